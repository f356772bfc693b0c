"""Rules about bodies and organisations."""

from collections.abc import Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.rules.circles import circles


def no_circles_of_bodies(council: Council, positions: Positions) -> Iterator[Problem]:
    """No body reports to itself or succeeds itself, directly or through others (E011)."""
    bodies = council.bodies
    yield from circles(bodies, "reports_to", lambda each: each.reports_to, positions)
    yield from circles(bodies, "succeeded_by", lambda each: each.succeeded_by, positions)


def no_circles_of_organisations(council: Council, positions: Positions) -> Iterator[Problem]:
    """No organisation is part of itself or succeeds itself, directly or through others (E011)."""
    everyone = council.organisations
    yield from circles(everyone, "parent", lambda each: each.parent, positions)
    yield from circles(everyone, "succeeded_by", lambda each: each.succeeded_by, positions)
