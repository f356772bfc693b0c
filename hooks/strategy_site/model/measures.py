"""Figures followed over the quarters: ``data/measures.yml``."""

from typing import Annotated, ClassVar

from strategy_site.dates import Quarter
from strategy_site.model.base import (
    ActivityId,
    Identifier,
    KeyActionId,
    Line,
    Number,
    OrganisationId,
    Partial,
    Prose,
    QuarterName,
    Record,
    WholeNumber,
    one_of,
)
from strategy_site.model.sourced import Sources
from strategy_site.vocabulary import Direction, Marker, MeasureBasis, MeasureUnit


class Target(Record):
    """What a measure is to reach, by when; ``tolerance`` is the distance that still counts as near.

    Both are in the unit of the measure: 5 means 5 people, or 5 percentage points. ``since`` is the
    first quarter whose figure is judged by it; without it, all are.
    """

    value: Number
    by: Partial
    tolerance: Number | None = None
    since: QuarterName | None = None


class Figure(Record):
    """A quarter's figure: a count has ``value``; a percentage ``numerator`` and ``denominator``."""

    quarter: QuarterName
    value: WholeNumber | None = None
    numerator: WholeNumber | None = None
    denominator: WholeNumber | None = None
    marker: Annotated[Marker, one_of(Marker)] | None = None
    note: Prose | None = None


class Measure(Record):
    """Something counted each quarter: staff, organisations or events, never people at risk."""

    kind_of_record: ClassVar[str] = "measure"

    id: Identifier
    key_action: KeyActionId
    title: Line
    definition: Prose
    unit: Annotated[MeasureUnit, one_of(MeasureUnit)]
    basis: Annotated[MeasureBasis, one_of(MeasureBasis)]
    direction: Annotated[Direction, one_of(Direction)]
    target: Target | None = None
    earlier_targets: tuple[Target, ...] = ()
    activities: tuple[ActivityId, ...] = ()
    reported_by: OrganisationId | None = None
    series: tuple[Figure, ...]
    source: Sources

    def target_in(self, quarter: Quarter) -> Target | None:
        """Return the target that held for a quarter's figure, or None if there was none yet."""
        held = [
            (each.since is not None, each.since or quarter, each)
            for each in (*self.earlier_targets, *filter(None, [self.target]))
            if each.since is None or each.since <= quarter
        ]
        return max(held, key=lambda each: each[:2])[-1] if held else None


class MeasuresFile(Record):
    """``data/measures.yml``."""

    measures: tuple[Measure, ...] = ()
