"""Pictures of the main kinds of page, to look at: ``python -m tests.browser.pictures``."""

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.serving import addresses, served

ROOT = Path(__file__).parents[2]
TO = ROOT / ".pictures"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 320)
SEARCHES = {"search-with-results": "/search/?q=trained", "search-without": "/search/?q=zebra"}


def name_of(address: str) -> str:
    """Return the name of a page's pictures."""
    return address.strip("/").replace("/", "-").removesuffix(".html") or "home"


def take(page: Page, address: str, to: Path) -> None:
    """Write a picture of a page in its whole length."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=to, full_page=True)


def take_all(browser: Browser, base: str, wanted: dict[str, str]) -> None:
    """Write every picture and print."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            size = ViewportSize(width=width, height=900)
            with browser.new_context(viewport=size, color_scheme=scheme) as context:
                page = context.new_page()
                for name, address in wanted.items():
                    take(page, base + address, TO / f"{name}-{width}-{scheme}.png")
    with browser.new_context() as context:
        page = context.new_page()
        for name, address in wanted.items():
            page.goto(base + address)
            page.pdf(path=TO / f"{name}.pdf", prefer_css_page_size=True, print_background=False)


def main() -> int:
    """Write the pictures of the site in site/ into .pictures/."""
    site = ROOT / "site"
    if not site.is_dir():
        print("There is no site/ to take pictures of. Run: make site")
        return 1
    TO.mkdir(exist_ok=True)
    wanted = {name_of(each): each for each in addresses(site)} | SEARCHES
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS])
        take_all(browser, base, wanted)
        browser.close()
    print(f"{len(wanted)} pages: see {TO.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
