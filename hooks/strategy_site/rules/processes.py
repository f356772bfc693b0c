"""Rules about what a process and each of its steps say."""

from collections.abc import Iterator

from strategy_site.dates import shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.processes import Process, Step, Timeframe
from strategy_site.problems import Problem, quoted, with_article
from strategy_site.vocabulary import ProcessKind, ProcessStatus, StepKind, TimeBasis, TimeUnit

_PARTIES = ("role", "body", "organisation")
_APPROVAL = {"approved_by": "the body", "approved_on": "the day", "review_due": "the day"}
_TAKEN = "index"
_REVIEWS = (6, 12)  # months after support ends


def files_are_named_after_their_process(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """The file of a process has the name that is its id (E002), and that is not index (E004)."""
    for each in council.processes:
        name = positions.file_of(each).rpartition("/")[2]
        if name != f"{each.id}.yml":
            message = f"id {quoted(each.id)} is not the name of its file, {quoted(name)}."
            fix = f"Name the file {each.id}.yml, or correct the id."
            yield positions.problem(each, "id", "E002", message, fix)
        elif each.id == _TAKEN:
            message = f"id {quoted(each.id)} would give its page the address of the folder."
            yield positions.problem(each, "id", "E004", message, "Name it after what it is about.")


def steps_have_ids_of_their_own(council: Council, positions: Positions) -> Iterator[Problem]:
    """Within a process, each id belongs to one step (E006)."""
    for process in council.processes:
        taken: set[str] = set()
        for step in process.steps:
            if step.id in taken:
                message = f"the id {quoted(step.id)} is taken by a step above."
                fix = "Give one of the two another id, and correct what leads to it."
                yield positions.problem(step, "id", "E006", message, fix)
            taken.add(step.id)


def steps_do_not_wait_for_themselves(council: Council, positions: Positions) -> Iterator[Problem]:
    """A step's time is counted from another step (E047); no process leads to itself (E042)."""
    for process in council.processes:
        for step in process.steps:
            if step.timeframe and step.timeframe.after == step.id:
                message = f"after {quoted(step.id)} is the step itself."
                fix = "Name the step from which the time is counted, or leave after out."
                yield positions.problem(step.timeframe, "after", "E047", message, fix)
            if step.leads_to == process.id:
                message = f"leads_to {quoted(process.id)} is the process itself."
                fix = "Lead back with next and loop: true, or name the process that takes over."
                yield positions.problem(step, "leads_to", "E042", message, fix)


def questions_have_answers(council: Council, positions: Positions) -> Iterator[Problem]:
    """A question has two options or more, and no ``next``; no other step has options (E044)."""
    for step in _steps(council):
        if step.kind is StepKind.DECISION:
            yield from _faults_of_question(step, positions)
        elif step.options and step.kind is not StepKind.END:
            message = f"options do not go with {_a_step(step)}."
            fix = f"Write next instead, or make kind {StepKind.DECISION.key}."
            yield positions.problem(step, "options", "E044", message, fix)


def _faults_of_question(step: Step, positions: Positions) -> Iterator[Problem]:
    """Yield what is wrong with the ways out of a question."""
    if step.next is not None:
        message = "next does not go with a question: each of its answers leads on."
        fix = "Write the answers as options, each with its next, or make kind "
        fix += f"{StepKind.ACTION.key}."
        yield positions.problem(step, "next", "E044", message, fix)
    elif len(step.options) < 2 and positions.is_whole(positions.file_of(step)):
        field, said = ("options", "only one option") if step.options else ("kind", "no options")
        message = f"a question has {said}, and needs two answers or more."
        fix = f"Add what else may be the answer, or make kind {StepKind.ACTION.key}."
        yield positions.problem(step, field, "E044", message, fix)


def answers_differ(council: Council, positions: Positions) -> Iterator[Problem]:
    """The answers to a question have different words; capitals and spaces do not count (E044)."""
    for step in _steps(council):
        taken: set[str] = set()
        for option in step.options:
            words = "".join(option.label.split()).casefold()
            if words in taken:
                message = f"label {quoted(option.label)} is that of an answer above."
                fix = "Write what sets the two apart, or delete one of them."
                yield positions.problem(option, "label", "E044", message, fix)
            taken.add(words)


def actions_are_taken_by_someone(council: Council, positions: Positions) -> Iterator[Problem]:
    """An action is taken by a role, a body or an organisation; no step by two of these (E045)."""
    for step in _steps(council):
        named = [field for field in _PARTIES if getattr(step, field) is not None]
        if len(named) > 1:
            fix = "Keep the one that answers for the step, or write two steps."
            message = f"{', '.join(named[:-1])} and {named[-1]} all stand here."
            message = message.replace(" all ", " both ") if len(named) == 2 else message
            yield positions.problem(step, named[1], "E045", message, fix)
        elif step.kind is StepKind.ACTION and all(positions.lacks(step, each) for each in _PARTIES):
            message = "nobody is named who takes this action."
            fix = "Add role, body or organisation, and its id in parties.yml."
            yield positions.problem(step, "kind", "E045", message, fix)


def times_are_complete(council: Council, positions: Positions) -> Iterator[Problem]:
    """A time has a unit, a basis and, if its unit is counted, a value of 1 or more (E047)."""
    for step in _steps(council):
        time = step.timeframe
        if time is None:
            continue
        for field, words in (("unit", TimeUnit), ("basis", TimeBasis)):
            if positions.lacks(time, field):
                message = f"{field} is missing."
                fix = f"Add it: {', '.join(each.key for each in words)}."
                yield positions.problem(time, "", "E047", message, fix)
        yield from _faults_of_value(time, positions)


def _faults_of_value(time: Timeframe, positions: Positions) -> Iterator[Problem]:
    """Yield what is wrong with the number of a time."""
    unit = time.unit
    if unit and not unit.is_counted and time.value is not None:
        message = f"value does not go with {quoted(unit.key)}."
        yield positions.problem(time, "value", "E047", message, "Delete it, or correct unit.")
    elif time.value == 0:
        message = f"value {quoted('0')} is no time."
        fix = f"Write 1 or more, or make unit {TimeUnit.AT_ONCE.key} and delete value."
        yield positions.problem(time, "value", "E047", message, fix)
    elif unit and unit.is_counted and positions.lacks(time, "value"):
        message = f"unit {quoted(unit.key)} has no value beside it."
        fix = f"Add value and the number of {unit.word.lower()}."
        yield positions.problem(time, "unit", "E047", message, fix)


def approvals_are_complete(council: Council, positions: Positions) -> Iterator[Problem]:
    """An approved process has approved_by, approved_on and review_due (E048).

    One that is not approved has neither of the first two.
    """
    for each in council.processes:
        if each.status is ProcessStatus.APPROVED:
            missing = [field for field in _APPROVAL if positions.lacks(each, field)]
            if missing:
                message = f"status {quoted(each.status.key)} has no {' and no '.join(missing)} "
                message += "beside it."
                fix = f"Add {', '.join(f'{field} and {_APPROVAL[field]}' for field in missing)}."
                yield positions.problem(each, "status", "E048", message, fix)
            continue
        for field in ("approved_by", "approved_on"):
            if getattr(each, field) is not None:
                message = f"{field} does not go with status {quoted(each.status.key)}."
                fix = f"Delete it, or make status {ProcessStatus.APPROVED.key}."
                yield positions.problem(each, field, "E048", message, fix)


def reviews_follow_approvals(council: Council, positions: Positions) -> Iterator[Problem]:
    """A process is to be looked at again after the day on which it was approved (E048)."""
    for each in council.processes:
        approved, review = each.approved_on, each.review_due
        if approved and review and review <= approved:
            message = f"review_due {quoted(review.isoformat())} is not after approved_on, "
            message += f"{shown_day(approved)}."
            yield positions.problem(each, "review_due", "E048", message, "Correct one of the two.")


def support_is_reviewed_twice(council: Council, positions: Positions) -> Iterator[Problem]:
    """A process of Channel has reviews 6 and 12 months after the same step (E049).

    That step is the end of support. An action is such a review by its time.
    """
    for process in council.processes:
        whole = positions.is_whole(positions.file_of(process))
        if process.kind is not ProcessKind.CHANNEL or not whole:
            continue
        ids = {each.id for each in process.steps}
        times = [
            step.timeframe
            for step in process.steps
            if step.kind is StepKind.ACTION and step.timeframe and _counts_months(step.timeframe)
        ]
        if any(each.after not in ids for each in times):
            continue  # that is told already
        first, second = ([each for each in times if each.value == months] for months in _REVIEWS)
        if not first or not second:
            yield _review_missing(process, bool(first), bool(second), positions)
        elif not {each.after for each in first} & {each.after for each in second}:
            message = f"after {quoted(str(second[0].after))} is not the step from which the review "
            message += f"{_REVIEWS[0]} months later is counted, {quoted(str(first[0].after))}."
            fix = "Count both from the step at which support ends."
            yield positions.problem(second[0], "after", "E049", message, fix)


def _counts_months(time: Timeframe) -> bool:
    """Whether a time is counted in months from a step that it names."""
    return time.unit is TimeUnit.MONTHS and time.after is not None


def _review_missing(
    process: Process, has_first: bool, has_second: bool, positions: Positions
) -> Problem:
    """Return the problem of a process of Channel without one of its reviews, or without both."""
    missing = [each for each, has in zip(_REVIEWS, (has_first, has_second), strict=True) if not has]
    months = " and none ".join(f"{each} months" for each in missing)
    message = f"kind {quoted(process.kind.key)} needs two reviews after support ends, and no "
    message += f"action is timed {months} after another step."
    fix = f"Add an action with timeframe: {{value: {missing[0]}, unit: {TimeUnit.MONTHS.key}, "
    fix += "basis: guidance, after: the id of the step at which support ends}."
    return positions.problem(process, "kind", "E049", message, fix)


def _steps(council: Council) -> Iterator[Step]:
    """Yield the steps of all processes."""
    return (step for process in council.processes for step in process.steps)


def _a_step(step: Step) -> str:
    return with_article(step.kind.word.lower())
