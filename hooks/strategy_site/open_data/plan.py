"""The plan as tables: its activities, and how due dates were moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.publications import Publication
from strategy_site.model.sourced import Source
from strategy_site.model.strategy import Activity
from strategy_site.open_data.columns import ActivityOf, KeyActionOf, Meaning, TitleOf
from strategy_site.progress import QuarterReport
from strategy_site.vocabulary import ActivityKind, ActivityStatus, Frequency, NotStated


@dataclass(frozen=True)
class ActivityRow:
    """An activity of the plan: as it is now, or as it stood with a quarter's report."""

    quarter: Annotated[
        Quarter | None,
        Meaning("The quarter whose report the plan is taken from. Empty for the plan of now."),
    ]
    key_action: KeyActionOf
    activity: ActivityOf
    title: TitleOf
    kind: Annotated[ActivityKind, Meaning("What sort of work it is.")]
    start: Annotated[PartialDate | None, Meaning("When it is planned to start.")]
    due: Annotated[
        PartialDate | NotStated | None, Meaning("When it is due. Only milestones have a due date.")
    ]
    frequency: Annotated[
        Frequency | None, Meaning("How often it comes round, if it is a recurring activity.")
    ]
    owner_role: Annotated[str | None, Meaning("The title of the role that answers for it.")]
    partners: Annotated[tuple[str, ...], Meaning("The organisations that take part, by name.")]
    bodies: Annotated[tuple[str, ...], Meaning("The boards and groups that it goes to, by name.")]
    withdrawn_in: Annotated[
        Quarter | None, Meaning("The first quarter in which it is no longer in the plan.")
    ]
    withdrawn_reason: Annotated[str | None, Meaning("Why it was taken out of the plan.")]
    note: Annotated[str | None, Meaning("A remark of this site.")]
    sources: Annotated[tuple[str, ...], Meaning("Where it was read, with the slide or page.")]


@dataclass(frozen=True)
class MoveRow:
    """A due date that was moved."""

    quarter: Annotated[Quarter, Meaning("The quarter for whose report the date was moved.")]
    key_action: KeyActionOf
    activity: ActivityOf
    title: TitleOf
    was: Annotated[PartialDate, Meaning("The due date before.")]
    became: Annotated[PartialDate, Meaning("The due date after.")]
    reason: Annotated[str, Meaning("Why it was moved.")]


def plan_now(council: Council) -> Iterator[ActivityRow]:
    """Yield every activity as it is now, key action by key action."""
    for each in _in_order(council):
        yield _activity(council, each, None, each.due)


def plan_of(report: QuarterReport) -> Iterator[ActivityRow]:
    """Yield the activities as they stood with a report; those named later are left out."""
    for each in report.position.activities:
        if each.status is not ActivityStatus.NOT_YET_REPORTED:
            yield _activity(report.council, each.activity, report.quarter, each.due)


def _in_order(council: Council) -> Iterator[Activity]:
    for action in council.key_actions:
        yield from council.activities_of(action.id)


def _activity(
    council: Council,
    each: Activity,
    quarter: Quarter | None,
    due: PartialDate | NotStated | None,
) -> ActivityRow:
    withdrawn = each.withdrawn
    if withdrawn and quarter and withdrawn.quarter > quarter:
        withdrawn = None
    return ActivityRow(
        quarter=quarter,
        key_action=each.key_action,
        activity=each.id,
        title=each.title,
        kind=each.kind,
        start=each.start,
        due=due,
        frequency=each.frequency,
        owner_role=council.find(Role, each.owner_role).title if each.owner_role else None,
        partners=tuple(council.find(Organisation, one).name for one in each.partners),
        bodies=tuple(council.find(Body, one).name for one in each.bodies),
        withdrawn_in=withdrawn.quarter if withdrawn else None,
        withdrawn_reason=withdrawn.reason if withdrawn else None,
        note=each.note,
        sources=sources_in_words(council, each.source),
    )


def sources_in_words(council: Council, sources: Iterable[Source]) -> tuple[str, ...]:
    """Return where something was read: the title of each publication, with the slide or page."""
    found = []
    for each in sources:
        parts = (("slide", each.slide), ("page", each.page))
        place = [f"{name} {number}" for name, number in parts if number is not None]
        found.append(", ".join([council.find(Publication, each.ref).title, *place]))
    return tuple(found)


def all_moves(council: Council) -> Iterator[MoveRow]:
    """Yield every move of a due date, activity by activity, oldest first."""
    for each in _in_order(council):
        yield from _moves(each)


def moves_of(report: QuarterReport) -> Iterator[MoveRow]:
    """Yield the moves that a report tells and the one before did not, in the order of the plan."""
    for each in report.position.activities:
        for row in _moves(each.activity):
            if row.quarter <= report.quarter and not (
                report.previous and row.quarter <= report.previous
            ):
                yield row


def _moves(each: Activity) -> Iterator[MoveRow]:
    for move in each.due_history:
        yield MoveRow(
            quarter=move.quarter,
            key_action=each.key_action,
            activity=each.id,
            title=each.title,
            was=move.was,
            became=move.became,
            reason=move.reason,
        )
