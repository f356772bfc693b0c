"""The picture of a process: its geometry, judged without the code that lays it out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from strategy_site.model.processes import Process
from strategy_site.process_map.layout import (
    LETTER,
    LINE,
    POINT,
    Arrow,
    Box,
    Picture,
    Point,
    picture_of,
)
from strategy_site.process_map.letters import text_width
from strategy_site.process_map.parts import letters_in_print, parts_of
from strategy_site.process_map.sketch import Shape, part_of
from tests.processes import Transitions, drawn_sketch, processes, transitions_of

Area = tuple[float, float, float, float]  # left, top, right, foot
SETTINGS = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
# A hundredth of a pixel: sums of fractions differ by less, and nobody sees it.
HAIR = 0.01
# Lines side by side that lead to different steps are to be told apart.
APART = 4.0
PAGE_WIDE = 174 / 25.4 * 72  # points


def area(each: Box | object) -> Area:
    """Return where a box or an answer is."""
    x, y, width, height = (getattr(each, name) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def meets(one: Area, other: Area, by: float) -> bool:
    """Whether two areas overlap by more than a length; by less than 0, whether they come close."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > by
        and min(one[3], other[3]) - max(one[1], other[1]) > by
    )


def through(segment: Area, other: Area, free: float) -> bool:
    """Whether a segment comes into an area, or closer to it than a length."""
    return (
        segment[0] < other[2] + free
        and segment[2] > other[0] - free
        and segment[1] < other[3] + free
        and segment[3] > other[1] - free
    )


def within(one: Area, other: Area) -> bool:
    """Whether an area lies in another."""
    return (
        one[0] >= other[0] - HAIR
        and one[1] >= other[1] - HAIR
        and one[2] <= other[2] + HAIR
        and one[3] <= other[3] + HAIR
    )


def on_edge(point: Point, of: Area) -> bool:
    """Whether a point is on the edge of an area."""
    x, y = point
    inside = of[0] - HAIR <= x <= of[2] + HAIR and of[1] - HAIR <= y <= of[3] + HAIR
    at = min(abs(x - of[0]), abs(x - of[2]), abs(y - of[1]), abs(y - of[3]))
    return inside and at < HAIR


def segments(arrow: Arrow) -> list[Area]:
    """Return the segments of an arrow, each as the area that it is."""
    return [
        (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
        for (x, y), (to_x, to_y) in zip(arrow.points, arrow.points[1:], strict=False)
    ]


def words(lines: Iterable[str]) -> str:
    """Return a text without spaces and hyphens, which breaking into lines adds or takes away."""
    return re.sub(r"[\s-]", "", "".join(lines))


def judge(picture: Picture) -> None:
    """Fail if anything in a picture covers, leaves or misses what it should not."""
    boxes = {each.node.id: each for each in picture.boxes}
    for one, other in combinations(picture.boxes, 2):
        assert not meets(area(one), area(other), 0), (one.node, other.node)
    for lane, following in zip(picture.lanes, picture.lanes[1:], strict=False):
        assert lane.x + lane.width <= following.x + HAIR
    for each in picture.boxes:
        judge_box(each, picture)
    for lane in picture.lanes:
        widths = [text_width(line, LETTER, bold=True) for line in lane.lines]
        assert max(widths, default=0) <= lane.width
        assert LINE * len(lane.lines) <= picture.head
    for arrow in picture.arrows:
        judge_arrow(arrow, boxes, picture)
    judge_apart(picture.arrows)


def judge_box(box: Box, picture: Picture) -> None:
    """Fail if a box leaves its column, or if its text leaves the box."""
    lane = picture.lanes[box.node.lane]
    assert within(area(box), (lane.x, picture.head, lane.x + lane.width, picture.height))
    assert within(area(box), (0, 0, picture.width, picture.height))
    room = box.width - (2 * POINT if box.node.shape is Shape.DECISION else 0)
    number = f"{box.node.number}." if box.node.shape.is_step else ""
    for row, line in enumerate([*box.lines, *box.times]):
        bold = number if row == 0 else ""
        assert line.startswith(bold)
        width = text_width(bold, LETTER, bold=True) + text_width(line[len(bold) :], LETTER)
        assert width <= room, (line, width, room)
    assert LINE * len([*box.lines, *box.times]) <= box.top, box
    assert words(box.lines) == words([number, box.node.title])
    assert words(box.times) == words([box.node.time])
    text = (box.x, box.y, box.x + box.width, box.y + box.top)
    for answer in box.answers:
        assert within(area(answer), area(box))
        assert not meets(area(answer), text, HAIR)
        assert max(text_width(line, LETTER) for line in answer.lines) <= answer.width, answer
        assert LINE * len(answer.lines) <= answer.height
    for one, other in combinations(box.answers, 2):
        assert not meets(area(one), area(other), HAIR)


def judge_arrow(arrow: Arrow, boxes: dict[str, Box], picture: Picture) -> None:
    """Fail if an arrow runs through something, or begins or ends in the wrong place."""
    link = arrow.route.link
    begins, ends = boxes[link.begins], boxes[link.ends]
    own = segments(arrow)
    assert all((x == to_x) != (y == to_y) for x, y, to_x, to_y in own), arrow
    for segment in own:
        assert within(segment, (0, picture.head, picture.width, picture.height))
        for name, box in boxes.items():
            mine = name in (link.begins, link.ends)
            assert not through(segment, area(box), -HAIR if mine else HAIR), (arrow, box)
            for answer in box.answers:
                assert not through(segment, area(answer), -HAIR), (arrow, answer)
    first, last = arrow.points[0], arrow.points[-1]
    assert on_edge(first, area(begins))
    assert on_edge(last, area(ends))
    if link.label:
        (answer,) = (each for each in begins.answers if words(each.lines) == words([link.label]))
        assert on_edge(first, area(answer))
    judge_side(arrow, begins, ends, picture)


def judge_side(arrow: Arrow, begins: Box, ends: Box, picture: Picture) -> None:
    """Fail if an arrow comes to its step from the wrong side."""
    lane = picture.lanes[ends.node.lane]
    (before_x, before_y), (x, y) = arrow.points[-2:]
    if before_x == x:  # from above
        assert before_y < y
        assert abs(y - ends.y) < HAIR
        assert begins.y < ends.y
        return
    if begins.y < ends.y:  # a skip
        assert lane.x < before_x < x
        assert abs(x - ends.x) < HAIR
    else:
        assert x < before_x < lane.x + lane.width
        assert abs(x - ends.x - ends.width) < HAIR


def judge_apart(arrows: Sequence[Arrow]) -> None:
    """Fail if two arrows that lead to different steps share a stretch or run close together."""
    for one, other in combinations(arrows, 2):
        if one.route.link.ends == other.route.link.ends:
            continue
        for left, top, right, foot in segments(one):
            for x, y, to_x, to_y in segments(other):
                along = min(right, to_x) - max(left, x), min(foot, to_y) - max(top, y)
                if left == right and x == to_x and along[1] > HAIR:
                    assert abs(left - x) >= APART, (one, other)
                if top == foot and y == to_y and along[0] > HAIR:
                    assert abs(top - y) >= APART, (one, other)


def arrows_of(picture: Picture) -> Transitions:
    """Return the ways that the arrows of a picture show."""
    links = (each.route.link for each in picture.arrows)
    return Counter((each.begins, each.ends, each.label) for each in links)


@pytest.mark.slow
def test_the_picture_of_any_process_is_clear_and_says_what_the_steps_say() -> None:
    seen: Counter[str] = Counter()

    @settings(SETTINGS, max_examples=500)
    @given(processes())
    def judged(process: Process) -> None:
        picture = picture_of(drawn_sketch(process))
        judge(picture)
        assert arrows_of(picture) == transitions_of(process)
        assert [each.node.id for each in picture.boxes] == [each.id for each in process.steps]
        seen.update(each.route.run.value for each in picture.arrows)
        seen.update(f"{len(each.answers)} answers" for each in picture.boxes)
        seen["paired"] += sum(
            each.answers[0].y == each.answers[-1].y
            for each in picture.boxes
            if len(each.answers) > 1
        )

    judged()
    assert len(seen) == 4 + 4 + 1
    assert min(seen.values()) >= 100


@pytest.mark.slow
def test_the_parts_of_any_process_are_clear_and_say_what_the_steps_say() -> None:
    several = 0

    @settings(SETTINGS, max_examples=100)
    @given(processes())
    def judged(process: Process) -> None:
        nonlocal several
        whole = drawn_sketch(process)
        parts = parts_of(whole)
        several += len(parts) > 1
        ids = [each.id for each in process.steps]
        assert [name for first, last in parts for name in ids[first:last]] == ids
        numbers = {name: number for number, name in enumerate(ids, 1)}
        joined: Transitions = Counter()
        for first, last in parts:
            picture = picture_of(part_of(whole, first, last))
            judge(picture)
            judge_print(picture, last - first)
            inside = set(ids[first:last])
            joined += ways_out(picture, inside, numbers)
            assert ways_in(picture) == ways_told(process, inside, numbers)
        assert joined == transitions_of(process)

    judged()
    assert several >= 30


def judge_print(picture: Picture, steps: int) -> None:
    """Fail if a picture of more than one step is too small or too wide on paper."""
    if steps > 1:
        assert letters_in_print(picture) >= 8
        shrunk = letters_in_print(picture) / LETTER
        assert picture.width * shrunk <= PAGE_WIDE + HAIR


def ways_out(picture: Picture, inside: set[str], numbers: dict[str, int]) -> Transitions:
    """Return the ways from the steps of a part, those to other parts by what their box says."""
    titles = {each.node.id: each.node.title for each in picture.boxes}
    steps = {number: name for name, number in numbers.items()}
    found: Transitions = Counter()
    for (begins, ends, label), times in arrows_of(picture).items():
        if begins in inside:
            to = ends
            if ends not in inside:
                to = steps[int(titles[ends].rpartition(" step ")[2])]
                assert to not in inside
                assert ends == f"to:{to}"
            found[begins, to, label] += times
    return found


def ways_in(picture: Picture) -> dict[str, set[int]]:
    """Return for each step that other parts lead to the numbers of the steps that do, as shown."""
    titles = {each.node.id: each.node.title for each in picture.boxes}
    return {
        link.ends: set(map(int, re.findall(r"\d+", titles[link.begins])))
        for link in (each.route.link for each in picture.arrows)
        if link.begins.startswith("from:")
    }


def ways_told(process: Process, inside: set[str], numbers: dict[str, int]) -> dict[str, set[int]]:
    """Return the same from the steps alone."""
    found: dict[str, set[int]] = {}
    for begins, ends, _ in transitions_of(process):
        if ends in inside and begins not in inside:
            found.setdefault(ends, set()).add(numbers[begins])
    return found
