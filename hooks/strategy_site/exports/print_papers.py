"""The two papers of a quarter that are printed: a summary, and a briefing by exception.

Each fits one sheet of A4. What is too long for it is cut at a number, and the paper says how much
more there is: all of it stands on the page of the quarter and on the slides.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Generic, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from strategy_site.dates import shown_day
from strategy_site.exports.board_paper import (
    DERIVED,
    SHAPES,
    ActionBlock,
    ActivityLine,
    BoardPaper,
)
from strategy_site.progress import (
    DONE,
    NEED_ATTENTION,
    SOON_DAYS,
    DueMoved,
    FellSilent,
    NewlyOverdue,
    TakenOut,
    Worsened,
)
from strategy_site.vocabulary import (
    ActivityStatus,
    KeyActionStatus,
    MeasureStatus,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """How much a sheet takes: how many of each list, and how many letters of each text."""

    actions: int
    listed: int
    measures: int
    title: int
    reason: int
    paragraph: int


# From roomy to tight: a paper takes the first by which all fits its sheet, or else the last.
SIZES = (
    Size(actions=12, listed=5, measures=9, title=70, reason=140, paragraph=900),
    Size(actions=10, listed=4, measures=8, title=60, reason=105, paragraph=700),
    Size(actions=8, listed=3, measures=7, title=50, reason=85, paragraph=560),
    Size(actions=8, listed=2, measures=5, title=44, reason=62, paragraph=420),
    Size(actions=7, listed=1, measures=3, title=38, reason=50, paragraph=240),
)
# Lines of letters of 9 points on a sheet, and letters in a line of the sheet, of a column of text,
# of the columns of the tables: counted with the widest letters that a reader may have.
LINES, WIDE, HALF, NAME, WHY, MEASURE = 74, 96, 44, 24, 32, 24
_TROUBLED = (KeyActionStatus.OFF_TRACK, KeyActionStatus.AT_RISK, KeyActionStatus.NO_UPDATE)
# What nobody rated: it may go well or badly.
_UNRATED = (
    ActivityStatus.IN_PROGRESS_NOT_RATED,
    ActivityStatus.ONGOING_NOT_RATED,
    ActivityStatus.UNCLEAR,
)
# The kinds of change that a chief executive has to know of.
_FOR_WORSE = tuple(
    kind.heading for kind in (NewlyOverdue, Worsened, FellSilent, DueMoved, TakenOut)
)


@dataclass(frozen=True)
class Cut(Generic[T]):
    """A list as far as it fits, and how many more there are."""

    items: tuple[T, ...]
    more: int


def cut(found: Iterable[T], most: int) -> Cut[T]:
    """Return the first of a list, and the number of those left out."""
    every = tuple(found)
    return Cut(every[:most], max(0, len(every) - most))


def shortened(text: str, letters: int) -> str:
    """Return a text of at most so many letters, cut between words and with three dots."""
    flat = " ".join(text.split())
    if len(flat) <= letters:
        return flat
    kept = flat[: letters - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"


def sentences_within(sentences: Sequence[str], letters: int) -> str:
    """Return as many whole sentences as there is room for: what they leave out stands below."""
    kept: list[str] = []
    for each in sentences:
        if len(" ".join([*kept, each])) > letters:
            break
        kept.append(each)
    return " ".join(kept)


@dataclass(frozen=True)
class Tag:
    """A status as it is printed: a shape and a word, so that no colour is needed."""

    shape: str
    word: str


def tag(status: ActivityStatus | KeyActionStatus | MeasureStatus) -> Tag:
    """Return a status as it is printed."""
    return Tag(SHAPES[status.tone], status.word)


def print_papers(paper: BoardPaper, templates: Path) -> dict[str, str]:
    """Return the HTML of both papers by the names of their files.

    ``templates`` is the folder ``overrides/papers``. The style is in the file itself, and a policy
    lets that style pass and nothing else.
    """
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = environment.get_template("paper_style.html").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    common = {
        "style": style,
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'",
        "paper": paper,
        "published": shown_day(paper.published),
        "derived": DERIVED,
        "soon_days": SOON_DAYS,
    }
    return {
        f"{name}.html": environment.get_template(f"{name}.html").render(
            common | fitted(paper, view)
        )
        for name, view in (("summary", _summary), ("briefing", _briefing))
    }


@dataclass(frozen=True)
class ActionRow:
    """A key action in a table."""

    name: str
    tag: Tag
    milestones: str
    trend: str
    reason: str


def _actions(found: Iterable[ActionBlock], size: Size) -> Cut[ActionRow]:
    rows = (
        ActionRow(
            shortened(f"{each.number}. {each.title}", size.title),
            tag(each.status),
            each.milestone_count,
            each.trend.word,
            shortened(each.reason, size.reason),
        )
        for each in found
    )
    return cut(rows, size.actions)


@dataclass(frozen=True)
class ActivityRow:
    """An activity in a list or a table; ``doing`` is what is being done about it."""

    title: str
    tag: Tag
    reason: str
    doing: str


def _activities(found: Iterable[ActivityLine], size: Size, most: int) -> Cut[ActivityRow]:
    rows = (
        ActivityRow(
            shortened(each.title, size.title),
            tag(each.status),
            shortened(each.reason, size.reason),
            shortened(each.doing, size.reason),
        )
        for each in found
    )
    return cut(rows, most)


def _texts(found: Iterable[str], size: Size) -> Cut[str]:
    return cut((shortened(each, size.reason) for each in found), size.listed)


@dataclass(frozen=True)
class MeasureRow:
    """A measure in a table."""

    title: str
    figure: str
    target: str
    tag: Tag
    trend: str


def _summary(paper: BoardPaper, size: Size) -> dict[str, Any]:
    """Return what the one-page summary shows."""
    measures = (
        MeasureRow(
            shortened(each.title, size.title),
            each.figure,
            each.target,
            tag(each.status),
            each.trend.word,
        )
        for each in paper.measures
    )
    return {
        "position": sentences_within(paper.position, size.paragraph),
        "counts": [(tag(status), count) for status, count in paper.counts],
        "total": sum(count for _, count in paper.counts),
        "actions": _actions(paper.actions, size),
        "changes": [(heading, len(found)) for heading, found in paper.changes],
        "overdue": _activities(paper.overdue, size, size.listed),
        "due_soon": _activities(paper.due_soon, size, size.listed),
        "missing": _texts(paper.missing, size),
        "measures": cut(measures, size.measures),
        "decisions": _texts((each.text for each in paper.decisions), size),
        "findings": _texts((name for name, _ in paper.findings), size),
    }


def _briefing(paper: BoardPaper, size: Size) -> dict[str, Any]:
    """Return what the briefing by exception shows: what is in trouble, silent, worse or due."""
    grave = [
        each for status in NEED_ATTENTION for each in paper.activities if each.status is status
    ]
    troubled = [each for each in paper.actions if each.status in _TROUBLED]
    worse = [
        f"{heading}: {each}"
        for heading, found in paper.changes
        if heading in _FOR_WORSE
        for each in found
    ]
    return {
        "exceptions": _activities(grave, size, size.actions),
        "actions": _actions(troubled, size),
        "worse": _texts(worse, size),
        "silent": _activities(paper.no_update, size, size.listed),
        "missing": _texts(paper.missing, size),
        "due_soon": _activities(paper.due_soon, size, size.listed),
        "decisions": _texts((each.text for each in paper.decisions), size),
        "done": sum(each.status in DONE for each in paper.activities),
        "all": len(paper.activities),
        "unrated": sum(each.status in _UNRATED for each in paper.activities),
        "nothing": not (grave or troubled or worse or paper.no_update or paper.missing),
    }


def fitted(paper: BoardPaper, view: Callable[[BoardPaper, Size], dict[str, Any]]) -> dict[str, Any]:
    """Return what a paper shows in the roomiest size by which it fits one sheet."""
    shown = [view(paper, size) for size in SIZES]
    frame = 9 + _lines(paper.origin, WIDE) + _lines(paper.contact_note, WIDE)
    return next((each for each in shown if frame + _height(each) <= LINES), shown[-1])


def _lines(text: str, letters: int) -> int:
    return max(1, ceil(len(text) / letters))


def _height(shown: Mapping[str, Any]) -> int:
    """Return how many lines the content of a paper takes; too many rather than too few."""
    lines = 2 + _lines(shown.get("position", ""), WIDE - 6)
    lines += _lines(
        "".join(f"{each.word}{count:>9}" for each, count in shown.get("counts", ())), WIDE
    )
    for row in shown["actions"].items:
        lines += max(_lines(row.name, NAME), _lines(row.reason, WHY), 2 if " " in row.trend else 1)
    for row in shown.get("exceptions", Cut[ActivityRow]((), 0)).items:
        lines += max(_lines(row.title, NAME), _lines(row.reason, WHY), _lines(row.doing, WHY))
    for row in shown.get("measures", Cut[MeasureRow]((), 0)).items:
        lines += _lines(row.title, MEASURE)
    tables = sum(2 + bool(shown[name].more) for name in _TABLES if name in shown)
    # Rows have rules and a little space, a tenth more than their lines.
    return ceil(lines * 1.08) + tables + ceil(_columns(shown) / 2) + 4


_TABLES = ("actions", "exceptions", "measures")


def _columns(shown: Mapping[str, Any]) -> int:
    """Return how many lines the lists in two columns take together."""
    lines = 2 + len(shown.get("changes", ())) + (4 if "changes" in shown else 0)
    for name in ("overdue", "due_soon", "silent"):
        if name in shown:
            lines += 2 + bool(shown[name].more)
            lines += sum(_lines(f"{row.title}. {row.reason}", HALF) for row in shown[name].items)
    for name in ("missing", "decisions", "findings", "worse"):
        if name in shown:
            lines += 2 + bool(shown[name].more)
            lines += sum(_lines(each, HALF) for each in shown[name].items)
    return lines
