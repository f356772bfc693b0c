"""Everyone can use every page: axe, reflow, the keyboard, print and greyscale."""

from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import ONLY_BARNET, Opens

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=320, height=640)
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "320"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
# 400 % zoom of a window of 1280 by 1024: a quarter of the size, four times the dots.
ZOOMED = {"viewport": ViewportSize(width=320, height=256), "device_scale_factor": 4}
SEARCHES = ["/search/?q=training", "/search/?q=zebra"]

# Every rule that axe has: WCAG at all levels, best practice and the experimental ones. A change of
# the colour scheme may fade colours over; axe is to see where they end. What axe is unsure of is
# compared with what people have judged: a rule, and a selector that the element must match.
RUN_AXE = """async (judged) => {
    document.getAnimations().forEach((each) => each.finish());
    const all = axe.getRules().map((rule) => rule.ruleId);
    const found = await axe.run(document, {
        resultTypes: ["violations", "incomplete"],
        rules: Object.fromEntries(all.map((id) => [id, { enabled: true }])),
        elementRef: true,
    });
    const groups = [found.violations, found.passes, found.incomplete, found.inapplicable];
    const ran = new Set(groups.flat().map((rule) => rule.id));
    const used = new Set();
    const verdict = (rule, node) => {
        const at = judged.findIndex((each) =>
            each.rule === rule.id && node.element.matches(each.where));
        used.add(at);
        return at;
    };
    const told = (rule) => (node) => `${rule.id}: ${node.target.join(" ")}`;
    return {
        skipped: all.filter((id) => !ran.has(id)),
        wrong: found.violations.flatMap((rule) => rule.nodes.map(told(rule))),
        unsure: found.incomplete.flatMap((rule) =>
            rule.nodes.filter((node) => verdict(rule, node) < 0).map(told(rule))),
        used: [...used].filter((at) => at >= 0),
    };
}"""

OUTSIDE = """() => {
    const width = document.documentElement.clientWidth;
    const page = document.scrollingElement.scrollWidth > width ? ["the page itself"] : [];
    // What lies in a box that scrolls is reached there; the box itself has to fit.
    const scrolls = (each) => each !== null && each !== document.body
        && (getComputedStyle(each).overflowX === "auto" || scrolls(each.parentElement));
    const parts = [...document.body.querySelectorAll("*")].filter((each) =>
        each.checkVisibility() && each.getBoundingClientRect().right > width + 0.5
        && !scrolls(each.parentElement));
    return [...page, ...parts.map((each) => each.outerHTML.slice(0, 90))];
}"""

# What Tab must reach, in the order of the document. The skip link shows itself when it is reached.
# Of a choice Tab reaches what is chosen; the arrow keys lead to the rest.
EXPECTED_STOPS = """() => {
    const named = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const byArrows = (each) => each.matches("[type=radio]:not(:checked)");
    const scrolls = (each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
        && (each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight);
    window.stops = [...document.body.querySelectorAll("*")].filter((each) =>
        (each.matches(named) || scrolls(each)) && !byArrows(each) && (each.matches(".skip-link")
            || each.checkVisibility({ opacityProperty: true, visibilityProperty: true })));
    return window.stops.length;
}"""

FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    // A box higher than the window, such as one that scrolls a diagram, is seen in part.
    const ends = Math.min(box.bottom, innerHeight), high_as_window = box.height > innerHeight - 10;
    const seen = new DOMRect(box.x, Math.max(box.top, 0), box.width, ends - Math.max(box.top, 0));
    const spot = high_as_window ? seen : element.getClientRects()[0] ?? box;
    const at = document.elementFromPoint(spot.x + spot.width / 2, spot.y + spot.height / 2);
    const style = getComputedStyle(element);
    const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const solid = (colour) => channels(colour).length === 3 || channels(colour)[3] === 1;
    const light = (colour) => {
        const [r, g, b] = channels(colour).map((each) => each / 255).map((each) =>
            each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let behind = parseFloat(style.outlineOffset) < 0 ? element : element.parentElement;
    while (behind.parentElement && !solid(getComputedStyle(behind).backgroundColor)) {
        behind = behind.parentElement;
    }
    const ground = getComputedStyle(behind).backgroundColor;
    const [low, high] = [light(ground), light(style.outlineColor)].sort((a, b) => a - b);
    const wrong = [];
    if (box.width < 2 || box.height < 2) wrong.push("has no size");
    const ring = Math.max(0, parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth));
    const above = box.top < ring, below = box.bottom + ring > innerHeight;
    if ((high_as_window ? seen.height < 100 : above || below) || box.left < ring
        || box.right + ring > document.documentElement.clientWidth) {
        wrong.push("is outside the window or its outline is");
    }
    if (!at || !(element.contains(at) || at.contains(element))) wrong.push("is covered");
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
        wrong.push("is invisible");
    }
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
        wrong.push("shows no focus");
    }
    if ((high + 0.05) / (low + 0.05) < 3) wrong.push("shows a focus too pale to see");
    return {
        position: window.stops.indexOf(element),
        wrong: wrong.map((each) => `${element.outerHTML.slice(0, 90)} ${each}`),
    };
}"""

SHAPES = """() => Object.fromEntries([...document.querySelectorAll("main .status")].map((each) => [
    [...each.classList].find((name) => name.startsWith("status--")),
    getComputedStyle(each, "::before").maskImage,
]))"""


def _settled(page: Page, address: str) -> None:
    page.goto(address)
    if "?q=" in address:
        page.locator("[role=status]:not(:empty)").wait_for()


@SCHEMES
def test_axe_finds_nothing_on_any_page_and_is_unsure_only_of_what_people_have_judged(
    opens: Opens, pages: list[str], council: str, scheme: Literal["light", "dark"]
) -> None:
    """Each page is loaded once and looked at in both widths."""
    judged = [
        each
        for each in yaml.safe_load((HERE / "axe_incomplete.yml").read_text(encoding="utf-8"))
        if each.get("only", council) == council
    ]
    wrong: list[str] = []
    used: set[int] = set()
    # The policy of the pages would refuse axe's own script; nothing else is switched off.
    with opens(bypass_csp=True, color_scheme=scheme) as context:
        page = context.new_page()
        for address in pages + SEARCHES:
            _settled(page, address)
            page.add_script_tag(path=AXE)
            # What a process asks one at a time is looked at all at once.
            page.add_style_tag(content=".ask .ask__card { display: block !important; }")
            for size in (WIDE, NARROW):
                page.set_viewport_size(size)
                result: dict[str, Any] = page.evaluate(RUN_AXE, judged)
                assert result["skipped"] == []
                where = f"{address} {size['width']}"
                wrong += [f"{where} {each}" for each in result["wrong"]]
                wrong += [f"{where} not judged: {each}" for each in result["unsure"]]
                used |= set(result["used"])
    wrong += [
        f"axe is no longer unsure of this: {each['rule']} {each['where']}"
        for at, each in enumerate(judged)
        if at not in used
    ]
    assert not wrong, "\n".join(wrong)


@SCHEMES
@ONLY_BARNET
def test_axe_finds_nothing_in_a_sheet_that_is_open(
    opens: Opens, scheme: Literal["light", "dark"]
) -> None:
    """On a narrow screen axe sees a sheet only while it is open."""
    judged = yaml.safe_load((HERE / "axe_incomplete.yml").read_text(encoding="utf-8"))
    with opens(viewport=NARROW, color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        for button in ("Menu", "Search", "More in Strategy and progress"):
            page.goto("/strategy/")
            page.get_by_role("button", name=button, exact=True).click()
            page.add_script_tag(path=AXE)
            result: dict[str, Any] = page.evaluate(RUN_AXE, judged)
            assert result["wrong"] == [], button
            assert result["unsure"] == [], button


def test_no_page_scrolls_sideways(opens: Opens, pages: list[str]) -> None:
    wrong: list[str] = []
    with opens() as context:
        page = context.new_page()
        for address in pages + SEARCHES:
            _settled(page, address)
            for width in (1280, 960, 768, 320):
                page.set_viewport_size(ViewportSize(width=width, height=800))
                wrong += [f"{address} {width} {each}" for each in page.evaluate(OUTSIDE)]
    assert wrong == []


def test_no_page_scrolls_sideways_at_a_zoom_of_400_per_cent(opens: Opens, pages: list[str]) -> None:
    wrong: list[str] = []
    with opens(**ZOOMED) as context:
        page = context.new_page()
        for address in pages + SEARCHES:
            _settled(page, address)
            wrong += [f"{address} {each}" for each in page.evaluate(OUTSIDE)]
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.long)])
@SIZES
def test_tab_reaches_every_control_in_order_and_each_shows_that_it_has_the_focus(
    opens: Opens, pages: list[str], size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    wrong: list[str] = []
    with opens(viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        for address in [*(each for each in pages if each != "/search/"), *SEARCHES]:
            _settled(page, address)
            count: int = page.evaluate(EXPECTED_STOPS)
            reached: list[int] = []
            for _ in range(count):
                page.keyboard.press("Tab")
                focused: dict[str, Any] = page.evaluate(FOCUSED)
                reached.append(focused["position"])
                wrong += [f"{address} {each}" for each in focused["wrong"]]
            if count < 6 or reached != list(range(count)):
                wrong.append(f"{address} Tab went {reached} through {count} controls")
    assert wrong == []


def test_an_empty_search_page_has_the_focus_in_its_field(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/search/")
        expect(page.get_by_label("What are you looking for?")).to_be_focused()


def test_the_first_tab_offers_to_skip_to_the_content_on_every_page(
    opens: Opens, pages: list[str]
) -> None:
    with opens() as context:
        page = context.new_page()
        for address in pages:
            page.goto(address)
            page.evaluate("document.activeElement.blur()")
            skip = page.locator(".skip-link")
            skip.focus()
            assert skip.inner_text() == "Skip to main content", address
            page.keyboard.press("Enter")
            first = page.locator("#main-content").locator("a[href], button, input, select").first
            if first.count():
                page.keyboard.press("Tab")
                assert first.evaluate("each => each === document.activeElement"), address


def test_a_print_holds_the_notice_and_the_content_and_no_menu_or_search(
    opens: Opens, pages: list[str]
) -> None:
    with opens() as context:
        page = context.new_page()
        page.emulate_media(media="print")
        for address in pages:
            page.goto(address)
            for chrome in (".main-menu", ".section-menu", ".search-form", ".skip-link"):
                for each in page.locator(chrome).all():
                    assert not each.is_visible(), (address, chrome)
            assert page.locator(".notice").is_visible(), address
            assert page.locator("h1").is_visible(), address
            for head in page.locator("thead").all():
                display = head.evaluate("each => getComputedStyle(each).display")
                assert display == "table-header-group", address


def test_each_tone_of_status_has_a_shape_of_its_own(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/about/")
        shapes: dict[str, str] = page.evaluate(SHAPES)
    tones = ("done", "good", "late", "risk", "moving", "waiting", "unknown", "ended")
    assert sorted(shapes) == sorted(f"status--{tone}" for tone in tones)
    assert len(set(shapes.values())) == len(tones)
    assert all(shape.startswith('url("data:image/svg+xml,') for shape in shapes.values())
