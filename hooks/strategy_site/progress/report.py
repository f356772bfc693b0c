"""All that a quarter's report tells, worked out once for page, papers, feed and open data."""

from dataclasses import dataclass
from datetime import date

from strategy_site.dates import Quarter
from strategy_site.model.contacts import Event
from strategy_site.model.council import Council
from strategy_site.model.parties import Organisation
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Update
from strategy_site.progress.activities import SOON_DAYS
from strategy_site.progress.attention import due_soon_in, overdue_in
from strategy_site.progress.change_kinds import Changes
from strategy_site.progress.compare import Trends, changes_since, trends_since
from strategy_site.progress.key_actions import position_at
from strategy_site.progress.known import previous_reported, reported_quarters
from strategy_site.progress.measures import MeasurePosition, measure_position
from strategy_site.progress.positions import ActivityPosition, Position
from strategy_site.vocabulary import ActivityStatus

__all__ = ["SOON_DAYS", "Correction", "QuarterReport", "all_reports", "report_for"]


@dataclass(frozen=True)
class Correction:
    """What the report for one quarter put right in that for an earlier one."""

    activity: Activity
    wrong: Quarter
    corrected_in: Quarter
    reason: str


@dataclass(frozen=True)
class QuarterReport:
    """A quarter as its report gave it: what is known later is told beside it, never mixed in.

    ``published`` is the day as at which all stands. ``previous`` is the quarter of the report
    before, None for the first. ``corrections`` are those that this report makes,
    ``corrected_later`` those that later reports make in this one. ``decisions`` are the events at
    which a body decided something: on this report, or since the report before.
    """

    council: Council
    quarter: Quarter
    update: Update
    published: date
    position: Position
    previous: Quarter | None
    trends: Trends
    changes: Changes
    overdue: tuple[ActivityPosition, ...]
    due_soon: tuple[ActivityPosition, ...]
    no_update: tuple[ActivityPosition, ...]
    missing_returns: tuple[Organisation, ...]
    measures: tuple[MeasurePosition, ...]
    decisions: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    corrected_later: tuple[Correction, ...]


def all_reports(council: Council) -> list[QuarterReport]:
    """Return the report of every quarter that has a published one, oldest first."""
    return [report_for(council, each) for each in reported_quarters(council)]


def report_for(council: Council, quarter: Quarter) -> QuarterReport:
    """Return a quarter's report; raise KeyError if the quarter has none that is published."""
    update = council.updates[quarter]
    published = council.published_on(update)
    if published is None or update.not_reported:
        raise KeyError(str(quarter))
    position = position_at(council, quarter)
    previous = previous_reported(council, quarter, published)
    before = position_at(council, previous) if previous else None
    corrections = _corrections(council)
    return QuarterReport(
        council=council,
        quarter=quarter,
        update=update,
        published=published,
        position=position,
        previous=previous,
        trends=trends_since(before, position),
        changes=changes_since(council, before, position),
        overdue=overdue_in(position),
        due_soon=due_soon_in(position),
        no_update=tuple(
            each for each in position.activities if each.status is ActivityStatus.NO_UPDATE
        ),
        missing_returns=tuple(council.find(Organisation, each) for each in update.missing_returns),
        measures=_measures_known(council, quarter, published),
        decisions=_decisions(council, quarter, previous, published),
        corrections=tuple(each for each in corrections if each.corrected_in == quarter),
        corrected_later=tuple(each for each in corrections if each.wrong == quarter),
    )


def _measures_known(council: Council, quarter: Quarter, as_of: date) -> tuple[MeasurePosition, ...]:
    """Return where each measure stood that had a figure by then."""
    return tuple(
        measure_position(council, each, quarter, as_of)
        for each in council.measures
        if any(figure.quarter <= quarter for figure in each.series)
    )


def _decisions(
    council: Council, quarter: Quarter, previous: Quarter | None, published: date
) -> tuple[Event, ...]:
    """Return the events at which something was decided, oldest first.

    Those that dealt with this quarter's report, whenever they were; and those that dealt with no
    report, after the report before was published and no later than this one.
    """
    before = council.published_on(council.updates[previous]) if previous else None
    found = [
        each
        for each in council.events
        if each.decisions
        and (
            each.presents == quarter
            or (each.presents is None and before and before < each.date.last_day <= published)
        )
    ]
    return tuple(sorted(found, key=lambda each: each.date.last_day))


def _corrections(council: Council) -> list[Correction]:
    """Return every correction that a published report makes, in the order of the plan."""
    return [
        Correction(activity, entry.corrects.quarter, quarter, entry.corrects.reason)
        for activity in council.activities
        for quarter, entry in council.entries_on(activity.id)
        if entry.corrects and council.published_on(council.updates[quarter])
    ]
