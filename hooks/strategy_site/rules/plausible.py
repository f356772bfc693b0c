"""Rules that compare dates and numbers with each other: each alone is well formed."""

from collections.abc import Iterator
from datetime import date

from strategy_site.dates import PartialDate, Quarter, last_quarter_ended_by, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.measures import Measure
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import MeasureUnit

# A plan reaches this far back and ahead; a date beyond is a slip of the finger.
MOST_YEARS = 20


def dates_of_the_plan_are_near(council: Council, positions: Positions) -> Iterator[Problem]:
    """What is planned, done or told lies within 20 years of position_as_of (E005)."""
    as_of = _position_day(council)
    for record, field, written in _dates(council):
        if as_of and abs(written.year - as_of.year) > MOST_YEARS:
            message = f"{field} {quoted(str(written))} is more than {MOST_YEARS} years from "
            message += f"{shown_day(as_of)}, the day of the position."
            yield positions.problem(record, field, "E005", message, "Correct the year.")


def _position_day(council: Council) -> date | None:
    """Return the day of the position, or None if it could not be read."""
    return getattr(council.site, "position_as_of", None)


def _dates(council: Council) -> Iterator[tuple[Record, str, PartialDate]]:
    """Yield the dates of activities, of reports, of targets and of events, with their fields."""
    found: list[tuple[Record, str, object]] = []
    for activity in council.activities:
        found += [(activity, "start", activity.start), (activity, "due", activity.due)]
        for move in activity.due_history:
            found += [(move, "was", move.was), (move, "became", move.became)]
    for update in council.updates.values():
        found += [(entry, "done_on", entry.done_on) for entry in update.entries]
    found += [(each.target, "by", each.target.by) for each in council.measures if each.target]
    found += [(each, "date", each.date) for each in council.events]
    for record, field, written in found:
        if isinstance(written, PartialDate):
            yield record, field, written


def what_starts_is_due_later(council: Council, positions: Positions) -> Iterator[Problem]:
    """An activity does not start after it is due (E005)."""
    for each in council.activities:
        due, start = each.due, each.start
        if isinstance(due, PartialDate) and start and start.first_day > due.last_day:
            message = f"start {quoted(str(start))} is after it is due, {due.shown}."
            yield positions.problem(each, "start", "E005", message, "Correct one of the two.")


def the_strategy_is_launched_before_it_ends(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A strategy is not launched after its period has ended (E005)."""
    period = getattr(council.strategy, "period", None)
    launched = getattr(council.strategy, "launched", None)
    if period and launched and launched.on.first_day > period.ends.last_day:
        message = f"on {quoted(str(launched.on))} is after the period ends, {period.ends.shown}."
        yield positions.problem(launched, "on", "E005", message, "Correct one of the two.")


def nothing_was_looked_at_after_the_review(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """Nobody verified a contact or tested the site after the last review of the site (E005).

    The accessibility statement was not reviewed before it was prepared.
    """
    reviewed_on = getattr(council.site, "reviewed_on", None)
    looked: list[tuple[Record, str, date | None]] = [
        (each, "verified_on", each.verified_on) for each in council.contacts
    ]
    stated = getattr(council.site, "accessibility", None)
    if stated:
        fields = ("tested_on", "prepared_on", "reviewed_on")
        looked += [(stated, field, getattr(stated, field)) for field in fields]
    for record, field, day in looked:
        if day and reviewed_on and day > reviewed_on:
            message = f"{field} {quoted(day.isoformat())} is after the site was last reviewed, on "
            message += f"{shown_day(reviewed_on)}."
            fix = "Correct it, or move reviewed_on in site.yml."
            yield positions.problem(record, field, "E005", message, fix)
    if stated and stated.reviewed_on < stated.prepared_on:
        message = f"reviewed_on {quoted(stated.reviewed_on.isoformat())} is before the statement "
        message += f"was prepared, on {shown_day(stated.prepared_on)}."
        fix = "Correct one of the two."
        yield positions.problem(stated, "reviewed_on", "E005", message, fix)


def figures_are_of_quarters_that_are_over(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A figure belongs to a quarter that had ended by position_as_of (E005)."""
    as_of = _position_day(council)
    for measure in council.measures if as_of else ():
        for figure in measure.series:
            if as_of and figure.quarter > last_quarter_ended_by(as_of):
                message = f"quarter {quoted(str(figure.quarter))} had not ended on "
                message += f"{shown_day(as_of)}, the day of the position."
                fix = "Correct the quarter, or move position_as_of in site.yml."
                yield positions.problem(figure, "quarter", "E005", message, fix)


def targets_can_be_reached(council: Council, positions: Positions) -> Iterator[Problem]:
    """A target is no less than 0, and no percentage above 100; nor is a tolerance (E004)."""
    for measure in council.measures:
        target = measure.target
        for field in ("value", "tolerance") if target else ():
            written = getattr(target, field)
            if target and written is not None and (wrong := _out_of_reach(measure, written)):
                message = f"{field} {quoted(str(written))} is {wrong}."
                yield positions.problem(target, field, "E004", message, "Correct it.")


def _out_of_reach(measure: Measure, written: float) -> str:
    if written < 0:
        return "less than 0"
    return "more than 100 per cent" if _is_share(measure) and written > 100 else ""


def _is_share(measure: Measure) -> bool:
    return measure.unit is MeasureUnit.PERCENT


def events_present_reports_that_exist(council: Council, positions: Positions) -> Iterator[Problem]:
    """The quarter whose report an event dealt with has a file (E010)."""
    if not positions.is_whole("updates"):
        return
    for each in council.events:
        quarter: Quarter | None = each.presents
        if quarter and quarter not in council.updates:
            message = f"presents {quoted(str(quarter))}: there is no file for this quarter."
            fix = f"Correct it, or add data/updates/{quarter}.yml."
            yield positions.problem(each, "presents", "E010", message, fix)
