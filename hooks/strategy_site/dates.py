"""Partial dates, financial quarters, and how both are shown.

Nothing here knows today's date. Financial quarters follow the UK local government year: quarter 1
is April to June.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = list(calendar.month_name)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_UK_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9})\.?,? (\d{4})", re.ASCII | re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{4})", re.ASCII)
_SHORT_MONTH = re.compile(r"(\d{4})[-/. ](\d{1,2})", re.ASCII)
_UNTIL = re.compile(r"(by |before )?(the )?(end of )?", re.IGNORECASE)
_QUARTER = re.compile(r"(\d{4})-q([1-4])", re.ASCII)


_WHOLE = "Write year-month-day, like 2019-12-31."


class DateProblem(ValueError):  # the author's mistake, not the program's
    """A text that is no date: ``args`` are what is wrong and what to do."""


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day, known as precisely as its source gives it."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        """The first day it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day it covers: something due in a month is due on the month's last day."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def shown(self) -> str:
        """The date in UK style, with its own precision: ``31 December 2019``, ``June 2018``."""
        if self.month is None:
            return f"{self.year}"
        month = f"{MONTHS[self.month]} {self.year}"
        return f"{self.day} {month}" if self.day else month


def parse_partial_date(text: str) -> PartialDate:
    """Return the date in ``2019``, ``2019-06`` or ``2019-12-31``; raise DateProblem otherwise."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise DateProblem("is not a date", _hint(text))
    year = int(found[1])
    month, day = (int(part) if part else None for part in found.groups()[1:])
    if not _plausible(year):
        raise DateProblem("is not a plausible year", "Write a year from 1900 to 2199.")
    if month is not None and not 1 <= month <= 12:
        raise DateProblem(*_no_such_month(year, month, day))
    if day is not None and month is not None:
        last = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last:
            raise DateProblem("is not a real date", f"{MONTHS[month]} {year} has {last} days.")
    return PartialDate(year, month, day)


def _plausible(year: int) -> bool:
    """Whether a year can be meant; it also keeps the arithmetic within what Python can count."""
    return 1900 <= year <= 2199


def parse_day(text: str) -> date:
    """Return the day in ``2019-12-31``; raise DateProblem for anything less precise."""
    partial = parse_partial_date(text) if _PARTIAL.fullmatch(text) else None
    if partial is None:
        meant = _meant(text)
        whole = meant and meant.day
        raise DateProblem("is not a date", f"Did you mean {meant}?" if whole else _WHOLE)
    if partial.day is None:
        raise DateProblem("is not a whole date", _WHOLE)
    return partial.first_day


def shown_day(day: date) -> str:
    """Return a day in UK style: ``26 July 2019``."""
    return PartialDate(day.year, day.month, day.day).shown


def months_past(day: date, later: date) -> int:
    """Return how many whole months a later day lies past a day: it is more than so many months old.

    On 26 August, what is of 26 July is not yet more than a month old. Where a month is too short to
    have the day, its last day counts: a month after 31 January is 28 or 29 February.
    """
    months = (later.year - day.year) * 12 + later.month - day.month
    same_day = min(day.day, calendar.monthrange(later.year, later.month)[1])
    return months if later.day > same_day else months - 1


def _hint(text: str) -> str:
    """Return the remedy for a date that is written in another way, such as day first."""
    meant = _meant(text)
    return f"Did you mean {meant}?" if meant else "Write 2019, 2019-06 or 2019-12-31."


def _meant(text: str) -> PartialDate | None:
    """Return the date that is meant by a text in another form, if one is."""
    text = " ".join(text.split())
    for year, month, day in _other_ways(text[_until(text) :]):
        try:
            date(year, month, day or 1)
        except ValueError:
            continue
        return PartialDate(year, month, day) if _plausible(year) else None
    return None


def _until(text: str) -> int:
    """Return where a text goes on after words such as ``by the end of``."""
    found = _UNTIL.match(text)
    return found.end() if found else 0


def _other_ways(text: str) -> Iterator[tuple[int, int, int | None]]:
    """Yield what year, month and day may be meant by a date that is not written our way."""
    if found := _UK_DATE.fullmatch(text):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        yield year, int(found[2]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        yield int(found[1]), int(found[2]), int(found[3])
    if found := _IN_WORDS.fullmatch(text):
        yield int(found[3]), _month(found[2]), int(found[1]) if found[1] else None
    if found := _MONTH_FIRST.fullmatch(text):
        yield int(found[2]), int(found[1]), None
    if found := _SHORT_MONTH.fullmatch(text):
        yield int(found[1]), int(found[2]), None


def _month(word: str) -> int:
    """Return the number of the month whose name a word is or begins; 0 if it is none."""
    names = [name.lower() for name in MONTHS]
    lowered = "sep" if word.lower() == "sept" else word.lower()
    return next((number for number, name in enumerate(names) if name[:3] == lowered[:3]), 0)


def _no_such_month(year: int, month: int, day: int | None) -> tuple[str, str]:
    """Return what is wrong with a month above 12, with day and month swapped if that helps."""
    if day is None and month == (year + 1) % 100:
        return "is not a date", f"Write one year: {year}."
    wrong = f"is not a real date: there is no month {month:02}"
    try:
        return wrong, f"Did you mean {date(year, day or 0, month).isoformat()}?"
    except ValueError:
        return wrong, "Write year-month-day."


@dataclass(frozen=True, order=True)
class Quarter:
    """A financial quarter: ``Quarter(2019, 1)`` is April to June 2019."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        year, month = (self.year + 1, 1) if self.number == 4 else (self.year, self.number * 3 + 1)
        return date(year, month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        first = self.first_day
        return date(
            first.year, first.month + 2, calendar.monthrange(first.year, first.month + 2)[1]
        )

    @property
    def next(self) -> "Quarter":
        """The quarter after this one."""
        return (
            Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)
        )

    @property
    def previous(self) -> "Quarter":
        """The quarter before this one."""
        return (
            Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)
        )

    def __str__(self) -> str:
        return f"{self.year}-q{self.number}"

    @property
    def shown(self) -> str:
        """The quarter in words: ``April to June 2019``."""
        first, last = self.first_day, self.last_day
        return f"{MONTHS[first.month]} to {MONTHS[last.month]} {last.year}"


def shown_span(first: Quarter, last: Quarter) -> str:
    """Return a run of quarters in words: ``January 2018 to March 2019``."""
    if first == last:
        return first.shown
    begins, ends = first.first_day, last.last_day
    return f"{MONTHS[begins.month]} {begins.year} to {MONTHS[ends.month]} {ends.year}"


def parse_quarter(text: str) -> Quarter:
    """Return the quarter in ``2019-q1``; raise DateProblem otherwise."""
    found = _QUARTER.fullmatch(text)
    if not found:
        raise DateProblem("is not a financial quarter", "Write 2019-q1 for April to June 2019.")
    if not _plausible(int(found[1])):
        raise DateProblem("is not a plausible year", "Write a year from 1900 to 2199.")
    return Quarter(int(found[1]), int(found[2]))


def quarter_of(day: date) -> Quarter:
    """Return the financial quarter that a day lies in."""
    if day.month <= 3:
        return Quarter(day.year - 1, 4)
    return Quarter(day.year, (day.month - 1) // 3)


def last_quarter_ended_by(day: date) -> Quarter:
    """Return the last financial quarter that is over on this day; its last day counts as over."""
    current = quarter_of(day)
    return current if day == current.last_day else current.previous
