"""Where the plan stands as at a date: statuses, their reasons and counts.

Pure functions of the records and a day. The rules are those of section "How a status is worked
out" on the about page; the first that fits counts.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from strategy_site.dates import PartialDate, Quarter, last_quarter_ended_by, shown_day
from strategy_site.model.council import Council
from strategy_site.model.publications import Publication
from strategy_site.model.strategy import Activity, KeyAction
from strategy_site.model.updates import Entry
from strategy_site.vocabulary import (
    ActivityKind,
    ActivityStatus,
    KeyActionStatus,
    NotStated,
    ReportedStatus,
)


@dataclass(frozen=True)
class Report:
    """An entry with the quarter it belongs to and the day on which that was published."""

    quarter: Quarter
    published: date
    entry: Entry


@dataclass(frozen=True)
class ActivityPosition:
    """An activity with its status, the reason in one sentence, and the last report on it."""

    activity: Activity
    status: ActivityStatus
    reason: str
    latest: Report | None


@dataclass(frozen=True)
class KeyActionPosition:
    """A key action with its status, the reason, and the positions of its activities."""

    key_action: KeyAction
    status: KeyActionStatus
    reason: str
    activities: tuple[ActivityPosition, ...]

    @property
    def milestones(self) -> tuple[int, int]:
        """How many milestones are complete, and how many there are."""
        milestones = [
            each for each in self.activities if each.activity.kind is ActivityKind.MILESTONE
        ]
        return sum(each.status in DONE for each in milestones), len(milestones)


@dataclass(frozen=True)
class Position:
    """The whole plan as at a day, with the quarter whose report counts."""

    as_of: date
    quarter: Quarter
    key_actions: tuple[KeyActionPosition, ...]

    @cached_property
    def _by_id(self) -> dict[str, KeyActionPosition]:
        return {each.key_action.id: each for each in self.key_actions}

    def of(self, key_action_id: str) -> KeyActionPosition:
        """Return the position of one key action; raise KeyError if there is none with this id."""
        return self._by_id[key_action_id]

    def counts(self) -> list[tuple[ActivityStatus, int]]:
        """Return how many activities have each status, zeros left out."""
        found = Counter(each.status for action in self.key_actions for each in action.activities)
        return [(status, found[status]) for status in ActivityStatus if found[status]]


DONE = {ActivityStatus.COMPLETE, ActivityStatus.COMPLETE_UNDATED}

_NOT_DONE = {
    ReportedStatus.NOT_STARTED: ActivityStatus.NOT_STARTED,
    ReportedStatus.IN_PROGRESS: ActivityStatus.IN_PROGRESS_NOT_RATED,
    ReportedStatus.ONGOING: ActivityStatus.ONGOING_NOT_RATED,
}


def position_as_of(council: Council, day: date) -> Position:
    """Return the position as at a day, from the last quarter that had ended by then.

    A report published after that day is not yet known and does not count.
    """
    quarter = last_quarter_ended_by(day)
    actions = tuple(
        key_action_position(council, each, quarter, day) for each in council.key_actions
    )
    return Position(day, quarter, actions)


def reports_on(council: Council, activity_id: str) -> Iterator[Report]:
    """Yield the reports on an activity, oldest first."""
    for quarter, entry in council.entries_on(activity_id):
        published = council.published_on(council.updates[quarter])
        if published:
            yield Report(quarter, published, entry)


def key_action_position(
    council: Council, key_action: KeyAction, quarter: Quarter, as_of: date
) -> KeyActionPosition:
    """Return the status of a key action as at a day, with those of its activities.

    ``quarter`` is the one whose report counts.
    """
    activities = tuple(
        activity_position(council, activity, quarter, as_of)
        for activity in council.activities_of(key_action.id)
    )
    status, reason = roll_up(activities)
    return KeyActionPosition(key_action, status, reason, activities)


def activity_position(
    council: Council, activity: Activity, quarter: Quarter, as_of: date
) -> ActivityPosition:
    """Return the status of an activity as at a day, with its reason.

    ``quarter`` is the one whose report counts. The first rule that fits: reported complete;
    overdue; not yet reported; no update for the quarter; as reported.
    """
    known = [
        report
        for report in reports_on(council, activity.id)
        if report.quarter <= quarter and report.published <= as_of
    ]
    latest = known[-1] if known else None
    status, reason = _status(council, activity, latest, quarter, as_of)
    return ActivityPosition(activity, status, reason, latest)


def _status(
    council: Council, activity: Activity, latest: Report | None, quarter: Quarter, as_of: date
) -> tuple[ActivityStatus, str]:
    if latest and latest.entry.status is ReportedStatus.COMPLETE:
        return _complete(activity, latest)
    due = activity.due
    milestone = activity.kind is ActivityKind.MILESTONE
    if milestone and isinstance(due, PartialDate) and as_of > due.last_day:
        return ActivityStatus.OVERDUE, (
            f"Due {_by(due)}. No completion is reported as at {shown_day(as_of)}."
        )
    if latest is None:
        return _unreported(council, activity, quarter, as_of)
    if latest.quarter < quarter:
        return ActivityStatus.NO_UPDATE, (
            f"Nothing was reported for {quarter.shown}. Last reported: "
            f"{latest.entry.status.word.lower()}, for {latest.quarter.shown}."
        )
    return _NOT_DONE[latest.entry.status], _as_reported(activity, latest)


def _complete(activity: Activity, latest: Report) -> tuple[ActivityStatus, str]:
    done_on, due = latest.entry.done_on, activity.due
    if not isinstance(done_on, PartialDate):
        return ActivityStatus.COMPLETE_UNDATED, (
            f"Reported complete on {shown_day(latest.published)}, without a date."
        )
    when = f"Reported complete: {done_on.shown}."
    if isinstance(due, PartialDate) and done_on.first_day > due.last_day:
        when = f"{when} It was due {_by(due)}."
    return ActivityStatus.COMPLETE, when


def _unreported(
    council: Council, activity: Activity, quarter: Quarter, as_of: date
) -> tuple[ActivityStatus, str]:
    """Return the status of an activity on which nothing has been reported so far."""
    dates = [council.find(Publication, source.ref).date for source in activity.source]
    first = min((each.first_day for each in dates if each), default=None)
    if first and first > as_of:
        return ActivityStatus.NOT_YET_REPORTED, (f"First named in a source of {shown_day(first)}.")
    return ActivityStatus.NO_UPDATE, (
        f"Nothing was reported for {quarter.shown}, nor for any quarter before."
    )


def _as_reported(activity: Activity, latest: Report) -> str:
    told = f"Reported on {shown_day(latest.published)}"
    if latest.entry.status is ReportedStatus.NOT_STARTED:
        if isinstance(activity.due, PartialDate):
            return (
                f"Due {_by(activity.due)}. No start was reported on {shown_day(latest.published)}."
            )
        return f"{told} as planned, without a start."
    if latest.entry.status is ReportedStatus.ONGOING:
        return f"{told} as going on. The source gives no rating."
    if activity.due is NotStated.NOT_STATED:
        return f"{told} as under way. The source gives no rating and no due date."
    return f"{told} as under way. The source gives no rating."


def _by(due: PartialDate) -> str:
    """Return a due date with the word before it: ``by the end of December 2019``."""
    return f"on {due.shown}" if due.day else f"by the end of {due.shown}"


def roll_up(activities: tuple[ActivityPosition, ...]) -> tuple[KeyActionStatus, str]:
    """Return the status of a key action from those of its activities, with its reason.

    The first that fits: off track if any is overdue; no update if any has none; complete if all
    are; otherwise not rated, since no source has rated any of them.
    """
    overdue = [each for each in activities if each.status is ActivityStatus.OVERDUE]
    if overdue:
        return KeyActionStatus.OFF_TRACK, f"{len(overdue)} overdue: {_titles(overdue)}."
    silent = [each for each in activities if each.status is ActivityStatus.NO_UPDATE]
    if silent:
        return KeyActionStatus.NO_UPDATE, f"{len(silent)} without an update: {_titles(silent)}."
    if activities and all(each.status in DONE for each in activities):
        return KeyActionStatus.COMPLETE, f"All {len(activities)} activities are complete."
    return KeyActionStatus.NOT_RATED, "No source says whether the activities are on track."


def _titles(positions: list[ActivityPosition]) -> str:
    return "; ".join(each.activity.title for each in positions)
