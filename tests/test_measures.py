"""Measures: values, how they stand to a target, and trends. Worked out by hand in tables."""

from datetime import date
from decimal import Decimal

import pytest

from strategy_site.dates import parse_quarter
from strategy_site.model.council import Council
from strategy_site.model.measures import Measure
from strategy_site.progress import (
    MeasurePosition,
    figure_value,
    measure_position,
    shown_value,
)
from strategy_site.vocabulary import MeasureStatus, Trend
from tests.plans import SOURCE, Fields, plan_of

COUNCIL = plan_of(
    [],
    {
        "2018-q4": {"published": "2019-04-26"},
        "2019-q1": {"published": "2019-07-26"},
        "2019-q2": {"published": "2019-10-25"},
        "2019-q3": {"not_reported": "The post was vacant."},
    },
)
TARGET: Fields = {"value": "80", "by": "2020-03", "tolerance": "5"}


def measure_of(series: dict[str, Fields], **fields: object) -> Measure:
    """Return a measure with these figures by quarter; a count of which more is better."""
    plain = {
        "id": "trained",
        "key_action": "ka1",
        "title": "Staff trained",
        "definition": "Staff who completed the course.",
        "unit": "count",
        "basis": "staff",
        "direction": "higher",
        "source": SOURCE,
    }
    figures = [{"quarter": quarter} | figure for quarter, figure in series.items()]
    return Measure.model_validate(plain | {"series": figures} | fields)


def count(value: int) -> Fields:
    """Return a figure that is a count."""
    return {"value": str(value)}


def share(numerator: int, denominator: int) -> Fields:
    """Return a figure that is a percentage."""
    return {"numerator": str(numerator), "denominator": str(denominator)}


def stands(
    measure: Measure, as_of: str = "2019-10-25", council: Council = COUNCIL
) -> MeasurePosition:
    """Return where a measure stands for July to September 2019."""
    quarter = parse_quarter("2019-q2")
    return measure_position(council, measure, quarter, date.fromisoformat(as_of))


def figures_compared(found: MeasurePosition) -> tuple[Decimal | None, str, str | None]:
    """Return a position's value, its quarter, and the quarter that it is compared with."""
    previous = str(found.previous.quarter) if found.previous else None
    return found.value, str(found.quarter), previous


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (share(1, 3), "33.3"),
        (share(2, 3), "66.7"),
        (share(1, 16), "6.3"),  # 6.25: halves go up
        (share(1, 2000), "0.1"),  # 0.05
        (share(999, 2000), "50.0"),  # 49.95
        (share(7, 7), "100.0"),
        (share(0, 7), "0.0"),
        (share(0, 0), None),
        ({"numerator": "3"}, None),
        ({"marker": "not_available"}, None),
        (share(1, 2) | {"marker": "not_available"}, None),
        (share(1, 2) | {"marker": "provisional"}, "50.0"),
    ],
)
def test_a_percentage_is_worked_out_to_one_decimal(figure: Fields, value: str | None) -> None:
    measure = measure_of({"2019-q2": figure}, unit="percent")
    expected = None if value is None else Decimal(value)
    found = figure_value(measure, measure.series[0])
    assert (found, str(found)) == (expected, str(value))


def test_a_count_is_its_value() -> None:
    measure = measure_of({"2019-q1": count(28), "2019-q2": {"marker": "not_available"}})
    assert [figure_value(measure, each) for each in measure.series] == [Decimal(28), None]


def test_numbers_are_shown_as_people_read_them() -> None:
    assert shown_value(measure_of({}), Decimal(1204)) == "1,204"
    assert shown_value(measure_of({}, unit="percent"), Decimal("87.5")) == "87.5%"


@pytest.mark.parametrize(
    ("direction", "value", "status"),
    [
        ("higher", 81, MeasureStatus.MET),
        ("higher", 80, MeasureStatus.MET),
        ("higher", 79, MeasureStatus.NEAR),
        ("higher", 75, MeasureStatus.NEAR),
        ("higher", 74, MeasureStatus.MISSED),
        ("lower", 79, MeasureStatus.MET),
        ("lower", 80, MeasureStatus.MET),
        ("lower", 81, MeasureStatus.NEAR),
        ("lower", 85, MeasureStatus.NEAR),
        ("lower", 86, MeasureStatus.MISSED),
        # Where neither way is better, both sides of the target are judged alike.
        ("neither", 80, MeasureStatus.MET),
        ("neither", 75, MeasureStatus.NEAR),
        ("neither", 85, MeasureStatus.NEAR),
        ("neither", 74, MeasureStatus.MISSED),
        ("neither", 86, MeasureStatus.MISSED),
    ],
)
def test_the_edges_of_target_and_tolerance(
    direction: str, value: int, status: MeasureStatus
) -> None:
    measure = measure_of({"2019-q2": count(value)}, direction=direction, target=TARGET)
    assert stands(measure).status is status


@pytest.mark.parametrize(
    ("fields", "figure", "status", "reason"),
    [
        (
            {"unit": "percent", "target": TARGET},
            share(4, 5),
            MeasureStatus.MET,
            "80.0% in July to September 2019. The target is 80% by the end of March 2020.",
        ),
        (
            {"unit": "percent", "target": TARGET},
            share(3, 4),
            MeasureStatus.NEAR,
            "75.0% in July to September 2019. The target is 80% by the end of March 2020. That is "
            "within the tolerance of 5 percentage points.",
        ),
        # The number that is shown is the number that is judged: 74.95 is shown as 75.0.
        (
            {"unit": "percent", "target": TARGET},
            share(1499, 2000),
            MeasureStatus.NEAR,
            "75.0% in July to September 2019. The target is 80% by the end of March 2020. That is "
            "within the tolerance of 5 percentage points.",
        ),
        (
            {"target": {"value": "1500", "by": "2020-03-31"}},
            count(1499),
            MeasureStatus.MISSED,
            "1,499 in July to September 2019. The target is 1,500 on 31 March 2020.",
        ),
        (
            {},
            count(28),
            MeasureStatus.NO_TARGET,
            "28 in July to September 2019. No target has been set.",
        ),
        (
            {"target": TARGET},
            {"marker": "not_available"},
            MeasureStatus.NO_FIGURE,
            "There is no figure for July to September 2019.",
        ),
    ],
)
def test_how_a_figure_stands_to_the_target(
    fields: Fields, figure: Fields, status: MeasureStatus, reason: str
) -> None:
    found = stands(measure_of({"2019-q2": figure}, **fields))
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(
    ("series", "fields", "trend"),
    [
        ({"2019-q2": count(50)}, {}, Trend.NEW),
        # Without a target a move within 1 % of the earlier figure is none.
        ({"2019-q1": count(100), "2019-q2": count(101)}, {}, Trend.SAME),
        ({"2019-q1": count(100), "2019-q2": count(99)}, {}, Trend.SAME),
        ({"2019-q1": count(100), "2019-q2": count(102)}, {}, Trend.BETTER),
        ({"2019-q1": count(100), "2019-q2": count(98)}, {}, Trend.WORSE),
        (
            {"2019-q1": count(100), "2019-q2": count(98)},
            {"direction": "lower"},
            Trend.BETTER,
        ),
        (
            {"2019-q1": count(100), "2019-q2": count(102)},
            {"direction": "lower"},
            Trend.WORSE,
        ),
        ({"2019-q1": count(0), "2019-q2": count(0)}, {}, Trend.SAME),
        ({"2019-q1": count(0), "2019-q2": count(1)}, {}, Trend.BETTER),
        # With a target it is 1 % of the target.
        (
            {"2019-q1": count(100), "2019-q2": count(104)},
            {"target": {"value": "400", "by": "2020"}},
            Trend.SAME,
        ),
        (
            {"2019-q1": count(100), "2019-q2": count(105)},
            {"target": {"value": "400", "by": "2020"}},
            Trend.BETTER,
        ),
        # Where neither way is better, only no move can be told.
        ({"2019-q1": count(100), "2019-q2": count(100)}, {"direction": "neither"}, Trend.SAME),
        (
            {"2019-q1": count(100), "2019-q2": count(150)},
            {"direction": "neither"},
            Trend.NOT_COMPARABLE,
        ),
        (
            {"2019-q1": {"marker": "not_available"}, "2019-q2": count(50)},
            {},
            Trend.NOT_COMPARABLE,
        ),
        (
            {"2019-q1": count(50), "2019-q2": {"marker": "not_available"}},
            {},
            Trend.NOT_COMPARABLE,
        ),
        ({"2019-q1": count(50)}, {}, Trend.NOT_COMPARABLE),
        ({"2019-q2": {"marker": "not_available"}}, {}, Trend.NOT_COMPARABLE),
        # The report in between had no figure.
        ({"2018-q4": count(50), "2019-q2": count(60)}, {}, Trend.NOT_COMPARABLE),
    ],
)
def test_trends(series: dict[str, Fields], fields: Fields, trend: Trend) -> None:
    assert stands(measure_of(series, **fields)).trend is trend


def test_a_figure_of_before_the_first_report_is_compared_with() -> None:
    council = plan_of([], {"2019-q2": {"published": "2019-10-25"}})
    found = stands(measure_of({"2018-q4": count(5), "2019-q2": count(6)}), council=council)
    assert figures_compared(found) == (Decimal(6), "2019-q2", "2018-q4")
    assert found.trend is Trend.BETTER


def test_the_figure_is_that_of_the_latest_report_known() -> None:
    measure = measure_of({"2019-q2": count(60), "2019-q1": count(50)})
    assert figures_compared(stands(measure, "2019-10-24")) == (Decimal(50), "2019-q1", None)
    assert figures_compared(stands(measure)) == (Decimal(60), "2019-q2", "2019-q1")


def test_a_quarter_without_a_report_leaves_the_latest_figure() -> None:
    measure = measure_of({"2019-q2": count(60), "2019-q3": count(70)})
    found = measure_position(COUNCIL, measure, parse_quarter("2019-q3"), date(2020, 1, 24))
    assert figures_compared(found) == (Decimal(60), "2019-q2", None)


def test_where_nothing_was_reported_the_quarter_itself_counts() -> None:
    found = stands(measure_of({"2019-q2": count(60)}), "2019-09-30", plan_of([], {}))
    assert figures_compared(found) == (Decimal(60), "2019-q2", None)
    assert found.trend is Trend.NEW
