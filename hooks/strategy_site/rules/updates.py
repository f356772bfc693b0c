"""Rules about what is reported in a quarter."""

from collections.abc import Iterator
from datetime import date

from strategy_site.dates import PartialDate, Quarter, last_quarter_ended_by, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.updates import Entry, Update
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import ActivityKind, ReportedStatus

# Code, what is wrong, what to do.
Fault = tuple[str, str, str]
_NO_FAULT = ("", "", "")


def quarter_fits(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter's report has a date, and lies in the last quarter that had ended by then (E005).

    A paper of 25 January 2018 so reports on October to December 2017.
    """
    for quarter, update in council.updates.items():
        field, (code, message, fix) = _date_fault(council, quarter, update)
        if message:
            yield positions.problem(update, field, code, message, fix)


def _date_fault(council: Council, quarter: Quarter, update: Update) -> tuple[str, Fault]:
    """Return the field and what is wrong with the date of a quarter's report, if anything is."""
    if update.from_publication and update.published:
        message = "from_publication and published both stand here."
        return "published", ("E003", message, "Keep one of the two.")
    if update.published:
        return "published", _day_fault(quarter, update.published)
    if update.from_publication:
        return "from_publication", _publication_fault(council, quarter, update)
    message = "from_publication and published are both missing."
    fix = "Add published and the day, or from_publication and the id of a publication."
    return "", ("E003", message, fix)


def _day_fault(quarter: Quarter, published: date) -> Fault:
    """Return what is wrong with the day on which a quarter's report was published."""
    if published >= quarter.last_day:
        return _NO_FAULT
    ended = shown_day(quarter.last_day)
    message = f"published {quoted(published.isoformat())} is before {quarter} ended, on {ended}."
    return "E005", message, "Correct the day, or the name of the file."


def _publication_fault(council: Council, quarter: Quarter, update: Update) -> Fault:
    """Return what is wrong with the publication that a quarter's report was read from."""
    name = f"from_publication {quoted(update.from_publication or '')}"
    day = council.published_on(update)
    if day is None:
        known = any(each.id == update.from_publication for each in council.publications)
        fix = "Write its date in publications.yml as year-month-day."
        return ("E005", f"{name} has no whole date.", fix) if known else _NO_FAULT
    fits = last_quarter_ended_by(day)
    if fits == quarter:
        return _NO_FAULT
    message = f"{name} is of {shown_day(day)}, and the file is named {quoted(str(quarter))}."
    return "E005", message, f"Name it {fits}.yml: that is the last quarter that had ended by then."


def position_is_no_earlier_than_the_reports(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """Statuses are worked out as at a day on which every report had been published (E005).

    A report of a later day would stand in the data and change nothing on the site.
    """
    as_of = getattr(council.site, "position_as_of", None)
    published = [council.published_on(update) for update in council.updates.values()]
    latest = max((day for day in published if day), default=None)
    if as_of and latest and latest > as_of:
        message = (
            f"position_as_of {quoted(as_of.isoformat())} is before the latest report was "
            f"published, on {shown_day(latest)}."
        )
        fix = f"Write {latest.isoformat()} or a later day."
        yield positions.problem(council.site, "position_as_of", "E005", message, fix)


def completion_is_dated(council: Council, positions: Positions) -> Iterator[Problem]:
    """Complete goes with done_on, no later than the report; nothing else does (E021)."""
    for update in council.updates.values():
        published = council.published_on(update)
        for entry in update.entries:
            field, message, fix = _completion_fault(entry, published)
            if message:
                yield positions.problem(entry, field, "E021", message, fix)


def _completion_fault(entry: Entry, published: date | None) -> tuple[str, str, str]:
    """Return the field, what is wrong with an entry's completion and what to do, or nothing."""
    complete = entry.status is ReportedStatus.COMPLETE
    if complete and entry.done_on is None:
        message = f"status {quoted(entry.status.key)} has no done_on beside it."
        return "status", message, "Add done_on and the date, or done_on: not_stated."
    if not complete and entry.done_on is not None:
        message = f"done_on stands beside status {quoted(entry.status.key)}."
        return "done_on", message, f"Delete it, or write status: {ReportedStatus.COMPLETE.key}."
    if published and isinstance(entry.done_on, PartialDate) and entry.done_on.first_day > published:
        message = (
            f"done_on {quoted(str(entry.done_on))} is after the report was published, on "
            f"{shown_day(published)}."
        )
        return "done_on", message, "Correct the date, or report it in a later quarter."
    return "", "", ""


def ongoing_is_for_standing_activities(council: Council, positions: Positions) -> Iterator[Problem]:
    """Only a standing activity is ongoing; a milestone is in progress (E022)."""
    kinds = {each.id: each.kind for each in council.activities}
    for update in council.updates.values():
        for entry in update.entries:
            milestone = kinds.get(entry.activity) is ActivityKind.MILESTONE
            if milestone and entry.status is ReportedStatus.ONGOING:
                message = f"status {quoted(entry.status.key)} does not go with a milestone."
                fix = f"Write {ReportedStatus.IN_PROGRESS.key}, or make the activity's kind "
                fix += f"{ActivityKind.STANDING.key} in activities.yml."
                yield positions.problem(entry, "status", "E022", message, fix)


def one_entry_for_an_activity(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter reports on an activity once (E025)."""
    for update in council.updates.values():
        seen: set[str] = set()
        for entry in update.entries:
            if entry.activity in seen:
                message = "this activity is reported on twice in this quarter."
                yield positions.problem(entry, "activity", "E025", message, "Keep one of the two.")
            seen.add(entry.activity)
