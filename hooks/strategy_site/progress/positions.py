"""What a position is made of: activities and key actions with their statuses as at a day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.strategy import Activity, KeyAction
from strategy_site.model.updates import Entry, Override
from strategy_site.vocabulary import ActivityKind, ActivityStatus, KeyActionStatus, NotStated

# What a reader has to be told first, the gravest first.
NEED_ATTENTION = (ActivityStatus.OVERDUE, ActivityStatus.OFF_TRACK, ActivityStatus.AT_RISK)
DONE = frozenset({ActivityStatus.COMPLETE, ActivityStatus.COMPLETE_UNDATED})
# Not in the plan as it stood: taken out of it, or not yet named by any source.
NOT_LIVE = frozenset({ActivityStatus.STOPPED, ActivityStatus.NOT_YET_REPORTED})
# A percentage of fewer milestones would jump with each one.
FEWEST_FOR_PERCENT = 5


@dataclass(frozen=True)
class Report:
    """An entry with the quarter it belongs to and the day on which that was published."""

    quarter: Quarter
    published: date
    entry: Entry


class Milestones(NamedTuple):
    """How many milestones are complete, and how many there are."""

    done: int
    total: int

    @property
    def percent(self) -> int | None:
        """The share that is complete, halves rounded up, or None below five milestones.

        It is 100 only if all are complete, and 0 only if none is.
        """
        if self.total < FEWEST_FOR_PERCENT:
            return None
        if self.done in (0, self.total):
            return 100 * self.done // self.total
        return min(99, max(1, (200 * self.done + self.total) // (2 * self.total)))

    @property
    def share(self) -> str:
        """The share in brackets, to follow the two numbers: ``" (60%)"``; empty below five."""
        return f" ({self.percent}%)" if self.percent is not None else ""

    @property
    def shown(self) -> str:
        """Both numbers with the share: ``3 of 5 (60%)``; empty if there is no milestone."""
        return f"{self.done} of {self.total}{self.share}" if self.total else ""


@dataclass(frozen=True)
class ActivityPosition:
    """An activity with its status, the reason in words, and the last report on it.

    ``due`` is the due date that held then, before any later move.
    """

    activity: Activity
    status: ActivityStatus
    reason: str
    latest: Report | None
    due: PartialDate | NotStated | None = None

    @property
    def is_live(self) -> bool:
        """Whether it belongs to the plan as it stood then."""
        return self.status not in NOT_LIVE


@dataclass(frozen=True)
class KeyActionPosition:
    """A key action with its status, the reason, and the positions of its activities.

    ``status`` and ``reason`` are those of ``override`` if one is in force, and those worked out,
    ``derived_status`` and ``derived_reason``, if none is.
    """

    key_action: KeyAction
    status: KeyActionStatus
    reason: str
    activities: tuple[ActivityPosition, ...]
    derived_status: KeyActionStatus
    derived_reason: str
    override: Override | None = None

    @property
    def has_live(self) -> bool:
        """Whether any activity of it belongs to the plan as it stood then."""
        return any(each.is_live for each in self.activities)

    @property
    def milestones(self) -> Milestones:
        """How many milestones of the plan as it stood are complete, and how many there are."""
        return milestones_of(self.activities)


@dataclass(frozen=True)
class Position:
    """The whole plan as at a day, with the quarter whose report counts."""

    as_of: date
    quarter: Quarter
    key_actions: tuple[KeyActionPosition, ...]

    @cached_property
    def _by_id(self) -> dict[str, KeyActionPosition]:
        return {each.key_action.id: each for each in self.key_actions}

    @cached_property
    def _activities(self) -> dict[str, ActivityPosition]:
        return {each.activity.id: each for each in self.activities}

    @cached_property
    def activities(self) -> tuple[ActivityPosition, ...]:
        """Every activity, key action by key action."""
        return tuple(each for action in self.key_actions for each in action.activities)

    def of(self, key_action_id: str) -> KeyActionPosition:
        """Return the position of one key action; raise KeyError if there is none with this id."""
        return self._by_id[key_action_id]

    def of_activity(self, activity_id: str) -> ActivityPosition:
        """Return the position of one activity; raise KeyError if there is none with this id."""
        return self._activities[activity_id]

    @property
    def milestones(self) -> Milestones:
        """How many milestones of the plan as it stood are complete, and how many there are."""
        return milestones_of(self.activities)

    def counts(self) -> list[tuple[ActivityStatus, int]]:
        """Return how many activities have each status, zeros left out."""
        found = Counter(each.status for each in self.activities)
        return [(status, found[status]) for status in ActivityStatus if found[status]]


def milestones_of(activities: Iterable[ActivityPosition]) -> Milestones:
    """Return how many milestones are complete. What is not live, recurs or stands is left out."""
    milestones = [
        each for each in activities if each.is_live and each.activity.kind is ActivityKind.MILESTONE
    ]
    return Milestones(sum(each.status in DONE for each in milestones), len(milestones))
