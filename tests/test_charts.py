"""The charts: places worked out by hand for small cases, and what holds for all of them."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_site.load.calls import Call
from strategy_site.model.council import Council
from strategy_site.progress import position_as_of, position_at
from strategy_site.project import read_project
from strategy_site.render import Renderer
from strategy_site.views.chart_text import LETTER, NARROW, Key, anchor, lines_of, text_width
from strategy_site.views.charts import segments_of, status_by_quarter
from strategy_site.views.place import Here
from strategy_site.vocabulary import ActivityStatus, Tone
from tests.building import ROOT
from tests.plans import JULY, OCTOBER, council_of, plan_of

SITES = {"northmoor": ROOT / "tests" / "sites" / "northmoor", "barnet": ROOT}


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
