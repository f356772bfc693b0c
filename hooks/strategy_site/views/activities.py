"""Components about activities: in tables, in full, and by when they are due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from strategy_site.dates import PartialDate, shown_day
from strategy_site.model.base import Reference
from strategy_site.model.council import Council
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Entry
from strategy_site.progress import SOON_DAYS, ActivityPosition, KeyActionPosition, Report
from strategy_site.progress.attention import due_soon_in, missing_returns, overdue_in
from strategy_site.views.filters import Filters, choice, filters, marks, token, used
from strategy_site.views.place import Fact, Here, Link, QuotationView, SourceView, facts
from strategy_site.views.registry import KeyActionArgument, component
from strategy_site.vocabulary import ActivityKind, ActivityStatus, KeyActionStatus, MeasureStatus

ActivityArgument = Annotated[str, Reference("activity")]


@dataclass(frozen=True)
class StatusTag:
    """A status as it is shown: a link to its reason unless the reason stands beside it."""

    status: ActivityStatus | KeyActionStatus | MeasureStatus
    href: str = ""


@dataclass(frozen=True)
class ActivityRow:
    """An activity in a table; ``marks`` are those by which filters find it."""

    link: Link
    status: StatusTag
    due: str
    told: str
    marks: str = ""


@dataclass(frozen=True)
class ActivityView:
    """An activity as it is shown in full."""

    id: str
    link: Link
    own_status: StatusTag
    reason: str
    facts: list[Fact]
    latest: str
    latest_sources: list[SourceView]
    wording: QuotationView | None
    sources: list[SourceView]


def key_action_name(action: KeyActionPosition) -> str:
    """Return a key action's number and title: ``Key action 4: Staff training``."""
    return f"Key action {action.key_action.number}: {action.key_action.title}"


def _row(here: Here, each: ActivityPosition) -> ActivityRow:
    link = here.link(each.activity, each.activity.title)
    told = each.latest.entry.text if each.latest else ""
    here.rests_on(*(each.latest.entry.source if each.latest else each.activity.source))
    tag = StatusTag(each.status, link.href)
    return ActivityRow(link, tag, due_in_words(each), told, _marks(each))


def due_in_words(each: ActivityPosition) -> str:
    """Return when an activity is due, or what stands in the place of a date."""
    activity = each.activity
    if isinstance(each.due, PartialDate):
        return each.due.shown
    if activity.frequency:
        return activity.frequency.word
    return "Not stated" if activity.kind is ActivityKind.MILESTONE else "No end date"


def _activity(here: Here, each: ActivityPosition) -> ActivityView:
    activity, latest = each.activity, each.latest
    return ActivityView(
        id=activity.id,
        link=here.link(activity, activity.title),
        own_status=StatusTag(each.status),
        reason=each.reason,
        facts=_facts(here, each, latest.entry if latest else None),
        latest=_latest(latest) if latest else "",
        latest_sources=here.sources(latest.entry.source) if latest else [],
        wording=here.quotation(activity.wording) if activity.wording else None,
        sources=here.sources(activity.source, beside=activity.wording),
    )


def _latest(latest: Report) -> str:
    return (
        f"{latest.entry.text} Reported on {shown_day(latest.published)}, "
        f"for {latest.quarter.shown}."
    )


def _facts(here: Here, each: ActivityPosition, entry: Entry | None) -> list[Fact]:
    """Return what is known of an activity and of the latest report on it, beside its status."""
    activity = each.activity
    withdrawn = activity.withdrawn
    done_on = entry.done_on if entry else None
    again = activity.kind is ActivityKind.RECURRING and isinstance(done_on, PartialDate)
    return facts(
        ("Formerly called", [Link(each) for each in activity.formerly]),
        ("Kind", activity.kind.word),
        ("Starts", activity.start.shown if activity.start else ""),
        ("How often" if activity.frequency else "Due", due_in_words(each)),
        *(("Due date moved", each) for each in _moves(activity)),
        ("Last took place", done_on.shown if again and isinstance(done_on, PartialDate) else ""),
        ("Owner", here.role(activity.owner_role)),
        ("Organisations", here.organisations(activity.partners)),
        ("Bodies", here.bodies(activity.bodies)),
        ("Taken out", f"{withdrawn.quarter.shown}. {withdrawn.reason}" if withdrawn else ""),
        ("What stands in the way", entry.reason if entry else ""),
        ("What is being done", entry.corrective_action if entry else ""),
        ("Reported by", here.organisation(entry.reported_by) if entry else None),
        ("Note", activity.note),
    )


def _moves(activity: Activity) -> Iterable[str]:
    for move in activity.due_history:
        yield (
            f"From {move.was.shown} to {move.became.shown}, with the report for "
            f"{move.quarter.shown}: {move.reason}"
        )


@component(shows_position=True)
def activities_table(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show the activities under a key action in a table: status, due date, latest report."""
    action = here.position.of(key_action)
    return {
        "name": key_action_name(action),
        "as_of": shown_day(here.position.as_of),
        "activities": [_row(here, each) for each in action.activities],
    }


def _activities_shown(council: Council, key_action: str) -> Iterable[Activity]:
    return council.activities_of(key_action)


@component(shows=_activities_shown, shows_position=True)
def activities(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show each activity under a key action in full: status, reason, latest report, wording."""
    action = here.position.of(key_action)
    return {
        "activities": [_activity(here, each) for each in action.activities],
        "as_of": shown_day(here.position.as_of),
    }


@component(shows_position=True)
def activity(here: Here, activity: ActivityArgument) -> dict[str, Any]:
    """Show one activity in full, with a link to the page of its key action."""
    return {
        "each": _activity(here, here.position.of_activity(activity)),
        "as_of": shown_day(here.position.as_of),
    }


@dataclass(frozen=True)
class KeyActionRows:
    """A key action with its activities as rows of a table."""

    anchor: str
    link: Link
    status: StatusTag
    reason: str
    milestones: str
    activities: list[ActivityRow]


@component(shows_position=True)
def progress_overview(here: Here) -> dict[str, Any]:
    """Show every activity by key action: status, due date, latest report."""
    missing = missing_returns(here.council, here.position)
    actions = here.position.key_actions
    return {
        "key_actions": [_rows(here, each) for each in actions],
        "filters": _filters(actions),
        "missing": [here.link(each, each.name) for each in missing],
        "quarter": here.position.quarter.shown,
        "as_of": shown_day(here.position.as_of),
    }


def _rows(here: Here, action: KeyActionPosition) -> KeyActionRows:
    link = here.link(action.key_action, key_action_name(action))
    return KeyActionRows(
        anchor=f"progress-{action.key_action.id}",
        link=link,
        status=StatusTag(action.status, link.href),
        reason=action.reason,
        milestones=milestones_in_words(action),
        activities=[_row(here, each) for each in action.activities],
    )


def _filters(actions: Sequence[KeyActionPosition]) -> Filters | None:
    """Return the filters over all activities: by key action, status and kind."""
    found = [each for action in actions for each in action.activities]
    entries = [_marks(each) for each in found]
    return filters(
        "activities",
        len(found),
        choice(
            "key_action",
            "Key action",
            [(each.key_action.id, key_action_name(each)) for each in actions],
            entries,
        ),
        choice(
            "status", "Status", used(ActivityStatus, [(each.status,) for each in found]), entries
        ),
        choice(
            "kind", "Kind", used(ActivityKind, [(each.activity.kind,) for each in found]), entries
        ),
    )


def _marks(each: ActivityPosition) -> str:
    """Return the marks by which filters find an activity."""
    own = token("key_action", each.activity.key_action)
    return f"{own} {marks(status=(each.status,), kind=(each.activity.kind,))}"


def milestones_in_words(action: KeyActionPosition) -> str:
    """Return how many milestones are complete, with the share of five or more, or nothing."""
    count = action.milestones
    if not count.total:
        return ""
    return f"{count.done} of {count.total} milestones reported complete{count.share}"


def _dated(
    here: Here, found: Iterable[ActivityPosition], caption: str, none: str
) -> dict[str, Any]:
    rows = [_row(here, each) for each in found]
    return {"activities": rows, "caption": caption, "nothing": none}


@component(template="dated_activities", shows_position=True)
def due_soon(here: Here) -> dict[str, Any]:
    """Show what is due within 92 days of the position's day."""
    span = f"within {SOON_DAYS} days of {shown_day(here.position.as_of)}"
    none = f"Nothing is due {span}."
    return _dated(here, due_soon_in(here.position), f"Due {span}", none)


@component(template="dated_activities", shows_position=True)
def overdue(here: Here) -> dict[str, Any]:
    """Show what is overdue on the position's day."""
    as_of = shown_day(here.position.as_of)
    return _dated(
        here, overdue_in(here.position), f"Overdue on {as_of}", f"Nothing was overdue on {as_of}."
    )
