"""Parts that records of many kinds have: where facts and words come from, and who they are for."""

from typing import Annotated

from pydantic import Field

from strategy_site.model.base import (
    Heading,
    Ordinal,
    Partial,
    Prose,
    PublicationId,
    Record,
    Words,
    one_of,
)
from strategy_site.vocabulary import Audience


class Source(Record):
    """Where a fact was read: a publication and, if it has them, the slide or page."""

    ref: PublicationId
    slide: Ordinal | None = None
    page: Ordinal | None = None


class Correction(Record):
    """A slip of the source's typing that a quotation does not repeat."""

    printed: Words
    read_as: Words


class Quotation(Record):
    """Words taken over exactly, with the heading they stand under and their place.

    ``note`` is our remark on them. ``corrections`` lists where the text departs from what is
    printed: each ``read_as`` stands in the text in place of ``printed``.
    """

    heading: Heading | None = None
    text: Words
    source: Source
    note: Prose | None = None
    corrections: tuple[Correction, ...] = ()


Sources = Annotated[tuple[Source, ...], Field(min_length=1)]
Audiences = Annotated[tuple[Annotated[Audience, one_of(Audience)], ...], Field(min_length=1)]


class Replacement(Record):
    """What took the place of something that is no longer current."""

    by: Prose
    since: Partial | None = None
    source: Sources
