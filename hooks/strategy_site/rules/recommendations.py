"""Rules about what others recommended."""

from collections.abc import Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.recommendations import Recommendation
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import OrganisationKind, RecommendationKind, RecommendationState


def recommendations_to_us_are_answered(council: Council, positions: Positions) -> Iterator[Problem]:
    """A recommendation to the council has an activity, or a reason for having none (E016).

    Not one that is done or is said to be for others.
    """
    ours = _us(council)
    for each in council.recommendations:
        addressed = next((name for name in each.addressed_to if name in ours), None)
        if addressed is None or not _is_open(each):
            continue
        if positions.lacks(each, "activities") and positions.lacks(each, "no_activity"):
            message = f"addressed_to {quoted(addressed)} is part of the council, and no activity "
            message += "is named."
            fix = "Add activities, or no_activity and the reason."
            yield positions.problem(each, "addressed_to", "E016", message, fix)


def _us(council: Council) -> set[str]:
    """Return the ids of the council and of its services."""
    own = getattr(council.site, "organisation", None)
    kinds = {OrganisationKind.COUNCIL_SERVICE}
    if own is None:  # else a record of this kind may be another council
        kinds.add(OrganisationKind.COUNCIL)
    return {each.id for each in council.organisations if each.kind in kinds or each.id == own}


def _is_open(recommendation: Recommendation) -> bool:
    closed = (RecommendationState.DONE, RecommendationState.NOT_OURS)
    asks = recommendation.kind is RecommendationKind.RECOMMENDATION
    return asks and recommendation.state not in closed


def no_reason_beside_activities(council: Council, positions: Positions) -> Iterator[Problem]:
    """A reason for having no activity does not stand beside activities (E016)."""
    for each in council.recommendations:
        if each.activities and each.no_activity:
            message = "no_activity stands beside activities."
            yield positions.problem(each, "no_activity", "E016", message, "Keep one of the two.")


def others_answer_what_is_theirs(council: Council, positions: Positions) -> Iterator[Problem]:
    """What is addressed to others alone is not ours to accept or to have done (E016).

    Unless an activity of ours acts on it. Nobody can tell where no organisation is known as ours.
    """
    whole = positions.is_whole("parties.yml", "recommendations.yml")
    ours = _us(council) if whole else set()
    answered = (RecommendationState.ACCEPTED, RecommendationState.DONE)
    for each in council.recommendations if ours else ():
        theirs = each.addressed_to and not ours.intersection(each.addressed_to)
        asks = each.kind is RecommendationKind.RECOMMENDATION
        if theirs and asks and each.state in answered and positions.lacks(each, "activities"):
            message = f"state {quoted(each.state.key)} is the council's answer, and addressed_to "
            message += "names only others."
            fix = f"Write {RecommendationState.NOT_OURS.key}, or add to addressed_to who of the "
            fix += "council it is for."
            yield positions.problem(each, "state", "E016", message, fix)


def numbers_are_not_given_twice(council: Council, positions: Positions) -> Iterator[Problem]:
    """What one paper or review recommends or finds is numbered, each number once (E006)."""
    first: dict[tuple[object, ...], str] = {}
    for each in council.recommendations:
        other = first.setdefault((each.kind, each.origin, each.date, each.number), each.id)
        if other != each.id:
            message = f"number {quoted(str(each.number))} is that of {quoted(other)} too."
            fix = "Give one of the two the number that it has in its source."
            yield positions.problem(each, "number", "E006", message, fix)
