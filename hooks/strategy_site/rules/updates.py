"""Rules about the report of a quarter as a whole."""

from collections.abc import Iterator
from datetime import date

from strategy_site.dates import Quarter, last_quarter_ended_by, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.updates import Update
from strategy_site.problems import Problem, quoted

# Code, what is wrong, what to do.
Fault = tuple[str, str, str]
_NO_FAULT = ("", "", "")
_APPROVAL = {"approved_by": "the role", "approved_on": "the day"}


def quarter_fits(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter's report has a date, and lies in the last quarter that had ended by then (E005).

    A paper of 25 January 2018 so reports on October to December 2017.
    """
    for quarter, update in council.updates.items():
        field, (code, message, fix) = _date_fault(council, quarter, update)
        if message and positions.lacks(update, "not_reported"):
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
    fix = "Add published and the day, or from_publication and the id of a publication. "
    fix += "If there was no report, add not_reported and the reason."
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


def reports_say_something(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter's file has entries or statements, or the reason for having no report (E003)."""
    fields = ("entries", "statements", "not_reported")
    for update in council.updates.values():
        if not all(positions.lacks(update, field) for field in fields):
            continue
        written = "entries" in update.model_fields_set
        message = f"entries {'is an empty list' if written else 'is missing'}."
        fix = "Add what was reported, or not_reported and the reason."
        yield positions.problem(update, "entries", "E003", message, fix)


def a_quarter_without_a_report_has_none(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A quarter that was not reported has no entries, no statements and no date (E029)."""
    fields = ("from_publication", "published", "entries", "statements")
    for update in council.updates.values():
        for field in fields if update.not_reported else ():
            if getattr(update, field):
                message = f"{field} stands beside not_reported."
                yield positions.problem(update, field, "E029", message, "Keep one of the two.")


def no_quarter_is_passed_over(council: Council, positions: Positions) -> Iterator[Problem]:
    """From the first quarter that the council reports itself on, each has a file (E029).

    A quarter without a report has a file that says why. What was read from papers may have gaps.
    """
    if not positions.is_whole("updates"):
        return
    last: Quarter | None = None
    for quarter, update in council.updates.items():
        if update.from_publication:
            continue
        missing = [each for each in _between(last, quarter) if each not in council.updates]
        if missing:
            more = f" and {len(missing) - 1} more" if missing[1:] else ""
            message = f"there is no file for {missing[0]}{more}, between {last} and this quarter."
            fix = f"Add data/updates/{missing[0]}.yml, with not_reported and the reason if need be."
            field = "published" if update.published else "not_reported"
            yield positions.problem(update, field, "E029", message, fix)
        last = quarter


def _between(first: Quarter | None, last: Quarter) -> Iterator[Quarter]:
    """Yield the quarters after the first and before the last."""
    step = first.next if first else last
    while step < last:
        yield step
        step = step.next


def missing_returns_did_not_come(council: Council, positions: Positions) -> Iterator[Problem]:
    """A return is missed from an organisation that owes one and did not report (E029).

    Partners in an activity owe one, and whoever has ever reported.
    """
    owing = {name for activity in council.activities for name in activity.partners}
    for update in council.updates.values():
        owing.update(each.reported_by for each in update.entries if each.reported_by)
    whole = positions.is_whole("activities.yml") and positions.is_whole("updates")
    for update in council.updates.values():
        reported = {each.reported_by for each in update.entries}
        for index, name in enumerate(update.missing_returns):
            message = ""
            if name in reported:
                message = f"missing_returns {quoted(name)} has reported in this quarter."
                fix = "Delete it here, or correct reported_by in the entry."
            elif whole and name not in owing:
                message = f"missing_returns {quoted(name)} takes part in no activity."
                fix = "Delete it, or add it to the partners of an activity."
            if message:
                place = ("missing_returns", index)
                yield positions.problem(update, place, "E029", message, fix)


def reports_are_approved(council: Council, positions: Positions) -> Iterator[Problem]:
    """What the council publishes was approved by a role, on that day or before (E030)."""
    for update in council.updates.values():
        missing = [field for field in _APPROVAL if positions.lacks(update, field)]
        if update.published and missing:
            message = f"published has no {' and no '.join(missing)} beside it."
            fix = f"Add {', '.join(f'{field} and {_APPROVAL[field]}' for field in missing)}."
            yield positions.problem(update, "published", "E030", message, fix)
        elif update.from_publication or update.not_reported:
            for field in (each for each in _APPROVAL if each not in missing):
                message = f"{field} stands here without published."
                fix = "Delete it: only what the council itself publishes is approved here."
                yield positions.problem(update, field, "E030", message, fix)
        approved, published = update.approved_on, update.published
        if approved and published and approved > published:
            message = f"approved_on {quoted(approved.isoformat())} is after it was published, on "
            message += f"{shown_day(published)}."
            fix = "Correct one of the two."
            yield positions.problem(update, "approved_on", "E030", message, fix)


def nothing_is_published_in_a_hold(council: Council, positions: Positions) -> Iterator[Problem]:
    """Nothing is published while publication is on hold, such as before an election (E031)."""
    for update in council.updates.values():
        for hold in getattr(council.site, "publication_holds", ()):
            if update.published and hold.begins <= update.published <= hold.ends:
                message = f"published {quoted(update.published.isoformat())} is in a hold, from "
                message += f"{shown_day(hold.begins)} to {shown_day(hold.ends)}."
                fix = "Publish it on another day, or correct publication_holds in site.yml."
                yield positions.problem(update, "published", "E031", message, fix)


def overrides_lapse_later(council: Council, positions: Positions) -> Iterator[Problem]:
    """A status that a person has set is set by the day of the report, and lapses soon (E005).

    It lapses in a later quarter, no more than four quarters on.
    """
    for quarter, update in council.updates.items():
        published = council.published_on(update)
        latest = quarter.next.next.next.next
        for each in update.overrides:
            if each.lapses <= quarter:
                message = f"lapses {quoted(str(each.lapses))} is not after {quarter}, the quarter "
                message += "from which the status holds."
                fix = f"Write {quarter.next} or a later quarter."
                yield positions.problem(each, "lapses", "E005", message, fix)
            elif each.lapses > latest:
                message = f"lapses {quoted(str(each.lapses))} is more than four quarters after "
                message += f"{quarter}, the quarter from which the status holds."
                fix = f"Write {latest} or an earlier quarter. It can be set again then."
                yield positions.problem(each, "lapses", "E005", message, fix)
            if published and each.on > published:
                message = f"on {quoted(each.on.isoformat())} is after the report was published, on "
                message += f"{shown_day(published)}."
                fix = "Correct the day, or set the status in a later quarter."
                yield positions.problem(each, "on", "E005", message, fix)


def one_override_of_a_key_action(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter sets the status of a key action once (E025)."""
    for update in council.updates.values():
        seen: set[str] = set()
        for each in update.overrides:
            if each.key_action in seen:
                message = f"the status of {quoted(each.key_action)} is set twice in this quarter."
                fix = "Keep one of the two."
                yield positions.problem(each, "key_action", "E025", message, fix)
            seen.add(each.key_action)


def statements_are_about_something(council: Council, positions: Positions) -> Iterator[Problem]:
    """A statement is about a key action or a body (E003)."""
    for update in council.updates.values():
        for each in update.statements:
            if positions.lacks(each, "key_action") and positions.lacks(each, "body"):
                message = "key_action and body are both missing."
                yield positions.problem(each, "", "E003", message, "Add the one it is about.")
