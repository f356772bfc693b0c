"""The folder ``data/``: which files it holds, and all of them read at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from strategy_site.dates import DateProblem, Quarter, parse_quarter
from strategy_site.load.convert import Positions, convert
from strategy_site.load.data_files import (
    FILE_OF_KIND,
    FILES,
    OPTIONAL,
    PROCESSES,
    STAND_INS,
    TEXTS,
    UPDATES,
)
from strategy_site.load.drafts import without_awaited
from strategy_site.load.references import Mention, mentions, repeated_ids, unknown_ids
from strategy_site.load.source_texts import SourceText, read_source_text
from strategy_site.load.values import Fields, Value
from strategy_site.load.yaml_text import parse, text_of
from strategy_site.model.base import Record
from strategy_site.model.council import Council, Draft
from strategy_site.model.processes import Process
from strategy_site.model.shape import fields_of
from strategy_site.model.updates import Update
from strategy_site.problems import Problem, did_you_mean, quoted
from strategy_site.vocabulary import Audience

_IGNORED = {".gitkeep", ".DS_Store", "Thumbs.db"}


@dataclass(frozen=True)
class Data:
    """What ``data/`` holds: ``council`` is None if there is no such folder.

    Records that have a problem are not in ``council``. ``ids`` has the ids of each kind of record,
    of those too that have a mistake; a kind is absent if its file could not be read. ``texts`` are
    the words of sources, by publication.
    """

    council: Council | None
    positions: Positions
    ids: dict[str, set[str]]
    problems: tuple[Problem, ...]
    texts: dict[str, SourceText] = field(default_factory=dict)


class _Folder:
    """The folder while it is being read."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown
        self.positions = Positions()
        self.problems: list[Problem] = []
        self.mentions: list[Mention] = []
        self.unread: set[str] = set()
        self.records: dict[str, Any] = {}
        self.updates: dict[Quarter, Update] = {}
        self.drafts: dict[Quarter, Draft] = {}
        self.processes: list[Process] = []
        # The quarters that have a report, or may have one: their file could not be read.
        self.reported: set[str] = set()

    def read(
        self, name: str, record: type[Record], prepare: Callable[[Value], Value] = lambda each: each
    ) -> Record | None:
        """Read one file; note its problems, its ids and the positions of its records.

        ``prepare`` takes out of what is written what is not to be judged yet.
        """
        path = f"{self.shown}/{name}"
        text = text_of(self.folder / name, path)
        if isinstance(text, Problem):
            self.problems.append(text)
            self.unread.add(name)
            return None
        parsed = parse(text, path)
        self.problems.extend(parsed.problems)
        if not isinstance(parsed.value, Fields):
            self.unread.add(name)
            if not parsed.problems:
                self.problems.append(_no_fields(record, parsed.value, path))
            return None
        if any(each.code == "E001" for each in parsed.problems):
            self.unread.add(name)  # part of it was left out: what seems missing may be there
        self.mentions.extend(mentions(record, parsed.value, path))
        made, kept, problems = convert(record, prepare(parsed.value), path)
        told = {(each.line, each.column) for each in parsed.problems}
        self.problems.extend(each for each in problems if (each.line, each.column) not in told)
        if made is not None:
            self.positions.add(made, kept, path)
        return made

    def read_all(self) -> None:
        """Read every file that is there and note every one that is missing or unknown."""
        present = {path.name for path in self.folder.iterdir()} - _IGNORED
        for name, record in FILES.items():
            if name in present:
                self.records[name] = self.read(name, record)
            elif name not in OPTIONAL:
                self.unread.add(name)
                fix = "Put it back. To see what belongs in it: strategy-site new-council FOLDER"
                fix += " writes one into a new folder."
                self.problems.append(
                    Problem(f"{self.shown}/{name}", 1, 1, "E003", "", "the file is missing.", fix)
                )
        for name in sorted(present - FILES.keys() - {UPDATES, PROCESSES, TEXTS}):
            fix = did_you_mean(name, FILES.keys())
            message = f"{quoted(name)} is not a file that the site reads."
            self.problems.append(Problem(f"{self.shown}/{name}", 1, 1, "E002", "", message, fix))
        for path in self.files_in(UPDATES, present):
            self.read_update(path)
        for path in self.files_in(PROCESSES, present):
            self.read_process(path)

    def files_in(self, name: str, present: set[str]) -> Iterator[Path]:
        """Yield the files of a folder within data/, which may be absent."""
        inner = self.folder / name
        if inner.is_dir():
            yield from (path for path in sorted(inner.iterdir()) if path.name not in _IGNORED)
        elif name in present:
            message, fix = "this is a file, not a folder.", "Make a folder of this name."
            self.problems.append(Problem(f"{self.shown}/{name}", 1, 1, "E004", "", message, fix))

    def read_texts(self, publications: set[str] | None) -> dict[str, SourceText]:
        """Return the texts of the sources; each file is named after its publication.

        ``publications`` is None if it is not known which there are.
        """
        texts: dict[str, SourceText] = {}
        names = None if publications is None else {f"{each}.txt" for each in publications}
        for path in self.files_in(TEXTS, {each.name for each in self.folder.iterdir()}):
            shown = f"{self.shown}/{TEXTS}/{path.name}"
            if names is not None and path.name not in names:
                message = f"{quoted(path.name)} is not named after a publication."
                fix = did_you_mean(path.name, names)
                self.problems.append(Problem(shown, 1, 1, "E002", "", message, fix))
                continue
            text = text_of(path, shown)
            if isinstance(text, Problem):
                self.problems.append(text)
            else:
                texts[path.stem] = read_source_text(text)
        return texts

    def read_update(self, path: Path) -> None:
        """Read the report of one quarter; its file's name says which."""
        name = f"{UPDATES}/{path.name}"
        try:
            quarter = parse_quarter(path.stem)
            if path.suffix != ".yml":
                raise DateProblem
        except DateProblem:
            message = f"{quoted(path.name)} is not the name of a quarter's file."
            fix = _named_after_quarter(path)
            self.problems.append(Problem(f"{self.shown}/{name}", 1, 1, "E005", "", message, fix))
            return
        awaited: list[str] = []
        update = self.read(name, Update, lambda value: without_awaited(value, awaited))
        if isinstance(update, Update) and update.draft:
            self.drafts[quarter] = Draft(update, tuple(awaited))
            return
        if isinstance(update, Update):
            self.updates[quarter] = update
        if not (isinstance(update, Update) and update.not_reported):
            self.reported.add(str(quarter))

    def read_process(self, path: Path) -> None:
        """Read one process; its file is named after its id."""
        name = f"{PROCESSES}/{path.name}"
        if path.suffix != ".yml":
            message = f"{quoted(path.name)} is not the name of a process's file."
            fix = f"Name it {path.stem}.yml, or move it elsewhere."
            self.problems.append(Problem(f"{self.shown}/{name}", 1, 1, "E002", "", message, fix))
            return
        process = self.read(name, Process)
        if isinstance(process, Process):
            self.processes.append(process)
        if name in self.unread:
            self.unread.add(f"{PROCESSES}/")  # its id is not known

    def council(self) -> Council:
        """Return all records together, with stand-ins for files that gave none."""
        records = {name: self.records.get(name) or STAND_INS[name] for name in FILES}
        strategy, parties = records["strategy.yml"], records["parties.yml"]
        training, publications = records["training.yml"], records["publications.yml"]
        glossary, benchmarks = records["glossary.yml"], records["benchmarks.yml"]
        return Council(
            site=records["site.yml"],
            strategy=strategy.strategy,
            key_actions=strategy.key_actions,
            activities=records["activities.yml"].activities,
            updates=dict(sorted(self.updates.items())),
            bodies=parties.bodies,
            roles=parties.roles,
            organisations=parties.organisations,
            offers=training.offers,
            deliveries=training.deliveries,
            publications=publications.publications,
            documents=publications.documents,
            terms=glossary.terms,
            well_known=frozenset(glossary.well_known),
            recommendations=records["recommendations.yml"].recommendations,
            framework=benchmarks.framework,
            benchmarks=benchmarks.benchmarks,
            measures=records["measures.yml"].measures,
            contacts=records["contacts.yml"].contacts,
            events=records["events.yml"].events,
            resources=records["resources.yml"].resources,
            processes=tuple(self.processes),
            closed=records["closed.yml"].quarters,
            ledger=records["addresses.yml"],
            drafts=dict(sorted(self.drafts.items())),
        )


def _named_after_quarter(path: Path) -> str:
    """Return what a file of a quarter should be called."""
    try:
        return f"Name it {parse_quarter(path.stem.lower())}.yml."
    except DateProblem:
        return "Name it like 2019-q1.yml, for April to June 2019, or move it elsewhere."


def _no_fields(record: type[Record], value: Value, path: str) -> Problem:
    """Return the problem of a file that holds nothing, or one text or list."""
    code, wrong = ("E004", "the file is not a set of fields.")
    if value is None:
        code, wrong = ("E003", "there is nothing in the file.")
    fix = f"Begin it with a name and a colon: {next(iter(fields_of(record)))}:"
    return Problem(path, 1, 1, code, "", wrong, fix)


def read_data(folder: Path, shown: str = "data") -> Data:
    """Read a data folder. ``shown`` is how problems name it; nothing is raised for bad input."""
    reading = _Folder(folder, shown)
    if not folder.is_dir():
        fix = "Create it, with site.yml and the other files that the README lists."
        missing = Problem(shown, 1, 1, "E003", "", "the folder is missing.", fix)
        return Data(None, reading.positions, {}, (missing,))
    reading.read_all()
    ids: dict[str, set[str]] = {
        kind: set() for kind, name in FILE_OF_KIND.items() if name not in reading.unread
    }
    ids["quarter"] = reading.reported
    ids["audience"] = set(Audience.keys())  # what a page may choose from, like an id
    for mention in reading.mentions:
        if mention.owns and mention.kind in ids:
            ids[mention.kind].add(mention.id)
    reading.problems.extend(repeated_ids(reading.mentions))
    reading.problems.extend(unknown_ids(reading.mentions, FILE_OF_KIND, ids))
    reading.positions.partial.update(
        each.path.removeprefix(f"{shown}/") for each in reading.problems
    )
    texts = reading.read_texts(ids.get("publication"))
    return Data(reading.council(), reading.positions, ids, tuple(reading.problems), texts)
