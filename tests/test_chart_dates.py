"""The timeline of due dates: places worked out by hand, and what holds for all of them."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from strategy_site.render import Renderer
from strategy_site.views.chart_dates import MARGIN, due_dates, scale_of, ticks_of
from strategy_site.views.chart_text import NARROW, text_width
from tests.building import ROOT
from tests.plans import JULY, OCTOBER, council_of
from tests.test_charts import SITES, here, rendered

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


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


def test_every_milestone_in_the_timeline_stands_in_its_table() -> None:
    html = rendered("due_dates", SITES["northmoor"])
    table = html[html.index("<table") :]
    drawn = re.findall(r'<text x="0" y="\d+">([^<]*)</text>', html)
    rows = re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a></th>', table)
    assert " ".join(drawn) == " ".join(rows)
    assert len(rows) == 20
