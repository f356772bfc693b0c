"""A council's folder as a whole: read, checked, and ready to be shown.

This is the one loader: the command line, the site's build and the tests all come through here, so
that what checks and what publishes never disagree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import strategy_site.views.about
import strategy_site.views.parties
import strategy_site.views.strategy
import strategy_site.views.training  # noqa: F401  # each registers its components
from strategy_site.load.data_folder import Data, read_data
from strategy_site.load.pages import Page, address_of, read_pages
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.progress import Position, position_as_of
from strategy_site.rules import broken_rules
from strategy_site.views.place import Here, homes_of
from strategy_site.views.record_pages import (
    RecordPage,
    calls_made_on,
    made_paths,
    record_pages,
)
from strategy_site.views.registry import COMPONENTS, wrong_call


@dataclass(frozen=True)
class Project:
    """A council's records and pages, without a mistake that the checks know.

    ``pages`` holds every page by its path, ``made`` those that come from records.
    """

    council: Council
    position: Position
    pages: Mapping[str, Page]
    made: Mapping[str, RecordPage]
    homes: Mapping[str, tuple[str, str]]

    @property
    def menu(self) -> list[str]:
        """The paths of the made pages that belong in a menu, in order."""
        return [src for src, each in self.made.items() if each.record_id]

    def here(self, src: str) -> Here:
        """Return what the components on a page know."""
        return Here(self.council, self.position, self.homes, self.pages[src].address)


def read_project(root: Path, docs: Path | None = None) -> tuple[Project | None, list[Problem]]:
    """Read the folder that holds ``data/`` and ``docs/`` and return it with all its problems.

    The project is None if there is any problem. Nothing is raised for bad input.
    """
    docs = docs or root / "docs"
    data = read_data(root / "data")
    inline = {name for name, each in COMPONENTS.items() if each.inline}
    written, problems = read_pages(docs, docs.name, inline)
    problems.extend(data.problems)
    for page in written:
        problems.extend(_wrong_calls(page, data, f"{docs.name}/{page.src}"))
    problems.extend(_shared_addresses(written, data, docs.name))
    if data.council:
        problems.extend(broken_rules(data.council, data.positions))
    if problems or data.council is None:
        return None, sorted(set(problems))
    return _assemble(data.council, {page.src: page for page in written}), []


def _wrong_calls(page: Page, data: Data, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the calls of a page, one by one and together (E012)."""
    called = set(calls_made_on(page.src, data.ids.get("key action", set())))
    for call in page.calls:
        problem = wrong_call(call, data.ids, path)
        arguments = (*call.arguments, *call.named.values())
        if problem:
            yield problem
        elif (call.component, arguments) in called and not COMPONENTS[call.component].inline:
            message = f"{call.component} stands on this page already."
            fix = "Delete this call."
            yield Problem(path, call.line, call.column, "E012", "", message, fix)
        called.add((call.component, arguments))


def _shared_addresses(written: list[Page], data: Data, docs: str) -> Iterator[Problem]:
    """Yield the pages that have the address of another page: one of the two would vanish (E006)."""
    made = made_paths(data.ids.get("key action", set()))
    taken = {address_of(src): src for src in made}
    for page in written:
        other = taken.setdefault(page.address, page.src)
        if other != page.src:
            message = f"the page has the same address as {docs}/{other}."
            fix = f"Rename it, or put its text into {docs}/{other}."
            yield Problem(f"{docs}/{page.src}", 1, 1, "E006", "", message, fix)


def _assemble(council: Council, written: dict[str, Page]) -> Project:
    made = {each.page.src: each for each in record_pages(council, written)}
    pages = written | {src: each.page for src, each in made.items()}
    own_pages = {each.record_id: each.page.address for each in made.values() if each.record_id}
    return Project(
        council=council,
        position=position_as_of(council, council.site.position_as_of),
        pages=pages,
        made=made,
        homes=homes_of(council, sorted(pages.values(), key=_nearest_home), own_pages),
    )


def _nearest_home(page: Page) -> tuple[int, str]:
    """Order pages by how near they are to the home page, then by path."""
    return page.address.count("/"), page.src
