"""What fits on a slide: paragraphs and rows of tables, divided over as many slides as it takes.

A reader's office program may not have the fonts that are asked for. Sizes are worked out with the
letters of DejaVu Sans, which are wider than those that usually take their place.
"""

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from strategy_site.process_map.letters import lines_of as letters_in_lines

WIDTH, HEIGHT = 13.333, 7.5  # inches: 16:9
MARGIN = 0.6
INNER = WIDTH - 2 * MARGIN
TOP = 1.5  # where the content of a slide begins
BOTTOM = 6.7  # and where it ends: below stands the notice
TEXT_POINTS, LEAD_POINTS, TABLE_POINTS = 20, 18, 14
LINE = 1.22  # the height of a line in letters
PADDING = 0.14  # inches: above and below the text of a cell, together
SIDES = 0.2  # inches: at the left and the right of a text, together
INDENT = 0.3  # inches: before an item of a list
_GAP = 6 / 72  # inches: below a paragraph
_LONGEST_NAME = 60  # letters of a name that is told again where its row goes on


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a slide: ``strong`` for headings within the text."""

    text: str
    strong: bool = False
    bullet: bool = False


@dataclass(frozen=True)
class Table:
    """A table: what it shows in one sentence, its column headers and widths, its rows.

    The first column names what its row is about. A new line in a cell begins a paragraph.
    """

    about: str
    headers: tuple[str, ...]
    widths: tuple[float, ...]  # shares of the slide between its margins, at most 1 together
    rows: tuple[tuple[str, ...], ...]

    def height(self, row: Sequence[str]) -> float:
        """Return the height of a row in inches."""
        lines = max(
            lines_of(cell, self.room(column), TABLE_POINTS, bold=self.is_bold(row, column))
            for column, cell in enumerate(row)
        )
        return lines * TABLE_POINTS * LINE / 72 + PADDING

    def room(self, column: int) -> float:
        """Return how wide the text of a column may be, in inches."""
        return self.widths[column] * INNER - SIDES

    def is_bold(self, row: Sequence[str], column: int) -> bool:
        """Whether a cell has bold letters: a header, and what names a row."""
        return column == 0 or row is self.headers


def lines_of(text: str, width: float, points: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in a width in inches; too many rather than too few."""
    paragraphs = text.split("\n")
    return sum(
        len(letters_in_lines(each, width * 72, points, bold=bold)) or 1 for each in paragraphs
    )


def _cut(text: str, width: float, points: float, most: int, *, bold: bool) -> list[str]:
    """Return a text in parts of at most so many lines, divided between words."""
    words = re.findall(r"\S+\s*", text)
    parts = []
    while words:
        fits = bisect_right(
            range(1, len(words) + 1),
            most,
            key=lambda number: lines_of("".join(words[:number]).strip(), width, points, bold=bold),
        )
        parts.append("".join(words[: max(fits, 1)]).strip())
        words = words[max(fits, 1) :]
    return parts


def points_to_fit(text: str, width: float, height: float, sizes: Sequence[int]) -> int:
    """Return the largest of the sizes, largest first, in which a text fits; else the last."""
    fitting = (
        size
        for size in sizes
        if lines_of(text, width - SIDES, size, bold=True) * size * LINE / 72 <= height
    )
    return next(fitting, sizes[-1])


def height_of(paragraphs: Sequence[Paragraph], points: float) -> float:
    """Return the height of paragraphs in inches, between the margins of a slide."""
    lines = sum(lines_of(each.text, _room(each), points, bold=each.strong) for each in paragraphs)
    return lines * points * LINE / 72 + len(paragraphs) * _GAP + (0.1 if paragraphs else 0)


def _room(each: Paragraph) -> float:
    return INNER - SIDES - (INDENT if each.bullet else 0)


def parts_of(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return paragraphs in parts that fit a slide, in order; nothing is left out.

    A heading stays with what it stands above. A paragraph that is longer than a slide is divided.
    """
    whole = [part for each in paragraphs for part in _divided(each)]
    parts: list[list[Paragraph]] = [[]]
    for number, each in enumerate(whole):
        ahead = [each, *whole[number + 1 : number + 2]] if each.strong else [each]
        full = height_of([*parts[-1], *ahead], TEXT_POINTS) > BOTTOM - TOP
        if parts[-1] and full:
            parts.append([])
        parts[-1].append(each)
    return parts


def _divided(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield a paragraph, in parts if it is longer than what stands below a heading on a slide."""
    most = int((BOTTOM - TOP) / (TEXT_POINTS * LINE / 72)) - 3  # for a heading and a line above
    for part in _cut(paragraph.text, _room(paragraph), TEXT_POINTS, most, bold=paragraph.strong):
        yield replace(paragraph, text=part)


def pages_of(table: Table, top: float = TOP) -> list[tuple[tuple[str, ...], ...]]:
    """Return the rows of a table in parts that fit a slide, in order; nothing is left out.

    The first part begins at ``top``, below what stands above the table. A row that is higher than a
    slide goes on in the next one, which names it again.
    """
    room = BOTTOM - TOP - table.height(table.headers)
    parts: list[list[tuple[str, ...]]] = [[]]
    left = room - (top - TOP)
    for row in chain.from_iterable(_divided_row(table, each, room) for each in table.rows):
        need = table.height(row)
        if parts[-1] and need > left:
            parts.append([])
            left = room
        parts[-1].append(row)
        left -= need
    return [tuple(part) for part in parts]


def _divided_row(table: Table, row: tuple[str, ...], room: float) -> Iterator[tuple[str, ...]]:
    """Yield a row, in parts if it is higher than the room in inches."""
    if table.height(row) <= room:
        yield row
        return
    most = int((room - PADDING) / (TABLE_POINTS * LINE / 72))
    name = textwrap.shorten(row[0].split("\n")[0], _LONGEST_NAME, placeholder="…")
    cells = (
        _cut(cell, table.room(column), TABLE_POINTS, most, bold=table.is_bold(row, column))
        for column, cell in enumerate(row)
    )
    for first, *others in zip_longest(*cells, fillvalue=""):
        yield (first or f"{name} (continued)", *(each or "–" for each in others))
