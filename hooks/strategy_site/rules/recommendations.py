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


def recommendations_are_numbered_once(council: Council, positions: Positions) -> Iterator[Problem]:
    """Two recommendations, or two findings, of one origin do not have the same number (E006)."""
    taken: dict[tuple[object, object, object, int], str] = {}
    for each in council.recommendations:
        key = (each.kind, each.origin, each.made_by, each.number)
        other = taken.setdefault(key, each.id)
        if other != each.id:
            message = f"number {quoted(str(each.number))} is that of {quoted(other)} too."
            yield positions.problem(each, "number", "E006", message, "Number them one by one.")


def others_act_on_what_is_addressed_to_others(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """What is addressed to others alone is not accepted or done by the council (E016)."""
    if not positions.is_whole("parties.yml"):
        return
    ours = _us(council)
    acted = (RecommendationState.ACCEPTED, RecommendationState.DONE)
    for each in council.recommendations:
        if each.state in acted and each.addressed_to and not ours & {*each.addressed_to}:
            message = f"state {quoted(each.state.key)}: addressed_to names nobody of the council."
            fix = f"Write state: {RecommendationState.NOT_OURS.key}, or correct addressed_to."
            yield positions.problem(each, "state", "E016", message, fix)
