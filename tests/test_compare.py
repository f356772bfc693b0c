"""What changed between two reports, and trends, worked out by hand."""

from datetime import date

import pytest

from strategy_site.dates import parse_partial_date, parse_quarter
from strategy_site.progress import (
    Added,
    Completed,
    DueMoved,
    Improved,
    KeyActionChanged,
    ReportCorrected,
    TakenOut,
    TextChanged,
    changes,
    position_as_of,
    position_at,
    previous_reported,
    reported_quarters,
    trends,
)
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, Trend
from tests.plans import OCTOBER, Fields, plan_of

Q1, Q2, Q3 = (parse_quarter(f"2019-q{number}") for number in (1, 2, 3))
COMPLETE: Fields = {"status": "complete", "done_on": "2019-06"}
UNDATED: Fields = {"status": "complete", "done_on": "not_stated"}
MOVING: Fields = {"status": "in_progress"}
ON_TRACK: Fields = {"status": "in_progress", "confidence": "on_track"}
AT_RISK: Fields = {"status": "in_progress", "confidence": "at_risk"}
OFF_TRACK: Fields = {"status": "in_progress", "confidence": "off_track"}
NOT_STARTED: Fields = {"status": "not_started"}
UNCLEAR: Fields = {"status": "unclear"}


def two_reports(before: list[Fields | None], after: list[Fields | None]) -> dict[str, Fields]:
    """Return the updates of two quarters with these entries on a1, a2 and so on."""
    return {
        quarter: {
            "published": day,
            "entries": [
                entry | {"activity": f"a{number}"}
                for number, entry in enumerate(entries, 1)
                if entry
            ],
        }
        for quarter, day, entries in (
            ("2019-q1", "2019-07-26", before),
            ("2019-q2", "2019-10-25", after),
        )
    }


@pytest.mark.parametrize(
    ("before", "after", "trend"),
    [
        (AT_RISK, ON_TRACK, Trend.BETTER),
        (OFF_TRACK, AT_RISK, Trend.BETTER),
        (AT_RISK, NOT_STARTED, Trend.BETTER),
        (NOT_STARTED, ON_TRACK, Trend.BETTER),
        (ON_TRACK, COMPLETE, Trend.BETTER),
        (ON_TRACK, UNDATED, Trend.BETTER),
        (ON_TRACK, ON_TRACK, Trend.SAME),
        (COMPLETE, UNDATED, Trend.SAME),
        (COMPLETE, None, Trend.SAME),
        (ON_TRACK, AT_RISK, Trend.WORSE),
        (COMPLETE, ON_TRACK, Trend.WORSE),
        (ON_TRACK, MOVING, Trend.NOT_COMPARABLE),
        (MOVING, ON_TRACK, Trend.NOT_COMPARABLE),
        (MOVING, MOVING, Trend.NOT_COMPARABLE),
        (UNCLEAR, ON_TRACK, Trend.NOT_COMPARABLE),
        (ON_TRACK, UNCLEAR, Trend.NOT_COMPARABLE),
        (None, ON_TRACK, Trend.NOT_COMPARABLE),
        (ON_TRACK, None, Trend.NOT_COMPARABLE),
    ],
)
def test_the_trend_of_an_activity(
    before: Fields | None, after: Fields | None, trend: Trend
) -> None:
    council = plan_of([{}], two_reports([before], [after]))
    found = trends(council, position_at(council, Q2))
    assert (found.earlier, found.activities) == (Q1, {"a1": trend})


def test_overdue_is_worse_than_off_track() -> None:
    council = plan_of([{"due": "2019-09"}], two_reports([OFF_TRACK], [OFF_TRACK]))
    assert trends(council, position_at(council, Q2)).activities == {"a1": Trend.WORSE}


def test_what_was_not_in_the_plan_is_new_and_what_was_stopped_is_not_comparable() -> None:
    activities: list[Fields] = [
        {"source": [{"ref": OCTOBER}]},
        {"withdrawn": {"quarter": "2019-q2", "reason": "It ended."}, "key_action": "ka2"},
    ]
    council = plan_of(
        activities, two_reports([None, ON_TRACK], [ON_TRACK, None]), key_actions=[{}, {}]
    )
    found = trends(council, position_at(council, Q2))
    assert found.activities == {"a1": Trend.NEW, "a2": Trend.NOT_COMPARABLE}
    assert found.key_actions == {"ka1": Trend.NEW, "ka2": Trend.NOT_COMPARABLE}


@pytest.mark.parametrize(
    ("before", "after", "trend"),
    [
        (AT_RISK, ON_TRACK, Trend.BETTER),
        (OFF_TRACK, AT_RISK, Trend.BETTER),
        (ON_TRACK, COMPLETE, Trend.BETTER),
        (AT_RISK, AT_RISK, Trend.SAME),
        (COMPLETE, ON_TRACK, Trend.WORSE),
        (ON_TRACK, OFF_TRACK, Trend.WORSE),
        (MOVING, ON_TRACK, Trend.NOT_COMPARABLE),
        (ON_TRACK, None, Trend.NOT_COMPARABLE),
    ],
)
def test_the_trend_of_a_key_action(before: Fields, after: Fields | None, trend: Trend) -> None:
    council = plan_of([{}], two_reports([before], [after]))
    assert trends(council, position_at(council, Q2)).key_actions == {"ka1": trend}


def test_the_first_report_has_nothing_before_it() -> None:
    council = plan_of(
        [{}, {"key_action": "ka2", "source": [{"ref": OCTOBER}]}],
        two_reports([ON_TRACK], []),
        key_actions=[{}, {}],
    )
    found = trends(council, position_at(council, Q1))
    assert found.earlier is None
    assert found.activities == {"a1": Trend.NEW, "a2": Trend.NOT_COMPARABLE}
    assert found.key_actions == {"ka1": Trend.NEW, "ka2": Trend.NOT_COMPARABLE}
    told = changes(council, None, Q1)
    assert (told.key_actions, told.activities) == ((), ())
    assert told.sentence == "The report for April to June 2019 is the first report on this site."


def test_the_report_before_is_the_last_one_that_was_published() -> None:
    updates = two_reports([ON_TRACK], [AT_RISK]) | {
        "2019-q3": {"not_reported": "The post was vacant."},
        "2019-q4": {"published": "2020-04-24", "entries": [ON_TRACK]},
    }
    council = plan_of([{}], updates)
    q4 = parse_quarter("2019-q4")
    assert reported_quarters(council) == [Q1, Q2, q4]
    assert previous_reported(council, q4, date(2020, 4, 24)) == Q2
    assert previous_reported(council, Q2, date(2019, 7, 25)) is None
    found = trends(council, position_as_of(council, date(2020, 4, 24)))
    assert (found.earlier, found.activities) == (Q2, {"a1": Trend.BETTER})


def test_every_sort_of_change_is_told_in_the_order_of_the_plan() -> None:
    activities: list[Fields] = [
        {"source": [{"ref": OCTOBER}]},
        {},
        {},
        {
            "due": "2020-06",
            "due_history": [
                {"was": "2019-12", "became": "2020-03", "quarter": "2019-q2", "reason": "no room"},
                {"was": "2020-03", "became": "2020-06", "quarter": "2019-q3", "reason": "Later."},
            ],
        },
        {"withdrawn": {"quarter": "2019-q2", "reason": "the grant ended"}},
        {},
        {},
        {"source": [{"ref": OCTOBER}], "withdrawn": {"quarter": "2019-q2", "reason": "No."}},
        {"withdrawn": {"quarter": "2019-q1", "reason": "No."}},
    ]
    corrects = {"quarter": "2019-q1", "reason": "the date was wrong"}
    before = [None, ON_TRACK, AT_RISK, ON_TRACK, ON_TRACK, MOVING, COMPLETE]
    after = [
        ON_TRACK,
        COMPLETE | {"done_on": "2019-09-12"},
        ON_TRACK,
        ON_TRACK | {"text": "Two more."},
        None,
        UNDATED,
        COMPLETE | {"corrects": corrects},
    ]
    council = plan_of(activities, two_reports(before, after))
    found = changes(council, Q1, Q2)
    a = council.activities
    became = "Reported on 25 October 2019 as on track."
    assert found.sentence == "Compared with the report for April to June 2019."
    assert found.activities == (
        Added(a[0], ActivityStatus.ON_TRACK),
        Completed(a[1], ActivityStatus.ON_TRACK, parse_partial_date("2019-09-12")),
        Improved(a[2], ActivityStatus.AT_RISK, ActivityStatus.ON_TRACK, became),
        DueMoved(a[3], parse_partial_date("2019-12"), parse_partial_date("2020-03"), "no room"),
        TextChanged(a[3], "Told.", "Two more."),
        TakenOut(
            a[4],
            "Taken out of the plan in the quarter July to September 2019: the grant ended.",
        ),
        Completed(a[5], ActivityStatus.IN_PROGRESS_NOT_RATED, None),
        ReportCorrected(a[6], Q1, "the date was wrong"),
    )
    assert [each.sentence for each in found.activities] == [
        "New. Its status is: On track.",
        "Completed: 12 September 2019. It was: On track.",
        "From At risk to On track. Reported on 25 October 2019 as on track.",
        "Due date moved from December 2019 to March 2020: no room.",
        "New report: Two more.",
        "Taken out of the plan in the quarter July to September 2019: the grant ended.",
        "Completed: no date is recorded. It was: In progress, not rated.",
        "Corrects the report for April to June 2019: the date was wrong.",
    ]
    assert found.key_actions == (
        KeyActionChanged(
            council.key_actions[0],
            KeyActionStatus.AT_RISK,
            KeyActionStatus.ON_TRACK,
            "3 on track: Activity 1; Activity 3; Activity 4. None is reported as late or at risk.",
        ),
    )
    assert found.key_actions[0].sentence == (
        "From At risk to On track. 3 on track: Activity 1; Activity 3; Activity 4. None is "
        "reported as late or at risk."
    )


def test_a_comparison_over_several_quarters_takes_in_what_lies_between() -> None:
    moves = [
        {"was": "2019-12", "became": "2020-03", "quarter": "2019-q2", "reason": "One."},
        {"was": "2020-03", "became": "2020-06", "quarter": "2019-q3", "reason": "Two."},
    ]
    corrects = {"quarter": "2019-q1", "reason": "A slip."}
    updates = two_reports([ON_TRACK], [ON_TRACK | {"corrects": corrects}]) | {
        "2019-q3": {"published": "2020-01-24", "entries": [ON_TRACK]}
    }
    council = plan_of([{"due": "2020-06", "due_history": moves}], updates)
    found = changes(council, Q1, Q3)
    a1 = council.activities[0]
    dates = [parse_partial_date(each) for each in ("2019-12", "2020-03", "2020-06")]
    assert found.activities == (
        DueMoved(a1, dates[0], dates[1], "One."),
        DueMoved(a1, dates[1], dates[2], "Two."),
        ReportCorrected(a1, Q1, "A slip."),
    )
    assert found.key_actions == ()


def test_a_correction_in_the_earlier_report_is_not_told_again() -> None:
    corrects = {"quarter": "2018-q4", "reason": "A slip."}
    council = plan_of([{}], two_reports([ON_TRACK | {"corrects": corrects}], [ON_TRACK]))
    assert changes(council, Q1, Q2).activities == ()


def test_nothing_changes_between_a_report_and_itself() -> None:
    council = plan_of([{}], two_reports([ON_TRACK], [AT_RISK]))
    assert (changes(council, Q2, Q2).activities, changes(council, Q2, Q2).key_actions) == ((), ())
