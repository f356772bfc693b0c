"""What changed between two reports, and whether it is for better or worse."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.council import Council
from strategy_site.progress.change_kinds import (
    Added,
    Change,
    Changes,
    Completed,
    DueMoved,
    FellSilent,
    Improved,
    KeyActionChanged,
    NewlyOverdue,
    ReportCorrected,
    StatusChanged,
    TakenOut,
    TextChanged,
    Worsened,
)
from strategy_site.progress.key_actions import position_at
from strategy_site.progress.known import known_reports, previous_reported
from strategy_site.progress.positions import (
    DONE,
    ActivityPosition,
    KeyActionPosition,
    Position,
)
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, Trend

# From worst to best. A status that is not here says nothing of how well the work goes.
_ACTIVITY_RANK = {
    ActivityStatus.OVERDUE: 0,
    ActivityStatus.OFF_TRACK: 1,
    ActivityStatus.AT_RISK: 2,
    ActivityStatus.NOT_STARTED: 3,
    ActivityStatus.ON_TRACK: 4,
    ActivityStatus.COMPLETE: 5,
    ActivityStatus.COMPLETE_UNDATED: 5,
}
_KEY_ACTION_RANK = {
    KeyActionStatus.OFF_TRACK: 0,
    KeyActionStatus.AT_RISK: 1,
    KeyActionStatus.ON_TRACK: 2,
    KeyActionStatus.COMPLETE: 3,
}


@dataclass(frozen=True)
class Trends:
    """How a position stands to the report before, by the ids of key actions and activities."""

    earlier: Quarter | None
    key_actions: Mapping[str, Trend]
    activities: Mapping[str, Trend]


def trends(council: Council, position: Position) -> Trends:
    """Return how a position stands to the report published before that of its quarter."""
    quarter = previous_reported(council, position.quarter, position.as_of)
    return trends_since(position_at(council, quarter) if quarter else None, position)


def trends_since(before: Position | None, position: Position) -> Trends:
    """Return how a position stands to that of an earlier report, None if there was none."""
    return Trends(
        before.quarter if before else None,
        {
            each.key_action.id: key_action_trend(
                before.of(each.key_action.id) if before else None, each
            )
            for each in position.key_actions
        },
        {
            each.activity.id: activity_trend(
                before.of_activity(each.activity.id) if before else None, each
            )
            for each in position.activities
        },
    )


def activity_trend(before: ActivityPosition | None, now: ActivityPosition) -> Trend:
    """Return how an activity stands to the report before, None if there was none.

    From worst to best: overdue, off track, at risk, not started, on track, complete. Any other
    status on either side cannot be compared.
    """
    if now.is_live and (before is None or before.status is ActivityStatus.NOT_YET_REPORTED):
        return Trend.NEW
    if before is None:
        return Trend.NOT_COMPARABLE
    return _trend(_ACTIVITY_RANK.get(before.status), _ACTIVITY_RANK.get(now.status))


def key_action_trend(before: KeyActionPosition | None, now: KeyActionPosition) -> Trend:
    """Return how a key action stands to the report before, None if there was none.

    It is new if no activity of it was in the plan. A status that a person set counts as shown.
    """
    if before is None or not before.has_live:
        return Trend.NEW if now.has_live else Trend.NOT_COMPARABLE
    return _trend(_KEY_ACTION_RANK.get(before.status), _KEY_ACTION_RANK.get(now.status))


def _trend(before: int | None, now: int | None) -> Trend:
    if before is None or now is None:
        return Trend.NOT_COMPARABLE
    if before == now:
        return Trend.SAME
    return Trend.BETTER if now > before else Trend.WORSE


def changes(council: Council, earlier: Quarter | None, later: Quarter) -> Changes:
    """Return what changed from one quarter to another, each as it stood on its publication.

    ``earlier`` is None for the first report. For an activity: new, taken out, completed or another
    status (newly overdue, silent, worse, better, or other); then moves of its due date, another
    text, and corrections.
    """
    before = position_at(council, earlier) if earlier else None
    return changes_since(council, before, position_at(council, later))


def changes_since(council: Council, before: Position | None, now: Position) -> Changes:
    """Return what changed from one position to another, None for the first report."""
    if before is None:
        return Changes(None, now.quarter, (), ())
    actions = tuple(
        KeyActionChanged(each.key_action, was.status, each.status, each.reason)
        for each in now.key_actions
        if (was := before.of(each.key_action.id)).status is not each.status
    )
    found = chain.from_iterable(_changes(council, before, now, each) for each in now.activities)
    return Changes(before.quarter, now.quarter, actions, tuple(found))


def _changes(
    council: Council, before: Position, now: Position, each: ActivityPosition
) -> Iterator[Change]:
    """Yield what changed about one activity."""
    was = before.of_activity(each.activity.id)
    new = was.status is ActivityStatus.NOT_YET_REPORTED
    if was.status is ActivityStatus.STOPPED or not (each.is_live or was.is_live):
        return
    if new:
        yield Added(each.activity, each.status)
        return
    yield from _status_change(was, each)
    for move in each.activity.due_history:
        if before.quarter < move.quarter <= now.quarter:
            yield DueMoved(each.activity, move.was, move.became, move.reason)
    yield from _report_changes(council, before, now, was, each)


def _status_change(was: ActivityPosition, now: ActivityPosition) -> Iterator[Change]:
    if was.status is now.status:
        return
    if now.status is ActivityStatus.STOPPED:
        yield TakenOut(now.activity, now.reason)
    elif now.status in DONE and was.status not in DONE:
        done_on = now.latest.entry.done_on if now.latest else None
        dated = done_on if isinstance(done_on, PartialDate) else None
        yield Completed(now.activity, was.status, dated)
    else:
        yield _kind_of(was, now)(now.activity, was.status, now.status, now.reason)


def _kind_of(was: ActivityPosition, now: ActivityPosition) -> type[StatusChanged]:
    """Return what a change of status is to the reader: overdue, silent, worse, better, or other."""
    if now.status is ActivityStatus.OVERDUE:
        return NewlyOverdue
    if now.status is ActivityStatus.NO_UPDATE:
        return FellSilent
    moved = {Trend.WORSE: Worsened, Trend.BETTER: Improved}
    return moved.get(activity_trend(was, now), StatusChanged)


def _report_changes(
    council: Council,
    before: Position,
    now: Position,
    was: ActivityPosition,
    each: ActivityPosition,
) -> Iterator[Change]:
    """Yield another text of the latest report, and the corrections reported in between."""
    old, new = was.latest, each.latest
    if old and new and old.entry.text != new.entry.text:
        yield TextChanged(each.activity, old.entry.text, new.entry.text)
    for report in known_reports(council, each.activity.id, now.quarter, now.as_of):
        corrects = report.entry.corrects
        if corrects and report.quarter > before.quarter:
            yield ReportCorrected(each.activity, corrects.quarter, corrects.reason)
