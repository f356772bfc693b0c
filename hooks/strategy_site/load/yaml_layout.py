"""What the beginnings of lines say about a YAML error: which line stands too far left or right."""

import re
from typing import NamedTuple

# Spaces that a space bar does not make; they come along when text is pasted.
ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_ODD_BEGINNING = re.compile(f"[ -]*[{ODD_SPACES}]")
_FIELD = re.compile(r"([ -]*)(?<![^ ])([A-Za-z_][A-Za-z0-9_]*) *:(?=\s|$)")
_NOT_BELOW = "mapping values are not allowed"
_NO_COLON = "could not find expected ':'"
_OUT_OF_LINE = ("found '<block mapping start>'", "found '<scalar>'", "found '?'")

ODD_SPACE = (
    "a space that the space bar does not make stands before the first word, such as one pasted "
    "from a web page.",
    "Delete all spaces before the word and type them again.",
)
NO_COLON = (
    "a colon is missing, or the space after it.",
    "Every line is a name, a colon and a space, then the value.",
)
_SIDES = {True: "right", False: "left"}


class Fault(NamedTuple):
    """A line and a column, both counted from 0, what is wrong there and what to do."""

    line: int
    column: int
    wrong: str
    fix: str


class _Line(NamedTuple):
    """A line that is neither empty nor a remark: where its name begins, and the name."""

    number: int
    column: int
    name: str  # empty if it is no field


def odd_beginning(line: str) -> int | None:
    """Return the column of an odd space among those that a line begins with, if there is one."""
    found = _ODD_BEGINNING.match(line)
    return found.end() - 1 if found else None


def fault_of_layout(
    lines: list[str], line: int, column: int, said: str, first: int
) -> Fault | None:
    """Return what the places of lines have to do with an error that was met at a place.

    ``said`` is the reader's own message; ``first`` is the number of the text's first line.
    """
    for number in range(line, max(line - 3, -1), -1):
        odd = odd_beginning(lines[number]) if number < len(lines) else None
        if odd is not None:
            return Fault(number, odd, *ODD_SPACE)
    here = _read(lines, line)
    above = _fields_above(lines, line)
    if here is None:
        return None
    if _NOT_BELOW in said:
        return _too_deep(lines, here, column, above, first)
    if _NO_COLON in said or (any(each in said for each in _OUT_OF_LINE) and not here.name):
        return _without_colon(lines[line], here, above, first)
    if any(each in said for each in _OUT_OF_LINE) and above and here.column != above[0].column:
        return _out_of_line(here, above[0], first)
    return None


def _read(lines: list[str], number: int) -> _Line | None:
    """Return a line, or None if it is empty or a remark."""
    text = lines[number] if number < len(lines) else ""
    if not text.strip() or text.lstrip().startswith("#"):
        return None
    found = _FIELD.match(text)
    if found:
        return _Line(number, found.start(2), found[2])
    return _Line(number, len(text) - len(text.lstrip(" ")), "")


def _fields_above(lines: list[str], line: int) -> list[_Line]:
    """Return the two nearest fields above a line, the nearest first."""
    found: list[_Line] = []
    for number in range(line - 1, -1, -1):
        each = _read(lines, number)
        if each and each.name:
            found.append(each)
        if len(found) == 2:
            break
    return found


def _too_deep(
    lines: list[str], here: _Line, column: int, above: list[_Line], first: int
) -> Fault | None:
    """Return what is wrong if a field was taken for more of the text above it."""
    if not here.name or lines[here.number].index(":") != column:
        return None  # a colon in a text
    before = next(
        (each for number in range(here.number - 1, -1, -1) if (each := _read(lines, number))), None
    )
    if before and not before.name and not (above and above[0].column < before.column):
        return Fault(before.number, before.column, *NO_COLON)
    if not above:
        return None
    if above[1:] and above[1].column == here.column and above[0].column < here.column:
        return _out_of_line(above[0], above[1], first)
    return _out_of_line(here, above[0], first) if here.column > above[0].column else None


def _out_of_line(here: _Line, neighbour: _Line, first: int) -> Fault:
    """Return that a line begins further right or left than the one it belongs with."""
    side = _SIDES[here.column > neighbour.column]
    wrong = f"this line begins further {side} than the lines it belongs with."
    fix = f'Begin it exactly below "{neighbour.name}" on line {neighbour.number + first}.'
    return Fault(here.number, here.column, wrong, fix)


def _without_colon(text: str, here: _Line, above: list[_Line], first: int) -> Fault | None:
    """Return what is wrong with a line that is no field: more of a text, or a field misspelt."""
    if here.name or ":" in text:
        return None
    if above and here.column < above[0].column:
        wrong = "this line has no colon, and begins further left than the text it may go on with."
        fix = f'Begin it further right than "{above[0].name}" on line {above[0].number + first}. '
        fix += "If it is a field, write its name, a colon, a space and the value."
        return Fault(here.number, here.column, wrong, fix)
    wrong, fix = NO_COLON
    if above:
        fix += f' If it goes on with the text of "{above[0].name}", begin it further right.'
    return Fault(here.number, here.column, wrong, fix)
