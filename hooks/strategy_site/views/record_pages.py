"""Pages that records get without a file, and the search page.

A Markdown file at the same address adds its prose between the page's summary and its first section.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from strategy_site.load.calls import Call, place_of
from strategy_site.load.pages import Page
from strategy_site.model.council import Council
from strategy_site.model.strategy import KeyAction
from strategy_site.views.findings import findings_on

SEARCH = "search.md"
_ITS_TITLE = re.compile(r"\A(?:# .*|.*\n=+[ \t]*)(?:\n|\Z)")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^:=<>&\"'@/$])")


@dataclass(frozen=True)
class RecordPage:
    """A page made from a record: ``record_id`` is empty for the search page."""

    page: Page
    record_id: str
    template: str = "main.html"


def in_markdown(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line, whatever is in it.

    Every character that could begin markup becomes a character reference, which Markdown leaves
    alone and the browser shows.
    """
    return _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


@dataclass(frozen=True)
class Section:
    """A part of a key action's page: it is left out where ``holds`` finds nothing to show."""

    heading: str
    component: str
    holds: Callable[[Council, str], bool] = lambda *_: True


# What the page of a key action shows, in order. The first has no heading.
KEY_ACTION_SECTIONS = (
    Section("", "key_action_summary"),
    Section("Activities and their status", "activities_table"),
    Section(
        "Figures", "key_action_measures", lambda council, each: bool(council.measures_of(each))
    ),
    Section("Each activity and why it has its status", "activities"),
    Section("The words of the papers", "key_action_wordings"),
    Section(
        "What else the papers say",
        "statements",
        lambda council, each: bool(council.statements_on(each)),
    ),
    Section(
        "Recommendations and findings",
        "key_action_findings",
        lambda council, each: bool(findings_on(council, each)),
    ),
    Section("What was reported in each quarter", "reporting_history"),
)
_KEY_ACTIONS = "strategy/key-actions/"


def made_paths(key_action_ids: Iterable[str]) -> list[str]:
    """Return the paths of all pages that are made without a file."""
    return [*(f"{_KEY_ACTIONS}{each}.md" for each in sorted(key_action_ids)), SEARCH]


def calls_made_on(src: str, key_action_ids: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return what a made page calls of itself, so that prose added to it does not call it again."""
    own = src.removeprefix(_KEY_ACTIONS).removesuffix(".md")
    if own in key_action_ids and src == f"{_KEY_ACTIONS}{own}.md":
        return [(section.component, (own,)) for section in KEY_ACTION_SECTIONS]
    return []


def record_pages(council: Council, written: dict[str, Page]) -> Iterator[RecordPage]:
    """Yield the page of each key action, in order, and the search page.

    ``written`` holds the council's own Markdown pages by path.
    """
    for action in sorted(council.key_actions, key=lambda each: each.number):
        src = f"{_KEY_ACTIONS}{action.id}.md"
        page = _key_action_page(council, action, src, written.get(src))
        yield RecordPage(page, action.id)
    prose = written.get(SEARCH)
    page = Page(SEARCH, "Search", "Search this site.", "# Search\n", ())
    if prose:
        page = replace(prose, title=prose.title or "Search", text="")
    yield RecordPage(page, "", "search.html")


def _key_action_page(council: Council, action: KeyAction, src: str, written: Page | None) -> Page:
    title = f"Key action {action.number}: {action.title}"
    page = _Sections(f"# {in_markdown(title)}")
    for section in KEY_ACTION_SECTIONS:
        if not section.holds(council, action.id):
            continue
        if section.heading:
            page.parts.append(f"## {section.heading}")
        page.call(section.component, action.id)
        if not section.heading and written:
            page.add(written)
    description = written.description if written else " ".join(action.summary.split())
    sources = written.sources if written else ()
    markdown = "\n\n".join(page.parts)
    return Page(src, title, description, markdown, tuple(page.calls), sources=sources)


class _Sections:
    """A page being put together from headings, calls and prose."""

    def __init__(self, heading: str) -> None:
        self.parts = [heading]
        self.calls: list[Call] = []

    def call(self, component: str, record_id: str) -> None:
        self.parts.append(place_of(len(self.calls)))
        self.calls.append(Call(component, (record_id,), {}, 0, 0, alone=True))

    def add(self, written: Page) -> None:
        """Add the council's prose; its marks are counted on from ours, its own title left out."""
        markdown = written.markdown.strip()
        for index in reversed(range(len(written.calls))):
            markdown = markdown.replace(place_of(index), place_of(index + len(self.calls)))
        self.calls.extend(written.calls)
        markdown = _ITS_TITLE.sub("", markdown, count=1).strip()
        self.parts.append(markdown)
