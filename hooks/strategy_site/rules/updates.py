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
    if update.draft:
        return _draft_fault(update)
    if update.from_publication and update.published:
        message = "from_publication and published both stand here."
        return "published", ("E003", message, "Keep one of the two.")
    if update.published:
        return "published", _day_fault(quarter, update.published)
    if update.from_publication:
        return "from_publication", _publication_fault(council, quarter, update)
    message = "from_publication and published are both missing."
    fix = "Add published and the day, or from_publication and the id of a publication. "
    fix += "If there was no report, add not_reported and the reason. While it is being collected, "
    fix += "add draft: true."
    return "", ("E003", message, fix)


def _draft_fault(update: Update) -> tuple[str, Fault]:
    """Return what stands beside ``draft`` and belongs to a report that is finished."""
    for field in ("published", "from_publication", "closed"):
        if getattr(update, field):
            fix = "Keep one of the two. To finish a draft: strategy-site close-quarter."
            return field, ("E003", f"draft and {field} both stand here.", fix)
    return "", _NO_FAULT


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
        if update.draft or not all(positions.lacks(update, field) for field in fields):
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
    """From the first quarter that the council itself reports on, each has a file (E029).

    A quarter without a report has a file that says why; it counts as the council's own word. What
    was read from papers before then may have gaps.
    """
    if not positions.is_whole("updates"):
        return
    last: Quarter | None = None
    for quarter, update in council.updates.items():
        missing = list(_between(last, quarter)) if last else []
        if missing:
            more = f" and {len(missing) - 1} more" if missing[1:] else ""
            message = f"there is no file for {missing[0]}{more}, between {last} and this quarter."
            fix = f"Add data/updates/{missing[0]}.yml, with not_reported and the reason if need be."
            yield positions.problem(update, _dated_by(update), "E029", message, fix)
        if last or not update.from_publication:
            last = quarter


def _dated_by(update: Update) -> str:
    """Return the field that says when a quarter was reported on, or why it was not."""
    fields = ("published", "from_publication", "not_reported")
    return next((field for field in fields if getattr(update, field)), "")


def _between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Yield the quarters after the first and before the last."""
    step = first.next
    while step < last:
        yield step
        step = step.next


def missing_returns_did_not_come(council: Council, positions: Positions) -> Iterator[Problem]:
    """An organisation whose return is missing has not reported in that quarter (E029)."""
    for update in council.updates.values():
        reported = {each.reported_by for each in update.entries}
        for index, name in enumerate(update.missing_returns):
            if name in reported:
                message = f"missing_returns {quoted(name)} has reported in this quarter."
                fix = "Delete it here, or correct reported_by in the entry."
                place = ("missing_returns", index)
                yield positions.problem(update, place, "E029", message, fix)


def missing_returns_were_expected(council: Council, positions: Positions) -> Iterator[Problem]:
    """Only a partner owes a return: of an activity, in a body, or by what it reported (E029)."""
    if not positions.is_whole("activities.yml", "parties.yml", "measures.yml", "updates"):
        return
    partners = {name for each in council.activities for name in each.partners}
    partners.update(name for each in council.bodies for name in each.members)
    partners.update(each.reported_by for each in council.measures if each.reported_by)
    for update in council.updates.values():
        partners.update(each.reported_by for each in update.entries if each.reported_by)
    for update in council.updates.values():
        for index, name in enumerate(update.missing_returns):
            if name not in partners:
                message = f"missing_returns {quoted(name)} owes no return: it is no partner of an "
                message += "activity, no member of a body, and has never reported."
                fix = "Delete it, or add it to partners of its activity in activities.yml."
                place = ("missing_returns", index)
                yield positions.problem(update, place, "E029", message, fix)


def papers_are_the_source_of_their_reports(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """What was read from a publication has it among its sources (E029)."""
    for quarter, update in council.updates.items():
        paper = update.from_publication
        whole = positions.is_whole(f"updates/{quarter}.yml", "publications.yml")
        for entry in update.entries if paper and whole else ():
            if entry.source and paper not in {each.ref for each in entry.source}:
                message = f"source does not name {quoted(paper or '')}, from which this report was "
                message += "read."
                fix = f"Add {{ref: {paper}}} with its slide or page, or delete the entry."
                yield positions.problem(entry, "source", "E029", message, fix)


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


def statements_are_about_something(council: Council, positions: Positions) -> Iterator[Problem]:
    """A statement is about a key action or a body (E003)."""
    for update in council.updates.values():
        for each in update.statements:
            if positions.lacks(each, "key_action") and positions.lacks(each, "body"):
                message = "key_action and body are both missing."
                yield positions.problem(each, "", "E003", message, "Add the one it is about.")
