"""Rules across records. Each is a generator of problems whose docstring is the rule in English."""

from collections.abc import Callable, Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.rules.parties import no_circles_of_bodies, no_circles_of_organisations
from strategy_site.rules.publications import one_publisher, quarter_fits, slides_exist

Rule = Callable[[Council, Positions], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    no_circles_of_bodies,
    no_circles_of_organisations,
    one_publisher,
    quarter_fits,
    slides_exist,
)


def broken_rules(council: Council, positions: Positions) -> Iterator[Problem]:
    """Yield the problems that the rules find, rule by rule."""
    for rule in RULES:
        yield from rule(council, positions)
