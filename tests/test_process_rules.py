"""The rules about processes: tricky graphs, and random ones against a second judge."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_site.load.convert import Positions, convert
from strategy_site.load.data_folder import read_data
from strategy_site.load.yaml_text import parse
from strategy_site.model.council import Council
from strategy_site.model.processes import Process
from strategy_site.rules import Rule, process_paths, processes
from tests.building import ROOT

COUNCIL = read_data(ROOT / "tests" / "golden" / "council" / "data").council
HEAD = {
    "id": "hire",
    "kind": "venue",
    "title": "A booking",
    "question": "May we hire it out?",
    "when_to_use": "Someone asks.",
    "who_for": "Everyone.",
    "audience": ["staff"],
    "status": "draft",
    "version": "1",
    "owner_role": "prevent-coordinator",
    "source": [{"ref": "board-paper"}],
}
PATHS: tuple[Rule, ...] = (
    process_paths.ways_lead_to_steps,
    process_paths.processes_begin_in_one_place,
    process_paths.steps_are_reached,
    process_paths.paths_lead_on,
    process_paths.paths_end,
    process_paths.ways_back_are_marked,
    process_paths.ways_that_are_marked_lead_back,
    process_paths.marks_belong_to_ways,
    processes.steps_have_ids_of_their_own,
    processes.questions_have_answers,
    processes.answers_differ,
)


def told(sketch: str) -> list[str]:
    """Return what the rules about paths say of a process: code, step and message.

    ``sketch`` has a step a line: its kind, its id and the steps that it leads to; ``<`` before one
    of these marks a way back.
    """
    return list(problems_of([step_of(*line.split()) for line in sketch.strip().splitlines()]))


def step_of(kind: str, name: str, *targets: str) -> dict[str, object]:
    """Return a step as it is written in the file of a process."""
    step: dict[str, object] = {"id": name, "kind": kind, "title": "A step"}
    ways = [
        {"next": each.removeprefix("<")} | ({"loop": "true"} if each[0] == "<" else {})
        for each in targets
    ]
    if kind == "decision":
        step["options"] = [{"label": f"Answer {n}"} | way for n, way in enumerate(ways)]
    elif ways:
        step |= ways[0]
    return step


def problems_of(steps: list[dict[str, object]]) -> Iterator[str]:
    """Yield what the rules about paths say of a process with these steps."""
    path = "data/processes/hire.yml"
    text = yaml.safe_dump(HEAD | {"steps": steps}, sort_keys=False).replace("'true'", "true")
    process, kept, problems = convert(Process, parse(text, path).value, path)
    assert problems == []
    assert process is not None
    assert COUNCIL is not None
    positions = Positions()
    positions.add(process, kept, path)
    council: Council = replace(COUNCIL, processes=(process,))
    for rule in PATHS:
        for problem in rule(council, positions):
            yield f"{problem.code} {problem.subject}: {problem.message}"


def test_a_sound_process_with_two_circles_that_share_a_step_is_left_alone() -> None:
    assert (
        told("""
        start    a  b
        action   b  c
        decision c  d <b
        decision d  e <c
        end      e
        """)
        == []
    )


def test_circles_one_in_the_other_are_sound_if_each_way_back_is_marked() -> None:
    assert (
        told("""
        start    a  b
        action   b  c
        action   c  d
        decision d  e <c
        decision e  f <b
        end      f
        """)
        == []
    )


def test_circles_one_in_the_other_need_two_marks() -> None:
    outer = 'E043 e: next "b" leads back, and is not marked as a way back.'
    inner = 'E043 d: next "c" leads back, and is not marked as a way back.'
    sketch = """
        start    a  b
        action   b  c
        action   c  d
        decision d  e {}c
        decision e  f {}b
        end      f
        """
    assert told(sketch.format("<", "")) == [outer]
    assert told(sketch.format("", "<")) == [inner]
    assert told(sketch.format("", "")) == [outer, inner]


def test_two_circles_that_share_a_step_are_both_told() -> None:
    assert told("""
        start    a  b
        decision b  c d e
        action   c  b
        action   d  b
        end      e
        """) == [
        'E043 c: next "b" leads back, and is not marked as a way back.',
        'E043 d: next "b" leads back, and is not marked as a way back.',
    ]


def test_the_way_back_is_told_from_the_start_whatever_the_order_of_the_file() -> None:
    assert told("""
        end      z
        decision y  x z
        action   x  y
        start    a  x
        """) == ['E043 y: next "x" leads back, and is not marked as a way back.']


def test_a_step_that_leads_to_itself() -> None:
    sketch = """
        start    a  b
        decision b  {}b c
        end      c
        """
    assert told(sketch.format("<")) == []
    unmarked = 'E043 b: next "b" leads back, and is not marked as a way back.'
    assert told(sketch.format("")) == [unmarked]


def test_a_step_that_leads_only_to_itself_is_a_trap() -> None:
    assert told("""
        start    a  b
        decision b  c d
        action   c  <c
        end      d
        """) == ["E042 c: no way leads from here to an end: this step leads only to itself."]


def test_a_trap_is_told_once_at_its_first_step_and_not_where_it_is_entered() -> None:
    assert told("""
        start    a  b
        decision b  c z
        action   c  e
        action   d  <e
        action   e  d
        end      z
        """) == [
        'E042 d: no way leads from here to an end: "d" and "e" lead to each other for ever.'
    ]


def test_two_traps_are_two() -> None:
    assert told("""
        start    a  b
        decision b  c e z
        action   c  <c
        action   e  f
        action   f  <e
        end      z
        """) == [
        "E042 c: no way leads from here to an end: this step leads only to itself.",
        'E042 e: no way leads from here to an end: "e" and "f" lead to each other for ever.',
    ]


def test_a_circle_that_is_never_reached_is_told_once() -> None:
    assert told("""
        start    a  z
        action   b  c
        decision c  d <b
        action   d  z
        end      z
        """) == ['E041 b: no way leads from the start to these steps: "b" and "c".']


def test_many_steps_that_are_never_reached_are_not_all_named() -> None:
    circle = [f"action {one} {other}" for one, other in pairwise("bcdefghijk")]
    assert told("\n".join(["start a z", *circle, "decision k z <b", "end z"])) == [
        'E041 b: no way leads from the start to these steps: "b", "c", "d", "e", "f", "g", "h", '
        '"i" and 2 more.'
    ]


def test_steps_that_are_never_reached_one_after_the_other_are_told_at_the_first() -> None:
    assert told("""
        start    a  z
        action   c  d
        action   d  z
        action   b  c
        end      z
        """) == ["E041 b: no way leads from the start to this step."]


def test_a_mark_on_a_way_that_leads_on_is_refused() -> None:
    assert told("""
        start    a  <b
        end      b
        """) == ['E043 a: loop "true" marks a way back, and "b" does not come before this step.']


def test_a_mark_on_a_way_across_is_refused_even_within_a_circle() -> None:
    assert told("""
        start    a  q
        decision q  x y z
        action   x  <y
        action   y  <q
        end      z
        """) == ['E043 x: loop "true" marks a way back, and "y" does not come before this step.']


def test_two_starts_share_what_they_reach() -> None:
    assert told("""
        start    a  c
        start    b  c
        end      c
        """) == ['E040 b: kind "start" is that of "a" too.']


def test_without_a_start_nothing_is_said_of_what_is_reached() -> None:
    assert told("""
        action   a  b
        end      b
        """) == ['E040 hire: no step has the kind "start".']


TWO_STARTS = 'E040 b: kind "start" is that of "a" too.'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("action b", ["E042 b: no step follows this one."]),
        ("start b", [TWO_STARTS, "E042 b: no step follows this one."]),
        ("end b c", ["E042 b: next does not go with an end."]),
        ("decision b", ["E044 b: a question has no options, and needs two answers or more."]),
        ("action b d", ['E010 b: next "d" is not a step of this process.']),
        ("end d", ['E010 a: next "b" is not a step of this process.']),
    ],
)
def test_what_a_missing_way_hides_is_not_told(line: str, expected: list[str]) -> None:
    assert told(f"start a b\n{line}\naction e c\nend c") == expected


# --- A second judge, which knows a process as a table of which step leads to which ---------------


@dataclass(frozen=True)
class Drawn:
    """A process of numbered steps: the kind of each, and its ways with their marks."""

    kinds: tuple[str, ...]
    ways: tuple[tuple[tuple[int, bool], ...], ...]

    @property
    def steps(self) -> list[dict[str, object]]:
        """The steps as they are written in a file."""
        return [
            step_of(kind, f"s{n}", *(f"{'<' if loop else ''}s{end}" for end, loop in ways))
            for n, (kind, ways) in enumerate(zip(self.kinds, self.ways, strict=True))
        ]


def closure(table: list[list[bool]]) -> list[list[bool]]:
    """Return which step can be reached from which in one way or more (Warshall)."""
    size = range(len(table))
    found = [list(row) for row in table]
    for via, begins, ends in product(size, size, size):
        found[begins][ends] |= found[begins][via] and found[via][ends]
    return found


def is_sound(drawn: Drawn) -> bool:
    """Whether a process keeps the rules about paths."""
    size = range(len(drawn.kinds))
    right = {"start": {1}, "action": {1}, "end": {0}}
    for kind, ways in zip(drawn.kinds, drawn.ways, strict=True):
        if len(ways) not in right.get(kind, set(range(2, 9))):
            return False
    starts = [n for n in size if drawn.kinds[n] == "start"]
    if len(starts) != 1:
        return False
    leads = [[any(end == n for end, _ in ways) for n in size] for ways in drawn.ways]
    onward = [[(n, False) in ways for n in size] for ways in drawn.ways]
    some, on = closure(leads), closure(onward)
    for n in size:
        some[n][n] = True
    if not all(some[starts[0]]) or any(on[n][n] for n in size):
        return False
    if not all(any(some[n][end] for end in size if drawn.kinds[end] == "end") for n in size):
        return False
    for n in size:
        on[n][n] = True
    marked = [(n, end) for n in size for end, loop in drawn.ways[n] if loop]
    return all(on[starts[0]][end] and on[end][n] for n, end in marked)


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    """Draw a sound process: a line from start to end with ways ahead and back; or one spoilt."""
    last = draw(st.integers(1, 6))
    kinds, ways = ["start"], [[(1, False)]]
    for n in range(1, last):
        kinds.append(draw(st.sampled_from(["action", "decision"])))
        ways.append([(n + 1, False)])
        if kinds[n] == "decision":
            ends = draw(st.lists(st.integers(0, last), min_size=1, max_size=2))
            ways[n].extend((end, end <= n) for end in ends)
    kinds.append("end")
    ways.append([])
    for _ in range(draw(st.integers(0, 2))):
        n, end = draw(st.integers(0, last)), draw(st.integers(0, last))
        change = draw(st.sampled_from(["kind", "way", "way", "mark", "mark", "added", "gone"]))
        if change == "kind":
            kinds[n] = draw(st.sampled_from(["start", "action", "decision", "end"]))
        elif change == "added" and kinds[n] == "decision":
            ways[n].append((end, draw(st.booleans())))
        elif ways[n] and change == "way":
            ways[n][-1] = (end, ways[n][-1][1])
        elif ways[n] and change == "mark":
            ways[n][-1] = (ways[n][-1][0], not ways[n][-1][1])
        elif ways[n] and change == "gone":
            ways[n].pop()
    for n, kind in enumerate(kinds):
        if kind != "decision":
            del ways[n][1:]  # only a question can be written with more than one way
    return Drawn(tuple(kinds), tuple(map(tuple, ways)))


@pytest.mark.slow
def test_the_rules_are_silent_exactly_where_a_second_judge_finds_a_process_sound() -> None:
    seen: Counter[bool] = Counter()

    @settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=600,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawings())
    def judged(drawn: Drawn) -> None:
        sound = is_sound(drawn)
        seen[sound] += 1
        assert (list(problems_of(drawn.steps)) == []) is sound

    judged()
    assert min(seen[True], seen[False]) >= 100
