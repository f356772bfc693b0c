"""Changing any one value of any record of either council changes a page or is refused.

All scalars of all files in ``data/`` are taken from the YAML itself, none is sampled. Each is
replaced by another value that fits its field; then the checks must refuse the project or stop a
strict build, or a page must differ: in its components, its own words, its header or its frame.
"""

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_site.frame import frame_of
from strategy_site.load.data_files import FILES
from strategy_site.load.data_folder import read_data
from strategy_site.load.yaml_text import Parsed, parse
from strategy_site.model.base import Record
from strategy_site.model.processes import Process
from strategy_site.model.shape import FieldShape, fields_of
from strategy_site.model.updates import Update
from strategy_site.project import Project, read_project
from strategy_site.redirects import redirects_of
from strategy_site.render import Renderer
from tests.building import ROOT

PAPERS = ["hwb-2018-01", "scpb-2019-07"]
COUNCILS = {"barnet": ROOT, "northmoor": ROOT / "tests" / "sites" / "northmoor"}
COMPONENTS = ROOT / "overrides" / "components"


@dataclasses.dataclass(frozen=True)
class Place:
    """One scalar: its file, the names and numbers that lead to it, its field, where it stands."""

    path: str
    names: tuple[str | int, ...]
    shape: FieldShape
    begins: int
    ends: int
    value: str
    folded: bool

    def __str__(self) -> str:
        return f"{self.path}: {'.'.join(map(str, self.names))} ({self.value[:40]})"


def scalars(node: Any, record: type[Record], path: str) -> Iterator[Place]:
    """Yield every scalar of a set of fields, with the field that it fills."""
    for name_node, child in node.value:
        shape = fields_of(record)[name_node.value]
        items = child.value if isinstance(child, yaml.SequenceNode) else [child]
        for number, item in enumerate(items):
            names = (name_node.value, number) if shape.many else (name_node.value,)
            if isinstance(item, yaml.MappingNode):
                assert shape.record
                for each in scalars(item, shape.record, path):
                    yield dataclasses.replace(each, names=(*names, *each.names))
            else:
                begins, ends = item.start_mark.index, item.end_mark.index
                folded = item.style in (">", "|")
                yield Place(path, names, shape, begins, ends, item.value, folded)


# Nobody writes the ledger of closed quarters: test_closed_quarters.py is about it. What people type
# is text on no page: test_search.py compares it with what the search knows.
ELSEWHERE = {"closed.yml", "search_terms.yml"}


def all_places(council: Path) -> list[Place]:
    """Return every scalar of every data file of a council."""
    found: list[Place] = []
    files: list[tuple[str, type[Record]]] = [
        *((name, record) for name, record in FILES.items() if name not in ELSEWHERE),
        *((f"updates/{each.name}", Update) for each in update_files(council)),
        *((f"processes/{each.name}", Process) for each in process_files(council)),
    ]
    for name, record in files:
        file = council / "data" / name
        if file.exists():
            node = yaml.compose(file.read_text(encoding="utf-8"), yaml.SafeLoader)
            found.extend(scalars(node, record, name))
    return found


def process_files(council: Path) -> list[Path]:
    return sorted((council / "data" / "processes").glob("*.yml"))


def update_files(council: Path) -> list[Path]:
    return sorted((council / "data" / "updates").glob("*.yml"))


def next_in(members: list[str], value: str) -> str:
    """Return the member after this one; after the last comes the first."""
    return members[(members.index(value) + 1) % len(members)]


def bigger(value: str) -> str:
    """Return a text in which the last number of a single figure or year is another one."""
    return re.sub(r"\d$", lambda found: str((int(found[0]) + 1) % 10), value)


def other_date(value: str) -> str:
    """Return a date one year later, of the same precision; leave out no part of it."""
    return f"{int(value[:4]) + 1}{value[4:]}" if value[0].isdigit() else "2018-05"


# What a field says of itself -> another value that fits it.
OTHERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("an id", lambda value: f"{value}-x"),
    ("text", lambda value: f"{value} Quokka."),
    ("the words", lambda value: f"{value} Quokka."),
    ("the heading", lambda value: f"{value} Quokka."),
    ("a whole number", lambda value: str(int(value) + 1) if value.isdigit() else "7"),
    ("true or false", lambda value: "false" if value == "true" else "true"),
    ("a number", bigger),
    ("a mail address", lambda value: f"quokka.{value}"),
    ("a telephone number", bigger),
    ("a web address", lambda value: f"{value}quokka"),
    ("the address of", lambda value: f"quokka-{value}"),
    ("a financial quarter", bigger),
    ("a date", other_date),
    ("a day", other_date),
)


def another(place: Place, ids: dict[str, set[str]]) -> str:
    """Return another value that fits the field."""
    shape, value = place.shape, place.value
    if value in PAPERS:  # the other paper has most of these slides too
        return next_in(PAPERS, value)
    if shape.refers_to:
        return next_in(sorted(ids[shape.refers_to]), value)
    if shape.choices:
        return next_in(shape.choices.keys(), value)
    if place.names[-1] == "numerator" or place.names[-2:] == ("target", "value"):
        return str(int(value) - 1) if int(value) else "1"  # one more might be above the whole
    for begins, change in OTHERS:
        if shape.says.startswith(begins):
            return change(value.rstrip("\n"))
    raise AssertionError(f"{place}: no other value is known for {shape.says!r}")


def changed_text(text: str, place: Place, value: str) -> str:
    """Return a file's text with one scalar replaced."""
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    ending = "\n" if place.folded else ""
    return text[: place.begins] + quoted + ending + text[place.ends :]


class Site:
    """The pages of a project, rendered part by part without MkDocs."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.renderer = Renderer(COMPONENTS)

    def frame(self) -> Any:
        """Return what surrounds the pages, their heads, the order of the menu, and what moved."""
        pages = self.project.pages
        heads = {src: (each.title, each.description, each.markdown) for src, each in pages.items()}
        led = redirects_of(self.project)
        return frame_of(self.project, preview=False), heads, self.project.menu, led

    def part(self, src: str) -> str:
        """Return a page's components, in their order, with what is added at its end."""
        page = self.project.pages[src]
        marks = "\n".join(f"\ue000{number}\ue001" for number in range(len(page.calls)))
        rendered = self.renderer.page(marks, self.project, src)
        return rendered.content + rendered.foot


class Comparison:
    """Tells whether a changed project shows anywhere; looks first where a change last showed."""

    def __init__(self, project: Project) -> None:
        site = Site(project)
        self.frame = site.frame()
        self.parts = {src: site.part(src) for src in project.pages}
        self.order = list(self.parts)

    def differs(self, project: Project) -> bool:
        site = Site(project)
        if site.frame() != self.frame:
            return True
        for src in self.order:
            if site.part(src) != self.parts[src]:
                self.order.remove(src)
                self.order.insert(0, src)
                return True
        return False


@pytest.fixture(params=COUNCILS)
def copy(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder with a council's data and pages to change."""
    for part in ("data", "docs"):
        shutil.copytree(COUNCILS[request.param] / part, tmp_path / part)
    return tmp_path


def shows(copy: Path, place: Place, value: str, unchanged: Comparison) -> bool:
    """Tell whether a value in place of another is refused or seen, and put the old one back."""
    file = copy / "data" / place.path
    before = file.read_text(encoding="utf-8")
    file.write_text(changed_text(before, place, value), encoding="utf-8")
    try:
        project, problems = read_project(copy)
        line = before.count("\n", 0, place.begins) + 1
        # These would say that the other value does not fit its field: the test's own mistake.
        own = [each for each in problems if (each.path, each.line) == (f"data/{place.path}", line)]
        assert [each for each in own if each.code in ("E001", "E004")] == []
        if project is None or any(each.stops_strict for each in problems):
            return True
        return unchanged.differs(project)
    finally:
        file.write_text(before, encoding="utf-8")


@pytest.mark.long
def test_every_value_shows_or_is_refused(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember_texts(monkeypatch)
    project, _ = read_project(copy)
    assert project
    unchanged = Comparison(project)
    assert not unchanged.differs(project)
    ids = read_data(copy / "data").ids
    places = all_places(copy)
    assert len(places) > 1_000
    unseen = [
        str(place) for place in places if not shows(copy, place, another(place, ids), unchanged)
    ]
    assert unseen == []


def remember_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse each text of a file once: of all files, one change touches one."""
    known: dict[tuple[str, str], Parsed] = {}

    def remembered(text: str, path: str) -> Parsed:
        if (text, path) not in known:
            known[text, path] = parse(text, path)
        return known[text, path]

    monkeypatch.setattr("strategy_site.load.data_folder.parse", remembered)
