"""How much fits one sheet of A4: texts are shortened and lists cut until all of it does.

Heights are counted in lines, with the widest letters that a reader may have. A row is anything with
the fields that its table or list shows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """How much a sheet takes: how many of each list, and how many letters of each text."""

    actions: int
    listed: int
    measures: int
    title: int
    reason: int
    paragraph: int


# From roomy to tight: a paper takes the first by which all fits its sheet, or else the last.
SIZES = (
    Size(actions=12, listed=5, measures=9, title=70, reason=140, paragraph=900),
    Size(actions=10, listed=4, measures=8, title=60, reason=105, paragraph=700),
    Size(actions=8, listed=3, measures=7, title=50, reason=85, paragraph=560),
    Size(actions=8, listed=2, measures=5, title=44, reason=62, paragraph=420),
    Size(actions=7, listed=1, measures=3, title=38, reason=50, paragraph=240),
)
# Lines of letters of 9 points on a sheet, and letters in a line of the sheet, of a column of text,
# of the columns of the tables: counted with the widest letters that a reader may have.
LINES, WIDE, HALF, NAME, WHY, MEASURE = 74, 96, 44, 24, 32, 24
_HEAD = 9  # lines: the notice, the title, for whom, and what frames the foot


@dataclass(frozen=True)
class Cut(Generic[T]):
    """A list as far as it fits, and how many more there are."""

    items: tuple[T, ...]
    more: int


_NOTHING: Cut[Any] = Cut((), 0)


def cut(found: Iterable[T], most: int) -> Cut[T]:
    """Return the first of a list, and the number of those left out."""
    every = tuple(found)
    return Cut(every[:most], max(0, len(every) - most))


def shortened(text: str, letters: int) -> str:
    """Return a text of at most so many letters, cut between words and with three dots."""
    flat = " ".join(text.split())
    if len(flat) <= letters:
        return flat
    kept = flat[: letters - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"


def sentences_within(sentences: Sequence[str], letters: int) -> str:
    """Return as many whole sentences as there is room for, and say so if some are left out."""
    kept: list[str] = []
    for each in sentences:
        if len(" ".join([*kept, each])) > letters:
            return " ".join([*kept, "The rest stands below."])
        kept.append(each)
    return " ".join(kept)


def fitted(view: Callable[[Size], dict[str, Any]], *foot: str) -> dict[str, Any]:
    """Return what a paper shows in the roomiest size by which it fits one sheet.

    ``view`` gives what it shows in a size; ``foot`` are the texts that stand below in any size.
    """
    shown = [view(size) for size in SIZES]
    frame = _HEAD + sum(_lines(each, WIDE) for each in foot)
    return next((each for each in shown if frame + _height(each) <= LINES), shown[-1])


def _lines(text: str, letters: int) -> int:
    return max(1, ceil(len(text) / letters))


def _height(shown: Mapping[str, Any]) -> int:
    """Return how many lines the content of a paper takes; too many rather than too few."""
    lines = 2 + _lines(shown.get("position", ""), WIDE - 6)
    lines += _lines(
        "".join(f"{each.word}{count:>9}" for each, count in shown.get("counts", ())), WIDE
    )
    for row in shown["actions"].items:
        lines += max(_lines(row.name, NAME), _lines(row.reason, WHY), 2 if " " in row.trend else 1)
    for row in shown.get("exceptions", _NOTHING).items:
        lines += max(_lines(row.title, NAME), _lines(row.reason, WHY), _lines(row.doing, WHY))
    for row in shown.get("measures", _NOTHING).items:
        lines += _lines(row.title, MEASURE)
    tables = sum(2 + bool(shown[name].more) for name in _TABLES if name in shown)
    # Rows have rules and a little space, a tenth more than their lines.
    return ceil(lines * 1.08) + tables + ceil(_columns(shown) / 2) + 4


_TABLES = ("actions", "exceptions", "measures")


def _columns(shown: Mapping[str, Any]) -> int:
    """Return how many lines the lists in two columns take together."""
    lines = 2 + len(shown.get("changes", ())) + (4 if "changes" in shown else 0)
    for name in ("overdue", "due_soon", "silent"):
        if name in shown:
            lines += 2 + bool(shown[name].more)
            lines += sum(_lines(f"{row.title}. {row.reason}", HALF) for row in shown[name].items)
    for name in ("missing", "decisions", "findings", "worse"):
        if name in shown:
            lines += 2 + bool(shown[name].more)
            lines += sum(_lines(each, HALF) for each in shown[name].items)
    return lines
