"""Whom to call or write to: ``data/contacts.yml``. And what happened when: ``data/events.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    BodyId,
    Day,
    Email,
    Identifier,
    Line,
    Partial,
    Phone,
    Prose,
    PublicationId,
    QuarterName,
    Record,
    RoleId,
    WebAddress,
    YesOrNo,
    one_of,
)
from strategy_site.model.sourced import Audiences, Sources
from strategy_site.vocabulary import Audience, EventKind


class Contact(Record):
    """A number or an address of a service or a team, never of a person.

    ``audience`` is who may use it, and ``not_for`` who is never sent to it. ``address`` is where
    post goes. ``verified_on`` is the day on which someone compared the contact with its source;
    without it, the contact is shown as not checked. ``review_by`` is the day by which to do so
    again, if that is sooner than in a year.
    """

    kind_of_record: ClassVar[str] = "contact"

    id: Identifier
    label: Line
    audience: Audiences
    use_when: Prose
    not_for: tuple[Annotated[Audience, one_of(Audience)], ...] = ()
    phone: Phone | None = None
    email: Email | None = None
    url: WebAddress | None = None
    address: Line | None = None
    hours: Line | None = None
    emergency: YesOrNo = False
    verified_on: Day | None = None
    review_by: Day | None = None
    body: BodyId | None = None
    source: Sources

    @property
    def is_999(self) -> bool:
        """Whether it is the national emergency number, which needs no one to check it."""
        return self.phone == "999"

    @property
    def is_for_all(self) -> bool:
        """Whether it is for staff and for the public."""
        return {Audience.STAFF, Audience.PUBLIC} <= set(self.audience)

    def keeps_out(self, audience: Audience) -> bool:
        """Whether somebody of an audience is never sent to it."""
        return any(each.meets(audience) for each in self.not_for)


class ContactsFile(Record):
    """``data/contacts.yml``."""

    contacts: tuple[Contact, ...] = ()


class Decision(Record):
    """What a body decided: who, by their role, is to do what by when."""

    text: Prose
    role: RoleId | None = None
    due: Partial | None = None


class Event(Record):
    """Something that happened or is planned; ``presents`` is the quarter's report it dealt with."""

    kind_of_record: ClassVar[str] = "event"

    id: Identifier
    title: Line
    kind: Annotated[EventKind, one_of(EventKind)]
    date: Partial
    body: BodyId | None = None
    publication: PublicationId | None = None
    presents: QuarterName | None = None
    papers_url: WebAddress | None = None
    text: Prose | None = None
    decisions: tuple[Decision, ...] = ()
    source: Sources


class EventsFile(Record):
    """``data/events.yml``."""

    events: tuple[Event, ...] = ()
