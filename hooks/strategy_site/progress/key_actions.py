"""The status of a key action: the roll-up of its activities, or what a person has set instead."""

from collections.abc import Sequence
from datetime import date

from strategy_site.dates import Quarter, last_quarter_ended_by, shown_day
from strategy_site.model.council import Council
from strategy_site.model.parties import Role
from strategy_site.model.strategy import KeyAction
from strategy_site.model.updates import Override
from strategy_site.progress import reasons
from strategy_site.progress.activities import activity_position
from strategy_site.progress.known import known_update
from strategy_site.progress.positions import (
    DONE,
    ActivityPosition,
    KeyActionPosition,
    Position,
)
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus

# What makes a key action more than unrated, the gravest first, and how it is counted.
_GRAVE: tuple[tuple[ActivityStatus, KeyActionStatus], ...] = (
    (ActivityStatus.OVERDUE, KeyActionStatus.OFF_TRACK),
    (ActivityStatus.OFF_TRACK, KeyActionStatus.OFF_TRACK),
    (ActivityStatus.AT_RISK, KeyActionStatus.AT_RISK),
    (ActivityStatus.NO_UPDATE, KeyActionStatus.NO_UPDATE),
)


def position_as_of(council: Council, day: date) -> Position:
    """Return the position as at a day, from the last quarter that had ended by then.

    A report published after that day is not yet known and does not count.
    """
    return _position(council, last_quarter_ended_by(day), day)


def position_at(council: Council, quarter: Quarter) -> Position:
    """Return the position as a quarter's report gave it, as at the day of its publication.

    For a quarter without a published report it is the position on the quarter's last day.
    """
    return _position(council, quarter, _reported_on(council, quarter))


def had_plan(council: Council, quarter: Quarter) -> bool:
    """Return whether any activity was live in the position that ``position_at`` returns."""
    as_of = _reported_on(council, quarter)
    return any(
        activity_position(council, activity, quarter, as_of).is_live
        for action in council.key_actions
        for activity in council.activities_of(action.id)
    )


def _reported_on(council: Council, quarter: Quarter) -> date:
    update = council.updates.get(quarter)
    published = council.published_on(update) if update else None
    return published or quarter.last_day


def _position(council: Council, quarter: Quarter, as_of: date) -> Position:
    actions = tuple(
        key_action_position(council, each, quarter, as_of) for each in council.key_actions
    )
    return Position(as_of, quarter, actions)


def key_action_position(
    council: Council, key_action: KeyAction, quarter: Quarter, as_of: date
) -> KeyActionPosition:
    """Return the status of a key action as at a day, with those of its activities.

    ``quarter`` is the one whose report counts.
    """
    activities = tuple(
        activity_position(council, activity, quarter, as_of)
        for activity in council.activities_of(key_action.id)
    )
    derived, why = roll_up(activities)
    override = override_in_force(council, key_action.id, quarter, as_of)
    status, reason = derived, why
    if override:
        status, reason = override.status, _set_by(council, override, derived)
    return KeyActionPosition(key_action, status, reason, activities, derived, why, override)


def override_in_force(
    council: Council, key_action_id: str, quarter: Quarter, as_of: date
) -> Override | None:
    """Return the newest override of a key action that holds for a quarter, if there is one.

    It holds from the quarter of its file until the one before it lapses, and counts once it has
    been set and the file has been published.
    """
    held = [
        (begins, override.on, number, override)
        for number, (begins, override) in enumerate(council.overrides_of(key_action_id))
        if begins <= quarter < override.lapses
        and override.on <= as_of
        and known_update(council, begins, as_of)
    ]
    return max(held)[-1] if held else None


def _set_by(council: Council, override: Override, derived: KeyActionStatus) -> str:
    title = council.find(Role, override.role).title
    told = f"Set by the {title} on {shown_day(override.on)}"
    return (
        f"{told}: {reasons.sentence(override.reason)} The status worked out is {derived.word}. "
        f"This ends with the report for {override.lapses.shown}."
    )


def roll_up(activities: Sequence[ActivityPosition]) -> tuple[KeyActionStatus, str]:
    """Return the status of a key action from those of its activities, with its reason.

    Activities that were stopped, or that no source had named, are left out. The first that fits:
    off track if any is overdue or off track; at risk if any is; no update if any has none;
    complete if all are; not rated if none is rated; otherwise on track.
    """
    live = [each for each in activities if each.is_live]
    grave = [
        (outcome, _named(found, status))
        for status, outcome in _GRAVE
        if (found := [each for each in live if each.status is status])
    ]
    if grave:
        return grave[0][0], " ".join(told for _, told in grave)
    if live and all(each.status in DONE for each in live):
        return KeyActionStatus.COMPLETE, _all_complete(len(live))
    rated = [each for each in live if each.status is ActivityStatus.ON_TRACK]
    if rated:
        told = _named(rated, ActivityStatus.ON_TRACK)
        return KeyActionStatus.ON_TRACK, f"{told} None is reported as late or at risk."
    return KeyActionStatus.NOT_RATED, _why_not_rated(live, activities)


def _named(found: Sequence[ActivityPosition], status: ActivityStatus) -> str:
    """Return how many have a status and which: ``2 overdue: Train staff; Map venues.``"""
    silent = status is ActivityStatus.NO_UPDATE
    counted = "without an update" if silent else status.word.lower()
    return f"{len(found)} {counted}: {'; '.join(each.activity.title for each in found)}."


def _all_complete(number: int) -> str:
    return (
        "Its one activity is complete."
        if number == 1
        else (f"All {number} activities are complete.")
    )


def _why_not_rated(live: Sequence[ActivityPosition], activities: Sequence[ActivityPosition]) -> str:
    if live or not activities:
        return "No source says whether the activities are on track."
    if any(each.status is ActivityStatus.NOT_YET_REPORTED for each in activities):
        return "Its activities are first named in later sources."
    return "All its activities have been stopped."
