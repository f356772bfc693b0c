"""Rules about the paths through a process: where it begins, leads, goes round and ends.

Where a step or an answer was left out for a mistake, or a way is missing or leads to no step,
nothing is said of what can be reached: that would follow from what is told already.
"""

from collections.abc import Collection, Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.processes import Option, Process, Step, Way
from strategy_site.problems import Problem, did_you_mean, quoted
from strategy_site.process_map.graph import Graph
from strategy_site.vocabulary import ProcessKind, StepKind

_NAMED = 8  # steps of a circle that are named
_DANGER_FIRST = (
    "Let the first question be about immediate danger, and its answer lead to a step whose "
    "contacts name one with emergency: true in contacts.yml."
)
# What leads on from a step, and the kind of step that has it.
_OF_OTHERS = (("next", "does", StepKind.ACTION), ("options", "do", StepKind.DECISION))


def ways_lead_to_steps(council: Council, positions: Positions) -> Iterator[Problem]:
    """What follows a step, and what a time is counted from, is a step of the process (E010)."""
    for process in council.processes:
        ids = {each.id for each in process.steps}
        known = len(ids) == len(process.steps) and _is_whole(process, positions)
        for record, field, name in _names_of_steps(process) if known else ():
            if name not in ids:
                message = f"{field} {quoted(name)} is not a step of this process."
                fix = did_you_mean(name, ids)
                yield positions.problem(record, field, "E010", message, fix)


def _names_of_steps(process: Process) -> Iterator[tuple[Record, str, str]]:
    """Yield each place where a process names one of its steps: record, field and what is named."""
    for step in process.steps:
        if step.next is not None:
            yield step, "next", step.next
        for option in step.options:
            yield option, "next", option.next
        if step.timeframe and step.timeframe.after is not None:
            yield step.timeframe, "after", step.timeframe.after


def processes_begin_in_one_place(council: Council, positions: Positions) -> Iterator[Problem]:
    """A process has one start (E040)."""
    for process in council.processes:
        starts = Graph(process).starts
        if not starts and _is_whole(process, positions):
            message = f"no step has the kind {quoted(StepKind.START.key)}."
            fix = f"Make kind {StepKind.START.key} at the step with which the process begins."
            yield positions.problem(process, "steps", "E040", message, fix)
        for step in starts[1:]:
            message = f"kind {quoted(step.kind.key)} is that of {quoted(starts[0].id)} too."
            fix = f"Make it {StepKind.ACTION.key}, or write a second process."
            yield positions.problem(step, "kind", "E040", message, fix)


def steps_are_reached(council: Council, positions: Positions) -> Iterator[Problem]:
    """Every step can be reached from the start (E041).

    What follows from a step that cannot is not told: it is reached as soon as that step is.
    """
    for graph in _graphs(council, positions):
        reached = graph.reached_from(each.id for each in graph.starts)
        told: set[str] = set()
        for name in graph.steps if reached else ():
            before = graph.leading_to([name])
            if name in reached or name in told or not before <= graph.reached_from([name]):
                continue
            told |= before
            message = "no way leads from the start to this step."
            if before != {name}:
                message = f"no way leads from the start to these steps: {_listed(graph, before)}."
            fix = "Name one of them" if before != {name} else "Name it"
            fix += " as next of the step that it follows, or delete what is not needed."
            yield positions.problem(graph.steps[name], "id", "E041", message, fix)


def paths_lead_on(council: Council, positions: Positions) -> Iterator[Problem]:
    """A step that is no end leads on, and an end does not (E042). A question: see E044."""
    for process in council.processes:
        for step in process.steps:
            if step.kind is StepKind.END:
                for field, does, kind in _OF_OTHERS:
                    if getattr(step, field):
                        message = f"{field} {does} not go with an end."
                        fix = f"Delete what stands there, or make kind {kind.key}."
                        yield positions.problem(step, field, "E042", message, fix)
            elif (
                step.kind is not StepKind.DECISION
                and positions.lacks(step, "next")
                and positions.lacks(step, "options")
            ):
                message = "no step follows this one."
                fix = f"Add next and the id of the step that does, or make kind {StepKind.END.key}."
                yield positions.problem(step, "kind", "E042", message, fix)


def ends_alone_say_what_comes_of_it(council: Council, positions: Positions) -> Iterator[Problem]:
    """The outcome of a process, and the process that takes over, stand at an end (E042)."""
    for process in council.processes:
        for step in process.steps:
            for field in ("outcome", "leads_to") if step.kind is not StepKind.END else ():
                if getattr(step, field) is not None:
                    message = f"{field} goes with an end, and this is no end."
                    fix = f"Write it at the end that follows, or make kind {StepKind.END.key}."
                    yield positions.problem(step, field, "E042", message, fix)


def paths_end(council: Council, positions: Positions) -> Iterator[Problem]:
    """From every step an end can be reached (E042).

    Steps that lead to each other for ever are told once, at the first.
    """
    for graph in _graphs(council, positions):
        ends = [each.id for each in graph.steps.values() if each.kind is StepKind.END]
        told = graph.leading_to(ends)
        for name, step in graph.steps.items():
            circle = graph.reached_from([name])
            if name in told or not circle <= graph.leading_to([name]):
                continue
            told |= circle
            message = f"no way leads from here to an end: {_listed(graph, circle)} lead to each "
            message += "other for ever."
            if circle == {name}:
                message = "no way leads from here to an end: this step leads only to itself."
            fix = "Put in a question, one of whose answers leads to an end."
            field = "next" if step.next is not None else "options"
            yield positions.problem(step, field, "E042", message, fix)


def ways_back_are_marked(council: Council, positions: Positions) -> Iterator[Problem]:
    """A way that leads back is marked with ``loop: true`` (E043)."""
    for graph in _graphs(council, positions):
        written = _written_ways(graph.process)
        for way in graph.circular([each for each in graph.ways if not each.loop]):
            message = f"next {quoted(way.ends)} leads back, and is not marked as a way back."
            fix = "Add loop: true beside it, or correct next."
            yield positions.problem(written[way], "next", "E043", message, fix)


def ways_that_are_marked_lead_back(council: Council, positions: Positions) -> Iterator[Problem]:
    """A way that is marked leads to a step that one has passed on the way to it (E043).

    That is a step to which ways without the mark lead from the start, and from which they lead to
    where the marked way begins. Of what cannot be reached at all, that is told instead.
    """
    for graph in _graphs(council, positions):
        written = _written_ways(graph.process)
        starts = [each.id for each in graph.starts]
        passed, reached = graph.reached_onward(starts), graph.reached_from(starts)
        for way in graph.ways:
            if not way.loop or way.begins not in reached:
                continue
            if way.ends not in passed or way.begins not in graph.reached_onward([way.ends]):
                message = f"loop {quoted('true')} marks a way back, and {quoted(way.ends)} does "
                message += "not come before this step."
                fix = "Delete loop, or correct next."
                yield positions.problem(written[way], "loop", "E043", message, fix)


def marks_belong_to_ways(council: Council, positions: Positions) -> Iterator[Problem]:
    """The mark of a way back stands beside the step to which it leads (E043)."""
    for process in council.processes:
        for step in process.steps:
            if step.loop and positions.lacks(step, "next"):
                message = "loop stands here without next."
                fix = "Write it beside the next that leads back, or delete it."
                yield positions.problem(step, "loop", "E043", message, fix)


def worries_begin_with_danger(council: Council, positions: Positions) -> Iterator[Problem]:
    """The first question about a worry leads straight to an emergency contact (E046)."""
    urgent: Collection[str] | None = None  # not known, since one may have been left out
    if positions.is_whole("contacts.yml"):
        urgent = {each.id for each in council.contacts if each.emergency}
    for graph in _graphs(council, positions):
        if graph.process.kind is not ProcessKind.CONCERN or len(graph.starts) != 1:
            continue
        question = _first_question(graph)
        if question is None:
            message = f"kind {quoted(graph.process.kind.key)} has no question about danger."
            yield positions.problem(graph.process, "kind", "E046", message, _DANGER_FIRST)
        elif not any(_names_one(graph.steps[way.ends], urgent) for way in question.ways):
            message = "no answer to this first question leads to an emergency contact."
            yield positions.problem(question, "options", "E046", message, _DANGER_FIRST)


def _names_one(step: Step, contacts: Collection[str] | None) -> bool:
    """Whether a step names one of these contacts, or any if they are not known."""
    return any(contacts is None or each in contacts for each in step.contacts)


def _first_question(graph: Graph) -> Step | None:
    """Return the question that is met first from the start; up to there, there is one way on."""
    name, passed = graph.starts[0].id, set[str]()
    while name not in passed:
        passed.add(name)
        step = graph.steps[name]
        if step.kind is StepKind.DECISION:
            return step
        if len(step.ways) != 1:
            return None
        name = step.ways[0].ends
    return None


def _is_whole(process: Process, positions: Positions) -> bool:
    """Whether nothing was left out of the file of a process."""
    return positions.is_whole(positions.file_of(process))


def _graphs(council: Council, positions: Positions) -> Iterator[Graph]:
    """Yield the graphs of those processes of which each step and each way is known."""
    for process in council.processes:
        ids = {each.id for each in process.steps}
        known = len(ids) == len(process.steps) and all(way.ends in ids for way in process.ways)
        if known and not any(map(_is_torn, process.steps)) and _is_whole(process, positions):
            yield Graph(process)


def _is_torn(step: Step) -> bool:
    """Whether a step has not the ways out that its kind needs, or others: that is told already."""
    if step.kind is StepKind.END:
        return bool(step.ways)
    if step.kind is StepKind.DECISION:
        return step.next is not None or len(step.options) < 2
    return bool(step.options) or step.next is None


def _written_ways(process: Process) -> dict[Way, Step | Option]:
    """Return where each way is written: at a step, or at one of its options."""
    written: dict[Way, Step | Option] = {}
    for step in process.steps:
        if step.next is not None:
            written[step.ways[0]] = step
        else:
            written.update(zip(step.ways, step.options, strict=True))
    return written


def _listed(graph: Graph, names: Collection[str]) -> str:
    """Return the ids of steps in the order of the file, the first few if there are many."""
    shown = [quoted(name) for name in graph.steps if name in names][:_NAMED]
    if len(names) > _NAMED:
        return f"{', '.join(shown)} and {len(names) - _NAMED} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
