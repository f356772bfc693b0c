"""The processes as their files have them, read without the code that makes the pages."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.building import NORTHMOOR, ROOT

FOLDERS = {"barnet": ROOT, "northmoor": NORTHMOOR}


@dataclass(frozen=True)
class Answer:
    """A way from one step to another, and the words of the link that takes it."""

    begins: str
    ends: str
    link: str


@dataclass(frozen=True)
class Written:
    """A process: ``record`` is its file."""

    record: dict[str, Any]

    @property
    def address(self) -> str:
        """The address of its page, from the root of the site."""
        return f"/guidance/processes/{self.record['id']}/"

    @cached_property
    def steps(self) -> dict[str, dict[str, Any]]:
        """Its steps by id, in order."""
        return {each["id"]: each for each in self.record["steps"]}

    @property
    def first(self) -> str:
        """The step at which it begins."""
        return next(name for name, each in self.steps.items() if each["kind"] == "start")

    @property
    def ends(self) -> list[str]:
        """The steps at which it ends."""
        return [name for name, each in self.steps.items() if each["kind"] == "end"]

    def number(self, step: str) -> int:
        """Return the number of a step."""
        return list(self.steps).index(step) + 1

    def titled(self, step: str) -> str:
        """Return the heading of a step in words."""
        return f"{self.number(step)}. {self.steps[step]['title']}"

    @cached_property
    def answers(self) -> list[Answer]:
        """Every way out of every step, in order."""
        return list(self._answers())

    def _answers(self) -> Iterator[Answer]:
        for name, step in self.steps.items():
            for option in step.get("options", ()):
                yield Answer(name, option["next"], option["label"])
            if end := step.get("next"):
                title = self.steps[end]["title"]
                back = f"Go back to step {self.number(end)}: {title}"
                yield Answer(name, end, back if step.get("loop") else f"Next: {title}")

    def answers_from(self, step: str) -> list[Answer]:
        """Return the ways out of a step, in order."""
        return [each for each in self.answers if each.begins == step]

    def before(self, step: str) -> set[str]:
        """Return the steps that lead to a step."""
        return {each.begins for each in self.answers if each.ends == step}

    def path_to(self, step: str) -> list[Answer]:
        """Return the shortest way from the start to a step."""
        paths: dict[str, list[Answer]] = {self.first: []}
        pending = deque([self.first])
        while pending:
            here = pending.popleft()
            for each in self.answers_from(here):
                if each.ends not in paths:
                    paths[each.ends] = [*paths[here], each]
                    pending.append(each.ends)
        return paths[step]

    @property
    def contacts(self) -> set[str]:
        """The ids of the contacts that its steps name."""
        return {name for step in self.steps.values() for name in step.get("contacts", ())}

    def is_overdue(self, on: date) -> bool:
        """Return whether its review was due before a day."""
        return "review_due" in self.record and self.record["review_due"] < on


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def processes_of(council: str) -> list[Written]:
    """Return the processes of a council."""
    folder = FOLDERS[council] / "data" / "processes"
    return [Written(_read(each)) for each in sorted(folder.glob("*.yml"))]


def contacts_of(council: str) -> dict[str, dict[str, Any]]:
    """Return the contacts of a council by id."""
    contacts = _read(FOLDERS[council] / "data" / "contacts.yml")["contacts"]
    return {each["id"]: each for each in contacts}


def reviewed_on(council: str) -> date:
    """Return the day on which someone last looked a council's site over."""
    day: date = _read(FOLDERS[council] / "data" / "site.yml")["reviewed_on"]
    return day


def published_at(council: str) -> str:
    """Return the address at which a council's site is published, without a slash at the end."""
    address: str = _read(FOLDERS[council] / "mkdocs.yml")["site_url"]
    return address.rstrip("/")


def in_words(day: date) -> str:
    """Return a day as pages show it."""
    return f"{day.day} {day:%B %Y}"
