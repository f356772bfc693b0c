"""Components about the strategy, its key actions and their progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from strategy_site.dates import PartialDate, Quarter, shown_day, shown_span
from strategy_site.model.council import Council
from strategy_site.model.parties import Organisation, Role
from strategy_site.model.publications import Publication
from strategy_site.model.strategy import Activity, KeyAction
from strategy_site.model.updates import Statement
from strategy_site.progress import (
    ActivityPosition,
    KeyActionPosition,
    Report,
    key_action_position,
)
from strategy_site.views.place import Here, Link, QuotationView, SourceView
from strategy_site.views.registry import KeyActionArgument, component
from strategy_site.vocabulary import ActivityKind, ActivityStatus, KeyActionStatus


@dataclass(frozen=True)
class StatusTag:
    """A status as it is shown: a link to its reason unless the reason stands beside it."""

    status: ActivityStatus | KeyActionStatus
    href: str = ""


@dataclass(frozen=True)
class ActivityView:
    """An activity as it is shown."""

    id: str
    link: Link
    kind: str
    due: str
    status: StatusTag
    reason: str
    latest: Report | None
    latest_sources: list[SourceView]
    owner: Link | None
    partners: list[Link]
    wording: QuotationView | None
    sources: list[SourceView]


@dataclass(frozen=True)
class KeyActionView:
    """A key action in a list."""

    number: int
    link: Link
    summary: str
    status: StatusTag


def _name(action: KeyActionPosition) -> str:
    return f"Key action {action.key_action.number}: {action.key_action.title}"


def _key_action(here: Here, action: KeyActionPosition) -> KeyActionView:
    link = here.link(action.key_action, _name(action))
    return KeyActionView(
        action.key_action.number,
        link,
        action.key_action.summary,
        StatusTag(action.status, link.href),
    )


@component()
def key_actions(here: Here) -> dict[str, Any]:
    """Show every key action with its summary and status."""
    actions = [_key_action(here, each) for each in here.position.key_actions]
    return {"key_actions": actions, "as_of": shown_day(here.position.as_of)}


@component()
def position(here: Here) -> dict[str, Any]:
    """Show how many activities have which status, and how many milestones are complete."""
    done = sum(each.milestones[0] for each in here.position.key_actions)
    total = sum(each.milestones[1] for each in here.position.key_actions)
    counts = here.position.counts()
    return {
        "as_of": shown_day(here.position.as_of),
        "quarter": here.position.quarter.shown,
        "done": done,
        "milestones": total,
        "counts": [(StatusTag(status), count) for status, count in counts],
        "activities": sum(count for _, count in counts),
    }


@component(shows=lambda council: [council.strategy])
def strategy_summary(here: Here) -> dict[str, Any]:
    """Show what the strategy is for in plain words, its period and its launch."""
    strategy = here.council.strategy
    period, launched = strategy.period, strategy.launched
    return {
        "strategy": strategy,
        "period": f"{period.begins.shown} to {period.ends.shown}" if period else "",
        "period_sources": here.sources(period.source) if period else [],
        "launched": launched.on.shown if launched else "",
        "launched_sources": here.sources(launched.source) if launched else [],
    }


@component(template="wordings")
def strategy_wordings(here: Here) -> dict[str, Any]:
    """Show the strategy's objective in the words of each paper."""
    strategy = here.council.strategy
    return {
        "wording": here.quotation(strategy.wording),
        "earlier": [here.quotation(each) for each in strategy.earlier_wordings],
    }


@component()
def key_action_summary(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show a key action in plain words with its status and the reason."""
    action = here.position.of(key_action)
    done, milestones = action.milestones
    return {
        "summary": action.key_action.summary,
        "status": StatusTag(action.status),
        "reason": action.reason,
        "as_of": shown_day(here.position.as_of),
        "done": done,
        "milestones": milestones,
    }


@component(template="wordings")
def key_action_wordings(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show a key action in the words of each paper, the newest first."""
    action = here.council.find(KeyAction, key_action)
    return {
        "wording": here.quotation(action.wording),
        "earlier": [here.quotation(each) for each in action.earlier_wordings],
    }


def _activity(here: Here, each: ActivityPosition) -> ActivityView:
    activity = each.activity
    link = here.link(activity, activity.title)
    role = here.council.find(Role, activity.owner_role) if activity.owner_role else None
    partners = [here.council.find(Organisation, each) for each in activity.partners]
    return ActivityView(
        id=activity.id,
        link=link,
        kind=activity.kind.word,
        due=_due(activity),
        status=StatusTag(each.status, link.href),
        reason=each.reason,
        latest=each.latest,
        latest_sources=here.sources(each.latest.entry.source) if each.latest else [],
        owner=here.link(role, role.title) if role else None,
        partners=[here.link(each, each.name) for each in partners],
        wording=here.quotation(activity.wording) if activity.wording else None,
        sources=here.sources(activity.source, beside=activity.wording),
    )


def _due(activity: Activity) -> str:
    if isinstance(activity.due, PartialDate):
        return activity.due.shown
    return "No end date" if activity.kind is ActivityKind.STANDING else "Not stated"


def _activities(here: Here, key_action: str) -> dict[str, Any]:
    action = here.position.of(key_action)
    return {
        "name": _name(action),
        "as_of": shown_day(here.position.as_of),
        "activities": [_activity(here, each) for each in action.activities],
    }


@component()
def activities_table(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show the activities under a key action in a table: status, due date, latest report."""
    return _activities(here, key_action)


def _activities_shown(council: Council, key_action: str) -> Iterable[Activity]:
    return council.activities_of(key_action)


@component(shows=_activities_shown)
def activities(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show each activity under a key action in full: status, reason, latest report, wording."""
    return _activities(here, key_action)


@dataclass(frozen=True)
class StatementView:
    """A statement of a paper."""

    id: str
    heading: str
    text: str
    source: SourceView


def _statements_shown(council: Council, key_action: str) -> Iterable[Statement]:
    return council.statements_on(key_action)


@component(shows=_statements_shown)
def statements(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show what papers say about a key action without naming one of its activities."""
    shown = [
        StatementView(each.id, each.heading or "", each.text, here.source(each.source))
        for each in _statements_shown(here.council, key_action)
    ]
    return {"statements": shown}


@dataclass(frozen=True)
class QuarterView:
    """A line of the history: one reported quarter, or a run of quarters without a source."""

    quarter: str
    source: Link | None
    told: list[str]


@component()
def reporting_history(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show quarter by quarter what was reported on a key action, and where nothing was."""
    lines: list[QuarterView] = []
    expected: Quarter | None = None
    for quarter in here.council.updates:
        if expected is not None and expected < quarter:
            told = ["No paper for these quarters is among our sources."]
            lines.append(QuarterView(shown_span(expected, quarter.previous), None, told))
        lines.append(_quarter(here, key_action, quarter))
        expected = quarter.next
    return {"quarters": lines}


def _quarter(here: Here, key_action: str, quarter: Quarter) -> QuarterView:
    update = here.council.updates[quarter]
    published = here.council.published_on(update) or quarter.last_day
    action = here.council.find(KeyAction, key_action)
    then = key_action_position(here.council, action, quarter, published)
    paper = (
        here.publication(here.council.find(Publication, update.from_publication))
        if update.from_publication
        else None
    )
    told = [
        f"{each.activity.title}: {each.status.word}."
        for each in then.activities
        if each.latest and each.latest.quarter == quarter
    ]
    said = sum(each.key_action == key_action for each in update.statements)
    if not told:
        told.append("None of these activities is reported on.")
    if said:
        told.append(f"{said} statement{'s' if said > 1 else ''} about this key action.")
    return QuarterView(quarter.shown, paper, told)
