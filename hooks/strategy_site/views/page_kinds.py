"""What a search result says of its page: the kind, who it is for and its standing."""

from dataclasses import dataclass

from strategy_site.load.pages import Page
from strategy_site.model.council import Council
from strategy_site.model.processes import Process
from strategy_site.progress import Position
from strategy_site.views.place import in_words
from strategy_site.views.small_print import SMALL_PRINT, WORRIED
from strategy_site.vocabulary import Audience, PageKind

# Where a council's pages stand is its own affair, but for those that records get without a file.
_MADE = {
    "guidance/processes/": PageKind.PROCESS,
    "strategy/key-actions/": PageKind.KEY_ACTION,
    "strategy/quarters/": PageKind.QUARTER,
    "open-data/": PageKind.DATA,
}
# What a page of the council's own calls, the most telling first.
_CALLED = {
    "guidance_library": PageKind.GUIDANCE,
    "training_offers": PageKind.TRAINING,
    "school_resources": PageKind.RESOURCES,
    "resources": PageKind.RESOURCES,
    "documents": PageKind.RESOURCES,
    "contacts": PageKind.CONTACTS,
    "progress_overview": PageKind.PROGRESS,
    "measures": PageKind.PROGRESS,
    "bodies": PageKind.PEOPLE,
    "roles": PageKind.PEOPLE,
    "events": PageKind.PEOPLE,
    "findings": PageKind.PEOPLE,
    "recommendations": PageKind.PEOPLE,
    "history": PageKind.PEOPLE,
    "glossary": PageKind.GLOSSARY,
    "strategy_summary": PageKind.STRATEGY,
    "benchmarks": PageKind.STRATEGY,
    "publications": PageKind.ABOUT,
    "site_facts": PageKind.ABOUT,
    "accessibility_compliance": PageKind.ABOUT,
}
_SCHOOLS = frozenset((Audience.SCHOOLS, Audience.SAFEGUARDING_LEADS))


@dataclass(frozen=True)
class PageFacts:
    """What a search result says of a page; what is not known is empty."""

    kind: PageKind
    audience: str
    status: str


def page_facts(page: Page, record_id: str, council: Council, position: Position) -> PageFacts:
    """Return what a search result says of a page; ``record_id`` is that of its record, if any."""
    kind = kind_of(page)
    if kind is PageKind.PROCESS and record_id:
        process = council.find(Process, record_id)
        return PageFacts(kind, in_words(process.audience), process.status.word)
    status = position.of(record_id).status.word if kind is PageKind.KEY_ACTION else ""
    return PageFacts(kind, in_words(page.audience), status)


def kind_of(page: Page) -> PageKind:
    """Return what sort of page one is: by where it stands if it is made, else by what it shows."""
    if page.src == WORRIED:
        return PageKind.HELP
    if page.src in SMALL_PRINT:
        return PageKind.ABOUT
    made = (kind for folder, kind in _MADE.items() if page.address.startswith(folder))
    called = {call.component for call in page.calls}
    shown = (kind for name, kind in _CALLED.items() if name in called)
    return next(made, None) or next(shown, None) or _by_header(page)


def _by_header(page: Page) -> PageKind:
    if page.question:
        return PageKind.GUIDANCE
    for_schools = page.audience and _SCHOOLS.issuperset(page.audience)
    return PageKind.SCHOOLS if for_schools else PageKind.PAGE
