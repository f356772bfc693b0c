"""What stands round every page: the way to help, and the sheets of a narrow screen."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import Opens

pytestmark = pytest.mark.slow

NARROW, WIDE = ViewportSize(width=320, height=640), ViewportSize(width=1280, height=900)
HELP = "Worried about someone?"
FIRST_LINK = (
    """() => [...document.querySelectorAll("header a")].map((each) => each.textContent)[0]"""
)
SHEETS = {
    "Menu": "main-menu",
    "Search": "site-search",
    "More in Strategy and progress": "section-menu",
}


def _focused(page: Page) -> str:
    """Return the id of the sheet in which the focus is, or the name of the focused button."""
    found: str = page.evaluate(
        "document.activeElement.closest('[popover]')?.id ?? document.activeElement.textContent"
    )
    return found


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["320", "1280"])
def test_help_is_first_in_the_header_and_stands_in_the_footer_with_999_on_every_page(
    opens: Opens, pages: list[str], size: ViewportSize
) -> None:
    with opens(viewport=size) as context:
        page = context.new_page()
        for address in pages:
            page.goto(address)
            assert page.evaluate(FIRST_LINK) == HELP, address
            link = page.locator("header").get_by_role("link", name=HELP)
            box = link.bounding_box()
            assert box, address
            assert box["y"] + box["height"] < 60, address
            footer = page.locator("footer")
            expect(footer.get_by_role("link", name=HELP)).to_be_visible()
            expect(footer.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
        page.goto(pages[-1])
        page.locator("header").get_by_role("link", name=HELP).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Worried about someone")


def test_999_and_both_ways_on_are_seen_before_any_scrolling_on_a_phone(opens: Opens) -> None:
    with opens(viewport=NARROW) as context:
        page = context.new_page()
        page.goto("/worried/")
        emergency = page.locator("main").get_by_role("link", name="999")
        ways = [
            page.locator("main").get_by_role("link", name=name)
            for name in ("I work with the public", "I am worried about someone I know")
        ]
        boxes = [each.bounding_box() for each in (emergency, *ways)]
        tops = [box["y"] for box in boxes if box]
        assert tops == sorted(tops)
        assert len(tops) == 3
        last = boxes[-1]
        assert last
        line = 24  # the first line of the last title
        assert last["y"] + line <= NARROW["height"]
        for way in ways:
            way.click()
            target = page.locator(page.evaluate("location.hash"))
            expect(target).to_be_in_viewport()


@pytest.mark.parametrize("button", SHEETS)
def test_on_a_phone_each_sheet_opens_works_and_closes_by_keyboard_alone(
    opens: Opens, button: str
) -> None:
    sheet_id = SHEETS[button]
    with opens(viewport=NARROW) as context:
        page = context.new_page()
        page.goto("/strategy/")
        sheet = page.locator(f"#{sheet_id}")
        opener = page.get_by_role("button", name=button, exact=True)
        expect(sheet).to_be_hidden()
        opener.focus()
        page.keyboard.press("Enter")
        expect(sheet).to_be_visible()
        if sheet_id == "site-search":  # there the field gets the focus by itself
            expect(page.get_by_label("Search this site")).to_be_focused()
        else:
            page.keyboard.press("Tab")
        assert _focused(page) == sheet_id
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        assert _focused(page) == button
        page.keyboard.press("Enter")
        sheet.get_by_role("button", name=re.compile("^Close")).press("Enter")
        expect(sheet).to_be_hidden()
        expect(opener).to_be_focused()


def test_the_menu_of_a_phone_leads_to_a_page_and_its_search_finds(opens: Opens) -> None:
    with opens(viewport=NARROW) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("button", name="Menu", exact=True).click()
        page.locator("#main-menu").get_by_role("link", name="Training").click()
        expect(page).to_have_url(re.compile("/training/$"))
        page.get_by_role("button", name="Search", exact=True).click()
        expect(page.get_by_label("Search this site")).to_be_focused()
        page.keyboard.type("training")
        page.keyboard.press("Enter")
        page.locator("#search-results > li").first.wait_for()


def test_without_javascript_the_sheets_of_a_phone_open_all_the_same(opens: Opens) -> None:
    with opens(viewport=NARROW, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/strategy/")
        for button, sheet_id in SHEETS.items():
            page.get_by_role("button", name=button, exact=True).click()
            expect(page.locator(f"#{sheet_id}")).to_be_visible()
            page.keyboard.press("Escape")
            expect(page.locator(f"#{sheet_id}")).to_be_hidden()


def test_on_a_wide_screen_menu_and_search_stand_open_and_no_button_hides_them(
    opens: Opens, pages: list[str]
) -> None:
    with opens(viewport=WIDE) as context:
        page = context.new_page()
        for address in pages:
            page.goto(address)
            expect(page.locator("#main-menu")).to_be_visible()
            assert page.locator("[popovertarget]:visible").count() == 0, address
            assert page.locator("#site-search:visible").count() == (address != "/search/"), address
