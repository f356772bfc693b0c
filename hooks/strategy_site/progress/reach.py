"""Whom training has reached, by partner, from what was delivered."""

from collections.abc import Iterable
from dataclasses import dataclass

from strategy_site.dates import PartialDate
from strategy_site.model.training import Delivery


@dataclass(frozen=True)
class Reach:
    """What one partner, or several together, received: ``to`` are the ids of organisations.

    ``people`` are those of the sessions whose number is known, ``uncounted`` the sessions whose
    number is not. ``last`` is the latest session, or None if no date is known.
    """

    to: tuple[str, ...]
    sessions: int
    people: int
    uncounted: int
    last: PartialDate | None


def reach_of(deliveries: Iterable[Delivery]) -> list[Reach]:
    """Return the reach by partner, most people first, then by sessions, then in the file's order.

    A session for two partners whose share is not known counts for the two together, and for
    neither alone: no person is counted twice.
    """
    found: dict[frozenset[str], list[Delivery]] = {}
    for each in deliveries:
        found.setdefault(frozenset(each.to), []).append(each)
    return sorted(map(_reach, found.values()), key=lambda each: (-each.people, -each.sessions))


def _reach(deliveries: list[Delivery]) -> Reach:
    counted = [each.people_trained for each in deliveries if isinstance(each.people_trained, int)]
    dates = [each.delivered_on for each in deliveries if isinstance(each.delivered_on, PartialDate)]
    return Reach(
        to=deliveries[0].to,
        sessions=len(deliveries),
        people=sum(counted),
        uncounted=len(deliveries) - len(counted),
        last=max(dates, key=lambda each: each.last_day, default=None),
    )
