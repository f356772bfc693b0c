"""Closing a quarter: a draft becomes a report, its approval is written down, and it is sealed.

Nothing is written here. The files as they are to become are returned, checked as a whole.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from strategy_site.cycle.new_quarter import live_in, reporter_of, without_advice
from strategy_site.dates import Quarter
from strategy_site.load.data_files import UPDATES
from strategy_site.load.data_folder import read_data
from strategy_site.model.closed import ClosedQuarter, Redaction
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.project import Project, read_project
from strategy_site.sealing import as_written, closing
from strategy_site.written_files import text_with_line_ends
from strategy_site.yaml_edit import (
    add_first,
    flow,
    replace_field,
    scalar,
    set_value,
    without_items,
)

LEDGER = "closed.yml"
# What a closed report says of itself, so that the loss of its seal is seen.
_MARK = "closed: true"
_HEAD = """\
# The quarters that are closed, as they were. Written by strategy-site close-quarter and redact: not
# to be edited. The check compares the quarters with it and says what has changed.

"""


@dataclass(frozen=True)
class Place:
    """A council and the folder that holds its ``data/`` and ``docs/``."""

    root: Path
    council: Council

    def text(self, name: str) -> str:
        """Return the text of a file below ``data/``."""
        return text_with_line_ends(self.root / "data" / name)


@dataclass(frozen=True)
class Approval:
    """Who approved a report, when, and on which day it is published."""

    role: str
    on: date
    published: date


@dataclass(frozen=True)
class Closed:
    """The files as they are to become, by their path below ``data/``, and what is wrong in them.

    ``project`` is the council with these files; it is None if there is a mistake.
    """

    files: Mapping[str, str]
    problems: list[Problem]
    project: Project | None


def quarter_file(quarter: Quarter) -> str:
    """Return the path of a quarter's report below ``data/``."""
    return f"{UPDATES}/{quarter}.yml"


def silent_organisations(council: Council, quarter: Quarter) -> list[str]:
    """Return the organisations of a draft's empty entries that have returned nothing at all.

    An organisation is that which reported last time, or the activity's only partner.
    """
    draft = council.drafts[quarter]
    returned = {each.reported_by for each in draft.update.entries}
    owing = []
    awaited = {each.activity.id: each for each in live_in(council, quarter)}
    for each in filter(None, map(awaited.get, draft.awaited)):
        reporter = reporter_of(each)
        if reporter and reporter not in returned and reporter not in owing:
            owing.append(reporter)
    return [each for each in owing if each not in draft.update.missing_returns]


def close_draft(place: Place, quarter: Quarter, approval: Approval) -> Closed:
    """Return a council's files with a draft closed: without its empty entries, approved, sealed.

    ``position_as_of`` moves to the day of publication if it is earlier.
    """
    name = quarter_file(quarter)
    files = {
        name: _report(place.text(name), place.council, quarter, approval),
        "site.yml": _site(place.text("site.yml"), place.council, approval.published),
    }
    return sealed(place, quarter, files)


def close_published(place: Place, quarter: Quarter) -> Closed:
    """Return a council's files with a report closed that has been published already."""
    name = quarter_file(quarter)
    return sealed(place, quarter, {name: add_first(place.text(name), [_MARK])})


def sealed(
    place: Place,
    quarter: Quarter,
    files: Mapping[str, str],
    redactions: tuple[Redaction, ...] = (),
) -> Closed:
    """Return files together with the ledger that seals the quarter as it is in them.

    ``redactions`` are all that were made in it. What the ledger says of other quarters stays.
    """
    others = tuple(each for each in place.council.closed if each.quarter != quarter)
    with _copy(place, files) as copy:
        council = read_data(copy / "data").council
    # What cannot be read has no row, and its mistakes are found below.
    found = council is not None and quarter in council.updates
    rows = [*others, closing(council, quarter, redactions)] if council and found else [*others]
    rows.sort(key=lambda each: each.quarter)
    return checked_with(place, {**files, LEDGER: _ledger(place, rows)})


def _ledger(place: Place, rows: Iterable[ClosedQuarter]) -> str:
    """Return the ledger with these quarters, below the remarks that it begins with."""
    there = (place.root / "data" / LEDGER).exists()
    head = (place.text(LEDGER) if there else _HEAD).partition("quarters:")[0]
    lines = [line for each in rows for line in _ledger_lines(each)]
    return head + ("\n".join(["quarters:", *lines]) if lines else "quarters: []") + "\n"


def checked_with(place: Place, files: Mapping[str, str]) -> Closed:
    """Return files with what is wrong in the council once they are in place; nothing is changed."""
    with _copy(place, files) as copy:
        project, problems = read_project(copy, place.root / "docs")
    return Closed(files, problems, project)


@contextmanager
def _copy(place: Place, files: Mapping[str, str]) -> Iterator[Path]:
    """Give a folder with a copy of the council's data in which these files are in place."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(place.root / "data", copy / "data")
        for name, text in files.items():
            (copy / "data" / name).write_text(text, encoding="utf-8", newline="")
        yield copy


def _ledger_lines(closed: ClosedQuarter) -> list[str]:
    """Return a closed quarter as lines of the ledger."""
    lines = ["", f"  - quarter: {closed.quarter}", f"    seal: {closed.seal}"]
    for name in ("plan", "figures", "redactions"):
        rows = getattr(closed, name)
        if rows:
            lines.append(f"    {name}:")
            lines += [f"      - {flow(as_written(each))}" for each in rows]
    return lines


def _report(text: str, council: Council, quarter: Quarter, approval: Approval) -> str:
    """Return a draft's text as that of a report: its empty entries are gone, its approval stands.

    Only the lines that change are written anew.
    """
    lines = [
        _MARK,
        f"published: {approval.published.isoformat()}",
        f"approved_by: {scalar(approval.role)}",
        f"approved_on: {approval.on.isoformat()}",
    ]
    update = council.drafts[quarter].update
    silent = silent_organisations(council, quarter)
    if silent:
        names = f"missing_returns: [{', '.join((*update.missing_returns, *silent))}]"
        if "missing_returns" in update.model_fields_set:
            text = replace_field(text, "missing_returns", [names])
        else:
            lines.append(names)
    for name in ("approved_by", "approved_on"):
        if name in update.model_fields_set:
            text = replace_field(text, name, [])
    text = without_items(text, "entries", lambda fields: not fields.get("text", "").strip())
    return replace_field(without_advice(text, quarter), "draft", lines)


def _site(text: str, council: Council, published: date) -> str:
    if council.site.position_as_of >= published:
        return text
    return set_value(text, "position_as_of", published.isoformat())
