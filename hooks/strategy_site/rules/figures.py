"""Warnings about dates, times and numbers in our own prose that are not in the GOV.UK style."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted
from strategy_site.rules.names import Names, in_a_path, without_mentions
from strategy_site.rules.own_words import OwnText

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|{_SHORT})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_A_YEAR = r"(?:1[89]|20)\d\d"
_GAP = r"[ \n\u00a0]"
_DASH = rf"{_GAP}?[-\u2010-\u2014]{_GAP}?"
_HALF = r"[apAP][mM]\b|[apAP]\.[mM]\b\.?"

_DIGITS = "0123456789"
# Most texts with a figure have nothing of what is wrong anywhere: this is one search for twelve.
_SUSPECT = re.compile(
    rf"(?<!\d)(?!{_A_YEAR}(?!\d))\d{{4}}|0\d{_GAP}+[A-Z]|\d(?:st|nd|rd|th)\b"
    rf"|\d(?:{_GAP}?[-\u2010-\u2014/.:]{_GAP}?\d|,?{_GAP}+{_A_YEAR}|{_GAP}+(?:of{_GAP}+[A-Z]|{_SHORT})"
    rf"|{_GAP}+[A-Z][a-z]+,{_GAP}+{_A_YEAR}|{_GAP}*(?:{_HALF})|{_GAP}+%|{_GAP}*per{_GAP}?cent\b)"
)


@dataclass(frozen=True)
class Form:
    """What may be in the wrong form: what such are, how it is found, what to write in its place.

    ``instead`` returns None where what was found is something else.
    """

    nouns: str
    pattern: re.Pattern[str]
    instead: Callable[[re.Match[str]], str | None]


def _date(found: re.Match[str]) -> str | None:
    year = f" {found['year']}" if found["year"] else ""
    month = next(each for each in _MONTHS if each.startswith(found["month"][:3]))
    return f"{int(found['day'])} {month}{year}"


def _date_in_figures(found: re.Match[str]) -> str | None:
    """Return a date of three numbers in words: the day stands first, unless it cannot."""
    day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{day} {_MONTHS[month - 1]} {year + 2000 if year < 100 else year}"


def _years(found: re.Match[str]) -> str | None:
    first, second = found["first"], found["second"]
    return f"{first} to {second}" if first < second else None


def _short_years(found: re.Match[str]) -> str | None:
    """Return years such as 2019/20 in words; 2019-07 is a month, 2008-12 may be either."""
    first, second, dash = int(found["first"]), int(found["second"]), found["sign"] != "/"
    if second == (first + 1) % 100:
        return f"{first} to {first + 1}"
    if dash and second > max(first % 100, 12):
        return f"{first} to {first // 100}{second}"
    if dash and 1 <= second <= 12 and second < first % 100:
        return f"{_MONTHS[second - 1]} {first}"
    return None


def _clock(hour: str, minutes: str | None, half: str | None) -> str | None:
    """Return a time as 9am or 1:30pm; without a half of the day it is one of 24 hours."""
    number, past = int(hour), int(minutes or 0)
    if half is None:
        if number in (0, 12) and not past:
            return "midday" if number else "midnight"
        half, number = "pm" if number >= 12 else "am", number % 12 or 12
    if not 1 <= number <= 12:
        return None
    return f"{number}{f':{past:02}' if past else ''}{half[0].lower()}m"


def _time(found: re.Match[str]) -> str | None:
    return _clock(found["hour"], found["minutes"], found["half"])


def _time_of_24_hours(found: re.Match[str]) -> str | None:
    return _clock(found["hour"], found["minutes"], None)


def _times(found: re.Match[str]) -> str | None:
    """Return a range of times; 9-5pm begins in the morning, for its first is the greater."""
    first_half, half = found["first_half"], found["half"]
    if not first_half:
        sooner = int(found["first"]) % 12 < int(found["hour"]) % 12
        first_half = half if sooner else "am" if half[0] in "pP" else "pm"
    first = _clock(found["first"], found["first_minutes"], first_half)
    last = _clock(found["hour"], found["minutes"], half)
    return f"{first} to {last}" if first and last else None


def _times_of_24_hours(found: re.Match[str]) -> str | None:
    first = _clock(found["first"], found["first_minutes"], None)
    return f"{first} to {_time_of_24_hours(found)}"


def _percentage(found: re.Match[str]) -> str | None:
    return f"{found['number']}%"


# What stands before a number that is no quantity: a word for what it names, initials, a telephone.
_NAMED = re.compile(
    r"(?:\b(?i:sections?|rooms?|ext(?:ension)?|numbers?|nos?|codes?|ref(?:erence)?s?|id|forms?"
    r"|lines?|pages?|case|order|version|year|on|pin|part|article|rule|box|unit|flat)[.:]?"
    r"|\b[A-Z]{2,}s?:?|\d\)?)[ \n\u00a0]+\Z"
    r"|\b(?i:text|call|dial|ring|phone|telephone|sms|fax)\w*\b[^.;]{0,40}\Z"
)


def _thousands(found: re.Match[str]) -> str | None:
    """Return a number with its commas; what may be a year or the name of something is left."""
    number = found["number"]
    before = found.string[max(0, found.start() - 60) : found.start()]
    may_be_a_year = len(number) == 4 and 1800 <= int(number) <= 2099
    if number[0] == "0" or (may_be_a_year and not found["sign"]) or _NAMED.search(before):
        return None
    return f"{found['sign']}{int(number):,}{found['rest']}"


def _form(nouns: str, pattern: str, instead: Callable[[re.Match[str]], str | None]) -> Form:
    alone = rf"(?<![\w.,:/#+-])(?:{pattern})(?![\w/])(?![.,:-]\d)(?!-\w)"
    return Form(nouns, re.compile(alone), instead)


_YEAR = rf"(?P<year>{_A_YEAR})"
_FROM = r"(?P<first>\d\d?)(?:[.:](?P<first_minutes>[0-5]\d))?"
_HOUR = r"(?P<hour>\d\d?)(?:[.:](?P<minutes>[0-5]\d))?"
_FROM_24 = r"(?P<first>[01]\d|2[0-3]):(?P<first_minutes>[0-5][05])"
_HOUR_24 = r"(?P<hour>[01]\d|2[0-3]):(?P<minutes>[0-5][05])"
# In this order: what one of them tells, those after it do not see.
FORMS = (
    _form(
        "dates",
        rf"{_DAY}(?:st|nd|rd|th)?{_GAP}+(?:of{_GAP}+)?{_MONTH}(?:,?{_GAP}+{_YEAR})?",
        _date,
    ),
    _form("dates", rf"{_MONTH}{_GAP}+{_DAY}(?:st|nd|rd|th)?,?{_GAP}+{_YEAR}", _date),
    _form("dates", rf"{_MONTH}{_GAP}+{_DAY}(?:st|nd|rd|th)(?P<year>)", _date),
    _form("dates", r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>(?:19|20)?\d\d)", _date_in_figures),
    _form(
        "dates", r"(?P<day>\d\d?)([.-])(?P<month>\d\d?)\2(?P<year>(?:19|20)\d\d)", _date_in_figures
    ),
    _form(
        "dates", r"(?P<year>(?:19|20)\d\d)([-/])(?P<month>\d\d)\2(?P<day>\d\d)", _date_in_figures
    ),
    _form(
        "dates", rf"(?P<first>{_A_YEAR})(?:{_DASH}|{_GAP}?/{_GAP}?)(?P<second>{_A_YEAR})", _years
    ),
    _form(
        "dates", rf"(?P<first>{_A_YEAR})(?P<sign>[-\u2010-\u2014/])(?P<second>\d\d)", _short_years
    ),
    _form(
        "times",
        rf"{_FROM}(?:{_GAP}?(?P<first_half>{_HALF}))?{_DASH}{_HOUR}{_GAP}?(?P<half>{_HALF})",
        _times,
    ),
    _form("times", rf"{_FROM_24}{_DASH}{_HOUR_24}", _times_of_24_hours),
    _form("times", rf"{_HOUR}{_GAP}?(?P<half>{_HALF})", _time),
    _form("times", _HOUR_24, _time_of_24_hours),
    _form(
        "percentages",
        rf"(?P<number>\d[\d,]*(?:\.\d+)?)(?:{_GAP}+%|{_GAP}*per{_GAP}?cent)",
        _percentage,
    ),
    _form(
        "numbers",
        rf"(?P<sign>£?)(?P<number>\d{{4,15}})(?P<rest>(?:\.\d+)?)(?!{_GAP}\d)",
        _thousands,
    ),
)


def figures(texts: Iterable[OwnText], council: Council) -> Iterator[Problem]:
    """Dates, times, ranges and numbers in our prose are in the GOV.UK style (W12).

    Others may stand in quotation marks, in a name that a record has, in an address and in code.
    """
    names = Names(council)
    for each in texts:
        # Looking for ten digits one by one is many times as quick as a search for any of them.
        if any(digit in each.text for digit in _DIGITS) and _SUSPECT.search(each.text):
            yield from _figures_in(each, names)


def _figures_in(each: OwnText, names: Names) -> Iterator[Problem]:
    text = without_mentions(each.text)
    for form in FORMS:
        for found in form.pattern.finditer(text):
            instead = form.instead(found)
            if instead is None or " ".join(found[0].split()) == instead:
                continue
            if not (names.know(text, found) or in_a_path(text, found)):
                yield _in_another_style(each, found, form.nouns, instead)
            text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]


def _in_another_style(text: OwnText, found: re.Match[str], nouns: str, instead: str) -> Problem:
    message = f"{quoted(found[0])} is not in the GOV.UK style for {nouns}."
    fix = f"Write {quoted(instead)}, or put the words of others in quotation marks."
    return text.problem(found.start(), "W12", message, fix)
