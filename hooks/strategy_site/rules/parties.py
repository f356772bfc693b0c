"""Rules about bodies and organisations."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation
from strategy_site.problems import Problem, quoted

P = TypeVar("P", Body, Organisation)


def no_circles_of_bodies(council: Council, positions: Positions) -> Iterator[Problem]:
    """No body reports to itself or succeeds itself, directly or through others (E011)."""
    bodies = council.bodies
    yield from _circles(bodies, "reports_to", lambda each: each.reports_to, positions)
    yield from _circles(bodies, "succeeded_by", lambda each: each.succeeded_by, positions)


def no_circles_of_organisations(council: Council, positions: Positions) -> Iterator[Problem]:
    """No organisation is part of itself or succeeds itself, directly or through others (E011)."""
    everyone = council.organisations
    yield from _circles(everyone, "parent", lambda each: each.parent, positions)
    yield from _circles(everyone, "succeeded_by", lambda each: each.succeeded_by, positions)


def _circles(
    records: Sequence[P], field: str, follow: Callable[[P], str | None], positions: Positions
) -> Iterator[Problem]:
    """Yield one problem for each circle, at its first record in the order of the file."""
    after = {record.id: follow(record) for record in records}
    seen: set[str] = set()
    for record in records:
        trail: list[str] = []
        step: str | None = record.id
        while step is not None and step not in trail and step not in seen:
            trail.append(step)
            step = after.get(step)
        if step in trail:
            circle = set(trail[trail.index(step) :])
            first = next(each for each in records if each.id in circle)
            yield _circle(first, field, after, positions)
        seen.update(trail)


def _circle(first: P, field: str, after: Mapping[str, str | None], positions: Positions) -> Problem:
    """Return the problem of a circle, told from its first record in the order of the file."""
    names = [first.id]
    step = after[first.id]
    while step is not None and step != first.id:
        names.append(step)
        step = after[step]
    names.append(first.id)
    if len(names) == 2:
        message = f"{field} {quoted(first.id)} is the record itself."
        return positions.problem(first, field, "E011", message, "Name another one, or delete it.")
    message = f"{field} leads back to where it began: {' > '.join(map(quoted, names))}."
    fix = f"Correct or delete {field} in one of them."
    return positions.problem(first, field, "E011", message, fix)
