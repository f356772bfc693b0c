"""The position of three quarters of the fictional council Northmoor, worked out by hand.

The tables of statuses were written from the records and the rules before the code was run.
"""

import re
from datetime import date

import pytest

from strategy_site.dates import parse_quarter
from strategy_site.model.council import Council
from strategy_site.progress import position_as_of
from strategy_site.project import read_project
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus
from tests.building import ROOT


@pytest.fixture(scope="module")
def council() -> Council:
    """Return Northmoor's records."""
    project, problems = read_project(ROOT / "tests" / "sites" / "northmoor")
    assert project, problems
    return project.council


# As at 24 October 2024, from the report for July to September 2024.
AUTUMN_2024 = """
ka1 on_track | ka1-a1 on_track | ka1-a2 on_track | ka1-a3 ongoing_not_rated | ka1-a4 complete
             | ka1-a5 on_track | ka1-a6 ongoing_not_rated
ka2 at_risk  | ka2-a1 on_track | ka2-a2 at_risk | ka2-a3 complete_undated | ka2-a4 on_track
             | ka2-a5 on_track | ka2-a6 not_yet_reported
ka3 off_track| ka3-a1 overdue | ka3-a2 on_track | ka3-a3 on_track | ka3-a4 not_started
             | ka3-a5 not_started | ka3-a6 not_yet_reported | ka3-a7 not_yet_reported
             | ka3-a8 on_track | ka3-a9 no_update
ka4 on_track | ka4-a1 complete | ka4-a2 on_track | ka4-a3 on_track | ka4-a4 not_yet_reported
             | ka4-a5 ongoing_not_rated | ka4-a6 on_track | ka4-a7 not_yet_reported
ka5 at_risk  | ka5-a1 at_risk | ka5-a2 not_started | ka5-a3 not_started
             | ka5-a4 ongoing_not_rated | ka5-a5 not_yet_reported | ka5-a6 no_update
             | ka5-a7 complete
"""
# As at 8 May 2025, from the report for January to March 2025. Key action 2 is overridden.
SPRING_2025 = """
ka1 at_risk  | ka1-a1 on_track | ka1-a2 on_track | ka1-a3 ongoing_not_rated | ka1-a4 complete
             | ka1-a5 at_risk | ka1-a6 ongoing_not_rated
ka2 at_risk  | ka2-a1 on_track | ka2-a2 off_track | ka2-a3 complete_undated | ka2-a4 overdue
             | ka2-a5 stopped | ka2-a6 not_yet_reported
ka3 at_risk  | ka3-a1 complete | ka3-a2 complete | ka3-a3 at_risk | ka3-a4 on_track
             | ka3-a5 not_started | ka3-a6 not_yet_reported | ka3-a7 not_yet_reported
             | ka3-a8 on_track | ka3-a9 ongoing_not_rated
ka4 off_track| ka4-a1 complete | ka4-a2 on_track | ka4-a3 on_track | ka4-a4 not_yet_reported
             | ka4-a5 ongoing_not_rated | ka4-a6 overdue | ka4-a7 not_yet_reported
ka5 at_risk  | ka5-a1 complete | ka5-a2 on_track | ka5-a3 on_track | ka5-a4 at_risk
             | ka5-a5 not_yet_reported | ka5-a6 ongoing_not_rated | ka5-a7 complete
"""
# As at 14 May 2026, from the report for January to March 2026.
SPRING_2026 = """
ka1 on_track | ka1-a1 on_track | ka1-a2 on_track | ka1-a3 ongoing_not_rated | ka1-a4 complete
             | ka1-a5 complete | ka1-a6 ongoing_not_rated
ka2 on_track | ka2-a1 on_track | ka2-a2 complete | ka2-a3 complete_undated | ka2-a4 on_track
             | ka2-a5 stopped | ka2-a6 complete
ka3 off_track| ka3-a1 complete | ka3-a2 complete | ka3-a3 stopped | ka3-a4 off_track
             | ka3-a5 complete | ka3-a6 overdue | ka3-a7 at_risk | ka3-a8 on_track
             | ka3-a9 no_update
ka4 off_track| ka4-a1 complete | ka4-a2 on_track | ka4-a3 overdue
             | ka4-a4 in_progress_not_rated | ka4-a5 unclear | ka4-a6 complete
             | ka4-a7 not_started
ka5 at_risk  | ka5-a1 complete | ka5-a2 on_track | ka5-a3 complete | ka5-a4 on_track
             | ka5-a5 at_risk | ka5-a6 no_update | ka5-a7 complete
"""


@pytest.mark.parametrize(
    ("day", "quarter", "by_hand"),
    [
        ("2024-10-24", "2024-q2", AUTUMN_2024),
        ("2025-05-08", "2024-q4", SPRING_2025),
        ("2026-05-14", "2025-q4", SPRING_2026),
    ],
)
def test_the_position_is_the_one_worked_out_by_hand(
    council: Council, day: str, quarter: str, by_hand: str
) -> None:
    position = position_as_of(council, date.fromisoformat(day))
    assert position.quarter == parse_quarter(quarter)
    found = {each.key_action.id: each.status.key for each in position.key_actions}
    found |= {each.activity.id: each.status.key for each in position.activities}
    assert found == dict(pair.split() for pair in re.split(r"[|\n]", by_hand) if pair.strip())


# Dates and numbers of days are worked out by hand; the sentences around them are the code's.
@pytest.mark.parametrize(
    ("day", "record", "reason"),
    [
        (
            "2024-10-24",
            "ka3-a1",
            "Due on 30 September 2024. No completion is reported as at 24 October 2024.",
        ),
        (
            "2024-10-24",
            "ka3-a9",
            "No return came from Northmoor Voluntary Action for July to September 2024. "
            "Last reported: ongoing and on track, for April to June 2024.",
        ),
        ("2024-10-24", "ka5-a2", "Reported on 24 October 2024 as planned, without a start."),
        ("2024-10-24", "ka4-a7", "First named in a source of 10 June 2025."),
        (
            "2025-05-08",
            "ka3-a1",
            "Reported complete: 28 November 2024, 59 days late. It was due on 30 September 2024.",
        ),
        (
            "2025-05-08",
            "ka2-a4",
            "It last took place on 10 December 2024. It is due every quarter.",
        ),
        ("2025-05-08", "ka2-a3", "Reported complete on 25 January 2024, without a date."),
        (
            "2026-05-14",
            "ka3-a7",
            "Due on 30 June 2026, in 47 days. No start was reported on 14 May 2026.",
        ),
        (
            "2026-05-14",
            "ka4-a6",
            "Reported complete: 22 May 2025, 52 days late. It was due on 31 March 2025.",
        ),
        ("2026-05-14", "ka4-a7", "Planned to start in September 2026."),
        (
            "2026-05-14",
            "ka4-a5",
            "Reported on 14 May 2026 in words that can be read in more than one way.",
        ),
    ],
)
def test_the_reason_has_the_dates_worked_out_by_hand(
    council: Council, day: str, record: str, reason: str
) -> None:
    position = position_as_of(council, date.fromisoformat(day))
    assert position.of_activity(record).reason == reason


def test_an_override_is_in_force_for_two_quarters_and_lapses_in_the_third(council: Council) -> None:
    days = [update.published for update in council.updates.values() if update.published]
    found = [position_as_of(council, day).of("ka2") for day in days[2:6]]
    assert [(each.status, each.derived_status, bool(each.override)) for each in found] == [
        (KeyActionStatus.AT_RISK, KeyActionStatus.AT_RISK, False),
        (KeyActionStatus.AT_RISK, KeyActionStatus.OFF_TRACK, True),
        (KeyActionStatus.AT_RISK, KeyActionStatus.OFF_TRACK, True),
        (KeyActionStatus.ON_TRACK, KeyActionStatus.ON_TRACK, False),
    ]


def test_what_was_corrected_stands_in_the_past_as_it_was_reported(council: Council) -> None:
    found = [
        position_as_of(council, day).of_activity("ka1-a5")
        for day in (date(2025, 1, 23), date(2025, 5, 8))
    ]
    assert [(each.status, str(each.due)) for each in found] == [
        (ActivityStatus.COMPLETE, "2024-12"),
        (ActivityStatus.AT_RISK, "2025-06-30"),
    ]


def test_a_percentage_is_shown_from_five_milestones_and_leaves_out_what_was_stopped(
    council: Council,
) -> None:
    position = position_as_of(council, date(2026, 5, 14))
    found = {
        each.key_action.id: (*each.milestones, each.milestones.percent)
        for each in position.key_actions
    }
    assert found == {
        "ka1": (2, 2, None),
        "ka2": (3, 3, None),
        "ka3": (3, 6, 50),
        "ka4": (2, 4, None),
        "ka5": (3, 4, None),
    }
