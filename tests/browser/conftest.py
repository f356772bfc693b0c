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
from tests.building import build_northmoor

Opens = Callable[..., AbstractContextManager[BrowserContext]]


BARNET = pytest.mark.parametrize("council", ["barnet"], indirect=True, scope="session")


@pytest.fixture(scope="session", params=["barnet", "northmoor"])
def council(request: pytest.FixtureRequest) -> str:
    """Return the council whose site is looked at: each test looks at both, unless it is BARNET."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def site(council: str, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the council's built site."""
    if council == "barnet":
        return built / "site"
    return build_northmoor(tmp_path_factory.mktemp("northmoor") / "project")


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
