"""The file of a new quarter, with every live activity and an empty place for each return."""

from collections.abc import Iterator

from strategy_site.dates import PartialDate, Quarter, shown_day
from strategy_site.model.council import Council
from strategy_site.model.parties import Role
from strategy_site.model.strategy import Activity, KeyAction
from strategy_site.problems import Refusal
from strategy_site.progress import DONE, ActivityPosition, activity_position
from strategy_site.progress.reasons import reported_as
from strategy_site.vocabulary import ActivityKind, Confidence, ReportedStatus

_HEAD = """\
# {span}. A draft: the site leaves it out until it is closed.
#
# Below each activity stands what was last reported. Write the status of this quarter and, in
# "text", what happened, in one or two sentences. No names of people, no cases, no numbers of people
# who were referred. An entry without a text counts as not returned.
#
# Who is missing:   strategy-site chase {quarter}
# Any mistakes:     strategy-site check
# When all is in:   strategy-site close-quarter {quarter}

draft: true
entries:
"""
_NEEDS_REASON = (Confidence.AT_RISK, Confidence.OFF_TRACK)


def new_quarter(council: Council, quarter: Quarter) -> str:
    """Return the text of a new quarter's file.

    It has an entry for each activity that is live when the quarter ends: with its last status, its
    rating and an empty text. Raises Refusal if a later quarter has been reported, or if nothing is
    live.
    """
    later = [each for each in council.updates if each >= quarter]
    if later:
        raise Refusal(
            f"{later[-1]} has a report already, and a new quarter comes after all others. "
            f"Write {later[-1].next}."
        )
    entries = "".join(_entries(council, quarter))
    if not entries:
        raise Refusal(f"No activity is live in {quarter.shown}: there is nothing to report on.")
    return _HEAD.format(span=quarter.shown, quarter=quarter) + entries


def without_advice(text: str, quarter: Quarter) -> str:
    """Return a quarter's file without the advice that it began with, which is for a draft only."""
    advice = _HEAD.partition("\ndraft:")[0].format(span=quarter.shown, quarter=quarter)
    newline = "\r\n" if "\r\n" in text else "\n"
    return text.replace(advice.replace("\n", newline), f"# {quarter.shown}.{newline}", 1)


def live_in(council: Council, quarter: Quarter) -> list[ActivityPosition]:
    """Return the activities that a quarter's report has to tell of: in the plan and not complete.

    What a source names for the first time up to ``position_as_of`` counts as in the plan.
    """
    as_of = max(quarter.last_day, council.site.position_as_of)
    found = (activity_position(council, each, quarter, as_of) for each in council.activities)
    return [each for each in found if each.is_live and each.status not in DONE]


def _entries(council: Council, quarter: Quarter) -> Iterator[str]:
    """Yield the part of each key action and each of its live activities."""
    live = {each.activity.id: each for each in live_in(council, quarter)}
    for action in sorted(council.key_actions, key=lambda each: each.number):
        own = [live[each.id] for each in council.activities_of(action.id) if each.id in live]
        if own:
            yield _heading(action)
        for each in own:
            yield _entry(council, each)


def _heading(action: KeyAction) -> str:
    return f"\n  # ---- Key action {action.number}: {_flat(action.title)} ----\n"


def _entry(council: Council, each: ActivityPosition) -> str:
    lines = [
        "",
        f"# {_flat(each.activity.title)} ({_facts(council, each)})",
        f"# Last: {_last(each)}",
        f"- activity: {each.activity.id}",
        *(f"  {line}" for line in _fields(each)),
    ]
    return "".join(f"  {line}\n" if line else "\n" for line in lines)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _facts(council: Council, each: ActivityPosition) -> str:
    """Return kind, due date and owner of an activity, for the remark above its entry."""
    activity = each.activity
    parts = [activity.kind.word.lower()]
    if isinstance(each.due, PartialDate):
        parts.append(f"due {each.due.shown}")
    if activity.frequency:
        parts.append(activity.frequency.word.lower())
    if activity.owner_role:
        parts.append(council.find(Role, activity.owner_role).title)
    return "; ".join(parts)


def _last(each: ActivityPosition) -> str:
    """Return what was last reported, in one line."""
    latest = each.latest
    if latest is None:
        return "nothing was reported before."
    entry, published = latest.entry, shown_day(latest.published)
    told = f"{reported_as(entry)}, for {latest.quarter.shown} ({published}). {_flat(entry.text)}"
    return f"{told} Reason: {_flat(entry.reason)}" if entry.reason else told


def _fields(each: ActivityPosition) -> Iterator[str]:
    """Yield the fields of an entry: the status of before, and a text that is empty."""
    entry = each.latest.entry if each.latest else None
    yield f"status: {(entry.status if entry else _first_status(each.activity)).key}"
    if entry and entry.confidence:
        yield f"confidence: {entry.confidence.key}"
    if entry and isinstance(entry.done_on, PartialDate):
        yield f"done_on: {entry.done_on}   # when it last took place"
    yield "text:"
    if entry and (entry.confidence in _NEEDS_REASON or entry.status is ReportedStatus.PAUSED):
        yield "reason:"
    if entry and entry.corrective_action:
        yield "corrective_action:"
    if reporter := reporter_of(each):
        yield f"reported_by: {reporter}"


def reporter_of(each: ActivityPosition) -> str | None:
    """Return the organisation that reports on an activity: as last time, or its only partner."""
    if each.latest and each.latest.entry.reported_by:
        return each.latest.entry.reported_by
    partners = each.activity.partners
    return partners[0] if len(partners) == 1 else None


def _first_status(activity: Activity) -> ReportedStatus:
    """Return what an activity is before anything was reported on it."""
    if activity.kind is ActivityKind.MILESTONE:
        return ReportedStatus.NOT_STARTED
    return ReportedStatus.ONGOING
