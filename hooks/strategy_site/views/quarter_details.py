"""The longer parts of a quarter's page: figures, decisions, every activity, verbatim words."""

from dataclasses import dataclass
from typing import Any

from strategy_site.dates import parse_quarter, shown_day
from strategy_site.model.contacts import Decision, Event
from strategy_site.model.council import Council
from strategy_site.progress import (
    ActivityPosition,
    KeyActionPosition,
    MeasurePosition,
    QuarterReport,
    moves_at,
    shown_value,
)
from strategy_site.views.activities import (
    StatusTag,
    due_in_words,
    key_action_name,
    milestones_in_words,
)
from strategy_site.views.parties import day_or_month
from strategy_site.views.place import Here, Link
from strategy_site.views.quarters import QuarterArgument, place_then
from strategy_site.views.registry import component
from strategy_site.views.reports import report_in_words, statements_in_full
from strategy_site.vocabulary import ActivityStatus


def has_measures(council: Council, quarter: str) -> bool:
    """Return whether any measure had a figure by then."""
    found = (figure.quarter for measure in council.measures for figure in measure.series)
    return any(each <= parse_quarter(quarter) for each in found)


def has_statements(council: Council, quarter: str) -> bool:
    """Return whether the report says anything about key actions and bodies as a whole."""
    return bool(council.updates[parse_quarter(quarter)].statements)


@dataclass(frozen=True)
class MeasureRow:
    """A measure as it stood; ``note`` is what is said of the figure."""

    link: Link
    figure: str
    note: str
    target: str
    status: StatusTag
    trend: str


@component()
def quarter_measures(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show the figures reported for the quarter against their targets, with their trend."""
    report = here.report(quarter)
    return {
        "quarter": report.quarter.shown,
        "measures": [_measure(here, each) for each in report.measures],
    }


def _measure(here: Here, each: MeasurePosition) -> MeasureRow:
    measure, figure, target = each.measure, each.figure, each.target
    here.rests_on(*measure.source)
    marker = f"{figure.marker.word}." if figure and figure.marker else ""
    return MeasureRow(
        here.link(measure, measure.title),
        shown_value(measure, each.value) if each.value is not None else "None",
        " ".join(filter(None, (marker, figure.note if figure else ""))),
        f"{shown_value(measure, target.value)} by {target.by.shown}" if target else "None",
        StatusTag(each.status),
        each.trend.word,
    )


@dataclass(frozen=True)
class DecisionRow:
    """What a body decided, who is to do it by when, and where it was decided."""

    text: str
    role: Link | None
    due: str
    event: Link
    when: str
    body: Link | None


@component()
def quarter_decisions(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show what bodies decided on the report, or since the report before on no report."""
    report = here.report(quarter)
    presented = [
        (_event(here, each), here.body(each.body), each.date.shown, each.text or "")
        for each in here.council.events
        if each.presents == report.quarter and not each.decisions
    ]
    return {
        "decisions": [
            _decision(here, event, each) for event in report.decisions for each in event.decisions
        ],
        "presented": presented,
        "explained": any(text for *_, text in presented),
    }


def _event(here: Here, event: Event) -> Link:
    here.rests_on(*event.source)
    return here.link(event, event.title)


def _decision(here: Here, event: Event, decision: Decision) -> DecisionRow:
    return DecisionRow(
        decision.text,
        here.role(decision.role),
        day_or_month(decision.due),
        _event(here, event),
        event.date.shown,
        here.body(event.body),
    )


@dataclass(frozen=True)
class ThenRow:
    """An activity as it stood: ``told`` is what was reported for the quarter, in paragraphs."""

    anchor: str
    link: Link
    status: StatusTag
    due: str
    reason: str
    told: list[str]


@dataclass(frozen=True)
class ThenRows:
    """A key action with those of its activities that a source had named."""

    name: str
    link: Link
    milestones: str
    activities: list[ThenRow]


@component()
def quarter_activities(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show every activity then by key action: due date, status, why, what was reported."""
    report = here.report(quarter)
    found = [_of_key_action(here, report, each) for each in report.position.key_actions]
    return {
        "quarter": report.quarter.shown,
        "as_of": shown_day(report.published),
        "key_actions": [each for each in found if each.activities],
    }


def _of_key_action(here: Here, report: QuarterReport, action: KeyActionPosition) -> ThenRows:
    name = key_action_name(action)
    return ThenRows(
        name,
        here.link(action.key_action, name),
        milestones_in_words(action),
        [
            _then(here, report, each)
            for each in action.activities
            if each.status is not ActivityStatus.NOT_YET_REPORTED
        ],
    )


def _then(here: Here, report: QuarterReport, each: ActivityPosition) -> ThenRow:
    activity, latest = each.activity, each.latest
    moves = moves_at(activity, report.quarter)
    moved = f", moved from {moves[-1].was.shown}" if moves else ""
    told = []
    if latest and latest.quarter == report.quarter:
        told.append(report_in_words(here, activity, latest))
    told.extend(
        f"Corrected with the report for {later.corrected_in.shown}. {later.reason}"
        for later in report.corrected_later
        if later.activity == activity
    )
    return ThenRow(
        place_then(activity.id),
        here.link(activity, activity.title),
        StatusTag(each.status),
        f"{due_in_words(each)}{moved}",
        each.reason,
        told,
    )


@component(template="statements")
def quarter_statements(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show what the report says, in its own words, and of no activity."""
    return statements_in_full(here, here.report(quarter).update.statements)
