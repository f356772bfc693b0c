"""What needs attention: what is due or overdue, who did not report, what nobody answers."""

from dataclasses import dataclass
from datetime import date, timedelta

from strategy_site.dates import PartialDate
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation
from strategy_site.model.recommendations import Benchmark, Recommendation
from strategy_site.progress.activities import SOON_DAYS
from strategy_site.progress.known import latest_reported
from strategy_site.progress.positions import DONE, ActivityPosition, Position
from strategy_site.vocabulary import (
    ActivityKind,
    ActivityStatus,
    RecommendationKind,
    RecommendationState,
)

_SETTLED = (RecommendationState.DONE, RecommendationState.NOT_OURS)


@dataclass(frozen=True)
class Outlook:
    """What needs attention as at a position's day, and as at the site's review."""

    due_soon: tuple[ActivityPosition, ...]
    overdue: tuple[ActivityPosition, ...]
    missing_returns: tuple[Organisation, ...]
    benchmarks_without_key_action: tuple[Benchmark, ...]
    recommendations_without_activity: tuple[Recommendation, ...]
    ended: tuple[Body | Organisation, ...]


def outlook(council: Council, position: Position) -> Outlook:
    """Return what needs attention; what has ended is judged as at ``reviewed_on``."""
    return Outlook(
        due_soon=due_soon_in(position),
        overdue=overdue_in(position),
        missing_returns=missing_returns(council, position),
        benchmarks_without_key_action=benchmarks_without_key_action(council),
        recommendations_without_activity=recommendations_without_activity(council, position),
        ended=ended_by(council, council.site.reviewed_on),
    )


def due_soon_in(position: Position) -> tuple[ActivityPosition, ...]:
    """Return the milestones due on the position's day or in the 92 days after it, nearest first.

    Those that are complete, stopped or not yet in the plan are left out.
    """
    last = position.as_of + timedelta(SOON_DAYS)
    near = [
        each
        for each in position.activities
        if each.activity.kind is ActivityKind.MILESTONE
        and each.is_live
        and each.status not in DONE
        and position.as_of <= _last_day(each) <= last
    ]
    return tuple(sorted(near, key=_last_day))


def overdue_in(position: Position) -> tuple[ActivityPosition, ...]:
    """Return what is overdue: milestones, longest first, then what should have come round."""
    late = [each for each in position.activities if each.status is ActivityStatus.OVERDUE]
    return tuple(sorted(late, key=_last_day))


def _last_day(each: ActivityPosition) -> date:
    """Return the last day on which an activity is in time; one without a date comes last."""
    return each.due.last_day if isinstance(each.due, PartialDate) else date.max


def missing_returns(council: Council, position: Position) -> tuple[Organisation, ...]:
    """Return who sent nothing for the latest quarter that was reported."""
    quarter = latest_reported(council, position.quarter, position.as_of)
    missing = council.updates[quarter].missing_returns if quarter else ()
    return tuple(council.find(Organisation, each) for each in missing)


def benchmarks_without_key_action(council: Council) -> tuple[Benchmark, ...]:
    """Return the parts of the national framework that no key action answers."""
    answered = {each for action in council.key_actions for each in action.benchmarks}
    return tuple(each for each in council.benchmarks if each.id not in answered)


def recommendations_without_activity(
    council: Council, position: Position
) -> tuple[Recommendation, ...]:
    """Return the recommendations on which no activity acts, or only ones that were stopped.

    Findings ask for nothing. Recommendations that are done, or are for others, need no activity.
    """
    live = {each.activity.id for each in position.activities if each.is_live}
    return tuple(
        each
        for each in council.recommendations
        if each.kind is RecommendationKind.RECOMMENDATION
        and each.state not in _SETTLED
        and live.isdisjoint(each.activities)
    )


def ended_by(council: Council, day: date) -> tuple[Body | Organisation, ...]:
    """Return the bodies and organisations whose last day was before a day."""
    parties: tuple[Body | Organisation, ...] = (*council.bodies, *council.organisations)
    return tuple(each for each in parties if each.valid_to and each.valid_to.last_day < day)
