"""What was known then: silence, corrections, moved dates, what was stopped."""

from datetime import date

import pytest

from strategy_site.dates import parse_partial_date, parse_quarter
from strategy_site.progress import activity_position, position_at, reports_on
from strategy_site.vocabulary import ActivityStatus
from tests.plans import Fields, only_activity, plan_of

PLAN: Fields = {"source": [{"ref": "the-plan"}], "due": "2021-03"}
MOVING: Fields = {"status": "in_progress", "confidence": "on_track"}
NORTH = {"id": "north", "name": "North College"}
SOUTH = {"id": "south", "name": "South Housing"}
WEST = {"id": "west", "name": "West Police"}


def told(published: str, *entries: Fields) -> Fields:
    """Return a quarter's update."""
    return {"published": published, "entries": list(entries)}


@pytest.mark.parametrize(
    ("activity", "latest", "reason"),
    [
        (
            {},
            {"published": "2020-04-24", "not_reported": "the post was vacant"},
            "No report was made for January to March 2020: the post was vacant. Last reported: in "
            "progress and on track, for October to December 2019.",
        ),
        (
            {},
            {"not_reported": "The pandemic began."},
            "No report was made for January to March 2020. The pandemic began. Last reported: in "
            "progress and on track, for October to December 2019.",
        ),
        (
            {"partners": ["north"]},
            {"published": "2020-04-24", "missing_returns": ["west", "north"]},
            "No return came from North College for January to March 2020. Last reported: in "
            "progress and on track, for October to December 2019.",
        ),
        (
            {"partners": ["south", "west", "north"]},
            {"published": "2020-04-24", "missing_returns": ["north", "south", "west"]},
            "No return came from North College, South Housing and West Police for January to "
            "March 2020. Last reported: in progress and on track, for October to December 2019.",
        ),
        # Who reported it last time owes the return too.
        (
            {"partners": ["north"]},
            {"published": "2020-04-24", "missing_returns": ["south"]},
            "No return came from South Housing for January to March 2020. Last reported: in "
            "progress and on track, for October to December 2019.",
        ),
        (
            {"partners": ["north"]},
            {"published": "2020-04-24", "missing_returns": ["west"]},
            "Nothing was reported for January to March 2020. Last reported: in progress and on "
            "track, for October to December 2019.",
        ),
        # Of a report that is not yet published, nothing is known.
        (
            {"partners": ["north"]},
            {"published": "2020-04-25", "missing_returns": ["north"]},
            "Nothing was reported for January to March 2020. Last reported: in progress and on "
            "track, for October to December 2019.",
        ),
    ],
)
def test_the_reason_for_silence(activity: Fields, latest: Fields, reason: str) -> None:
    updates = {
        "2019-q3": told("2020-01-24", MOVING | {"reported_by": "south"}),
        "2019-q4": latest,
    }
    council = plan_of([PLAN | activity], updates, organisations=[NORTH, SOUTH, WEST])
    found = only_activity(council, "2020-04-24")
    assert (found.status, found.reason) == (ActivityStatus.NO_UPDATE, reason)


def test_silence_from_the_first_quarter_on() -> None:
    updates: dict[str, Fields] = {
        "2019-q4": {"published": "2020-04-24", "missing_returns": ["north"]}
    }
    council = plan_of([PLAN | {"partners": ["north"]}], updates, organisations=[NORTH])
    assert only_activity(council, "2020-04-24").reason == (
        "No return came from North College for January to March 2020. Nothing was reported before."
    )


def test_a_correction_says_so_and_a_completion_can_be_reopened() -> None:
    corrects = {"quarter": "2019-q2", "reason": "only the plan was complete"}
    updates = {
        "2019-q2": told("2019-10-25", {"status": "complete", "done_on": "2019-09-30"}),
        "2019-q3": told("2020-01-24"),
        "2019-q4": told("2020-04-24", MOVING | {"corrects": corrects}),
    }
    council = plan_of([PLAN], updates)
    then = position_at(council, parse_quarter("2019-q2")).activities[0]
    silent = position_at(council, parse_quarter("2019-q3")).activities[0]
    now = position_at(council, parse_quarter("2019-q4")).activities[0]
    complete = (ActivityStatus.COMPLETE, "Reported complete: 30 September 2019.")
    assert (then.status, then.reason) == complete
    assert (silent.status, silent.reason) == complete
    assert (now.status, now.reason) == (
        ActivityStatus.ON_TRACK,
        "Reported on 24 April 2020 as on track. Corrects the report for July to September 2019: "
        "only the plan was complete.",
    )


def test_a_corrected_completion_keeps_its_remark_and_a_silent_quarter_does_not() -> None:
    corrects = {"quarter": "2019-q2", "reason": "It was finished then."}
    done = {"status": "complete", "done_on": "2019-09", "corrects": corrects}
    updates = {"2019-q3": told("2020-01-24", done), "2019-q4": told("2020-04-24")}
    assert only_activity(plan_of([PLAN], updates), "2020-04-24").reason == (
        "Reported complete: September 2019. Corrects the report for July to September 2019. It was "
        "finished then."
    )
    updates["2019-q3"] = told("2020-01-24", MOVING | {"corrects": corrects})
    assert only_activity(plan_of([PLAN], updates), "2020-04-24").reason == (
        "Nothing was reported for January to March 2020. Last reported: in progress and on track, "
        "for October to December 2019."
    )


MOVED: Fields = PLAN | {
    "due": "2020-06",
    "due_history": [
        {"was": "2019-09", "became": "2019-12", "quarter": "2019-q2", "reason": "Late start."},
        {"was": "2019-12", "became": "2020-06", "quarter": "2019-q4", "reason": "No room."},
    ],
}


@pytest.mark.parametrize(
    ("quarter", "as_of", "due", "status"),
    [
        ("2019-q1", "2019-09-30", "2019-09", ActivityStatus.NO_UPDATE),
        ("2019-q1", "2019-10-01", "2019-09", ActivityStatus.OVERDUE),
        ("2019-q2", "2019-12-31", "2019-12", ActivityStatus.NO_UPDATE),
        ("2019-q3", "2020-01-24", "2019-12", ActivityStatus.OVERDUE),
        ("2019-q4", "2020-06-30", "2020-06", ActivityStatus.NO_UPDATE),
        ("2020-q1", "2020-07-01", "2020-06", ActivityStatus.OVERDUE),
    ],
)
def test_the_due_date_is_the_one_that_held_then(
    quarter: str, as_of: str, due: str, status: ActivityStatus
) -> None:
    council = plan_of([MOVED], {})
    activity, day = council.activities[0], date.fromisoformat(as_of)
    found = activity_position(council, activity, parse_quarter(quarter), day)
    assert (found.due, found.status) == (parse_partial_date(due), status)


def test_what_is_withdrawn_is_stopped_from_its_quarter_on_even_if_it_was_complete() -> None:
    withdrawn = {"quarter": "2019-q3", "reason": "the grant ended"}
    updates = {
        "2019-q2": told("2019-10-25", {"status": "complete", "done_on": "2019-09-30"}),
        "2019-q4": told("2020-04-24", {"status": "complete", "done_on": "2019-09-30"}),
    }
    council = plan_of([PLAN | {"withdrawn": withdrawn}], updates)
    before = position_at(council, parse_quarter("2019-q2")).activities[0]
    assert before.status is ActivityStatus.COMPLETE
    for quarter in ("2019-q3", "2019-q4"):
        found = position_at(council, parse_quarter(quarter)).activities[0]
        assert (found.status, found.reason) == (
            ActivityStatus.STOPPED,
            "Taken out of the plan in the quarter October to December 2019: the grant ended.",
        )


def test_before_its_first_source_an_activity_is_neither_overdue_nor_planned() -> None:
    activity = {"due": "2019-03", "start": "2020"}
    found = only_activity(plan_of([activity], {}), "2019-07-25")
    assert (found.status, found.reason) == (
        ActivityStatus.NOT_YET_REPORTED,
        "First named in a source of 26 July 2019.",
    )


def test_a_draft_without_a_date_and_a_report_that_comes_late_are_not_yet_known() -> None:
    updates: dict[str, Fields] = {
        "2019-q3": told("2020-05-01", MOVING),
        "2019-q4": {"entries": [{"status": "paused"}]},
    }
    council = plan_of([PLAN], updates)
    assert [str(each.quarter) for each in reports_on(council, "a1")] == ["2019-q3"]
    late = activity_position(
        council, council.activities[0], parse_quarter("2019-q3"), date(2020, 4, 30)
    )
    assert late.latest is None
    assert position_at(council, parse_quarter("2019-q3")).activities[0].latest is not None
