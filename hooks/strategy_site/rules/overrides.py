"""Rules about the status of a key action that a person has set in place of the one worked out."""

from collections.abc import Iterator

from strategy_site.dates import Quarter, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted

LONGEST = 4  # quarters


def overrides_lapse_later(council: Council, positions: Positions) -> Iterator[Problem]:
    """A status that a person has set lapses in one of the next four quarters (E005).

    Else it would hide for good what the reports say; what still holds is set anew.
    """
    for quarter, update in council.updates.items():
        last = _after(quarter, LONGEST)
        for each in update.overrides:
            if each.lapses <= quarter:
                message = f"lapses {quoted(str(each.lapses))} is not after {quarter}, the quarter "
                message += "from which the status holds."
                fix = f"Write {quarter.next} or a later quarter."
            elif each.lapses > last:
                message = f"lapses {quoted(str(each.lapses))} is more than {LONGEST} quarters "
                message += f"after {quarter}, from which the status holds."
                fix = f"Write {last} or an earlier quarter. What still holds then is set anew."
            else:
                continue
            yield positions.problem(each, "lapses", "E005", message, fix)


def _after(quarter: Quarter, number: int) -> Quarter:
    for _ in range(number):
        quarter = quarter.next
    return quarter


def overrides_were_set_for_their_report(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A status is set in or after its quarter, and before the report is published (E005).

    In a quarter without a report, it is set by the day as at which the site tells the position.
    """
    as_of = getattr(council.site, "position_as_of", None)
    for quarter, update in council.updates.items():
        published = council.published_on(update)
        last = published or as_of
        for each in update.overrides:
            said = f"on {quoted(each.on.isoformat())}"
            if each.on < quarter.first_day:
                message = f"{said} is before {quarter} began, on {shown_day(quarter.first_day)}."
                fix = "Correct the day, or move it to the quarter that it is about."
            elif last and each.on > last:
                when = "the report was published, on" if published else "position_as_of,"
                message = f"{said} is after {when} {shown_day(last)}."
                fix = "Correct the day, or set it in the report of a later quarter."
            else:
                continue
            yield positions.problem(each, "on", "E005", message, fix)


def one_override_of_a_key_action(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter sets the status of a key action once (E025)."""
    for update in council.updates.values():
        seen: set[str] = set()
        for each in update.overrides:
            if each.key_action in seen:
                message = f"the status of {quoted(each.key_action)} is set twice in this quarter."
                fix = "Keep one of the two."
                yield positions.problem(each, "key_action", "E025", message, fix)
            seen.add(each.key_action)
