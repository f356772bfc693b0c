"""The chart of statuses by quarter: a bar for each report, a gap where there is none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from strategy_site.dates import Quarter, shown_day, shown_span
from strategy_site.progress import DONE, Position, known_quarters, position_at
from strategy_site.progress.reasons import with_reason
from strategy_site.views.chart_text import NARROW, WIDE, Key, keys_of, short, text_width
from strategy_site.views.place import Here
from strategy_site.views.registry import component
from strategy_site.vocabulary import ActivityStatus

# Pixels: the name above a bar, the bar, the room below it; the shape, and the edge around it.
NAME, BAR, ROOM = 22, 40, 14
SHAPE, EDGE = 12, 2
COLUMNS = 4


@dataclass(frozen=True)
class Segment:
    """The activities with one status: ``x`` and ``width`` in per cent of the bar.

    ``label`` says from which width of the column the number fits: narrow, wide, or nowhere.
    """

    key: Key
    count: int
    x: float
    width: float
    label: str


@dataclass(frozen=True)
class Span:
    """A reported quarter with its position, or a run of quarters without a report and why."""

    first: Quarter
    last: Quarter
    position: Position | None
    gap: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The quarter or the run of quarters in words."""
        return shown_span(self.first, self.last)

    @property
    def heading(self) -> tuple[str, ...]:
        """The same in short lines, for the head of a narrow column."""
        if self.first == self.last:
            return short(self.first)
        begins, ends = short(self.first), short(self.last)
        return f"{begins[0][:3]} {begins[1]}", f"to {ends[0][-3:]} {ends[1]}"


@dataclass(frozen=True)
class Row:
    """A line of the chart, ``y`` pixels from the top; without segments it is a gap."""

    name: str
    gap: str
    y: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Figures:
    """A table of the same figures for up to four columns; None where there is no report."""

    span: str
    headings: list[tuple[str, ...]]
    rows: list[tuple[Key, list[int | None]]]
    totals: list[int | None]


@component()
def status_by_quarter(here: Here) -> dict[str, Any]:
    """Show how many activities had which status on the day each quarter's report was published."""
    spans = list(_spans(here))
    reported = [each.position for each in spans if each.position]
    keys = keys_of(status for each in reported for status, _ in each.counts())
    return {
        "rows": [_row(each, number) for number, each in enumerate(spans)],
        "height": len(spans) * (NAME + BAR + ROOM) - ROOM,
        "keys": keys,
        "gist": _gist(reported),
        "tables": [_figures(each, keys) for each in _columns(spans)] if reported else [],
        "notes": [each.note for each in spans if each.note],
        "gaps": any(each.gap for each in spans),
    }


def _spans(here: Here) -> Iterator[Span]:
    """Yield every quarter from the first reported to the position's, oldest first.

    Quarters that no file tells of are one run.
    """
    council, now = here.council, here.position
    known = known_quarters(council, now.quarter, now.as_of)
    if not known:
        return
    expected = known[0]
    for quarter in sorted(each for each in council.updates if known[0] <= each <= now.quarter):
        if expected < quarter:
            yield _no_source(expected, quarter.previous)
        yield _reported(here, quarter) if quarter in known else _unreported(here, quarter)
        expected = quarter.next
    if expected <= now.quarter:
        yield _no_source(expected, now.quarter)


def _reported(here: Here, quarter: Quarter) -> Span:
    note = ""
    if not here.council.updates[quarter].entries:
        note = f"The report for {quarter.shown} is on none of these activities."
    return Span(quarter, quarter, position_at(here.council, quarter), note=note)


def _unreported(here: Here, quarter: Quarter) -> Span:
    why = here.council.updates[quarter].not_reported
    if why:
        note = with_reason(f"No report was made for {quarter.shown}", why)
        return Span(quarter, quarter, None, "No report", note)
    as_of = shown_day(here.position.as_of)
    note = f"The report for {quarter.shown} was not yet published on {as_of}."
    return Span(quarter, quarter, None, "Not yet published", note)


def _no_source(first: Quarter, last: Quarter) -> Span:
    note = f"No report for {shown_span(first, last)} is among our sources."
    return Span(first, last, None, "No source", note)


def _row(span: Span, number: int) -> Row:
    segments = tuple(segments_of(span.position.counts())) if span.position else ()
    return Row(span.name, span.gap, number * (NAME + BAR + ROOM), segments)


def segments_of(counts: Sequence[tuple[ActivityStatus, int]]) -> Iterator[Segment]:
    """Yield the segments of a bar, side by side: together they are as wide as the bar."""
    total, before = sum(count for _, count in counts), 0
    for status, count in counts:
        x, ends = (round(100 * each / total, 3) for each in (before, before + count))
        yield Segment(Key(status), count, x, round(ends - x, 3), _label(count, total))
        before += count


def _label(count: int, total: int) -> str:
    """Return from which width of the column a segment has room for its shape and number."""
    needs = max(SHAPE, text_width(str(count))) + EDGE
    for column, name in ((NARROW, "narrow"), (WIDE, "wide")):
        if column * count / total - EDGE >= needs:
            return name
    return ""


def _columns(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield what stands in one table: whole financial years, as long as there is room."""
    together: list[Span] = []
    for _, found in groupby(spans, key=lambda each: each.first.year):
        year = list(found)
        if together and len(together) + len(year) > COLUMNS:
            yield together
            together = []
        together = [*together, *year]
    yield together


def _figures(spans: Sequence[Span], keys: Sequence[Key]) -> Figures:
    counts = [dict(each.position.counts()) if each.position else None for each in spans]
    return Figures(
        span=shown_span(spans[0].first, spans[-1].last),
        headings=[each.heading for each in spans],
        rows=[
            (key, [None if each is None else each.get(key.status, 0) for each in counts])
            for key in keys
        ],
        totals=[None if each is None else sum(each.values()) for each in counts],
    )


def _gist(reported: Sequence[Position]) -> str:
    """Return what the chart says in one sentence: how many are done, now and at first."""
    if not reported:
        return ""
    told = [
        f"{sum(count for status, count in each.counts() if status in DONE)} of "
        f"{len(each.activities)} for {each.quarter.shown}"
        for each in dict.fromkeys((reported[-1], reported[0]))
    ]
    return f"Activities reported as done: {', '.join(told)}."
