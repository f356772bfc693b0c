"""What needs attention as at a day, with every boundary day."""

from datetime import date

from strategy_site.progress import (
    ActivityPosition,
    due_soon_in,
    outlook,
    overdue_in,
    position_as_of,
)
from tests.plans import OCTOBER, Fields, plan_of

COMPLETE: Fields = {"status": "complete", "done_on": "2019-06"}
DAY = date(2019, 7, 26)


def ids(found: tuple[ActivityPosition, ...]) -> list[str]:
    """Return the ids of activities."""
    return [each.activity.id for each in found]


def test_what_is_due_soon_is_due_today_or_within_92_days_nearest_first() -> None:
    activities: list[Fields] = [
        {"due": "2019-10-26"},  # in 92 days
        {"due": "2019-10-27"},  # in 93 days
        {"due": "2019-07-26"},  # today
        {"due": "2019-07-25"},  # yesterday
        {"due": "2019-09"},
        {"due": "2019-10"},  # its last day is later
        {"due": "2019-08"},  # complete
        {"due": "2019-08", "withdrawn": {"quarter": "2019-q1", "reason": "No."}},
        {"due": "2019-08", "source": [{"ref": OCTOBER}]},  # not yet in the plan
        {"due": "not_stated"},
        {"kind": "recurring", "frequency": "monthly"},
    ]
    entries = [COMPLETE | {"activity": "a7"}]
    council = plan_of(activities, {"2019-q1": {"published": "2019-07-26", "entries": entries}})
    position = position_as_of(council, DAY)
    assert ids(due_soon_in(position)) == ["a3", "a5", "a1"]
    assert ids(overdue_in(position)) == ["a4"]


def test_a_moved_due_date_counts_once_it_has_moved() -> None:
    move = {"was": "2019-09", "became": "2020-06", "quarter": "2019-q2", "reason": "Late."}
    council = plan_of([{"due": "2020-06", "due_history": [move]}], {})
    assert ids(due_soon_in(position_as_of(council, DAY))) == ["a1"]
    assert ids(due_soon_in(position_as_of(council, date(2019, 9, 30)))) == []


def test_overdue_milestones_come_longest_first_then_what_recurs() -> None:
    activities: list[Fields] = [
        {"kind": "recurring", "frequency": "monthly"},
        {"due": "2019-06"},
        {"due": "2019-05"},
    ]
    entries = [{"status": "ongoing", "done_on": "2019-03-01"}]
    council = plan_of(activities, {"2019-q1": {"published": "2019-07-26", "entries": entries}})
    assert ids(overdue_in(position_as_of(council, DAY))) == ["a3", "a2", "a1"]


def test_the_outlook() -> None:
    stopped: Fields = {"withdrawn": {"quarter": "2019-q1", "reason": "No."}}
    council = plan_of(
        [{"due": "2019-09"}, stopped, {"due": "2019-05"}],
        {
            "2018-q4": {"published": "2019-04-26", "missing_returns": ["south"]},
            "2019-q1": {"published": "2019-07-26", "missing_returns": ["north"]},
        },
        key_actions=[{"benchmarks": ["training"]}],
        benchmarks=["training", "venues"],
        recommendations=[
            {"id": "acted-on", "activities": ["a1"]},
            {"id": "half-acted-on", "activities": ["a1", "a2"]},
            {"id": "dropped", "activities": ["a2"]},
            {"id": "open", "no_activity": "No money."},
            {"id": "answered", "state": "done"},
            {"id": "for-others", "state": "not_ours"},
            {"id": "finding", "kind": "finding", "state": "noted"},
        ],
        bodies=[
            {"id": "old-board", "valid_to": "2025-12-31"},
            {"id": "board-to-the-day", "valid_to": "2026-01-01"},
            {"id": "board"},
        ],
        organisations=[
            {"id": "north", "valid_to": "2026"},
            {"id": "south", "valid_to": "2025"},
        ],
    )
    found = outlook(council, position_as_of(council, DAY))
    assert ids(found.due_soon) == ["a1"]
    assert ids(found.overdue) == ["a3"]
    assert [each.id for each in found.missing_returns] == ["north"]
    assert [each.id for each in found.benchmarks_without_key_action] == ["venues"]
    assert [each.id for each in found.recommendations_without_activity] == ["dropped", "open"]
    # The site was reviewed on 1 January 2026; a last day is still in time.
    assert [each.id for each in found.ended] == ["old-board", "south"]


def test_before_the_first_report_no_return_is_missing() -> None:
    council = plan_of([], {"2019-q1": {"published": "2019-07-26", "missing_returns": ["north"]}})
    assert outlook(council, position_as_of(council, date(2019, 7, 25))).missing_returns == ()
