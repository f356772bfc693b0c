"""Components about contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from strategy_site.dates import shown_day
from strategy_site.model.base import Reference
from strategy_site.model.contacts import Contact
from strategy_site.model.council import Council
from strategy_site.views.place import Fact, Here, Link, SourceView, facts, in_words
from strategy_site.views.registry import component
from strategy_site.vocabulary import Audience

ContactArgument = Annotated[str, Reference("contact")]
AudienceArgument = Annotated[str, Reference("audience")]


@dataclass(frozen=True)
class ContactView:
    """A contact as it is shown."""

    id: str
    label: str
    use_when: str
    phone: Link | None
    hours: str
    facts: list[Fact]
    checked: str
    sources: list[SourceView]


def telephone(contact: Contact) -> Link | None:
    """Return a contact's number with the address that calls it, or None if it has no number."""
    number = contact.phone
    return Link(number, f"tel:{number.replace(' ', '')}") if number else None


def _contact(here: Here, contact: Contact) -> ContactView:
    return ContactView(
        id=contact.id,
        label=contact.label,
        use_when=contact.use_when,
        phone=telephone(contact),
        hours=(contact.hours or "").rstrip("."),
        facts=facts(
            # In an emergency nobody asks for whom the number is, unless it is not for all.
            ("For", "" if contact.emergency and contact.is_for_all else in_words(contact.audience)),
            ("Not for", in_words(contact.not_for)),
            ("Mail", Link(contact.email, f"mailto:{contact.email}") if contact.email else None),
            ("Web", Link(contact.url, contact.url) if contact.url else None),
            ("Post", contact.address),
            ("Belongs to", here.body(contact.body)),
            ("To be checked by", shown_day(contact.review_by) if contact.review_by else ""),
        ),
        checked=_checked(contact),
        sources=here.sources(contact.source),
    )


def _checked(contact: Contact) -> str:
    """Return whether somebody has checked a contact; 999 needs nobody to do so."""
    if contact.verified_on:
        return f"Compared with its source on {shown_day(contact.verified_on)}:"
    if contact.is_999:
        return "The national number for emergencies. Source:"
    return "Nobody has checked that this contact still works. Source:"


def _one(council: Council, contact: str) -> Iterable[Contact]:
    return [council.find(Contact, contact)]


@component(shows=_one)
def contact(here: Here, contact: ContactArgument) -> dict[str, Any]:
    """Show one contact so that it cannot be missed."""
    found = here.council.find(Contact, contact)
    return {"contact": _contact(here, found), "emergency": found.emergency}


def _for(council: Council, audience: str) -> list[Contact]:
    """Return the contacts that somebody of an audience may use, but for those for emergencies."""
    reader = Audience.of(audience)
    return [
        each
        for each in _others(council)
        if any(reader in one.parts for one in each.audience) and not each.keeps_out(reader)
    ]


@component()
def contacts_for(here: Here, audience: AudienceArgument) -> dict[str, Any]:
    """Show the contacts for one audience, but for those for emergencies."""
    found = _for(here.council, audience)
    return {
        "contacts": [_contact(here, each) for each in found],
        "audience": Audience.of(audience).word,
    }


def _others(council: Council) -> list[Contact]:
    return [each for each in council.contacts if not each.emergency]


@component(shows=_others)
def contacts(here: Here) -> dict[str, Any]:
    """Show every contact that is not for emergencies."""
    return {"contacts": [_contact(here, each) for each in _others(here.council)]}
