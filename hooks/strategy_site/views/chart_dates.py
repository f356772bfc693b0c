"""The timeline of due dates: a row for each milestone that has one, a picture for each year.

All pictures have one scale. A picture of its own for each year keeps the years of the scale near
every row, on a phone as on paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from strategy_site.dates import MONTHS, PartialDate, quarter_of, shown_day
from strategy_site.progress import DONE, ActivityPosition, moves_at
from strategy_site.progress.attention import overdue_in
from strategy_site.progress.reasons import by, names
from strategy_site.views.activities import StatusTag
from strategy_site.views.chart_text import LINE, NARROW, Key, anchor, keys_of, lines_of, text_width
from strategy_site.views.place import Here, Link
from strategy_site.views.registry import component
from strategy_site.vocabulary import ActivityKind, ActivityStatus

# Per cent left free at both ends: half a mark, 22 pixels wide, in the narrowest column.
MARGIN = 4.0
# Pixels: the head with the years, the position's day below it, a row's track, the room below that.
HEAD, DAY, TRACK, ROOM = 26, 40, 24, 9
# The most months for which each quarter has its tick; for longer spans each year has.
FEW_MONTHS = 15


Dated = tuple[ActivityPosition, PartialDate]


@dataclass(frozen=True)
class Scale:
    """Whole quarters, from the first day to the last, laid over the width of the chart."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day stands, in per cent of the width."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(MARGIN + (100 - 2 * MARGIN) * share, 3)


@dataclass(frozen=True)
class Tick:
    """The beginning of a year or a quarter: ``anchor`` is the part of its text that stands at x."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True)
class DateRow:
    """A milestone in the chart: its title in lines, ``y`` of the first line and of the track.

    ``moved`` has the places of its earlier due dates, oldest first; ``x`` is the one that holds.
    """

    key: Key
    lines: tuple[tuple[str, int], ...]
    track: int
    x: float
    moved: tuple[float, ...]


@dataclass(frozen=True)
class DateYear:
    """The milestones that are due in one year; the first picture names the position's day."""

    year: int
    gist: str
    rows: tuple[DateRow, ...]
    first: bool

    @property
    def height(self) -> int:
        """The height of the picture in pixels."""
        return self.rows[-1].track + TRACK // 2 + ROOM


@dataclass(frozen=True)
class DateLine:
    """A milestone in the table."""

    link: Link
    due: str
    moved: str
    status: StatusTag


@component(shows_position=True)
def due_dates(here: Here) -> dict[str, Any]:
    """Show every milestone with a due date on a line of time, with earlier dates if it moved."""
    found = dated(here.position.activities)
    as_of = here.position.as_of
    if not found:
        return {"years": [], "as_of": shown_day(as_of)}
    earlier = {each.activity.id: _earlier(here, each) for each, _ in found}
    days = [due.last_day for _, due in found]
    days += [each.last_day for moved in earlier.values() for each in moved]
    scale = scale_of([*days, as_of])
    return {
        "years": list(_years(here, scale, found, earlier)),
        "track": TRACK,
        "ticks": ticks_of(scale),
        "now": (x := scale.x(as_of)),
        "now_anchor": anchor(x, "Position as at"),
        "as_of": shown_day(as_of),
        "keys": keys_of(each.status for each, _ in found),
        "any_moved": any(earlier.values()),
        "gist": _gist(here, found),
        "lines": [_line(here, each, due, earlier[each.activity.id]) for each, due in found],
    }


def dated(activities: Sequence[ActivityPosition]) -> list[Dated]:
    """Return the milestones that have a due date with it, in the order of the dates.

    What no source had named by then is left out.
    """
    found = [
        (each, each.due)
        for each in activities
        if each.activity.kind is ActivityKind.MILESTONE
        and isinstance(each.due, PartialDate)
        and each.status is not ActivityStatus.NOT_YET_REPORTED
    ]
    return sorted(found, key=lambda pair: pair[1].last_day)


def _earlier(here: Here, each: ActivityPosition) -> tuple[PartialDate, ...]:
    return tuple(move.was for move in moves_at(each.activity, here.position.quarter))


def scale_of(days: Sequence[date]) -> Scale:
    """Return the scale for some days: from the quarter of the first to that of the last."""
    return Scale(quarter_of(min(days)).first_day, quarter_of(max(days)).last_day)


def ticks_of(scale: Scale) -> list[Tick]:
    """Return the ticks: each quarter if there are few, or else each year, as far as names fit."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month + 1
    if months > FEW_MONTHS:
        years = range(scale.first.year + (scale.first.month > 1), scale.last.year + 1)
        starts = [(date(year, 1, 1), f"{year}") for year in years]
    else:
        starts, quarter = [], quarter_of(scale.first)
        while quarter.first_day < scale.last:
            day = quarter.first_day
            starts.append((day, f"{MONTHS[day.month][:3]} {day.year}"))
            quarter = quarter.next
    return _named(scale, starts)


def _named(scale: Scale, starts: Sequence[tuple[date, str]]) -> list[Tick]:
    """Return ticks with their names; a name that would touch the one before is left out."""
    ticks: list[Tick] = []
    free = 0.0
    for day, text in starts:
        x, wide = scale.x(day), text_width(text) / NARROW * 100
        fits = anchor(x, text)
        begins = x - {"start": 0.0, "middle": wide / 2, "end": wide}[fits]
        named = begins >= free
        free = begins + wide + 2 if named else free
        ticks.append(Tick(x, text if named else "", fits))
    return ticks


def _years(
    here: Here, scale: Scale, found: Sequence[Dated], earlier: Mapping[str, Sequence[PartialDate]]
) -> Iterator[DateYear]:
    first = found[0][1].year
    for year, due in groupby(found, key=lambda pair: pair[1].year):
        group = list(due)
        head = HEAD + DAY if year == first else HEAD
        rows = tuple(rows_of(scale, group, earlier, head))
        told = names(_done_and_late(here, group))
        yield DateYear(year, f"{_milestones(len(group))}: {told}.", rows, year == first)


def rows_of(
    scale: Scale, found: Sequence[Dated], earlier: Mapping[str, Sequence[PartialDate]], head: int
) -> Iterator[DateRow]:
    """Yield a row for each milestone, below a head of so many pixels."""
    y = head
    for each, due in found:
        lines = lines_of(each.activity.title, NARROW)
        track = y + len(lines) * LINE + TRACK // 2 + 2
        yield DateRow(
            key=Key(each.status),
            lines=tuple((line, y + number * LINE - 4) for number, line in enumerate(lines, 1)),
            track=track,
            x=scale.x(due.last_day),
            moved=tuple(scale.x(was.last_day) for was in earlier[each.activity.id]),
        )
        y = track + TRACK // 2 + ROOM


def _line(
    here: Here, each: ActivityPosition, due: PartialDate, earlier: Sequence[PartialDate]
) -> DateLine:
    link = here.link(each.activity, each.activity.title)
    here.rests_on(*each.activity.source)
    moved = ", then ".join(was.shown for was in earlier)
    return DateLine(link, due.shown, moved, StatusTag(each.status, link.href))


def _gist(here: Here, found: Sequence[Dated]) -> str:
    """Return what the charts say: how many are done and late, and what comes next."""
    as_of = here.position.as_of
    waiting = [
        due
        for each, due in found
        if each.is_live and each.status not in DONE and due.last_day >= as_of
    ]
    have = "has" if len(found) == 1 else "have"
    told = f"{_milestones(len(found))} {have} a due date: {names(_done_and_late(here, found))}."
    return f"{told} The next is due {by(waiting[0])}." if waiting else told


def _milestones(number: int) -> str:
    return f"{number} milestone{'' if number == 1 else 's'}"


def _done_and_late(here: Here, found: Sequence[Dated]) -> list[str]:
    overdue = overdue_in(here.position)
    done = sum(each.status in DONE for each, _ in found)
    late = sum(each in overdue for each, _ in found)
    return [f"{done or 'none'} complete", f"{late or 'none'} overdue"]
