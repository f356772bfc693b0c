"""Where records stand on the site, and links from one page to another."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from strategy_site.load.pages import Page
from strategy_site.model.base import Quotation, Record, Source
from strategy_site.model.council import Council
from strategy_site.model.publications import Publication
from strategy_site.progress import Position
from strategy_site.views.registry import COMPONENTS
from strategy_site.vocabulary import PublicationKind


@dataclass(frozen=True)
class Link:
    """A text and where it leads; ``href`` is empty where no page shows the record."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class SourceView:
    """A source as it is shown: the publication and the place in it."""

    publication: Link
    place: str


@dataclass(frozen=True)
class QuotationView:
    """Words of a paper with the heading they stand under and their source."""

    heading: str
    text: str
    source: SourceView


def homes_of(
    council: Council, pages: Iterable[Page], own_pages: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Return for each record's id the address of the page that shows it, and its anchor there.

    A record with a page of its own is at home there; any other on the first page, in the order of
    the paths, that calls a component which shows it.
    """
    homes = {record_id: (address, "") for record_id, address in own_pages.items()}
    for page in pages:
        for call in page.calls:
            shows = COMPONENTS[call.component].shows
            for record in shows(council, *call.arguments, *call.named.values()):
                record_id: str = getattr(record, "id", "")
                homes.setdefault(record_id, (page.address, record_id))
    return homes


@dataclass(frozen=True)
class Here:
    """What a component knows: the records, where the plan stands, and the page it is on."""

    council: Council
    position: Position
    homes: Mapping[str, tuple[str, str]]
    address: str

    def link(self, record: Record, text: str) -> Link:
        """Return a link to a record from this page; without an address if no page shows it."""
        home = self.homes.get(getattr(record, "id", ""))
        if home is None:
            return Link(text)
        address, anchor = home
        if address == self.address:
            return Link(text, f"#{anchor}" if anchor else "#")
        path = posixpath.relpath(address or ".", self.address or ".")
        path = "./" if path == "." else f"{quote(path)}/"
        return Link(text, f"{path}#{anchor}" if anchor else path)

    def publication(self, publication: Publication) -> Link:
        """Return a link to a publication, by the short name that people use for it."""
        name = publication.title
        if publication.kind is PublicationKind.PAPER and publication.date:
            name = f"Paper of {publication.date.shown}"
        return self.link(publication, name)

    def source(self, source: Source) -> SourceView:
        """Return a source as it is shown."""
        publication = self.council.find(Publication, source.ref)
        parts = (("slide", source.slide), ("page", source.page))
        place = ", ".join(f"{name} {number}" for name, number in parts if number is not None)
        return SourceView(self.publication(publication), place)

    def sources(
        self, sources: Iterable[Source], beside: Quotation | None = None
    ) -> list[SourceView]:
        """Return sources as they are shown, in their order.

        The source of a quotation that is shown beside them is not named a second time.
        """
        named = beside.source if beside else None
        return [self.source(each) for each in sources if each != named]

    def quotation(self, quotation: Quotation) -> QuotationView:
        """Return a quotation as it is shown."""
        return QuotationView(quotation.heading or "", quotation.text, self.source(quotation.source))
