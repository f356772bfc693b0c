"""Which quarters are closed, and what they said then: ``data/closed.yml``, written by commands.

A closed quarter stays as it was. Its report is known by a seal; what its page takes from other
files (the plan, the figures) stands here as it was, to compare with.
"""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    Day,
    Line,
    Named,
    Partial,
    QuarterName,
    Record,
    RoleId,
    Seal,
    StatedDate,
    WholeNumber,
    one_of,
)
from strategy_site.model.measures import Target
from strategy_site.vocabulary import ActivityKind, Frequency, Unsafe


class PlannedActivity(Record):
    """An activity as it stood in the plan; ``report`` is the seal of what was reported on it.

    The activity is no reference: that it is still there is what the record is for.
    """

    activity: Named
    key_action: Named
    kind: Annotated[ActivityKind, one_of(ActivityKind)]
    title: Line
    start: Partial | None = None
    due: StatedDate | None = None
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    withdrawn: QuarterName | None = None
    report: Seal | None = None


class ClosedFigure(Record):
    """A measure's figure of the quarter, as it was."""

    measure: Named
    value: WholeNumber | None = None
    numerator: WholeNumber | None = None
    denominator: WholeNumber | None = None
    target: Target | None = None


class Redaction(Record):
    """Unsafe text that was taken out of a closed report: when, why, and by which role."""

    on: Day
    why: Annotated[Unsafe, one_of(Unsafe)]
    by: RoleId
    activity: Named | None = None


class ClosedQuarter(Record):
    """A closed quarter: the seal of its whole report, the plan and the figures as they were."""

    kind_of_record: ClassVar[str] = ""

    quarter: QuarterName
    seal: Seal
    plan: tuple[PlannedActivity, ...] = ()
    figures: tuple[ClosedFigure, ...] = ()
    redactions: tuple[Redaction, ...] = ()


class ClosedFile(Record):
    """``data/closed.yml``."""

    quarters: tuple[ClosedQuarter, ...] = ()
