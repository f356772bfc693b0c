"""YAML as text with positions.

PyYAML's own typing is not used: it turns ``no`` into False and ``1:20`` into 80. Every value stays
the text that was written; the model converts it. What a coordinator cannot mean (anchors, tags,
several documents) is refused, with its place.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import Any

import yaml

from strategy_site.load.values import COLUMNS, Fields, Items, Mark, Value
from strategy_site.load.yaml_errors import in_plain_words
from strategy_site.load.yaml_layout import ODD_SPACE, odd_beginning
from strategy_site.problems import Problem, quoted

# A council of 2,000 pages has files of 3 MB; what is read is kept from exhausting the memory.
LARGEST_FILE = 10_000_000
DEEPEST_NESTING = 20
# The C reader is 17 times faster than the Python one and gives the same positions.
_READER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ue000-\uf8ff\ufeff\ufffe\uffff]"
)
_SAVE_AS_UTF_8 = "Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."
# In "Item #3" the remark begins after one space; remarks that are meant stand further off.
_HASH_IN_TEXT = " #"
_REMARK_TOO_NEAR = re.compile(r"[>|][-+0-9]*#")
_NOTHING_WORDS = {"~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class Parsed:
    """What a text holds and what is wrong with it.

    ``value`` is None if the text could not be read, or if there is nothing in it.
    """

    value: Value
    problems: tuple[Problem, ...]


def text_of(file: Path, path: str) -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being read."""
    try:
        # Neither a folder nor a pipe; and what is too large is not read to find that out.
        raw = file.read_bytes() if file.is_file() and file.stat().st_size <= LARGEST_FILE else None
        too_large = raw is None and file.is_file()
    except OSError:
        raw, too_large = None, False
    if too_large:
        return _too_large(path)
    if raw is None:
        fix = "Check that it is a file, not a folder, and that you are allowed to open it."
        return Problem(path, 1, 1, "E001", "", "the file cannot be opened.", fix)
    return decode(raw, path)


def _too_large(path: str) -> Problem:
    fix = "Split it, or take out what was pasted in by mistake."
    return Problem(
        path, 1, 1, "E001", "", f"the file is larger than {LARGEST_FILE // 1_000_000} MB.", fix
    )


def decode(raw: bytes, path: str) -> str | Problem:
    """Return the text in a file's bytes, or the problem that keeps it from being read."""
    if len(raw) > LARGEST_FILE:
        return _too_large(path)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Problem(path, 1, 1, "E001", "", "the file is saved as UTF-16.", _SAVE_AS_UTF_8)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = _mark_after(raw[: error.start].decode("utf-8-sig", "replace"))
        seen = quoted(raw[error.start : error.start + 1].decode("cp1252", "replace"))
        return Problem(path, *mark, "E001", "", f"{seen} is not saved as UTF-8.", _SAVE_AS_UTF_8)
    unseen = _UNSEEN.search(text)
    if unseen:
        mark = _mark_after(text[: unseen.start()])
        what = f"an invisible character (code {ord(unseen[0]):04X}) stands here."
        fix = "Delete it: type the words on both sides of it again instead of pasting them."
        return Problem(path, *mark, "E001", "", what, fix)
    return text


def _mark_after(before: str) -> Mark:
    """Return the line and column that follow a text."""
    lines = _lines(before)
    return len(lines), len(lines[-1]) + 1


def _lines(text: str) -> list[str]:
    """Return the lines of a text; all three kinds of line end count."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def parse(text: str, path: str, first_line: int = 1) -> Parsed:
    """Return the values in a YAML text with their positions.

    ``first_line`` is the line of the file on which the text begins, for the header of a page.
    """
    tabs = tuple(_tabs(text, path, first_line)) if "\t" in text else ()
    if tabs:
        return Parsed(None, tabs)
    reading = _Reading(text, path, first_line)
    try:
        value = reading.document()
        if reading.documents > 1 and not reading.refused:
            yaml.compose(text, _READER)  # it says where the second begins
    except yaml.MarkedYAMLError as error:
        return Parsed(None, (in_plain_words(error, text, path, first_line),))
    if reading.refused:
        return Parsed(None, tuple(reading.refused))
    return Parsed(value, tuple(reading.problems))


def _tabs(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield the first tab of each line: what a tab means, YAML readers do not agree on."""
    for number, line in enumerate(_lines(text), first_line):
        if "\t" in line:
            fix = "Use spaces instead of the tab key."
            yield Problem(path, number, line.index("\t") + 1, "E001", "", "there is a tab.", fix)


class _TooDeep(Exception):
    """Lists are nested deeper than a coordinator can mean."""


class _Reading:
    """One text being read, in one pass over PyYAML's events; collects its problems.

    ``refused`` has what no record needs: nothing of the text is used then. ``problems`` are those
    of single values.
    """

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.next: Callable[[], Any] = _READER(text).get_event
        self.whole = text
        # Most files have neither sign: then what is plain text need not be looked at again.
        self.has_remarks = _HASH_IN_TEXT in text
        self.watchful = self.has_remarks or "?" in text
        self.refused: list[Problem] = []
        self.problems: list[Problem] = []
        self.documents = 0

    @cached_property
    def lines(self) -> list[str]:
        return _lines(self.whole)

    def place(self, at: Any) -> int:
        place: int = (at.line + self.first_line) * COLUMNS + at.column + 1
        return place

    def problem(self, at: Any, code: str, message: str, fix: str) -> Problem:
        return Problem(self.path, at.line + self.first_line, at.column + 1, code, "", message, fix)

    def refuse(self, at: Any, message: str, fix: str) -> None:
        self.refused.append(self.problem(at, "E001", message, fix))

    def document(self) -> Value:
        """Return the value of the text; raise yaml.MarkedYAMLError if it is not YAML."""
        value: Value = None
        try:
            while type(event := self.next()) is not yaml.StreamEndEvent:
                if type(event) is yaml.DocumentStartEvent:
                    self.documents += 1
                    value = self.value(self.next(), 0, in_brackets=False)
        except _TooDeep:
            return None
        return value

    def value(self, event: Any, depth: int, *, in_brackets: bool) -> Value:
        """Return the value that begins with an event, in this many lists and sets of fields."""
        if type(event) is yaml.ScalarEvent:
            if self.watchful or event.style or event.anchor or event.tag is not None:
                self.scan_text(event, in_brackets=in_brackets)
            return self.text(event)
        if event.anchor:
            self.refuse(event.start_mark, *_SHORTHAND)
        if type(event) is yaml.AliasEvent:
            return None
        if event.tag is not None:
            self.refuse(event.start_mark, *_BEGINS_WITH_EXCLAMATION_MARK)
        if depth == DEEPEST_NESTING:
            message = f"lists are nested more than {DEEPEST_NESTING} deep."
            self.refuse(event.start_mark, message, "Check the brackets.")
            raise _TooDeep
        return (self.fields if type(event) is yaml.MappingStartEvent else self.items)(event, depth)

    def items(self, start: Any, depth: int) -> Items:
        items, brackets = Items(self.place(start.start_mark)), bool(start.flow_style)
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.places.append(self.place(event.start_mark))
            items.append(self.value(event, depth + 1, in_brackets=brackets))
        return items

    def fields(self, start: Any, depth: int) -> Fields:
        """Return a mapping; a name that is no text or stands twice is a problem."""
        fields, brackets = Fields(self.place(start.start_mark)), bool(start.flow_style)
        places = fields.places
        while type(event := self.next()) is not yaml.MappingEndEvent:
            wrong = self.wrong_name(event, fields, depth, in_brackets=brackets)
            told, child = len(self.problems), self.next()
            value = self.value(child, depth + 1, in_brackets=brackets)
            if wrong:  # What belongs to such a name is not used, nor judged by itself.
                self.problems[told:] = wrong
                continue
            places.append(self.place(event.start_mark))
            places.append(self.place(child.start_mark))
            fields[intern(event.value)] = value  # the same few names stand in every record
        return fields

    def wrong_name(
        self, event: Any, fields: Fields, depth: int, *, in_brackets: bool
    ) -> list[Problem]:
        """Return why what stands before a colon is no name, if it is none."""
        if type(event) is not yaml.ScalarEvent:
            told = len(self.problems)
            self.value(event, depth + 1, in_brackets=in_brackets)
            del self.problems[told:]
            return [self.problem(event.start_mark, "E001", *_NO_NAME)]
        if self.watchful or event.style or event.anchor or event.tag is not None:
            self.scan_text(event, in_brackets=in_brackets)
            self.refuse_unseen(event)
        if not event.value.isascii() and odd_beginning(event.value) is not None:
            self.refuse(event.start_mark, *ODD_SPACE)
        if event.value not in fields:
            return []
        first = fields.name_marks[event.value][0]
        message = f"{quoted(event.value)} stands twice, first on line {first}."
        fix = "Delete one of the two, or begin a new item of the list with a dash."
        return [self.problem(event.start_mark, "E001", message, fix)]

    def text(self, event: Any) -> str | None:
        """Return the text that was written, or None where nothing stands."""
        text: str = event.value
        if event.style:
            self.refuse_unseen(event)
        elif text in _NOTHING_WORDS:
            fix = "Leave the place empty, or put quotes round it if the text is meant."
            message = f"{quoted(text)} stands for nothing at all in YAML."
            self.problems.append(self.problem(event.start_mark, "E004", message, fix))
            return None
        return text if text or event.style else None

    def refuse_unseen(self, event: Any) -> None:
        """Refuse an invisible character that is written as an escape in double quotes."""
        unseen = _UNSEEN.search(event.value) if event.style == '"' else None
        if unseen:
            message = f"an invisible character (code {ord(unseen[0]):04X}) is written here."
            fix = "Take the backslash and its code out."
            self.problems.append(self.problem(event.start_mark, "E001", message, fix))

    def scan_text(self, event: Any, *, in_brackets: bool) -> None:
        """Refuse what people read otherwise than YAML, or PyYAML's two readers than each other."""
        if event.anchor:
            self.refuse(event.start_mark, *_SHORTHAND)
        if event.tag is not None:
            self.refuse(event.start_mark, *_BEGINS_WITH_EXCLAMATION_MARK)
        if not event.style:
            self.scan_plain_text(event, in_brackets=in_brackets)
        elif event.style in (">", "|"):
            at = event.start_mark
            if _REMARK_TOO_NEAR.match(self.lines[at.line], at.column):
                self.refuse(at, "a remark follows > or | at once.", "Put a space before the #.")

    def scan_plain_text(self, event: Any, *, in_brackets: bool) -> None:
        if in_brackets and "?" in event.value:
            message = "a question mark stands inside brackets."
            self.refuse(event.start_mark, message, "Put quotes round the text that it is in.")
        if not self.has_remarks or not event.value:
            return
        end = event.end_mark
        if self.lines[end.line].startswith(_HASH_IN_TEXT, end.column):
            message = "a # stands in the text, and what follows it is not read."
            fix = "Put quotes round the text, or two spaces before the # of a remark."
            self.refuse(event.start_mark, message, fix)


_NO_NAME = (
    "a list or a set of fields stands where a name is expected.",
    "Put quotes round a text that begins with a bracket or a question mark.",
)
_PUT_QUOTES = "Put quotes round the text."
_SHORTHAND = ("a text begins with & or *.", _PUT_QUOTES)
_BEGINS_WITH_EXCLAMATION_MARK = ("a text begins with an exclamation mark.", _PUT_QUOTES)
