"""The position of a quarter in plain words, made from the data: the same for page and papers."""

from collections.abc import Iterator, Sequence

from strategy_site.dates import shown_day
from strategy_site.progress import reasons
from strategy_site.progress.change_kinds import (
    Added,
    DueMoved,
    ReportCorrected,
    TakenOut,
    TextChanged,
)
from strategy_site.progress.positions import (
    DONE,
    NEED_ATTENTION,
    ActivityPosition,
    KeyActionPosition,
    Position,
)
from strategy_site.progress.report import QuarterReport
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, Word

# A sentence names up to this many by their titles; above it, numbers have to do.
MOST_NAMED = 3
# The statuses by what they tell a reader; those in neither say nothing of how well the work goes.
_WELL = (ActivityStatus.COMPLETE, ActivityStatus.ON_TRACK, ActivityStatus.NOT_STARTED)
# What changes the plan and not how an activity stands. Another text is told beside its activity.
_OF_THE_PLAN = (Added, DueMoved, TakenOut)
_LEFT_OUT = (TextChanged, ReportCorrected)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def position_in_words(report: QuarterReport) -> list[str]:
    """Return the position of a quarter as sentences that make one paragraph.

    What the plan holds; how many activities have which status; milestones; key actions; what
    changed; what is overdue; who sent no return. What later reports say is not in it.
    """
    told = [
        *activities_in_words(report.position),
        *key_actions_in_words(report.position),
        *_changes(report),
        _overdue(report),
        _missing(report),
    ]
    return [each for each in told if each]


def activities_in_words(position: Position) -> list[str]:
    """Return how many activities the plan has, how they stand, and how many milestones are met."""
    as_at = f"As at {shown_day(position.as_of)}"
    live = _live(position)
    if not live:
        later = any(each.status is ActivityStatus.NOT_YET_REPORTED for each in position.activities)
        named = ["The sources that name its activities are of a later day."] if later else []
        return [f"{as_at}, the plan on this site has no activities.", *named]
    actions = sum(each.has_live for each in position.key_actions)
    plan = f"{number(len(live), 'activity', 'activities')} under {number(actions, 'key action')}"
    told = [f"{as_at}, the plan has {plan}.", *_statuses(live), milestones_sentence(position)]
    return [each for each in told if each]


def counts_in_short(position: Position) -> str:
    """Return in one line how many live activities are complete, on track, in need of attention.

    All others are counted together, so that the numbers add up to the first.
    """
    counted = dict(_counted(_live(position)))
    total = sum(counted.values())
    known = [
        (counted.pop(each, 0), _within_a_sentence(each))
        for each in (ActivityStatus.COMPLETE, ActivityStatus.ON_TRACK)
    ]
    known.append((sum(counted.pop(each, 0) for each in NEED_ATTENTION), "in need of attention"))
    others = sum(counted.values())
    known.append((others, "other" if others == 1 else "others"))
    told = [f"{count} {word}" for count, word in known if count]
    return f"{total} in the plan: {reasons.names(told)}." if told else "None in the plan."


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
    return [(_within_a_sentence(status), count) for status, count in _counted(_live(position))]


def _live(position: Position) -> list[ActivityPosition]:
    return [each for each in position.activities if each.is_live]


def _counted(live: Sequence[ActivityPosition]) -> list[tuple[ActivityStatus, int]]:
    """Return how many have which status, in the order of the vocabulary, zeros left out."""
    found = [ActivityStatus.COMPLETE if each.status in DONE else each.status for each in live]
    return [(status, found.count(status)) for status in ActivityStatus if status in found]


def _within_a_sentence(status: Word) -> str:
    """Return a status word as part of an enumeration: without a comma of its own."""
    word = status.word.lower().replace(", ", " and ")
    return "without an update" if status is ActivityStatus.NO_UPDATE else word


def _statuses(live: Sequence[ActivityPosition]) -> Iterator[str]:
    """Yield a sentence for what goes as planned, one for what does not, one for what is open."""
    counted = _counted(live)
    well = [each for status in _WELL for each in counted if each[0] is status]
    badly = [each for status in NEED_ATTENTION for each in counted if each[0] is status]
    others = [each for each in counted if each not in (*well, *badly)]
    if well:
        (status, count), *more = well
        told = [f"{_are(count)} {_within_a_sentence(status)}", *map(_told, more)]
        yield f"Of these, {reasons.names(told)}."
    if badly:
        yield _one_or_more(badly, "{} need attention")
    if others:
        yield _one_or_more(others, "No rating was reported for {}")


def _one_or_more(counted: Sequence[tuple[ActivityStatus, int]], together: str) -> str:
    """Return the sentence for one status, or for several what they have together and each."""
    if len(counted) == 1:
        status, count = counted[0]
        return f"{_are(count)} {_within_a_sentence(status)}."
    told = together.format(sum(count for _, count in counted))
    return f"{told}: {reasons.names([*map(_told, counted)])}."


def _told(counted: tuple[ActivityStatus, int]) -> str:
    """Return a number and a status; that some are not rated is told of them together."""
    status, count = counted
    return f"{count} {_within_a_sentence(status).removesuffix(' and not rated')}"


def _are(count: int) -> str:
    return f"{count} {'is' if count == 1 else 'are'}"


def milestones_sentence(position: Position) -> str:
    """Return how many milestones are complete, with the share of five or more, or nothing."""
    count = position.milestones
    if not count.total:
        return ""
    are = "is" if count.done == 1 else "are"
    return (
        f"{count.done} of {number(count.total, 'milestone')} {are} reported complete{count.share}."
    )


def key_actions_in_words(position: Position, most_named: int = MOST_NAMED) -> list[str]:
    """Return a sentence for each status that key actions have, in the order of the vocabulary.

    Key actions without an activity in the plan are left out. Up to ``most_named`` of a status
    are told with their titles.
    """
    live = [each for each in position.key_actions if each.has_live]
    found = [
        (status, [each for each in live if each.status is status]) for status in KeyActionStatus
    ]
    return [_of_a_status(those, status, len(live), most_named) for status, those in found if those]


def _of_a_status(
    found: Sequence[KeyActionPosition], status: KeyActionStatus, live: int, most_named: int
) -> str:
    silent = status is KeyActionStatus.NO_UPDATE
    word = "without an update" if silent else status.word.lower()
    if len(found) == live > 1:
        return f"All {in_words(live)} key actions are {word}."
    one, many = len(found) == 1, len(found) > most_named
    named = [
        f"{each.key_action.number}{'' if many else f' ({each.key_action.title})'}" for each in found
    ]
    return f"Key action{'' if one else 's'} {reasons.names(named)} {'is' if one else 'are'} {word}."


def _changes(report: QuarterReport) -> Iterator[str]:
    """Yield how many activities changed in which way, what changed in the plan, and corrections."""
    if report.previous is None:
        yield "This is the first report on this site: there is none to compare it with."
        return
    counted = [
        (kind, f"{len(found)} {kind.counted}") for kind, found in report.changes.of_each_kind()
    ]
    statuses = [told for kind, told in counted if kind not in (*_OF_THE_PLAN, *_LEFT_OUT)]
    plan = [told for kind, told in counted if kind in _OF_THE_PLAN]
    since = f"Since the report for {report.previous.shown}"
    if statuses or plan:
        yield f"{since}: {reasons.names(statuses or plan)}."
    else:
        yield f"{since}, no status changed."
    if statuses and plan:
        yield f"Also: {reasons.names(plan)}."
    wrong = sorted({each.wrong for each in report.corrections})
    if wrong:
        yield f"This report corrects that for {reasons.names([each.shown for each in wrong])}."


def _overdue(report: QuarterReport) -> str:
    found = report.overdue
    if not found:
        return "Nothing is overdue." if _live(report.position) else ""
    if len(found) > MOST_NAMED:
        return f"{number(len(found), 'activity', 'activities')} are overdue."
    return f"Overdue: {'; '.join(each.activity.title for each in found)}."


def _missing(report: QuarterReport) -> str:
    missing = [each.name for each in report.missing_returns]
    if not missing:
        return ""
    return f"No return came from {reasons.names(missing)}."
