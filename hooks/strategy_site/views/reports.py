"""Components about what was reported: statements, and the history of the quarters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from strategy_site.dates import PartialDate, Quarter, shown_day, shown_span
from strategy_site.model.base import Reference
from strategy_site.model.council import Council
from strategy_site.model.publications import Publication
from strategy_site.model.sourced import Quotation
from strategy_site.model.strategy import Activity, KeyAction
from strategy_site.model.updates import Entry, Statement, Update
from strategy_site.progress import (
    Change,
    Changes,
    Report,
    key_action_position,
    previous_reported,
    runs_of_quarters,
)
from strategy_site.progress.compare import changes as changes_between
from strategy_site.views.place import Here, Link, QuotationView
from strategy_site.views.registry import KeyActionArgument, component
from strategy_site.vocabulary import ActivityKind

BodyArgument = Annotated[str, Reference("body")]
# A summary names activities up to this number; above it, only their number.
MOST_NAMED = 3
NO_SOURCE = "No paper for these quarters is among our sources."


def _statements_shown(council: Council, key_action: str) -> Iterable[Statement]:
    return council.statements_on(key_action)


@component(shows=_statements_shown)
def statements(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show what papers say about a key action without naming one of its activities."""
    return statements_in_full(here, here.council.statements_on(key_action))


def _statements_about(council: Council, body: str) -> Iterable[Statement]:
    return council.statements_about(body)


@component(template="statements", shows=_statements_about)
def body_statements(here: Here, body: BodyArgument) -> dict[str, Any]:
    """Show what papers say, in their own words, about a body and how it works."""
    return statements_in_full(here, here.council.statements_about(body))


def statements_in_full(here: Here, found: Iterable[Statement]) -> dict[str, Any]:
    """Return statements with their sources, as the template of statements shows them."""
    shown: list[tuple[str, QuotationView]] = []
    for each in found:
        words = Quotation.model_construct(
            heading=each.heading, text=each.text, note=each.note, source=each.source
        )
        shown.append((each.id, here.quotation(words)))
    return {"statements": shown}


@dataclass(frozen=True)
class QuarterView:
    """A line of the history: one reported quarter, or a run of quarters without a source."""

    quarter: Link
    read_from: list[Link]
    told: list[str]


@component()
def reporting_history(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show quarter by quarter what was reported on a key action, and where nothing was."""
    lines = []
    for first, last in runs_of_quarters(here.council):
        if first in here.council.updates:
            lines.append(_quarter(here, key_action, first))
        else:
            span = Link(shown_span(first, last))
            lines.append(QuarterView(span, [Link("No source")], [NO_SOURCE]))
    return {"quarters": lines}


def _quarter(here: Here, key_action: str, quarter: Quarter) -> QuarterView:
    update = here.council.updates[quarter]
    if update.not_reported:
        return QuarterView(here.quarter(quarter), [Link("No report")], [update.not_reported])
    published = here.council.published_on(update) or quarter.last_day
    action = here.council.find(KeyAction, key_action)
    then = key_action_position(here.council, action, quarter, published)
    told = [
        f"{each.activity.title}: {each.status.word}. "
        f"{report_in_words(here, each.activity, each.latest)}"
        for each in then.activities
        if each.latest and each.latest.quarter == quarter
    ] or ["None of these activities is reported on."]
    told.extend(_corrected_later(here, key_action, quarter))
    told.extend(_beside(here, update, key_action))
    return QuarterView(here.quarter(quarter), _read_from(here, update), told)


def _reported_as(here: Here, entry: Entry) -> str:
    """Return the status as it was reported, by whom, and where in the source."""
    rated = f", {entry.confidence.word.lower()}" if entry.confidence else ""
    reporter = here.organisation(entry.reported_by)
    by = f" by {reporter.text}" if reporter else ""
    places = ", ".join(each.place for each in here.sources(entry.source) if each.place)
    return f"Reported as {entry.status.word.lower()}{rated}{by}{f' ({places})' if places else ''}."


def report_in_words(here: Here, activity: Activity, report: Report) -> str:
    """Return all that was reported of an activity beside the status worked out from it."""
    entry = report.entry
    done_on, corrects = entry.done_on, entry.corrects
    done = "Last took place" if activity.kind is ActivityKind.RECURRING else "Done"
    parts = (
        _reported_as(here, entry),
        entry.text,
        f"{done}: {done_on.shown}." if isinstance(done_on, PartialDate) else "",
        f"What stood in the way: {entry.reason}" if entry.reason else "",
        f"What was to be done: {entry.corrective_action}" if entry.corrective_action else "",
        f"This corrects the report for {corrects.quarter.shown}: {corrects.reason}"
        if corrects
        else "",
    )
    return " ".join(filter(None, parts))


def _corrected_later(here: Here, key_action: str, quarter: Quarter) -> Iterable[str]:
    """Yield what a later report has put right in this one: the report itself is never changed."""
    for activity in here.council.activities_of(key_action):
        for later, entry in here.council.entries_on(activity.id):
            if entry.corrects and entry.corrects.quarter == quarter:
                yield (
                    f"{activity.title}: corrected with the report for {later.shown}. "
                    f"{entry.corrects.reason}"
                )


def _beside(here: Here, update: Update, key_action: str) -> Iterable[str]:
    """Yield what a quarter's report holds beside its entries."""
    said = sum(each.key_action == key_action for each in update.statements)
    if said:
        yield f"{said} statement{'s' if said > 1 else ''} about this key action."
    partners = {
        partner
        for activity in here.council.activities_of(key_action)
        for partner in activity.partners
    }
    missing = [each for each in update.missing_returns if each in partners]
    if missing:
        names = ", ".join(each.text for each in here.organisations(missing))
        yield f"No return came from {names}."
    for each in update.overrides:
        if each.key_action == key_action:
            role = here.role(each.role)
            by = role.text if role else ""
            yield (
                f"Status set to {each.status.word} by the {by} on {shown_day(each.on)}, until the "
                f"report for {each.lapses.shown}: {each.reason}"
            )


def _read_from(here: Here, update: Update) -> list[Link]:
    """Return where a quarter's report was read: a publication, or the council's own reporting."""
    if update.from_publication:
        return [here.publication(here.council.find(Publication, update.from_publication))]
    found = [Link(f"Published on {shown_day(update.published)}")] if update.published else []
    approver = here.role(update.approved_by)
    if approver and update.approved_on:
        found.append(
            Link(
                f"approved on {shown_day(update.approved_on)} by the {approver.text}", approver.href
            )
        )
    return found


def _changes_now(here: Here) -> Changes:
    """Return what changed between the report that counts and the one before."""
    now = here.position
    before = previous_reported(here.council, now.quarter, now.as_of)
    return changes_between(here.council, before, now.quarter)


def _key_action_changes(here: Here, found: Changes) -> list[tuple[Link, str]]:
    return [
        (here.link(each.key_action, f"Key action {each.key_action.number}"), each.sentence)
        for each in found.key_actions
    ]


@component()
def changes(here: Here) -> dict[str, Any]:
    """Show what changed since the report before: statuses, due dates, completions, corrections."""
    found = _changes_now(here)
    shown = _key_action_changes(here, found) + [
        (here.link(each.activity, each.activity.title), each.sentence) for each in found.activities
    ]
    return {"compared": found.sentence, "changes": shown, "quarter": here.quarter(found.later)}


@dataclass(frozen=True)
class ChangesOfAKind:
    """Changes of one kind in a summary: their number, and the activities if they are few."""

    heading: str
    count: str
    activities: list[Link]


@component()
def changes_in_short(here: Here) -> dict[str, Any]:
    """Show the same in a few lines: key actions with another status, then numbers by kind."""
    found = _changes_now(here)
    return {
        "compared": found.sentence,
        "quarter": here.quarter(found.later),
        "key_actions": _key_action_changes(here, found),
        "kinds": [_of_a_kind(here, *each) for each in found.by_kind()],
    }


def _of_a_kind(here: Here, heading: str, found: list[Change]) -> ChangesOfAKind:
    """Return the line for one kind of change."""
    count = f"{len(found)} {'activity' if len(found) == 1 else 'activities'}"
    few = found if len(found) <= MOST_NAMED else []
    return ChangesOfAKind(
        heading, count, [here.link(each.activity, each.activity.title) for each in few]
    )
