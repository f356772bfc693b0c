"""Rules about quarters that were closed: they stay as they were, whatever is edited later."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from strategy_site.dates import Quarter
from strategy_site.load.convert import Positions
from strategy_site.model.closed import ClosedFigure, ClosedQuarter, PlannedActivity
from strategy_site.model.council import Council
from strategy_site.model.measures import Measure
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Update
from strategy_site.problems import Problem, did_you_mean, quoted
from strategy_site.sealing import closed_figure, planned, seal_of
from strategy_site.vocabulary import Marker

# Below this share of common letters two titles are not two wordings of one.
_ALIKE = 0.4
_HISTORY = "the history of the repository or a backup has it"


def closed_quarters_keep_their_report(council: Council, positions: Positions) -> Iterator[Problem]:
    """The report of a closed quarter is there, and says what it said (E028)."""
    for closed in council.closed:
        quarter, update = closed.quarter, council.updates.get(closed.quarter)
        if not positions.is_whole(f"updates/{quarter}.yml"):
            continue
        if update is None:
            message = f"{quarter} is closed, and data/updates/{quarter}.yml is not there."
            yield positions.problem(closed, "quarter", "E028", message, f"Put it back: {_HISTORY}.")
        elif seal_of(update) != closed.seal:
            yield _changed(closed, update, positions)


def what_says_that_it_is_closed_is_sealed(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A report that says that it is closed has its seal (E028): the ledger was not lost."""
    sealed = {each.quarter for each in council.closed}
    for quarter, update in council.updates.items():
        if update.closed and quarter not in sealed and positions.is_whole("closed.yml"):
            message = f"{quarter} says that it is closed, and data/closed.yml has no seal of it."
            fix = f"Put data/closed.yml back: {_HISTORY}."
            yield positions.problem(update, "closed", "E028", message, fix)


def _changed(closed: ClosedQuarter, update: Update, positions: Positions) -> Problem:
    """Return the problem of a closed report that has changed, at the first place that has."""
    was = {each.activity: each.report for each in closed.plan if each.report}
    now = {each.activity: seal_of(each) for each in update.entries}
    differs = [each for each in sorted(was.keys() | now.keys()) if was.get(each) != now.get(each)]
    more = f" and {len(differs) - 3} more" if differs[3:] else ""
    where = f"what it says of {', '.join(differs[:3])}{more}"
    if not differs:
        where = "what stands beside or between its entries"
    message = f"this quarter is closed, and its report has changed: {where}."
    fix = f"Put it back: {_HISTORY}. Report a correction in a later quarter, with corrects. "
    fix += f"Unsafe text is taken out by strategy-site redact {closed.quarter}."
    entry = next((each for each in update.entries if each.activity in differs), None)
    if entry:
        return positions.problem(entry, "activity", "E028", message, fix)
    return positions.problem(update, "", "E028", message, fix)


def closed_quarters_are_named_once(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter is closed once (E006)."""
    seen: set[Quarter] = set()
    for closed in council.closed:
        if closed.quarter in seen:
            message = f"quarter {quoted(str(closed.quarter))} is closed twice."
            fix = f"Keep the first: {_HISTORY}."
            yield positions.problem(closed, "quarter", "E006", message, fix)
        seen.add(closed.quarter)


def _latest_plans(council: Council) -> dict[str, tuple[Quarter, PlannedActivity]]:
    """Return how each activity last stood in a closed quarter, by its id."""
    latest: dict[str, tuple[Quarter, PlannedActivity]] = {}
    for closed in sorted(council.closed, key=lambda each: each.quarter):
        latest.update({each.activity: (closed.quarter, each) for each in closed.plan})
    return latest


def ids_of_closed_quarters_stay(council: Council, positions: Positions) -> Iterator[Problem]:
    """An activity of a closed quarter is still in the plan under its id (E007)."""
    if not positions.is_whole("activities.yml"):
        return
    known = {each.id: each for each in council.activities}
    for activity_id, (quarter, then) in _latest_plans(council).items():
        if activity_id in known:
            continue
        said = f"{quoted(activity_id)} was in the plan when {quarter} was closed"
        renamed = next((each for each in council.activities if each.title == then.title), None)
        if renamed:
            message = f"{said}; its title now stands under this id."
            fix = f"Write id: {activity_id}. An id is never changed."
            yield positions.problem(renamed, "id", "E007", message, fix)
        else:
            fix = "Put it back. What is no longer done stays there, with withdrawn."
            message = f"{said}, and is not in activities.yml."
            yield positions.problem(then, "activity", "E007", message, fix)


def ids_of_closed_quarters_keep_their_meaning(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """The id of an activity of a closed quarter does not come to mean another one (E007).

    It keeps its key action and its kind, since counts of the past rest on them. Its title may be
    reworded; where nothing of it is left, formerly says that it is the same activity.
    """
    known = {each.id: each for each in council.activities}
    for activity_id, (quarter, then) in _latest_plans(council).items():
        activity = known.get(activity_id)
        field, was = _other_meaning(activity, then) if activity else ("", "")
        if activity and field:
            message = f"{field} was {quoted(was)} when {quarter} was closed."
            fix = "Put it back. If this is another activity, give it an id that was never used."
            if field == "title":
                fix += " If only the words are new, keep the old ones in formerly."
            yield positions.problem(activity, field, "E007", message, fix)


def _other_meaning(activity: Activity, then: PlannedActivity) -> tuple[str, str]:
    """Return the field by which an activity is another one than it was, and what stood there."""
    if activity.key_action != then.key_action:
        return "key_action", then.key_action
    if activity.kind is not then.kind:
        return "kind", then.kind.key
    if then.title in activity.formerly:
        return "", ""
    alike = SequenceMatcher(None, activity.title.lower(), then.title.lower()).ratio()
    return ("title", then.title) if alike < _ALIKE else ("", "")


def plans_of_closed_quarters_stand(council: Council, positions: Positions) -> Iterator[Problem]:
    """What a closed quarter's page takes from the plan is what it was.

    A due date moves with due_history (E024). A beginning, a frequency or a withdrawal that holds
    for a closed quarter stays (E028). Each activity is told once, for the first such quarter.
    """
    known = {each.id: each for each in council.activities}
    told: set[str] = set()
    for closed in sorted(council.closed, key=lambda each: each.quarter):
        for then in closed.plan:
            activity = known.get(then.activity)
            if activity is None or then.activity in told or activity.kind is not then.kind:
                continue
            found = _moved(activity, then, closed.quarter)
            if found:
                told.add(then.activity)
                yield positions.problem(activity, *found)


def _moved(
    activity: Activity, then: PlannedActivity, quarter: Quarter
) -> tuple[str, str, str, str] | None:
    """Return the field, code, message and remedy where the plan is not as it was, or None."""
    now = planned(activity, quarter, None)
    if now.due != then.due:
        fix = "Add due_history with was, became, the quarter and the reason, or put it back."
        return "due", "E024", f"due was {_shown(then.due)} when {quarter} was closed.", fix
    for field in ("start", "frequency", "withdrawn"):
        was = getattr(then, field)
        if was != getattr(now, field):
            message = f"{field} was {_shown(was)} when {quarter} was closed."
            fix = "Put it back. What changes, changes with a later quarter."
            return field, "E028", message, fix
    return None


def _shown(value: object) -> str:
    """Return a value as it is written, or that there was none."""
    if value is None:
        return "left out"
    return quoted(str(getattr(value, "key", None) or getattr(value, "value", None) or value))


def figures_of_closed_quarters_stand(council: Council, positions: Positions) -> Iterator[Problem]:
    """A figure of a closed quarter is what it was, or is marked as revised (E028).

    The measure is still there under its id (E007), and the target that held is kept.
    """
    known = {each.id: each for each in council.measures}
    whole = positions.is_whole("measures.yml", "closed.yml")
    for closed in council.closed if whole else ():
        was = {each.measure: each for each in closed.figures}
        for then in closed.figures:
            if then.measure not in known:
                message = f"measure {quoted(then.measure)} had a figure when {closed.quarter} was "
                message += "closed, and is not in measures.yml."
                fix = f"Put it back. {did_you_mean(then.measure, known)}"
                yield positions.problem(then, "measure", "E007", message, fix)
        for measure in council.measures:
            yield from _figure_moved(measure, was.get(measure.id), closed.quarter, positions)


def _figure_moved(
    measure: Measure, then: ClosedFigure | None, quarter: Quarter, positions: Positions
) -> Iterator[Problem]:
    """Yield that a figure, or the target it was judged by, is not as it was."""
    now = closed_figure(measure, quarter)
    figure = next((each for each in measure.series if each.quarter == quarter), None)
    if figure and figure.marker is not Marker.REVISED and _counts(then) != _counts(now):
        message = f"the figure for {quarter} was {_figure(then)} when that quarter was closed."
        fix = f"Put it back, or add marker: {Marker.REVISED.key} and say why in note."
        yield positions.problem(figure, "quarter", "E028", message, fix)
    elif then and figure is None:
        message = f"the figure for {quarter}, which is closed, was {_figure(then)} and is gone."
        yield positions.problem(measure, "series", "E028", message, "Put it back.")
    elif then and then.target != now.target:
        message = f"the target was another when {quarter} was closed."
        fix = f"Put it back, or keep the old one in earlier_targets and add since: {quarter.next} "
        fix += "to the new one."
        yield positions.problem(measure, "target", "E028", message, fix)


def _counts(figure: ClosedFigure | None) -> tuple[int | None, int | None, int | None]:
    if figure is None:
        return (None, None, None)
    return (figure.value, figure.numerator, figure.denominator)


def _figure(figure: ClosedFigure | None) -> str:
    """Return a figure as it was written, in words."""
    value, numerator, denominator = _counts(figure)
    if value is not None:
        return str(value)
    return f"{numerator} of {denominator}" if numerator is not None else "not there"
