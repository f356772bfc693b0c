"""A picture of a process as the strings and numbers that its SVG is made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from strategy_site.process_map.layout import (
    LINE,
    POINT,
    Answer,
    Arrow,
    Box,
    Lane,
    Picture,
    Point,
)
from strategy_site.process_map.sketch import Shape

# How round the corners of boxes and the bends of arrows are, and the size of an arrow's head.
_CORNER, _PILL, _BEND = 4.0, 17.0, 6.0
_HEAD_LONG, _HEAD_WIDE = 9.0, 4.5
# From the middle of a line of letters down to their foot.
_FOOT = 4.5


@dataclass(frozen=True)
class Words:
    """A line of text around a point; ``number`` is what stands before it in bold letters."""

    x: str
    y: str
    text: str
    number: str = ""


@dataclass(frozen=True)
class DrawnBox:
    """A box: ``step`` is the id of the step it stands for, ``look`` names its shape."""

    step: str
    name: str
    look: str
    outline: str
    lines: tuple[Words, ...]
    times: tuple[Words, ...]
    answers: tuple[tuple[str, tuple[Words, ...]], ...]


@dataclass(frozen=True)
class DrawnArrow:
    """An arrow: its line, its head, and whether it leads back."""

    line: str
    head: str
    back: bool


@dataclass(frozen=True)
class DrawnLane:
    """A column and its heading."""

    x: str
    width: str
    lines: tuple[Words, ...]


@dataclass(frozen=True)
class Drawing:
    """A picture ready for its template. All lengths are in its own pixels."""

    width: int
    height: int
    head: str
    lanes: tuple[DrawnLane, ...]
    arrows: tuple[DrawnArrow, ...]
    boxes: tuple[DrawnBox, ...]


def drawing_of(picture: Picture) -> Drawing:
    """Return what the SVG of a picture is made of."""
    return Drawing(
        width=int(-(-picture.width // 1)),
        height=int(-(-picture.height // 1)),
        head=_number(picture.head),
        lanes=tuple(_lane(each, picture.head) for each in picture.lanes),
        arrows=tuple(map(_arrow, picture.arrows)),
        boxes=tuple(map(_box, picture.boxes)),
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _lane(lane: Lane, head: float) -> DrawnLane:
    middle = lane.x + lane.width / 2
    lines = tuple(_centred(lane.lines, middle, 0, head))
    return DrawnLane(_number(lane.x), _number(lane.width), lines)


def _centred(lines: Sequence[str], middle: float, top: float, foot: float) -> Iterator[Words]:
    """Yield lines of text in the middle between two heights."""
    first = (top + foot) / 2 - LINE * (len(lines) - 1) / 2 + _FOOT
    for row, text in enumerate(lines):
        yield Words(_number(middle), _number(first + row * LINE), text)


def _box(box: Box) -> DrawnBox:
    written = [*box.lines, *box.times]
    words = list(_centred(written, box.middle, box.y, box.y + box.top))
    lines, times = words[: len(box.lines)], words[len(box.lines) :]
    node = box.node
    if node.shape.is_step:
        number, _, text = lines[0].text.partition(" ")
        lines[0] = Words(lines[0].x, lines[0].y, f" {text}" if text else "", number)
    return DrawnBox(
        step=node.id.removeprefix("to:") if node.shape is not Shape.COMES_FROM else "",
        name=f"Step {node.number}: {node.title}" if node.shape.is_step else node.title,
        look=node.shape.value,
        outline=_outline(box),
        lines=tuple(lines),
        times=tuple(times),
        answers=tuple((_answer_outline(each), tuple(_answer(each))) for each in box.answers),
    )


def _answer(answer: Answer) -> Iterator[Words]:
    return _centred(answer.lines, answer.x + answer.width / 2, answer.y, answer.y + answer.height)


def _answer_outline(answer: Answer) -> str:
    return _path(
        [
            (answer.x, answer.y),
            (answer.x + answer.width, answer.y),
            (answer.x + answer.width, answer.y + answer.height),
            (answer.x, answer.y + answer.height),
        ]
    )


def _outline(box: Box) -> str:
    """Return the outline of a box: a question has points at its sides, above its answers."""
    left, right, foot = box.x, box.x + box.width, box.y + box.top
    if box.node.shape is not Shape.DECISION:
        action = box.node.shape is Shape.ACTION
        return _rounded(left, box.y, box.width, box.top, _CORNER if action else _PILL)
    middle = box.y + box.top / 2
    return _path(
        [
            (left + POINT, box.y),
            (right - POINT, box.y),
            (right, middle),
            (right - POINT, foot),
            (left + POINT, foot),
            (left, middle),
        ]
    )


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points) + "z"


def _rounded(x: float, y: float, width: float, height: float, corner: float) -> str:
    """Return the outline of a box with round corners."""
    round_by = min(corner, height / 2)
    turn = f"a{_number(round_by)} {_number(round_by)} 0 0 1"
    across, down = _number(width - 2 * round_by), _number(height - 2 * round_by)
    by = _number(round_by)
    return (
        f"M{_number(x + round_by)} {_number(y)}h{across}{turn} {by} {by}v{down}"
        f"{turn} -{by} {by}h-{across}{turn} -{by} -{by}v-{down}{turn} {by} -{by}z"
    )


def _arrow(arrow: Arrow) -> DrawnArrow:
    *before, (x, y) = arrow.points
    from_x, from_y = before[-1]
    across, down = _direction(x - from_x), _direction(y - from_y)
    neck = (x - across * _HEAD_LONG, y - down * _HEAD_LONG)
    head = [
        (x, y),
        (neck[0] - down * _HEAD_WIDE, neck[1] + across * _HEAD_WIDE),
        (neck[0] + down * _HEAD_WIDE, neck[1] - across * _HEAD_WIDE),
    ]
    line = _bent([*before, (x - across * _HEAD_LONG / 2, y - down * _HEAD_LONG / 2)])
    return DrawnArrow(line, _path(head), arrow.route.link.loop)


def _direction(length: float) -> int:
    return (length > 0) - (length < 0)


def _bent(points: Sequence[Point]) -> str:
    """Return a line through points whose bends are round."""
    path = f"M{_number(points[0][0])} {_number(points[0][1])}"
    for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
        round_by = min(_BEND, _length(before, (x, y)) / 2, _length((x, y), after) / 2)
        in_x, in_y = _towards((x, y), before, round_by)
        out_x, out_y = _towards((x, y), after, round_by)
        path += f"L{_number(in_x)} {_number(in_y)}Q{_number(x)} {_number(y)}"
        path += f" {_number(out_x)} {_number(out_y)}"
    return f"{path}L{_number(points[-1][0])} {_number(points[-1][1])}"


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(begins: Point, ends: Point, length: float) -> Point:
    """Return the point that lies a length along the line from one point to another."""
    return (
        begins[0] + _direction(ends[0] - begins[0]) * length,
        begins[1] + _direction(ends[1] - begins[1]) * length,
    )
