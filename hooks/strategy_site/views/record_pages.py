"""Pages that records get without a file, and the search page.

A Markdown file at the same address adds its prose between the page's summary and its first section.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from strategy_site.load.pages import Call, Page, place_of
from strategy_site.model.council import Council
from strategy_site.model.strategy import KeyAction

SEARCH = "search.md"
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


def record_pages(council: Council, written: dict[str, Page]) -> Iterator[RecordPage]:
    """Yield the page of each key action, in order, and the search page.

    ``written`` holds the council's own Markdown pages by path.
    """
    for action in sorted(council.key_actions, key=lambda each: each.number):
        src = f"strategy/key-actions/{action.id}.md"
        yield RecordPage(_key_action_page(action, src, written.get(src)), action.id)
    prose = written.get(SEARCH)
    page = Page(SEARCH, "Search", "Search this site.", "# Search\n", ())
    if prose:
        page = Page(SEARCH, prose.title or "Search", prose.description, prose.markdown, prose.calls)
    yield RecordPage(page, "", "search.html")


def _key_action_page(action: KeyAction, src: str, written: Page | None) -> Page:
    title = f"Key action {action.number}: {action.title}"
    page = _Sections(f"# {in_markdown(title)}")
    page.call("key_action_summary", action.id)
    if written:
        page.add(written)
    page.section("Activities and their status", "activities_table", action.id)
    page.section("Each activity and why it has its status", "activities", action.id)
    page.section("The words of the papers", "key_action_wordings", action.id)
    page.section("What else the papers say", "statements", action.id)
    page.section("What was reported in each quarter", "reporting_history", action.id)
    description = written.description if written else " ".join(action.summary.split())
    return Page(src, title, description, "\n\n".join(page.parts), tuple(page.calls))


class _Sections:
    """A page being put together from headings and calls."""

    def __init__(self, heading: str) -> None:
        self.parts = [heading]
        self.calls: list[Call] = []

    def call(self, component: str, record_id: str) -> None:
        self.parts.append(place_of(len(self.calls)))
        self.calls.append(Call(component, (record_id,), {}, 0, 0, alone=True))

    def section(self, heading: str, component: str, record_id: str) -> None:
        self.parts.append(f"## {heading}")
        self.call(component, record_id)

    def add(self, written: Page) -> None:
        """Add the council's prose; its marks are counted on from ours, its own title left out."""
        markdown = written.markdown
        for index in reversed(range(len(written.calls))):
            markdown = markdown.replace(place_of(index), place_of(index + len(self.calls)))
        self.calls.extend(written.calls)
        lines = markdown.split("\n")
        self.parts.append("\n".join(line for line in lines if not line.startswith("# ")).strip())
