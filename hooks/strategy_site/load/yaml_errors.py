"""YAML's own error messages in words for people who have never seen YAML."""

from typing import Any

import yaml

from strategy_site.load.yaml_layout import NO_COLON, fault_of_layout
from strategy_site.problems import Problem

_OPEN_QUOTE = "a quotation mark is opened and never closed."
_QUOTES = "Put quotes round the text."
_LIKE_NEIGHBOURS = "Begin it exactly below the line it belongs with."
# Characters. What people type into the search is by far the largest file of a council, at 140,000.
MOST_READ_TWICE = 500_000
# What PyYAML's Python reader says -> what is wrong, what to do. The first that is found counts;
# what none fits is passed on as it is.
_WORDING = [
    ("while scanning a directive", "a line begins with a percent sign.", "Delete the line."),
    ("incompatible YAML", "a line begins with a percent sign.", "Delete the line."),
    (
        "mapping values are not allowed",
        "there is a colon where none is expected.",
        "Put straight quotes round a text that has a colon in it.",
    ),
    (
        "found unexpected ':'",
        "there is a colon where none is expected.",
        "Put quotes round a text that has a colon in it.",
    ),
    ("ing a tag: ", "a text begins with an exclamation mark.", _QUOTES),
    ("mapping keys are not allowed", "a text begins with a question mark.", _QUOTES),
    ("could not find expected ':'", *NO_COLON),
    ("found character '%'", "a text begins with a percent sign.", _QUOTES),
    ("found character '@'", "a text begins with @.", _QUOTES),
    ("found character '`'", "a text begins with a backtick.", _QUOTES),
    ("cannot start any token", "a text begins with a sign that has its own meaning.", _QUOTES),
    ("found unexpected end of stream", _OPEN_QUOTE, "Close it at the end of the text."),
    ("found unexpected document", _OPEN_QUOTE, "Close it at the end of the text."),
    (
        "found unknown escape character",
        "a backslash stands inside double quotes.",
        "Use single quotes round the text.",
    ),
    (
        "invalid Unicode character escape",
        "a backslash stands inside double quotes.",
        "Use single quotes round the text.",
    ),
    (
        "expected escape sequence",
        "a backslash stands inside double quotes.",
        "Use single quotes round the text.",
    ),
    (
        "expected ',' or ']'",
        "a bracket [ is opened and not closed, or a comma is missing.",
        "Close it with ], and put commas between the items.",
    ),
    (
        "expected ',' or '}'",
        "a brace { is opened and not closed, or a comma is missing.",
        "Close it with }, and put commas between the fields.",
    ),
    (
        "expected the node content, but found '-'",
        "a dash stands inside brackets.",
        "Use either brackets or one dash a line.",
    ),
    (
        "expected the node content",
        "a value is missing, or there is a bracket or comma too many.",
        "Check the brackets and commas of this line.",
    ),
    (
        "expected <block end>, but found '<block mapping start>'",
        "the line is not indented like its neighbours.",
        _LIKE_NEIGHBOURS,
    ),
    (
        "expected <block end>, but found '<block sequence start>'",
        "the dash is not indented like the others.",
        "Begin it exactly below the dash of the item before it.",
    ),
    (
        "expected <block end>, but found '-'",
        "the dash is not indented like the others.",
        "Begin it exactly below the dash of the item before it.",
    ),
    (
        "expected <block end>, but found ']'",
        "a bracket is closed that was not opened.",
        "Delete it, or put quotes round the text that it is in.",
    ),
    (
        "expected <block end>, but found '}'",
        "a brace is closed that was not opened.",
        "Delete it, or put quotes round the text that it is in.",
    ),
    (
        "expected <block end>",
        "the line does not fit the one above it.",
        f"{_LIKE_NEIGHBOURS} After a dash or a colon comes a space.",
    ),
    (
        "sequence entries are not allowed",
        "a dash stands where no list is expected.",
        "Put the dash on a line of its own, below the name and its colon.",
    ),
    (
        "expected chomping or indentation",
        "text follows > or | on the same line.",
        "Put quotes round a text that begins with > or |, or begin the text on the next line.",
    ),
    (
        "expected a comment or a line break",
        "text follows > or | on the same line.",
        "Put quotes round a text that begins with > or |, or begin the text on the next line.",
    ),
    ("expected alphabetic or numeric character", "a text begins with & or *.", _QUOTES),
    ("found undefined alias", "a text begins with *.", _QUOTES),
    ("found duplicate anchor", "a text begins with &.", _QUOTES),
    (
        "but found another document",
        "a line of three dashes divides the file in two.",
        "Delete the line of dashes.",
    ),
    (
        "expected '<document start>'",
        "the line does not belong to anything above it.",
        "Indent it like its neighbours, or begin it at the left edge with a name and a colon.",
    ),
]
_GOES_ON = (
    "the value goes on after its closing quotation mark or bracket.",
    "Put double quotes round the whole text, and single quotes inside it.",
)
# Here the mistake is where something was begun, not where the reader gave up.
_AT_ITS_BEGINNING = ("found unexpected", "could not find expected ':'", "expected ','")


def in_plain_words(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    """Return the problem that a YAML error stands for.

    ``error`` may come from the fast C reader, whose wording is poorer; the text is then read again
    by the Python reader.
    """
    error = _python_error(text) or error
    said = f"{error.context}: {error.problem}"
    mark = _place(error)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = lines[line][:column] if line < len(lines) else ""
    wrong, fix = _words(said, goes_on=bool(before.strip(" -")))
    layout = (
        None
        if before.strip(" -") and "<block end>" in said
        else fault_of_layout(lines, line, column, said, first_line)
    )
    if layout:
        line, column, wrong, fix = layout
    return Problem(path, line + first_line, column + 1, "E001", "", wrong, fix)


def _words(said: str, *, goes_on: bool) -> tuple[str, str]:
    """Return what is wrong and what to do; ``goes_on`` if the place is within a line."""
    if goes_on and "expected <block end>, but found '<scalar>'" in said:
        return _GOES_ON
    found = (words for start, *words in _WORDING if start in said)
    wrong, fix = next(found, (f"this cannot be read: {said}.", _QUOTES))
    return wrong, fix


def _place(error: yaml.MarkedYAMLError) -> Any:
    """Return the mark of the mistake: of its beginning, if that is on an earlier line."""
    begun, given_up = error.context_mark, error.problem_mark
    if begun and given_up and begun.line < given_up.line:
        said = error.problem or ""
        return begun if said.startswith(_AT_ITS_BEGINNING) else given_up
    return given_up or begun


def _python_error(text: str) -> yaml.MarkedYAMLError | None:
    """Return the error of PyYAML's Python reader; None if it sees none, or would be slow."""
    if len(text) > MOST_READ_TWICE:
        return None
    try:
        for _ in yaml.parse(text, yaml.BaseLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    return None
