"""Charts in a real browser: every word is whole, large enough, and clear of every other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.slow

NORTHMOOR = Path("tests") / "sites" / "northmoor"
# The pages that hold a chart, and how many pictures are on each.
CHARTS = {
    "barnet": {"/strategy/progress/": 2},
    "northmoor": {"/strategy/measures/": 7, "/strategy/progress/": 5},
}

# What is wrong with the words, the boxes and the colours of a page's charts.
WRONG = """() => {
    const wrong = [];
    const inside = (box, frame) => box.left >= frame.left - 0.5 && box.right <= frame.right + 0.5
        && box.top >= frame.top - 0.5 && box.bottom <= frame.bottom + 0.5;
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = channels(colour).map((each) => each / 255).map((each) =>
            each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, two) => {
        const [low, high] = [light(one), light(two)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    const least = (what, colour, ground, ratio) => {
        if (contrast(colour, ground) < ratio) wrong.push(`${what}: ${colour} on ${ground}`);
    };
    for (const picture of document.querySelectorAll(".chart__picture")) {
        const frame = picture.getBoundingClientRect();
        if (frame.width > 46 * 16 + 0.5) wrong.push(`${picture.textContent}: wider than 46rem`);
        // Only a word that is meant for a wide column may be left out.
        const texts = [...picture.querySelectorAll("text")].map((each) =>
            [each, each.getBoundingClientRect()]).filter(([each, box]) =>
            box.width || !each.closest(".chart__wide") || innerWidth >= 768);
        for (const [each, box] of texts) {
            const word = each.textContent;
            if (!box.width) wrong.push(`${word}: has no size`);
            if (!inside(box, frame)) wrong.push(`${word}: outside its chart`);
            const around = each.closest(".chart__segment")?.querySelector(".chart__box");
            if (around && !inside(box, around.getBoundingClientRect())) {
                wrong.push(`${word}: outside its segment`);
            }
            const size = parseFloat(getComputedStyle(each).fontSize);
            if (size < 12 || size > 16) wrong.push(`${word}: ${size} pixels`);
            const ground = around ? getComputedStyle(around).fill : paper;
            least(word, getComputedStyle(each).fill, ground, 4.5);
        }
        texts.forEach(([one, a], number) => texts.slice(number + 1).forEach(([two, b]) => {
            if (a.left < b.right - 0.5 && b.left < a.right - 0.5
                && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5) {
                wrong.push(`${one.textContent}: over ${two.textContent}`);
            }
        }));
        for (const mark of picture.querySelectorAll(".chart__key, .chart__point, .chart__goal")) {
            if (!inside(mark.getBoundingClientRect(), frame)) wrong.push("a mark is outside");
        }
    }
    for (const each of document.querySelectorAll(".chart__box, .chart__none, .chart__point, "
        + ".chart__line, .chart__target, .chart__goal, .chart__cross, .chart__now, .chart__was, "
        + ".chart__moved, .chart__tick")) {
        least(each.getAttribute("class"), getComputedStyle(each).stroke, paper, 3);
    }
    for (const each of document.querySelectorAll(".chart__shape")) {
        const box = each.closest(".chart__key, .chart__segment").querySelector(".chart__box");
        const open = each.querySelector(".chart__open");
        const colour = open ? getComputedStyle(open).stroke : getComputedStyle(each).fill;
        least("a shape", colour, getComputedStyle(box).fill, 4.5);
    }
    return wrong;
}"""

# Whether two segments that stand side by side leave a gap between their boxes.
GAPS = """() => [...document.querySelectorAll(".chart__row")].flatMap((row) => {
    const boxes = [...row.querySelectorAll(".chart__box")].map((each) =>
        each.getBoundingClientRect());
    return boxes.slice(1).map((each, number) => each.left - boxes[number].right);
})"""


@pytest.fixture
def looked_at(council: str, base: str, site: Path, pages: list[str]) -> tuple[str, str, list[str]]:
    """Return a council's name, where its site is served, and the addresses of pages with charts."""
    held = [each for each in pages if "chart__picture" in _file(site / each.strip("/")).read_text()]
    return council, base, held


def _file(path: Path) -> Path:
    return path / "index.html" if path.is_dir() else path


def charted(page: Page, base: str, pages: list[str]) -> Iterator[str]:
    """Open one page after the other and yield its address."""
    for address in pages:
        page.goto(base + address)
        yield address


def test_the_pages_with_charts_are_those_that_are_looked_at(
    browser: Browser, looked_at: tuple[str, str, list[str]]
) -> None:
    name, base, pages = looked_at
    with browser.new_context() as context:
        page = context.new_page()
        found = {
            address: page.get_by_role("img").and_(page.locator(".chart__picture")).count()
            for address in charted(page, base, pages)
        }
    assert found.items() >= CHARTS[name].items()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_word_is_within_its_chart_clear_of_others_and_legible(
    browser: Browser,
    looked_at: tuple[str, str, list[str]],
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    _, base, pages = looked_at
    wrong: list[str] = []
    size = ViewportSize(width=width, height=900)
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        for address in charted(page, base, pages):
            wrong += [f"{address} {each}" for each in page.evaluate(WRONG)]
    assert wrong == []


@pytest.mark.parametrize("width", [320, 1280])
def test_segments_leave_a_gap_between_them(
    browser: Browser, looked_at: tuple[str, str, list[str]], width: int
) -> None:
    _, base, _ = looked_at
    with browser.new_context(viewport=ViewportSize(width=width, height=900)) as context:
        page = context.new_page()
        page.goto(f"{base}/strategy/progress/")
        gaps: list[float] = page.evaluate(GAPS)
    assert len(gaps) >= 5
    # The edge adds half its width, three quarters of a pixel, on either side of a gap.
    assert [each for each in gaps if each < 3] == []


def test_colours_that_the_reader_has_chosen_reach_the_charts(
    browser: Browser, looked_at: tuple[str, str, list[str]]
) -> None:
    _, base, _ = looked_at
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{base}/strategy/progress/")
        colours: list[Any] = page.evaluate("""() => [...new Set(
            [...document.querySelectorAll(".chart__box")].flatMap((each) =>
                [getComputedStyle(each).fill, getComputedStyle(each).stroke]))]""")
        ours = page.evaluate("""() => {
            const probe = document.body.appendChild(document.createElement("i"));
            return ["Canvas", "CanvasText"].map((name) => {
                probe.style.color = name;
                return getComputedStyle(probe).color;
            });
        }""")
    assert set(colours) <= set(ours)
