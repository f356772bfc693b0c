"""The sentences that explain a status. They quote what a report gives as its own reason."""

from datetime import date

from strategy_site.dates import PartialDate, Quarter, shown_day
from strategy_site.model.updates import Corrected, Entry
from strategy_site.progress.positions import Report
from strategy_site.vocabulary import ReportedStatus, Word

_BEGUN_OR_NOT = (ReportedStatus.NOT_STARTED, ReportedStatus.PAUSED)


def sentence(text: str) -> str:
    """Return a text on one line and with a full stop, if it ends without a mark of its own."""
    line = " ".join(text.split())
    return line if line[-1:] in (".", "!", "?") else f"{line}."


def with_reason(told: str, why: str | None, status: Word | None = None) -> str:
    """Return what is told and the reason somebody gave for it.

    A reason in small letters follows a colon. One with a capital is a sentence of its own: its
    first word may be a name. The status is not told twice if the reason begins with its word.
    """
    if not why:
        return f"{told}."
    reason = sentence(why.removeprefix(f"{status.word}: ") if status else why)
    return f"{told}: {reason}" if reason[0].islower() else f"{told}. {reason}"


def by(due: PartialDate) -> str:
    """Return a due date with the word before it: ``by the end of December 2019``."""
    return f"on {due.shown}" if due.day else f"by the end of {due.shown}"


def during(when: PartialDate) -> str:
    """Return a date with the word before it: ``in June 2018``, ``on 1 June 2018``."""
    return f"on {when.shown}" if when.day else f"in {when.shown}"


def days(number: int) -> str:
    """Return a number of days in words: ``1 day``, ``12 days``."""
    return f"{number} day{'' if number == 1 else 's'}"


def names(those: list[str]) -> str:
    """Return names in a row: ``A``, ``A and B``, ``A, B and C``."""
    return " and ".join([", ".join(those[:-1]), those[-1]] if len(those) > 1 else those)


def reported_as(entry: Entry) -> str:
    """Return what a report says in the words of the vocabulary: ``not started and on track``."""
    status = entry.status.word.lower()
    return f"{status} and {entry.confidence.word.lower()}" if entry.confidence else status


def rated_as(entry: Entry) -> str:
    """Return the rating in a report; ``in progress`` goes without saying, ``paused`` does not."""
    if entry.confidence and entry.status not in _BEGUN_OR_NOT:
        return entry.confidence.word.lower()
    return reported_as(entry)


def last_reported(latest: Report) -> str:
    """Return the sentence that tells the last report before a silence."""
    return f"Last reported: {reported_as(latest.entry)}, for {latest.quarter.shown}."


def completed(done_on: PartialDate, due: object) -> str:
    """Return when something was completed, and when it was due if it was late.

    Days are counted only where both dates are known to the day.
    """
    when = f"Reported complete: {done_on.shown}"
    if not isinstance(due, PartialDate) or done_on.first_day <= due.last_day:
        return f"{when}."
    if done_on.day and due.day:
        when = f"{when}, {days((done_on.first_day - due.last_day).days)} late"
    return f"{when}. It was due {by(due)}."


def due_soon(due: PartialDate, as_of: date) -> str:
    """Return a due date that is near, with the days that are left."""
    left = (due.last_day - as_of).days
    return f"Due {by(due)}, {f'in {days(left)}' if left else 'which is the last day'}."


def taken_out(quarter: Quarter, why: str) -> str:
    """Return since when something is out of the plan, and why."""
    return with_reason(f"Taken out of the plan in the quarter {quarter.shown}", why)


def correction(corrects: Corrected) -> str:
    """Return what an entry puts right."""
    return with_reason(f"Corrects the report for {corrects.quarter.shown}", corrects.reason)


def told_on(latest: Report) -> str:
    """Return the beginning of a reason: ``Reported on 26 July 2019``."""
    return f"Reported on {shown_day(latest.published)}"
