"""Training offers and deliveries: ``data/training.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    ActivityId,
    BodyId,
    Identifier,
    Line,
    OrganisationId,
    Prose,
    Record,
    RoleId,
    StatedDate,
    StatedNumber,
    TermId,
    WholeNumber,
    one_of,
)
from strategy_site.model.sourced import Quotation, Replacement, Sources
from strategy_site.vocabulary import Audience, Frequency, OfferStatus, TrainingFormat


class Offer(Record):
    """Training that is or was on offer: ``capacity`` is people in one session."""

    kind_of_record: ClassVar[str] = "training offer"

    id: Identifier
    title: Line
    status: Annotated[OfferStatus, one_of(OfferStatus)]
    audience: Annotated[Audience, one_of(Audience)]
    format: Annotated[TrainingFormat, one_of(TrainingFormat)] | None = None
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    capacity: WholeNumber | None = None
    provided_by: BodyId | None = None
    roles: tuple[RoleId, ...] = ()
    terms: tuple[TermId, ...] = ()
    description: Prose
    wording: Quotation | None = None
    replaced: Replacement | None = None
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
