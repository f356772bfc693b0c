"""Search, as a reader uses it: from the header, by keyboard, while typing, and when it fails."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import ONLY_BARNET, Opens

pytestmark = pytest.mark.slow

FIELD = "What are you looking for?"


def _titles(page: Page) -> list[str]:
    return page.locator("#search-results > li > h2").all_inner_texts()


def _nothing_for(words: str) -> str:
    return f"No results for “{words}”. Check the spelling, or try other words."


# As many as the page lists.
SHOWN = 30


def _says(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text, use_inner_text=True)


@pytest.mark.long
def test_nothing_of_the_index_is_fetched_before_the_first_search(
    opens: Opens, pages: list[str]
) -> None:
    fetched: list[str] = []
    with opens() as context:
        context.on(
            "request",
            lambda each: fetched.append(each.url) if "/pagefind/" in each.url else None,
        )
        page = context.new_page()
        for address in pages:
            page.goto(address)
            page.wait_for_load_state("networkidle")
        assert fetched == []
        page.goto("/search/")
        page.get_by_label(FIELD).fill("training")
        page.locator("#search-results > li").first.wait_for()
        assert fetched != []


@ONLY_BARNET
def test_the_form_in_the_header_leads_to_the_results_and_their_number_is_announced(
    opens: Opens, base: str
) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/training/")
        page.get_by_label("Search this site").fill("trained")
        page.get_by_role("button", name="Search").click()
        expect(page).to_have_url(f"{base}/search/?q=trained")
        expect(page.get_by_label(FIELD)).to_have_value("trained")
        page.locator("#search-results > li").first.wait_for()
        titles = _titles(page)
        assert len(titles) == len(set(titles)) > 1
        _says(page, f"{len(titles)} results for “trained”.")


@ONLY_BARNET
@pytest.mark.parametrize(
    ("word", "address", "form"),
    [("launches", "/schools/", "Launch"), ("identifies", "/strategy/", "identifying")],
)
def test_a_word_finds_the_pages_that_have_another_form_of_it(
    opens: Opens, word: str, address: str, form: str
) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(address)
        text = page.locator("article").inner_text()
        assert form in text
        assert word not in text
        page.goto(f"/search/?q={word}")
        result = page.locator("#search-results > li", has=page.locator(f"h2 a[href='{address}']"))
        expect(result.locator("mark").first).to_contain_text(form)


@ONLY_BARNET
def test_a_search_for_trained_finds_the_page_about_training_first(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/search/?q=trained")
        expect(page.locator("#search-results h2").first).to_have_text("Training")


@ONLY_BARNET
def test_one_result_is_announced_as_one_result(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/about/sources/")
        sentence = page.locator("article > p").first.inner_text().split(".")[0]
        words = f'"{sentence}"'
        page.goto("/search/")
        page.get_by_label(FIELD).fill(words)
        _says(page, f"1 result for “{words}”.")
        assert _titles(page) == ["Sources"]


@ONLY_BARNET
def test_search_is_complete_by_keyboard_alone(opens: Opens, base: str) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/")
        for _ in range(5):  # past the skip link, the way to help and the site's name
            page.keyboard.press("Tab")
        page.keyboard.type("glossary")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{base}/search/?q=glossary")
        page.locator("#search-results > li").first.wait_for()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # skip to the content
        page.keyboard.press("Tab")
        expect(page.get_by_label(FIELD)).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Search")).to_be_focused()
        page.keyboard.press("Tab")
        first = page.locator("#search-results a").first
        expect(first).to_be_focused()
        title = first.inner_text()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page).not_to_have_url(re.compile("/search/"))


@ONLY_BARNET
def test_results_appear_while_typing_and_go_when_the_field_is_emptied(
    opens: Opens, base: str
) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/search/")
        _says(page, "")
        page.keyboard.type("trained")  # the empty page has put the focus into its field
        page.locator("#search-results > li").first.wait_for()
        assert "Training" in _titles(page)
        expect(page).to_have_url(f"{base}/search/?q=trained")
        page.get_by_label(FIELD).fill("")
        _says(page, "")
        expect(page.locator("#search-results > li")).to_have_count(0)
        expect(page).to_have_url(f"{base}/search/")


def test_searching_for_the_same_words_again_leaves_the_list_as_it_is(opens: Opens) -> None:
    """A reader who has moved into the list would otherwise lose the place."""
    with opens() as context:
        page = context.new_page()
        page.goto("/search/?q=training")
        first = page.locator("#search-results > li").first
        first.evaluate("each => { each.dataset.mine = 'yes'; }")
        page.get_by_label(FIELD).press("Enter")
        page.wait_for_timeout(500)  # nothing is to happen; with the index at hand it would by now
        assert first.get_attribute("data-mine") == "yes"


def test_a_search_without_results_says_so_and_what_to_try(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/search/?q=zebra")
        _says(page, _nothing_for("zebra"))
        assert _titles(page) == []


@pytest.mark.long
def test_every_page_can_be_found_but_the_results_page_and_the_page_for_missing_addresses(
    opens: Opens, pages: list[str]
) -> None:
    found: set[str] = set()
    with opens() as context:
        page = context.new_page()
        for address in pages:
            page.goto(address)
            title = page.locator("h1").inner_text()
            page.goto(f"/search/?q={quote(title)}")
            expect(page.get_by_role("status")).to_contain_text(title)
            links = page.locator("#search-results h2 a")
            hrefs = links.evaluate_all("all => all.map((each) => each.getAttribute('href'))")
            found |= {address} & set(hrefs)
    assert found == set(pages) - {"/search/", "/404.html"}


@pytest.mark.parametrize("typed", [True, False], ids=["typed", "in-the-address"])
def test_markup_in_a_search_is_shown_as_text(opens: Opens, typed: bool) -> None:
    words = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    # Without the policy's protection: the page itself must not make markup of what was typed.
    with opens(bypass_csp=True) as context:
        page = context.new_page()
        page.on("dialog", note)
        page.goto("/search/" if typed else f"/search/?q={quote(words)}")
        if typed:
            page.get_by_label(FIELD).fill(words)
        expect(page.get_by_role("status")).to_contain_text(words)
        found = len(_titles(page))
        if found == SHOWN:
            more = re.compile(rf"^\d+ results for “{re.escape(words)}”\. The first 30 are shown\.$")
            expect(page.get_by_role("status")).to_have_text(more)
        else:
            _says(page, f"{found} results for “{words}”." if found else _nothing_for(words))
        expect(page.get_by_label(FIELD)).to_have_value(words)
        assert page.locator("main script, main img").count() == 0
    assert dialogs == []


def test_search_that_cannot_load_its_index_says_so(opens: Opens) -> None:
    with opens() as context:
        context.route("**/pagefind/**", lambda route: route.abort())
        page = context.new_page()
        page.goto("/search/?q=training")
        _says(page, "Search is not available. The menu above leads to every page.")
