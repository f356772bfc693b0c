"""What stands at the old address of a page that moved: a page that leads to the new one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from posixpath import relpath
from urllib.parse import quote, urlsplit

from strategy_site.load.pages import Page
from strategy_site.model.addresses import Move
from strategy_site.problems import Refusal, quoted
from strategy_site.project import Project
from strategy_site.render import Renderer
from strategy_site.rules.pages import first_heading
from strategy_site.security import page_policy
from strategy_site.views.small_print import site_notice

_FILE = "index.html"


@dataclass(frozen=True)
class Redirect:
    """The old address of a page, and where it is now: its address, a place on it and its title.

    ``new`` is empty for the home page, ``anchor`` for the beginning of a page. ``on`` is the day on
    which the old address was given up, if that is known.
    """

    old: str
    new: str
    anchor: str
    title: str
    on: date | None

    @property
    def fragment(self) -> str:
        """The place on the new page as it stands at the end of an address."""
        return f"#{quote(self.anchor)}" if self.anchor else ""


def redirects_of(project: Project) -> list[Redirect]:
    """Return where each address that was given up leads, in the order of the addresses.

    A page that moved again is led to straight away. A place on it is that of the last move that
    names one, as browsers have it.
    """
    ledger = project.council.ledger
    if not ledger:
        return []
    pages = {each.address: each for each in project.pages.values()}
    return [_redirect(ledger.way(ledger.moves[was]), pages) for was in sorted(ledger.moves)]


def _redirect(way: Sequence[Move], pages: dict[str, Page]) -> Redirect:
    new = way[-1].target
    anchor = next((each.anchor for each in reversed(way) if each.anchor), "")
    return Redirect(way[0].was, new, anchor, _title(pages[new]), way[0].on)


def _title(page: Page) -> str:
    return page.title or first_heading(page.markdown) or f"/{page.address}"


def write_redirects(site: Path, project: Project, renderer: Renderer) -> None:
    """Write a page at each old address into a built site.

    Raises Refusal if the new page has no such place, or if something stands at the old address: a
    file that the council brings itself, or on some systems a page of the same letters.
    """
    for each in redirects_of(project):
        target = site / PurePosixPath(each.new) / _FILE
        if each.anchor and not _has_place(target, each.anchor):
            raise Refusal(
                f"data/addresses.yml: {quoted(each.old)} leads to {quoted(each.anchor)} on "
                f"{quoted('/' + each.new)}, where no heading has this anchor. Correct what stands "
                "behind #, or delete it."
            )
        file = site / PurePosixPath(each.old) / _FILE
        if file.exists():
            raise Refusal(
                f"data/addresses.yml: {quoted(each.old)} has moved, and a file stands there. "
                "Take it out of docs/, or delete the line under moved."
            )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(each, project, renderer), encoding="utf-8", newline="\n")


def _has_place(page: Path, anchor: str) -> bool:
    text = page.read_text(encoding="utf-8")
    return re.search(rf'\sid="{re.escape(anchor)}"', text) is not None


def _page(each: Redirect, project: Project, renderer: Renderer) -> str:
    """Return the HTML of the page at an old address."""
    site, site_url = project.council.site, project.imprint.site_url
    html = renderer.environment.get_template("moved_page.html").render(
        policy=page_policy(),
        top=f"{relpath('.', each.old)}/",
        href=f"{quote(relpath(each.new or '.', each.old))}/{each.fragment}",
        canonical=f"{site_url}{quote(each.new)}" if site_url else "",
        title=each.title,
        council=site.council,
        notice=site_notice(site),
        on=each.on,
    )
    return f"{html}\n"


def lines_for_servers(project: Project) -> dict[str, str]:
    """Return old addresses with their new ones, as a web server that can redirect reads them.

    Each begins at the top of the server: below it a site may have a folder of its own.
    """
    top = urlsplit(project.imprint.site_url).path or "/"
    return {
        f"{top}{each.old}": f"{quote(top + each.new)}{each.fragment}"
        for each in redirects_of(project)
    }
