"""The whole position as at a day: counts, milestones, percentages, and what holds of any plan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_site.dates import parse_quarter
from strategy_site.model.council import Council
from strategy_site.progress import Milestones, key_action_position, position_as_of, position_at
from strategy_site.vocabulary import ActivityKind, ActivityStatus
from tests.plans import JULY, OCTOBER, Fields, council_of, plan_of

COMPLETE: Fields = {"status": "complete", "done_on": "2019-06"}
MOVING: Fields = {"status": "in_progress"}


def test_a_quarter_is_shown_as_its_own_publication_gave_it() -> None:
    council = council_of(
        [{"due": "2019-09"}], {JULY: [MOVING], OCTOBER: [COMPLETE | {"done_on": "2019-09"}]}
    )
    action = council.key_actions[0]
    july = key_action_position(council, action, parse_quarter("2019-q1"), date(2019, 7, 26))
    october = key_action_position(council, action, parse_quarter("2019-q2"), date(2019, 10, 25))
    assert july.activities[0].status is ActivityStatus.IN_PROGRESS_NOT_RATED
    assert october.activities[0].status is ActivityStatus.COMPLETE
    assert position_at(council, parse_quarter("2019-q1")).key_actions == (july,)
    assert position_at(council, parse_quarter("2019-q2")).key_actions == (october,)


def test_a_quarter_without_a_report_is_shown_as_on_its_last_day() -> None:
    council = council_of([{}], {JULY: [MOVING]})
    assert position_at(council, parse_quarter("2019-q3")).as_of == date(2019, 12, 31)


def test_activities_are_counted_by_status_in_the_order_of_the_vocabulary() -> None:
    council = council_of([{}, {}, {}], {JULY: [MOVING, COMPLETE | {"activity": "a2"}]})
    assert position_as_of(council, date(2019, 7, 26)).counts() == [
        (ActivityStatus.IN_PROGRESS_NOT_RATED, 1),
        (ActivityStatus.NO_UPDATE, 1),
        (ActivityStatus.COMPLETE, 1),
    ]


def test_positions_are_found_by_id() -> None:
    council = plan_of([{}, {"key_action": "ka2"}, {}], {}, key_actions=[{}, {}])
    position = position_as_of(council, date(2019, 7, 26))
    assert position.of("ka2").activities == (position.of_activity("a2"),)
    assert [each.activity.id for each in position.activities] == ["a1", "a3", "a2"]
    with pytest.raises(KeyError):
        position.of("ka3")
    with pytest.raises(KeyError):
        position.of_activity("ka1")


def test_milestones_are_counted_without_what_stands_recurs_was_stopped_or_is_not_yet_named() -> (
    None
):
    stopped = {"withdrawn": {"quarter": "2019-q1", "reason": "The grant ended."}}
    others: list[Fields] = [
        {"kind": "standing"},
        {"kind": "recurring", "frequency": "yearly"},
        stopped,
        {"source": [{"ref": OCTOBER}]},
    ]
    council = council_of(
        [{}, {}, *others],
        {JULY: [COMPLETE | {"activity": f"a{number}"} for number in (1, 3, 4, 5)]},
    )
    position = position_as_of(council, date(2019, 7, 26))
    assert position.milestones == position.of("ka1").milestones == (1, 2)


@pytest.mark.parametrize(
    ("done", "total", "percent"),
    [
        (0, 0, None),
        (4, 4, None),
        (0, 5, 0),
        (5, 5, 100),
        (2, 5, 40),
        (1, 8, 13),  # 12.5
        (1, 6, 17),  # 16.67
        (3, 7, 43),  # 42.86
        (4, 9, 44),  # 44.44
        (199, 200, 99),  # 99.5, and not all
        (1, 300, 1),  # 0.33, and not none
        (299, 300, 99),
    ],
)
def test_percentages_begin_at_five_milestones_and_round_half_up(
    done: int, total: int, percent: int | None
) -> None:
    assert Milestones(done, total).percent == percent


# What follows holds of any plan and any reports.

_DATES = st.sampled_from(["2019", "2019-06", "2019-09-30", "2019-12", "2020-02-29", "not_stated"])
_ACTIVITY = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(ActivityKind.keys()),
        "due": _DATES,
        "source": st.sampled_from([[{"ref": "the-plan"}], [{"ref": OCTOBER}]]),
    },
    optional={
        "start": st.sampled_from(["2019", "2019-08", "2020-01-01"]),
        "frequency": st.sampled_from(["monthly", "quarterly", "yearly"]),
        "withdrawn": st.sampled_from(
            [{"quarter": quarter, "reason": "It ended."} for quarter in ("2019-q2", "2019-q3")]
        ),
    },
)
_ENTRY = st.fixed_dictionaries(
    {
        "status": st.sampled_from(
            ["not_started", "in_progress", "complete", "ongoing", "paused", "unclear"]
        )
    },
    optional={
        "confidence": st.sampled_from(["on_track", "at_risk", "off_track"]),
        "done_on": _DATES,
        "reason": st.sampled_from(["no room", "No room."]),
        "corrects": st.just({"quarter": "2019-q1", "reason": "a slip"}),
    },
)
PUBLISHED = {"2019-q1": "2019-07-26", "2019-q2": "2019-10-25", "2019-q3": "2020-01-24"}


@st.composite
def plans(draw: st.DrawFn) -> tuple[list[Fields], dict[str, Fields]]:
    """Draw activities and a report on some of them for each of three quarters."""
    activities = draw(st.lists(_ACTIVITY, min_size=1, max_size=6))
    updates = {
        quarter: {
            "published": day,
            "entries": [
                draw(_ENTRY) | {"activity": f"a{number}"}
                for number in range(1, len(activities) + 1)
                if draw(st.booleans())
            ],
        }
        for quarter, day in PUBLISHED.items()
    }
    return activities, updates


DAYS = st.dates(date(2019, 6, 30), date(2020, 6, 30))


def made(plan: tuple[list[Fields], dict[str, Fields]]) -> Council:
    """Return the council of a plan that was drawn."""
    return plan_of(*plan)


@given(plan=plans(), day=DAYS)
def test_counts_add_up_to_all_activities(
    plan: tuple[list[Fields], dict[str, Fields]], day: date
) -> None:
    position = position_as_of(made(plan), day)
    assert sum(count for _, count in position.counts()) == len(plan[0])
    done, total = position.milestones
    assert 0 <= done <= total <= len(plan[0])


@given(plan=plans(), day=DAYS)
def test_every_reason_is_made_of_whole_sentences(
    plan: tuple[list[Fields], dict[str, Fields]], day: date
) -> None:
    position = position_as_of(made(plan), day)
    reasons = [each.reason for each in position.activities]
    reasons += [each.reason for each in position.key_actions]
    for reason in reasons:
        assert reason[0].isalnum()
        assert reason[-1] == "."
        pairs = {reason[start : start + 2] for start in range(len(reason))}
        assert not {"..", ":.", "  ", " ."} & pairs


@given(plan=plans(), day=DAYS)
def test_what_is_published_later_never_changes_an_earlier_position(
    plan: tuple[list[Fields], dict[str, Fields]], day: date
) -> None:
    activities, updates = plan
    known = {
        quarter: update
        for quarter, update in updates.items()
        if date.fromisoformat(PUBLISHED[quarter]) <= day
    }
    assert position_as_of(made(plan), day) == position_as_of(plan_of(activities, known), day)


@given(plan=plans(), day=DAYS, order=st.permutations(list(PUBLISHED)))
def test_the_order_of_the_files_does_not_matter(
    plan: tuple[list[Fields], dict[str, Fields]], day: date, order: list[str]
) -> None:
    activities, updates = plan
    shuffled = plan_of(activities, {quarter: updates[quarter] for quarter in order})
    assert position_as_of(shuffled, day) == position_as_of(made(plan), day)


@given(plan=plans(), day=DAYS, later=st.integers(0, 400))
def test_a_completion_stands_while_nothing_else_is_reported(
    plan: tuple[list[Fields], dict[str, Fields]], day: date, later: int
) -> None:
    activities, _ = plan
    for each in activities:
        each.pop("withdrawn", None)
    council = plan_of(activities, {"2019-q1": {"published": "2019-07-26", "entries": [COMPLETE]}})
    end = max(day, date(2019, 7, 26)) + timedelta(later)
    assert position_as_of(council, end).of_activity("a1").status is ActivityStatus.COMPLETE
