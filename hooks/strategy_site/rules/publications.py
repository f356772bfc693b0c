"""Rules about publications, and about what is said to stand in them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.shape import fields_of
from strategy_site.model.sourced import Source
from strategy_site.problems import Problem, quoted


def one_publisher(council: Council, positions: Positions) -> Iterator[Problem]:
    """A publication names its publisher once: a body of ours, or another by its name (E003)."""
    for each in council.publications:
        if each.published_by and each.publisher:
            message = "published_by and publisher both stand here."
            yield positions.problem(each, "publisher", "E003", message, "Keep one of the two.")
        elif not each.published_by and not each.publisher:
            message = "published_by and publisher are both missing."
            fix = "Add published_by for a body in parties.yml, or publisher for anyone else."
            yield positions.problem(each, "publisher", "E003", message, fix)


def slides_exist(council: Council, positions: Positions) -> Iterator[Problem]:
    """A source names a slide that its publication has (E010)."""
    decks = {each.id: each.slides for each in council.publications}
    for source in _sources(council):
        slides = decks.get(source.ref)
        if source.slide is None or source.ref not in decks:
            continue
        if slides is None or not 1 <= source.slide <= slides:
            has = f"has slides 1 to {slides}" if slides else "has no slides"
            message = (
                f"slide {quoted(str(source.slide))} is not in {quoted(source.ref)}, which {has}."
            )
            yield positions.problem(source, "slide", "E010", message, "Correct the slide.")


@cache
def _fields_with_sources(record: type[Record]) -> tuple[str, ...]:
    """Return the fields of a type of record that hold sources, or records that do."""
    return tuple(
        name
        for name, shape in fields_of(record).items()
        if shape.record and (issubclass(shape.record, Source) or _fields_with_sources(shape.record))
    )


def _sources(held: Any) -> Iterator[Source]:
    """Yield every source in a record, a collection of records or a council."""
    if isinstance(held, Source):
        yield held
    elif isinstance(held, Record):
        for name in _fields_with_sources(type(held)):
            # A record that stands in for one that could not be read has no values.
            yield from _sources(getattr(held, name, None))
    elif isinstance(held, Council):
        yield from _sources(tuple(vars(held).values()))
    elif isinstance(held, dict):
        yield from _sources(tuple(held.values()))
    elif isinstance(held, tuple):
        for each in held:
            yield from _sources(each)
