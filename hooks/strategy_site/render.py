"""Components as HTML, from the templates in ``overrides/components``.

The environment is ours, not MkDocs': every value is escaped, and a name that the view did not
prepare is an error of ours, not an empty place on the page.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from strategy_site.dates import shown_day
from strategy_site.load.calls import Call
from strategy_site.model.publications import Term
from strategy_site.problems import Refusal, quoted
from strategy_site.project import Project
from strategy_site.views.place import Here
from strategy_site.views.record_pages import SEARCH
from strategy_site.views.registry import COMPONENTS

_ID = re.compile('<[a-zA-Z][^<>]*?\\sid="([^"]+)"')
_MARK = re.compile("(<p>\\s*)?\ue000(\\d+)\ue001(\\s*</p>)?")


# Anchors that the templates use themselves: on every page, and on the page of search results.
TAKEN = ("main-content", "search-words")
TAKEN_BY_SEARCH = ("search-status", "search-results", "search-script")


class Renderer:
    """Renders calls with the templates of one folder."""

    def __init__(self, templates: Path) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters["shown_day"] = shown_day

    def render(self, call: Call, here: Here) -> str:
        """Return the HTML of one call on the page it stands on."""
        called = COMPONENTS[call.component]
        view = called.view(here, *call.arguments, **call.named)
        html = self.environment.get_template(called.template).render(view)
        return html.strip() if called.inline else html

    def page(self, html: str, project: Project, src: str) -> tuple[str, set[str]]:
        """Return a page's HTML with its components in it, and the ids that they bring.

        Raises Refusal if two places on the page have the same id.
        """
        page, here = project.pages[src], project.here(src)
        filled = self.fill(html, page.calls, here)
        found = _ID.findall(filled)
        taken = TAKEN + (TAKEN_BY_SEARCH if src == SEARCH else ())
        for anchor, times in Counter([*found, *taken]).items():
            if times > 1:
                raise Refusal(
                    f"docs/{src}: the anchor {quoted(anchor)} stands there twice, or the page "
                    "itself uses it. Reword the heading, or give the record another id."
                )
        anchors = set(found)
        return filled + self.initials(filled, project.council.terms, here), anchors

    def fill(self, html: str, calls: tuple[Call, ...], here: Here) -> str:
        """Return a page's HTML with each mark replaced by the component that it stands for.

        A mark that is a whole paragraph is replaced together with the paragraph.
        """

        def put(found: re.Match[str]) -> str:
            call = calls[int(found[2])]
            rendered = self.render(call, here)
            if found[1] and found[3] and not COMPONENTS[call.component].inline:
                return rendered
            return f"{found[1] or ''}{rendered}{found[3] or ''}"

        return _MARK.sub(put, html)

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
