"""Random processes for the tests of pictures: sound ones of any form, from plain text values."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import strategies as st

from strategy_site.model.processes import Process
from strategy_site.process_map.graph import Graph
from strategy_site.process_map.sketch import Sketch, sketch_of
from strategy_site.views.process_words import shown_time
from tests.plans import SOURCE, Fields

Transitions = Counter[tuple[str, str, str]]

ROLES = {
    "officer": "Officer",
    "lead": "Designated safeguarding lead",
    "panel": "Channel panel",
    "police": "Counter-terrorism police",
    "mash": "Multi-Agency Safeguarding Hub (MASH)",
    "wide": "Rindfleischetikettierungsüberwachungsbeauftragte",
}
_WORDS = [
    "a",
    "to",
    "of",
    "the",
    "is",
    "or",
    "and",
    "with",
    "ask",
    "tell",
    "write",
    "look",
    "risk",
    "form",
    "call",
    "hire",
    "venue",
    "panel",
    "police",
    "person",
    "record",
    "concern",
    "referral",
    "decide",
    "support",
    "safeguarding",
    "counter-terrorism",
    "yes/no/unclear",
    "WWWWWWW",
    "responsibilities",
    "antidisestablishmentarianism",
    "12–14",
    "e-mail",
]
_TIMES: tuple[Fields, ...] = (
    {"unit": "at_once"},
    {"unit": "same_day"},
    {"value": "1", "unit": "working_days"},
    {"value": "12", "unit": "months", "after": "s0"},
    {"value": "100", "unit": "working_days", "after": "s0"},
)
_MOST_ANSWERS = 4


def process_of(steps: list[Fields]) -> Process:
    """Return a process with these steps."""
    return Process.model_validate(
        {
            "id": "drawn",
            "kind": "other",
            "title": "A process",
            "question": "What next?",
            "when_to_use": "Use this.",
            "who_for": "Everyone.",
            "audience": ["staff"],
            "status": "draft",
            "version": "1",
            "owner_role": "officer",
            "source": SOURCE,
            "steps": steps,
        }
    )


def drawn_sketch(process: Process) -> Sketch:
    """Return the sketch of a process of these roles, with its times as the site shows them."""
    graph = Graph(process)
    times = {each.id: shown_time(each.timeframe, graph.numbers) for each in process.steps}
    return sketch_of(graph, ROLES, times)


def transitions_of(process: Process) -> Transitions:
    """Return from which step to which the process leads by which answer, from the steps alone."""
    return Counter(
        (step.id, ends, label)
        for step in process.steps
        for ends, label in [
            *([(step.next, "")] if step.next else []),
            *((each.next, each.label) for each in step.options),
        ]
    )


@st.composite
def processes(draw: st.DrawFn, most: int = 40) -> Process:
    """Draw a sound process of up to so many steps.

    Only its size is drawn by hypothesis, the rest comes from a seed: so 500 take seconds.
    """
    steps, roles = draw(st.integers(2, most)), draw(st.integers(1, len(ROLES)))
    return random_process(random.Random(draw(st.integers(0, 2**32))), steps, roles)


def random_process(chance: random.Random, steps: int, roles: int) -> Process:
    """Return a sound process of so many steps, which up to so many roles take."""
    drawn = _Drawn(chance, steps)
    named = chance.sample(sorted(ROLES), roles)
    order = list(range(steps))
    if chance.random() < 0.2:  # steps written down in another order than that of the process
        chance.shuffle(order)
    return process_of([_step(drawn, each, named) for each in order])


@dataclass
class _Drawn:
    """Kinds and ways of a process, by number: ``ways`` lead on, ``loops`` lead back."""

    chance: random.Random
    steps: int
    kinds: list[str] = field(default_factory=lambda: ["start"])
    ways: list[list[int]] = field(default_factory=list)
    loops: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ways = [[] for _ in range(self.steps)]
        self.loops = [[] for _ in range(self.steps)]
        room = {0: 1}
        for each in range(1, self.steps):
            before = sorted(room)[-1] if self.chance.random() < 0.7 else self.chance.choice([*room])
            self.ways[before].append(each)
            room[before] -= 1
            if not room[before]:
                del room[before]
            kinds = ["action", "action", "decision", *(["end"] if room else [])]
            self.kinds.append("end" if each == self.steps - 1 else self.chance.choice(kinds))
            if self.kinds[each] != "end":
                room[each] = 1 if self.kinds[each] == "action" else _MOST_ANSWERS
        for each in reversed(range(self.steps - 1)):
            self._lead_on(each)

    def _lead_on(self, begins: int) -> None:
        """Give a step as many ways as its kind needs: on to later steps, back to earlier ones."""
        wanted = {"end": 0, "decision": self.chance.randint(2, _MOST_ANSWERS)}
        missing = wanted.get(self.kinds[begins], 1) - len(self.ways[begins])
        if missing > 0 and not self.ways[begins]:
            near = min(self.steps - 1, begins + self.chance.choice([1, 2, 3, 40]))
            self.ways[begins].append(self.chance.randint(begins + 1, near))
            missing -= 1
        earlier = sorted(self._before(begins))
        for _ in range(missing):
            if self.chance.random() < 0.5:
                self.loops[begins].append(self.chance.choice(earlier))
            else:
                self.ways[begins].append(self.chance.randint(begins + 1, self.steps - 1))

    def _before(self, ends: int) -> set[int]:
        """Return the steps from which a step is reached, the step itself included."""
        found = {ends}
        for each in reversed(range(ends)):
            if found & set(self.ways[each]):
                found.add(each)
        return found


def _step(drawn: _Drawn, number: int, roles: list[str]) -> Fields:
    chance, kind = drawn.chance, drawn.kinds[number]
    step: Fields = {"id": f"s{number}", "kind": kind, "title": _words(chance, 14)}
    if kind == "action" or chance.random() < 0.5:
        step["role"] = chance.choice(roles)
    if number and chance.random() < 0.3:
        step["timeframe"] = chance.choice(_TIMES) | {"basis": "local"}
    ways: list[Fields] = [{"next": f"s{each}"} for each in drawn.ways[number]]
    ways += [{"next": f"s{each}", "loop": "true"} for each in drawn.loops[number]]
    if kind != "decision":
        return step | (ways[0] if ways else {})
    chance.shuffle(ways)
    labels = _labels(chance)
    return step | {"options": [{"label": next(labels)} | way for way in ways]}


def _labels(chance: random.Random) -> Iterator[str]:
    """Yield answers that differ: short ones or longer ones."""
    short = chance.random() < 0.5
    for number, word in enumerate(["Yes", "No", "Not yet", "Do not know"], 1):
        yield word if short else f"{number} {_words(chance, 9)}"


def _words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, most))).capitalize()
