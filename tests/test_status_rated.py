"""Statuses where a council reports and rates its work here. Worked out by hand in a table.

The quarter is January to March 2020, published on 24 April 2020.
"""

import pytest

from strategy_site.vocabulary import ActivityStatus
from tests.plans import Fields, only_activity, plan_of

PLAN: Fields = {"source": [{"ref": "the-plan"}], "due": "2021-03"}
STANDING: Fields = {"kind": "standing", "source": [{"ref": "the-plan"}]}


@pytest.mark.parametrize(
    ("activity", "entry", "status", "reason"),
    [
        (
            PLAN,
            {"status": "in_progress", "confidence": "on_track"},
            ActivityStatus.ON_TRACK,
            "Reported on 24 April 2020 as on track.",
        ),
        (
            STANDING,
            {"status": "ongoing", "confidence": "on_track"},
            ActivityStatus.ON_TRACK,
            "Reported on 24 April 2020 as on track.",
        ),
        (
            PLAN,
            {"status": "not_started", "confidence": "on_track"},
            ActivityStatus.ON_TRACK,
            "Reported on 24 April 2020 as not started and on track.",
        ),
        (
            PLAN,
            {"status": "in_progress", "confidence": "at_risk", "reason": "two venues are silent"},
            ActivityStatus.AT_RISK,
            "Reported on 24 April 2020 as at risk: two venues are silent.",
        ),
        (
            PLAN,
            {"status": "in_progress", "confidence": "at_risk", "reason": "NHS staff are away."},
            ActivityStatus.AT_RISK,
            "Reported on 24 April 2020 as at risk. NHS staff are away.",
        ),
        (
            PLAN,
            {"status": "in_progress", "confidence": "at_risk", "reason": "At risk: no money!"},
            ActivityStatus.AT_RISK,
            "Reported on 24 April 2020 as at risk: no money!",
        ),
        (
            PLAN,
            {"status": "paused", "reason": "the trainer\nleft"},
            ActivityStatus.AT_RISK,
            "Reported on 24 April 2020 as paused: the trainer left.",
        ),
        (
            PLAN,
            {"status": "paused", "confidence": "on_track"},
            ActivityStatus.AT_RISK,
            "Reported on 24 April 2020 as paused and on track.",
        ),
        (
            PLAN,
            {"status": "paused", "confidence": "off_track", "reason": "the trainer left"},
            ActivityStatus.OFF_TRACK,
            "Reported on 24 April 2020 as paused and off track: the trainer left.",
        ),
        (
            PLAN,
            {"status": "in_progress", "confidence": "off_track", "reason": "no money"},
            ActivityStatus.OFF_TRACK,
            "Reported on 24 April 2020 as off track: no money.",
        ),
        (
            PLAN,
            {"status": "not_started", "confidence": "at_risk"},
            ActivityStatus.AT_RISK,
            "Reported on 24 April 2020 as not started and at risk.",
        ),
        (
            STANDING,
            {"status": "unclear"},
            ActivityStatus.UNCLEAR,
            "Reported on 24 April 2020 in words that can be read in more than one way.",
        ),
        (
            PLAN,
            {"status": "unclear", "confidence": "off_track", "reason": "it may mean the launch"},
            ActivityStatus.UNCLEAR,
            "Reported on 24 April 2020 in words that can be read in more than one way: it may mean "
            "the launch.",
        ),
        # An entry need not name a source.
        (
            PLAN,
            {"status": "in_progress"},
            ActivityStatus.IN_PROGRESS_NOT_RATED,
            "Reported on 24 April 2020 as under way. The report gives no rating.",
        ),
        (
            STANDING,
            {"status": "ongoing", "reason": "visits go on"},
            ActivityStatus.ONGOING_NOT_RATED,
            "Reported on 24 April 2020 as going on: visits go on. The report gives no rating.",
        ),
        (
            PLAN,
            {"status": "not_started", "reason": "the post is vacant"},
            ActivityStatus.NOT_STARTED,
            "Due by the end of March 2021. No start was reported on 24 April 2020: the post is "
            "vacant.",
        ),
        (
            STANDING,
            {"status": "not_started"},
            ActivityStatus.NOT_STARTED,
            "Reported on 24 April 2020 as planned, without a start.",
        ),
    ],
)
def test_what_a_report_says_is_the_status(
    activity: Fields, entry: Fields, status: ActivityStatus, reason: str
) -> None:
    updates = {"2019-q4": {"published": "2020-04-24", "entries": [entry]}}
    found = only_activity(plan_of([activity], updates), "2020-04-24")
    assert (found.status, found.reason) == (status, reason)
