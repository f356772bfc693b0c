"""Pictures of processes worked out by hand, their letters, and the files beside their pages."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_site.model.processes import Timeframe
from strategy_site.process_map.drawing import drawing_of
from strategy_site.process_map.layout import picture_of
from strategy_site.process_map.letters import lines_of, text_width
from strategy_site.process_map.parts import letters_in_print, parts_of
from strategy_site.process_map.sketch import Link, Node, Shape, Sketch, part_of
from strategy_site.project import Project, read_project
from strategy_site.render import Renderer
from strategy_site.views.process_maps import whole_sketch
from strategy_site.views.process_words import past_review, shown_time, time_with_basis
from tests.building import ROOT

COUNCILS = [ROOT, ROOT / "tests" / "sites" / "northmoor"]
PROCESSES = [
    (council, path)
    for council in COUNCILS
    for path in sorted((council / "data" / "processes").glob("*.yml"))
]
# What each demonstration says of itself, on every page and every file.
NOTICES = {
    COUNCILS[0]: "Demonstration made from public papers. Not a Barnet Council service.",
    COUNCILS[1]: yaml.safe_load((COUNCILS[1] / "data" / "site.yml").read_text(encoding="utf-8"))[
        "notice"
    ],
}
SVG = "{http://www.w3.org/2000/svg}"

# Begin, ask whether it is done, do it and ask again, end: in two columns.
BY_HAND = Sketch(
    ("One", "Two"),
    (
        Node("begin", Shape.START, 0, "Begin", 1),
        Node("done", Shape.DECISION, 0, "Done?", 2),
        Node("do", Shape.ACTION, 1, "Do it", 3),
        Node("end", Shape.END, 0, "End", 4),
    ),
    (
        Link("begin", "done"),
        Link("done", "end", "Yes"),
        Link("done", "do", "No"),
        Link("do", "done", loop=True),
    ),
)


@cache
def project(council: Path) -> Project:
    found, problems = read_project(council)
    assert found, problems
    return found


@cache
def files(council: Path) -> dict[str, str]:
    """Return what stands beside the pages of a council's processes, by path."""
    renderer = Renderer(ROOT / "overrides" / "components")
    published = replace(project(council), site_url="https://example.org/")
    return dict(renderer.beside_pages(published))


def test_a_small_picture_is_laid_out_as_worked_out_by_hand() -> None:
    picture = picture_of(BY_HAND)
    assert (picture.width, round(picture.height, 1), picture.head) == (506, 306.6, 28)
    assert [(each.x, each.width, each.box_x) for each in picture.lanes] == [
        (1, 260, 8),
        (261, 244, 268),
    ]
    places = [
        (each.x, round(each.y, 1), each.width, round(each.height, 1)) for each in picture.boxes
    ]
    assert places == [
        (8, 44.0, 230, 38.4),
        (8, 105.4, 230, 62.4),
        (268, 190.8, 230, 38.4),
        (8, 252.2, 230, 38.4),
    ]
    arrows = [
        (each.route.link.label, [(x, round(y, 1)) for x, y in each.points])
        for each in picture.arrows
    ]
    assert arrows == [
        ("", [(123, 82.4), (123, 105.4)]),
        ("Yes", [(65.5, 167.8), (65.5, 252.2)]),
        ("No", [(238, 155.8), (383, 155.8), (383, 190.8)]),
        ("", [(268, 210.0), (253, 210.0), (253, 124.6), (238, 124.6)]),
    ]


def test_the_drawing_of_the_small_picture() -> None:
    drawing = drawing_of(picture_of(BY_HAND))
    assert (drawing.width, drawing.height, drawing.head) == (506, 307, "28")
    assert drawing.arrows[0].line == "M123 82.4L123 100.9"
    assert drawing.arrows[0].head == "M123 105.4L118.5 96.4L127.5 96.4z"
    assert [each.back for each in drawing.arrows] == [False, False, False, True]
    question = drawing.boxes[1]
    assert (question.step, question.name, question.look) == ("done", "Step 2: Done?", "decision")
    assert question.outline == "M15 105.4L231 105.4L238 124.6L231 143.8L15 143.8L8 124.6z"
    assert [outline for outline, _ in question.answers] == [
        "M8 143.8L123 143.8L123 167.8L8 167.8z",
        "M123 143.8L238 143.8L238 167.8L123 167.8z",
    ]
    (line,) = question.lines
    assert (line.number, line.text, line.x, line.y) == ("2.", " Done?", "123", "129.1")


def test_a_part_says_where_ways_lead_and_come_from_and_has_the_columns_it_uses() -> None:
    first = part_of(BY_HAND, 0, 2)
    assert first.lanes == ("One",)
    assert [(each.title, each.shape) for each in first.nodes] == [
        ("From step 3", Shape.COMES_FROM),
        ("Begin", Shape.START),
        ("Done?", Shape.DECISION),
        ("Go to step 3", Shape.GOES_TO),
        ("Go to step 4", Shape.GOES_TO),
    ]
    second = part_of(BY_HAND, 2, 4)
    assert second.lanes == ("One", "Two")
    assert [(each.title, each.lane) for each in second.nodes] == [
        ("From step 2", 0),
        ("From step 2", 1),
        ("Do it", 1),
        ("End", 0),
        ("Go back to step 2", 1),
    ]


def test_letters_have_the_widths_of_the_widest_font() -> None:
    # Read in the font's own table: i 569, m 1995, W 2025 and the space 651 of 2048 units.
    for letter, units in (("i", 569), ("m", 1995), ("W", 2025), (" ", 651)):
        assert text_width(letter, 2048) == pytest.approx(units, abs=1)
    assert text_width("Wim", 10) == pytest.approx((2025 + 569 + 1995) / 204.8, abs=0.02)
    assert text_width("m", 10, bold=True) > text_width("m", 10)
    assert text_width("字", 10) == 11


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Call 999", 60, ("Call 999",)),
        ("Call 999", 40, ("Call", "999")),
        ("face-to-face", 55, ("face-to-", "face")),
        ("and/or", 30, ("and/", "or")),
        ("safeguarding", 50, ("safegu-", "arding")),
        ("  one   two ", 200, ("one   two",)),
        ("", 50, ()),
    ],
)
def test_lines_break_between_words(text: str, width: float, lines: tuple[str, ...]) -> None:
    assert lines_of(text, width, 13) == lines


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(
    st.lists(st.text("abWim-/", min_size=1, max_size=20), max_size=12).map(" ".join),
    st.floats(60, 300),
)
def test_lines_hold_the_whole_text_and_are_no_wider_than_they_may_be(
    text: str, width: float
) -> None:
    lines = lines_of(text, width, 13)
    assert all(text_width(each, 13) <= width for each in lines)
    letters = "".join(lines).replace("-", "").replace(" ", "")
    assert letters == text.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(("council", "path"), PROCESSES, ids=lambda each: each.stem)
def test_every_part_of_a_shipped_process_is_read_on_a_sheet(council: Path, path: Path) -> None:
    held = project(council)
    process = next(each for each in held.council.processes if each.id == path.stem)
    whole = whole_sketch(held.here(f"guidance/processes/{path.stem}.md"), process)
    parts = parts_of(whole)
    assert [step for first, last in parts for step in range(first, last)] == list(
        range(len(process.steps))
    )
    for first, last in parts:
        assert letters_in_print(picture_of(part_of(whole, first, last))) >= 8


@pytest.mark.parametrize(("council", "path"), PROCESSES, ids=lambda each: each.stem)
def test_the_picture_on_its_own_needs_nothing_else(council: Path, path: Path) -> None:
    text = files(council)[f"guidance/processes/{path.stem}/map.svg"]
    root = ET.fromstring(text)  # noqa: S314  # our own
    process = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert root.find(f"{SVG}title").text == process["title"]  # type: ignore[union-attr]
    assert root.find(f"{SVG}desc").text.startswith(  # type: ignore[union-attr]
        f"Number of steps: {len(process['steps'])}. Columns"
    )
    assert " style=" not in text
    assert "<style" not in text
    assert "<script" not in text
    addresses = {each.get("href") for each in root.iter(f"{SVG}a")}
    assert addresses == {f"./#step-{each['id']}" for each in process["steps"]}
    written = " ".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    unapproved = process["status"] == "illustrative"
    assert ("Illustrative: not yet approved by the authority." in written) == unapproved
    assert f"Version {process['version']}." in written
    address = f"https://example.org/guidance/processes/{path.stem}/"
    assert address in written.replace(" ", "")  # a narrow picture breaks it
    assert NOTICES[council].replace(" ", "") in written.replace(" ", "")


def ways_in(step: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """Return the ways out of a step as they are written: answer, step, whether it leads back."""
    if "next" in step:
        return [("", step["next"], step.get("loop", False))]
    return [
        (each["label"], each["next"], each.get("loop", False)) for each in step.get("options", ())
    ]


@pytest.mark.parametrize(("council", "path"), PROCESSES, ids=lambda each: each.stem)
def test_the_data_beside_a_page_are_those_of_the_record(council: Path, path: Path) -> None:
    told = json.loads(files(council)[f"guidance/processes/{path.stem}/map.json"])
    process = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name in ("id", "title", "question", "who_for", "when_to_use"):
        assert " ".join(told[name].split()) == " ".join(process[name].split())
    assert [(each["number"], each["id"], each["title"]) for each in told["steps"]] == [
        (number, each["id"], each["title"]) for number, each in enumerate(process["steps"], 1)
    ]
    for shown, step in zip(told["steps"], process["steps"], strict=True):
        ways = [
            (each.get("answer", ""), each["id"], each.get("leads_back", False))
            for each in shown.get("ways", ())
        ]
        assert ways == ways_in(step)
        assert ("who" in shown) == bool({"role", "body", "organisation"} & step.keys())
        assert len(shown.get("contacts", ())) == len(step.get("contacts", ()))


@pytest.mark.parametrize(
    ("written", "shown", "with_basis"),
    [
        ({"unit": "at_once", "basis": "local"}, "At once", "At once (set locally)"),
        (
            {"unit": "same_day", "after": "b", "basis": "local"},
            "On the same working day after step 2",
            "On the same working day after step 2 (set locally)",
        ),
        (
            {"value": "1", "unit": "working_days", "basis": "statutory"},
            "Within 1 working day",
            "Within 1 working day (set by law)",
        ),
        (
            {"value": "5", "unit": "days", "basis": "guidance"},
            "Within 5 days",
            "Within 5 days (set by national guidance)",
        ),
        (
            {"value": "6", "unit": "months", "after": "b", "basis": "practice"},
            "6 months after step 2",
            "6 months after step 2 (as other councils publish it)",
        ),
    ],
)
def test_a_time_in_words(written: dict[str, str], shown: str, with_basis: str) -> None:
    time, numbers = Timeframe.model_validate(written), {"a": 1, "b": 2}
    assert shown_time(time, numbers) == shown
    assert time_with_basis(time, numbers) == with_basis


def test_a_review_is_past_on_the_day_after_it_was_due() -> None:
    said = "Past its review date: it was due for review by 1 March 2026."
    assert past_review(date(2026, 3, 1), date(2026, 3, 1)) == ""
    assert past_review(date(2026, 3, 1), date(2026, 3, 2)) == said
    assert past_review(None, date(2026, 3, 2)) == ""
