"""What is said of a process in words: its approval, its times, what stands above its page."""

from collections.abc import Mapping
from datetime import date

from strategy_site.dates import shown_day
from strategy_site.model.processes import Process, Timeframe
from strategy_site.vocabulary import ProcessStatus


def shown_time(time: Timeframe | None, numbers: Mapping[str, int]) -> str:
    """Return by when a step is done: ``Within 1 working day`` or ``6 months after step 9``.

    ``numbers`` are those of the steps, by id. Empty if the step has no time.
    """
    if time is None or time.unit is None:
        return ""
    after = f" after step {numbers[time.after]}" if time.after else ""
    if not time.unit.is_counted:
        return f"{time.unit.word}{after}"
    unit = time.unit.word.lower()
    counted = f"{time.value} {unit[:-1] if time.value == 1 else unit}"
    return f"{counted}{after}" if after else f"Within {counted}"


def time_with_basis(time: Timeframe | None, numbers: Mapping[str, int]) -> str:
    """Return by when a step is done and who set that time, or nothing."""
    shown = shown_time(time, numbers)
    if not shown or time is None or time.basis is None:
        return shown
    return f"{shown} ({time.basis.word.lower()})"


def approval(process: Process) -> str:
    """Return what a reader has to know before following a process; empty if it is approved."""
    if process.status is ProcessStatus.APPROVED:
        return ""
    return f"{with_meaning(process.status)}."


def with_meaning(status: ProcessStatus) -> str:
    """Return a status with what it means: ``Illustrative: not yet approved by the authority``."""
    return f"{status.word}: {status.sentence[0].lower()}{status.sentence[1:].rstrip('.')}"


def past_review(review_due: date | None, reviewed_on: date) -> str:
    """Return that a review was due before the site was last looked over, or nothing."""
    if review_due is None or review_due >= reviewed_on:
        return ""
    return f"Past its review date: it was due for review by {shown_day(review_due)}."


def notice_of(process: Process, reviewed_on: date) -> str:
    """Return what stands above the page of a process and below its picture, or nothing."""
    said = (approval(process), past_review(process.review_due, reviewed_on))
    return " ".join(filter(None, said))
