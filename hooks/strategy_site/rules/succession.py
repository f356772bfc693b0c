"""Rules about bodies and organisations that came to an end: who is named when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from strategy_site.dates import last_quarter_ended_by, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation
from strategy_site.model.strategy import Activity
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import OfferStatus, ProcessStatus, ReportedStatus

Party = Body | Organisation


@dataclass(frozen=True)
class _Use:
    """Bodies or organisations that a field of a record names as being there on a day."""

    record: Record
    field: str
    named: str | tuple[str, ...] | None
    day: date


def parties_end_after_they_begin(council: Council, positions: Positions) -> Iterator[Problem]:
    """The last day of a body or an organisation is not before its first (E005)."""
    for each in _parties(council):
        if each.valid_from and each.valid_to and each.valid_to.last_day < each.valid_from.first_day:
            message = f"valid_to {quoted(str(each.valid_to))} is before valid_from, "
            message += f"{each.valid_from.shown}."
            yield positions.problem(each, "valid_to", "E005", message, "Correct one of the two.")


def live_activities_name_who_is_there(council: Council, positions: Positions) -> Iterator[Problem]:
    """Partners and bodies of a live activity had not ended as at the position's day (E013)."""
    day: date | None = getattr(council.site, "position_as_of", None)
    if day is None:
        return
    live = [each for each in council.activities if _is_live(council, each, day)]
    yield from _ended(
        (
            _Use(each, field, named, day)
            for each in live
            for field, named in (("partners", each.partners), ("bodies", each.bodies))
        ),
        council,
        positions,
    )


def _is_live(council: Council, activity: Activity, day: date) -> bool:
    """Whether an activity is neither complete nor withdrawn as at a day."""
    withdrawn = activity.withdrawn
    if withdrawn and withdrawn.quarter <= last_quarter_ended_by(day):
        return False
    known = [
        entry
        for quarter, entry in council.entries_on(activity.id)
        if (council.published_on(council.updates[quarter]) or date.max) <= day
    ]
    return not known or known[-1].status is not ReportedStatus.COMPLETE


def reports_come_from_who_is_there(council: Council, positions: Positions) -> Iterator[Problem]:
    """Who reports on a quarter had not ended when it began (E013)."""
    uses = (
        _Use(entry, "reported_by", entry.reported_by, quarter.first_day)
        for quarter, update in council.updates.items()
        for entry in update.entries
    )
    yield from _ended(uses, council, positions)


def what_is_current_names_who_is_there(council: Council, positions: Positions) -> Iterator[Problem]:
    """Training on offer and contacts belong to bodies that are there at the last review (E013)."""
    day: date | None = getattr(council.site, "reviewed_on", None)
    if day is None:
        return
    current = (each for each in council.offers if each.status is OfferStatus.CURRENT)
    uses = [_Use(each, "provided_by", each.provided_by, day) for each in current]
    uses += [_Use(each, "body", each.body, day) for each in council.contacts]
    yield from _ended(uses, council, positions)


def approved_processes_name_who_is_there(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """Who approved a process and who takes its steps are there at the last review (E013).

    Only if it is approved: what is illustrative may show how an older paper had it.
    """
    day: date | None = getattr(council.site, "reviewed_on", None)
    if day is None:
        return
    uses: list[_Use] = []
    for process in council.processes:
        if process.status is ProcessStatus.APPROVED:
            uses.append(_Use(process, "approved_by", process.approved_by, day))
            for step in process.steps:
                uses.append(_Use(step, "body", step.body, day))
                uses.append(_Use(step, "organisation", step.organisation, day))
    yield from _ended(uses, council, positions)


def bodies_name_who_is_there(council: Council, positions: Positions) -> Iterator[Problem]:
    """A body that is there at the last review has no member that has ended (E013).

    Nor does it report to a body that has, nor is its chair from an organisation that has.
    """
    day: date | None = getattr(council.site, "reviewed_on", None)
    if day is None:
        return
    roles = {each.id: each for each in council.roles}
    uses: list[_Use] = []
    for body in council.bodies:
        if body.valid_to is None or body.valid_to.last_day >= day:
            uses.append(_Use(body, "members", body.members, day))
            uses.append(_Use(body, "reports_to", body.reports_to, day))
            chair = roles.get(body.chair_role or "")
            if chair:
                uses.append(_Use(chair, "organisation", chair.organisation, day))
    yield from _ended(uses, council, positions)


def what_is_dated_names_who_was_there(council: Council, positions: Positions) -> Iterator[Problem]:
    """A body had not ended when it met, wrote a paper or had one put before it (E013)."""
    uses = [_Use(each, "body", each.body, each.date.first_day) for each in council.events]
    for paper in council.publications:
        if paper.date:
            day = paper.date.first_day
            uses.append(_Use(paper, "published_by", paper.published_by, day))
            uses.append(_Use(paper, "presented_to", paper.presented_to, day))
    yield from _ended(uses, council, positions)


def _parties(council: Council) -> Iterator[Party]:
    yield from council.bodies
    yield from council.organisations


def _ended(uses: Iterable[_Use], council: Council, positions: Positions) -> Iterator[Problem]:
    """Yield a problem for each body or organisation whose last day was before it is named."""
    ending = {each.id: each for each in _parties(council) if each.valid_to}
    for use in uses if ending else ():
        names = use.named if isinstance(use.named, tuple) else filter(None, (use.named,))
        for index, name in enumerate(names):
            party = ending.get(name)
            if party is None or _is_there(party, use.day):
                continue
            last = party.valid_to.last_day if party.valid_to else use.day
            message = f"{use.field} {quoted(name)} ended on {shown_day(last)}, before "
            message += f"{shown_day(use.day)}."
            after = _after(party, use.day, ending)
            instead = f"what followed it, {quoted(after)}," if after else "who does it now,"
            place = (use.field, index) if isinstance(use.named, tuple) else use.field
            fix = f"Write {instead} delete it, or correct valid_to in parties.yml."
            yield positions.problem(use.record, place, "E013", message, fix)


def _is_there(party: Party, day: date) -> bool:
    """Whether a body or an organisation has not ended before a day."""
    return party.valid_to is None or party.valid_to.last_day >= day


def _after(party: Party, day: date, ending: dict[str, Party]) -> str:
    """Return the id of what followed a body or organisation and is there on a day, or nothing."""
    seen = {party.id}
    after = party.succeeded_by
    while after is not None and after not in seen:
        seen.add(after)
        ended = ending.get(after)
        if ended is None or _is_there(ended, day):
            return after
        after = ended.succeeded_by
    return ""
