"""YAML's own error messages in words for people who have never seen YAML."""

from typing import Any

import yaml

from strategy_site.problems import Problem

# The start of what PyYAML's Python reader says -> what is wrong, what to do. The first that fits
# counts; what none fits is passed on as it is.
_WORDING = [
    (
        "mapping values are not allowed",
        "there is a colon where none is expected.",
        "Put quotes round a text that has a colon in it, or check the indentation.",
    ),
    (
        "could not find expected ':'",
        "a colon is missing.",
        "Every line is a name, a colon and a space, then the value.",
    ),
    ("found character '\\t'", "there is a tab.", "Use spaces instead of the tab key."),
    ("found character '%'", "a text begins with a percent sign.", "Put quotes round the text."),
    ("found character '@'", "a text begins with @.", "Put quotes round the text."),
    ("found character '`'", "a text begins with a backtick.", "Put quotes round the text."),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed.",
        "Close it on the line where it was opened.",
    ),
    (
        "found unexpected document",
        "a quotation mark is opened and never closed.",
        "Close it before the line of dashes.",
    ),
    (
        "found unknown escape character",
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
        "a value is missing or a bracket is closed too often.",
        "Check the brackets and commas of this line.",
    ),
    (
        "expected <block end>, but found '<block mapping start>'",
        "the line is indented too far.",
        "Begin it exactly below the line it belongs with.",
    ),
    (
        "expected <block end>, but found '<block sequence start>'",
        "the dash is indented too far.",
        "Begin it exactly below the dash it belongs with.",
    ),
    (
        "expected <block end>, but found '-'",
        "the dash is not indented like the others.",
        "Begin it exactly below the dash it belongs with.",
    ),
    (
        "expected <block end>",
        "the line does not fit the one above it.",
        "Begin it exactly below the line it belongs with, and put quotes round a text that has "
        "quotation marks or commas in it.",
    ),
    (
        "sequence entries are not allowed",
        "a dash stands where no list is expected.",
        "Put the dash on a line of its own, below the name and its colon.",
    ),
    (
        "expected chomping or indentation",
        "text follows > or | on the same line.",
        "Begin the text on the next line, or put quotes round a text that begins with > or |.",
    ),
    (
        "expected a comment or a line break",
        "text follows > or | on the same line.",
        "Begin the text on the next line, or put quotes round a text that begins with > or |.",
    ),
    (
        "expected alphabetic or numeric character",
        "a text begins with & or *.",
        "Put quotes round the text.",
    ),
    ("found undefined alias", "a text begins with *.", "Put quotes round the text."),
    ("found duplicate anchor", "a text begins with &.", "Put quotes round the text."),
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


def in_plain_words(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    """Return the problem that a YAML error stands for.

    ``error`` may come from the fast C reader, whose wording is poorer; the text is then read again
    by the Python reader.
    """
    error = _python_error(text) or error
    mark: Any = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    said = error.problem or "it is not valid YAML"
    wrong, fix = next(
        ((wrong, fix) for start, wrong, fix in _WORDING if start in said),
        (f"this is not valid YAML: {said}.", "Put quotes round the text."),
    )
    return Problem(path, line + first_line, column + 1, "E001", "", wrong, fix)


def _python_error(text: str) -> yaml.MarkedYAMLError | None:
    """Return the error of PyYAML's Python reader; None if it sees none, or would be slow."""
    if len(text) > 100_000:
        return None
    try:
        for _ in yaml.parse(text, yaml.BaseLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    return None
