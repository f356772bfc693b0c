"""Where everything in a picture of a process stands. All lengths are in pixels of its own.

Letters are 13 high. On A4 the picture is as wide as the page allows, 174 mm or 493 points: up to
800 pixels, these letters print at 8 points or more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from strategy_site.process_map.letters import lines_of, text_width
from strategy_site.process_map.routes import Plan, Route, Run, Side, plan_of
from strategy_site.process_map.sketch import Node, Shape, Sketch

LETTER, LINE = 13.0, 16.0
WIDEST = 800.0
# The box of a step: as wide as there is room for, within these limits.
NARROW_BOX, WIDE_BOX = 92.0, 230.0
# Between a box's edge and its text; a question's box has points at its sides, rounder ones corners.
SIDE, ABOVE, POINT, ROUND = 6.0, 8.0, 7.0, 6.0
# A gutter: without lines, to the first line, and from one line to the next.
EMPTY, FIRST, NEXT = 7.0, 15.0, 8.0
# Between two rows, and between the frame and what is in it.
GAP, EDGE = 23.0, 1.0
_SHORT_GAP = 16.0
_ENTRY = 0.3

Point = tuple[float, float]


@dataclass(frozen=True)
class Answer:
    """An answer to a question, in the question's box: its arrow begins there."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """A box with its text; ``answers`` stand in its lower part, ``top`` is the height above them.

    ``y`` of a line of text is its foot.
    """

    node: Node
    x: float
    y: float
    width: float
    height: float
    top: float
    lines: tuple[str, ...]
    times: tuple[str, ...]
    answers: tuple[Answer, ...] = ()

    @property
    def middle(self) -> float:
        """The middle of the box from the left."""
        return self.x + self.width / 2

    @property
    def foot(self) -> float:
        """The lower edge of the box."""
        return self.y + self.height


@dataclass(frozen=True)
class Arrow:
    """An arrow from point to point: its lines run along rows and columns only."""

    route: Route
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Lane:
    """A column and its heading; ``box_x`` is where its boxes begin."""

    lines: tuple[str, ...]
    x: float
    width: float
    box_x: float


@dataclass(frozen=True)
class Picture:
    """A picture with its measures; ``head`` is the height of the headings of its columns."""

    width: float
    height: float
    head: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def picture_of(sketch: Sketch) -> Picture:
    """Return the picture of a sketch. Its boxes stand in rows, in the order of the sketch."""
    plan = plan_of(sketch, _short(sketch))
    lanes, box_width = _lanes(sketch, plan)
    longest = max(len(each.lines) for each in lanes)
    head = 12 + LINE * longest if longest else 0
    boxes: dict[str, Box] = {}
    y = head + _SHORT_GAP
    for node in sketch.nodes:
        routes = [each for each in plan.routes if each.link.begins == node.id]
        corner = (lanes[node.lane].box_x, y)
        box = _box(node, sorted(routes, key=_place), corner, box_width, plan)
        boxes[node.id] = box
        y = box.foot + (GAP if node.shape.is_step else _SHORT_GAP)
    last = boxes[sketch.nodes[-1].id].foot
    arrows = tuple(_arrow(each, boxes, lanes, plan) for each in plan.routes)
    width = lanes[-1].x + lanes[-1].width + EDGE
    return Picture(width, last + _SHORT_GAP, head, tuple(lanes), tuple(boxes.values()), arrows)


def _place(route: Route) -> int:
    return route.place


def _short(sketch: Sketch) -> frozenset[str]:
    """Return the questions with two answers so short that they fit beside each other."""
    room = _likely_box(len(sketch.lanes)) / 2 - SIDE
    labels: dict[str, list[str]] = {}
    for link in sketch.links:
        labels.setdefault(link.begins, []).append(link.label)
    return frozenset(
        name
        for name, held in labels.items()
        if len(held) == 2 and all(each and text_width(each, LETTER) <= room for each in held)
    )


def _likely_box(columns: int) -> float:
    """Return how wide a box is at least, before the gutters are known."""
    return min(max(WIDEST / columns - 75, NARROW_BOX), WIDE_BOX)


def _gutter(lines: int) -> float:
    return FIRST + NEXT * lines if lines else EMPTY


def _lanes(sketch: Sketch, plan: Plan) -> tuple[list[Lane], float]:
    """Return the columns and how wide the boxes are in them."""
    gutters = [
        (_gutter(left), _gutter(right)) for left, right in zip(plan.skips, plan.backs, strict=True)
    ]
    room = (WIDEST - 2 * EDGE - sum(map(sum, gutters))) / len(gutters)
    box = min(max(room, NARROW_BOX), WIDE_BOX)
    lanes: list[Lane] = []
    x = EDGE
    for name, (left, right) in zip(sketch.lanes, gutters, strict=True):
        width = left + box + right
        lines = lines_of(name, width - 2 * SIDE, LETTER, bold=True)
        lanes.append(Lane(lines, x, width, x + left))
        x += width
    return lanes, box


def _box(node: Node, routes: Sequence[Route], corner: Point, width: float, plan: Plan) -> Box:
    """Return the box of a step with its upper left corner at a point."""
    x, y = corner
    question = node.shape is Shape.DECISION
    rounder = node.shape in (Shape.START, Shape.END)
    inner = width - 2 * (SIDE + (POINT if question else ROUND if rounder else 0))
    lines = lines_of(_title(node), inner - 3, LETTER)  # the number stands in bold letters
    times = lines_of(node.time, inner, LETTER)
    top = max(LINE * (len(lines) + len(times)) + 2 * ABOVE, 2.4 * LINE)
    if not node.shape.is_step:
        top = LINE * len(lines) + ABOVE
    answers: tuple[Answer, ...] = ()
    if question:
        paired = node.id in plan.paired
        answers = _answers(routes, (x, y + top), width, paired=paired)
    height = top + (max(each.y + each.height for each in answers) - y - top if answers else 0)
    return Box(node, x, y, width, height, top, lines, times, answers)


def _title(node: Node) -> str:
    return f"{node.number}. {node.title}" if node.shape.is_step else node.title


def _answers(
    routes: Sequence[Route], corner: Point, width: float, *, paired: bool
) -> tuple[Answer, ...]:
    """Return the answers of a question, side by side or below each other."""
    x, y = corner
    if paired:  # gutters may leave less room than was likely
        held = [lines_of(each.link.label, width / 2 - SIDE, LETTER) for each in routes]
        height = LINE * max(map(len, held)) + ABOVE
        return tuple(
            Answer(lines, x + each.place * width / 2, y, width / 2, height)
            for each, lines in zip(routes, held, strict=True)
        )
    answers = []
    for each in routes:
        lines = lines_of(each.link.label, width - 2 * SIDE, LETTER)
        height = LINE * len(lines) + ABOVE
        answers.append(Answer(lines, x, y, width, height))
        y += height
    return tuple(answers)


def _arrow(route: Route, boxes: Mapping[str, Box], lanes: Sequence[Lane], plan: Plan) -> Arrow:
    """Return the points of an arrow, from the box it leaves to the box it leads to."""
    begins, ends = boxes[route.link.begins], boxes[route.link.ends]
    lane = lanes[ends.node.lane]
    if route.side is Side.DOWN:
        x = begins.middle
        if begins.node.id in plan.paired:
            x = begins.x + begins.width * (1 + 2 * route.place) / 4
        return Arrow(route, ((x, begins.foot), (x, ends.y)))
    x = begins.x if route.side is Side.LEFT else begins.x + begins.width
    y = _exit(route, begins, plan)
    if route.run is Run.DROP:
        return Arrow(route, ((x, y), (ends.middle, y), (ends.middle, ends.y)))
    away = FIRST + NEXT * route.track
    if route.run is Run.SKIP:
        edge, line = lane.box_x, lane.box_x - away
    else:
        edge = lane.box_x + ends.width
        line = edge + away
    entry = ends.y + _entry(ends)
    return Arrow(route, ((x, y), (line, y), (line, entry), (edge, entry)))


def _entry(box: Box) -> float:
    """Return how far below its upper edge arrows enter a box from the side.

    A question is entered at its points, what leads nowhere in its middle.
    """
    if box.answers or box.node.shape in (Shape.END, Shape.GOES_TO):
        return box.top / 2
    return box.height * _ENTRY


def _exit(route: Route, box: Box, plan: Plan) -> float:
    """Return the height at which an arrow leaves its box sideways.

    It leaves in the middle, unless another arrow enters the box on a side above it.
    """
    if box.answers:
        answer = box.answers[route.place]
        return answer.y + answer.height / 2
    return box.y + box.height * (1 - _ENTRY if box.node.id in plan.entered else 0.5)
