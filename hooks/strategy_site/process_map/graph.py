"""The graph of a process: which step leads where, what can be reached, where it goes round.

Steps are known by their ids; ways that lead to a step which is not there are passed over, since the
rules tell of them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from strategy_site.model.processes import Process, Step, Way
from strategy_site.vocabulary import StepKind


@dataclass(frozen=True)
class Graph:
    """The steps and the ways of one process."""

    process: Process

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps by id, in the order of the file."""
        return {each.id: each for each in self.process.steps}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number that each step has on the site, from 1."""
        return {name: number for number, name in enumerate(self.steps, 1)}

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way between steps that are there, in the order of the steps."""
        steps = self.steps
        return tuple(way for step in steps.values() for way in step.ways if way.ends in steps)

    @cached_property
    def ways_from(self) -> dict[str, list[Way]]:
        """The ways out of each step."""
        found: dict[str, list[Way]] = {name: [] for name in self.steps}
        for way in self.ways:
            found[way.begins].append(way)
        return found

    @cached_property
    def ways_to(self) -> dict[str, list[Way]]:
        """The ways into each step."""
        found: dict[str, list[Way]] = {name: [] for name in self.steps}
        for way in self.ways:
            found[way.ends].append(way)
        return found

    @property
    def starts(self) -> list[Step]:
        """The steps at which the process begins; one, if the process is sound."""
        return [each for each in self.process.steps if each.kind is StepKind.START]

    def reached_from(self, names: Iterable[str]) -> set[str]:
        """Return the steps that can be reached from any of these, these included."""
        return _spread(
            names, {name: [way.ends for way in ways] for name, ways in self.ways_from.items()}
        )

    def reached_onward(self, names: Iterable[str]) -> set[str]:
        """Return the steps that can be reached from any of these without a way marked as back."""
        return _spread(
            names,
            {
                name: [way.ends for way in ways if not way.loop]
                for name, ways in self.ways_from.items()
            },
        )

    def leading_to(self, names: Iterable[str]) -> set[str]:
        """Return the steps from which any of these can be reached, these included."""
        return _spread(
            names, {name: [way.begins for way in ways] for name, ways in self.ways_to.items()}
        )

    def circular(self, ways: Collection[Way]) -> list[Way]:
        """Return those of some ways that close a circle made of them alone.

        They are the ways that lead back to a step on the path by which the search came. It begins
        at the start and takes the steps in the order of the file. Without these ways, the others go
        round nowhere.
        """
        out: dict[str, list[Way]] = {name: [] for name in self.steps}
        for way in ways:
            out[way.begins].append(way)
        closing: list[Way] = []
        done: set[str] = set()
        for first in (*(each.id for each in self.starts), *self.steps):
            if first in done:
                continue
            path, on_path = [(first, iter(out[first]))], {first}
            while path:
                name, rest = path[-1]
                onward = next(rest, None)
                if onward is None:
                    path.pop()
                    on_path.discard(name)
                    done.add(name)
                elif onward.ends in on_path:
                    closing.append(onward)
                elif onward.ends not in done:
                    path.append((onward.ends, iter(out[onward.ends])))
                    on_path.add(onward.ends)
        return closing


def _spread(names: Iterable[str], onward: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(onward.get(name, ()))
    return found
