"""Rules about key actions and the strategy."""

from collections.abc import Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted


def key_actions_are_numbered_from_one(council: Council, positions: Positions) -> Iterator[Problem]:
    """The numbers of key actions are 1, 2, 3 and so on, each once (E015)."""
    count = len(council.key_actions)
    whole = positions.is_whole("strategy.yml")
    first: dict[int, str] = {}
    for each in council.key_actions:
        other = first.setdefault(each.number, each.id)
        message = ""
        if other != each.id:
            message = f"number {quoted(str(each.number))} is that of {quoted(other)} too."
        elif whole and not 1 <= each.number <= count:
            message = f"number {quoted(str(each.number))} is not one of 1 to {count}."
        if message:
            fix = "Number the key actions 1, 2, 3 and so on, each once."
            yield positions.problem(each, "number", "E015", message, fix)


def key_actions_have_activities(council: Council, positions: Positions) -> Iterator[Problem]:
    """Something is done under each key action (E015)."""
    if not positions.is_whole("activities.yml"):
        return
    for each in council.key_actions:
        if not council.activities_of(each.id):
            message = "no activity has this key action."
            fix = "Add one to activities.yml, or delete the key action."
            yield positions.problem(each, "", "E015", message, fix)


def the_strategy_ends_after_it_begins(council: Council, positions: Positions) -> Iterator[Problem]:
    """The period of the strategy does not end before it begins (E005)."""
    period = getattr(council.strategy, "period", None)
    if period and period.ends.last_day < period.begins.first_day:
        message = f"ends {quoted(str(period.ends))} is before it begins, in {period.begins.shown}."
        yield positions.problem(period, "ends", "E005", message, "Correct one of the two.")
