"""The picture of each process: text in its box, colours that can be told apart, its file."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opens
from tests.browser.serving import Served
from tests.browser.written_processes import Written, processes_of

pytestmark = pytest.mark.slow

# What stands behind the names of the site's stack on one computer or another; a font that is not
# installed is replaced by one that is. The first is the widest.
FONTS = ("DejaVu Sans", "Liberation Sans", "Nimbus Sans", "Arial, sans-serif")

# Each text with the shape that it has to stay within: a box's, an answer's, a column's heading's.
OUTSIDE = """(font) => [
    ...document.querySelectorAll("svg:has(.map__box), svg:root"),
].flatMap((svg) => {
    svg.style.setProperty("font-family", font, "important");
    const pairs = [];
    svg.querySelectorAll(".map__head").forEach((head) =>
        head.nextElementSibling.querySelectorAll("text").forEach((text) =>
            pairs.push([text, head])));
    svg.querySelectorAll(".map__box").forEach((box) =>
        box.parentElement.querySelectorAll(".map__text").forEach((text) =>
            pairs.push([text, box])));
    svg.querySelectorAll(".map__label").forEach((text) => {
        let answer = text;
        while (!answer.matches(".map__answer")) answer = answer.previousElementSibling;
        pairs.push([text, answer]);
    });
    const whole = svg.viewBox.baseVal;
    const wrong = [...svg.querySelectorAll("text")].filter((text) => {
        const box = text.getBBox();
        return box.x < whole.x || box.x + box.width > whole.x + whole.width
            || box.y < whole.y || box.y + box.height > whole.y + whole.height;
    }).map((text) => `${text.textContent} is outside the picture`);
    const inBoxes = new Set(pairs.map(([text]) => text));
    const free = [...svg.querySelectorAll("text[class]")].filter((text) => !inBoxes.has(text));
    return [...wrong, ...free.map((text) => `${text.textContent} has no box`),
        ...pairs.filter(([text, shape]) => {
            const [inner, outer] = [text.getBBox(), shape.getBBox()];
            return inner.width < 1 || getComputedStyle(text).fontFamily.replaceAll('"', "") !== font
                || inner.x < outer.x || inner.x + inner.width > outer.x + outer.width
                || inner.y < outer.y || inner.y + inner.height > outer.y + outer.height;
        }).map(([text]) => `${text.textContent} does not fit in ${font}`)];
})"""

# Contrast is one of lightness, so that what can be told apart by it can be in grey as well.
PALE = """() => {
    const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
    const light = (colour) => {
        const [r, g, b] = channels(colour).map((each) => each / 255).map((each) =>
            each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const clear = (colour) => colour === "none" || channels(colour)[3] === 0;
    const root = document.body ? getComputedStyle(document.body).backgroundColor : "none";
    const paper = clear(root) ? "rgb(255, 255, 255)" : root;
    const style = (each) => getComputedStyle(each);
    const filled = (each) => clear(style(each).fill) ? paper : style(each).fill;
    const wrong = [];
    const compare = (what, ink, ground, least) => {
        const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
        const ratio = (high + 0.05) / (low + 0.05);
        if (!(ratio >= least)) wrong.push(`${what}: ${ink} on ${ground} is ${ratio.toFixed(2)}`);
    };
    let boxes = 0;
    document.querySelectorAll("svg:has(.map__box), svg:root").forEach((svg) => {
        const grounds = [...new Set([...svg.querySelectorAll(".map__lane")].map(filled))];
        svg.querySelectorAll(".map__box, .map__answer, .map__arrow").forEach((each) => {
            boxes += each.matches(".map__box");
            grounds.forEach((ground) =>
                compare(each.getAttribute("class"), style(each).stroke, ground, 3));
        });
        svg.querySelectorAll(".map__point").forEach((each) => grounds.forEach((ground) =>
            compare("map__point", filled(each), ground, 3)));
        svg.querySelectorAll(".map__box").forEach((box) =>
            box.parentElement.querySelectorAll(".map__text").forEach((text) =>
                compare(text.getAttribute("class"), filled(text), filled(box), 4.5)));
        svg.querySelectorAll(".map__answer").forEach((answer) => {
            for (let text = answer.nextElementSibling; text?.matches("text");
                text = text.nextElementSibling) {
                compare("map__label", filled(text), filled(answer), 4.5);
            }
        });
        svg.querySelectorAll(".map__head").forEach((head) =>
            head.nextElementSibling.querySelectorAll("text").forEach((text) =>
                compare("the name of a column", filled(text), filled(head), 4.5)));
    });
    document.querySelectorAll(".ask__way, .ways__first").forEach((each) =>
        compare(each.className, style(each).color, style(each).backgroundColor, 4.5));
    document.querySelectorAll(".ask__card").forEach((card) => {
        const ground = style(card).backgroundColor;
        card.querySelectorAll("h3, p, dt, dd, .ask__back a").forEach((each) =>
            compare(each.outerHTML.slice(0, 60), style(each).color, ground, 4.5));
        card.querySelectorAll(".ask__way").forEach((each) => {
            const edge = style(each).borderRightColor;
            const seen = clear(edge) ? style(each).backgroundColor : edge;
            compare("an answer's button", seen, ground, 3);
        });
        compare("the edge of a card", style(card).borderRightColor, paper, 3);
    });
    return [...new Set(boxes ? wrong : ["no box was found"])];
}"""


@pytest.fixture(scope="session")
def processes(council: str) -> list[Written]:
    """Return the processes of the council, as their files have them."""
    return processes_of(council)


def _files(process: Written) -> tuple[str, str]:
    """Return the two addresses of a picture: its page, and the file of its own."""
    return process.address, f"{process.address}map.svg"


def test_every_text_fits_its_box_in_every_font(opens: Opens, processes: list[Written]) -> None:
    wrong: list[str] = []
    with opens() as context:
        page = context.new_page()
        for process in processes:
            for address in _files(process):
                page.goto(address)
                for font in FONTS:
                    wrong += [f"{address}: {each}" for each in page.evaluate(OUTSIDE, font)]
    assert not wrong, "\n".join(wrong)


def test_a_text_that_does_not_fit_is_noticed(opens: Opens, processes: list[Written]) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(processes[0].address)
        page.evaluate("document.querySelector('.map__box ~ g text').textContent = 'W'.repeat(99)")
        assert page.evaluate(OUTSIDE, FONTS[0])


def _pale(page: Page, address: str) -> list[str]:
    found: list[str] = page.evaluate(PALE)
    return [f"{address}: {each}" for each in found]


def test_boxes_answers_arrows_and_words_stand_out_in_light_dark_and_print(
    opens: Opens, processes: list[Written]
) -> None:
    wrong: list[str] = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    with opens() as context:
        page = context.new_page()
        for process in processes:
            for address in _files(process):
                page.goto(address)
                for scheme in schemes:
                    page.emulate_media(color_scheme=scheme, media="screen")
                    wrong += _pale(page, f"{address} {scheme}")
                page.emulate_media(color_scheme="light", media="print")
                wrong += _pale(page, f"{address} print")
    assert not wrong, "\n".join(wrong)


def test_the_file_of_a_picture_opens_by_itself(
    opens: Opens, server: Served, processes: list[Written]
) -> None:
    said: list[str] = []
    asked: list[str] = []
    with opens() as context:
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        for process in processes:
            file = f"{process.address}map.svg"
            server.take_sent()
            asked.clear()
            page.goto(file)
            page.wait_for_load_state("networkidle")
            assert asked == [f"{server.address}{file}"]
            assert {each.path for each in server.take_sent()} <= {file, "/favicon.ico"}
            title = process.record["title"]
            assert page.title() == title
            shown: dict[str, Any] = page.evaluate(
                """() => ({
                    root: document.documentElement.localName,
                    texts: [...document.querySelectorAll("text")].filter((each) =>
                        each.getBoundingClientRect().width > 1).map((each) => each.textContent),
                    active: document.querySelectorAll("script, foreignObject, [onload]").length,
                })"""
            )
            assert shown["root"] == "svg"
            assert "".join(title.split()) in "".join("".join(shown["texts"]).split())
            assert shown["active"] == 0
    assert said == []
