"""What was reported as tables: the reports, their entries, who sent nothing, what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.publications import Publication
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Entry
from strategy_site.open_data.columns import (
    ActivityOf,
    KeyActionOf,
    Meaning,
    ReportedQuarter,
    TitleOf,
)
from strategy_site.open_data.plan import sources_in_words
from strategy_site.progress import QuarterReport
from strategy_site.vocabulary import Confidence, NotStated, ReportedStatus

Published = Annotated[date, Meaning("The day on which the report was published.")]


@dataclass(frozen=True)
class QuarterRow:
    """A quarter that was reported."""

    quarter: ReportedQuarter
    begins: Annotated[date, Meaning("The first day of the quarter.")]
    ends: Annotated[date, Meaning("The last day of the quarter.")]
    published: Published
    compared_with: Annotated[
        Quarter | None,
        Meaning(
            "The quarter of the report before, with which trends compare. Empty for the first."
        ),
    ]
    approved_by: Annotated[
        str | None, Meaning("The title of the role that approved the report, if it is recorded.")
    ]
    approved_on: Annotated[date | None, Meaning("The day of the approval, if it is recorded.")]
    from_publication: Annotated[
        str | None, Meaning("The title of the paper from which the report was read, if it was.")
    ]


@dataclass(frozen=True)
class UpdateRow:
    """What a quarter's report says of one activity."""

    quarter: ReportedQuarter
    published: Published
    key_action: KeyActionOf
    activity: ActivityOf
    title: TitleOf
    status: Annotated[
        ReportedStatus, Meaning("What was reported. The status that this site shows is another.")
    ]
    confidence: Annotated[
        Confidence | None, Meaning("How sure those who report are, if the report says so.")
    ]
    done_on: Annotated[
        PartialDate | NotStated | None,
        Meaning("When it was finished or, if it recurs, when it last took place."),
    ]
    text: Annotated[str, Meaning("What was reported, in the words of this site.")]
    reason: Annotated[str | None, Meaning("What stands in the way, as reported.")]
    corrective_action: Annotated[str | None, Meaning("What is being done about it, as reported.")]
    reported_by: Annotated[str | None, Meaning("The organisation that reported, by name.")]
    corrects_quarter: Annotated[
        Quarter | None, Meaning("The earlier quarter whose report this entry puts right.")
    ]
    corrects_reason: Annotated[str | None, Meaning("Why the earlier report was wrong.")]
    sources: Annotated[tuple[str, ...], Meaning("Where it was read, with the slide or page.")]


@dataclass(frozen=True)
class MissingReturnRow:
    """An organisation that sent no return for a quarter."""

    quarter: ReportedQuarter
    organisation: Annotated[str, Meaning("The id of the organisation.")]
    name: Annotated[str, Meaning("Its name.")]


@dataclass(frozen=True)
class DecisionRow:
    """What a body decided."""

    quarter: Annotated[
        Quarter, Meaning("The quarter whose page has it: it is on that report, or came before it.")
    ]
    event: Annotated[str, Meaning("The title of the meeting or event.")]
    held_on: Annotated[PartialDate, Meaning("The date of the meeting or event.")]
    body: Annotated[str | None, Meaning("The board or group that decided, by name.")]
    decision: Annotated[str, Meaning("What was decided.")]
    owner_role: Annotated[str | None, Meaning("The title of the role that is to do it.")]
    due: Annotated[PartialDate | None, Meaning("By when it is to be done.")]


def report_row(report: QuarterReport) -> Iterator[QuarterRow]:
    """Yield the one row of a report."""
    council, update = report.council, report.update
    paper = update.from_publication
    yield QuarterRow(
        quarter=report.quarter,
        begins=report.quarter.first_day,
        ends=report.quarter.last_day,
        published=report.published,
        compared_with=report.previous,
        approved_by=council.find(Role, update.approved_by).title if update.approved_by else None,
        approved_on=update.approved_on,
        from_publication=council.find(Publication, paper).title if paper else None,
    )


def updates_of(report: QuarterReport) -> Iterator[UpdateRow]:
    """Yield the entries of a report, in its order."""
    for entry in report.update.entries:
        yield _update(report, report.council, entry)


def _update(report: QuarterReport, council: Council, entry: Entry) -> UpdateRow:
    activity = council.find(Activity, entry.activity)
    by, corrects = entry.reported_by, entry.corrects
    return UpdateRow(
        quarter=report.quarter,
        published=report.published,
        key_action=activity.key_action,
        activity=activity.id,
        title=activity.title,
        status=entry.status,
        confidence=entry.confidence,
        done_on=entry.done_on,
        text=entry.text,
        reason=entry.reason,
        corrective_action=entry.corrective_action,
        reported_by=council.find(Organisation, by).name if by else None,
        corrects_quarter=corrects.quarter if corrects else None,
        corrects_reason=corrects.reason if corrects else None,
        sources=sources_in_words(council, entry.source),
    )


def missing_returns_of(report: QuarterReport) -> Iterator[MissingReturnRow]:
    """Yield who sent no return for a quarter."""
    for each in report.missing_returns:
        yield MissingReturnRow(report.quarter, each.id, each.name)


def decisions_of(report: QuarterReport) -> Iterator[DecisionRow]:
    """Yield what was decided on a report, or on none since the report before; oldest first."""
    council = report.council
    for event in report.decisions:
        for each in event.decisions:
            yield DecisionRow(
                quarter=report.quarter,
                event=event.title,
                held_on=event.date,
                body=council.find(Body, event.body).name if event.body else None,
                decision=each.text,
                owner_role=council.find(Role, each.role).title if each.role else None,
                due=each.due,
            )
