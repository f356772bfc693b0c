"""What a picture of a process shows, before anything has a place: columns, boxes, links.

A part of a process is a sketch too: where a way leads out of the part or into it, a small box says
to or from which step.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from strategy_site.process_map.graph import Graph
from strategy_site.vocabulary import StepKind


class Shape(Enum):
    """How a box is drawn; the last two stand for steps of other parts."""

    START = "start"
    ACTION = "action"
    DECISION = "decision"
    END = "end"
    COMES_FROM = "from"
    GOES_TO = "to"

    @property
    def is_step(self) -> bool:
        """Whether the box is a step of this part."""
        return self not in (Shape.COMES_FROM, Shape.GOES_TO)


@dataclass(frozen=True)
class Node:
    """A box: ``lane`` is the number of its column, ``number`` that of its step.

    ``time`` is by when the step is done, in a few words, or empty.
    """

    id: str
    shape: Shape
    lane: int
    title: str
    number: int = 0
    time: str = ""


@dataclass(frozen=True)
class Link:
    """An arrow from a box to a box, by their ids, with the answer that takes it.

    ``loop`` is true if the way leads back to a step that has been taken already.
    """

    begins: str
    ends: str
    label: str = ""
    loop: bool = False


@dataclass(frozen=True)
class Sketch:
    """Columns by their headings, boxes in rows from the top, and the links between them."""

    lanes: tuple[str, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def sketch_of(graph: Graph, names: Mapping[str, str], times: Mapping[str, str]) -> Sketch:
    """Return the sketch of a whole process.

    ``names`` has the heading of the column of each party, ``times`` by when a step is done. A step
    that nobody in particular takes stands in the column of the step before it, or at the beginning
    in that of the first step after it that has one.
    """
    steps = graph.process.steps
    parties = [each.party for each in steps]
    here = next(filter(None, parties), "")
    held: list[str] = []
    for party in parties:
        here = party or here
        held.append(here)
    lanes = list(dict.fromkeys(held))
    nodes = (
        Node(
            id=step.id,
            shape=_SHAPES[step.kind],
            lane=lanes.index(party),
            title=step.title,
            number=graph.numbers[step.id],
            time=times.get(step.id, ""),
        )
        for step, party in zip(steps, held, strict=True)
    )
    links = (Link(way.begins, way.ends, way.label, way.loop) for way in graph.ways)
    return Sketch(tuple(names.get(each, "") for each in lanes), tuple(nodes), tuple(links))


_SHAPES = {
    StepKind.START: Shape.START,
    StepKind.ACTION: Shape.ACTION,
    StepKind.DECISION: Shape.DECISION,
    StepKind.END: Shape.END,
}


def part_of(whole: Sketch, first: int, last: int) -> Sketch:
    """Return the part of a sketch with the boxes from ``first`` up to, not including, ``last``.

    It has those columns only in which it has boxes.
    """
    inside = {each.id: each for each in whole.nodes[first:last]}
    outside = {each.id: each for each in whole.nodes if each.id not in inside}
    coming = [link for link in whole.links if link.begins in outside and link.ends in inside]
    going = [link for link in whole.links if link.begins in inside and link.ends in outside]
    before = list(_coming(coming, inside, outside))
    after = list(_going(going, inside, outside))
    kept = (link for link in whole.links if link.begins in inside)
    links = [*(Link(each.id, each.id.removeprefix(_FROM)) for each in before)]
    for link in kept:
        ends = link.ends if link.ends in inside else _TO + link.ends
        links.append(replace(link, ends=ends))
    return _without_empty_lanes(whole.lanes, (*before, *inside.values(), *after), tuple(links))


def _without_empty_lanes(
    lanes: tuple[str, ...], nodes: tuple[Node, ...], links: tuple[Link, ...]
) -> Sketch:
    used = sorted({each.lane for each in nodes})
    moved = tuple(replace(each, lane=used.index(each.lane)) for each in nodes)
    return Sketch(tuple(lanes[each] for each in used), moved, links)


# No id of a step has a colon.
_FROM, _TO = "from:", "to:"


def _coming(
    links: Iterable[Link], inside: Mapping[str, Node], outside: Mapping[str, Node]
) -> Iterator[Node]:
    """Yield a box for each step that ways from other parts lead to, the last on top.

    So the box of the first step stands right above it.
    """
    sources: dict[str, list[int]] = {}
    for link in links:
        sources.setdefault(link.ends, []).append(outside[link.begins].number)
    for ends in sorted(sources, key=lambda each: -inside[each].number):
        numbers = sorted(set(sources[ends]))
        words = "step" if len(numbers) == 1 else "steps"
        shown = " and ".join(filter(None, [", ".join(map(str, numbers[:-1])), str(numbers[-1])]))
        yield Node(_FROM + ends, Shape.COMES_FROM, inside[ends].lane, f"From {words} {shown}")


def _going(
    links: Iterable[Link], inside: Mapping[str, Node], outside: Mapping[str, Node]
) -> Iterator[Node]:
    """Yield a box for each step of another part that a way leads to.

    It stands in the column of the last step from which it is reached.
    """
    lanes: dict[str, int] = {}
    onward: set[str] = set()
    for link in links:
        lanes[link.ends] = inside[link.begins].lane
        onward |= set() if link.loop else {link.ends}
    for ends in sorted(lanes, key=lambda each: outside[each].number):
        number = outside[ends].number
        title = f"Go {'' if ends in onward else 'back '}to step {number}"
        yield Node(_TO + ends, Shape.GOES_TO, lanes[ends], title, number)
