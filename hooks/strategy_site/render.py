"""Components as HTML, from the templates in ``overrides/components``.

The environment is ours, not MkDocs': every value is escaped, and a name that the view did not
prepare is an error of ours, not an empty place on the page.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

from strategy_site.dates import shown_day
from strategy_site.exports.process_data import process_data
from strategy_site.load.calls import Call
from strategy_site.load.pages import Page
from strategy_site.model.publications import Publication, Term
from strategy_site.open_data.feed import FEED, feed
from strategy_site.problems import Refusal, quoted
from strategy_site.project import Project
from strategy_site.templating import environment_of
from strategy_site.views.open_data import files_of
from strategy_site.views.place import Here
from strategy_site.views.process_maps import map_file
from strategy_site.views.record_pages import SEARCH
from strategy_site.views.registry import COMPONENTS
from strategy_site.written_tables import with_headers

_ID = re.compile('<[a-zA-Z][^<>]*?\\sid="([^"]+)"')
_HEADING = re.compile(r"<h([1-6])\b")
# Templates write their headings as h3, and h4 below: most stand under a heading of level 2.
_OF_TEMPLATE = re.compile(r"(</?h)([34])\b")
_USUAL_LEVEL = 2
_MARK = re.compile("(<p>\\s*)?\ue000(\\d+)\ue001(\\s*</p>)?")
# How the choices above a list begin.
_FILTERS = '<form class="filters"'
# What a component that gives a list its look leaves behind, and the beginning of that list.
_LOOK = re.compile("\\s*\ue002([a-z-]+)\ue003\\s*<([uo]l)>")


# Anchors that the templates use themselves: on every page, and on the page of search results.
TAKEN = ("main-content", "main-menu", "section-menu", "site-search", "search-words")
TAKEN_BY_SEARCH = (
    *("search-status", "search-kinds", "search-results", "search-offers", "search-script"),
)


def _moved(heading: re.Match[str], by: int) -> str:
    """Return the beginning of a heading's tag with its level moved."""
    return f"{heading[1]}{min(int(heading[2]) + by, 6)}"


@dataclass(frozen=True)
class RenderedPage:
    """A page's content, what it ends with, and the anchors that its components bring.

    ``has_filters`` says that there are choices above a list, which a script makes work. The content
    is kept packed: MkDocs renders every page before it writes the first.
    """

    packed: bytes
    foot: str
    anchors: set[str]
    has_filters: bool

    @property
    def content(self) -> str:
        """The HTML of the page."""
        return zlib.decompress(self.packed).decode()


class Renderer:
    """Renders calls with the templates of one folder."""

    def __init__(self, templates: Path) -> None:
        self.environment = environment_of(templates)

    def render(self, call: Call, here: Here) -> str:
        """Return the HTML of one call on the page it stands on."""
        called = COMPONENTS[call.component]
        view = called.view(here, *call.arguments, **call.named)
        html = self.environment.get_template(called.template).render(view)
        return html.strip() if called.inline else html

    def page(self, html: str, project: Project, src: str) -> RenderedPage:
        """Return a page's HTML with its components in it, its foot and its anchors.

        Raises Refusal if two places on the page have the same id.
        """
        page, here = project.pages[src], project.here(src)
        filled = self.fill(with_headers(html), page.calls, here)
        found = _ID.findall(filled)
        taken = TAKEN + (TAKEN_BY_SEARCH if src == SEARCH else ())
        for anchor, times in Counter([*found, *taken]).items():
            if times > 1:
                raise Refusal(
                    f"docs/{src}: the anchor {quoted(anchor)} stands there twice, or the page "
                    "itself uses it. Reword the heading, or give the record another id."
                )
        initials = self.initials(filled, project.council.terms, here)
        packed = zlib.compress((filled + initials).encode(), level=1)
        return RenderedPage(packed, self.foot(page, here), set(found), _FILTERS in filled)

    def foot(self, page: Page, here: Here) -> str:
        """Return what a page ends with: the site's dates, the page's sources, where to write."""
        site = here.council.site
        for publication, _, _ in page.sources:
            here.named.setdefault(publication, here.council.find(Publication, publication))
        subject = f"Problem with the page {page.title or page.address} (/{page.address})"
        return self.environment.get_template("page_foot.html").render(
            as_of=shown_day(site.position_as_of),
            reviewed_on=shown_day(site.reviewed_on),
            review_due=shown_day(site.review_due),
            sources=[here.publication(each) for each in here.named.values()],
            problem=f"mailto:{site.problem_email}?subject={quote(subject)}",
        )

    def beside_pages(self, project: Project) -> Iterator[tuple[str, str]]:
        """Yield the path and the text of each file that stands beside the pages."""
        yield from self._beside_processes(project)
        here = project.here(SEARCH)
        reports = here.all_reports()
        for quarter in ("", *(str(each.quarter) for each in reports)):
            yield from ((each.path, each.text) for each in files_of(here, quarter))
        if project.imprint.site_url:
            yield FEED, feed(project.council, reports, project.imprint)

    def _beside_processes(self, project: Project) -> Iterator[tuple[str, str]]:
        """Yield the picture of each process and the same as data."""
        template = self.environment.get_template("process_map_file.html")
        for process in project.council.processes:
            here = project.here(f"guidance/processes/{process.id}.md")
            site_url = project.imprint.site_url
            address = f"{site_url}{here.address}" if site_url else ""
            yield f"{here.address}map.svg", template.render(map_file(here, process, address))
            yield f"{here.address}map.json", process_data(project.council, process)

    def foot_of_404(self, project: Project) -> str:
        """Return what the page for missing addresses ends with: the same, without sources."""
        here = replace(project.here(SEARCH), address="", named={})
        return self.foot(Page("404.html", "Page not found", "", "", ()), here)

    def fill(self, html: str, calls: tuple[Call, ...], here: Here) -> str:
        """Return a page's HTML with each mark replaced by the component that it stands for.

        A mark that is a whole paragraph is replaced together with the paragraph. Headings of a
        component are one level below the heading that it stands under.
        """
        headings = [(each.start(), int(each[1])) for each in _HEADING.finditer(html)]

        def put(found: re.Match[str]) -> str:
            call = calls[int(found[2])]
            rendered = self.render(call, here)
            level = next((level for at, level in reversed(headings) if at < found.start()), 1)
            if level != _USUAL_LEVEL:
                rendered = _OF_TEMPLATE.sub(partial(_moved, by=level - _USUAL_LEVEL), rendered)
            if found[1] and found[3] and not COMPONENTS[call.component].inline:
                return rendered
            return f"{found[1] or ''}{rendered}{found[3] or ''}"

        return _LOOK.sub(r'\n<\2 class="\1">', _MARK.sub(put, html))

    def initials(self, html: str, terms: Iterable[Term], here: Here) -> str:
        """Return a list of the initials that a page uses with what they mean, or nothing.

        The page that explains them all, the glossary, needs no such list.
        """
        words = set(re.findall(r"[A-Za-z0-9]+", re.sub(r"<[^>]*>", " ", html)))
        used = [
            each
            for each in terms
            if each.abbreviation in words and here.homes.get(each.id, ("",))[0] != here.address
        ]
        if not used:
            return ""
        shown = [(each.abbreviation, here.link(each, each.term)) for each in used]
        return self.environment.get_template("initials.html").render(terms=shown)
