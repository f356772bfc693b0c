"""A council's folder as a whole: read, checked, and ready to be shown.

This is the one loader: the command line, the site's build and the tests all come through here, so
that what checks and what publishes never disagree.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import strategy_site.views.about
import strategy_site.views.activities
import strategy_site.views.chart_dates
import strategy_site.views.charts
import strategy_site.views.contacts
import strategy_site.views.findings
import strategy_site.views.guidance
import strategy_site.views.lists
import strategy_site.views.measures
import strategy_site.views.open_data
import strategy_site.views.parties
import strategy_site.views.past
import strategy_site.views.process_maps
import strategy_site.views.processes
import strategy_site.views.quarter_details
import strategy_site.views.quarter_parts
import strategy_site.views.quarters
import strategy_site.views.reports
import strategy_site.views.resources
import strategy_site.views.strategy
import strategy_site.views.training  # noqa: F401  # each registers its components
from strategy_site.load.calls import Call, place_of
from strategy_site.load.convert import Positions
from strategy_site.load.data_folder import Data, read_data
from strategy_site.load.pages import Page, address_of, read_pages
from strategy_site.memory import without_garbage_search
from strategy_site.model.addresses import AddressesFile
from strategy_site.model.council import Council
from strategy_site.model.site import Site
from strategy_site.open_data.files import DataFile
from strategy_site.open_data.imprint import Imprint
from strategy_site.problems import Problem, did_you_mean, quoted
from strategy_site.progress import Position, QuarterReport, position_as_of
from strategy_site.published import published
from strategy_site.rules import broken_rules, prose_warnings, warnings_of
from strategy_site.rules.addresses import Published, addresses_stay
from strategy_site.rules.contacts import pages_send_nobody_to_what_is_not_for_them
from strategy_site.rules.pages import (
    guidance_has_its_own_page,
    written_pages,
)
from strategy_site.rules.reviews import at_the_last_review, guidance_is_in_date
from strategy_site.views.place import Here, homes_of
from strategy_site.views.process_words import past_review
from strategy_site.views.record_pages import (
    RecordPage,
    calls_made,
    made_paths,
    record_pages,
)
from strategy_site.views.registry import COMPONENTS, wrong_call
from strategy_site.views.small_print import (
    LICENCE,
    missing_small_print,
    site_notice,
    wrong_statement_call,
)

_LIST_FIRST = re.compile(r"\s*(?:[-*+]|\d+\.)[ \t]")
_WRITE_A_LIST = "Leave a line empty below the call, then write the list: each item begins with -."


@dataclass(frozen=True)
class Project:
    """A council's records and pages, without a mistake that the checks know.

    ``pages`` holds every page by its path, ``made`` those that come from records. ``positions``
    says where each record is written, ``docs`` how the folder of the pages is called. ``site_url``
    is the address of the site, empty if it has none; ``now`` are the addresses that it has.
    """

    council: Council
    position: Position
    pages: Mapping[str, Page]
    made: Mapping[str, RecordPage]
    homes: Mapping[str, tuple[str, str]]
    positions: Positions
    docs: str
    site_url: str = ""
    now: Published = field(default_factory=Published)

    @property
    def menu(self) -> list[str]:
        """The paths of the made pages that belong in a menu, in order."""
        return [src for src, each in self.made.items() if each.record_id]

    def shows_position(self, src: str) -> bool:
        """Whether a page shows where the plan stands now, and so can become old."""
        return any(COMPONENTS[each.component].shows_position for each in self.pages[src].calls)

    def here(self, src: str) -> Here:
        """Return what the components on a page know."""
        address = self.pages[src].address
        return Here(
            self.council,
            self.position,
            self.homes,
            address,
            guidance=self._guidance,
            imprint=self.imprint,
            reports=self._reports,
            files=self._files,
        )

    @cached_property
    def _reports(self) -> dict[str, QuarterReport]:
        """The reports of quarters that pages have asked for so far."""
        return {}

    @cached_property
    def _files(self) -> dict[str, list[DataFile]]:
        """The files of data that pages have asked for so far."""
        return {}

    @cached_property
    def imprint(self) -> Imprint:
        """What files that leave the site say of it."""
        page = self.pages.get(LICENCE)
        site_url = f"{self.site_url.rstrip('/')}/" if self.site_url else ""
        return Imprint(site_notice(self.council.site), page.address if page else "", site_url)

    @cached_property
    def _guidance(self) -> tuple[Page, ...]:
        """The pages that answer a question; looked for once, not for every page."""
        return tuple(each for each in self.pages.values() if each.question)


def read_project(root: Path, docs: Path | None = None) -> tuple[Project | None, list[Problem]]:
    """Read the folder that holds ``data/`` and ``docs/`` and return it with all its problems.

    The project is None if there is a mistake; warnings leave it as it is. Nothing is raised for bad
    input.
    """
    with without_garbage_search():  # for the build; a command as a whole does without it
        return _read(root, docs or root / "docs")


def read_ledger(root: Path) -> tuple[AddressesFile | None, Published]:
    """Return a project's ledger of addresses and the addresses it has now, whatever is wrong."""
    data = read_data(root / "data")
    written, problems = read_pages(root / "docs", "docs", ())
    ledger = data.council.ledger if data.council else None
    return ledger, published(written, data, problems)


def _read(root: Path, docs: Path) -> tuple[Project | None, list[Problem]]:
    data = read_data(root / "data")
    inline = {name for name, each in COMPONENTS.items() if each.inline}
    written, problems = read_pages(docs, docs.name, inline)
    now = published(written, data, problems)
    problems.extend(data.problems)
    called = calls_made(data.ids)
    for page in written:
        own = called.get(page.src, [])
        problems.extend(_wrong_calls(page, data, f"{docs.name}/{page.src}", own))
        problems.extend(_unknown_sources(page, data, f"{docs.name}/{page.src}"))
    problems.extend(_shared_addresses(written, data, docs.name))
    made = set(made_paths(data.ids))
    problems.extend(guidance_has_its_own_page(written, docs.name, made))
    problems.extend(missing_small_print(written, _site(data), docs.name))
    if data.council:
        problems.extend(broken_rules(data.council.with_drafts(), data.positions))
        problems.extend(pages_send_nobody_to_what_is_not_for_them(data.council, written, docs.name))
        ledger = data.council.ledger or AddressesFile()
        problems.extend(addresses_stay(ledger, data.positions, now))
    told = sorted({*problems, *_warnings(data, written, docs.name, problems)})
    if problems or data.council is None:
        return None, told
    # The raw text has been checked and would only take up memory.
    pages = {page.src: replace(page, text="") for page in written}
    return replace(_assemble(data.council, pages, data.positions, docs.name), now=now), told


def _warnings(
    data: Data, written: list[Page], docs: str, mistakes: list[Problem]
) -> Iterator[Problem]:
    """Yield the warnings: those about our prose always, with what is to mend in one run.

    Beside a mistake, those that say that something is absent are left out, since it may stand in
    what could not be read. So are initials if the glossary has a mistake.
    """
    if data.council is None:
        return
    unsure = any(each.path.endswith("/glossary.yml") for each in mistakes)
    pages = written_pages(written, docs, set(made_paths(data.ids)))
    for each in prose_warnings(data.council.with_drafts(), data.positions, pages, data.texts):
        if not (unsure and each.code == "W02"):
            yield each
    if not mistakes:
        yield from warnings_of(data.council, data.positions)
        yield from guidance_is_in_date(written, docs, at_the_last_review(data.council.site))


def _wrong_calls(
    page: Page, data: Data, path: str, own: list[tuple[str, tuple[str, ...]]]
) -> Iterator[Problem]:
    """Yield what is wrong with the calls of a page, one by one and together (E012, E003).

    ``own`` is what the page calls without them, since it is made from a record.
    """
    called = set(own)
    for call in page.calls:
        problem = wrong_call(call, data.ids, path)
        arguments = (*call.arguments, *call.named.values())
        if problem:
            yield problem
        elif COMPONENTS[call.component].over_a_list:
            yield from _no_list(page, call, path)
        elif (call.component, arguments) in called and not COMPONENTS[call.component].inline:
            message = f"{call.component} stands on this page already."
            fix = "Delete this call."
            yield Problem(path, call.line, call.column, "E012", "", message, fix)
        else:
            yield from wrong_statement_call(call, _site(data), data.positions, path)
        called.add((call.component, arguments))


def _unknown_sources(page: Page, data: Data, path: str) -> Iterator[Problem]:
    """Yield the sources in a page's header that are no publication (E010)."""
    known = data.ids.get("publication")
    for publication, line, column in page.sources:
        if known is not None and publication not in known:
            message = f"sources {quoted(publication)} is not a publication in publications.yml."
            fix = did_you_mean(publication, known)
            yield Problem(path, line, column, "E010", "", message, fix)


def _site(data: Data) -> Site | None:
    """Return the facts about the site, or None if they could not be read."""
    return data.council.site if data.council else None


def _no_list(page: Page, call: Call, path: str) -> Iterator[Problem]:
    """Yield the call that gives a list its look if no list stands below it (E012)."""
    below = page.markdown.partition(place_of(page.calls.index(call)))[2]
    if not _LIST_FIRST.match(below):
        message = f"{call.component} gives the list below it a look, and no list stands below."
        yield Problem(path, call.line, call.column, "E012", "", message, _WRITE_A_LIST)


def _shared_addresses(written: list[Page], data: Data, docs: str) -> Iterator[Problem]:
    """Yield the pages that have the address of another page: one of the two would vanish (E006)."""
    made = made_paths(data.ids)
    taken = {address_of(src): src for src in made}
    for page in written:
        other = taken.setdefault(page.address, page.src)
        if other != page.src:
            message = f"the page has the same address as {docs}/{other}."
            fix = f"Rename it, or put its text into {docs}/{other}."
            yield Problem(f"{docs}/{page.src}", 1, 1, "E006", "", message, fix)


def _assemble(
    council: Council, written: dict[str, Page], positions: Positions, docs: str
) -> Project:
    reviewed_on = council.site.reviewed_on
    written = {
        src: replace(page, notice=past_review(page.review_due, reviewed_on))
        for src, page in written.items()
    }
    made = {each.page.src: each for each in record_pages(council, written)}
    pages = written | {src: each.page for src, each in made.items()}
    own_pages = {each.record_id: each.page.address for each in made.values() if each.record_id}
    return Project(
        council=council,
        position=position_as_of(council, council.site.position_as_of),
        pages=pages,
        made=made,
        homes=homes_of(council, sorted(pages.values(), key=_nearest_home), own_pages),
        positions=positions,
        docs=docs,
    )


def _nearest_home(page: Page) -> tuple[int, str]:
    """Order pages by how near they are to the home page, then by path."""
    return page.address.count("/"), page.src
