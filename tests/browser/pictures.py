"""Pictures and prints of the main kinds of page of both councils, to look at: ``make pictures``."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.chromium import ARGUMENTS, HELP, find_chromium
from tests.browser.serving import addresses, served
from tests.building import ROOT, build_barnet, build_northmoor

TO = ROOT / ".pictures"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 320)
COUNCILS: dict[str, Callable[[Path], Path]] = {
    "barnet": build_barnet,
    "northmoor": build_northmoor,
}
# The kinds of page; a council that has no such page is passed over.
KINDS = {
    "home": "/",
    "worried": "/worried/",
    "guidance": "/guidance/",
    "referral": "/guidance/referral/",
    "process": "/guidance/processes/worried-about-someone/",
    "process-card": "/guidance/processes/worried-about-someone/card/",
    "process-long": "/guidance/processes/referral-to-support/",
    "process-long-card": "/guidance/processes/referral-to-support/card/",
    "process-venue": "/guidance/processes/venue-hire-check/",
    "process-venue-card": "/guidance/processes/venue-hire-check/card/",
    "documents": "/guidance/documents/",
    "training": "/training/",
    "schools": "/schools/",
    "strategy": "/strategy/",
    "progress": "/strategy/progress/",
    "quarters": "/strategy/quarters/",
    "quarter-2019-q1": "/strategy/quarters/2019-q1/",
    "quarter-2024-q4": "/strategy/quarters/2024-q4/",
    "key-action-1": "/strategy/key-actions/ka1/",
    "key-action-5": "/strategy/key-actions/ka5/",
    "measures": "/strategy/measures/",
    "toolkit": "/strategy/toolkit/",
    "who-does-what": "/who-does-what/",
    "meetings": "/who-does-what/meetings/",
    "findings": "/who-does-what/findings/",
    "history": "/who-does-what/history/",
    "about": "/about/",
    "accessibility": "/about/accessibility/",
    "sources": "/about/sources/",
    "glossary": "/about/glossary/",
    "handbook": "/about/handbook/",
    "missing": "/404.html",
    "search": "/search/",
    "search-with-results": "/search/?q=trained",
    "search-without": "/search/?q=zebra",
}


def show(page: Page, address: str) -> None:
    """Open a page and wait until all of it is there."""
    page.goto(address)
    page.wait_for_load_state("networkidle")


def take_all(browser: Browser, base: str, wanted: dict[str, str], to: Path) -> None:
    """Write every picture in both widths and colour schemes, and every print."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            size = ViewportSize(width=width, height=900)
            with browser.new_context(viewport=size, color_scheme=scheme, base_url=base) as context:
                page = context.new_page()
                for name, address in wanted.items():
                    show(page, address)
                    page.screenshot(path=to / f"{name}-{width}-{scheme}.png", full_page=True)
    with browser.new_context(base_url=base) as context:
        page = context.new_page()
        for name, address in wanted.items():
            show(page, address)
            page.pdf(path=to / f"{name}.pdf", prefer_css_page_size=True, print_background=False)


def main() -> int:
    """Build both councils elsewhere and write their pictures into .pictures/, anew."""
    path = find_chromium()
    if not path:
        print(HELP)
        return 1
    shutil.rmtree(TO, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        for council, build in COUNCILS.items():
            site = build(Path(folder, council)) / "site"
            there = set(addresses(site))
            wanted = {
                name: address
                for name, address in KINDS.items()
                if address.partition("?")[0] in there
            }
            to = TO / council
            to.mkdir(parents=True)
            with served(site) as server:
                take_all(browser, server.address, wanted, to)
            print(f"{council}: {len(wanted)} pages, see {to.relative_to(ROOT)}/")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
