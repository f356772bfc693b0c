"""Search, as a reader uses it: from the header, by keyboard, while typing, and when it fails."""

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import ONLY_BARNET, Opens
from tests.building import build, copy_northmoor, copy_project
from tests.editing import read

pytestmark = pytest.mark.slow

FIELD = "What are you looking for?"
# What a search fetches: the index of the texts, and people's own words.
INDEX = re.compile(r"/pagefind/|/search/words\.json")


def _titles(page: Page) -> list[str]:
    return page.locator("#search-results > li > h2").all_inner_texts()


def _nothing_for(words: str) -> str:
    return f"No results for “{words}”. Check the spelling, or try other words."


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
            lambda each: fetched.append(each.url) if INDEX.search(each.url) else None,
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
    cards = {each for each in pages if each.endswith("/card/")}  # each beside its process
    assert found == set(pages) - cards - {"/search/", "/404.html"}


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
        expect(page.get_by_role("status")).to_contain_text(f"You typed “{words}”.")
        expect(page.get_by_label(FIELD)).to_have_value(words)
        assert page.locator("main script, main img").count() == 0
    assert dialogs == []


def test_search_that_cannot_load_its_index_says_so(opens: Opens) -> None:
    with opens() as context:
        context.route("**/pagefind/**", lambda route: route.abort())
        page = context.new_page()
        page.goto("/search/?q=training")
        _says(page, "Search is not available. The menu above leads to every page.")


# ---- In people's own words ----------------------------------------------------------------------


@ONLY_BARNET
@pytest.mark.parametrize(
    ("typed", "said", "title"),
    [
        ("refferal", "“referral”. You typed “refferal”.", "Worried about someone: Notice, Check"),
        (
            "hallhire",
            "“hall hire”. You typed “hallhire”.",
            "Checking a booking: Ask, Check, Decide",
        ),
        ("radical isation", "“radicalisation”. You typed “radical isation”.", ""),
        # A letter left out, rather than another one typed: "process" is as near.
        ("progess", "“progress”. You typed “progess”.", "Progress"),
        ("skool", "“school”. You typed “skool”.", ""),  # as it sounds
        # A good word of the language is not turned into one of ours: "xylophone" is no telephone.
        (
            "xylophone training",
            "“training”. You typed “xylophone training”. Nothing is known of “xylophone”.",
            "Training",
        ),
        (
            "prevnt trainning xqzwv",
            "“prevent training”. You typed “prevnt trainning xqzwv”. Nothing is known of “xqzwv”.",
            "Training",
        ),
    ],
)
def test_spelling_is_mended_and_said(opens: Opens, typed: str, said: str, title: str) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(f"/search/?q={quote(typed)}")
        expect(page.get_by_role("status")).to_contain_text(said, use_inner_text=True)
        expect(page.locator("#search-results h2").first).to_contain_text(title)
        expect(page.get_by_label(FIELD)).to_have_value(typed)


@ONLY_BARNET
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("dsl", "Schools and settings"),
        ("who do i telephone", "Worried about someone"),
        ("madrassah", "Schools and settings"),
        ("hall hire", "Checking a booking: Ask, Check, Decide"),
        ("traffic lights", "Progress"),
    ],
)
def test_words_that_no_page_has_find_the_page(opens: Opens, typed: str, title: str) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(f"/search/?q={quote(typed)}")
        expect(page.locator("#search-results h2").first).to_have_text(title)


@ONLY_BARNET
def test_a_result_says_what_it_is_whom_it_is_for_and_how_it_stands(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/search/?q=hall+hire")
        facts = page.locator(".search-results__facts")
        expect(facts.first).to_have_text("Process map. For: Venue staff. Illustrative")
        page.goto("/search/?q=key+action+6")
        expect(facts.first).to_have_text("Key action. Complete")


@ONLY_BARNET
def test_results_are_filtered_by_kind_and_the_choice_can_be_shared(opens: Opens, base: str) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/search/?q=training")
        kinds = page.get_by_role("group", name="Kind of page")
        expect(kinds).to_be_visible()
        radios = kinds.get_by_role("radio")
        told = [
            re.fullmatch(r"(.+) \((\d+)\)", each)
            for each in kinds.locator("label").all_inner_texts()
        ]
        counts = {each[1]: int(each[2]) for each in told if each}
        assert len(counts) == radios.count() > 2
        assert counts.pop("All") == sum(counts.values()) == len(_titles(page))
        assert counts["Training"] == 1
        radios.first.focus()
        page.keyboard.press("ArrowDown")  # the first kind after all
        kind, number = next(iter(counts.items()))
        noun = "1 result" if number == 1 else f"{number} results"
        _says(page, f"{noun} for “training”, {kind} only.")
        assert len(_titles(page)) == number
        shared = page.url
        assert re.fullmatch(rf"{base}/search/\?q=training&kind=\w+", shared)
        page.goto("/")
        page.goto(shared)
        _says(page, f"{noun} for “training”, {kind} only.")


@pytest.mark.parametrize("words", ["zebra", "qqqq"])
def test_a_search_without_results_offers_help_contacts_and_guidance(
    opens: Opens, words: str
) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/search/?q=training")
        page.locator("#search-results > li").first.wait_for()
        offers = page.locator("#search-offers")
        expect(offers).to_be_hidden()
        page.get_by_label(FIELD).fill(words)
        expect(offers).to_be_visible()
        links = offers.get_by_role("link")
        assert links.evaluate_all("all => all.map((each) => [each.text, each.pathname])") == [
            ["Worried about someone", "/worried/"],
            ["Contacts", "/who-does-what/contacts/"],
            ["Guidance", "/guidance/"],
        ]
        # They are seen without scrolling, below what is said of the search.
        page.set_viewport_size({"width": 320, "height": 640})
        last = links.last.bounding_box()
        assert last
        assert last["y"] + last["height"] <= 640


def test_nothing_of_the_terms_is_text_on_a_page(site: Path, tmp_path: Path, council: str) -> None:
    """Without the terms, every page is the same; the file of words is not."""
    copy = {"barnet": copy_project, "northmoor": copy_northmoor}[council]
    project = copy(tmp_path / "copy")
    (project / "data" / "search_terms.yml").unlink()
    done = build(project, PYTHONPATH=str(tmp_path / "copy" / "hooks"))
    assert done.returncode == 0, done.stderr
    paths = {path.relative_to(site) for path in site.rglob("*.html")}
    paths |= {Path("search", "words.json")}
    other = [each for each in sorted(paths) if not _same(site / each, project / "site" / each)]
    assert other == [Path("search", "words.json")]


def test_the_search_knows_every_word_that_was_written_for_it(site: Path) -> None:
    written = read(site.parent / "data" / "search_terms.yml")
    known = json.loads((site / "search" / "words.json").read_text(encoding="utf-8"))
    assert known["synonyms"] == [each["words"] for each in written["synonyms"]]
    found = {each[0]: each[6] for each in known["pages"] if each[6]}
    assert found == {each["page"]: each["terms"] for each in written["pages"]}


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()
