"""Rules about the figures of measures."""

from collections.abc import Iterator
from itertools import product

from strategy_site.dates import Quarter
from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.measures import Figure
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import Marker, MeasureUnit

# Field, code, what is wrong, what to do.
Fault = tuple[str, str, str, str]

_PARTS = {
    MeasureUnit.COUNT: ("value",),
    MeasureUnit.PERCENT: ("numerator", "denominator"),
}


def figures_fit_their_unit(council: Council, positions: Positions) -> Iterator[Problem]:
    """A count has a value, a percentage the two counts that it is worked out from (E003, E004).

    A figure that could not be had has none of them.
    """
    for measure in council.measures:
        for figure in measure.series:
            for field, code, message, fix in _faults(measure.unit, figure, positions):
                yield positions.problem(figure, field, code, message, fix)


def _faults(unit: MeasureUnit, figure: Figure, positions: Positions) -> Iterator[Fault]:
    """Yield what is wrong with one figure."""
    names = (name for parts in _PARTS.values() for name in parts)
    given = {name for name in names if getattr(figure, name) is not None}
    if figure.marker is Marker.NOT_AVAILABLE:
        for name in sorted(given):
            message = f"{name} stands beside marker {quoted(figure.marker.key)}."
            yield name, "E004", message, "Delete one of the two."
        return
    for name in _PARTS[unit]:
        if positions.lacks(figure, name):
            fix = f"Add it: {name}: …, or marker: {Marker.NOT_AVAILABLE.key}."
            yield "", "E003", f"{name} is missing for {figure.quarter}.", fix
    for name in sorted(given - {*_PARTS[unit]}):
        message = f"{name} does not go with the unit {quoted(unit.key)}."
        yield name, "E004", message, f"Delete it: this unit has {' and '.join(_PARTS[unit])}."
    if unit is MeasureUnit.PERCENT and {*_PARTS[unit]} <= given:
        yield from _share_faults(figure)


def _share_faults(figure: Figure) -> Iterator[Fault]:
    """Yield what keeps two counts from being a share of a whole."""
    part, whole = figure.numerator or 0, figure.denominator or 0
    if whole == 0:
        fix = f"Correct it, or write marker: {Marker.NOT_AVAILABLE.key} in the place of both."
        yield "denominator", "E004", 'denominator "0" gives no percentage.', fix
    elif part > whole:
        message = f"numerator {quoted(str(part))} is more than the denominator, {whole}."
        yield "numerator", "E004", message, "Correct one of the two."


def targets_can_be_reached(council: Council, positions: Positions) -> Iterator[Problem]:
    """A target is not below nought, nor is a tolerance; no share is above 100 per cent (E004)."""
    for measure in council.measures:
        held = [*measure.earlier_targets, *filter(None, [measure.target])]
        for target, field in product(held, ("value", "tolerance")):
            number = getattr(target, field)
            if number is not None and number < 0:
                message = f"{field} {quoted(str(number))} is below nought, and nothing counted is."
                fix = "Write it without the minus."
                yield positions.problem(target, field, "E004", message, fix)
            elif number is not None and number > 100 and measure.unit is MeasureUnit.PERCENT:
                message = f"{field} {quoted(str(number))} is above 100 per cent."
                fix = f"Write a share of 100, or make unit {MeasureUnit.COUNT.key}."
                yield positions.problem(target, field, "E004", message, fix)


def figures_belong_to_quarters_with_a_file(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """No figure is of a quarter after the latest that has a file in data/updates (E005)."""
    latest = max(council.updates, default=None)
    if latest is None or not positions.is_whole("updates"):
        return
    for measure in council.measures:
        for figure in measure.series:
            if figure.quarter > latest:
                message = f"quarter {quoted(str(figure.quarter))} is after {latest}, the latest "
                message += "with a file in data/updates."
                fix = "Correct it, or add the file of the quarter first."
                yield positions.problem(figure, "quarter", "E005", message, fix)


def one_figure_a_quarter(council: Council, positions: Positions) -> Iterator[Problem]:
    """A measure has one figure for a quarter (E025)."""
    for measure in council.measures:
        seen: set[Quarter] = set()
        for figure in measure.series:
            if figure.quarter in seen:
                message = f"quarter {quoted(str(figure.quarter))} has two figures."
                yield positions.problem(figure, "quarter", "E025", message, "Keep one of the two.")
            seen.add(figure.quarter)


def targets_follow_each_other(council: Council, positions: Positions) -> Iterator[Problem]:
    """A target that took the place of an earlier one says since which quarter it holds (E003).

    The earlier ones held before it.
    """
    for measure in council.measures:
        earlier, target = measure.earlier_targets, measure.target
        if earlier and target is None:
            message = "earlier_targets stands here without target."
            fix = "Write the one that holds now as target."
            yield positions.problem(measure, "earlier_targets", "E003", message, fix)
        elif earlier and target and target.since is None:
            message = "target has no since, and there are earlier targets."
            fix = "Add since and the first quarter whose figure is judged by it."
            yield positions.problem(target, "", "E003", message, fix)
        for each in earlier if target and target.since else ():
            if each.since and target and target.since and each.since >= target.since:
                message = f"since {quoted(str(each.since))} is not before {target.since}, that of "
                message += "the target that follows."
                yield positions.problem(each, "since", "E005", message, "Correct one of the two.")
