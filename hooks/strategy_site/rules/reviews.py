"""What is to be looked over again: whose day has passed, as at the last review or as at any day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from strategy_site.dates import months_past, shown_day
from strategy_site.load.convert import Positions
from strategy_site.load.pages import Page
from strategy_site.model.base import Record
from strategy_site.model.contacts import Contact
from strategy_site.model.council import Council
from strategy_site.model.resources import Resource
from strategy_site.model.site import Site
from strategy_site.problems import Problem, quoted

# How long what was looked at holds.
A_YEAR = 12

_SITE = "Look the whole site over, and write reviewed_on and the next review_due."
_PROCESS = "Look it over with those who approve it, and write the next day of review."
_PAGE = "Look the page over and write the next day of review."
_STATEMENT = "Look the statement over, test the site again, and write the days."
_CONTACT = "Try it, or compare it with its source, and write the day."
_ADDRESS = "Open its address, see whether it is still the right one, and write the day."
_POSITION = "Add what was reported since, and move position_as_of."


@dataclass(frozen=True)
class AsAt:
    """The day as at which reviews are judged, and what it is called: ``1 June 2027``."""

    day: date
    shown: str


def at_the_last_review(site: Site) -> AsAt:
    """Return the day as at which a build judges: it knows no later one."""
    day = site.reviewed_on
    return AsAt(day, f"the last review of the site, on {shown_day(day)}")


def as_at_day(day: date) -> AsAt:
    """Return any day, as at which a command judges."""
    return AsAt(day, shown_day(day))


def reviews_are_in_date(council: Council, positions: Positions) -> Iterator[Problem]:
    """Contacts and the accessibility statement were looked at in the 12 months before the review.

    So were the addresses of resources. The next review is not before the last, nor is that of a
    process (W03).
    """
    yield from reviews_have_passed(council, positions, at_the_last_review(council.site))
    yield from never_verified(council, positions)


def reviews_have_passed(council: Council, positions: Positions, as_at: AsAt) -> Iterator[Problem]:
    """Yield the records whose day of review has passed, or that were looked at over a year ago."""
    due: list[tuple[Record, str, date | None, str]] = [
        (council.site, "review_due", council.site.review_due, _SITE),
        *((each, "review_due", each.review_due, _PROCESS) for each in council.processes),
        *((each, "review_by", each.review_by, _CONTACT) for each in council.contacts),
    ]
    for record, field, day, fix in due:
        if day and day < as_at.day:
            message = f"{_written(field, day)} is before {as_at.shown}."
            yield positions.problem(record, field, "W03", message, fix)
    stated = council.site.accessibility
    seen: list[tuple[Record, str, date | None, str, str]] = [
        (council.site, "reviewed_on", council.site.reviewed_on, "", _SITE),
        *((each, "verified_on", each.verified_on, "", fix) for each, _, fix in _checked(council)),
    ]
    if stated:
        whose = " of the accessibility statement"
        seen.append((stated, "reviewed_on", stated.reviewed_on, whose, _STATEMENT))
    for record, field, day, whose, fix in seen:
        if day and months_past(day, as_at.day) >= A_YEAR:
            message = f"{_written(field, day)}{whose} is more than {A_YEAR} months before "
            yield positions.problem(record, field, "W03", f"{message}{as_at.shown}.", fix)


def never_verified(council: Council, positions: Positions) -> Iterator[Problem]:
    """Yield the contacts and the addresses of resources that nobody has checked yet."""
    for record, noun, fix in _checked(council):
        if record.verified_on is None:
            message = f"verified_on is missing: nobody has checked this {noun}."
            yield positions.problem(record, "verified_on", "W03", message, fix)


def _checked(council: Council) -> Iterator[tuple[Contact | Resource, str, str]]:
    """Yield what somebody has to try out: the record, what it is called there, how to do it."""
    for contact in council.contacts:
        if not contact.is_999:
            yield contact, "contact", _CONTACT
    for resource in council.resources:
        if resource.url and resource.status.is_help:
            yield resource, "address", _ADDRESS


def guidance_is_in_date(pages: Iterable[Page], docs: str, as_at: AsAt) -> Iterator[Problem]:
    """A page of guidance is not past the review date in its header (W03).

    ``docs`` is how problems name the folder of the pages.
    """
    for page in pages:
        due = page.review_due
        if due and due < as_at.day:
            message = f"{_written('review_due', due)} is before {as_at.shown}."
            yield Problem(f"{docs}/{page.src}", *page.guidance_place, "W03", "", message, _PAGE)


def position_is_recent(
    council: Council, positions: Positions, as_at: AsAt, months: int
) -> Iterator[Problem]:
    """The position is at most so many months old, as at a day (W03)."""
    site = council.site
    past = months_past(site.position_as_of, as_at.day)
    if past >= months:
        message = f"{_written('position_as_of', site.position_as_of)} is more than {past} months "
        message += f"before {as_at.shown}, and pages with statuses say so."
        yield positions.problem(site, "position_as_of", "W03", message, _POSITION)


def _written(field: str, day: date) -> str:
    """Return a field and the day that is written there."""
    return f"{field} {quoted(day.isoformat())}"
