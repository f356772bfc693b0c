"""Where facts were read: ``data/publications.yml``. And what words mean: ``data/glossary.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    BodyId,
    Identifier,
    Line,
    Partial,
    Prose,
    Record,
    Sources,
    WebAddress,
    WholeNumber,
    one_of,
)
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


class Term(Record):
    """A word or initials that readers may not know; ``instead_of`` lists words no longer used."""

    kind_of_record: ClassVar[str] = "term"

    id: Identifier
    term: Line
    abbreviation: Line | None = None
    meaning: Prose
    instead_of: tuple[Line, ...] = ()
    source: Sources


class PublicationsFile(Record):
    """``data/publications.yml``."""

    publications: tuple[Publication, ...]


class GlossaryFile(Record):
    """``data/glossary.yml``."""

    terms: tuple[Term, ...] = ()
