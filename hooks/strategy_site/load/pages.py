"""Markdown pages: where they stand, their headers, and what is left for Markdown to read.

MkDocs drops a broken header without a word, so headers are read here first.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePath
from typing import Annotated

from strategy_site.load.calls import Call, CallReader, looks_like_a_call
from strategy_site.load.convert import convert
from strategy_site.load.references import mentions
from strategy_site.load.values import Fields, mark_at
from strategy_site.load.yaml_text import parse, text_of
from strategy_site.model.base import Day, Line, PublicationId, Record, one_of
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import Audience

_HEADER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# MkDocs makes pages of these too, takes a README for an index, and leaves one folder out.
_HOME = "index.md"
_OF_PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
_OTHER_INDEX = "README.md"
_NOT_FOR_PAGES = {
    "templates": "never published",
    "assets": "the product's own",
    "pagefind": "the search index's own",
}


class PageHeader(Record):
    """What the header of a Markdown page may say, between two lines of dashes.

    ``sources`` names publications on which the prose of the page rests, ``audience`` who the page
    is for if it is not for everybody. A page of guidance has a ``question``, as a reader would ask
    it, and ``review_due``, the day by which to look it over.
    """

    title: Line | None = None
    description: Line
    sources: tuple[PublicationId, ...] = ()
    audience: tuple[Annotated[Audience, one_of(Audience)], ...] = ()
    question: Line | None = None
    review_due: Day | None = None


@dataclass(frozen=True)
class Page:
    """A Markdown page: ``src`` is its path below ``docs/``, ``markdown`` holds a mark per call.

    ``title`` is the one its header gives; where that is empty, the first heading serves. ``text``
    is the whole file as it is written, empty for a page that is made from records. ``sources`` are
    the ids of publications that its header names, each with its line and column. ``audience`` is
    who it is for, empty if it is for everybody. ``question`` and
    ``review_due`` are those of guidance, and ``guidance_place`` is where the header gives the later
    of the two; ``notice`` is what has to be known before the page is followed.
    """

    src: str
    title: str
    description: str
    markdown: str
    calls: tuple[Call, ...]
    text: str = ""
    sources: tuple[tuple[str, int, int], ...] = ()
    audience: tuple[Audience, ...] = ()
    question: str = ""
    review_due: date | None = None
    guidance_place: tuple[int, int] = (1, 1)
    notice: str = ""

    @cached_property
    def address(self) -> str:
        """Where the page is published, relative to the site: ``training/``, or empty for home."""
        return address_of(self.src)


def address_of(src: str) -> str:
    """Return where the page at a path below ``docs/`` is published, relative to the site."""
    folder, slash, name = src.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return folder + slash if stem == "index" else f"{folder}{slash}{stem}/"


def read_pages(
    folder: Path, shown: str, inline: Collection[str]
) -> tuple[list[Page], list[Problem]]:
    """Return the Markdown pages below a folder, by path, and every problem in them.

    ``shown`` is how problems name the folder; ``inline`` names the components that are words within
    a sentence.
    """
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
        page, found = read_page(text, src.as_posix(), shown, inline)
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


def read_page(
    text: str, src: str, shown: str, inline: Collection[str]
) -> tuple[Page, list[Problem]]:
    """Return one page and its problems; what its header does not say is left empty."""
    path = f"{shown}/{src}"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, sources, place, problems = _header(text, path)
    found = _HEADER.match(text)
    body = text[found.end() :] if found else text
    first_line = text.count("\n", 0, found.end()) + 1 if found else 1
    reader = CallReader(path, inline)
    markdown = "\n".join(reader.lines(body, first_line))
    problems.extend(reader.problems)
    title = (header and header.title) or ""
    description = header.description if header else ""
    calls = tuple(reader.calls)
    page = Page(
        src,
        title,
        description,
        markdown,
        calls,
        text,
        sources,
        audience=header.audience if header else (),
        question=(header and header.question) or "",
        review_due=header.review_due if header else None,
        guidance_place=place,
    )
    return page, problems


Marked = tuple[tuple[str, int, int], ...]


def _header(
    text: str, path: str
) -> tuple[PageHeader | None, Marked, tuple[int, int], list[Problem]]:
    """Return a page's header, its sources, where it speaks of guidance, and its problems."""
    found = _HEADER.match(text)
    if not found:
        opened = text.startswith("---")
        wrong = "the header is never closed." if opened else "the page has no header."
        fix = "Begin the page with three lines: ---, then description: and a sentence, then ---."
        return None, (), (1, 1), [Problem(path, 1, 1, "E003", "", wrong, fix)]
    parsed = parse(found[1], path, first_line=2)
    if not isinstance(parsed.value, Fields):
        empty = parsed.value is None
        code, wrong = ("E003", "is empty") if empty else ("E004", "is not a set of fields")
        fix = "Write description: and a sentence between the two lines of dashes."
        unsaid = Problem(path, 2, 1, code, "", f"the header {wrong}.", fix)
        return None, (), (1, 1), list(parsed.problems) or [unsaid]
    header, _, problems = convert(PageHeader, parsed.value, path)
    named = mentions(PageHeader, parsed.value, path)
    sources = tuple((each.id, *mark_at(each.place)) for each in named)
    calls = _calls_in_header(parsed.value, path)
    marks = parsed.value.marks
    place = marks.get("review_due") or marks.get("question") or (1, 1)
    return header, sources, place, [*parsed.problems, *problems, *calls]


def _calls_in_header(fields: Fields, path: str) -> Iterator[Problem]:
    """Yield the fields of a header that try to call a component in: they are shown as they are."""
    for name, written in fields.items():
        if isinstance(written, str) and looks_like_a_call(written):
            message = f"{name} {quoted(written)} has a call in it, and a header cannot call."
            fix = "Write the words themselves."
            yield Problem(path, *fields.marks[name], "E012", "", message, fix)
