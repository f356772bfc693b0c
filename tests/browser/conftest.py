"""What the browser tests share: both councils' sites on local addresses, and a browser.

A test runs for each council, unless it speaks of what one of them publishes (``ONLY_BARNET``). The
tests go through all pages in one test and collect what is wrong, so that a failure names every
page at fault and a page that is added later is tested without anyone adding it here.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import ARGUMENTS, HELP, find_chromium
from tests.browser.serving import Served, addresses, served
from tests.editing import read

Opens = Callable[..., AbstractContextManager[BrowserContext]]

# The fixture of tests/conftest.py that builds each council, once for each worker.
BUILT_BY = {"barnet": "built", "northmoor": "built_northmoor"}
ONLY_BARNET = pytest.mark.parametrize("council", ["barnet"], indirect=True, scope="session")
ONLY_NORTHMOOR = pytest.mark.parametrize("council", ["northmoor"], indirect=True, scope="session")


# Under this name a test says what is printed at the end, from whichever process it ran in.
TOLD = "told at the end"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests found out, passed or not."""
    reports = (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed"))
    for line in (text for each in reports for name, text in each.user_properties if name == TOLD):
        terminalreporter.write_line(str(line))


@pytest.fixture(scope="session", params=list(BUILT_BY))
def council(request: pytest.FixtureRequest) -> str:
    """Return which council is looked at."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, council: str) -> Path:
    """Return the folder of the council's built site."""
    built: Path = request.getfixturevalue(BUILT_BY[council])
    return built / "site"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Served]:
    """Return the server that shows the site."""
    with served(site) as running:
        yield running


@pytest.fixture(scope="session")
def base(server: Served) -> str:
    """Return the address where the site is served."""
    return server.address


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """Return the address of every page, from the root of the site."""
    return addresses(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium."""
    path = find_chromium()
    assert path, HELP
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        yield running
        running.close()


def position_of(site: Path) -> date:
    """Return the day as at which the statuses of a built site are worked out."""
    facts = read(site.parent / "data" / "site.yml")
    return date.fromisoformat(facts["position_as_of"])


def in_tabs(
    context: BrowserContext, pages: list[str], at_once: int = 8
) -> Iterator[tuple[str, Page]]:
    """Yield every address with a tab that has begun to open it.

    Several are opened at once, so that what each page waits for passes side by side.
    """
    tabs = [context.new_page() for _ in range(min(at_once, len(pages)))]
    for start in range(0, len(pages), at_once):
        some = pages[start : start + at_once]
        for address, tab in zip(some, tabs, strict=False):  # at the end fewer addresses than tabs
            tab.goto(address, wait_until="commit")
        yield from zip(some, tabs, strict=False)


@pytest.fixture
def opens(browser: Browser, base: str, site: Path) -> Opens:
    """Return what opens a fresh context, whose addresses start at the root of the site.

    It is the day of the position there: what a page says must not depend on when it is tested.
    """
    today = f"{position_of(site)}T12:00:00Z"

    @contextmanager
    def opened(**settings: Any) -> Iterator[BrowserContext]:
        with browser.new_context(base_url=base, **settings) as context:
            context.clock.set_fixed_time(today)
            yield context

    return opened
