"""What was known as at a day: which reports, which due date, which quarters."""

import calendar
from collections.abc import Iterator
from datetime import date

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.council import Council
from strategy_site.model.publications import Publication
from strategy_site.model.strategy import Activity, Move
from strategy_site.model.updates import Update
from strategy_site.progress.positions import Report


def reports_on(council: Council, activity_id: str) -> Iterator[Report]:
    """Yield the reports on an activity, oldest quarter first; drafts without a date are left out.

    Where a quarter reports on it twice, which is a mistake, the later line comes last.
    """
    for quarter, entry in sorted(council.entries_on(activity_id), key=lambda each: each[0]):
        published = council.published_on(council.updates[quarter])
        if published:
            yield Report(quarter, published, entry)


def known_reports(
    council: Council, activity_id: str, quarter: Quarter, as_of: date
) -> tuple[Report, ...]:
    """Return the reports for a quarter and those before it that were published by a day."""
    return tuple(
        report
        for report in reports_on(council, activity_id)
        if report.quarter <= quarter and report.published <= as_of
    )


def known_update(council: Council, quarter: Quarter, as_of: date) -> Update | None:
    """Return a quarter's report if it was published by a day.

    That a quarter has no report needs no publication: it is known once the quarter is over.
    """
    update = council.updates.get(quarter)
    if update is None:
        return None
    published = council.published_on(update)
    if published is None and update.not_reported:
        published = quarter.last_day
    return update if published and published <= as_of else None


def reported_quarters(council: Council) -> list[Quarter]:
    """Return the quarters that have a published report, oldest first."""
    return sorted(
        quarter
        for quarter, update in council.updates.items()
        if council.published_on(update) and not update.not_reported
    )


def known_quarters(council: Council, quarter: Quarter, as_of: date) -> list[Quarter]:
    """Return the quarters, none later than this one, whose report was published by a day."""
    return [
        each
        for each in reported_quarters(council)
        if each <= quarter and known_update(council, each, as_of)
    ]


def latest_reported(council: Council, quarter: Quarter, as_of: date) -> Quarter | None:
    """Return the last quarter, no later than this one, whose report was published by a day."""
    known = known_quarters(council, quarter, as_of)
    return known[-1] if known else None


def runs_of_quarters(council: Council) -> list[tuple[Quarter, Quarter]]:
    """Return the first and the last of each run of quarters, oldest first.

    A quarter that a file tells of is a run of its own. Between two of them, those that no file
    tells of are one.
    """
    runs: list[tuple[Quarter, Quarter]] = []
    for quarter in sorted(council.updates):
        if runs and runs[-1][1].next < quarter:
            runs.append((runs[-1][1].next, quarter.previous))
        runs.append((quarter, quarter))
    return runs


def previous_reported(council: Council, quarter: Quarter, as_of: date) -> Quarter | None:
    """Return the last quarter before this one whose report was published by a day."""
    return latest_reported(council, quarter.previous, as_of)


def moves_at(activity: Activity, quarter: Quarter) -> tuple[Move, ...]:
    """Return the moves of a due date that were known with a quarter's report, oldest first."""
    return tuple(each for each in activity.due_history if each.quarter <= quarter)


def first_named(council: Council, activity: Activity) -> date | None:
    """Return the day of the first source that names an activity, or None if none is dated."""
    dates = [council.find(Publication, source.ref).date for source in activity.source]
    return min((each.first_day for each in dates if each), default=None)


def months_after(when: PartialDate, months: int) -> date:
    """Return the last day that lies a number of months after a date.

    31 January and one month is the last day of February. A month stays a month: November 2024 and
    four months is 31 March 2025. A year counts as its December.
    """
    count = when.year * 12 + (when.month or 12) - 1 + months
    year, month = count // 12, count % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(when.day or last, last))
