"""Rules about activities."""

from collections.abc import Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.vocabulary import ActivityKind


def standing_activities_have_no_due_date(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """Only what can be finished has a due date (E022)."""
    for each in council.activities:
        if each.kind is ActivityKind.STANDING and each.due is not None:
            message = f"due does not go with a {each.kind.word.lower()}."
            fix = f"Delete it, or make kind {ActivityKind.MILESTONE.key}."
            yield positions.problem(each, "due", "E022", message, fix)
