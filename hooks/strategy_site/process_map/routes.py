"""How each arrow of a picture runs, before anything is measured.

Every box has a row to itself, so a line along a row meets no other box, and a line down a column
meets none as long as no box of that column stands between its ends. There are four ways to run:

- straight: down to the next box of the same column;
- drop: sideways along the row to the other column, then down to the next box there;
- skip: down the gutter on the left of the column it leads to, past the boxes between;
- back: up the gutter on the right of the column it leads to.

Arrows that lead to the same box may share their last stretch; no others touch except by crossing.
The answers to a question are written in the question's own box, where their arrows begin, so no
arrow crosses one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from strategy_site.process_map.sketch import Link, Node, Sketch


class Run(Enum):
    """How an arrow runs."""

    STRAIGHT = "straight"
    DROP = "drop"
    SKIP = "skip"
    BACK = "back"


class Side(Enum):
    """Where an arrow leaves its box."""

    LEFT = "left"
    RIGHT = "right"
    DOWN = "down"


@dataclass(frozen=True)
class Route:
    """An arrow's way: ``track`` counts the lines in a gutter, 0 for the nearest to the boxes.

    ``place`` is where its answer stands among those of its box, from the left or from the top.
    """

    link: Link
    run: Run
    side: Side
    place: int = 0
    track: int = 0


@dataclass(frozen=True)
class Plan:
    """Every route, the boxes whose answers stand side by side, and how wide each gutter is.

    ``skips`` and ``backs`` are how many lines run in the left and the right gutter of each column.
    """

    routes: tuple[Route, ...]
    paired: frozenset[str]
    skips: tuple[int, ...]
    backs: tuple[int, ...]

    @cached_property
    def entered(self) -> frozenset[str]:
        """The boxes that an arrow enters from the side."""
        sideways = (Run.SKIP, Run.BACK)
        return frozenset(each.link.ends for each in self.routes if each.run in sideways)


def plan_of(sketch: Sketch, short: frozenset[str]) -> Plan:
    """Return how the arrows of a sketch run.

    ``short`` holds the boxes whose two answers are short enough to stand side by side.
    """
    rows = {each.id: row for row, each in enumerate(sketch.nodes)}
    lanes = {each.id: each.lane for each in sketch.nodes}
    routes: list[Route] = []
    paired: set[str] = set()
    for node in sketch.nodes:
        links = [each for each in sketch.links if each.begins == node.id]
        wanted = [_route(link, rows, lanes, sketch.nodes) for link in links]
        beside = _side_by_side(wanted) if node.id in short and len(wanted) == 2 else None
        if beside:
            paired.add(node.id)
        routes.extend(beside or _one_below_the_other(wanted))
    tracked, skips, backs = _tracks(routes, rows, lanes, len(sketch.lanes))
    return Plan(tuple(tracked), frozenset(paired), skips, backs)


def _route(link: Link, rows: dict[str, int], lanes: dict[str, int], nodes: Sequence[Node]) -> Route:
    """Return how an arrow runs if it may leave its box wherever it wants to."""
    begins, ends = rows[link.begins], rows[link.ends]
    own, other = lanes[link.begins], lanes[link.ends]
    clear = not any(each.lane == other for each in nodes[begins + 1 : ends])
    if ends <= begins:
        return Route(link, Run.BACK, Side.LEFT if other < own else Side.RIGHT)
    if not clear:
        return Route(link, Run.SKIP, Side.RIGHT if other > own else Side.LEFT)
    if own == other:
        return Route(link, Run.STRAIGHT, Side.DOWN)
    return Route(link, Run.DROP, Side.RIGHT if other > own else Side.LEFT)


def _side_by_side(wanted: Sequence[Route]) -> list[Route] | None:
    """Return two routes from answers beside each other, or None if they would not go there."""
    first, second = wanted
    for left, right in ((first, second), (second, first)):
        if left.side is not Side.RIGHT and right.side is not Side.LEFT:
            return [replace(left, place=0), replace(right, place=1)]
    return None


def _one_below_the_other(wanted: Sequence[Route]) -> list[Route]:
    """Return routes from answers below each other: only the last can leave downwards."""
    down = next((each for each in wanted if each.side is Side.DOWN), None)
    others = [each for each in wanted if each is not down]
    others = [
        replace(each, run=Run.SKIP, side=Side.LEFT) if each.side is Side.DOWN else each
        for each in others
    ]
    ordered = [*others, *filter(None, [down])]
    return [replace(each, place=place) for place, each in enumerate(ordered)]


# Where in its row an arrow leaves a box, and where it enters one from the side.
_LEAVES, _ENTERS = 0.6, 0.25


def _tracks(
    routes: Sequence[Route], rows: dict[str, int], lanes: dict[str, int], columns: int
) -> tuple[list[Route], tuple[int, ...], tuple[int, ...]]:
    """Return the routes with their lines in the gutters, and how many lines each gutter has."""
    tracked = list(routes)
    widths: dict[Run, list[int]] = {Run.SKIP: [0] * columns, Run.BACK: [0] * columns}
    for run, count in widths.items():
        for lane in range(columns):
            at = [
                index
                for index, each in enumerate(routes)
                if each.run is run and lanes[each.link.ends] == lane
            ]
            found = _lines([routes[index] for index in at], rows)
            for index in at:
                tracked[index] = replace(routes[index], track=found[routes[index].link.ends])
            count[lane] = max(found.values(), default=-1) + 1
    return tracked, tuple(widths[Run.SKIP]), tuple(widths[Run.BACK])


def _lines(routes: Sequence[Route], rows: dict[str, int]) -> dict[str, int]:
    """Return for each box that arrows in one gutter lead to which line they share there.

    The shortest stretch comes nearest to the boxes; two on one line do not touch.
    """
    stretches: dict[str, list[float]] = {}
    for each in routes:
        ends = rows[each.link.ends] + _ENTERS
        leaves = rows[each.link.begins] + _LEAVES + each.place / 100
        stretches.setdefault(each.link.ends, [ends]).append(leaves)
    taken: list[list[tuple[float, float]]] = []
    found: dict[str, int] = {}
    for name, reach in sorted(stretches.items(), key=lambda item: (_length(item[1]), item[0])):
        top, bottom = min(reach), max(reach)
        line = 0
        while line < len(taken) and any(
            top <= other_bottom and other_top <= bottom for other_top, other_bottom in taken[line]
        ):
            line += 1
        if line == len(taken):
            taken.append([])
        taken[line].append((top, bottom))
        found[name] = line
    return found


def _length(reach: Sequence[float]) -> float:
    return max(reach) - min(reach)
