"""The charts: places worked out by hand for small cases, and what holds for all of them."""

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_site.dates import Quarter, parse_quarter
from strategy_site.load.calls import Call
from strategy_site.model.council import Council
from strategy_site.progress import figure_value, position_as_of, position_at
from strategy_site.project import read_project
from strategy_site.render import Renderer
from strategy_site.views.chart_dates import MARGIN, due_dates, scale_of, ticks_of
from strategy_site.views.chart_measure import BASE, LEFT, RIGHT, TOP, chart_of, round_steps
from strategy_site.views.chart_text import LETTER, NARROW, Key, anchor, lines_of, text_width
from strategy_site.views.charts import segments_of, status_by_quarter
from strategy_site.views.place import Here
from strategy_site.vocabulary import ActivityStatus, Tone
from tests.building import ROOT
from tests.plans import JULY, OCTOBER, Fields, council_of, plan_of
from tests.test_measures import count, measure_of, share

SITES = {"northmoor": ROOT / "tests" / "sites" / "northmoor", "barnet": ROOT}
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
NO_FIGURE: Fields = {"marker": "not_available"}


def here(council: Council, as_of: str) -> Here:
    """Return what a component on the home page knows, as at a day."""
    return Here(council, position_as_of(council, date.fromisoformat(as_of)), {}, "")


def rendered(name: str, site: Path) -> str:
    """Return a component's HTML on a site's progress page."""
    project, problems = read_project(site)
    assert project, problems
    call = Call(name, (), {}, 1, 1, alone=True)
    return Renderer(ROOT / "overrides" / "components").render(
        call, project.here("strategy/progress.md")
    )


# ---- Words -------------------------------------------------------------------------------------


def test_widths_and_lines_worked_out_by_hand() -> None:
    assert text_width("") == 0
    assert text_width("ab") == pytest.approx(2 * 0.58 * LETTER)
    assert text_width("mi") == pytest.approx((0.9 + 0.32) * LETTER)
    # "aaaa bbbb" is (8 * 0.58 + 0.32) * 14 = 69.44 pixels wide.
    assert lines_of("aaaa bbbb cc", 70) == ("aaaa bbbb", "cc")
    assert lines_of("aaaa bbbb cc", 69) == ("aaaa", "bbbb cc")
    assert lines_of("a-word-that-is-too-long to break", 40)[0] == "a-word-that-is-too-long"


@given(st.text(st.characters(codec="ascii", exclude_categories=["C"]), min_size=1))
def test_no_word_is_lost_between_lines(text: str) -> None:
    lines = lines_of(text, NARROW)
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line) <= NARROW or len(line.split()) == 1 for line in lines)


@given(st.floats(0, 100), st.text("abc MW0123456789", max_size=25))
def test_a_name_stays_within_the_narrowest_chart(x: float, text: str) -> None:
    wide = text_width(text) / NARROW * 100
    begins = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor(x, text)]
    if wide <= 50:
        assert -0.001 <= begins <= begins + wide <= 100.001


def test_statuses_that_share_a_shape_are_told_apart() -> None:
    looks = [(Key(each).tone, Key(each).variant) for each in ActivityStatus]
    assert len(set(looks)) == len(looks)
    assert Key(ActivityStatus.OFF_TRACK).variant == 0
    assert Key(ActivityStatus.OVERDUE).variant == 1
    assert Key(ActivityStatus.NOT_YET_REPORTED).variant == 2
    # The template and the style sheet know a look for three at most.
    assert {variant for _, variant in looks} == {0, 1, 2}


def test_the_shapes_are_those_of_the_status_tags() -> None:
    css = (ROOT / "overrides" / "assets" / "site.css").read_text(encoding="utf-8")
    parts = (ROOT / "overrides" / "components" / "chart_parts.html").read_text(encoding="utf-8")
    tags = {
        tone: re.findall(r"(?: d|r)='([^']+)'", shape)
        for tone, shape in re.findall(r"\.status--(\w+) \{.*?(<svg .*?</svg>)", css)
    }
    assert set(tags) == {each.value for each in Tone}
    macro = parts[: parts.index("{% endmacro %}")]
    shapes = dict(re.findall(r'tone == "(\w+)" %\}(<.*?>)', macro))
    shapes["unknown"] = macro[macro.index("else %}") :]
    found = {tone: re.findall(r'(?: d|r)="([^"]+)"', shape) for tone, shape in shapes.items()}
    assert found == tags


# ---- Status by quarter -------------------------------------------------------------------------


def test_the_segments_of_a_bar_worked_out_by_hand() -> None:
    counts = [
        (ActivityStatus.OVERDUE, 1),
        (ActivityStatus.ON_TRACK, 4),
        (ActivityStatus.COMPLETE, 27),
    ]
    found = list(segments_of(counts))
    assert [(each.x, each.width) for each in found] == [
        (0.0, 3.125),
        (3.125, 12.5),
        (15.625, 84.375),
    ]
    # One of 32 is 9 pixels wide on a phone and 20.5 on a desktop; a shape needs 12 and its edge.
    assert [each.label for each in found] == ["wide", "narrow", "narrow"]


def test_a_segment_that_never_has_room_has_no_number() -> None:
    found = list(segments_of([(ActivityStatus.OVERDUE, 1), (ActivityStatus.ON_TRACK, 99)]))
    assert [each.label for each in found] == ["", "narrow"]


@given(st.dictionaries(st.sampled_from(ActivityStatus), st.integers(1, 400), min_size=1))
def test_segments_add_up_to_the_bar_and_to_the_activities(
    counts: dict[ActivityStatus, int],
) -> None:
    found = list(segments_of(list(counts.items())))
    assert sum(each.count for each in found) == sum(counts.values())
    assert sum(each.width for each in found) == pytest.approx(100, abs=1e-6)
    assert found[0].x == 0
    for before, after in pairwise(found):
        assert after.x == pytest.approx(before.x + before.width, abs=1e-6)


def test_a_quarter_without_a_report_is_a_gap_and_never_a_zero() -> None:
    entry = {"status": "in_progress"}
    council = plan_of(
        [{}, {}],
        {
            "2018-q2": {"published": "2018-10-25", "entries": [entry]},
            "2018-q3": {"not_reported": "The post was vacant."},
            "2019-q1": {"published": "2019-07-26"},
            "2019-q2": {"published": "2019-10-25"},
        },
    )
    view = status_by_quarter(here(council, "2020-01-24"))
    assert [(each.name, each.gap, each.y) for each in view["rows"]] == [
        ("July to September 2018", "", 0),
        ("October to December 2018", "No report", 76),
        ("January to March 2019", "No source", 152),
        ("April to June 2019", "", 228),
        ("July to September 2019", "", 304),
        ("October to December 2019", "No source", 380),
    ]
    assert view["height"] == 6 * 76 - 14
    # Whole financial years, up to four columns: three of 2018, then three of 2019.
    assert [each.totals for each in view["tables"]] == [[2, None, None], [2, 2, None]]
    assert view["notes"] == [
        "No report was made for October to December 2018. The post was vacant.",
        "No report for January to March 2019 is among our sources.",
        "The report for April to June 2019 is on none of these activities.",
        "The report for July to September 2019 is on none of these activities.",
        "No report for October to December 2019 is among our sources.",
    ]


def test_a_report_of_a_later_day_is_not_yet_known() -> None:
    council = council_of([{}], {JULY: [{"status": "in_progress"}], OCTOBER: []})
    first = status_by_quarter(here(council, "2019-09-30"))
    assert [(each.name, each.gap) for each in first["rows"]] == [
        ("April to June 2019", ""),
        ("July to September 2019", "Not yet published"),
    ]
    assert first["gist"] == "Activities reported as done: 0 of 1 for April to June 2019."
    assert status_by_quarter(here(council, "2019-07-25"))["tables"] == []


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_the_bars_and_the_tables_hold_the_position_of_each_report(site: Path) -> None:
    project, problems = read_project(site)
    assert project, problems
    view = status_by_quarter(project.here("strategy/progress.md"))
    bars = [{each.key.status: each.count for each in row.segments} for row in view["rows"]]
    columns = []
    for table in view["tables"]:
        for number in range(len(table.headings)):
            counts = {key.status: column[number] for key, column in table.rows}
            columns.append({status: count for status, count in counts.items() if count})
    assert columns == bars
    shown = [row for row in view["rows"] if row.segments]
    quarters = [q for q in project.council.updates if not project.council.updates[q].not_reported]
    assert [row.name for row in shown] == [each.shown for each in quarters]
    for row, quarter in zip(shown, quarters, strict=True):
        found = [(each.key.status, each.count) for each in row.segments]
        assert found == position_at(project.council, quarter).counts()


# ---- Due dates ---------------------------------------------------------------------------------


def test_places_on_the_scale_worked_out_by_hand() -> None:
    scale = scale_of([date(2019, 12, 31), date(2019, 7, 26)])
    assert (scale.first, scale.last) == (date(2019, 7, 1), date(2019, 12, 31))
    # 183 days on 92 per cent of the width, after 4 per cent.
    assert scale.x(date(2019, 7, 1)) == 4.0
    assert scale.x(date(2019, 7, 26)) == round(4 + 92 * 25 / 183, 3) == 16.568
    assert scale.x(date(2019, 12, 31)) == 96.0
    assert [(each.text, each.x) for each in ticks_of(scale)] == [
        ("Jul 2019", 4.0),
        ("Oct 2019", 50.251),
    ]


def test_a_longer_scale_has_the_years_that_begin_on_it() -> None:
    ticks = ticks_of(scale_of([date(2024, 4, 30), date(2027, 1, 31)]))
    assert [each.text for each in ticks] == ["2025", "2026", "2027"]


@given(st.lists(DAYS, min_size=1, max_size=12))
def test_every_day_is_on_the_scale_and_their_order_is_kept(days: list[date]) -> None:
    scale = scale_of(days)
    places = [scale.x(each) for each in sorted(days)]
    assert places == sorted(places)
    assert all(MARGIN <= each <= 100 - MARGIN for each in places)
    assert scale.x(scale.first) < scale.x(scale.first + timedelta(days=91)) or len(days) > 1


@given(st.lists(DAYS, min_size=1, max_size=4))
def test_the_names_of_ticks_never_touch(days: list[date]) -> None:
    ends = 0.0
    for tick in ticks_of(scale_of(days)):
        if tick.text:
            wide = text_width(tick.text) / NARROW * 100
            begins = tick.x - {"start": 0.0, "middle": wide / 2, "end": wide}[tick.anchor]
            assert begins >= ends
            ends = begins + wide
    assert ends <= 100.001


MOVED = {
    "due": "2020-03-31",
    "due_history": [
        {"was": "2019-09", "became": "2019-12-31", "quarter": "2019-q1", "reason": "Late."},
        {"was": "2019-12-31", "became": "2020-03-31", "quarter": "2019-q2", "reason": "Late."},
    ],
}


def test_rows_stand_in_the_order_of_their_dates_with_the_moves_known_by_then() -> None:
    council = council_of(
        [
            MOVED,
            {"due": "2019-06-30"},
            {"due": "not_stated"},
            {"kind": "standing"},
            {"due": "2019"},
        ],
        {JULY: [{"status": "in_progress"}], OCTOBER: []},
    )
    july = due_dates(here(council, "2019-07-26"))
    assert [(each.link.text, each.due, each.moved) for each in july["lines"]] == [
        ("Activity 2", "30 June 2019", ""),
        ("Activity 1", "31 December 2019", "September 2019"),
        ("Activity 5", "2019", ""),
    ]
    october = due_dates(here(council, "2019-10-25"))
    assert [(each.link.text, each.due, each.moved) for each in october["lines"]] == [
        ("Activity 2", "30 June 2019", ""),
        ("Activity 5", "2019", ""),
        ("Activity 1", "31 March 2020", "September 2019, then 31 December 2019"),
    ]
    assert [(each.year, len(each.rows)) for each in october["years"]] == [(2019, 2), (2020, 1)]
    # From 1 April 2019 to 31 March 2020 are 365 days.
    assert october["years"][1].rows[0].moved == (
        round(4 + 92 * 182 / 365, 3),
        round(4 + 92 * 274 / 365, 3),
    )
    assert october["years"][1].rows[0].x == 96.0
    assert october["now"] == round(4 + 92 * 207 / 365, 3)
    assert october["gist"] == (
        "3 milestones have a due date: none complete and 1 overdue. "
        "The next is due by the end of 2019."
    )


def test_without_a_due_date_a_sentence_says_so() -> None:
    council = council_of([{"due": "not_stated"}], {JULY: [{"status": "in_progress"}]})
    view = due_dates(here(council, "2019-07-26"))
    assert view == {"years": [], "as_of": "26 July 2019"}
    template = Renderer(ROOT / "overrides" / "components").environment.get_template(
        "due_dates.html"
    )
    assert template.render(view).strip() == "<p>No milestone had a due date on 26 July 2019.</p>"


def test_the_one_due_date_of_barnet_is_shown() -> None:
    html = rendered("due_dates", ROOT)
    assert html.count('role="img"') == 1
    assert "1 milestone has a due date: none complete and none overdue." in html
    assert "Position as at 26 July 2019" in html
    assert '<td data-label="Due">December 2019</td>' in html


# ---- Measures ----------------------------------------------------------------------------------


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


# ---- As a page has them ------------------------------------------------------------------------


def texts(html: str) -> set[str]:
    """Return the texts of all charts in a component's HTML."""
    return set(re.findall(r"<text[^>]*>([^<]*)</text>", html))


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("name", ["status_by_quarter", "due_dates"])
def test_a_chart_has_a_name_a_gist_and_no_style_or_script_of_its_own(name: str, site: Path) -> None:
    html = rendered(name, site)
    assert not re.search(r"style=|<style|<script|\son\w+=", html)
    pictures = re.findall(r'<svg[^>]*role="img" aria-labelledby="(\S+) (\S+)"', html)
    assert pictures
    for title, gist in pictures:
        assert re.search(rf'<title id="{title}">[^<]+</title>', html)
        assert re.search(rf'<desc id="{gist}">[^<]+\.</desc>', html)
    assert html.count("<svg") == html.count("</svg>")


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_every_number_in_the_bars_stands_in_a_table(site: Path) -> None:
    html = rendered("status_by_quarter", site)
    cells = set(re.findall(r'<td class="number[^"]*">([^<]+)</td>', html))
    assert {each for each in texts(html) if each.isdigit()} <= cells
    assert "–" in cells


def test_every_milestone_in_the_timeline_stands_in_its_table() -> None:
    html = rendered("due_dates", SITES["northmoor"])
    table = html[html.index("<table") :]
    drawn = re.findall(r'<text x="0" y="\d+">([^<]*)</text>', html)
    rows = re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a></th>', table)
    assert " ".join(drawn) == " ".join(rows)
    assert len(rows) == 20


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
