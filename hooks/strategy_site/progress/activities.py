"""The status of an activity: a list of rules, of which the first that fits counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from strategy_site.dates import PartialDate, Quarter, shown_day
from strategy_site.model.council import Council
from strategy_site.model.parties import Organisation
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Entry
from strategy_site.progress import reasons
from strategy_site.progress.known import (
    first_named,
    known_reports,
    known_update,
    months_after,
)
from strategy_site.progress.positions import DONE, ActivityPosition, Report
from strategy_site.vocabulary import (
    ActivityKind,
    ActivityStatus,
    Confidence,
    NotStated,
    ReportedStatus,
)

# A quarter of a year at its longest: July to September.
SOON_DAYS = 92
Verdict = tuple[ActivityStatus, str]


@dataclass(frozen=True)
class _Case:
    """What a status is worked out from: ``reports`` are those known, oldest first."""

    council: Council
    activity: Activity
    quarter: Quarter
    as_of: date
    due: PartialDate | NotStated | None
    reports: tuple[Report, ...]

    @property
    def latest(self) -> Report | None:
        return self.reports[-1] if self.reports else None

    @property
    def milestone_due(self) -> PartialDate | None:
        """The due date of a milestone, if one is stated."""
        milestone = self.activity.kind is ActivityKind.MILESTONE
        return self.due if milestone and isinstance(self.due, PartialDate) else None


def activity_position(
    council: Council, activity: Activity, quarter: Quarter, as_of: date
) -> ActivityPosition:
    """Return the status of an activity as at a day, with its reason.

    ``quarter`` is the one whose report counts; a report published after the day is not yet known.
    The first rule that fits: stopped; complete; not yet named by a source; overdue; not to start
    yet; overdue to come round again; no report for the quarter; as reported.
    """
    reports = known_reports(council, activity.id, quarter, as_of)
    case = _Case(council, activity, quarter, as_of, activity.due_in(quarter), reports)
    status, reason = _status(case)
    latest = case.latest
    corrects = latest.entry.corrects if latest and status is not ActivityStatus.STOPPED else None
    if latest and corrects and (latest.quarter == quarter or status in DONE):
        reason = f"{reason} {reasons.correction(corrects)}"
    return ActivityPosition(activity, status, reason, latest, case.due)


def _status(case: _Case) -> Verdict:
    for rule in _RULES:
        if verdict := rule(case):
            return verdict
    latest = case.latest
    if latest is None or latest.quarter < case.quarter:
        return _silent(case, latest)
    return _rated(case, latest) or _unrated(case, latest)


def _stopped(case: _Case) -> Verdict | None:
    """It has been taken out of the plan, in this quarter or before."""
    withdrawn = case.activity.withdrawn
    if withdrawn and withdrawn.quarter <= case.quarter:
        reason = reasons.taken_out(withdrawn.quarter, withdrawn.reason)
        return ActivityStatus.STOPPED, reason
    return None


def _complete(case: _Case) -> Verdict | None:
    """The last report says so. It stands until a later report says otherwise."""
    latest = case.latest
    if latest is None or latest.entry.status is not ReportedStatus.COMPLETE:
        return None
    if isinstance(latest.entry.done_on, PartialDate):
        return ActivityStatus.COMPLETE, reasons.completed(latest.entry.done_on, case.due)
    told = f"Reported complete on {shown_day(latest.published)}, without a date."
    return ActivityStatus.COMPLETE_UNDATED, told


def _not_yet_named(case: _Case) -> Verdict | None:
    """It came into the plan later, or its first source is of a later day."""
    if not case.council.was_planned(case.activity.id, case.quarter):
        told = f"It came into the plan after the report for {case.quarter.shown}."
        return ActivityStatus.NOT_YET_REPORTED, told
    first = None if case.reports else first_named(case.council, case.activity)
    if first is None or first <= case.as_of:
        return None
    return ActivityStatus.NOT_YET_REPORTED, f"First named in a source of {shown_day(first)}."


def _overdue(case: _Case) -> Verdict | None:
    """It is a milestone and its due date has passed."""
    due = case.milestone_due
    if due is None or case.as_of <= due.last_day:
        return None
    told = f"Due {reasons.by(due)}. No completion is reported as at {shown_day(case.as_of)}."
    return ActivityStatus.OVERDUE, told


def _to_start(case: _Case) -> Verdict | None:
    """It is planned to start on a later day."""
    start = case.activity.start
    if start is None or start.first_day <= case.as_of:
        return None
    return ActivityStatus.NOT_STARTED, f"Planned to start {reasons.during(start)}."


def _lapsed(case: _Case) -> Verdict | None:
    """It recurs, and its interval and one month more have passed since it last took place."""
    frequency = case.activity.frequency
    if case.activity.kind is not ActivityKind.RECURRING or frequency is None:
        return None
    done = [each.entry.done_on for each in case.reports]
    last = next((each for each in reversed(done) if isinstance(each, PartialDate)), None)
    if last is None or case.as_of <= months_after(last, frequency.months + 1):
        return None
    told = f"It last took place {reasons.during(last)}. It is due {frequency.word.lower()}."
    return ActivityStatus.OVERDUE, told


_RULES: tuple[Callable[[_Case], Verdict | None], ...] = (
    _stopped,
    _complete,
    _not_yet_named,
    _overdue,
    _to_start,
    _lapsed,
)


def _silent(case: _Case, latest: Report | None) -> Verdict:
    """Nothing was reported for the quarter: say why, if that is known, and what was said last."""
    quarter = case.quarter.shown
    update = known_update(case.council, case.quarter, case.as_of)
    awaited = {*case.activity.partners, latest.entry.reported_by if latest else None}
    missing = [each for each in update.missing_returns if each in awaited] if update else []
    if update and update.not_reported:
        why = reasons.with_reason(f"No report was made for {quarter}", update.not_reported)
    elif missing:
        owing = [case.council.find(Organisation, each).name for each in missing]
        why = f"No return came from {reasons.names(owing)} for {quarter}."
    elif latest:
        why = f"Nothing was reported for {quarter}."
    else:
        told = f"Nothing was reported for {quarter}, nor for any quarter before."
        return ActivityStatus.NO_UPDATE, told
    before = reasons.last_reported(latest) if latest else "Nothing was reported before."
    return ActivityStatus.NO_UPDATE, f"{why} {before}"


_RATINGS: dict[Confidence | None, ActivityStatus] = {
    Confidence.OFF_TRACK: ActivityStatus.OFF_TRACK,
    Confidence.AT_RISK: ActivityStatus.AT_RISK,
}


def _rated(case: _Case, latest: Report) -> Verdict | None:
    """The report rates it, or gives enough to go by: paused, or not begun and due soon."""
    entry, told = latest.entry, reasons.told_on(latest)
    if entry.status is ReportedStatus.UNCLEAR:
        told = f"{told} in words that can be read in more than one way"
        return ActivityStatus.UNCLEAR, reasons.with_reason(told, entry.reason)
    status = _RATINGS.get(entry.confidence)
    if status is None and entry.status is ReportedStatus.PAUSED:
        status = ActivityStatus.AT_RISK
    if status is None and (due := _must_start(case, entry)):
        told = f"{reasons.due_soon(due, case.as_of)} {_no_start(latest)}"
        return ActivityStatus.AT_RISK, reasons.with_reason(told, entry.reason)
    if status is None and entry.confidence is Confidence.ON_TRACK:
        status = ActivityStatus.ON_TRACK
    if status is None:
        return None
    told = f"{told} as {reasons.rated_as(entry)}"
    return status, reasons.with_reason(told, entry.reason, status)


def _must_start(case: _Case, entry: Entry) -> PartialDate | None:
    """Return the due date of a milestone that has not begun, if it is near."""
    due = case.milestone_due
    if entry.status is not ReportedStatus.NOT_STARTED or due is None:
        return None
    return due if due.last_day - case.as_of <= timedelta(SOON_DAYS) else None


def _no_start(latest: Report) -> str:
    return f"No start was reported on {shown_day(latest.published)}"


def _unrated(case: _Case, latest: Report) -> Verdict:
    """The report says how far it is and no more."""
    entry, told = latest.entry, reasons.told_on(latest)
    if entry.status is ReportedStatus.NOT_STARTED:
        told = f"{told} as planned, without a start"
        if case.milestone_due:
            told = f"Due {reasons.by(case.milestone_due)}. {_no_start(latest)}"
        return ActivityStatus.NOT_STARTED, reasons.with_reason(told, entry.reason)
    teller = "source" if entry.source else "report"
    gap = f"The {teller} gives no rating."
    if entry.status is ReportedStatus.ONGOING:
        told = reasons.with_reason(f"{told} as going on", entry.reason)
        return ActivityStatus.ONGOING_NOT_RATED, f"{told} {gap}"
    if case.due is NotStated.NOT_STATED:
        gap = f"The {teller} gives no rating and no due date."
    told = reasons.with_reason(f"{told} as under way", entry.reason)
    return ActivityStatus.IN_PROGRESS_NOT_RATED, f"{told} {gap}"
