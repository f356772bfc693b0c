"""Where a measure stands: its figure, how that compares with the target, and where it moves."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from strategy_site.dates import Quarter
from strategy_site.model.council import Council
from strategy_site.model.measures import Figure, Measure, Target
from strategy_site.progress.known import known_update, latest_reported
from strategy_site.progress.reasons import by
from strategy_site.vocabulary import Direction, Marker, MeasureStatus, MeasureUnit, Trend

# A move up to this share of the target is no move.
_FLAT = Decimal("0.01")
_SIGN = {Direction.HIGHER: 1, Direction.LOWER: -1}


@dataclass(frozen=True)
class MeasurePosition:
    """A measure as at a day: ``quarter`` is the latest one reported, ``figure`` its figure.

    ``value`` is None if there is no figure for that quarter. ``previous`` is the figure that the
    trend compares with, ``target`` the one that held for that quarter.
    """

    measure: Measure
    quarter: Quarter
    target: Target | None
    status: MeasureStatus
    reason: str
    figure: Figure | None
    value: Decimal | None
    trend: Trend
    previous: Figure | None


def figure_value(measure: Measure, figure: Figure) -> Decimal | None:
    """Return a figure as a number, or None if it is not available.

    A percentage is worked out from its two counts, to one decimal, halves rounded up. Target and
    trend are judged by the number that is shown.
    """
    if figure.marker is Marker.NOT_AVAILABLE:
        return None
    if measure.unit is MeasureUnit.COUNT:
        return None if figure.value is None else Decimal(figure.value)
    if figure.numerator is None or not figure.denominator:
        return None
    share = Decimal(100 * figure.numerator) / Decimal(figure.denominator)
    return share.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def shown_value(measure: Measure, value: Decimal) -> str:
    """Return a number as people read it: ``1,204``, ``87.5%``."""
    return f"{value:,}%" if measure.unit is MeasureUnit.PERCENT else f"{value:,}"


def measure_position(
    council: Council, measure: Measure, quarter: Quarter, as_of: date
) -> MeasurePosition:
    """Return where a measure stands as at a day; ``quarter`` is the one whose report counts.

    The figure is that of the latest quarter, no later than this one, whose report was published by
    the day. A figure of a quarter without a file in updates is known from the quarter's end. The
    trend compares with the figure before; a report in between that had none makes it incomparable.
    """
    latest = latest_reported(council, quarter, as_of) or quarter
    known = sorted(
        (
            each
            for each in measure.series
            if each.quarter <= latest
            and (each.quarter not in council.updates or known_update(council, each.quarter, as_of))
        ),
        key=lambda each: each.quarter,
    )
    figure = known[-1] if known and known[-1].quarter == latest else None
    value = figure_value(measure, figure) if figure else None
    target = measure.target_in(latest)
    status, reason = _to_target(measure, target, latest, value)
    previous = next((each for each in reversed(known) if each.quarter < latest), None)
    between = latest_reported(council, latest.previous, as_of)
    trend = Trend.NOT_COMPARABLE
    if not (between and previous and previous.quarter < between):
        trend = _trend(measure, target, value, previous)
    return MeasurePosition(measure, latest, target, status, reason, figure, value, trend, previous)


def _to_target(
    measure: Measure, target: Target | None, quarter: Quarter, value: Decimal | None
) -> tuple[MeasureStatus, str]:
    """Return how a value stands to the target, with the reason.

    Where neither way is better, what counts is the distance from the target on either side.
    """
    if value is None:
        return MeasureStatus.NO_FIGURE, f"There is no figure for {quarter.shown}."
    told = f"{shown_value(measure, value)} in {quarter.shown}."
    if target is None:
        return MeasureStatus.NO_TARGET, f"{told} No target has been set."
    short = (target.value - value) * _SIGN.get(measure.direction, 1)
    if measure.direction is Direction.NEITHER:
        short = abs(short)
    told = f"{told} The target is {shown_value(measure, target.value)} {by(target.by)}."
    if short <= 0:
        return MeasureStatus.MET, told
    if target.tolerance is not None and short <= target.tolerance:
        return MeasureStatus.NEAR, f"{told} {_within(measure, target)}"
    return MeasureStatus.MISSED, told


def _within(measure: Measure, target: Target) -> str:
    points = " percentage points" if measure.unit is MeasureUnit.PERCENT else ""
    return f"That is within the tolerance of {target.tolerance:,}{points}."


def _trend(
    measure: Measure, target: Target | None, now: Decimal | None, previous: Figure | None
) -> Trend:
    """Return how a value stands to the figure before it in the series.

    A move within 1 % of the target, or of the earlier figure if there is no target, is none. Where
    neither way is better, a move has no direction to judge: it is not comparable. Nor is a value
    if it or the one before is not available.
    """
    before = figure_value(measure, previous) if previous else None
    if now is not None and previous is None:
        return Trend.NEW
    if now is None or before is None:
        return Trend.NOT_COMPARABLE
    scale = target.value if target else before
    if abs(now - before) <= abs(scale) * _FLAT:
        return Trend.SAME
    sign = _SIGN.get(measure.direction)
    if sign is None:
        return Trend.NOT_COMPARABLE
    return Trend.BETTER if (now - before) * sign > 0 else Trend.WORSE
