"""Components about figures followed over the quarters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.council import Council
from strategy_site.model.measures import Figure, Measure
from strategy_site.model.strategy import Activity
from strategy_site.progress.measures import (
    MeasurePosition,
    figure_value,
    measure_position,
    shown_value,
)
from strategy_site.views.activities import StatusTag
from strategy_site.views.chart_measure import MeasureChart, chart_of
from strategy_site.views.place import Fact, Here, SourceView, facts
from strategy_site.views.registry import KeyActionArgument, component
from strategy_site.vocabulary import MeasureUnit


@dataclass(frozen=True)
class FigureView:
    """A quarter's figure: ``parts`` are the two counts of a percentage."""

    quarter: str
    value: str
    parts: str
    note: str


@dataclass(frozen=True)
class MeasureView:
    """A measure with where it stands and all its figures, newest first."""

    id: str
    title: str
    definition: str
    status: StatusTag
    reason: str
    facts: list[Fact]
    chart: MeasureChart | None
    figures: list[FigureView]
    sources: list[SourceView]


@component(shows=lambda council: council.measures, shows_position=True)
def measures(here: Here) -> dict[str, Any]:
    """Show every figure that is followed over the quarters, with its target and its trend."""
    return {"measures": [_measure(here, each) for each in here.council.measures]}


def _shown(council: Council, key_action: str) -> Iterable[Measure]:
    return council.measures_of(key_action)


@component(template="measures", shows=_shown, shows_position=True)
def key_action_measures(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show the figures that are followed under a key action."""
    return {"measures": [_measure(here, each) for each in here.council.measures_of(key_action)]}


def _measure(here: Here, measure: Measure) -> MeasureView:
    position = measure_position(here.council, measure, here.position.quarter, here.position.as_of)
    newest_first = sorted(measure.series, key=lambda each: each.quarter, reverse=True)
    return MeasureView(
        id=measure.id,
        title=measure.title,
        definition=measure.definition,
        status=StatusTag(position.status),
        reason=position.reason,
        facts=_facts(here, position),
        chart=chart_of(measure),
        figures=[_figure(measure, each) for each in newest_first],
        sources=here.sources(measure.source),
    )


def _facts(here: Here, position: MeasurePosition) -> list[Fact]:
    measure, target = position.measure, position.target
    activities = [here.council.find(Activity, each) for each in measure.activities]
    percent = measure.unit is MeasureUnit.PERCENT
    unit = " percentage points" if percent else ""
    tolerance = target.tolerance if target else None
    return facts(
        ("Position as at", shown_day(here.position.as_of)),
        ("Trend", f"{position.trend.word}. {position.trend.sentence}"),
        ("Direction", measure.direction.word),
        ("Target", f"{shown_value(measure, target.value)} by {target.by.shown}" if target else ""),
        ("Tolerance", f"{tolerance:,}{unit}" if tolerance is not None else ""),
        ("What is counted", f"{measure.unit.word}. {measure.basis.word}: {measure.basis.sentence}"),
        ("Activities", [here.link(each, each.title) for each in activities]),
        ("Reported by", here.organisation(measure.reported_by)),
    )


def _figure(measure: Measure, figure: Figure) -> FigureView:
    value = figure_value(measure, figure)
    marker = f"{figure.marker.word}. {figure.marker.sentence}" if figure.marker else ""
    counts = figure.numerator is not None and figure.denominator is not None
    return FigureView(
        quarter=figure.quarter.shown,
        value=shown_value(measure, value) if value is not None else "–",
        parts=f"{figure.numerator:,} of {figure.denominator:,}" if counts else "",
        note=" ".join(filter(None, [marker, figure.note])),
    )
