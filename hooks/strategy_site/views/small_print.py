"""What the law asks of a public site: components of the accessibility statement, pages by address.

The wording is prescribed by the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
Accessibility Regulations 2018 and by the sample statement on GOV.UK, updated on 19 December 2023.
"""

from collections.abc import Iterator
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.load.calls import Call
from strategy_site.load.convert import Positions
from strategy_site.load.pages import Page
from strategy_site.model.site import Site
from strategy_site.problems import Problem
from strategy_site.views.place import Here
from strategy_site.views.registry import component

# Pages that the frame of every page links to, if the council has them.
WORRIED = "worried/index.md"
STATEMENT = "about/accessibility.md"
LICENCE = "about/licence.md"
SMALL_PRINT = {
    STATEMENT: "Accessibility statement",
    "about/privacy.md": "Privacy",
    LICENCE: "Licence",
}
# What the statement must say in words that nobody may change.
PRESCRIBED = ("accessibility_compliance", "accessibility_enforcement", "accessibility_dates")


@component()
def accessibility_compliance(here: Here) -> dict[str, Any]:
    """Show what the law prescribes on commitment and compliance; for a demonstration, as such."""
    site = here.council.site
    return {
        "council": "" if site.demo else site.council,
        "compliance": site.accessibility.compliance if site.accessibility else None,
    }


def site_notice(site: Site) -> str:
    """Return what every page and every file that leaves the site says of it, or nothing."""
    demonstration = f"Demonstration made from public papers. Not a {site.council} service."
    return site.notice or (demonstration if site.demo else "")


@component()
def accessibility_enforcement(here: Here) -> dict[str, Any]:
    """Show what the law prescribes on whom to turn to after a complaint."""
    return {"demo": here.council.site.demo}


@component()
def accessibility_dates(here: Here) -> dict[str, Any]:
    """Show when the statement was prepared and reviewed, and when the site was tested."""
    stated = here.council.site.accessibility
    if stated is None:
        return {"stated": None}
    return {
        "stated": stated,
        "prepared": shown_day(stated.prepared_on),
        "reviewed": shown_day(stated.reviewed_on),
        "tested": shown_day(stated.tested_on),
    }


def wrong_statement_call(
    call: Call, site: Site | None, positions: Positions, path: str
) -> Iterator[Problem]:
    """Yield the call of a component of the statement if ``site.yml`` has nothing for it (E003)."""
    if site is None or not positions.is_whole("site.yml"):
        return
    if call.component in PRESCRIBED and positions.lacks(site, "accessibility"):
        message = f"{call.component} needs accessibility in data/site.yml."
        fix = "Add it: strategy-site fields site.yml says what belongs there."
        yield Problem(path, call.line, call.column, "E003", "", message, fix)


def missing_small_print(written: list[Page], site: Site | None, docs: str) -> Iterator[Problem]:
    """A site that is no demonstration has the pages and the words of the law (E085)."""
    if getattr(site, "demo", True):  # not there if it could not be read
        return
    pages = {page.src: page for page in written}
    for src, name in SMALL_PRINT.items():
        if src not in pages:
            message = f"the page is missing: {name.lower()}."
            fix = "Write it: the page of a new council shows how (strategy-site new-council)."
            yield Problem(f"{docs}/{src}", 1, 1, "E085", "", message, fix)
    called = {call.component for call in pages[STATEMENT].calls} if STATEMENT in pages else ()
    for prescribed in PRESCRIBED:
        if STATEMENT in pages and prescribed not in called:
            message = f"the statement does not call {prescribed}: the law prescribes its words."
            fix = f"Add a line: {{{{ {prescribed}() }}}}"
            yield Problem(f"{docs}/{STATEMENT}", 1, 1, "E085", "", message, fix)
