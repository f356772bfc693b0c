"""Statuses that turn on a day: due, late, to start, to come round. Worked out by hand in tables."""

import pytest

from strategy_site.progress import ActivityPosition
from strategy_site.vocabulary import ActivityStatus
from tests.plans import Fields, only_activity, plan_of

PUBLISHED = "2020-04-24"
PLAN: Fields = {"source": [{"ref": "the-plan"}], "due": "2021-03"}
YEARLY: Fields = {
    "kind": "recurring",
    "frequency": "yearly",
    "source": [{"ref": "the-plan"}],
}
QUARTERLY: Fields = YEARLY | {"frequency": "quarterly"}


def status_of(activity: Fields, entry: Fields, as_of: str = PUBLISHED) -> ActivityPosition:
    """Return the position of an activity with one entry, for January to March 2020."""
    updates = {"2019-q4": {"published": PUBLISHED, "entries": [entry]}}
    return only_activity(plan_of([activity], updates), as_of)


@pytest.mark.parametrize(
    ("due", "as_of", "status", "reason"),
    [
        # 92 days after 24 April 2020 is 25 July 2020.
        (
            "2020-07-25",
            PUBLISHED,
            ActivityStatus.AT_RISK,
            "Due on 25 July 2020, in 92 days. No start was reported on 24 April 2020.",
        ),
        (
            "2020-07-26",
            PUBLISHED,
            ActivityStatus.NOT_STARTED,
            "Due on 26 July 2020. No start was reported on 24 April 2020.",
        ),
        (
            "2020-04-25",
            PUBLISHED,
            ActivityStatus.AT_RISK,
            "Due on 25 April 2020, in 1 day. No start was reported on 24 April 2020.",
        ),
        (
            "2020-04-24",
            PUBLISHED,
            ActivityStatus.AT_RISK,
            "Due on 24 April 2020, which is the last day. No start was reported on 24 April 2020.",
        ),
        (
            "2020-04-23",
            PUBLISHED,
            ActivityStatus.OVERDUE,
            "Due on 23 April 2020. No completion is reported as at 24 April 2020.",
        ),
        # A month is due on its last day: 31 July 2020 is 92 days after 30 April.
        (
            "2020-07",
            "2020-04-29",
            ActivityStatus.NOT_STARTED,
            "Due by the end of July 2020. No start was reported on 24 April 2020.",
        ),
        (
            "2020-07",
            "2020-04-30",
            ActivityStatus.AT_RISK,
            "Due by the end of July 2020, in 92 days. No start was reported on 24 April 2020.",
        ),
        (
            "2020",
            PUBLISHED,
            ActivityStatus.NOT_STARTED,
            "Due by the end of 2020. No start was reported on 24 April 2020.",
        ),
    ],
)
def test_a_milestone_that_has_not_begun_is_at_risk_92_days_before_it_is_due(
    due: str, as_of: str, status: ActivityStatus, reason: str
) -> None:
    found = status_of(PLAN | {"due": due}, {"status": "not_started"}, as_of)
    assert (found.status, found.reason) == (status, reason)


def test_a_due_date_that_is_near_outweighs_confidence_and_goes_with_the_reason_given() -> None:
    entry = {"status": "not_started", "confidence": "on_track", "reason": "rooms are booked"}
    near = status_of(PLAN | {"due": "2020-07-25"}, entry)
    far = status_of(PLAN | {"due": "2020-07-26"}, entry)
    assert (near.status, near.reason) == (
        ActivityStatus.AT_RISK,
        "Due on 25 July 2020, in 92 days. No start was reported on 24 April 2020: rooms are "
        "booked.",
    )
    assert (far.status, far.reason) == (
        ActivityStatus.ON_TRACK,
        "Reported on 24 April 2020 as not started and on track: rooms are booked.",
    )


@pytest.mark.parametrize(
    ("due", "as_of", "status"),
    [
        ("2020-02-29", "2020-02-29", ActivityStatus.IN_PROGRESS_NOT_RATED),
        ("2020-02-29", "2020-03-01", ActivityStatus.OVERDUE),
        ("2020-02", "2020-02-29", ActivityStatus.IN_PROGRESS_NOT_RATED),
        ("2020-02", "2020-03-01", ActivityStatus.OVERDUE),
        ("2019", "2019-12-31", ActivityStatus.IN_PROGRESS_NOT_RATED),
        ("2019", "2020-01-01", ActivityStatus.OVERDUE),
    ],
)
def test_due_dates_in_a_leap_year_and_at_the_turn_of_the_year(
    due: str, as_of: str, status: ActivityStatus
) -> None:
    updates = {
        name: {"published": day, "entries": [{"status": "in_progress"}]}
        for name, day in {"2019-q2": "2019-10-25", "2019-q3": "2019-12-31"}.items()
    }
    assert only_activity(plan_of([PLAN | {"due": due}], updates), as_of).status is status


def test_january_to_march_is_quarter_4_of_the_year_before() -> None:
    updates = {"2019-q4": {"published": "2020-03-31", "entries": [{"status": "in_progress"}]}}
    council = plan_of([PLAN], updates)
    assert only_activity(council, "2020-03-30").reason == (
        "Nothing was reported for October to December 2019, nor for any quarter before."
    )
    assert only_activity(council, "2020-03-31").status is ActivityStatus.IN_PROGRESS_NOT_RATED
    assert only_activity(council, "2020-06-30").reason == (
        "Nothing was reported for April to June 2020. Last reported: in progress, for January to "
        "March 2020."
    )


@pytest.mark.parametrize(
    ("done_on", "due", "reason"),
    [
        (
            "2020-03-01",
            "2020-02-29",
            "Reported complete: 1 March 2020, 1 day late. It was due on 29 February 2020.",
        ),
        (
            "2020-03-10",
            "2020-02-27",
            "Reported complete: 10 March 2020, 12 days late. It was due on 27 February 2020.",
        ),
        (
            "2020-03",
            "2020-02-27",
            "Reported complete: March 2020. It was due on 27 February 2020.",
        ),
        ("2020-02-27", "2020-02-27", "Reported complete: 27 February 2020."),
        ("2020", "2020-02-27", "Reported complete: 2020."),
        ("2020-02-27", "not_stated", "Reported complete: 27 February 2020."),
    ],
)
def test_days_late_are_counted_where_both_dates_are_days(
    done_on: str, due: str, reason: str
) -> None:
    found = status_of(PLAN | {"due": due}, {"status": "complete", "done_on": done_on})
    assert (found.status, found.reason) == (ActivityStatus.COMPLETE, reason)


@pytest.mark.parametrize(
    ("start", "as_of", "status", "reason"),
    [
        (
            "2020-05",
            "2020-04-30",
            ActivityStatus.NOT_STARTED,
            "Planned to start in May 2020.",
        ),
        (
            "2020-04-25",
            PUBLISHED,
            ActivityStatus.NOT_STARTED,
            "Planned to start on 25 April 2020.",
        ),
        (
            "2021",
            PUBLISHED,
            ActivityStatus.NOT_STARTED,
            "Planned to start in 2021.",
        ),
        (
            "2020-04-24",
            PUBLISHED,
            ActivityStatus.NO_UPDATE,
            "Nothing was reported for January to March 2020, nor for any quarter before.",
        ),
    ],
)
def test_what_starts_later_is_not_started(
    start: str, as_of: str, status: ActivityStatus, reason: str
) -> None:
    council = plan_of([PLAN | {"start": start}], {"2019-q4": {"published": PUBLISHED}})
    found = only_activity(council, as_of)
    assert (found.status, found.reason) == (status, reason)


def test_what_is_overdue_stays_so_though_it_is_to_start_later() -> None:
    found = status_of(PLAN | {"start": "2021", "due": "2020-03"}, {"status": "not_started"})
    assert found.status is ActivityStatus.OVERDUE


@pytest.mark.parametrize(
    ("activity", "done_on", "as_of", "status"),
    [
        # A quarter and a month after 31 October 2019 is 29 February 2020, the last of its month.
        (QUARTERLY, "2019-10-31", "2020-02-29", ActivityStatus.ONGOING_NOT_RATED),
        (QUARTERLY, "2019-10-31", "2020-03-01", ActivityStatus.OVERDUE),
        (QUARTERLY, "2019-10-15", "2020-02-15", ActivityStatus.ONGOING_NOT_RATED),
        (QUARTERLY, "2019-10-15", "2020-02-16", ActivityStatus.OVERDUE),
        # A month is taken at its best: its last day.
        (QUARTERLY, "2019-10", "2020-02-29", ActivityStatus.ONGOING_NOT_RATED),
        (QUARTERLY, "2019-10", "2020-03-01", ActivityStatus.OVERDUE),
        (YEARLY, "2019-02-28", "2020-03-28", ActivityStatus.ONGOING_NOT_RATED),
        (YEARLY, "2019-02-28", "2020-03-29", ActivityStatus.OVERDUE),
        (YEARLY, "2018", "2020-01-31", ActivityStatus.ONGOING_NOT_RATED),
        (YEARLY, "2018", "2020-02-01", ActivityStatus.OVERDUE),
        (YEARLY | {"frequency": "monthly"}, "2019-12-31", "2020-02-29", None),
        (YEARLY | {"frequency": "monthly"}, "2019-12-31", "2020-03-01", ActivityStatus.OVERDUE),
        (YEARLY | {"frequency": "half_yearly"}, "2019-07-31", "2020-02-29", None),
        (
            YEARLY | {"frequency": "half_yearly"},
            "2019-07-31",
            "2020-03-01",
            ActivityStatus.OVERDUE,
        ),
        # When it last took place is not known: it is never overdue.
        (YEARLY, "not_stated", "2020-03-30", ActivityStatus.ONGOING_NOT_RATED),
    ],
)
def test_what_recurs_is_overdue_an_interval_and_a_month_after_the_last_time(
    activity: Fields, done_on: str, as_of: str, status: ActivityStatus | None
) -> None:
    entry = {"status": "ongoing", "done_on": done_on}
    updates = {"2019-q3": {"published": "2020-01-24", "entries": [entry]}}
    found = only_activity(plan_of([activity], updates), as_of)
    assert found.status is (status or ActivityStatus.ONGOING_NOT_RATED)


def test_the_reason_says_when_it_last_took_place_and_how_often_it_is_due() -> None:
    updates = {
        "2019-q2": {
            "published": "2019-10-25",
            "entries": [{"status": "ongoing", "done_on": "2019-09-12"}],
        },
        "2019-q3": {"published": "2020-01-24", "entries": [{"status": "paused"}]},
    }
    council = plan_of([QUARTERLY], updates)
    assert only_activity(council, "2020-01-24").reason == (
        "It last took place on 12 September 2019. It is due every quarter."
    )
    assert only_activity(council, "2020-01-12").status is ActivityStatus.NO_UPDATE


def test_the_last_time_that_was_reported_counts() -> None:
    updates = {
        quarter: {"published": day, "entries": [{"status": "ongoing", "done_on": done_on}]}
        for quarter, day, done_on in (
            ("2019-q2", "2019-10-25", "2019-09-12"),
            ("2019-q3", "2020-01-24", "2019-12-12"),
        )
    }
    council = plan_of([QUARTERLY], updates)
    found = only_activity(council, "2020-01-24")
    assert found.status is ActivityStatus.ONGOING_NOT_RATED
    assert only_activity(council, "2020-04-13").reason == (
        "It last took place on 12 December 2019. It is due every quarter."
    )
