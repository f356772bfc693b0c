"""Old addresses: a browser goes on to the new page, and who stays can read and follow the way."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Opens
from tests.browser.serving import moved_addresses
from tests.browser.test_accessibility import AXE, NARROW, OUTSIDE, RUN_AXE, SCHEMES, WIDE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.parametrize("council", ["northmoor"], indirect=True, scope="session"),
]
OLD, NEW, PLACE = "/training/courses/", "/training/", "what-is-on-offer"
IN_VIEW = f"""() => {{
    const top = document.getElementById("{PLACE}").getBoundingClientRect().top;
    return top >= 0 && top < innerHeight / 2;
}}"""


def staying(page: Page, address: str) -> None:
    """Open an old address and stay there, as a browser that was told not to follow."""

    def without_refresh(route: Route) -> None:
        answer = route.fetch()
        kept = [line for line in answer.text().splitlines() if "refresh" not in line]
        route.fulfill(response=answer, body="\n".join(kept))

    page.route(f"**{address}", without_refresh)
    page.goto(address)


def test_the_old_addresses_are_those_that_the_browser_is_shown_here(site: Path) -> None:
    assert moved_addresses(site) == [OLD]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_old_address_leads_to_the_place_on_the_new_page_at_once(
    opens: Opens, base: str, script: bool
) -> None:
    with opens(java_script_enabled=script, viewport=NARROW) as context:
        page = context.new_page()
        page.goto(NEW)
        page.goto(OLD)
        page.wait_for_url(f"**{NEW}#{PLACE}")
        assert page.url == f"{base}{NEW}#{PLACE}"
        assert page.locator("h1").inner_text() == "Training"
        if script:
            assert page.evaluate(IN_VIEW)
        # Back leads to where the reader came from, not to the old address and on again.
        page.go_back()
        assert page.url == f"{base}{NEW}"


def test_who_stays_reads_where_the_page_is_and_follows_the_link(opens: Opens, base: str) -> None:
    with opens() as context:
        page = context.new_page()
        staying(page, OLD)
        assert page.url == f"{base}{OLD}"
        assert page.locator("body").inner_text().split("\n\n") == [
            "Northmoor is a fictional council. Its people, places, figures and events are made up.",
            "This page has moved",
            "This page has moved to Training.",
            "It moved on 1 September 2025.",
        ]
        page.get_by_role("link", name="Training").click()
        assert page.url == f"{base}{NEW}#{PLACE}"


@SCHEMES
def test_axe_finds_nothing_on_the_page_at_an_old_address(
    opens: Opens, site: Path, scheme: Literal["light", "dark"]
) -> None:
    with opens(bypass_csp=True, color_scheme=scheme) as context:
        page = context.new_page()
        for address in moved_addresses(site):
            staying(page, address)
            page.add_script_tag(path=AXE)
            for size in (WIDE, NARROW):
                page.set_viewport_size(size)
                result: dict[str, Any] = page.evaluate(RUN_AXE, [])
                assert (result["wrong"], result["unsure"], result["skipped"]) == ([], [], [])
                assert page.evaluate(OUTSIDE) == []
