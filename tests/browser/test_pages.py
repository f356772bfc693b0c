"""Every page: its head, its headings, its links, and its content without JavaScript."""

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens

pytestmark = pytest.mark.slow

NOTICES = {
    "barnet": "Demonstration made from public papers. Not a Barnet Council service.",
    "northmoor": "Northmoor is a fictional council. Its people, places, figures and events are "
    "made up.",
}
HEAD = """() => ({
    lang: document.documentElement.lang,
    title: document.title,
    name: document.querySelector(".site-header__name").textContent,
    description: document.querySelector("meta[name=description]")?.content ?? "",
    robots: document.querySelector("meta[name=robots]")?.content ?? "",
    notices: [...document.querySelectorAll(".notice")].map((each) => each.innerText.trim()),
    levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((each) =>
        Number(each.tagName[1])),
    ids: [...document.querySelectorAll("[id]")].map((each) => each.id),
    tables: [...document.querySelectorAll("table")].filter((each) =>
        !each.caption?.innerText.trim() || !each.tHead || each.querySelector("th:not([scope])")
        || [...each.tBodies].some((body) => [...body.rows].some((row) =>
            row.cells[0].scope !== "row"))).map((each) => each.outerHTML.slice(0, 90)),
})"""


class _Anchors(HTMLParser):
    """Reads the ids of a page and every address it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.refers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the tag refers to; the canonical address is that of the published site."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "link" and given.get("rel") == "canonical":
            return
        names = ("href", "src", "action", "data-index")
        self.refers += [given[name] for name in names if name in given]


def _read(site: Path, address: str) -> _Anchors:
    path = site / address.lstrip("/")
    reader = _Anchors()
    reader.feed((path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8"))
    return reader


def _heads(opens: Opens, pages: list[str]) -> dict[str, dict[str, Any]]:
    with opens() as context:
        page = context.new_page()
        heads: dict[str, dict[str, Any]] = {}
        for address in pages:
            page.goto(address)
            heads[address] = page.evaluate(HEAD)
    return heads


def test_every_page_has_one_title_of_its_own_a_description_the_notice_and_noindex(
    opens: Opens, pages: list[str], council: str
) -> None:
    heads = _heads(opens, pages)
    for address, head in heads.items():
        assert head["lang"] == "en-GB", address
        assert head["title"].endswith(head["name"]), address
        assert head["description"], address
        assert head["robots"] == "noindex", address
        # One notice, the site's own first; a page of guidance may say more of itself in it.
        own = address.startswith("/guidance/")
        assert len(head["notices"]) == 1, address
        assert head["notices"][0].startswith(NOTICES[council]), address
        assert own or head["notices"] == [NOTICES[council]], address
    titles = [head["title"] for head in heads.values()]
    descriptions = [head["description"] for head in heads.values()]
    assert sorted(titles) == sorted(set(titles))
    assert sorted(descriptions) == sorted(set(descriptions))


def test_every_page_has_one_first_heading_no_skipped_level_no_id_twice_and_whole_tables(
    opens: Opens, pages: list[str]
) -> None:
    for address, head in _heads(opens, pages).items():
        levels: list[int] = head["levels"]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        for above, below in pairwise(levels):
            assert below <= above + 1, (address, levels)
        assert sorted(head["ids"]) == sorted(set(head["ids"])), address
        assert head["tables"] == [], address


def test_every_page_shows_all_its_content_without_javascript(
    opens: Opens, pages: list[str]
) -> None:
    texts: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for enabled, found in texts.items():
        with opens(java_script_enabled=enabled) as context:
            page = context.new_page()
            for address in pages:
                page.goto(address)
                # Filters only leave entries out; without script they are not there.
                filters = page.locator("form.filters")
                filters.evaluate_all("all => all.forEach((each) => each.remove())")
                found[address] = page.locator("body").inner_text()
    for address in pages:
        if address == "/search/":
            assert "Search needs JavaScript." in texts[False][address]
            assert "Search needs JavaScript." not in texts[True][address]
        else:
            assert texts[False][address] == texts[True][address], address
            assert len(texts[False][address]) > 200, address


def test_every_internal_link_leads_to_a_page_and_every_anchor_to_a_place_on_it(
    site: Path, pages: list[str]
) -> None:
    read = {address: _read(site, address) for address in pages}
    wrong: list[str] = []
    followed = 0
    for address, page in read.items():
        for link in page.refers:
            target = urlsplit(urljoin(f"//here{address}", link))
            if target.netloc != "here":
                assert target.scheme in ("https", "mailto", "tel"), (address, link)
                continue
            followed += 1
            path = unquote(target.path)
            if path not in read and not (site / path.lstrip("/")).is_file():
                wrong.append(f"{address} {link}: no such page")
            elif target.fragment and unquote(target.fragment) not in read[path].ids:
                wrong.append(f"{address} {link}: no such place on the page")
    assert wrong == []
    assert followed > 10 * len(pages)


def test_a_missing_address_answers_with_the_page_that_says_so(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        answer = page.goto("/no/such/page/")
        assert answer is not None
        assert answer.status == 404
        assert page.get_by_role("heading", level=1).inner_text() == "Page not found"
        page.get_by_role("link", name="go to the home page").click()
        expect(page.locator("h1")).to_have_count(1)
        assert page.evaluate("location.pathname") == "/"
