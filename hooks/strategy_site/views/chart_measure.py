"""The line of a measure's figures against its target: a gap wherever there is no figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil

from strategy_site.dates import Quarter, quarter_of
from strategy_site.model.measures import Figure, Measure
from strategy_site.progress import figure_value, shown_value
from strategy_site.views.chart_text import LETTER, NARROW, WIDE, anchor, short, text_width
from strategy_site.vocabulary import Marker, MeasureUnit

# Per cent of the width between which the quarters stand: names of values at the left of them.
LEFT, RIGHT = 14.0, 87.0
# Pixels from the top: the highest value, the lowest, the end of the chart.
TOP, BASE, HEIGHT = 30, 170, 214
# Fewer figures than this make no line; the table says as much.
FEWEST = 2


@dataclass(frozen=True)
class Point:
    """A figure: ``x`` in per cent, ``y`` in pixels; None for y where it is not available."""

    x: float
    y: float | None
    value: str
    provisional: bool


@dataclass(frozen=True)
class Stroke:
    """The line from one quarter's figure to that of the quarter after it."""

    begins: Point
    ends: Point


@dataclass(frozen=True)
class QuarterTick:
    """A quarter below the chart: ``fits`` says from which width of the column it has a name."""

    x: float
    lines: tuple[str, str]
    fits: str


@dataclass(frozen=True)
class MeasureChart:
    """A measure's series as points and strokes, ``levels`` as lines with the value they stand for.

    ``target`` is the height of the target and the place of its date.
    """

    name: str
    gist: str
    height: int
    base: int
    points: tuple[Point, ...]
    strokes: tuple[Stroke, ...]
    levels: tuple[tuple[float, str], ...]
    ticks: tuple[QuarterTick, ...]
    target: tuple[float, float] | None
    target_name: str
    latest: Point
    latest_y: float
    latest_anchor: str
    provisional: str
    missing: str


def chart_of(measure: Measure) -> MeasureChart | None:
    """Return the chart of a measure, or None if it has fewer than two figures."""
    series = sorted(measure.series, key=lambda each: each.quarter)
    values = {each.quarter: figure_value(measure, each) for each in series}
    known = [each for each in values.values() if each is not None]
    if len(known) < FEWEST:
        return None
    x_of, levels = _places(measure, series), _levels(measure, known)
    points = {
        each.quarter: _point(measure, each, x_of[each.quarter], levels[-1]) for each in series
    }
    latest = [each for each in points.values() if each.y is not None][-1]
    goal = measure.target
    target = (_y(goal.value, levels[-1]), _goal_x(measure, x_of)) if goal else None
    return MeasureChart(
        name=f"{measure.title}: line by quarter",
        gist=_gist(measure, values),
        height=HEIGHT,
        base=BASE,
        points=tuple(points.values()),
        strokes=strokes_of(points),
        levels=tuple((_y(each, levels[-1]), _level_name(measure, each)) for each in levels),
        ticks=_ticks(x_of),
        target=target,
        target_name=f"{shown_value(measure, goal.value)} by {goal.by.shown}" if goal else "",
        latest=latest,
        latest_y=_name_y(latest, target),
        latest_anchor="start" if latest.x < 2 * LEFT else anchor(latest.x, latest.value),
        provisional=_word(series, Marker.PROVISIONAL),
        missing=_word(series, Marker.NOT_AVAILABLE),
    )


def strokes_of(points: Mapping[Quarter, Point]) -> tuple[Stroke, ...]:
    """Return the lines between figures of quarters that follow one another; none spans a gap."""
    there = [(quarter, each) for quarter, each in sorted(points.items()) if each.y is not None]
    return tuple(
        Stroke(begins, ends)
        for (before, begins), (after, ends) in pairwise(there)
        if before.next == after
    )


def _places(measure: Measure, series: Sequence[Figure]) -> dict[Quarter, float]:
    """Return where each quarter stands, from the first figure to the last or the target's day."""
    last = series[-1].quarter
    if measure.target:
        last = max(last, quarter_of(measure.target.by.last_day))
    quarters = [series[0].quarter]
    while quarters[-1] < last:
        quarters.append(quarters[-1].next)
    step = (RIGHT - LEFT) / (len(quarters) - 1)
    return {each: round(LEFT + step * number, 3) for number, each in enumerate(quarters)}


def _goal_x(measure: Measure, x_of: Mapping[Quarter, float]) -> float:
    """Return where the target's day stands; a day before all figures stands at the first."""
    quarter = quarter_of(measure.target.by.last_day) if measure.target else min(x_of)
    return x_of.get(quarter, LEFT)


def _point(measure: Measure, figure: Figure, x: float, highest: Decimal) -> Point:
    value = figure_value(measure, figure)
    return Point(
        x=x,
        y=None if value is None else _y(value, highest),
        value="" if value is None else shown_value(measure, value),
        provisional=figure.marker is Marker.PROVISIONAL,
    )


def _y(value: Decimal, highest: Decimal) -> float:
    return round(float(BASE - (BASE - TOP) * value / highest), 2)


def _name_y(latest: Point, target: tuple[float, float] | None) -> float:
    """Return the height of the last figure's name: above its point, and above a mark around it."""
    y = latest.y or 0
    if target and target[1] == latest.x and abs(target[0] - y) < 2 * LETTER:
        y = min(y, target[0])
    return round(y - LETTER, 2)


def _levels(measure: Measure, known: Sequence[Decimal]) -> list[Decimal]:
    """Return the values that have a line of their own: from 0 in up to four round steps."""
    if measure.unit is MeasureUnit.PERCENT:
        highest = max(*known, measure.target.value if measure.target else Decimal(0))
        if highest <= 100:
            return [Decimal(0), Decimal(50), Decimal(100)]
    highest = max(*known, measure.target.value if measure.target else Decimal(0), Decimal(1))
    return round_steps(highest)


def round_steps(highest: Decimal) -> list[Decimal]:
    """Return 0 and up to four equal steps of 1, 2 or 5 times a power of ten, past the highest."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            count = ceil(highest / step)
            if count <= 4:
                return [Decimal(step * number) for number in range(count + 1)]
        power *= 10


def _level_name(measure: Measure, value: Decimal) -> str:
    return shown_value(measure, value)


def _ticks(x_of: Mapping[Quarter, float]) -> tuple[QuarterTick, ...]:
    """Return a tick for each quarter; names are counted back from the last, as many as fit."""
    wide = _every(x_of, WIDE, 1)
    narrow = _every(x_of, NARROW, wide)
    ticks = []
    for back, (quarter, x) in enumerate(sorted(x_of.items(), reverse=True)):
        fits = "narrow" if back % narrow == 0 else "wide" if back % wide == 0 else ""
        ticks.append(QuarterTick(x, short(quarter), fits))
    return tuple(reversed(ticks))


def _every(x_of: Mapping[Quarter, float], column: int, step: int) -> int:
    """Return of how many quarters one can have its name; a multiple of ``step``."""
    needs = max(text_width(short(each)[0]) for each in x_of) + 8
    apart = (RIGHT - LEFT) / 100 * column / max(1, len(x_of) - 1)
    found = step
    while apart * found < needs and found < len(x_of):
        found += step
    return found


def _word(series: Sequence[Figure], marker: Marker) -> str:
    return marker.word if any(each.marker is marker for each in series) else ""


def _gist(measure: Measure, values: Mapping[Quarter, Decimal | None]) -> str:
    """Return what the chart says in one sentence: the first figure, the last, and the target."""
    known = [(quarter, each) for quarter, each in values.items() if each is not None]
    (first, begins), (last, ends) = known[0], known[-1]
    told = (
        f"From {shown_value(measure, begins)} in {first.shown} to {shown_value(measure, ends)} in "
        f"{last.shown}"
    )
    goal = measure.target
    if goal is None:
        return f"{told}."
    return f"{told}; the target is {shown_value(measure, goal.value)} by {goal.by.shown}."
