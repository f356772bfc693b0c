"""Records that lead to each other in a circle, which no reader could follow to its end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.problems import Problem, quoted

R = TypeVar("R", bound=Record)


def circles(
    records: Sequence[R], field: str, follow: Callable[[R], str | None], positions: Positions
) -> Iterator[Problem]:
    """Yield one problem for each circle, at its first record in the order of the file (E011).

    The records have an ``id``; ``follow`` returns the id to which ``field`` of a record leads.
    """
    named = {_id(record): record for record in records}
    after = {name: follow(record) for name, record in named.items()}
    seen: set[str] = set()
    for record in records:
        trail: list[str] = []
        step: str | None = _id(record)
        while step is not None and step not in trail and step not in seen:
            trail.append(step)
            step = after.get(step)
        if step in trail:
            circle = set(trail[trail.index(step) :])
            first = next(each for name, each in named.items() if name in circle)
            yield _circle(first, field, after, positions)
        seen.update(trail)


def _circle(first: R, field: str, after: Mapping[str, str | None], positions: Positions) -> Problem:
    """Return the problem of a circle, told from its first record in the order of the file."""
    began = _id(first)
    names = [began]
    step = after[began]
    while step is not None and step != began:
        names.append(step)
        step = after[step]
    names.append(began)
    if len(names) == 2:
        message = f"{field} {quoted(began)} is the record itself."
        return positions.problem(first, field, "E011", message, "Name another one, or delete it.")
    message = f"{field} leads back to where it began: {' > '.join(map(quoted, names))}."
    fix = f"Correct or delete {field} in one of them."
    return positions.problem(first, field, "E011", message, fix)


def _id(record: Record) -> str:
    name: str = getattr(record, "id", "")
    return name
