"""Rules about what is reported of an activity in a quarter."""

from collections.abc import Iterator
from datetime import date

from strategy_site.dates import PartialDate, Quarter, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Entry, Update
from strategy_site.problems import Problem, quoted
from strategy_site.rules.activities import is_of_its_kind
from strategy_site.vocabulary import ActivityKind, Confidence, NotStated, ReportedStatus

# Field, what is wrong, what to do.
Fault = tuple[str, str, str]

# What each kind of activity can be; a standing one may come to an end and so be complete.
_NOT_FOR = {
    ActivityKind.MILESTONE: {ReportedStatus.ONGOING},
    ActivityKind.RECURRING: {ReportedStatus.IN_PROGRESS, ReportedStatus.COMPLETE},
    ActivityKind.STANDING: set[ReportedStatus](),
}
_TOOK_PLACE = {ReportedStatus.ONGOING, ReportedStatus.PAUSED, ReportedStatus.UNCLEAR}


def entries_say_who_says_so(council: Council, positions: Positions) -> Iterator[Problem]:
    """An entry has a source, or an organisation that reported it (E003)."""
    for update in council.updates.values():
        for entry in update.entries:
            if positions.lacks(entry, "source") and positions.lacks(entry, "reported_by"):
                message = "source and reported_by are both missing."
                fix = "Add the source, or the organisation that reported it."
                yield positions.problem(entry, "", "E003", message, fix)


def completion_is_dated(council: Council, positions: Positions) -> Iterator[Problem]:
    """Complete goes with done_on, no later than the report; nothing else does (E021).

    A recurring activity that goes on may say when it last took place. A date is not stated only
    where a paper leaves it out, or with the reason.
    """
    kinds = _kinds(council)
    for update in council.updates.values():
        published = council.published_on(update)
        for entry in update.entries:
            fault = (
                _place_fault(entry, kinds.get(entry.activity), update, positions)
                or _open_fault(entry, update)
                or _late_fault(entry, published)
            )
            if fault:
                field, message, fix = fault
                yield positions.problem(entry, field, "E021", message, fix)


def _kinds(council: Council) -> dict[str, ActivityKind]:
    """Return the kinds of activities by id; one that its own dates contradict is told already."""
    return {each.id: each.kind for each in council.activities if is_of_its_kind(each)}


def _place_fault(
    entry: Entry, kind: ActivityKind | None, update: Update, positions: Positions
) -> Fault | None:
    """Return what is wrong if a date is missing, or stands beside a status that has none."""
    complete = entry.status is ReportedStatus.COMPLETE
    if complete and positions.lacks(entry, "done_on"):
        message = f"status {quoted(entry.status.key)} has no done_on beside it."
        or_open = ", or done_on: not_stated" if update.from_publication else ""
        return "status", message, f"Add done_on and the date{or_open}."
    recurs = kind in (ActivityKind.RECURRING, None) and entry.status in _TOOK_PLACE
    if entry.done_on is not None and not complete and not recurs:
        message = f"done_on stands beside status {quoted(entry.status.key)}."
        return "done_on", message, f"Delete it, or write status: {ReportedStatus.COMPLETE.key}."
    return None


def _open_fault(entry: Entry, update: Update) -> Fault | None:
    """Return what is wrong if a date is not stated and nobody knows why."""
    if entry.done_on is not NotStated.NOT_STATED or update.from_publication or entry.reason:
        return None
    message = f"done_on {quoted(entry.done_on.value)} has no reason beside it."
    return "done_on", message, "Write the date, or add reason: why it is not known."


def _late_fault(entry: Entry, published: date | None) -> Fault | None:
    """Return what is wrong if something was done after it was reported."""
    done = entry.done_on
    if not isinstance(done, PartialDate) or published is None or done.first_day <= published:
        return None
    message = f"done_on {quoted(str(done))} is after the report was published, on "
    message += f"{shown_day(published)}."
    return "done_on", message, "Correct the date, or report it in a later quarter."


def statuses_fit_the_kind(council: Council, positions: Positions) -> Iterator[Problem]:
    """A milestone is not ongoing, and what recurs is neither in progress nor complete (E022)."""
    kinds = _kinds(council)
    for update in council.updates.values():
        for entry in update.entries:
            kind = kinds.get(entry.activity)
            if kind is None or entry.status not in _NOT_FOR[kind]:
                continue
            message = f"status {quoted(entry.status.key)} does not go with a {kind.word.lower()}."
            if kind is ActivityKind.MILESTONE:
                fix = f"Write {ReportedStatus.IN_PROGRESS.key}, or make the activity's kind "
                fix += f"{ActivityKind.STANDING.key} in activities.yml."
            else:
                fix = f"Write {ReportedStatus.ONGOING.key}, or make the activity's kind "
                fix += f"{ActivityKind.MILESTONE.key} in activities.yml."
            yield positions.problem(entry, "status", "E022", message, fix)


def confidence_is_about_what_is_open(council: Council, positions: Positions) -> Iterator[Problem]:
    """Nobody rates what is complete, or what the source leaves unclear (E022)."""
    settled = (ReportedStatus.COMPLETE, ReportedStatus.UNCLEAR)
    for update in council.updates.values():
        for entry in update.entries:
            if entry.confidence is not None and entry.status in settled:
                message = f"confidence stands beside status {quoted(entry.status.key)}."
                fix = "Delete it, or correct the status."
                yield positions.problem(entry, "confidence", "E022", message, fix)


def what_goes_wrong_has_a_reason(council: Council, positions: Positions) -> Iterator[Problem]:
    """What is at risk, off track or paused has a reason (E023)."""
    for update in council.updates.values():
        for entry in update.entries:
            field, said = "confidence", entry.confidence
            word: Confidence | ReportedStatus | None = None
            if said in (Confidence.AT_RISK, Confidence.OFF_TRACK):
                word = said
            elif entry.status is ReportedStatus.PAUSED:
                field, word = "status", entry.status
            if word and positions.lacks(entry, "reason"):
                message = f"{field} {quoted(word.key)} has no reason beside it."
                yield positions.problem(entry, field, "E023", message, "Add reason: why it is so.")


def what_goes_wrong_is_put_right(council: Council, positions: Positions) -> Iterator[Problem]:
    """What is off track or overdue has a corrective action (E023).

    Overdue is what was due before the report was published; for a draft, before the quarter ended.
    A paper need not give one.
    """
    activities = {each.id: each for each in council.activities}
    for quarter, update in council.updates.items():
        for entry in update.entries if update.published or update.draft else ():
            done = entry.status is ReportedStatus.COMPLETE
            if done or not positions.lacks(entry, "corrective_action"):
                continue
            field, said = "status", f"status {quoted(entry.status.key)}"
            overdue = _overdue(activities.get(entry.activity), quarter, update)
            if entry.confidence is Confidence.OFF_TRACK:
                field, said = "confidence", f"confidence {quoted(entry.confidence.key)}"
            elif overdue:
                said = f"{said} {overdue}"
            else:
                continue
            message = f"{said} has no corrective_action beside it."
            fix = "Add corrective_action: what is being done about it."
            yield positions.problem(entry, field, "E023", message, fix)


def _overdue(activity: Activity | None, quarter: Quarter, update: Update) -> str:
    """Return the due date, in words, if it had passed when a report was published, or nothing."""
    published = update.published or quarter.last_day
    due = activity.due_in(quarter) if activity and is_of_its_kind(activity) else None
    gone = activity.withdrawn if activity else None
    if not isinstance(due, PartialDate) or due.last_day >= published:
        return ""
    if gone and gone.quarter <= quarter:  # told as such
        return ""
    return f"after the due date, {shown_day(due.last_day)},"


def one_entry_for_an_activity(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter reports on an activity once (E025)."""
    for update in council.updates.values():
        seen: set[str] = set()
        for entry in update.entries:
            if entry.activity in seen:
                message = "this activity is reported on twice in this quarter."
                yield positions.problem(entry, "activity", "E025", message, "Keep one of the two.")
            seen.add(entry.activity)


def nothing_is_reported_of_what_is_withdrawn(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """No report on an activity from the quarter on in which it was taken out (E026).

    It is told once, at the first such report: one slip may stand before many.
    """
    for each in council.activities:
        gone = each.withdrawn.quarter if each.withdrawn else None
        if gone is None or gone not in council.updates:  # else the quarter itself is told
            continue
        after = [entry for quarter, entry in council.entries_on(each.id) if quarter >= gone]
        if after:
            more = f" Later reports on it: {len(after) - 1}." if after[1:] else ""
            message = f"this activity was taken out of the plan in {gone}.{more}"
            fix = "Delete the entry, or correct withdrawn in activities.yml."
            yield positions.problem(after[0], "activity", "E026", message, fix)


def what_was_complete_is_reopened_in_words(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """What was reported complete stays so, or the later report says what it corrects (E027)."""
    for each in council.activities:
        complete: list[Quarter] = []
        for quarter, entry in council.entries_on(each.id):
            if entry.status is ReportedStatus.COMPLETE:
                complete.append(quarter)
                continue
            if complete and entry.corrects is None:
                last = complete[-1]
                message = f"status {quoted(entry.status.key)}: {last} reported it as complete."
                fix = f"Add corrects, with quarter: {last} and the reason, or correct it."
                yield positions.problem(entry, "status", "E027", message, fix)
            complete = []


def corrections_are_of_earlier_reports(council: Council, positions: Positions) -> Iterator[Problem]:
    """What an entry corrects was reported on its activity in an earlier quarter (E027).

    What opens something complete again corrects a report that said so.
    """
    for each in council.activities:
        said: dict[Quarter, ReportedStatus] = {}
        for quarter, entry in council.entries_on(each.id):
            old = entry.corrects.quarter if entry.corrects else None
            message = _wrong_correction(old, quarter, entry, said) if old else ""
            unsure = old is not None and old < quarter and not positions.is_whole("updates")
            if entry.corrects and message and not unsure:
                fix = "Write the quarter whose report is corrected."
                yield positions.problem(entry.corrects, "quarter", "E027", message, fix)
            said[quarter] = entry.status


def _wrong_correction(
    old: Quarter, quarter: Quarter, entry: Entry, said: dict[Quarter, ReportedStatus]
) -> str:
    """Return what is wrong with the quarter that an entry corrects; ``said`` is what was before."""
    if old >= quarter:
        return f"quarter {quoted(str(old))} is not before {quarter}, this report's own."
    if old not in said:
        return f"quarter {quoted(str(old))} reported nothing on this activity."
    done = ReportedStatus.COMPLETE
    last = max(said)
    if said[last] is done and entry.status is not done and said[old] is not done:
        return f"quarter {quoted(str(old))} did not report it as complete; {last} did."
    return ""
