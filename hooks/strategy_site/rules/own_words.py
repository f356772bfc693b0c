"""Our own words, as the rules about prose read them: from records and from Markdown pages.

Words taken over from others are left out: verbatim fields, the names of publications and, in
pages, quotation blocks. What is not prose in a page (code, HTML, addresses, calls) is blanked by
as many characters as it had, so that every position stays that of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from strategy_site.load.convert import Positions
from strategy_site.load.pages import Page
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.publications import Document, Publication
from strategy_site.model.resources import Resource
from strategy_site.model.shape import fields_of
from strategy_site.problems import Problem


@dataclass(frozen=True, slots=True)
class RecordText:
    """A text of ours in a record: ``whole`` if it is made of sentences, not a title."""

    text: str
    whole: bool
    record: Record
    field: str
    positions: Positions

    def written(self, start: int, end: int) -> str:
        """Return a part of the text as it is written."""
        return self.text[start:end]

    def problem(self, start: int, code: str, message: str, fix: str) -> Problem:  # noqa: ARG002
        """Return a problem at the field: a folded text has lost its lines."""
        return self.positions.problem(self.record, self.field, code, message, fix)


@dataclass(frozen=True, slots=True)
class PageText:
    """A paragraph, an item, a heading or a cell of a page, with all that is no prose blanked.

    ``line`` and ``column`` are where it begins; ``raw`` is the same text as it is written.
    ``level`` is that of a heading, and 0 for what is none.
    """

    text: str
    whole: bool
    path: str
    line: int
    column: int
    raw: str
    level: int = 0

    def written(self, start: int, end: int) -> str:
        """Return a part of the text as it is written."""
        return self.raw[start:end]

    def problem(self, start: int, code: str, message: str, fix: str) -> Problem:
        """Return a problem at a character of the text."""
        breaks = self.text.count("\n", 0, start)
        column = start - self.text.rfind("\n", 0, start) if breaks else self.column + start
        return Problem(self.path, self.line + breaks, column, code, "", message, fix)


OwnText = RecordText | PageText

# Which fields are our sentences, and which are single lines that a reader sees as our words.
# Names of bodies and organisations are theirs.
_SENTENCES = "text"
_TITLES = {"title", "label", "who", "hours", "notice", "question"}
_NAMED_BY_OTHERS = (Publication, Document, Resource)


@cache
def _own_fields(record: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a record that hold our words; True for those that hold sentences."""
    titles = set() if issubclass(record, _NAMED_BY_OTHERS) else _TITLES
    return tuple(
        (name, shape.says == _SENTENCES)
        for name, shape in fields_of(record).items()
        if shape.says == _SENTENCES or name in titles
    )


@cache
def _parts(record: type[Record]) -> tuple[str, ...]:
    """Return the fields of a record that hold other records with words of ours in them."""
    return tuple(
        name
        for name, shape in fields_of(record).items()
        if shape.record and (_own_fields(shape.record) or _parts(shape.record))
    )


def texts_of_records(council: Council, positions: Positions) -> Iterator[RecordText]:
    """Yield every text of ours in the records."""
    for each in fields(council):  # not what the council keeps beside them, which says it again
        yield from _texts(getattr(council, each.name), positions)


def _texts(held: Any, positions: Positions) -> Iterator[RecordText]:
    if isinstance(held, Record):
        for name, whole in _own_fields(type(held)):
            # A record that stands in for one that could not be read has no values.
            text = getattr(held, name, None)
            if isinstance(text, str):
                yield RecordText(text, whole, held, name, positions)
        for name in _parts(type(held)):
            yield from _texts(getattr(held, name, None), positions)
    elif isinstance(held, tuple | list):
        for each in held:
            yield from _texts(each, positions)
    elif isinstance(held, dict):
        yield from _texts(tuple(held.values()), positions)


def texts_of_page(page: Page, path: str) -> Iterator[PageText]:
    """Yield every text of ours on a page: its header's, its paragraphs, items, headings, cells."""
    lines = page.text.split("\n")
    body = lines_of_header(lines)
    yield from _header_texts(page, path, lines[:body])
    raw = "\n".join(lines[body:])
    yield from _Blocks(path, _blanked(raw).split("\n"), lines[body:], body + 1).texts()


def lines_of_header(lines: list[str]) -> int:
    """Return how many lines at the start of a page are its header."""
    if lines[0].rstrip() != "---":
        return 0
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return next(ends, -1) + 1


def _header_texts(page: Page, path: str, lines: list[str]) -> Iterator[PageText]:
    for number, line in enumerate(lines, 1):
        name, _, value = line.partition(":")
        if name in ("title", "description", "question"):
            flat = " ".join(getattr(page, name).split())
            column = len(name) + 2 + len(value) - len(value.lstrip())
            yield PageText(flat, name == "description", path, number, column, flat)


# What is blanked, in this order: the sign that has to be there, what to look for, what takes its
# place. A word takes the place of what is read as one; it has a capital, for it may begin a
# sentence.
_WORD, _NOTHING, _ITEM, _EMPHASIS = "word", "nothing", "item", "emphasis"
_BLOCK_TAGS = "address|article|aside|details|div|dl|figure|footer|form|h[1-6]|header|hr|iframe|main"
_BLOCK_TAGS += "|nav|ol|p|pre|script|section|style|summary|table|ul|video"
_NOT_PROSE = tuple(
    (sign, re.compile(pattern, re.MULTILINE), kind)
    for sign, pattern, kind in (
        ("```", r"^[ \t]*(`{3,})(?!.*`).*(?:\n.*)*?(?:\n[ \t]*\1.*$|\Z)", _NOTHING),
        ("~~~", r"^[ \t]*(~{3,}).*(?:\n.*)*?(?:\n[ \t]*\1.*$|\Z)", _NOTHING),
        ("`", r"(`+)(?!`).+?(?<!`)\1(?!`)", _WORD),
        ("<!--", r"<!--(?s:.*?)(?:-->|\Z)", _NOTHING),
        ("<", rf"^ {{0,3}}</?(?:{_BLOCK_TAGS})\b.*(?:\n.*\S.*)*", _NOTHING),
        ("{{", r"^[ \t]*\{\{.*?\}\}[ \t]*$", _NOTHING),
        ("{{", r"\{\{.*?\}\}", _WORD),
        ("]:", r"^\[\^[^\[\]\n]+\]:", _ITEM),
        ("]:", r"^(?:\*\[[^\]\n]+\]:| {0,3}\[[^\]\n]+\]:[ \t]*\S).*$", _NOTHING),
        ("[^", r"\[\^[^\[\]\n]+\]", _NOTHING),
        ("![", r"!\[[^\[\]\n]*\]\([^()\n]*\)", _NOTHING),
        ("](", r"\]\([^()\n]*\)", _NOTHING),
        ("][", r"\]\[[^\[\]\n]*\]", _NOTHING),
        ("{", r"\{[:#.][^{}\n]*\}", _NOTHING),
        ("<", r"<(?:[a-z]+:[^<>\n]*|[^<>\s@]+@[^<>\n]+)>", _WORD),
        ("<", r"</?[a-zA-Z][^<>\n]*>", _NOTHING),
        ("*", r"\*+", _EMPHASIS),
        ("_", r"_+", _EMPHASIS),
    )
)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0]) if "\n" in found[0] else " " * len(found[0])


def _word(found: re.Match[str]) -> str:
    return "W" + "o" * (len(found[0]) - 1)


def _item(found: re.Match[str]) -> str:
    return "-" + " " * (len(found[0]) - 1)


def _emphasis(found: re.Match[str]) -> str:
    """Blank the signs of emphasis; keep the sign of an item, and what is within a word."""
    text, start, end = found.string, found.start(), found.end()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    within = found[0][0] == "_" and before.isalnum() and after.isalnum()
    apart = (not before or before.isspace()) and after.isspace()
    return found[0] if within or apart else " " * len(found[0])


_INSTEAD = {_EMPHASIS: _emphasis, _NOTHING: _blank, _WORD: _word, _ITEM: _item}


def _blanked(body: str) -> str:
    """Return the Markdown of a page with all that is no prose blanked, character for character."""
    for sign, pattern, kind in _NOT_PROSE:
        if sign in body:
            body = pattern.sub(_INSTEAD[kind], body)
    return body


_MARKER = re.compile(r"\s*(?:[-+*]|\d+[.)]|:)[ \t]+")
_HEADING = re.compile(r"#{1,6}(?!#)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_NOTE = re.compile(r"(?:!!!|\?\?\?)\+? *[\w -]*")


class _Blocks:
    """The blocks of one page, as its lines are read one by one."""

    def __init__(self, path: str, clean: list[str], raw: list[str], first_line: int) -> None:
        self.path = path
        self.clean = clean
        self.raw = raw
        self.first_line = first_line
        self.begun = -1  # the line on which the open block began, or -1
        self.passed = False  # within a quotation or code: all that follows up to an empty line
        self.table = False
        self.nested = False  # below an item or a note, what is indented is prose

    def texts(self) -> Iterator[PageText]:
        """Yield the text of each block."""
        above = ""
        for number, line in enumerate(self.clean):
            yield from self._line(number, line, above)
            above = line
        yield from self._close(len(self.clean))

    def _close(self, number: int, *, whole: bool = True, level: int = 0) -> Iterator[PageText]:
        """Yield the open block, which ends before a line."""
        if self.begun >= 0:
            yield self._text(self.begun, number, whole=whole, level=level)
        self.begun = -1

    def _text(self, first: int, end: int, *, whole: bool, level: int = 0) -> PageText:
        text, raw = "\n".join(self.clean[first:end]), "\n".join(self.raw[first:end])
        return PageText(text, whole, self.path, self.first_line + first, 1, raw, level)

    def _line(self, number: int, line: str, above: str) -> Iterator[PageText]:
        stripped = line.strip()
        if not stripped:
            yield from self._close(number)
            self.passed = self.table = False
            return
        if not above.strip():
            indented = line.startswith(("    ", "\t"))
            self.nested = self.nested and line[0] in " \t"
            self.passed = indented and not self.nested
        if self.passed:
            return
        heading = _HEADING.match(stripped)
        if self.table or stripped[0] == "|" or heading:
            yield from self._close(number)
            yield self._text(number, number + 1, whole=False, level=heading.end() if heading else 0)
        elif self.begun >= 0 and (_UNDERLINE.fullmatch(line) or _is_rule(line)):
            self.table = _is_rule(line)
            # Only a single line becomes a heading when it is underlined.
            underlined = 0 if self.table or number > self.begun + 1 else "=-".index(stripped[0]) + 1
            yield from self._close(number, whole=False, level=underlined)
        else:
            yield from self._prose(number, line)

    def _prose(self, number: int, line: str) -> Iterator[PageText]:
        """Yield the block that a line ends, if it begins another one."""
        marker = _MARKER.match(line)
        rest = line
        if marker:
            yield from self._close(number)
            rest = " " * marker.end() + line[marker.end() :]
            self.clean[number], self.nested = rest, True
        if rest.lstrip().startswith(">"):
            yield from self._close(number)
            self.passed = True
        elif note := _NOTE.match(line):
            yield from self._close(number)
            self.clean[number] = " " * note.end() + line[note.end() :]
            self.nested = True
            yield self._text(number, number + 1, whole=False)
        elif self.begun < 0:
            self.begun = number


def _is_rule(line: str) -> bool:
    """Whether this is the line below the head of a table."""
    return "|" in line and "-" in line and not line.strip(" \t|:-")
