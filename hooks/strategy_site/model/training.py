"""Training offers and deliveries: ``data/training.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    ActivityId,
    BodyId,
    ContactId,
    Identifier,
    Line,
    OfferId,
    Ordinal,
    OrganisationId,
    Prose,
    Record,
    RoleId,
    StatedDate,
    StatedNumber,
    TermId,
    WebAddress,
    WholeNumber,
    one_of,
)
from strategy_site.model.sourced import Audiences, Quotation, Replacement, Sources
from strategy_site.vocabulary import Frequency, OfferStatus, TrainingFormat


class Booking(Record):
    """How to book: a ``contact``, an address or what to do, one of the three."""

    contact: ContactId | None = None
    url: WebAddress | None = None
    text: Prose | None = None


class Offer(Record):
    """Training that is or was on offer.

    ``capacity`` is people in one session, ``minutes`` its length; ``renew_months`` is after how
    many months to take it again. Who gives it is a body of ours, ``provided_by``, or somebody else,
    a ``provider``. ``replaced`` says in words what took its place, ``replaced_by`` is the id of an
    offer that did.
    """

    kind_of_record: ClassVar[str] = "training offer"

    id: Identifier
    title: Line
    status: Annotated[OfferStatus, one_of(OfferStatus)]
    audience: Audiences
    format: Annotated[TrainingFormat, one_of(TrainingFormat)] | None = None
    minutes: Ordinal | None = None
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    renew_months: Ordinal | None = None
    capacity: WholeNumber | None = None
    booking: Booking | None = None
    provided_by: BodyId | None = None
    provider: Line | None = None
    roles: tuple[RoleId, ...] = ()
    terms: tuple[TermId, ...] = ()
    description: Prose
    wording: Quotation | None = None
    replaced: Replacement | None = None
    replaced_by: OfferId | None = None
    source: Sources


class Delivery(Record):
    """Training that took place: ``people_trained`` counts staff, never people at risk."""

    kind_of_record: ClassVar[str] = "training delivery"

    id: Identifier
    activity: ActivityId | None = None
    to: tuple[OrganisationId, ...]
    who: Line
    delivered_on: StatedDate
    people_trained: StatedNumber
    note: Prose | None = None
    source: Sources


class TrainingFile(Record):
    """``data/training.yml``."""

    offers: tuple[Offer, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
