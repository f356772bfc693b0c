"""Rules about publications, and about what is said to stand in them."""

from collections.abc import Iterator
from typing import Any

from strategy_site.dates import last_quarter_ended_by
from strategy_site.load.convert import Positions
from strategy_site.model.base import Record, Source
from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted


def one_publisher(council: Council, positions: Positions) -> Iterator[Problem]:
    """A publication names its publisher once: a body of ours, or another by its name (E003)."""
    for each in council.publications:
        if (each.published_by is None) == (each.publisher is None):
            message = "published_by (a body) or publisher (a name) is needed, and not both."
            yield positions.problem(each, "publisher", "E003", message, "Write one of the two.")


def quarter_fits(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter's report has a date, and lies in the last quarter that had ended by then (E005).

    A paper of 25 January 2018 so reports on October to December 2017.
    """
    for quarter, update in council.updates.items():
        if (update.from_publication is None) == (update.published is None):
            message = "from_publication (an id) or published (a day) is needed, and not both."
            yield positions.problem(update, "published", "E003", message, "Write one of the two.")
            continue
        field = "published" if update.published else "from_publication"
        day = council.published_on(update)
        if day is None:
            message = f"from_publication {quoted(update.from_publication or '')} has no whole date."
            fix = "Write its date in publications.yml as year-month-day."
            if _known(council, update.from_publication):
                yield positions.problem(update, field, "E005", message, fix)
        elif field == "from_publication" and last_quarter_ended_by(day) != quarter:
            fits = last_quarter_ended_by(day)
            message = f"the file is named {quarter}, but its publication is of {day.isoformat()}."
            fix = f"Name it {fits}.yml: that is the last quarter that had ended by then."
            yield positions.problem(update, field, "E005", message, fix)
        elif day < quarter.last_day:
            message = f"published {day.isoformat()} is before the quarter {quarter} has ended."
            fix = "Correct the day, or the name of the file."
            yield positions.problem(update, field, "E005", message, fix)


def _known(council: Council, publication_id: str | None) -> bool:
    return any(each.id == publication_id for each in council.publications)


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


def _sources(held: Any) -> Iterator[Source]:
    """Yield every source in a record, a collection of records or a council."""
    if isinstance(held, Source):
        yield held
    elif isinstance(held, Record):
        for name in type(held).model_fields:
            # A record that stands in for one that could not be read has no values.
            yield from _sources(getattr(held, name, None))
    elif isinstance(held, Council):
        yield from _sources(tuple(vars(held).values()))
    elif isinstance(held, dict):
        yield from _sources(tuple(held.values()))
    elif isinstance(held, tuple):
        for each in held:
            yield from _sources(each)
