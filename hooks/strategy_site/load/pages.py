"""Markdown pages: their headers, and the components that they call in.

A call is ``{{ activities("ka4") }}``: the name of a component and fixed values. It is parsed, never
evaluated. MkDocs drops a broken header without a word, so headers are read here first.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from strategy_site.load.convert import convert
from strategy_site.load.yaml_text import Fields, decode, parse
from strategy_site.model.base import Line, Record
from strategy_site.problems import Problem, quoted

_HEADER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"\{\{(.*?)\}\}")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class PageHeader(Record):
    """What the header of a Markdown page may say, between two lines of dashes."""

    title: Line | None = None
    description: Line


@dataclass(frozen=True)
class Call:
    """A component called in by a page: ``alone`` if the call has a line of its own."""

    component: str
    arguments: tuple[str, ...]
    named: dict[str, str] = field(hash=False)
    line: int
    column: int
    alone: bool


@dataclass(frozen=True)
class Page:
    """A Markdown page: ``src`` is its path below ``docs/``, ``markdown`` holds a mark per call."""

    src: str
    title: str
    description: str
    markdown: str
    calls: tuple[Call, ...]

    @property
    def address(self) -> str:
        """Where the page is published, relative to the site: ``training/``, or empty for home."""
        path = PurePosixPath(self.src)
        folder = path.parent if path.stem == "index" else path.parent / path.stem
        return "" if folder == PurePosixPath(".") else f"{folder}/"


def place_of(index: int) -> str:
    """Return the mark that stands in the Markdown for a call: characters no text may hold."""
    return f"\ue000{index}\ue001"


def read_pages(folder: Path, shown: str = "docs") -> tuple[list[Page], list[Problem]]:
    """Return the Markdown pages below a folder, by path, and every problem in them."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.md")):
        src = path.relative_to(folder).as_posix()
        page, found = read_page(path.read_bytes(), src, shown)
        problems.extend(found)
        if page:
            pages.append(page)
    return pages, problems


def read_page(raw: bytes, src: str, shown: str = "docs") -> tuple[Page | None, list[Problem]]:
    """Return one page and its problems; None in place of the page if it cannot be used."""
    path = f"{shown}/{src}"
    text = decode(raw, path)
    if isinstance(text, Problem):
        return None, [text]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, problems = _header(text, path)
    found = _HEADER.match(text)
    body = text[found.end() :] if found else text
    first_line = text.count("\n", 0, found.end()) + 1 if found else 1
    calls: list[Call] = []
    lines = list(_with_marks(body, path, first_line, calls, problems))
    if header is None:
        return None, problems
    title = header.title or _first_heading(body)
    return Page(src, title, header.description, "\n".join(lines), tuple(calls)), problems


def _header(text: str, path: str) -> tuple[PageHeader | None, list[Problem]]:
    found = _HEADER.match(text)
    if not found:
        opened = text.startswith("---")
        wrong = "the header is never closed." if opened else "the page has no header."
        fix = "Begin the page with ---, a line description: …, and --- again."
        return None, [Problem(path, 1, 1, "E003", "", wrong, fix)]
    parsed = parse(found[1], path, first_line=2)
    if not isinstance(parsed.value, Fields):
        fix = "Write description: and a sentence between the two lines of dashes."
        wrong = "the header is not a set of fields."
        unsaid = [] if parsed.problems else [Problem(path, 2, 1, "E004", "", wrong, fix)]
        return None, [*parsed.problems, *unsaid]
    header, _, problems = convert(PageHeader, parsed.value, path)
    return header, [*parsed.problems, *problems]


def _first_heading(body: str) -> str:
    for line in body.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return ""


def _with_marks(
    body: str, path: str, first_line: int, calls: list[Call], problems: list[Problem]
) -> Iterator[str]:
    """Yield the lines of a page with a mark in place of each call; note calls and problems."""
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        edge = _FENCE.match(line)
        if fence:
            fence = "" if edge and edge[1].startswith(fence) else fence
            yield line
        elif edge:
            fence = edge[1]
            yield line
        elif "{{" in line or "}}" in line:
            yield from _line_with_marks(line, path, number, calls, problems)
        else:
            yield line


def _line_with_marks(
    line: str, path: str, number: int, calls: list[Call], problems: list[Problem]
) -> Iterator[str]:
    code = [span.span() for span in _CODE.finditer(line)]
    shown, done = "", 0
    for found in _CALL.finditer(line):
        if any(start <= found.start() < end for start, end in code):
            continue
        alone = line.strip() == found[0]
        call = _call(found[1], path, number, found.start() + 1, alone=alone)
        if isinstance(call, Problem):
            problems.append(call)
            return
        if line.lstrip().startswith("#"):
            fix = "Write the heading in words and put the call below it."
            message = f"a heading cannot call {quoted(call.component)} in."
            problems.append(Problem(path, number, found.start() + 1, "E012", "", message, fix))
        shown += line[done : found.start()] + place_of(len(calls))
        done = found.end()
        calls.append(call)
        if alone:
            # Blank lines round it keep it out of the paragraphs above and below.
            yield from ("", shown + line[done:], "")
            return
    rest = line[done:]
    loose = max(_outside(rest, "{{", code, done), _outside(rest, "}}", code, done))
    if loose >= 0:
        fix = "Write the whole call on one line: {{ name(\"id\") }}."
        message = "a call is opened and not closed, or closed and not opened."
        problems.append(Problem(path, number, done + loose + 1, "E012", "", message, fix))
    yield shown + rest


def _outside(rest: str, braces: str, code: list[tuple[int, int]], offset: int) -> int:
    """Return where braces stand outside code, or -1."""
    for found in re.finditer(re.escape(braces), rest):
        if not any(start <= found.start() + offset < end for start, end in code):
            return found.start()
    return -1


def _call(text: str, path: str, line: int, column: int, *, alone: bool) -> Call | Problem:
    """Return the call in a text between double braces, or what is wrong with it."""
    fix = "Write a component with fixed values in quotes: {{ activities(\"ka4\") }}."
    refused = Problem(path, line, column, "E012", "", f"{quoted(text.strip())} is no call.", fix)
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
