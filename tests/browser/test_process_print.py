"""Processes on paper: the card on few sheets, the page with a picture that can be read."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.browser.conftest import Opens
from tests.browser.written_processes import (
    Written,
    contacts_of,
    in_words,
    processes_of,
    published_at,
)

pytestmark = pytest.mark.slow

A4 = (595, 842)  # in points
SMALLEST = 8.0
# The card of a process of so many steps takes at most so many sheets.
FEW_STEPS, FEW_SHEETS, MANY_SHEETS = 15, 2, 4
ILLUSTRATIVE = "Illustrative: not yet approved by the authority"
# Words of the step-through, which stands on the screen only.
ASKED = ("One question at a time", "Go through it one question", "Start again", "Back to step")
PARTS = """() => [...document.querySelectorAll("figure.map")].map((each) => ({
    texts: [...each.querySelectorAll("text")].map((text) => text.textContent),
    caption: each.querySelector("figcaption").innerText,
}))"""


@pytest.fixture(scope="session")
def processes(council: str) -> list[Written]:
    """Return the processes of the council, as their files have them."""
    return processes_of(council)


def _sheets(page: Page) -> list[PageObject]:
    """Return the sheets of a print on A4, without the grounds that printers leave out."""
    sheets = PdfReader(
        io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False))
    ).pages
    for sheet in sheets:
        assert abs(float(sheet.mediabox.width) - A4[0]) <= 1
        assert abs(float(sheet.mediabox.height) - A4[1]) <= 1
    return list(sheets)


def _squeezed(text: str) -> str:
    """Return a text without the spaces, which a print may place elsewhere."""
    return "".join(text.split())


def _text(sheets: list[PageObject]) -> str:
    return _squeezed("".join(each.extract_text() for each in sheets))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _letters(sheet: PageObject) -> Iterator[tuple[float, str]]:
    """Yield the texts of a sheet, each with the height of its letters in points."""
    found: list[tuple[float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:  # noqa: ARG001
        if text.strip():
            found.append((size * _scale(tm) * _scale(cm), text.strip()))

    sheet.extract_text(visitor_text=visit)
    yield from found


def _scale(matrix: list[float]) -> float:
    """Return by how much a matrix makes things higher."""
    a, b, c, d = matrix[:4]
    return float(abs(a * d - b * c) ** 0.5)


def _due(process: Written) -> list[str]:
    due = process.record.get("review_due")
    return [f"Next review by {in_words(due)}"] if due else []


def _standing(process: Written) -> list[str]:
    return [ILLUSTRATIVE] if process.record["status"] == "illustrative" else []


def test_a_card_prints_on_few_sheets_with_all_that_is_needed(
    opens: Opens, processes: list[Written], council: str
) -> None:
    wrong: list[str] = []
    contacts = contacts_of(council)
    urgent = {name for name, each in contacts.items() if each.get("emergency")}
    with opens() as context:
        page = context.new_page()
        for process in processes:
            address = f"{process.address}card/"
            page.goto(address)
            sheets = _sheets(page)
            text = _text(sheets)
            reach = [
                contacts[name][how]
                for name in sorted(process.contacts | urgent)
                for how in ("phone", "email")
                if how in contacts[name]
            ]
            expected = [
                *reach,
                *(each["title"] for each in process.steps.values()),
                *(each["record"] for each in process.steps.values() if "record" in each),
                f"Version {process.record['version']}",
                *_due(process),
                *_standing(process),
                f"Address of this page: {published_at(council)}{address}",
                page.locator(".notice").inner_text(),
            ]
            wrong += [f"{address} lacks {each}" for each in expected if _squeezed(each) not in text]
            allowed = FEW_SHEETS if len(process.steps) <= FEW_STEPS else MANY_SHEETS
            if len(sheets) > allowed:
                wrong.append(f"{address} takes {len(sheets)} sheets for {len(process.steps)} steps")
            smallest = min(letters for sheet in sheets for letters in _letters(sheet))
            if smallest[0] < SMALLEST:
                wrong.append(f"{address} has letters of {smallest}")
    assert not wrong, "\n".join(wrong)


def test_a_page_prints_its_steps_then_a_picture_that_can_be_read_and_no_step_through(
    opens: Opens, processes: list[Written]
) -> None:
    wrong: list[str] = []
    with opens() as context:
        page = context.new_page()
        for process in processes:
            page.goto(process.address)
            sheets = _sheets(page)
            text = _text(sheets)
            notice = page.locator(".notice").inner_text()
            expected = [notice, *_due(process), *_standing(process)]
            wrong += [
                f"{process.address} lacks {each}"
                for each in expected
                if _squeezed(each) not in text
            ]
            wrong += [
                f"{process.address} prints {each}" for each in ASKED if _squeezed(each) in text
            ]
            places = [text.find(_squeezed(process.titled(each))) for each in process.steps]
            picture = text.find(_squeezed("A column for each who takes the steps"))
            if not 0 < min(places) <= max(places) < picture:
                wrong.append(f"{process.address} has its steps {places}, its picture {picture}")
            letters = min(each for sheet in sheets for each in _letters(sheet))
            if letters[0] < SMALLEST:
                wrong.append(f"{process.address} has letters of {letters}")
            printed = [_words(each.extract_text()) for each in sheets]
            for part in page.evaluate(PARTS):
                whole = _words(" ".join([*part["texts"], part["caption"]]))
                if not any(whole <= each for each in printed):
                    wrong.append(f"{process.address} cuts {part['caption']}")
    assert not wrong, "\n".join(wrong)
