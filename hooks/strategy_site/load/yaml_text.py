"""YAML as text with positions.

PyYAML's own typing is not used: it turns ``no`` into False and ``1:20`` into 80. Every value stays
the text that was written; the model converts it. What a coordinator cannot mean (anchors, tags,
several documents) is refused, with its place.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from strategy_site.load.yaml_errors import in_plain_words
from strategy_site.problems import Problem, quoted

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 20
# The C reader is 17 times faster than the Python one and gives the same positions.
_READER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ue000-\uf8ff\ufeff\ufffe\uffff]"
)
_SAVE_AS_UTF_8 = "Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."
# In "Item #3" the remark begins after one space; remarks that are meant stand further off.
_HASH_IN_TEXT = re.compile(r" #")
_REMARK_TOO_NEAR = re.compile(r"[>|][-+0-9]*#")
_NOTHING_WORDS = {"~", "null", "Null", "NULL"}

Mark: TypeAlias = tuple[int, int]
Value: TypeAlias = "str | Items | Fields | None"


class Items(list[Value]):
    """A YAML list; ``marks`` holds the line and column of each item, ``at`` its own."""

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at
        self.marks: list[Mark] = []


class Fields(dict[str, Value]):
    """A YAML mapping with the line and column of each name and value, and its own."""

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at
        self.name_marks: dict[str, Mark] = {}
        self.marks: dict[str, Mark] = {}


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
    return Problem(path, 1, 1, "E001", "", "the file is larger than 1 MB.", fix)


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
    reading = _Reading(path, first_line)
    tabs = tuple(_tabs(text, path, first_line))
    if tabs:
        return Parsed(None, tabs)
    try:
        reading.scan(text)
        if reading.problems:
            return Parsed(None, tuple(reading.problems))
        node = yaml.compose(text, _READER)
    except yaml.MarkedYAMLError as error:
        return Parsed(None, (in_plain_words(error, text, path, first_line),))
    value = None if node is None else reading.value_of(node)
    return Parsed(value, tuple(reading.problems))


def _tabs(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield the first tab of each line: what a tab means, YAML readers do not agree on."""
    for number, line in enumerate(_lines(text), first_line):
        if "\t" in line:
            fix = "Use spaces instead of the tab key."
            yield Problem(path, number, line.index("\t") + 1, "E001", "", "there is a tab.", fix)


class _Reading:
    """One text being read: collects its problems."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.offset = first_line
        self.problems: list[Problem] = []

    def mark(self, at: Any) -> Mark:
        return at.line + self.offset, at.column + 1

    def refuse(self, at: Any, code: str, message: str, fix: str) -> None:
        self.problems.append(Problem(self.path, *self.mark(at), code, "", message, fix))

    def scan(self, text: str) -> None:
        """Refuse what no record needs, before anything is built from it."""
        lines = _lines(text)
        within: list[bool] = []  # for each list or set of fields that is open: is it in brackets?
        for event in yaml.parse(text, _READER):
            if getattr(event, "anchor", None):
                self.refuse(event.start_mark, "E001", *_SHORTHAND)
            if getattr(event, "tag", None) is not None:
                self.refuse(event.start_mark, "E001", *_BEGINS_WITH_EXCLAMATION_MARK)
            if isinstance(event, yaml.CollectionStartEvent):
                within.append(bool(event.flow_style))
                if len(within) > DEEPEST_NESTING:
                    message = f"lists are nested more than {DEEPEST_NESTING} deep."
                    self.refuse(event.start_mark, "E001", message, "Check the brackets.")
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                within.pop()
            elif isinstance(event, yaml.ScalarEvent):
                self.scan_text(event, lines, in_brackets=bool(within) and within[-1])

    def scan_text(self, event: Any, lines: list[str], *, in_brackets: bool) -> None:
        """Refuse what people read otherwise than YAML, or PyYAML's two readers than each other."""
        at = event.start_mark
        if in_brackets and not event.style and "?" in event.value:
            message = "a question mark stands inside brackets."
            self.refuse(at, "E001", message, "Put quotes round the text that it is in.")
        end = event.end_mark
        if not event.style and event.value and _HASH_IN_TEXT.match(lines[end.line], end.column):
            message = "a # stands in the text, and what follows it is not read."
            fix = "Put quotes round the text, or two spaces before the # of a remark."
            self.refuse(at, "E001", message, fix)
        if event.style in (">", "|") and _REMARK_TOO_NEAR.match(lines[at.line], at.column):
            self.refuse(at, "E001", "a remark follows > or | at once.", "Put a space before the #.")

    def value_of(self, node: Any) -> Value:
        """Return the value of a node; every text stays as it was written."""
        if isinstance(node, yaml.MappingNode):
            return self.fields_of(node)
        if isinstance(node, yaml.SequenceNode):
            items = Items(self.mark(node.start_mark))
            for child in node.value:
                items.append(self.value_of(child))
                items.marks.append(self.mark(child.start_mark))
            return items
        plain = not node.style  # None from the Python reader, empty from the C reader
        if plain and node.value == "":
            return None
        if plain and node.value in _NOTHING_WORDS:
            fix = "Leave the place empty, or put quotes round it if the text is meant."
            message = f"{quoted(node.value)} stands for nothing at all in YAML."
            self.refuse(node.start_mark, "E004", message, fix)
            return None
        self.refuse_unseen(node)
        return str(node.value)

    def refuse_unseen(self, node: Any) -> None:
        """Refuse an invisible character that is written as an escape in double quotes."""
        unseen = _UNSEEN.search(node.value)
        if unseen:
            message = f"an invisible character (code {ord(unseen[0]):04X}) is written here."
            self.refuse(node.start_mark, "E001", message, "Take the backslash and its code out.")

    def fields_of(self, node: Any) -> Fields:
        """Return a mapping; a name that is no text or stands twice is a problem."""
        fields = Fields(self.mark(node.start_mark))
        for name_node, child in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                fix = "Put quotes round a text that begins with a bracket or a question mark."
                message = "a list or a set of fields stands where a name is expected."
                self.refuse(name_node.start_mark, "E001", message, fix)
                continue
            name = str(name_node.value)
            self.refuse_unseen(name_node)
            if name in fields:
                first = fields.name_marks[name][0]
                message = f"{quoted(name)} stands twice, first on line {first}."
                fix = "Delete one of the two, or begin a new item of the list with a dash."
                self.refuse(name_node.start_mark, "E001", message, fix)
                continue
            fields.name_marks[name] = self.mark(name_node.start_mark)
            fields.marks[name] = self.mark(child.start_mark)
            fields[name] = self.value_of(child)
        return fields


_SHORTHAND = ("a text begins with & or *.", "Put quotes round the text.")
_BEGINS_WITH_EXCLAMATION_MARK = (
    "a text begins with an exclamation mark.",
    "Put quotes round the text.",
)
