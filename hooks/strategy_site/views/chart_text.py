"""What all charts share: widths of words, lines that fit, keys, short names of quarters.

A chart is as wide as its column allows: positions along it are in per cent, heights and letters in
pixels. Whether a word fits is worked out for the narrowest column that counts, that of a phone 320
pixels wide, and with letters taken as wider than those of the usual fonts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from strategy_site.dates import MONTHS, Quarter
from strategy_site.vocabulary import ActivityStatus

# The column's width in pixels: on a phone, and the least from 48em upwards.
NARROW, WIDE = 288, 656
LETTER = 14
LINE = 18
# Widths in parts of the size of the letters, on the safe side.
_SLIM, _BROAD, _PLAIN = 0.32, 0.9, 0.58
_WIDTHS = dict.fromkeys("ijlItfr.,:;'’|()! -", _SLIM) | dict.fromkeys("mwMWO%@", _BROAD)
_CAPITAL = 0.72


def text_width(text: str) -> float:
    """Return how many pixels wide a text is at most, in letters of 14 pixels."""
    return LETTER * sum(_WIDTHS.get(each, _CAPITAL if each.isupper() else _PLAIN) for each in text)


def lines_of(text: str, width: float) -> tuple[str, ...]:
    """Return a text broken between words into lines of at most a width in pixels.

    A word that is wider than that has a line of its own.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def anchor(x: float, text: str, width: float = NARROW) -> str:
    """Return which part of a text stands at ``x`` per cent so that it stays within the chart."""
    half = text_width(text) / 2 / width * 100
    if x < half:
        return "start"
    return "end" if x > 100 - half else "middle"


def short(quarter: Quarter) -> tuple[str, str]:
    """Return a quarter in two short lines: ``Apr to Jun`` and ``2024``."""
    first, last = quarter.first_day, quarter.last_day
    return f"{MONTHS[first.month][:3]} to {MONTHS[last.month][:3]}", f"{last.year}"


@dataclass(frozen=True)
class Key:
    """A status as a small box: ``tone`` gives colour and shape.

    Statuses of one tone have one shape; ``variant`` counts them and tells the boxes apart.
    """

    status: ActivityStatus

    @property
    def tone(self) -> str:
        """The look that goes with the status."""
        return self.status.tone.value

    @property
    def variant(self) -> int:
        """The place of the status among those of its tone: 0 for the first."""
        alike = [each for each in ActivityStatus if each.tone is self.status.tone]
        return alike.index(self.status)


def keys_of(statuses: Iterable[ActivityStatus]) -> list[Key]:
    """Return a legend: each status once, in the order of the vocabulary."""
    found = set(statuses)
    return [Key(each) for each in ActivityStatus if each in found]
