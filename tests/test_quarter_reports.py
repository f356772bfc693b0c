"""A quarter's report: its numbers add up, and nothing that came later is in it.

Some plans are worked out by hand. What holds of every plan is tried on 1,000 random ones.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from strategy_site.dates import Quarter, parse_quarter
from strategy_site.model.council import Council
from strategy_site.model.strategy import Activity
from strategy_site.progress import (
    CHANGE_KINDS,
    QuarterReport,
    all_reports,
    changes,
    position_in_words,
    report_for,
    runs_of_quarters,
)
from strategy_site.progress.summary import status_groups
from strategy_site.project import read_project
from strategy_site.vocabulary import ActivityStatus
from tests.building import NORTHMOOR
from tests.plans import JULY, OCTOBER, Fields, plan_of

PLANS = 1000
NAMES = ("2018-q4", "2019-q1", "2019-q2", "2019-q3")
ON_TIME = dict(zip(NAMES, ("2019-04-26", "2019-07-26", "2019-10-25", "2020-01-24"), strict=True))
DATES = ("2019-05-31", "2019-06", "2019-09-30", "2019-12", "2020-02-28", "2020-06")


# ---- By hand -----------------------------------------------------------------------------------


@cache
def northmoor() -> Council:
    project, problems = read_project(NORTHMOOR)
    assert project, problems
    return project.council


def test_the_autumn_of_2024_is_told_with_the_numbers_worked_out_by_hand() -> None:
    """The statuses are those of AUTUMN_2024 in test_northmoor_positions.py, counted by hand."""
    report = report_for(northmoor(), parse_quarter("2024-q2"))
    assert dict(report.position.counts()) == {
        ActivityStatus.OVERDUE: 1,
        ActivityStatus.AT_RISK: 2,
        ActivityStatus.ON_TRACK: 12,
        ActivityStatus.NOT_STARTED: 4,
        ActivityStatus.ONGOING_NOT_RATED: 4,
        ActivityStatus.NO_UPDATE: 2,
        ActivityStatus.NOT_YET_REPORTED: 6,
        ActivityStatus.COMPLETE: 3,
        ActivityStatus.COMPLETE_UNDATED: 1,
    }
    assert position_in_words(report) == [
        "As at 24 October 2024, the plan has 29 activities under 5 key actions.",
        "Of these, 4 are complete, 12 on track and 4 not started.",
        "3 need attention: 1 overdue and 2 at risk.",
        "No rating was reported for 6: 4 ongoing and 2 without an update.",
        "4 of 15 milestones are reported complete (27%).",
        "Key action 3 (A trained workforce) is off track.",
        "Key actions 2 (Risk and planning) and 5 (Referral and communication) are at risk.",
        "Key actions 1 (Leadership and partnership) and 4 (Safe venues and settings) are on track.",
        "Since the report for April to June 2024: 1 newly overdue, 2 worse, 1 better, 1 completed "
        "and 2 without an update this time.",
        "Overdue: Train housing officers who visit homes.",
        "No return came from Northmoor Voluntary Action.",
    ]


def told(activities: list[Fields], *reports: list[Fields]) -> list[str]:
    """Return the words of the last of some reports, the first of them for April to June 2019."""
    updates = {
        name: {"published": ON_TIME[name], "entries": entries}
        for name, entries in zip(NAMES[1:], reports, strict=False)
    }
    return position_in_words(all_reports(plan_of(activities, updates))[-1])


def test_a_plan_without_activities_and_one_whose_activities_come_later() -> None:
    first = "This is the first report on this site: there is none to compare it with."
    nothing = "As at 26 July 2019, the plan on this site has no activities."
    later = "The sources that name its activities are of a later day."
    assert told([], []) == [nothing, first]
    assert told([{"source": [{"ref": OCTOBER}]}], []) == [nothing, later, first]


def test_a_report_after_which_nothing_changed_says_so() -> None:
    entry = {"status": "ongoing"}
    assert told([{"kind": "standing"}], [entry], [entry]) == [
        "As at 25 October 2019, the plan has 1 activity under 1 key action.",
        "1 is ongoing and not rated.",
        "Key action 1 (One) is not rated.",
        "Since the report for April to June 2019, no status changed.",
        "Nothing is overdue.",
    ]


def test_what_changes_the_plan_is_told_after_what_changes_a_status() -> None:
    moved = {"was": "2019-09", "became": "2019-12", "quarter": "2019-q2", "reason": "No room."}
    activities: list[Fields] = [
        {"due": "2019-12", "due_history": [moved]},
        {"withdrawn": {"quarter": "2019-q2", "reason": "The grant ended."}},
        *({"due": "2019-08"} for _ in range(4)),
    ]
    before: list[Fields] = [
        {"activity": f"a{number}", "status": "in_progress"} for number in range(1, 7)
    ]
    after: list[Fields] = [
        {
            "status": "in_progress",
            "confidence": "at_risk",
            "corrects": {"quarter": "2019-q1", "reason": "A slip."},
        }
    ]
    assert told(activities, before, after)[1:] == [
        "5 need attention: 4 overdue and 1 at risk.",
        "0 of 5 milestones are reported complete (0%).",
        "Key action 1 (One) is off track.",
        "Since the report for April to June 2019: 4 newly overdue and 1 with another status.",
        "Also: 1 with a moved due date and 1 taken out of the plan.",
        "This report corrects that for April to June 2019.",
        "4 activities are overdue.",
    ]


def test_quarters_that_no_file_tells_of_are_one_run() -> None:
    updates: dict[str, Fields] = {
        quarter: {"not_reported": "No."} for quarter in ("2018-q1", "2018-q4", "2019-q1")
    }
    assert [(str(first), str(last)) for first, last in runs_of_quarters(plan_of([], updates))] == [
        ("2018-q1", "2018-q1"),
        ("2018-q2", "2018-q3"),
        ("2018-q4", "2018-q4"),
        ("2019-q1", "2019-q1"),
    ]


# ---- What holds of every plan ------------------------------------------------------------------


def random_activity(chance: random.Random) -> Fields:
    """Return an activity of any kind: with or without dates, moves, an end, a late source."""
    kind = chance.choice(("milestone", "milestone", "recurring", "standing"))
    fields: Fields = {"kind": kind, "key_action": chance.choice(("ka1", "ka2"))}
    fields["source"] = [{"ref": chance.choice((JULY, OCTOBER, "the-plan", "the-plan"))}]
    if kind == "recurring":
        fields["frequency"] = chance.choice(("monthly", "quarterly", "yearly"))
    if kind == "milestone" and chance.random() < 0.7:
        dates = chance.sample(DATES, chance.choice((1, 1, 2, 3)))
        quarters = sorted(chance.sample(NAMES, len(dates) - 1))
        fields["due"] = dates[-1]
        fields["due_history"] = [
            {"was": was, "became": became, "quarter": quarter, "reason": "Later."}
            for was, became, quarter in zip(dates, dates[1:], quarters, strict=False)
        ]
    if chance.random() < 0.2:
        fields["withdrawn"] = {"quarter": chance.choice(NAMES), "reason": "It ended."}
    if chance.random() < 0.3:
        fields["partners"] = ["partner"]
    return fields


def random_entry(chance: random.Random, activity: str, quarter: str) -> Fields:
    """Return what a quarter's report says of an activity."""
    status = chance.choice(
        ("not_started", "in_progress", "in_progress", "complete", "ongoing", "paused", "unclear")
    )
    entry: Fields = {"activity": activity, "status": status, "text": chance.choice("ABC") + "."}
    if chance.random() < 0.6:
        entry["confidence"] = chance.choice(("on_track", "at_risk", "off_track"))
    if status in ("complete", "ongoing") and chance.random() < 0.7:
        entry["done_on"] = chance.choice(("2019-04-30", "2019-06", "not_stated"))
    if quarter > NAMES[0] and chance.random() < 0.1:
        wrong = chance.choice([each for each in NAMES if each < quarter])
        entry["corrects"] = {"quarter": wrong, "reason": "A slip."}
    return entry


def random_update(chance: random.Random, quarter: str, activities: int) -> Fields:
    """Return a quarter's file: a report, now and then late or a draft, or why there is none."""
    if chance.random() < 0.1:
        return {"not_reported": "Nobody was there."}
    fields: Fields = {
        "entries": [
            random_entry(chance, f"a{number}", quarter)
            for number in range(1, activities + 1)
            if chance.random() < 0.8
        ],
        "missing_returns": ["partner"] if chance.random() < 0.2 else [],
    }
    if chance.random() < 0.95:
        fields["published"] = ON_TIME[quarter] if chance.random() < 0.9 else "2019-12-01"
    if chance.random() < 0.1:
        fields["overrides"] = [
            {
                "key_action": "ka1",
                "status": chance.choice(("at_risk", "off_track", "on_track")),
                "reason": "We know more.",
                "role": "coordinator",
                "on": ON_TIME[quarter],
                "lapses": "2020-q1",
            }
        ]
    return fields


def random_plan(seed: int) -> Council:
    chance = random.Random(seed)
    activities = [random_activity(chance) for _ in range(chance.randrange(6))]
    updates = {
        quarter: random_update(chance, quarter, len(activities))
        for quarter in NAMES
        if chance.random() < 0.85
    }
    return plan_of(
        activities,
        updates,
        key_actions=[{}, {}],
        organisations=[{"id": "partner", "kind": "police"}],
    )


@cache
def random_reports() -> list[QuarterReport]:
    """Return every report of every random plan."""
    return [report for seed in range(PLANS) for report in all_reports(random_plan(seed))]


@pytest.mark.slow
def test_among_the_random_plans_is_everything_that_can_happen() -> None:
    reports = random_reports()
    positions = [each for report in reports for each in report.position.activities]
    assert {each.status for each in positions} == set(ActivityStatus)
    found = {type(each) for report in reports for each in report.changes.activities}
    assert found == set(CHANGE_KINDS)
    assert any(report.corrected_later for report in reports)
    assert any(report.previous is None for report in reports)


@pytest.mark.slow
def test_the_numbers_add_up() -> None:
    for report in random_reports():
        position = report.position
        live = [each for each in position.activities if each.is_live]
        assert sum(count for _, count in position.counts()) == len(report.council.activities)
        assert sum(count for _, count in status_groups(position)) == len(live)
        assert position.milestones.total <= len(live)
        words = " ".join(position_in_words(report))
        assert ("%" in words) == (position.milestones.total >= 5)


@pytest.mark.slow
def test_every_change_stands_under_exactly_one_heading() -> None:
    for report in random_reports():
        found = report.changes
        under = [each for _, of_a_kind in found.by_kind() for each in of_a_kind]
        assert len(under) == len(found.activities)
        assert {id(each) for each in under} == {id(each) for each in found.activities}
        headings = [heading for heading, _ in found.by_kind()]
        assert len(set(headings)) == len(headings)


def test_between_a_report_and_itself_nothing_changed() -> None:
    for report in random_reports():
        same = changes(report.council, report.quarter, report.quarter)
        assert (same.activities, same.key_actions) == ((), ())


def as_known_with(council: Council, quarter: Quarter) -> Council:
    """Return a council's records as they were before anything later was reported or decided."""
    return replace(
        council,
        updates={each: update for each, update in council.updates.items() if each <= quarter},
        activities=tuple(_as_known_with(each, quarter) for each in council.activities),
    )


def _as_known_with(activity: Activity, quarter: Quarter) -> Activity:
    later = [each for each in activity.due_history if each.quarter > quarter]
    known = [each for each in activity.due_history if each.quarter <= quarter]
    ended = activity.withdrawn and activity.withdrawn.quarter <= quarter
    return activity.model_copy(
        update={
            "due": later[0].was if later else activity.due,
            "due_history": tuple(known),
            "withdrawn": activity.withdrawn if ended else None,
        }
    )


def all_told(report: QuarterReport) -> Iterator[object]:
    """Yield all that a report tells but what later reports corrected in it."""
    for each in report.position.activities:
        latest = each.latest.entry if each.latest else None
        yield each.activity.id, each.status, each.reason, each.due, latest
    for action in report.position.key_actions:
        yield action.key_action.id, action.status, action.reason, action.derived_status
    yield report.published, report.previous, report.changes.sentence
    yield [(type(each), each.activity.id, each.sentence) for each in report.changes.activities]
    yield [(each.key_action.id, each.sentence) for each in report.changes.key_actions]
    yield dict(report.trends.activities), dict(report.trends.key_actions)
    for found in (report.overdue, report.due_soon, report.no_update):
        yield [each.activity.id for each in found]
    yield [(each.activity.id, each.wrong, each.reason) for each in report.corrections]
    yield position_in_words(report)


@pytest.mark.slow
def test_what_came_later_is_in_no_report() -> None:
    for report in [*random_reports(), *all_reports(northmoor())]:
        then = report_for(as_known_with(report.council, report.quarter), report.quarter)
        assert list(all_told(then)) == list(all_told(report))
        assert then.corrected_later == ()
