"""Pages that records get without a file, and the search page.

A Markdown file at the same address adds its prose between the page's summary and its first section.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from strategy_site.dates import Quarter
from strategy_site.load.calls import Call, place_of
from strategy_site.load.pages import Page
from strategy_site.model.council import Council
from strategy_site.model.processes import Process
from strategy_site.model.strategy import KeyAction
from strategy_site.open_data.files import FOLDER
from strategy_site.progress import SOON_DAYS, reported_quarters
from strategy_site.views.findings import findings_on
from strategy_site.views.open_data import QUARTER_DATA
from strategy_site.views.place import ALL_QUARTERS, quarter_home
from strategy_site.views.process_words import notice_of
from strategy_site.views.processes import DIAGRAM, STEPS
from strategy_site.views.quarter_details import has_measures, has_statements
from strategy_site.views.quarter_parts import has_plan, has_returns

SEARCH = "search.md"
_ITS_TITLE = re.compile(r"\A(?:# .*|.*\n=+[ \t]*)(?:\n|\Z)")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^:=<>&\"'@/$])")


@dataclass(frozen=True)
class RecordPage:
    """A page made from a record: ``record_id`` is empty for the search page and for print cards."""

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
    """A part of a record's page: it is left out where ``holds`` finds nothing to show."""

    heading: str
    component: str
    holds: Callable[[Council, str], bool] = lambda *_: True
    # What links lead to, whatever headings stand in prose that is added to the page.
    anchor: str = ""


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
# What the page of a process shows, and its card to print.
PROCESS_SECTIONS = (
    Section("", "process_summary"),
    Section("The steps", "process_steps", anchor=STEPS),
    Section("One question at a time", "process_questions", anchor="process-questions"),
    Section("The steps as a diagram", "process_diagram", anchor=DIAGRAM),
    Section("What this rests on", "process_basis"),
)
CARD_SECTIONS = (Section("", "process_card"),)
# What the page of a reported quarter shows: the plan as it stood when the report was published.
QUARTER_SECTIONS = (
    Section("", "quarter_summary"),
    Section("Activities by status", "quarter_counts", has_plan),
    Section("Key actions", "quarter_key_actions", has_plan),
    Section("What changed since the report before", "quarter_changes"),
    Section("What was overdue", "quarter_overdue", has_plan),
    Section(f"Due in the next {SOON_DAYS} days", "quarter_due_soon", has_plan),
    Section("Missing returns", "quarter_missing_returns", has_returns),
    Section("Figures and targets", "quarter_measures", has_measures),
    Section("Decisions", "quarter_decisions"),
    Section("Every activity", "quarter_activities", has_plan),
    Section("What else the report says", "quarter_statements", has_statements),
    Section("The data of this quarter", "quarter_downloads", anchor=QUARTER_DATA),
)

# The pages that a record of a kind gets, by their place below docs/.
_PAGES: dict[str, dict[str, tuple[Section, ...]]] = {
    "key action": {"strategy/key-actions/{}.md": KEY_ACTION_SECTIONS},
    "process": {
        "guidance/processes/{}.md": PROCESS_SECTIONS,
        "guidance/processes/{}/card.md": CARD_SECTIONS,
    },
    "quarter": {"strategy/quarters/{}.md": QUARTER_SECTIONS},
}


@dataclass(frozen=True)
class SitePage:
    """A page that every council has, about all records of a kind together."""

    title: str
    description: str
    sections: tuple[Section, ...]


# The pages that every council gets without a file, by their place below docs/.
_SITE_PAGES = {
    ALL_QUARTERS: SitePage(
        "Progress by quarter",
        "Every quarter that was reported: the position, and what changed since the report before.",
        (Section("", "quarters"), Section("", "quarters_feed")),
    ),
    f"{FOLDER}/index.md": SitePage(
        "Open data",
        "The plan, what was reported and each status as files for spreadsheets and programs.",
        (Section("", "downloads"), Section("What the columns mean", "data_dictionary")),
    ),
}
Known = Mapping[str, Collection[str]]


def _places(known: Known) -> dict[str, tuple[str, tuple[Section, ...]]]:
    """Return for each made page the id of its record and its sections."""
    return {
        place.format(each): (each, sections)
        for kind, pages in _PAGES.items()
        for each in sorted(known.get(kind, ()))
        for place, sections in pages.items()
    }


def made_paths(known: Known) -> list[str]:
    """Return the paths of all pages that are made without a file, of records with these ids."""
    return [*_SITE_PAGES, *_places(known), SEARCH]


def folders_of_pages() -> dict[str, set[str]]:
    """Return for each kind of record with pages of its own the addresses below which they stand."""
    return {kind: {each.partition("{}")[0] for each in pages} for kind, pages in _PAGES.items()}


def calls_made(known: Known) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return what each made page calls of itself, so that prose added to it does not call it again.

    The pages are known by their paths; the search page calls nothing.
    """
    called: dict[str, list[tuple[str, tuple[str, ...]]]] = {
        src: [(section.component, ()) for section in page.sections]
        for src, page in _SITE_PAGES.items()
    }
    for src, (own, sections) in _places(known).items():
        called[src] = [(section.component, (own,)) for section in sections]
    return called


def record_pages(council: Council, written: dict[str, Page]) -> Iterator[RecordPage]:
    """Yield the page of each key action, quarter and process, in order, and the search page.

    The quarters come newest first, after the page of them all.

    ``written`` holds the council's own Markdown pages by path.
    """
    for action in sorted(council.key_actions, key=lambda each: each.number):
        src = f"strategy/key-actions/{action.id}.md"
        yield RecordPage(_key_action_page(council, action, src, written.get(src)), action.id)
    for src, site_page in _SITE_PAGES.items():
        yield RecordPage(_site_page(council, site_page, src, written.get(src)), src)
    for quarter in reversed(reported_quarters(council)):
        src = f"strategy/quarters/{quarter}.md"
        page = _quarter_page(council, quarter, src, written.get(src))
        yield RecordPage(page, quarter_home(quarter))
    for process in council.processes:
        src = f"guidance/processes/{process.id}.md"
        yield RecordPage(_process_page(council, process, src, written.get(src)), process.id)
        src = f"guidance/processes/{process.id}/card.md"
        yield RecordPage(_card_page(council, process, src, written.get(src)), "")
    prose = written.get(SEARCH)
    page = Page(SEARCH, "Search", "Search this site.", "# Search\n", ())
    if prose:
        page = replace(prose, title=prose.title or "Search", text="")
    yield RecordPage(page, "", "search.html")


def _key_action_page(council: Council, action: KeyAction, src: str, written: Page | None) -> Page:
    title = f"Key action {action.number}: {action.title}"
    sections = [each for each in KEY_ACTION_SECTIONS if each.holds(council, action.id)]
    page = _made(src, title, action.id, sections, written)
    return page if written else replace(page, description=_flat(action.summary))


def _site_page(council: Council, made: SitePage, src: str, written: Page | None) -> Page:
    sections = [each for each in made.sections if each.holds(council, "")]
    page = _made(src, made.title, "", sections, written)
    return replace(page, description=page.description or made.description)


def _quarter_page(council: Council, quarter: Quarter, src: str, written: Page | None) -> Page:
    sections = [each for each in QUARTER_SECTIONS if each.holds(council, str(quarter))]
    page = _made(src, f"Progress: {quarter.shown}", str(quarter), sections, written)
    description = f"Where the plan stood with the report for {quarter.shown}, and what changed."
    return replace(page, description=page.description or description)


def _process_page(council: Council, process: Process, src: str, written: Page | None) -> Page:
    page = _made(src, process.title, process.id, PROCESS_SECTIONS, written)
    notice = notice_of(process, council.site.reviewed_on)
    description = page.description or _flat(process.when_to_use)
    return replace(page, notice=notice, description=description)


def _card_page(council: Council, process: Process, src: str, written: Page | None) -> Page:
    page = _made(src, f"Print card: {process.title}", process.id, CARD_SECTIONS, written)
    notice = notice_of(process, council.site.reviewed_on)
    description = page.description or f"{process.title}, in short, to print."
    return replace(page, notice=notice, description=description)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _made(
    src: str, title: str, record_id: str, sections: Sequence[Section], written: Page | None
) -> Page:
    """Return a page that calls the sections of a record, with the prose written at its address."""
    page = _Sections(f"# {in_markdown(title)}")
    for number, section in enumerate(sections):
        if section.heading:
            anchor = f" {{: #{section.anchor} }}" if section.anchor else ""
            page.parts.append(f"## {section.heading}{anchor}")
        page.call(section.component, record_id)
        if number == 0 and written:
            page.add(written)
    return Page(
        src,
        title,
        written.description if written else "",
        "\n\n".join(page.parts),
        tuple(page.calls),
        sources=written.sources if written else (),
    )


class _Sections:
    """A page being put together from headings, calls and prose."""

    def __init__(self, heading: str) -> None:
        self.parts = [heading]
        self.calls: list[Call] = []

    def call(self, component: str, record_id: str) -> None:
        """Add a call; without an id, of a component that shows all records of its kind."""
        self.parts.append(place_of(len(self.calls)))
        arguments = (record_id,) if record_id else ()
        self.calls.append(Call(component, arguments, {}, 0, 0, alone=True))

    def add(self, written: Page) -> None:
        """Add the council's prose; its marks are counted on from ours, its own title left out."""
        markdown = written.markdown.strip()
        for index in reversed(range(len(written.calls))):
            markdown = markdown.replace(place_of(index), place_of(index + len(self.calls)))
        self.calls.extend(written.calls)
        markdown = _ITS_TITLE.sub("", markdown, count=1).strip()
        self.parts.append(markdown)
