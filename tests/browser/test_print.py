"""Every page on paper: A4, in grey, without navigation, with address and date, tables whole."""

import io
import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Opens

pytestmark = pytest.mark.slow

A4 = (595, 842)  # in points
SITES = {"barnet": "https://example.org", "northmoor": "https://northmoor.example.org"}
# Words that stand on the screen only.
NAVIGATION = (
    "Skip to main content",
    "Search this site",
    "Close menu",
    "More in",
    "Guidance and process",
)
CONTENT = """() => ({
    title: document.querySelector("h1").innerText,
    notice: document.querySelector(".notice").innerText,
    statuses: [...new Set([...document.querySelectorAll("main .status")].map((each) =>
        each.innerText))],
    tables: [...document.querySelectorAll("main table")].map((table) => ({
        head: table.tHead.innerText,
        rows: [...table.tBodies].flatMap((body) => [...body.rows].map((row) => row.innerText)),
    })),
})"""


def _words(text: str) -> Counter[str]:
    """Return the words of a text, however its lines and cells are divided."""
    return Counter(re.findall(r"\w+", text))


def _printed(page: Page) -> list[str]:
    """Return the text of each sheet of a print, without the grounds that printers leave out."""
    sheets = PdfReader(
        io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False))
    ).pages
    for sheet in sheets:
        size = (round(float(sheet.mediabox.width)), round(float(sheet.mediabox.height)))
        assert abs(size[0] - A4[0]) <= 1, size
        assert abs(size[1] - A4[1]) <= 1, size
    return [sheet.extract_text() for sheet in sheets]


def _cut(table: dict[str, Any], sheets: list[Counter[str]]) -> list[str]:
    """Return the rows of a table that stand whole on no sheet below the table's head."""
    head = _words(table["head"])
    return [row for row in table["rows"] if not any(_words(row) + head <= each for each in sheets)]


def test_every_page_prints_whole(opens: Opens, pages: list[str], council: str) -> None:
    wrong: list[str] = []
    with opens() as context:
        page = context.new_page()
        for address in (each for each in pages if each not in ("/search/", "/404.html")):
            page.goto(address)
            page.emulate_media(media="print")
            content: dict[str, Any] = page.evaluate(CONTENT)
            sheets = _printed(page)
            text = " ".join(" ".join(sheets).split())
            expected = [
                content["title"],
                content["notice"],
                "Position as at",
                f"Address of this page: {SITES[council]}{address}",
                *content["statuses"],
            ]
            squeezed = text.replace(" ", "")
            wrong += [
                f"{address} lacks {each}"
                for each in expected
                if "".join(each.split()) not in squeezed
            ]
            outside = text.replace(" ".join(content["title"].split()), "")
            wrong += [f"{address} prints {each}" for each in NAVIGATION[:4] if each in outside]
            counted = [_words(each) for each in sheets]
            for table in content["tables"]:
                wrong += [f"{address} cuts {each[:60]!r}" for each in _cut(table, counted)]
    assert wrong == []
