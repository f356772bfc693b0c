"""Components about the quarters that were reported: each in short, and all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from strategy_site.dates import Quarter, shown_day, shown_span
from strategy_site.model.base import Reference
from strategy_site.model.parties import Role
from strategy_site.model.publications import Publication
from strategy_site.progress import (
    Correction,
    QuarterReport,
    counts_in_short,
    key_actions_in_words,
    position_in_words,
    reported_quarters,
    runs_of_quarters,
)
from strategy_site.views.place import Fact, Here, Link, facts
from strategy_site.views.registry import component
from strategy_site.views.reports import NO_SOURCE

_CLOSED = "Yes. What turns out to be wrong is put right in a later report."
QuarterArgument = Annotated[str, Reference("quarter")]


def place_then(activity: str) -> str:
    """Return the anchor of an activity's row on the page of a quarter."""
    return f"then-{activity}"


@dataclass(frozen=True)
class CorrectionView:
    """What a later report put right: the activity, that report, and why."""

    activity: Link
    report: Link
    reason: str


@component()
def quarter_summary(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show where the plan stood with a quarter's report, in one paragraph, and whence it is."""
    report = here.report(quarter)
    return {
        "sentences": position_in_words(report),
        "published": shown_day(report.published),
        "corrected": [_corrected(here, each) for each in report.corrected_later],
        "withdrawn": _withdrawn(here, report),
        "facts": _facts(here, report),
    }


def _withdrawn(here: Here, report: QuarterReport) -> list[str]:
    """Return what was taken out of a closed report: when, why, by which role."""
    closed = here.council.closing_of(report.quarter)
    found = (
        dict.fromkeys((each.on, each.why, each.by) for each in closed.redactions) if closed else {}
    )
    return [
        f"Text was withdrawn from this report on {shown_day(day)}, by decision of the "
        f"{here.council.find(Role, role).title}. {why.word}: {why.sentence}"
        for day, why, role in found
    ]


def _corrected(here: Here, each: Correction) -> CorrectionView:
    anchor = place_then(each.activity.id)
    return CorrectionView(
        here.quarter(each.wrong, each.activity.title, anchor),
        here.quarter(each.corrected_in, anchor=anchor),
        each.reason,
    )


def _facts(here: Here, report: QuarterReport) -> list[Fact]:
    """Return how a report came about, and its neighbours."""
    update = report.update
    paper = update.from_publication
    role = here.role(update.approved_by)
    corrects = sorted({each.wrong for each in report.corrections})
    after = [each for each in reported_quarters(here.council) if each > report.quarter]
    return facts(
        ("Published", shown_day(report.published)),
        ("Read from", here.publication(here.council.find(Publication, paper)) if paper else None),
        ("Approved by", role),
        ("Approved on", shown_day(update.approved_on) if update.approved_on else ""),
        ("Closed", _CLOSED if here.council.closing_of(report.quarter) else ""),
        ("Corrects", [here.quarter(each) for each in corrects]),
        ("Report before", here.quarter(report.previous) if report.previous else None),
        ("Next report", here.quarter(after[0]) if after else None),
        ("All reports", here.all_quarters()),
    )


@dataclass(frozen=True)
class QuarterRow:
    """A line of the list: a reported quarter, or quarters without a report and why."""

    quarter: Link
    published: str
    told: str
    milestones: str
    key_actions: str


@component()
def quarters(here: Here) -> dict[str, Any]:
    """Show every reported quarter in short, the newest first, and where no report is."""
    return {"quarters": list(_rows(here))}


def _rows(here: Here) -> Iterator[QuarterRow]:
    reported = reported_quarters(here.council)
    for first, last in reversed(runs_of_quarters(here.council)):
        if first in reported:
            yield _reported(here, first)
        elif first not in here.council.updates:
            yield QuarterRow(Link(shown_span(first, last)), "No source", NO_SOURCE, "", "")
        elif reason := here.council.updates[first].not_reported:
            yield QuarterRow(Link(first.shown), "No report", reason, "", "")


def _reported(here: Here, quarter: Quarter) -> QuarterRow:
    report = here.report(str(quarter))
    paper, count = report.update.from_publication, report.position.milestones
    if paper:
        here.named.setdefault(paper, here.council.find(Publication, paper))
    return QuarterRow(
        here.quarter(quarter),
        shown_day(report.published),
        counts_in_short(report.position),
        count.shown,
        " ".join(key_actions_in_words(report.position, most_named=0)),
    )
