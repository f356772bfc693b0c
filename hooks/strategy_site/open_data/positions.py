"""Where the plan stood with each report as tables: activities, key actions and measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.parties import Role
from strategy_site.open_data.columns import (
    ActivityOf,
    AsOf,
    KeyActionOf,
    Meaning,
    ReportedQuarter,
    TitleOf,
)
from strategy_site.progress import KeyActionPosition, MeasurePosition, QuarterReport
from strategy_site.vocabulary import (
    ActivityKind,
    ActivityStatus,
    Direction,
    KeyActionStatus,
    Marker,
    MeasureBasis,
    MeasureStatus,
    MeasureUnit,
    NotStated,
    Trend,
)

StatusWord = Annotated[str, Meaning("The status in words, as the pages show it.")]
Reason = Annotated[str, Meaning("Why it has this status, as the pages show it.")]
TrendThen = Annotated[Trend, Meaning("How it stood to the report before.")]


@dataclass(frozen=True)
class StatusRow:
    """The status of an activity with a quarter's report, as this site works it out."""

    quarter: ReportedQuarter
    as_of: AsOf
    key_action: KeyActionOf
    activity: ActivityOf
    title: TitleOf
    kind: Annotated[ActivityKind, Meaning("What sort of work it is.")]
    live: Annotated[bool, Meaning("Whether it was in the plan. Only what was in it is counted.")]
    status: Annotated[ActivityStatus, Meaning("The status, worked out from dates and reports.")]
    status_word: StatusWord
    reason: Reason
    trend: TrendThen
    due: Annotated[
        PartialDate | NotStated | None, Meaning("The due date that held then, before later moves.")
    ]
    due_last_day: Annotated[
        date | None, Meaning("The last day of that date: a month is due on its last day.")
    ]
    last_reported_in: Annotated[
        Quarter | None, Meaning("The quarter of the latest report on it that was known.")
    ]


@dataclass(frozen=True)
class KeyActionRow:
    """The status of a key action with a quarter's report."""

    quarter: ReportedQuarter
    as_of: AsOf
    key_action: KeyActionOf
    number: Annotated[int, Meaning("The number of the key action.")]
    title: TitleOf
    live: Annotated[bool, Meaning("Whether any of its activities was in the plan.")]
    status: Annotated[
        KeyActionStatus, Meaning("The status: the one that a person set, or the one worked out.")
    ]
    status_word: StatusWord
    reason: Reason
    trend: TrendThen
    status_worked_out: Annotated[
        KeyActionStatus, Meaning("The status that follows from its activities.")
    ]
    set_by: Annotated[
        str | None, Meaning("The title of the role that set another status, if one did.")
    ]
    set_until: Annotated[
        Quarter | None, Meaning("The quarter with whose report that other status ends.")
    ]
    milestones_done: Annotated[int, Meaning("How many of its milestones were reported complete.")]
    milestones_total: Annotated[int, Meaning("How many milestones it had in the plan.")]
    milestones_percent: Annotated[
        int | None, Meaning("The share reported complete. Empty below five milestones.")
    ]


@dataclass(frozen=True)
class MeasureRow:
    """The figure of a measure with a quarter's report, and how it stood to its target."""

    quarter: ReportedQuarter
    as_of: AsOf
    key_action: KeyActionOf
    measure: Annotated[str, Meaning("The id of the measure. It never changes.")]
    title: TitleOf
    definition: Annotated[str, Meaning("What exactly is counted.")]
    unit: Annotated[MeasureUnit, Meaning("What the figures are.")]
    basis: Annotated[MeasureBasis, Meaning("Whom or what it counts.")]
    direction: Annotated[Direction, Meaning("Which way it should move.")]
    value: Annotated[
        Decimal | None,
        Meaning("The figure. A percentage is worked out from its two counts, to one decimal."),
    ]
    numerator: Annotated[int | None, Meaning("The count of the part, if it is a percentage.")]
    denominator: Annotated[int | None, Meaning("The count of the whole, if it is a percentage.")]
    marker: Annotated[Marker | None, Meaning("What is special about the figure.")]
    note: Annotated[str | None, Meaning("A remark on the figure.")]
    target: Annotated[Decimal | None, Meaning("What it is to reach, in the same unit.")]
    target_by: Annotated[PartialDate | None, Meaning("By when it is to reach the target.")]
    tolerance: Annotated[
        Decimal | None, Meaning("How far from the target still counts as near, in the same unit.")
    ]
    status: Annotated[MeasureStatus, Meaning("How the figure stood to the target.")]
    status_word: StatusWord
    reason: Reason
    trend: TrendThen


def statuses_of(report: QuarterReport) -> Iterator[StatusRow]:
    """Yield every activity of the site, key action by key action, as it stood with a report."""
    for each in report.position.activities:
        activity, due = each.activity, each.due
        yield StatusRow(
            quarter=report.quarter,
            as_of=report.published,
            key_action=activity.key_action,
            activity=activity.id,
            title=activity.title,
            kind=activity.kind,
            live=each.is_live,
            status=each.status,
            status_word=each.status.word,
            reason=each.reason,
            trend=report.trends.activities[activity.id],
            due=due,
            due_last_day=due.last_day if isinstance(due, PartialDate) else None,
            last_reported_in=each.latest.quarter if each.latest else None,
        )


def key_actions_of(report: QuarterReport) -> Iterator[KeyActionRow]:
    """Yield the key actions as they stood with a report."""
    for each in report.position.key_actions:
        yield _key_action(report, each)


def _key_action(report: QuarterReport, each: KeyActionPosition) -> KeyActionRow:
    action, override = each.key_action, each.override
    return KeyActionRow(
        quarter=report.quarter,
        as_of=report.published,
        key_action=action.id,
        number=action.number,
        title=action.title,
        live=each.has_live,
        status=each.status,
        status_word=each.status.word,
        reason=each.reason,
        trend=report.trends.key_actions[action.id],
        status_worked_out=each.derived_status,
        set_by=report.council.find(Role, override.role).title if override else None,
        set_until=override.lapses if override else None,
        milestones_done=each.milestones.done,
        milestones_total=each.milestones.total,
        milestones_percent=each.milestones.percent,
    )


def measures_of(report: QuarterReport) -> Iterator[MeasureRow]:
    """Yield the measures that had a figure by then, as they stood with a report."""
    for each in report.measures:
        yield _measure(report, each)


def _measure(report: QuarterReport, each: MeasurePosition) -> MeasureRow:
    measure, figure, target = each.measure, each.figure, each.target
    return MeasureRow(
        quarter=report.quarter,
        as_of=report.published,
        key_action=measure.key_action,
        measure=measure.id,
        title=measure.title,
        definition=measure.definition,
        unit=measure.unit,
        basis=measure.basis,
        direction=measure.direction,
        value=each.value,
        numerator=figure.numerator if figure else None,
        denominator=figure.denominator if figure else None,
        marker=figure.marker if figure else None,
        note=figure.note if figure else None,
        target=target.value if target else None,
        target_by=target.by if target else None,
        tolerance=target.tolerance if target else None,
        status=each.status,
        status_word=each.status.word,
        reason=each.reason,
        trend=each.trend,
    )
