"""Where records stand on the site, and links from one page to another."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from strategy_site.dates import Quarter, parse_quarter
from strategy_site.load.pages import Page
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.publications import Publication
from strategy_site.model.sourced import Quotation, Source
from strategy_site.open_data.files import DataFile
from strategy_site.open_data.imprint import Imprint
from strategy_site.progress import (
    Position,
    QuarterReport,
    position_at,
    report_for,
    reported_quarters,
)
from strategy_site.views.registry import COMPONENTS
from strategy_site.vocabulary import PublicationKind, Word


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
    """Words of a paper with the heading they stand under, their source and our remarks."""

    heading: str
    text: str
    source: SourceView
    note: str = ""
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A line of a list of facts: its name and one or more values, each with a link or without."""

    name: str
    values: tuple[Link, ...]


def facts(*pairs: tuple[str, str | Link | Sequence[Link] | None]) -> list[Fact]:
    """Return facts in their order; those without a value are left out."""
    found = []
    for name, value in pairs:
        said = Link(value) if isinstance(value, str) and value else value or ()
        values = (said,) if isinstance(said, Link) else tuple(said)
        if values:
            found.append(Fact(name, values))
    return found


def in_words(members: Iterable[Word]) -> str:
    """Return the words of members of a closed list, as a part of a line."""
    words = [each.word for each in members]
    return ", ".join(words[:1] + [each[:1].lower() + each[1:] for each in words[1:]])


# Under this name the page of all quarters is kept among the homes of records: its path.
ALL_QUARTERS = "strategy/quarters/index.md"


def quarter_home(quarter: Quarter) -> str:
    """Return the name under which the page of a quarter is kept among the homes of records."""
    return f"quarter {quarter}"


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
    # The publications that the page has named so far, in order: its foot lists them.
    named: dict[str, Publication] = field(default_factory=dict)
    # The council's own pages that answer a question of a reader.
    guidance: tuple[Page, ...] = ()
    # The reports of quarters that were asked for so far, and the files of data made from them:
    # the pages of a project share them, so that each is worked out once.
    reports: dict[str, QuarterReport] = field(default_factory=dict)
    files: dict[str, list[DataFile]] = field(default_factory=dict)
    # What files that leave the site say of it.
    imprint: Imprint = field(default_factory=Imprint)

    def link(self, record: Record, text: str) -> Link:
        """Return a link to a record from this page; without an address if no page shows it."""
        home = self.homes.get(getattr(record, "id", ""))
        if home is None:
            return Link(text)
        return self.link_to(home, text)

    def link_to(self, home: tuple[str, str], text: str) -> Link:
        """Return a link to an address within the site and an anchor there, from this page."""
        address, anchor = home
        if address == self.address:
            return Link(text, f"#{anchor}" if anchor else "#")
        path = posixpath.relpath(address or ".", self.address or ".")
        path = "./" if path == "." else f"{quote(path)}/"
        return Link(text, f"{path}#{anchor}" if anchor else path)

    def quarter(self, quarter: Quarter, text: str = "", anchor: str = "") -> Link:
        """Return a link to the page of a quarter; without an address if it has no report."""
        home = self.homes.get(quarter_home(quarter))
        shown = text or quarter.shown
        return self.link_to((home[0], anchor), shown) if home else Link(shown)

    def all_quarters(self) -> Link:
        """Return a link to the page of all quarters."""
        return self.link_to(self.homes[ALL_QUARTERS], "Progress by quarter")

    def report(self, quarter: str) -> QuarterReport:
        """Return a quarter's report, worked out once; raise KeyError if it has none."""
        if quarter not in self.reports:
            self.reports[quarter] = report_for(self.council, parse_quarter(quarter))
        return self.reports[quarter]

    def all_reports(self) -> list[QuarterReport]:
        """Return the report of every quarter that has a published one, oldest first."""
        return [self.report(str(each)) for each in reported_quarters(self.council)]

    def at(self, quarter: Quarter) -> "Here":
        """Return the same page with the plan as it stood in a quarter's report."""
        return replace(self, position=position_at(self.council, quarter))

    def link_to_file(self, path: str, text: str) -> Link:
        """Return a link to a file within the site, from this page."""
        return Link(text, quote(posixpath.relpath(path, self.address or ".")))

    def current_name(self, party: Body | Organisation) -> str:
        """Return the name of a body or an organisation, with what has taken its place.

        The name alone if it was still there at the last review of the site.
        """
        if not party.valid_to or party.valid_to.last_day >= self.council.site.reviewed_on:
            return party.name
        now = party
        while now.succeeded_by:
            now = self.council.find(type(party), now.succeeded_by)
        return f"{party.name} (now {now.name})" if now is not party else f"{party.name} (ended)"

    def body(self, body_id: str | None) -> Link | None:
        """Return a link to a body by its name, or None if there is no id."""
        body = self.council.find(Body, body_id) if body_id else None
        return self.link(body, self.current_name(body)) if body else None

    def role(self, role_id: str | None) -> Link | None:
        """Return a link to a role by its title, or None if there is no id."""
        role = self.council.find(Role, role_id) if role_id else None
        return self.link(role, role.title) if role else None

    def organisation(self, organisation_id: str | None) -> Link | None:
        """Return a link to an organisation by its name, or None if there is no id."""
        found = self.council.find(Organisation, organisation_id) if organisation_id else None
        return self.link(found, self.current_name(found)) if found else None

    def bodies(self, ids: Iterable[str]) -> list[Link]:
        """Return links to bodies, in their order."""
        return [each for each in map(self.body, ids) if each]

    def organisations(self, ids: Iterable[str]) -> list[Link]:
        """Return links to organisations, in their order."""
        return [each for each in map(self.organisation, ids) if each]

    def publication(self, publication: Publication) -> Link:
        """Return a link to a publication, by the short name that people use for it."""
        name = publication.title
        if publication.kind is PublicationKind.PAPER and publication.date:
            name = f"Paper of {publication.date.shown}"
        elif publication.publisher:
            name = f"{publication.title} ({publication.publisher})"
        return self.link(publication, name)

    def rests_on(self, *sources: Source) -> None:
        """Note sources of what is shown without naming them beside it."""
        for each in sources:
            self.named.setdefault(each.ref, self.council.find(Publication, each.ref))

    def source(self, source: Source) -> SourceView:
        """Return a source as it is shown."""
        self.rests_on(source)
        publication = self.named[source.ref]
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
        return QuotationView(
            heading=quotation.heading or "",
            text=quotation.text,
            source=self.source(quotation.source),
            note=quotation.note or "",
            corrections=tuple(
                f"Printed as “{each.printed}”, read as “{each.read_as}”."
                for each in quotation.corrections
            ),
        )
