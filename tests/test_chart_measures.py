"""The lines of measures: places worked out by hand, and what holds for all of them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_site.dates import Quarter, parse_quarter
from strategy_site.progress import figure_value
from strategy_site.project import read_project
from strategy_site.views.chart_measure import BASE, LEFT, RIGHT, TOP, chart_of, round_steps
from strategy_site.views.chart_text import LETTER
from tests.plans import Fields
from tests.test_charts import SITES
from tests.test_measures import count, measure_of, share

NO_FIGURE: Fields = {"marker": "not_available"}


def test_the_line_of_a_measure_worked_out_by_hand() -> None:
    chart = chart_of(
        measure_of(
            {"2019-q1": count(4), "2019-q2": count(6), "2019-q3": NO_FIGURE, "2019-q4": count(8)},
            target={"value": "5", "by": "2020-06-30"},
        )
    )
    assert chart
    # Five quarters from 14 to 87 per cent; 0 to 8 over 140 pixels, 17.5 for each.
    assert [(each.x, each.y) for each in chart.points] == [
        (14.0, 100.0),
        (32.25, 65.0),
        (50.5, None),
        (68.75, 30.0),
    ]
    assert chart.levels == ((170.0, "0"), (135.0, "2"), (100.0, "4"), (65.0, "6"), (30.0, "8"))
    assert chart.target == (82.5, 87.0)
    assert [(each.begins.x, each.ends.x) for each in chart.strokes] == [(14.0, 32.25)]
    assert (chart.latest.value, chart.latest_y) == ("8", 16.0)
    assert chart.missing == "Not available"
    assert chart.gist == (
        "From 4 in April to June 2019 to 8 in January to March 2020; the target is 5 by "
        "30 June 2020."
    )


def test_percentages_stand_between_nought_and_a_hundred() -> None:
    chart = chart_of(measure_of({"2019-q1": share(1, 2), "2019-q2": share(1, 1)}, unit="percent"))
    assert chart
    assert chart.levels == ((170.0, "0%"), (100.0, "50%"), (30.0, "100%"))
    assert [each.y for each in chart.points] == [100.0, 30.0]


def test_the_name_of_the_last_figure_stands_above_the_mark_of_the_target() -> None:
    series = {"2019-q1": count(1), "2019-q2": count(7)}
    chart = chart_of(measure_of(series, target={"value": "8", "by": "2019-09-30"}))
    assert chart and chart.target
    assert chart.latest_y == chart.target[0] - LETTER


@pytest.mark.parametrize("series", [{"2019-q1": count(4)}, {"2019-q1": NO_FIGURE}, {}])
def test_fewer_than_two_figures_are_no_line(series: dict[str, Fields]) -> None:
    assert chart_of(measure_of(series)) is None


@pytest.mark.parametrize(
    ("highest", "steps"),
    [
        ("1", [0, 1]),
        ("4", [0, 1, 2, 3, 4]),
        ("5", [0, 2, 4, 6]),
        ("4.5", [0, 2, 4, 6]),
        ("100", [0, 50, 100]),
        ("1204", [0, 500, 1000, 1500]),
    ],
)
def test_round_steps(highest: str, steps: list[int]) -> None:
    assert round_steps(Decimal(highest)) == steps


@given(
    st.lists(st.none() | st.integers(0, 10**6), min_size=2, max_size=24),
    st.none() | st.integers(0, 10**6),
)
def test_points_are_in_the_plot_and_no_line_spans_a_gap(
    values: list[int | None], target: int | None
) -> None:
    quarter = Quarter(2018, 1)
    series: dict[str, Fields] = {}
    for value in values:
        series[str(quarter)] = NO_FIGURE if value is None else count(value)
        quarter = quarter.next
    goal = {} if target is None else {"target": {"value": str(target), "by": "2020-03-31"}}
    chart = chart_of(measure_of(series, **goal))
    assert (chart is None) == (sum(value is not None for value in values) < 2)
    if chart is None:
        return
    assert [each.value for each in chart.points] == [
        "" if value is None else f"{value:,}" for value in values
    ]
    for point in chart.points:
        assert LEFT <= point.x <= RIGHT
        assert point.y is None or TOP <= point.y <= BASE
    neighbours = [
        (before.x, after.x)
        for before, after in pairwise(chart.points)
        if before.y is not None and after.y is not None
    ]
    assert [(each.begins.x, each.ends.x) for each in chart.strokes] == neighbours
    if chart.target:
        assert TOP <= chart.target[0] <= BASE
        assert LEFT <= chart.target[1] <= RIGHT


def test_no_line_joins_figures_with_a_quarter_between_them() -> None:
    chart = chart_of(measure_of({"2019-q1": count(4), "2019-q3": count(6)}))
    assert chart
    assert chart.strokes == ()


def test_the_last_figure_of_every_measure_stands_in_its_table() -> None:
    project, problems = read_project(SITES["northmoor"])
    assert project, problems
    for measure in project.council.measures:
        chart = chart_of(measure)
        assert chart
        values = [figure_value(measure, each) for each in measure.series]
        assert len(chart.points) == len(values)
        assert [each.y is None for each in chart.points] == [each is None for each in values]
    libraries = next(each for each in project.council.measures if each.id == "libraries-tested")
    chart = chart_of(libraries)
    assert chart
    assert chart.strokes == ()
    assert parse_quarter("2025-q3") == libraries.series[-1].quarter
    assert chart.points[-1].y is None
