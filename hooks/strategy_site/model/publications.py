"""Where facts were read: ``data/publications.yml``. And what words mean: ``data/glossary.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    BodyId,
    Identifier,
    Line,
    Partial,
    Prose,
    Record,
    WebAddress,
    WholeNumber,
    one_of,
)
from strategy_site.model.sourced import Replacement, Sources
from strategy_site.vocabulary import PublicationKind, SlideNumbers


class Publication(Record):
    """A board paper of the council, or another public source.

    ``slides`` is how many a deck has; a source that names a later slide is a mistake.
    """

    kind_of_record: ClassVar[str] = "publication"

    id: Identifier
    kind: Annotated[PublicationKind, one_of(PublicationKind)]
    title: Line
    published_by: BodyId | None = None
    publisher: Line | None = None
    presented_to: BodyId | None = None
    date: Partial | None = None
    slides: WholeNumber | None = None
    slide_numbers: Annotated[SlideNumbers, one_of(SlideNumbers)] | None = None
    url: WebAddress | None = None
    note: Prose | None = None


class Document(Record):
    """A document that a source names. It is not itself a source of this site."""

    kind_of_record: ClassVar[str] = "document"

    id: Identifier
    title: Line
    aliases: tuple[Line, ...] = ()
    about: Prose
    date: Partial | None = None
    url: WebAddress | None = None
    replaced: Replacement | None = None
    source: Sources


class Term(Record):
    """A word or initials that readers may not know; ``instead_of`` lists words no longer used."""

    kind_of_record: ClassVar[str] = "term"

    id: Identifier
    term: Line
    abbreviation: Line | None = None
    aliases: tuple[Line, ...] = ()
    meaning: Prose
    instead_of: tuple[Line, ...] = ()
    source: Sources


class PublicationsFile(Record):
    """``data/publications.yml``."""

    publications: tuple[Publication, ...]
    documents: tuple[Document, ...] = ()


class GlossaryFile(Record):
    """``data/glossary.yml``: ``well_known`` lists initials that nobody needs explained."""

    terms: tuple[Term, ...] = ()
    well_known: tuple[Line, ...] = ()
