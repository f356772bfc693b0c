"""Markdown pages: their headers, and the components that they call in.

A call is ``{{ activities("ka4") }}``: the name of a component and fixed values. It is parsed, never
evaluated. MkDocs drops a broken header without a word, so headers are read here first.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from strategy_site.load.convert import convert
from strategy_site.load.yaml_text import Fields, parse, text_of
from strategy_site.model.base import Line, Record
from strategy_site.problems import Problem, quoted

_HEADER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"\{\{(.*?)\}\}")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
# MkDocs makes pages of these too, takes a README for an index, and leaves one folder out.
_HOME = "index.md"
_OF_PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
_OTHER_INDEX = "README.md"
_NOT_FOR_PAGES = {
    "templates": "never published",
    "assets": "the product's own",
    "pagefind": "the search index's own",
}
# No id is longer than 60 characters; Python's parser is kept from what could exhaust it.
LONGEST_CALL = 200
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
    """A Markdown page: ``src`` is its path below ``docs/``, ``markdown`` holds a mark per call.

    ``title`` is the one its header gives; where that is empty, the first heading serves.
    """

    src: str
    title: str
    description: str
    markdown: str
    calls: tuple[Call, ...]

    @property
    def address(self) -> str:
        """Where the page is published, relative to the site: ``training/``, or empty for home."""
        return address_of(self.src)


def address_of(src: str) -> str:
    """Return where the page at a path below ``docs/`` is published, relative to the site."""
    path = PurePosixPath(src)
    folder = path.parent if path.stem == "index" else path.parent / path.stem
    return "" if folder == PurePosixPath(".") else f"{folder}/"


def place_of(index: int) -> str:
    """Return the mark that stands in the Markdown for a call: characters no text may hold."""
    return f"\ue000{index}\ue001"


def read_pages(folder: Path, shown: str = "docs") -> tuple[list[Page], list[Problem]]:
    """Return the Markdown pages below a folder, by path, and every problem in them."""
    pages: list[Page] = []
    problems: list[Problem] = []
    if not folder.is_dir():
        fix = "Create it, with an index.md for the home page."
        return [], [Problem(shown, 1, 1, "E003", "", "the folder is missing.", fix)]
    for file in sorted(folder.rglob("*")):
        src = file.relative_to(folder)
        path = f"{shown}/{src.as_posix()}"
        if any(part.startswith(".") for part in src.parts):
            continue  # MkDocs passes over names that begin with a dot as well
        if misnamed := _wrong_name(file, src, path):
            problems.append(misnamed)
            continue
        if file.suffix != ".md":
            continue
        text = text_of(file, path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        page, found = read_page(text, src.as_posix(), shown)
        pages.append(page)
        problems.extend(found)
    if not (folder / _HOME).is_file():
        fix = "Write it: it is the home page."
        missing = Problem(f"{shown}/{_HOME}", 1, 1, "E003", "", "the file is missing.", fix)
        problems.append(missing)
    return pages, problems


def _wrong_name(file: Path, src: PurePath, path: str) -> Problem | None:
    """Return what is wrong with the name or the place of a file, or None."""
    if file.is_dir():
        message = f"{quoted(src.name)} is a link to a folder."
        fix = "Copy the folder itself to this place."
        return Problem(path, 1, 1, "E001", "", message, fix) if file.is_symlink() else None
    if not src.as_posix().isprintable():
        fix = "Give it a name of plain letters."
        return Problem(path, 1, 1, "E002", "", "the file's name cannot be shown.", fix)
    if src.parts[0] in _NOT_FOR_PAGES:
        message = f"the folder {quoted(src.parts[0])} is {_NOT_FOR_PAGES[src.parts[0]]}."
        return Problem(path, 1, 1, "E002", "", message, "Give the folder another name.")
    if file.suffix.lower() not in _OF_PAGES or (file.suffix == ".md" and src.name != _OTHER_INDEX):
        return None
    name = _HOME if src.name == _OTHER_INDEX else f"{src.stem}.md"
    message = f"{quoted(src.name)} is not a name that a page may have."
    return Problem(path, 1, 1, "E002", "", message, f"Name it {name}.")


def read_page(text: str, src: str, shown: str = "docs") -> tuple[Page, list[Problem]]:
    """Return one page and its problems; what its header does not say is left empty."""
    path = f"{shown}/{src}"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, problems = _header(text, path)
    found = _HEADER.match(text)
    body = text[found.end() :] if found else text
    first_line = text.count("\n", 0, found.end()) + 1 if found else 1
    calls: list[Call] = []
    lines = list(_with_marks(body, path, first_line, calls, problems))
    title = (header and header.title) or ""
    description = header.description if header else ""
    return Page(src, title, description, "\n".join(lines), tuple(calls)), problems


def _header(text: str, path: str) -> tuple[PageHeader | None, list[Problem]]:
    found = _HEADER.match(text)
    if not found:
        opened = text.startswith("---")
        wrong = "the header is never closed." if opened else "the page has no header."
        fix = "Begin the page with three lines: ---, then description: and a sentence, then ---."
        return None, [Problem(path, 1, 1, "E003", "", wrong, fix)]
    parsed = parse(found[1], path, first_line=2)
    if not isinstance(parsed.value, Fields):
        empty = parsed.value is None
        code, wrong = ("E003", "is empty") if empty else ("E004", "is not a set of fields")
        fix = "Write description: and a sentence between the two lines of dashes."
        unsaid = Problem(path, 2, 1, code, "", f"the header {wrong}.", fix)
        return None, list(parsed.problems) or [unsaid]
    header, _, problems = convert(PageHeader, parsed.value, path)
    calls = _calls_in_header(parsed.value, path)
    return header, [*parsed.problems, *problems, *calls]


def _calls_in_header(fields: Fields, path: str) -> Iterator[Problem]:
    """Yield the fields of a header that try to call a component in: they are shown as they are."""
    for name, written in fields.items():
        if isinstance(written, str) and _CALL.search(written):
            message = f"{name} {quoted(written)} has a call in it, and a header cannot call."
            fix = "Write the words themselves."
            yield Problem(path, *fields.marks[name], "E012", "", message, fix)


def _with_marks(
    body: str, path: str, first_line: int, calls: list[Call], problems: list[Problem]
) -> Iterator[str]:
    """Yield the lines of a page with a mark in place of each call; note calls and problems."""
    fence, opened = "", first_line
    lines = body.split("\n")
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), first_line):
        edge = _FENCE.match(line)
        if fence:
            fence = "" if line.strip() == fence else fence
            yield line
        elif edge:
            fence, opened = edge[1], number
            yield line
        elif "{" in line or "}" in line:
            heading = line.lstrip().startswith("#") or bool(_UNDERLINE.fullmatch(below))
            yield from _line_with_marks(line, (path, number), calls, problems, heading=heading)
        else:
            yield line
    if fence:
        message = f"the block of code that {quoted(fence)} begins is never closed."
        fix = "Write the same signs on a line of their own below it."
        problems.append(Problem(path, opened, 1, "E012", "", message, fix))


def _line_with_marks(
    line: str, place: tuple[str, int], calls: list[Call], problems: list[Problem], *, heading: bool
) -> Iterator[str]:
    """Yield a line with a mark in place of each call, on lines of its own if it stands alone."""
    code = [span.span() for span in _CODE.finditer(line)]
    shown, unread, done = "", line, 0
    for found in _CALL.finditer(line):
        start, end = found.span()
        if any(first <= start < last for first, last in code):
            continue
        alone = line.rstrip() == found[0]
        call = _call(found[1], *place, start + 1, alone=alone)
        unread = unread[:start] + " " * (end - start) + unread[end:]
        if isinstance(call, Problem):
            problems.append(call)
            continue
        if heading and not alone:
            fix = "Write the heading in words and put the call below it."
            message = f"a heading cannot call {quoted(call.component)} in."
            problems.append(Problem(*place, start + 1, "E012", "", message, fix))
        shown += line[done:start] + place_of(len(calls))
        done = end
        calls.append(call)
        if alone:
            # Blank lines round it keep it out of the paragraphs above and below.
            yield from ("", shown + line[done:], "")
            return
    problems.extend(_loose_braces(unread, code, place))
    yield shown + line[done:]


def _loose_braces(
    line: str, code: list[tuple[int, int]], place: tuple[str, int]
) -> Iterator[Problem]:
    """Yield the braces outside code that look like a call and are none."""
    for found in re.finditer(r"\{\{|\}\}|\{\s*\w+\([^(){}]*\)\s*\}", line):
        if any(first <= found.start() < last for first, last in code):
            continue
        if found[0] not in ("{{", "}}"):
            message = f"{quoted(found[0])} has one brace on each side."
            fix = "Write two on each side to call a component in."
            yield Problem(*place, found.start() + 1, "E012", "", message, fix)
        else:
            wrong = "opens a call that is not closed" if found[0] == "{{" else "closes no call"
            fix = 'Write the whole call on one line: {{ activities("ka4") }}.'
            message = f"{quoted(found[0])} {wrong} on this line."
            yield Problem(*place, found.start() + 1, "E012", "", message, fix)


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
