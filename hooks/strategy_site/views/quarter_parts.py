"""The parts of a quarter's page: the plan as it stood when the quarter's report was published."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from strategy_site.dates import Quarter, parse_quarter, shown_day
from strategy_site.model.council import Council
from strategy_site.progress import (
    NOT_LIVE,
    SOON_DAYS,
    ActivityPosition,
    Change,
    KeyActionPosition,
    QuarterReport,
    TextChanged,
    had_plan,
)
from strategy_site.progress.summary import milestones_sentence, number
from strategy_site.views.activities import (
    ActivityRow,
    StatusTag,
    due_in_words,
    key_action_name,
)
from strategy_site.views.place import Here, Link
from strategy_site.views.quarters import QuarterArgument, place_then
from strategy_site.views.registry import component
from strategy_site.vocabulary import ActivityStatus, Trend


def has_plan(council: Council, quarter: str) -> bool:
    """Return whether any activity was in the plan when the quarter's report was published."""
    return had_plan(council, parse_quarter(quarter))


def has_returns(council: Council, quarter: str) -> bool:
    """Return whether it is known who sent a return: a paper that was read does not tell."""
    update = council.updates[parse_quarter(quarter)]
    return bool(update.missing_returns) or update.from_publication is None


@component()
def quarter_counts(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show how many activities had which status then; they add up to the plan as it stood."""
    position = here.report(quarter).position
    counts = position.counts()
    live = [(StatusTag(status), count) for status, count in counts if status not in NOT_LIVE]
    return {
        "as_of": shown_day(position.as_of),
        "milestones": milestones_sentence(position),
        "counts": live,
        "total": sum(count for _, count in live),
        "left_out": list(_left_out(dict(counts))),
    }


def _left_out(counts: dict[ActivityStatus, int]) -> Iterator[str]:
    """Yield how many activities are not counted, by the reason why."""
    if later := counts.get(ActivityStatus.NOT_YET_REPORTED):
        yield f"{number(later, 'activity', 'activities')} that only later sources name"
    if stopped := counts.get(ActivityStatus.STOPPED):
        yield f"{number(stopped, 'activity', 'activities')} taken out of the plan"


@dataclass(frozen=True)
class KeyActionRow:
    """A key action as it stood: its trend in words, and why it has its status."""

    link: Link
    status: StatusTag
    trend: str
    reason: str


@component()
def quarter_key_actions(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show the status of every key action then, whether it was better or worse, and why."""
    report = here.report(quarter)
    return {
        "as_of": shown_day(report.published),
        "compared": report.previous is not None,
        "key_actions": [_key_action(here, report, each) for each in report.position.key_actions],
    }


def _key_action(here: Here, report: QuarterReport, each: KeyActionPosition) -> KeyActionRow:
    key_action = each.key_action
    trend = report.trends.key_actions[key_action.id]
    was = [found.was for found in report.changes.key_actions if found.key_action == key_action]
    before = f". It was: {was[0].word}" if was and trend is not Trend.NEW else ""
    return KeyActionRow(
        here.link(key_action, key_action_name(each)),
        StatusTag(each.status),
        f"{trend.word}{before}",
        each.reason,
    )


@component()
def quarter_changes(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show what changed since the report before, kind by kind, what matters most first."""
    report = here.report(quarter)
    kinds = report.changes.of_each_kind()
    return {
        "compared": report.changes.sentence,
        "before": here.quarter(report.previous) if report.previous else None,
        "key_actions": [
            (here.link(each.key_action, f"Key action {each.key_action.number}"), each.sentence)
            for each in report.changes.key_actions
        ],
        "kinds": [
            (kind.heading, [_change(here, report.quarter, each) for each in found])
            for kind, found in kinds
            if kind is not TextChanged
        ],
        "new_texts": [
            number(len(found), "activity has", "activities have")
            for kind, found in kinds
            if kind is TextChanged
        ],
    }


def _change(here: Here, quarter: Quarter, change: Change) -> tuple[Link, str]:
    anchor = place_then(change.activity.id)
    return here.quarter(quarter, change.activity.title, anchor), change.sentence


@component(template="dated_activities")
def quarter_overdue(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show what was overdue then."""
    report = here.report(quarter)
    as_of = shown_day(report.published)
    return {
        "activities": [_dated(here, report.quarter, each) for each in report.overdue],
        "caption": f"Overdue on {as_of}",
        "nothing": f"Nothing was overdue on {as_of}.",
    }


@component(template="dated_activities")
def quarter_due_soon(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show what was due within 92 days then."""
    report = here.report(quarter)
    span = f"within {SOON_DAYS} days of {shown_day(report.published)}"
    return {
        "activities": [_dated(here, report.quarter, each) for each in report.due_soon],
        "caption": f"Due {span}",
        "nothing": f"Nothing was due {span}.",
    }


def _dated(here: Here, quarter: Quarter, each: ActivityPosition) -> ActivityRow:
    return ActivityRow(
        here.quarter(quarter, each.activity.title, place_then(each.activity.id)),
        StatusTag(each.status),
        due_in_words(each),
        each.latest.entry.text if each.latest else "",
    )


@component()
def quarter_missing_returns(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show who sent nothing for the quarter."""
    missing = here.report(quarter).missing_returns
    return {"missing": here.organisations(each.id for each in missing)}
