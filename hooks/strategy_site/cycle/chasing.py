"""Who has to be asked: per owner, what was not returned, what is overdue, what is due soon."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from strategy_site.cycle.new_quarter import live_in, reporter_of
from strategy_site.dates import PartialDate, Quarter, shown_day
from strategy_site.model.council import Council
from strategy_site.model.parties import Organisation, Role
from strategy_site.progress import ActivityPosition, due_soon_in, overdue_in, position_at
from strategy_site.progress.reasons import by


@dataclass
class Owner:
    """Whom to write to, and about what."""

    name: str
    not_returned: list[ActivityPosition] = field(default_factory=list)
    overdue: list[ActivityPosition] = field(default_factory=list)
    due_soon: list[ActivityPosition] = field(default_factory=list)


def owners_to_chase(council: Council, quarter: Quarter, day: date) -> list[Owner]:
    """Return each owner of whom something is awaited for a quarter, as at a day, by name.

    The owner is the role that owns the activity; without one, the organisation that reports on it.
    What a draft says counts as reported: what it says is complete is not chased.
    """
    known = _with_draft(council, quarter, day)
    position = position_at(known, quarter)
    reported = {each.activity for each in known.updates[quarter].entries}
    owners: dict[str, Owner] = {}

    def put(found: Iterable[ActivityPosition], kind: str) -> None:
        for each in found:
            name = _owner(council, each)
            getattr(owners.setdefault(name, Owner(name)), kind).append(each)

    put(
        (each for each in live_in(council, quarter) if each.activity.id not in reported),
        "not_returned",
    )
    put(overdue_in(position), "overdue")
    put(due_soon_in(position), "due_soon")
    return sorted(owners.values(), key=lambda each: each.name)


def _with_draft(council: Council, quarter: Quarter, day: date) -> Council:
    """Return the council as if the draft of a quarter had been published on a day."""
    draft = council.drafts.get(quarter)
    if draft is None:
        return council
    update = draft.update.model_copy(update={"draft": False, "published": day})
    return replace(council, updates={**council.updates, quarter: update}, drafts={})


def _owner(council: Council, each: ActivityPosition) -> str:
    activity = each.activity
    if activity.owner_role:
        role = council.find(Role, activity.owner_role)
        return role.title
    reporter = reporter_of(each)
    if reporter:
        return council.find(Organisation, reporter).name
    return "Nobody is named as the owner"


def letter(owner: Owner, quarter: Quarter, day: date, answer_by: date | None) -> str:
    """Return what to write to an owner: ready text, with what is awaited of them."""
    by_when = f" by {shown_day(answer_by)}" if answer_by else ""
    lines = [f"To: {owner.name}", f"Subject: Action plan, report for {quarter.shown}", ""]
    if owner.not_returned:
        lines.append(f"We have no report for {quarter.shown} on these. Please send it{by_when}:")
        lines += [f"- {each.activity.title} ({each.activity.id})" for each in owner.not_returned]
        lines.append("")
    if owner.overdue:
        lines.append(f"Overdue on {shown_day(day)}. Please say what is being done about it:")
        lines += [
            f"- {each.activity.title} ({each.activity.id}). {each.reason}" for each in owner.overdue
        ]
        lines.append("")
    if owner.due_soon:
        lines.append("Due soon:")
        lines += [
            f"- {each.activity.title} ({each.activity.id}), {_due(each)}" for each in owner.due_soon
        ]
        lines.append("")
    lines.append(
        "One or two sentences each are enough. Please send no names of people, no details of cases "
        "and no numbers of people who were referred."
    )
    return "\n".join(lines)


def _due(each: ActivityPosition) -> str:
    return f"due {by(each.due)}" if isinstance(each.due, PartialDate) else ""
