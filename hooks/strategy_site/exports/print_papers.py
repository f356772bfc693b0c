"""The two papers of a quarter that are printed: a summary, and a briefing by exception.

Each fits one sheet of A4. What is too long for it is cut at a number, and the paper says how much
more there is: all of it stands on the page of the quarter and on the slides.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.exports.board_paper import (
    DERIVED,
    SHAPES,
    ActionBlock,
    ActivityLine,
    BoardPaper,
)
from strategy_site.exports.sheet import Cut, Size, cut, fitted, sentences_within, shortened
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
from strategy_site.templating import environment_of
from strategy_site.vocabulary import (
    ActivityStatus,
    KeyActionStatus,
    MeasureStatus,
)

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
    environment = environment_of(templates)
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
            common | fitted(partial(view, paper), paper.origin, paper.contact_note)
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


def _decisions(paper: BoardPaper, size: Size) -> Cut[str]:
    """Return decisions, which begin with who decided and when: their words need more room."""
    return cut((shortened(each.text, 3 * size.reason) for each in paper.decisions), size.listed)


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
        "decisions": _decisions(paper, size),
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
        "decisions": _decisions(paper, size),
        "done": sum(each.status in DONE for each in paper.activities),
        "all": len(paper.activities),
        "unrated": sum(each.status in _UNRATED for each in paper.activities),
        "nothing": not (grave or troubled or worse or paper.no_update or paper.missing),
    }
