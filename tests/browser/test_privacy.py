"""A visit tells nobody else and leaves nothing behind; every page keeps its strict policy."""

import socketserver
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Opens, in_tabs
from tests.browser.serving import Served

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
    for _, page in in_tabs(context, pages):
        page.wait_for_load_state("networkidle")
    page = context.new_page()
    _search(page)
    return page


class _Trap(socketserver.ThreadingTCPServer):
    """A proxy for all but this computer that notes what is asked for and lets nothing through.

    Whatever a page, a worker or the browser's own look-ahead asks of another host arrives here.
    """

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Noting)


class _Noting(socketserver.StreamRequestHandler):
    """Notes the first line of a request: ``GET http://host/`` or ``CONNECT host:443``."""

    server: _Trap

    def handle(self) -> None:
        """Note and refuse."""
        self.server.asked.append(self.rfile.readline().decode("latin-1").strip())
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")


@pytest.fixture
def trap() -> Iterator[_Trap]:
    """Return a running trap."""
    with _Trap() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()


def _proxy(trap: _Trap) -> dict[str, str]:
    return {"server": f"http://127.0.0.1:{trap.server_address[1]}", "bypass": "127.0.0.1"}


def test_no_page_no_worker_and_no_search_asks_another_host_or_breaks_the_policy(
    opens: Opens, server: Served, pages: list[str], trap: _Trap
) -> None:
    said: list[str] = []
    server.take_sent()
    with opens(proxy=_proxy(trap)) as context:
        context.add_init_script(REPORT_BREACHES)
        context.on("console", lambda message: said.append(f"{message.page}: {message.text}"))
        context.on("weberror", lambda error: said.append(str(error.error)))
        _visit_everything(context, pages)
    assert trap.asked == []
    assert said == []
    asked = {each.path for each in server.take_sent()}
    assert set(pages) <= asked
    # A search was made, and what it fetches was looked at as well.
    assert any(path.endswith("/search/words.json") for path in asked)
    assert any(path.endswith(".pf_index") for path in asked)


FROM_A_WORKER = """() => new Promise((done) => {
    const text = `fetch("http://elsewhere.example/").finally(() => postMessage("asked"))`;
    new Worker(URL.createObjectURL(new Blob([text]))).onmessage = done;
})"""


def test_what_a_page_or_a_worker_asks_of_another_host_is_noticed(opens: Opens, trap: _Trap) -> None:
    with opens(proxy=_proxy(trap), bypass_csp=True) as context:
        page = context.new_page()
        page.goto("/")
        page.evaluate(FROM_A_WORKER)
        page.evaluate("fetch('https://elsewhere.example/').catch(() => {})")
    asked = ["CONNECT elsewhere.example:443 HTTP/1.1", "GET http://elsewhere.example/ HTTP/1.1"]
    assert sorted(trap.asked) == asked


def test_the_policy_refuses_a_page_that_asks_another_host(opens: Opens, trap: _Trap) -> None:
    with opens(proxy=_proxy(trap)) as context:
        page = context.new_page()
        page.goto("/")
        page.evaluate("fetch('http://elsewhere.example/').catch(() => {})")
    assert trap.asked == []


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


@pytest.mark.long
def test_visiting_every_page_and_searching_stores_nothing(opens: Opens, pages: list[str]) -> None:
    with opens() as context:
        page = _visit_everything(context, pages)
        assert page.evaluate(STORED) == []
        assert context.cookies() == []
        assert context.storage_state() == {"cookies": [], "origins": []}
