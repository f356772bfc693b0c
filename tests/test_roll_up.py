"""The statuses of key actions: every branch of the roll-up, and what a person sets instead."""

from datetime import date

import pytest

from strategy_site.dates import parse_quarter
from strategy_site.progress import position_as_of, position_at
from strategy_site.vocabulary import KeyActionStatus
from tests.plans import JULY, OCTOBER, Fields, council_of, plan_of

COMPLETE: Fields = {"status": "complete", "done_on": "2019-06"}
UNDATED: Fields = {"status": "complete", "done_on": "not_stated"}
MOVING: Fields = {"status": "in_progress"}
ON_TRACK: Fields = {"status": "in_progress", "confidence": "on_track"}
AT_RISK: Fields = {"status": "in_progress", "confidence": "at_risk", "reason": "No room."}
OFF_TRACK: Fields = {"status": "in_progress", "confidence": "off_track", "reason": "No money."}
UNCLEAR: Fields = {"status": "unclear"}
LATE: Fields = {"due": "2019-05"}
STANDING: Fields = {"kind": "standing"}
STOPPED: Fields = {"withdrawn": {"quarter": "2019-q1", "reason": "The grant ended."}}
LATER: Fields = {"source": [{"ref": OCTOBER}]}
NOT_RATED = "No source says whether the activities are on track."


@pytest.mark.parametrize(
    ("activities", "entries", "status", "reason"),
    [
        ([LATE], [None], KeyActionStatus.OFF_TRACK, "1 overdue: Activity 1."),
        (
            [LATE, LATE],
            [MOVING, None],
            KeyActionStatus.OFF_TRACK,
            "2 overdue: Activity 1; Activity 2.",
        ),
        (
            [{}, {}],
            [COMPLETE, OFF_TRACK],
            KeyActionStatus.OFF_TRACK,
            "1 off track: Activity 2.",
        ),
        # All that needs attention is named, the gravest first.
        (
            [{}, {}, {}, {}, LATE, {}],
            [None, AT_RISK, OFF_TRACK, AT_RISK, MOVING, ON_TRACK],
            KeyActionStatus.OFF_TRACK,
            "1 overdue: Activity 5. 1 off track: Activity 3. 2 at risk: Activity 2; Activity 4. "
            "1 without an update: Activity 1.",
        ),
        (
            [{}, {}, {}],
            [ON_TRACK, AT_RISK, None],
            KeyActionStatus.AT_RISK,
            "1 at risk: Activity 2. 1 without an update: Activity 3.",
        ),
        (
            [{}, {}, {}],
            [ON_TRACK, COMPLETE, None],
            KeyActionStatus.NO_UPDATE,
            "1 without an update: Activity 3.",
        ),
        (
            [{}, {}],
            [COMPLETE, UNDATED],
            KeyActionStatus.COMPLETE,
            "All 2 activities are complete.",
        ),
        # What was stopped, or is not yet in the plan, is left out.
        (
            [{}, STOPPED, LATER],
            [COMPLETE, None, None],
            KeyActionStatus.COMPLETE,
            "Its one activity is complete.",
        ),
        (
            [{}, LATE | STOPPED],
            [ON_TRACK, OFF_TRACK],
            KeyActionStatus.ON_TRACK,
            "1 on track: Activity 1. None is reported as late or at risk.",
        ),
        # Complete milestones do not make a key action complete while other work goes on.
        (
            [{}, STANDING],
            [COMPLETE, {"status": "ongoing"}],
            KeyActionStatus.NOT_RATED,
            NOT_RATED,
        ),
        ([{}, {}], [MOVING, UNCLEAR], KeyActionStatus.NOT_RATED, NOT_RATED),
        ([{}], [{"status": "not_started"}], KeyActionStatus.NOT_RATED, NOT_RATED),
        ([], [], KeyActionStatus.NOT_RATED, NOT_RATED),
        (
            [STOPPED, STOPPED],
            [None, None],
            KeyActionStatus.NOT_RATED,
            "All its activities have been stopped.",
        ),
        (
            [STOPPED, LATER],
            [None, None],
            KeyActionStatus.NOT_RATED,
            "Its activities are first named in later sources.",
        ),
        # One rating is enough, and the others do not spoil it.
        (
            [{}, {}, {}, {}, STANDING],
            [ON_TRACK, MOVING, COMPLETE, UNCLEAR, ON_TRACK | {"status": "ongoing"}],
            KeyActionStatus.ON_TRACK,
            "2 on track: Activity 1; Activity 5. None is reported as late or at risk.",
        ),
    ],
)
def test_the_status_of_a_key_action_and_its_reason(
    activities: list[Fields],
    entries: list[Fields | None],
    status: KeyActionStatus,
    reason: str,
) -> None:
    told = [entry | {"activity": f"a{number}"} for number, entry in enumerate(entries, 1) if entry]
    found = position_as_of(council_of(activities, {JULY: told}), date(2019, 7, 26)).of("ka1")
    assert (found.status, found.reason) == (status, reason)
    assert (found.derived_status, found.derived_reason) == (status, reason)
    assert found.override is None


OVERRIDE: Fields = {
    "key_action": "ka1",
    "status": "at_risk",
    "reason": "The grant may end",
    "role": "coordinator",
    "on": "2019-07-20",
    "lapses": "2019-q3",
}
DERIVED = "1 on track: Activity 1. None is reported as late or at risk."


def report(published: str, *overrides: Fields) -> Fields:
    """Return a quarter's update with an entry and overrides."""
    return {
        "published": published,
        "entries": [ON_TRACK],
        "overrides": [OVERRIDE | each for each in overrides],
    }


def test_an_override_replaces_the_status_keeps_the_derived_one_and_says_who_set_it() -> None:
    council = plan_of([{}], {"2019-q1": report("2019-07-26", {})})
    found = position_as_of(council, date(2019, 7, 26)).of("ka1")
    assert (found.status, found.reason) == (
        KeyActionStatus.AT_RISK,
        "Set by the Prevent coordinator on 20 July 2019: The grant may end. The status worked out "
        "is On track. This ends with the report for October to December 2019.",
    )
    assert (found.derived_status, found.derived_reason) == (KeyActionStatus.ON_TRACK, DERIVED)
    assert found.override is council.updates[parse_quarter("2019-q1")].overrides[0]


def test_an_override_holds_until_the_quarter_before_it_lapses() -> None:
    updates = {
        "2018-q4": report("2019-04-26"),
        "2019-q1": report("2019-07-26", {}),
        "2019-q2": report("2019-10-25"),
        "2019-q3": report("2020-01-24"),
    }
    council = plan_of([{"source": [{"ref": "the-plan"}]}], updates)
    assert [
        position_at(council, parse_quarter(quarter)).of("ka1").status for quarter in updates
    ] == [
        KeyActionStatus.ON_TRACK,
        KeyActionStatus.AT_RISK,
        KeyActionStatus.AT_RISK,
        KeyActionStatus.ON_TRACK,
    ]


def test_the_newest_override_in_force_counts() -> None:
    updates = {
        "2019-q1": report("2019-07-26", {"lapses": "2020-q1"}),
        "2019-q2": report(
            "2019-10-25",
            {"status": "off_track", "on": "2019-10-20"},
            {"status": "complete", "on": "2019-10-10"},
        ),
    }
    council = plan_of([{}], updates)
    now = position_at(council, parse_quarter("2019-q2")).of("ka1")
    assert now.status is KeyActionStatus.OFF_TRACK
    # When it lapses, the older one that is still in force shows again.
    after = position_as_of(council, date(2019, 12, 31)).of("ka1")
    assert (after.status, after.derived_status) == (
        KeyActionStatus.AT_RISK,
        KeyActionStatus.NO_UPDATE,
    )


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        # Neither before the report is published, nor before the day on which it was set.
        ("2019-07-25", KeyActionStatus.NO_UPDATE),
        ("2019-07-26", KeyActionStatus.ON_TRACK),
        ("2019-08-01", KeyActionStatus.ON_TRACK),
        ("2019-08-02", KeyActionStatus.AT_RISK),
    ],
)
def test_an_override_counts_once_it_is_known(as_of: str, status: KeyActionStatus) -> None:
    updates = {"2019-q1": report("2019-07-26", {"on": "2019-08-02"})}
    council = plan_of([{"source": [{"ref": "the-plan"}]}], updates)
    assert position_as_of(council, date.fromisoformat(as_of)).of("ka1").status is status


def test_an_override_is_of_one_key_action() -> None:
    council = plan_of(
        [{}, {"key_action": "ka2"}],
        {"2019-q1": report("2019-07-26", {"key_action": "ka2"})},
        key_actions=[{}, {}],
    )
    position = position_as_of(council, date(2019, 7, 26))
    assert [each.status for each in position.key_actions] == [
        KeyActionStatus.ON_TRACK,
        KeyActionStatus.AT_RISK,
    ]
