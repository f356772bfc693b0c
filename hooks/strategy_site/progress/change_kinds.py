"""What can change between two reports, each with its heading and the sentence that tells it.

``counted`` is how a number of such changes is told within a sentence.
"""

from dataclasses import dataclass
from typing import ClassVar

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.strategy import Activity, KeyAction
from strategy_site.progress import reasons
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus


@dataclass(frozen=True)
class Added:
    """It was not in the plan before."""

    heading: ClassVar[str] = "New in the plan"
    counted: ClassVar[str] = "new in the plan"
    activity: Activity
    status: ActivityStatus

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"New. Its status is: {self.status.word}."


@dataclass(frozen=True)
class Completed:
    """It was reported complete; ``done_on`` is None where no date is recorded."""

    heading: ClassVar[str] = "Completed"
    counted: ClassVar[str] = "completed"
    activity: Activity
    was: ActivityStatus
    done_on: PartialDate | None

    @property
    def sentence(self) -> str:
        """The change in words."""
        when = self.done_on.shown if self.done_on else "no date is recorded"
        return f"Completed: {when}. It was: {self.was.word}."


@dataclass(frozen=True)
class StatusChanged:
    """Its status is another one; ``reason`` is that of the new status."""

    heading: ClassVar[str] = "Other change of status"
    counted: ClassVar[str] = "with another status"
    activity: Activity
    was: ActivityStatus
    became: ActivityStatus
    reason: str

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"From {self.was.word} to {self.became.word}. {self.reason}"


@dataclass(frozen=True)
class NewlyOverdue(StatusChanged):
    """It was not overdue before."""

    heading: ClassVar[str] = "Newly overdue"
    counted: ClassVar[str] = "newly overdue"


@dataclass(frozen=True)
class Worsened(StatusChanged):
    """Its status is a worse one."""

    heading: ClassVar[str] = "Worse"
    counted: ClassVar[str] = "worse"


@dataclass(frozen=True)
class Improved(StatusChanged):
    """Its status is a better one."""

    heading: ClassVar[str] = "Better"
    counted: ClassVar[str] = "better"


@dataclass(frozen=True)
class FellSilent(StatusChanged):
    """Nothing was reported on it, and something was before."""

    heading: ClassVar[str] = "No update this time"
    counted: ClassVar[str] = "without an update this time"


@dataclass(frozen=True)
class DueMoved:
    """Its due date was moved."""

    heading: ClassVar[str] = "Due date moved"
    counted: ClassVar[str] = "with a moved due date"
    activity: Activity
    was: PartialDate
    became: PartialDate
    reason: str

    @property
    def sentence(self) -> str:
        """The change in words."""
        moved = f"Due date moved from {self.was.shown} to {self.became.shown}"
        return reasons.with_reason(moved, self.reason)


@dataclass(frozen=True)
class TakenOut:
    """It was taken out of the plan; ``reason`` says since when and why."""

    heading: ClassVar[str] = "Taken out of the plan"
    counted: ClassVar[str] = "taken out of the plan"
    activity: Activity
    reason: str

    @property
    def sentence(self) -> str:
        """The change in words."""
        return self.reason


@dataclass(frozen=True)
class TextChanged:
    """The latest report on it has other words."""

    heading: ClassVar[str] = "New report"
    counted: ClassVar[str] = "with a new report"
    activity: Activity
    was: str
    became: str

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"New report: {self.became}"


@dataclass(frozen=True)
class ReportCorrected:
    """What was reported for an earlier quarter was put right."""

    heading: ClassVar[str] = "Earlier report corrected"
    counted: ClassVar[str] = "with an earlier report corrected"
    activity: Activity
    quarter: Quarter
    reason: str

    @property
    def sentence(self) -> str:
        """The change in words."""
        return reasons.with_reason(f"Corrects the report for {self.quarter.shown}", self.reason)


Change = Added | Completed | StatusChanged | DueMoved | TakenOut | TextChanged | ReportCorrected
# In the order in which a summary tells them: what matters most to a reader first.
CHANGE_KINDS: tuple[type[Change], ...] = (
    NewlyOverdue,
    Worsened,
    Improved,
    Completed,
    FellSilent,
    StatusChanged,
    DueMoved,
    TakenOut,
    ReportCorrected,
    Added,
    TextChanged,
)


@dataclass(frozen=True)
class KeyActionChanged:
    """A key action's status is another one; ``reason`` is that of the new status."""

    key_action: KeyAction
    was: KeyActionStatus
    became: KeyActionStatus
    reason: str

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"From {self.was.word} to {self.became.word}. {self.reason}"


@dataclass(frozen=True)
class Changes:
    """What changed from one quarter's report to another's, in the order of the plan.

    ``earlier`` is None for the first report: there is nothing to compare it with.
    """

    earlier: Quarter | None
    later: Quarter
    key_actions: tuple[KeyActionChanged, ...]
    activities: tuple[Change, ...]

    @property
    def sentence(self) -> str:
        """What is compared, or that this is the first report."""
        if self.earlier is None:
            return f"The report for {self.later.shown} is the first report on this site."
        return f"Compared with the report for {self.earlier.shown}."

    def of_each_kind(self) -> list[tuple[type[Change], list[Change]]]:
        """Return the changes of activities by their kind, what matters most first.

        Every change is of exactly one kind; kinds without a change are left out.
        """
        found = [
            (kind, [each for each in self.activities if type(each) is kind])
            for kind in CHANGE_KINDS
        ]
        return [(kind, of_a_kind) for kind, of_a_kind in found if of_a_kind]

    def by_kind(self) -> list[tuple[str, list[Change]]]:
        """Return the changes of activities by the heading of their kind, in the same order."""
        return [(kind.heading, found) for kind, found in self.of_each_kind()]
