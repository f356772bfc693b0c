"""The calls by which a Markdown page brings components in.

A call is ``{{ activities("ka4") }}``: the name of a component and fixed values. It is parsed, never
evaluated. What stands in code or in a comment is not read.
"""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from strategy_site.problems import Problem, quoted

_CALL = re.compile(r"\{\{(.*?)\}\}")
# No backtick stands behind the signs that begin a block of code: else it is code in a line.
_FENCE = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
# No id is longer than 60 characters; Python's parser is kept from what could exhaust it.
LONGEST_CALL = 200

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Call:
    """A component called in by a page: ``alone`` if the call has a line of its own."""

    component: str
    arguments: tuple[str, ...]
    named: dict[str, str] = field(hash=False)
    line: int
    column: int
    alone: bool


def place_of(index: int) -> str:
    """Return the mark that stands in the Markdown for a call: characters no text may hold."""
    return f"\ue000{index}\ue001"


def looks_like_a_call(text: str) -> bool:
    """Whether there is something between double braces in a text."""
    return bool(_CALL.search(text))


class CallReader:
    """Reads the calls of one page; collects them and what is wrong with them."""

    def __init__(self, path: str, inline: Collection[str]) -> None:
        self.path = path
        self.inline = inline
        self.calls: list[Call] = []
        self.problems: list[Problem] = []

    def refuse(self, line: int, column: int, message: str, fix: str) -> None:
        self.problems.append(Problem(self.path, line, column, "E012", "", message, fix))

    def lines(self, body: str, first_line: int) -> Iterator[str]:
        """Yield the lines of a page with a mark in place of each call."""
        fence, opened, comment = "", first_line, False
        lines = body.split("\n")
        pairs = zip(lines, [*lines[1:], ""], strict=True)
        for number, (line, below) in enumerate(pairs, first_line):
            edge = None if comment else _FENCE.match(line)
            if fence:
                fence = "" if line.strip() == fence else fence
                yield line
            elif edge:
                fence, opened = edge[1], number
                yield line
            else:
                unread, comment = _unread(line, comment)
                if "{" in line or "}" in line:
                    yield from self.line(line, number, unread, _is_heading(line, below))
                else:
                    yield line
        if fence:
            message = f"the block of code that {quoted(fence)} begins is never closed."
            self.refuse(opened, 1, message, "Write the same signs on a line of their own below it.")

    def line(self, line: str, number: int, unread: Spans, heading: bool) -> Iterator[str]:
        """Yield a line with its marks, between empty lines if a component has it to itself."""
        shown, rest, done = "", line, 0
        for found in _CALL.finditer(line):
            start, end = found.span()
            if _within(start, unread):
                continue
            rest = rest[:start] + " " * (end - start) + rest[end:]
            call = _call(found[1], self.path, number, start + 1, alone=line.rstrip() == found[0])
            if isinstance(call, Problem):
                self.problems.append(call)
                continue
            apart = call.alone and call.component not in self.inline
            if heading and not apart:
                fix = "Write the heading in words and put the call below it."
                self.refuse(
                    number, start + 1, f"a heading cannot call {quoted(call.component)} in.", fix
                )
            shown += line[done:start] + place_of(len(self.calls))
            done = end
            self.calls.append(call)
            if apart:
                # Empty lines round it keep it out of the paragraphs above and below.
                yield from ("", shown + line[done:], "")
                return
        self.loose_braces(rest, number, unread)
        yield shown + line[done:]

    def loose_braces(self, line: str, number: int, unread: Spans) -> None:
        """Refuse the braces that look like a call and are none."""
        for found in re.finditer(r"\{\{|\}\}|\{\s*\w+\([^(){}]*\)\s*\}", line):
            if _within(found.start(), unread):
                continue
            if found[0] in ("{{", "}}"):
                wrong = "opens a call that is not closed" if found[0] == "{{" else "closes no call"
                fix = 'Write the whole call on one line: {{ activities("ka4") }}.'
                message = f"{quoted(found[0])} {wrong} on this line."
            else:
                message = f"{quoted(found[0])} has one brace on each side."
                fix = "Write two on each side to call a component in."
            self.refuse(number, found.start() + 1, message, fix)


def _is_heading(line: str, below: str) -> bool:
    return line.lstrip().startswith("#") or bool(_UNDERLINE.fullmatch(below))


def _within(position: int, spans: Spans) -> bool:
    return any(first <= position < last for first, last in spans)


def _unread(line: str, comment: bool) -> tuple[Spans, bool]:
    """Return the parts of a line that are code or comment, and whether a comment goes on below.

    ``comment`` says whether one goes on from above.
    """
    spans = [span.span() for span in _CODE.finditer(line)] if "`" in line else []
    at = 0
    while True:
        begins = 0 if comment else line.find("<!--", at)
        if begins < 0:
            return spans, False
        if not comment and _within(begins, spans):
            at = begins + 4
            continue
        ends = line.find("-->", begins)
        if ends < 0:
            return [*spans, (begins, len(line))], True
        spans.append((begins, ends + 3))
        at, comment = ends + 3, False


def _call(text: str, path: str, line: int, column: int, *, alone: bool) -> Call | Problem:
    """Return the call in a text between double braces, or what is wrong with it."""
    fix = 'Write a component with fixed values in quotes: {{ activities("ka4") }}.'
    if re.search("[“”‘’„]", text):
        fix = 'Type straight quotes: {{ activities("ka4") }}.'
    elif text.strip().isidentifier():
        fix = f"Write brackets behind the name: {{{{ {text.strip()}() }}}}."
    message = f"{quoted(text.strip())} is not a call of a component."
    refused = Problem(path, line, column, "E012", "", message, fix)
    if len(text) > LONGEST_CALL or "\\" in text:
        return refused
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return refused
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return refused
    values = [_fixed_text(each) for each in node.args]
    named = {each.arg: _fixed_text(each.value) for each in node.keywords if each.arg}
    texts = [each for each in values if each is not None]
    named_texts = {name: each for name, each in named.items() if each is not None}
    if len(texts) < len(values) or len(named_texts) < len(node.keywords):
        return refused
    return Call(node.func.id, tuple(texts), named_texts, line, column, alone)


def _fixed_text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None
