"""The position of a quarter in plain words, made from the data: the same for page and papers."""

from collections.abc import Iterable, Sequence

from strategy_site.dates import shown_day
from strategy_site.progress import reasons
from strategy_site.progress.positions import DONE, KeyActionPosition, Position
from strategy_site.progress.report import QuarterReport
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, Word

# A sentence names up to this many; above it, their number has to do.
MOST_NAMED = 3
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def position_in_words(report: QuarterReport) -> list[str]:
    """Return the position of a quarter as sentences that make one paragraph.

    What the plan holds; how many activities have which status; milestones; key actions; what
    changed; what is overdue; who sent no return.
    """
    position = report.position
    told = [
        _plan(position),
        _statuses(position),
        _milestones(position),
        *_key_actions(position.key_actions),
        _changes(report),
        _overdue(report),
        _missing(report),
    ]
    return [each for each in told if each]


def number(count: int, one: str, more: str = "") -> str:
    """Return a number with its noun: ``1 activity``, ``12 activities``."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def in_words(count: int) -> str:
    """Return a number below ten as a word, others in figures."""
    return _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def status_groups(position: Position) -> list[tuple[str, int]]:
    """Return how many live activities have which status, in words that fit into a sentence.

    Both ways of being complete are one. The numbers add up to the live activities of the plan.
    """
    found: dict[str, int] = {}
    for status, count in position.counts():
        if status in (ActivityStatus.STOPPED, ActivityStatus.NOT_YET_REPORTED):
            continue
        shown = ActivityStatus.COMPLETE if status in DONE else status
        word = _within_a_sentence(shown)
        found[word] = found.get(word, 0) + count
    return list(found.items())


def _within_a_sentence(status: Word) -> str:
    """Return a status word as part of an enumeration: without a comma of its own."""
    word = status.word.lower().replace(", ", " and ")
    return "without an update" if status is ActivityStatus.NO_UPDATE else word


def _plan(position: Position) -> str:
    live = sum(each.is_live for each in position.activities)
    actions = sum(each.has_live for each in position.key_actions)
    plan = f"{number(live, 'activity', 'activities')} under {number(actions, 'key action')}"
    return f"As at {shown_day(position.as_of)}, the plan has {plan}."


def _statuses(position: Position) -> str:
    parts = [f"{count} {word}" for word, count in status_groups(position)]
    return f"Of these: {reasons.names(parts)}." if parts else ""


def _milestones(position: Position) -> str:
    count = position.milestones
    if not count.total:
        return ""
    share = f" ({count.percent}%)" if count.percent is not None else ""
    are = "is" if count.done == 1 else "are"
    return f"{count.done} of {number(count.total, 'milestone')} {are} reported complete{share}."


def _key_actions(actions: Iterable[KeyActionPosition]) -> Iterable[str]:
    """Yield a sentence for each status that key actions have, in the order of the vocabulary."""
    live = [each for each in actions if each.has_live]
    for status in KeyActionStatus:
        found = [each for each in live if each.status is status]
        if found:
            yield _of_a_status(found, status, len(live))


def _of_a_status(found: Sequence[KeyActionPosition], status: KeyActionStatus, live: int) -> str:
    silent = status is KeyActionStatus.NO_UPDATE
    word = "without an update" if silent else status.word.lower()
    if len(found) == live > 1:
        return f"All {in_words(live)} key actions are {word}."
    if len(found) > MOST_NAMED:
        return f"{in_words(len(found)).capitalize()} key actions are {word}."
    one = len(found) == 1
    named = [f"{each.key_action.number} ({each.key_action.title})" for each in found]
    return f"Key action{'' if one else 's'} {reasons.names(named)} {'is' if one else 'are'} {word}."


def _changes(report: QuarterReport) -> str:
    if report.previous is None:
        return "This is the first report: there is none to compare it with."
    counted = [f"{len(found)} {heading.lower()}" for heading, found in report.changes.by_kind()]
    since = f"Since the report for {report.previous.shown}"
    return f"{since}: {reasons.names(counted)}." if counted else f"{since}, nothing changed."


def _overdue(report: QuarterReport) -> str:
    found = report.overdue
    if not found:
        return "Nothing is overdue."
    if len(found) > MOST_NAMED:
        return f"{number(len(found), 'activity', 'activities')} are overdue."
    return f"Overdue: {'; '.join(each.activity.title for each in found)}."


def _missing(report: QuarterReport) -> str:
    missing = [each.name for each in report.missing_returns]
    if not missing:
        return ""
    return f"No return came from {reasons.names(missing)}."
