"""Rules across records. Each is a generator of problems whose docstring is the rule in English."""

from collections.abc import Callable, Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.rules.activities import standing_activities_have_no_due_date
from strategy_site.rules.parties import no_circles_of_bodies, no_circles_of_organisations
from strategy_site.rules.publications import one_publisher, slides_exist
from strategy_site.rules.updates import (
    completion_is_dated,
    one_entry_for_an_activity,
    ongoing_is_for_standing_activities,
    position_is_no_earlier_than_the_reports,
    quarter_fits,
)

Rule = Callable[[Council, Positions], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    standing_activities_have_no_due_date,
    no_circles_of_bodies,
    no_circles_of_organisations,
    one_publisher,
    slides_exist,
    quarter_fits,
    position_is_no_earlier_than_the_reports,
    completion_is_dated,
    ongoing_is_for_standing_activities,
    one_entry_for_an_activity,
)


def broken_rules(council: Council, positions: Positions) -> Iterator[Problem]:
    """Yield the problems that the rules find, rule by rule."""
    for rule in RULES:
        yield from rule(council, positions)
