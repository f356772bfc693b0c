"""What the browser tests share: the built site on a local address, and a browser.

The tests go through all pages in one test and collect what is wrong, so that a failure names every
page at fault and a page that is added later is tested without anyone adding it here.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.chromium import ARGUMENTS, HELP, find_chromium
from tests.browser.serving import addresses, served

Opens = Callable[..., AbstractContextManager[BrowserContext]]


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """Return the folder of the built site."""
    return built / "site"


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """Return the address where the site is served."""
    with served(site) as address:
        yield address


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


@pytest.fixture
def opens(browser: Browser, base: str) -> Opens:
    """Return what opens a fresh context, whose addresses start at the root of the site."""
    return partial(browser.new_context, base_url=base)
