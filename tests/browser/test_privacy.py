"""A visit tells nobody else and leaves nothing behind; every page keeps its strict policy."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Opens

pytestmark = pytest.mark.slow

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
# A breach of the policy becomes a line on the console, where the test reads it.
REPORT_BREACHES = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`refused by ${event.violatedDirective}: ${event.blockedURI}`));"""
STORED = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys()),
    ...(await indexedDB.databases()).map((each) => each.name),
    ...(await navigator.serviceWorker.getRegistrations()).map((each) => each.scope),
    ...(document.cookie ? [document.cookie] : []),
]"""


def _search(page: Page) -> None:
    """Search from a page's header, then by typing on the results page."""
    page.goto("/")
    page.get_by_label("Search this site").fill("training")
    page.keyboard.press("Enter")
    page.locator("#search-results > li").first.wait_for()
    page.get_by_label("What are you looking for?").fill("zebra")
    page.get_by_text("No results for “zebra”.").wait_for()


def _visit_everything(context: BrowserContext, pages: list[str]) -> Page:
    page = context.new_page()
    for address in pages:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    _search(page)
    return page


def test_no_page_and_no_search_asks_another_host_or_breaks_the_policy(
    opens: Opens, base: str, pages: list[str]
) -> None:
    asked: list[str] = []
    said: list[str] = []
    with opens() as context:
        context.add_init_script(REPORT_BREACHES)
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: said.append(f"{message.page}: {message.text}"))
        context.on("weberror", lambda error: said.append(str(error.error)))
        _visit_everything(context, pages)
    elsewhere = [url for url in asked if urlsplit(url).netloc != urlsplit(base).netloc]
    assert elsewhere == []
    assert said == []
    assert {base + address for address in pages} <= set(asked)
    assert any("/pagefind/" in url for url in asked)


# Every script without an address, style element, style attribute and handler on a page.
INLINE = """() => [...document.querySelectorAll("*")]
  .filter((each) => (each.matches("script:not([src]), style, [style]"))
    || each.getAttributeNames().some((name) => name.startsWith("on")))
  .map((each) => each.outerHTML.slice(0, 80))"""


def test_every_page_carries_the_same_policy_without_inline_script_or_style(
    opens: Opens, pages: list[str]
) -> None:
    with opens() as context:
        page = context.new_page()
        for address in pages:
            page.goto(address)
            policy = page.locator("meta[http-equiv='Content-Security-Policy']")
            assert policy.evaluate_all("all => all.map((each) => each.content)") == [POLICY], (
                address
            )
            assert page.evaluate(INLINE) == [], address


def test_visiting_every_page_and_searching_stores_nothing(opens: Opens, pages: list[str]) -> None:
    with opens() as context:
        page = _visit_everything(context, pages)
        assert page.evaluate(STORED) == []
        assert context.cookies() == []
        assert context.storage_state() == {"cookies": [], "origins": []}
