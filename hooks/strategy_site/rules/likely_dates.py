"""Rules about dates that can be written and cannot be meant."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from strategy_site.dates import PartialDate, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import EventKind

FURTHEST = 20  # years
_KNOWN_AT = ("reviewed_on", "position_as_of")
_LOOK_OVER = (
    "Correct it, or look the site over and write the day of that as reviewed_on in site.yml."
)


class _Written(NamedTuple):
    """A date as a field of a record gives it."""

    record: Record
    field: str
    when: object


def dates_lie_within_reach(council: Council, positions: Positions) -> Iterator[Problem]:
    """What the plan dates lies within 20 years of position_as_of (E005).

    No strategy reaches further back or ahead, and a slip in one figure of a year does. What is
    older than the plan, such as a law or the beginning of a body, is not looked at.
    """
    as_of: date | None = getattr(council.site, "position_as_of", None)
    for record, field, when in _dates_of_the_plan(council) if as_of else ():
        if (
            as_of
            and isinstance(when, PartialDate | date)
            and abs(when.year - as_of.year) > FURTHEST
        ):
            side = "before" if when.year < as_of.year else "after"
            message = f"{field} {quoted(str(when))} is more than {FURTHEST} years {side} "
            message += f"position_as_of, {shown_day(as_of)}."
            yield positions.problem(record, field, "E005", message, "Correct the year.")


def _dates_of_the_plan(council: Council) -> Iterator[_Written]:
    """Yield the dates of the strategy, activities, reports, targets, training and processes."""
    strategy = council.strategy
    for held in (getattr(strategy, "period", None), getattr(strategy, "launched", None)):
        for field in ("begins", "ends", "on"):
            yield _Written(held or strategy, field, getattr(held, field, None))
    for activity in council.activities:
        yield _Written(activity, "start", activity.start)
        yield _Written(activity, "due", activity.due)
        for move in activity.due_history:
            yield _Written(move, "was", move.was)
            yield _Written(move, "became", move.became)
    for update in council.updates.values():
        for entry in update.entries:
            yield _Written(entry, "done_on", entry.done_on)
    for measure in council.measures:
        if measure.target:
            yield _Written(measure.target, "by", measure.target.by)
    for delivery in council.deliveries:
        yield _Written(delivery, "delivered_on", delivery.delivered_on)
    for event in council.events:
        if event.kind is EventKind.MEETING:
            yield _Written(event, "date", event.date)
        for decision in event.decisions:
            yield _Written(decision, "due", decision.due)
    yield from _dates_of_processes(council)


def _dates_of_processes(council: Council) -> Iterator[_Written]:
    """Yield when each process was approved and is to be looked at again."""
    for process in council.processes:
        yield _Written(process, "approved_on", process.approved_on)
        yield _Written(process, "review_due", process.review_due)


def work_begins_before_it_is_due(council: Council, positions: Positions) -> Iterator[Problem]:
    """An activity does not start after its due date (E005)."""
    for each in council.activities:
        start, due = each.start, each.due
        if start and isinstance(due, PartialDate) and start.first_day > due.last_day:
            message = f"start {quoted(str(start))} is after due, {due.shown}."
            yield positions.problem(each, "start", "E005", message, "Correct one of the two.")


def the_strategy_is_launched_before_it_ends(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A strategy is not launched after its period is over (E005)."""
    period = getattr(council.strategy, "period", None)
    launched = getattr(council.strategy, "launched", None)
    if period and launched and launched.on.first_day > period.ends.last_day:
        message = f"on {quoted(str(launched.on))} is after the period's end, {period.ends.shown}."
        yield positions.problem(launched, "on", "E005", message, "Correct one of the two.")


def what_happened_is_not_ahead(council: Council, positions: Positions) -> Iterator[Problem]:
    """What is said to have happened lies no later than the last day that site.yml names (E005).

    That is reviewed_on or position_as_of, whichever is later: nothing later can have been known.
    A meeting may be planned, as long as it has decided nothing.
    """
    named = [(getattr(council.site, field, None), field) for field in _KNOWN_AT]
    latest, field_of_site = max((each for each in named if each[0]), default=(None, ""))
    for (record, field, when), fix in _past(council) if latest else ():
        day = when.first_day if isinstance(when, PartialDate) else when
        if isinstance(day, date) and latest and day > latest:
            message = f"{field} {quoted(str(when))} is after {field_of_site} in site.yml, "
            message += f"{shown_day(latest)}."
            yield positions.problem(record, field, "E005", message, fix)


def _past(council: Council) -> Iterator[tuple[_Written, str]]:
    """Yield the dates of what is said to have happened, with what to do if one lies ahead."""
    planned = f"Correct it. Only a meeting may be planned: kind {EventKind.MEETING.key}."
    for event in council.events:
        if event.kind is not EventKind.MEETING:
            yield _Written(event, "date", event.date), planned
        elif event.decisions:
            fix = "Correct it, or delete decisions: a meeting that is planned has decided nothing."
            yield _Written(event, "date", event.date), fix
    for delivery in council.deliveries:
        yield _Written(delivery, "delivered_on", delivery.delivered_on), _LOOK_OVER
    for contact in council.contacts:
        yield _Written(contact, "verified_on", contact.verified_on), _LOOK_OVER
    for resource in council.resources:
        yield _Written(resource, "verified_on", resource.verified_on), _LOOK_OVER
    for process in council.processes:
        yield _Written(process, "approved_on", process.approved_on), _LOOK_OVER
    stated = getattr(council.site, "accessibility", None)
    if stated:
        for field in ("tested_on", "prepared_on", "reviewed_on"):
            yield _Written(stated, field, getattr(stated, field)), _LOOK_OVER


def statements_are_reviewed_after_they_are_prepared(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """The accessibility statement is not reviewed before it is prepared (E005)."""
    stated = getattr(council.site, "accessibility", None)
    if stated and stated.reviewed_on < stated.prepared_on:
        message = f"reviewed_on {quoted(stated.reviewed_on.isoformat())} is before prepared_on, "
        message += f"{shown_day(stated.prepared_on)}."
        yield positions.problem(stated, "reviewed_on", "E005", message, "Correct one of the two.")


def what_is_presented_was_reported(council: Council, positions: Positions) -> Iterator[Problem]:
    """The report that an event deals with is there (E010)."""
    reported = {quarter for quarter, each in council.updates.items() if not each.not_reported}
    for each in council.events if positions.is_whole("updates") else ():
        if each.presents and each.presents not in reported:
            message = f"presents {quoted(str(each.presents))} has no report in data/updates."
            fix = "Write the quarter whose report was dealt with, or delete the line."
            yield positions.problem(each, "presents", "E010", message, fix)
