"""The page of each process: gone through by keyboard, its links, its notice, its review date."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opens
from tests.browser.serving import Served
from tests.browser.test_pages import NOTICES
from tests.browser.written_processes import Answer, Written, in_words, processes_of, reviewed_on

pytestmark = pytest.mark.slow

# No card has as many links as this.
MANY = 30
STATUSES = {
    "illustrative": "Illustrative: not yet approved by the authority.",
    "draft": "Draft: ",
}
SHOWN = """() => {
    const texts = (card, which) => [...card.querySelectorAll(which)].map((each) =>
        [each.innerText.trim(), each.getAttribute("href")]);
    const cards = [...document.querySelectorAll(".ask__card")].filter((each) =>
        each.checkVisibility());
    return {
        address: location.hash,
        focus: document.activeElement.id,
        cards: cards.map((each) => ({
            id: each.id,
            title: each.querySelector("h3").innerText,
            ways: texts(each, ".ask__way"),
            back: texts(each, ".ask__back a"),
        })),
    };
}"""
FOCUSED = """() => {
    const at = document.activeElement;
    return [at.closest(".ask__card")?.id ?? "", at.innerText.trim(), at.getAttribute("href")];
}"""
STORED = "() => [localStorage.length, sessionStorage.length, document.cookie]"
STEPS = """() => [...document.querySelectorAll(".process > .step")].map((step) => ({
    id: step.querySelector("h3").id,
    title: step.querySelector("h3").innerText,
    to: [...step.querySelectorAll(".step__ways a")].map((each) => each.getAttribute("href")),
    from: [...step.querySelectorAll("p.source a[href^='#step-']")].map((each) =>
        each.getAttribute("href")),
}))"""
BOXES = """() => [...document.querySelectorAll("a.map__step")].map((each) =>
    [each.getAttribute("href"), each.textContent.replaceAll(/[\\s-]/g, "")])"""


@pytest.fixture(scope="session")
def processes(council: str) -> list[Written]:
    """Return the processes of the council, as their files have them."""
    return processes_of(council)


def _expected(process: Written, step: str) -> dict[str, Any]:
    """Return what the one card that is to be seen says."""
    back: list[list[str]] = []
    if step != process.first:
        before = sorted(process.before(step), key=process.number)
        back = [[f"Back to step {process.number(each)}", f"#ask-{each}"] for each in before]
        back.append(["Start again", f"#ask-{process.first}"])
    return {
        "id": f"ask-{step}",
        "title": f"Step {process.titled(step)}",
        "ways": [[each.link, f"#ask-{each.ends}"] for each in process.answers_from(step)],
        "back": back,
    }


def _seen(page: Page, process: Written, step: str) -> list[str]:
    """Return what is wrong with what is to be seen at a step."""
    shown: dict[str, Any] = page.evaluate(SHOWN)
    expected = {
        "address": f"#ask-{step}",
        "focus": f"ask-{step}",
        "cards": [_expected(process, step)],
    }
    return [] if shown == expected else [f"{process.address} {shown} is not {expected}"]


def _press(page: Page, process: Written, begins: str, link: str, ends: str) -> list[str]:
    """Go along a link of the card that is shown, by Tab and Enter; return what is wrong."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        card, text, href = page.evaluate(FOCUSED)
        if card != f"ask-{begins}":
            break
        if (text, href) == (link, f"#ask-{ends}"):
            page.keyboard.press("Enter")
            page.wait_for_url(f"**#ask-{ends}")
            return _seen(page, process, ends)
    return [f"{process.address} step {begins}: Tab does not reach {link!r}"]


def _take(page: Page, process: Written, answer: Answer) -> list[str]:
    return _press(page, process, answer.begins, answer.link, answer.ends)


def _begin(page: Page, process: Written) -> list[str]:
    """From the top of the page to the first card, by keyboard; return what is wrong."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(MANY):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)[1] == "Go through it one question at a time":
            page.keyboard.press("Enter")
            page.wait_for_url(f"**#ask-{process.first}")
            return _seen(page, process, process.first)
    return [f"{process.address}: Tab does not reach the link to the first question"]


def test_a_process_is_gone_through_by_keyboard_without_javascript_and_nothing_is_kept(
    opens: Opens, server: Served, processes: list[Written]
) -> None:
    """Every card is seen, every answer is taken, every end is reached from the start."""
    wrong: list[str] = []
    for process in processes:
        with opens(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(process.address)
            page.wait_for_load_state("networkidle")
            server.take_sent()
            wrong += _begin(page, process)
            for answer in process.answers:
                page.goto(f"{process.address}#ask-{answer.begins}")
                wrong += _seen(page, process, answer.begins)
                wrong += _take(page, process, answer)
            for step in (each for each in process.steps if each != process.first):
                page.goto(f"{process.address}#ask-{step}")
                wrong += _press(page, process, step, "Start again", process.first)
            for end in process.ends:
                page.goto(f"{process.address}#ask-{process.first}")
                for answer in process.path_to(end):
                    wrong += _take(page, process, answer)
            assert server.take_sent() == [], process.address
            assert page.evaluate(STORED) == [0, 0, ""]
            assert context.cookies() == []
    assert not wrong, "\n".join(wrong)


def test_before_a_question_is_chosen_the_first_card_alone_is_shown(
    opens: Opens, processes: list[Written]
) -> None:
    with opens() as context:
        page = context.new_page()
        for process in processes:
            page.goto(process.address)
            cards = page.evaluate(SHOWN)["cards"]
            assert cards == [_expected(process, process.first)], process.address


def test_every_step_has_its_heading_and_links_both_ways(
    opens: Opens, processes: list[Written]
) -> None:
    with opens() as context:
        page = context.new_page()
        for process in processes:
            page.goto(process.address)
            steps: list[dict[str, Any]] = page.evaluate(STEPS)
            assert [(each["id"], each["title"]) for each in steps] == [
                (f"step-{name}", process.titled(name)) for name in process.steps
            ]
            for name, shown in zip(process.steps, steps, strict=True):
                to = [f"#step-{each.ends}" for each in process.answers_from(name)]
                assert shown["to"] == to, (process.address, name)
                before = {f"#step-{each}" for each in process.before(name)}
                assert set(shown["from"]) == before, (process.address, name)


def test_every_box_of_a_picture_leads_to_the_step_that_it_names(
    opens: Opens, processes: list[Written]
) -> None:
    with opens() as context:
        page = context.new_page()
        for process in processes:
            for file, place in (("", ""), ("map.svg", "./")):
                page.goto(f"{process.address}{file}")
                boxes: list[list[str]] = page.evaluate(BOXES)
                named = {f"{place}#step-{name}": process.titled(name) for name in process.steps}
                assert {href for href, _ in boxes} == set(named), process.address
                own = {href: text for href, text in boxes if re.match(r"\d+\.", text)}
                assert own.keys() == named.keys(), process.address
                for href, title in named.items():  # a long word may be broken by a hyphen
                    assert own[href].startswith(re.sub(r"[\s-]", "", title)), process.address


def _notice(process: Written, council: str) -> list[str]:
    """Return how the one notice of a process begins, and what else it says."""
    on = reviewed_on(council)
    own = STATUSES.get(process.record["status"], "")
    past = ""
    if process.is_overdue(on):
        due = in_words(process.record["review_due"])
        past = f"Past its review date: it was due for review by {due}."
    return [each for each in (NOTICES[council], own, past) if each]


def test_a_process_has_one_notice_that_says_the_sites_and_its_own(
    opens: Opens, processes: list[Written], council: str
) -> None:
    with opens() as context:
        page = context.new_page()
        for process in processes:
            expected = _notice(process, council)
            for address in (process.address, f"{process.address}card/"):
                page.goto(address)
                notices = page.locator("aside.notice").all_inner_texts()
                assert len(notices) == 1, address
                assert notices[0].startswith(expected[0]), address
                assert all(each in notices[0] for each in expected), address
                if process.record["status"] != "draft":
                    assert notices[0].strip() == " ".join(expected), address


def test_the_library_says_of_each_process_whether_it_may_be_followed(
    opens: Opens, processes: list[Written], council: str
) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/guidance/")
        for process in processes:
            card = page.locator(".library > li", has_text=process.record["question"])
            assert card.count() == 1, process.record["question"]
            said = card.inner_text()
            link = card.get_by_role("link")
            assert link.evaluate("each => each.pathname") == process.address
            own = _notice(process, council)[1:]
            assert all(each in said for each in own), said
            assert (card.locator(".library__notice").count() == 1) is bool(own), said
            assert f"{len(process.steps)} steps" in said


def test_northmoor_has_a_process_past_its_review_date_and_one_in_date() -> None:
    """The tests above meet both."""
    on = reviewed_on("northmoor")
    approved = [each for each in processes_of("northmoor") if each.record["status"] == "approved"]
    assert {each.is_overdue(on) for each in approved} == {True, False}
