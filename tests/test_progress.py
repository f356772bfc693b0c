"""Statuses, their reasons and boundary days, worked out by hand in tables."""

from datetime import date
from typing import Any

import pytest

from strategy_site.dates import parse_quarter
from strategy_site.model.council import Council
from strategy_site.model.publications import Publication
from strategy_site.model.site import Site
from strategy_site.model.strategy import Activity, KeyAction, Strategy
from strategy_site.model.updates import Update
from strategy_site.progress import key_action_position, position_as_of
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus

PAPERS = {"paper-of-july-2019": "2019-07-26", "paper-of-october-2019": "2019-10-25"}
QUARTERS = {"paper-of-july-2019": "2019-q1", "paper-of-october-2019": "2019-q2"}
SOURCE = [{"ref": "paper-of-july-2019"}]
QUOTATION = {"text": "We will.", "source": SOURCE[0]}


def council_of(
    activities: list[dict[str, Any]], reports: dict[str, list[dict[str, Any]]]
) -> Council:
    """Return a council with one key action, these activities and these entries by paper."""
    return Council(
        site=Site.model_validate(
            {
                "council": "Northmoor Council",
                "area": "Northmoor",
                "demo": "true",
                "position_as_of": "2019-07-26",
                "reviewed_on": "2026-01-01",
            }
        ),
        strategy=Strategy.model_validate(
            {"id": "plan", "title": "Plan", "summary": "A plan.", "wording": QUOTATION}
        ),
        key_actions=(
            KeyAction.model_validate(
                {
                    "id": "ka1",
                    "number": "1",
                    "title": "One",
                    "summary": "One.",
                    "wording": QUOTATION,
                }
            ),
        ),
        activities=tuple(
            Activity.model_validate(
                {"key_action": "ka1", "kind": "milestone", "source": SOURCE}
                | {"id": f"a{number}", "title": f"Activity {number}"}
                | activity
            )
            for number, activity in enumerate(activities, 1)
        ),
        updates={
            parse_quarter(QUARTERS[paper]): Update.model_validate(
                {
                    "from_publication": paper,
                    "entries": [
                        {"activity": "a1", "text": "Told.", "source": SOURCE} | entry
                        for entry in entries
                    ],
                }
            )
            for paper, entries in reports.items()
        },
        bodies=(),
        roles=(),
        organisations=(),
        offers=(),
        deliveries=(),
        publications=tuple(
            Publication.model_validate(
                {"id": paper, "kind": "paper", "title": paper, "publisher": "Us", "date": day}
            )
            for paper, day in PAPERS.items()
        ),
        terms=(),
    )


JULY, OCTOBER = "paper-of-july-2019", "paper-of-october-2019"


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
    found = position_as_of(council, date.fromisoformat(as_of)).of("ka1").activities[0]
    assert (found.status, found.reason) == (status, reason)


COMPLETE = {"status": "complete", "done_on": "2019-06"}
UNDATED = {"status": "complete", "done_on": "not_stated"}
MOVING = {"status": "in_progress"}


@pytest.mark.parametrize(
    ("activities", "entries", "status", "reason", "milestones"),
    [
        (
            [{}, {"due": "2019-05"}, {}],
            [COMPLETE, MOVING | {"activity": "a2"}],
            KeyActionStatus.OFF_TRACK,
            "1 overdue: Activity 2.",
            (1, 3),
        ),
        (
            [{"due": "2019-05"}, {"due": "2019-06"}],
            [],
            KeyActionStatus.OFF_TRACK,
            "2 overdue: Activity 1; Activity 2.",
            (0, 2),
        ),
        (
            [{}, {}, {}],
            [COMPLETE, MOVING | {"activity": "a2"}],
            KeyActionStatus.NO_UPDATE,
            "1 without an update: Activity 3.",
            (1, 3),
        ),
        (
            [{}, {}],
            [COMPLETE, UNDATED | {"activity": "a2"}],
            KeyActionStatus.COMPLETE,
            "All 2 activities are complete.",
            (2, 2),
        ),
        (
            [{}, {"kind": "standing"}],
            [COMPLETE, {"status": "ongoing", "activity": "a2"}],
            KeyActionStatus.NOT_RATED,
            "No source says whether the activities are on track.",
            (1, 1),
        ),
        (
            [],
            [],
            KeyActionStatus.NOT_RATED,
            "No source says whether the activities are on track.",
            (0, 0),
        ),
    ],
)
def test_the_status_of_a_key_action_and_its_reason(
    activities: list[dict[str, Any]],
    entries: list[dict[str, Any]],
    status: KeyActionStatus,
    reason: str,
    milestones: tuple[int, int],
) -> None:
    council = council_of(activities, {JULY: entries})
    found = position_as_of(council, date(2019, 7, 26)).of("ka1")
    assert (found.status, found.reason, found.milestones) == (status, reason, milestones)


def test_a_quarter_is_shown_as_its_own_publication_gave_it() -> None:
    council = council_of(
        [{"due": "2019-09"}], {JULY: [MOVING], OCTOBER: [COMPLETE | {"done_on": "2019-09"}]}
    )
    action = council.key_actions[0]
    july = key_action_position(council, action, parse_quarter("2019-q1"), date(2019, 7, 26))
    october = key_action_position(council, action, parse_quarter("2019-q2"), date(2019, 10, 25))
    assert july.activities[0].status is ActivityStatus.IN_PROGRESS_NOT_RATED
    assert october.activities[0].status is ActivityStatus.COMPLETE


def test_activities_are_counted_by_status_in_the_order_of_the_vocabulary() -> None:
    council = council_of([{}, {}, {}], {JULY: [MOVING, COMPLETE | {"activity": "a2"}]})
    assert position_as_of(council, date(2019, 7, 26)).counts() == [
        (ActivityStatus.COMPLETE, 1),
        (ActivityStatus.IN_PROGRESS_NOT_RATED, 1),
        (ActivityStatus.NO_UPDATE, 1),
    ]


def test_an_unknown_key_action_is_a_key_error() -> None:
    council = council_of([], {})
    with pytest.raises(KeyError):
        position_as_of(council, date(2019, 7, 26)).of("ka2")
