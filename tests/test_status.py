"""Statuses of activities, their reasons and boundary days, worked out by hand in tables.

These read what papers of a council say; tests/test_status_rated.py has councils that report here.
"""

from typing import Any

import pytest

from strategy_site.vocabulary import ActivityStatus
from tests.plans import JULY, OCTOBER, council_of, only_activity


@pytest.mark.parametrize(
    ("activity", "reports", "as_of", "status", "reason"),
    [
        (
            {"due": "2019-12"},
            {JULY: [{"status": "complete", "done_on": "2018-06"}]},
            "2019-07-26",
            ActivityStatus.COMPLETE,
            "Reported complete: June 2018.",
        ),
        (
            {"due": "2019-05"},
            {JULY: [{"status": "complete", "done_on": "2019-06-01"}]},
            "2019-07-26",
            ActivityStatus.COMPLETE,
            "Reported complete: 1 June 2019. It was due by the end of May 2019.",
        ),
        (
            {"due": "2019-05"},
            {JULY: [{"status": "complete", "done_on": "2019-05"}]},
            "2019-07-26",
            ActivityStatus.COMPLETE,
            "Reported complete: May 2019.",
        ),
        (
            {"due": "2019-05-31"},
            {JULY: [{"status": "complete", "done_on": "2019-05-31"}]},
            "2019-07-26",
            ActivityStatus.COMPLETE,
            "Reported complete: 31 May 2019.",
        ),
        (
            {"due": "2019-05"},
            {JULY: [{"status": "complete", "done_on": "not_stated"}]},
            "2019-07-26",
            ActivityStatus.COMPLETE_UNDATED,
            "Reported complete on 26 July 2019, without a date.",
        ),
        (
            {"due": "2019-12"},
            {JULY: [{"status": "not_started"}]},
            "2019-07-26",
            ActivityStatus.NOT_STARTED,
            "Due by the end of December 2019. No start was reported on 26 July 2019.",
        ),
        (
            {"due": "not_stated"},
            {JULY: [{"status": "not_started"}]},
            "2019-07-26",
            ActivityStatus.NOT_STARTED,
            "Reported on 26 July 2019 as planned, without a start.",
        ),
        (
            {"due": "2019-08-01"},
            {JULY: [{"status": "in_progress"}]},
            "2019-07-26",
            ActivityStatus.IN_PROGRESS_NOT_RATED,
            "Reported on 26 July 2019 as under way. The source gives no rating.",
        ),
        (
            {"due": "not_stated"},
            {JULY: [{"status": "in_progress"}]},
            "2019-07-26",
            ActivityStatus.IN_PROGRESS_NOT_RATED,
            "Reported on 26 July 2019 as under way. The source gives no rating and no due date.",
        ),
        (
            {"kind": "standing"},
            {JULY: [{"status": "ongoing"}]},
            "2019-07-26",
            ActivityStatus.ONGOING_NOT_RATED,
            "Reported on 26 July 2019 as going on. The source gives no rating.",
        ),
        # Due today is not overdue, due yesterday is.
        (
            {"due": "2019-07-26"},
            {JULY: [{"status": "in_progress"}]},
            "2019-07-26",
            ActivityStatus.IN_PROGRESS_NOT_RATED,
            "Reported on 26 July 2019 as under way. The source gives no rating.",
        ),
        (
            {"due": "2019-07-25"},
            {JULY: [{"status": "in_progress"}]},
            "2019-07-26",
            ActivityStatus.OVERDUE,
            "Due on 25 July 2019. No completion is reported as at 26 July 2019.",
        ),
        # A month is due on its last day, a year on 31 December.
        (
            {"due": "2019-07"},
            {JULY: [{"status": "in_progress"}]},
            "2019-07-31",
            ActivityStatus.IN_PROGRESS_NOT_RATED,
            "Reported on 26 July 2019 as under way. The source gives no rating.",
        ),
        (
            {"due": "2019-07"},
            {JULY: [{"status": "in_progress"}]},
            "2019-08-01",
            ActivityStatus.OVERDUE,
            "Due by the end of July 2019. No completion is reported as at 1 August 2019.",
        ),
        (
            {"due": "2019"},
            {JULY: [{"status": "not_started"}]},
            "2020-01-01",
            ActivityStatus.OVERDUE,
            "Due by the end of 2019. No completion is reported as at 1 January 2020.",
        ),
        # Overdue comes before a missing update; a completion stands for good.
        (
            {"due": "2019-08"},
            {JULY: [{"status": "in_progress"}]},
            "2019-12-01",
            ActivityStatus.OVERDUE,
            "Due by the end of August 2019. No completion is reported as at 1 December 2019.",
        ),
        (
            {"due": "2019-08"},
            {JULY: [{"status": "complete", "done_on": "2019-07"}], OCTOBER: []},
            "2019-12-01",
            ActivityStatus.COMPLETE,
            "Reported complete: July 2019.",
        ),
        # The quarter's last day counts as over: from then on its report is missed.
        (
            {"kind": "standing"},
            {JULY: [{"status": "ongoing"}]},
            "2019-09-29",
            ActivityStatus.ONGOING_NOT_RATED,
            "Reported on 26 July 2019 as going on. The source gives no rating.",
        ),
        (
            {"kind": "standing"},
            {JULY: [{"status": "ongoing"}]},
            "2019-09-30",
            ActivityStatus.NO_UPDATE,
            "Nothing was reported for July to September 2019. Last reported: ongoing, for April to "
            "June 2019.",
        ),
        (
            {"due": "2020-03"},
            {JULY: [{"status": "in_progress"}], OCTOBER: []},
            "2020-03-30",
            ActivityStatus.NO_UPDATE,
            "Nothing was reported for October to December 2019. Last reported: in progress, for "
            "April to June 2019.",
        ),
        # A report that was published after the day is not yet known.
        (
            {"due": "2020-03"},
            {JULY: [{"status": "not_started"}], OCTOBER: [{"status": "in_progress"}]},
            "2019-10-24",
            ActivityStatus.NO_UPDATE,
            "Nothing was reported for July to September 2019. Last reported: not started, for "
            "April to June 2019.",
        ),
        (
            {"due": "2020-03"},
            {JULY: [{"status": "not_started"}], OCTOBER: [{"status": "in_progress"}]},
            "2019-10-25",
            ActivityStatus.IN_PROGRESS_NOT_RATED,
            "Reported on 25 October 2019 as under way. The source gives no rating.",
        ),
        # Before the first source nothing can have been reported; on its day it is missing.
        (
            {"due": "2020-03"},
            {},
            "2019-07-25",
            ActivityStatus.NOT_YET_REPORTED,
            "First named in a source of 26 July 2019.",
        ),
        (
            {"due": "2020-03"},
            {},
            "2019-07-26",
            ActivityStatus.NO_UPDATE,
            "Nothing was reported for April to June 2019, nor for any quarter before.",
        ),
    ],
)
def test_the_status_of_an_activity_and_its_reason(
    activity: dict[str, Any],
    reports: dict[str, list[dict[str, Any]]],
    as_of: str,
    status: ActivityStatus,
    reason: str,
) -> None:
    council = council_of([activity], reports)
    found = only_activity(council, as_of)
    assert (found.status, found.reason) == (status, reason)
