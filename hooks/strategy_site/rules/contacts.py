"""Rules about whom people are sent to: the right ones, and in an emergency one that is sure."""

from collections.abc import Iterable, Iterator

from strategy_site.dates import months_past, shown_day
from strategy_site.load.convert import Positions
from strategy_site.load.pages import Page
from strategy_site.model.contacts import Contact
from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted
from strategy_site.rules.reviews import A_YEAR
from strategy_site.vocabulary import Audience

_TRY_IT = "Try it, or compare it with its source, and write the day."
# The component that shows one contact, whoever reads the page.
_SHOWS_ONE = "contact"


def contacts_can_be_reached(council: Council, positions: Positions) -> Iterator[Problem]:
    """A contact has a telephone number, a mail address, a page or a postal address (E003)."""
    ways = ("phone", "email", "url", "address")
    for each in council.contacts:
        if all(positions.lacks(each, field) for field in ways):
            message = "phone, email, url and address are all missing."
            yield positions.problem(each, "", "E003", message, "Add at least one of them.")


def contacts_keep_out_none_of_their_own(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """Nobody for whom a contact is stands among those whom it is not for (E066)."""
    for each in council.contacts:
        for index, audience in enumerate(each.audience):
            if any(audience in other.parts for other in each.not_for):
                message = f"audience {quoted(audience.key)} is among those in not_for."
                fix = "Delete it in one of the two."
                yield positions.problem(each, ("audience", index), "E066", message, fix)


def steps_send_nobody_to_what_is_not_for_them(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A step names no contact that is not for those who take it (E066).

    The step may say who it is for; if not, it is for everybody whom the process is for.
    """
    contacts = {each.id: each for each in council.contacts}
    for process in council.processes:
        for step in process.steps:
            readers = step.audience or process.audience
            for index, name in enumerate(step.contacts):
                if contact := contacts.get(name):
                    kept = _kept_out(contact, readers)
                    if kept:
                        message = f"contacts {quoted(name)} is not for {_words(kept)}, and this "
                        message += f"{'step' if step.audience else 'process'} is."
                        fix = "Name another contact, or say in the step’s audience who it is for."
                        yield positions.problem(step, ("contacts", index), "E066", message, fix)


def training_is_booked_with_whom_it_is_for(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """Nobody books training with a contact that is not for them (E066)."""
    contacts = {each.id: each for each in council.contacts}
    for offer in council.offers:
        contact = contacts.get(offer.booking.contact or "") if offer.booking else None
        kept = _kept_out(contact, offer.audience) if contact else []
        if offer.booking and contact and kept:
            message = (
                f"contact {quoted(contact.id)} is not for {_words(kept)}, and this training is."
            )
            fix = "Name another contact, or correct the audience of the training."
            yield positions.problem(offer.booking, "contact", "E066", message, fix)


def pages_send_nobody_to_what_is_not_for_them(
    council: Council, pages: Iterable[Page], docs: str
) -> Iterator[Problem]:
    """A page shows no contact that is not for those who read it (E066).

    A page that does not say who it is for is read by the public. ``docs`` is how problems name the
    folder of the pages.
    """
    contacts = {each.id: each for each in council.contacts}
    for page in pages:
        readers = page.audience or (Audience.PUBLIC,)
        for call in page.calls:
            for name in (*call.arguments, *call.named.values()):
                contact = contacts.get(name) if call.component == _SHOWS_ONE else None
                kept = _kept_out(contact, readers) if contact else []
                if kept:
                    message = f"{call.component}: {quoted(name)} is not for {_words(kept)}, and "
                    message += "this page is."
                    fix = "Name another contact, or correct audience in the header."
                    if not page.audience:
                        fix = "Name another contact, or say in the header who the page is for."
                    place = f"{docs}/{page.src}", call.line, call.column
                    yield Problem(*place, "E066", "", message, fix)


def _kept_out(contact: Contact, readers: Iterable[Audience]) -> list[Audience]:
    return [each for each in readers if contact.keeps_out(each)]


def _words(audiences: list[Audience]) -> str:
    return " and ".join(quoted(each.key) for each in audiences)


def emergency_contacts_are_sure(council: Council, positions: Positions) -> Iterator[Problem]:
    """A real site has an emergency contact, and each was verified in the last 12 months (E065).

    999 needs nobody to verify it. A demonstration only remarks on what is old (W03).
    """
    site = council.site
    if getattr(site, "demo", True):
        return
    urgent = [each for each in council.contacts if each.emergency]
    if not urgent and positions.is_whole("contacts.yml"):
        message = "no contact has emergency: true, and the site is no demonstration."
        yield positions.problem(site, "demo", "E065", message, "Add 999 to contacts.yml.")
    for each in urgent:
        wrong = "" if each.is_999 else _unsure(each, council)
        if wrong:
            yield positions.problem(each, "verified_on", "E065", wrong, _TRY_IT)


def _unsure(contact: Contact, council: Council) -> str:
    """Return why nobody can be sure of a contact as at the last review, or an empty string."""
    day = getattr(council.site, "reviewed_on", None)
    verified = contact.verified_on
    if verified is None:
        return "verified_on is missing, and this contact is for emergencies."
    written = f"verified_on {quoted(verified.isoformat())}"
    if day and months_past(verified, day) >= A_YEAR:
        return (
            f"{written} is more than {A_YEAR} months before the last review of the site, on "
            f"{shown_day(day)}, and this contact is for emergencies."
        )
    if day and contact.review_by and contact.review_by < day:
        return (
            f"review_by {quoted(contact.review_by.isoformat())} is before the last review of the "
            f"site, on {shown_day(day)}, and this contact is for emergencies."
        )
    return ""
