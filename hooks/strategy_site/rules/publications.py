"""Rules about publications, and about what is said to stand in them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from strategy_site.dates import Quarter, last_quarter_ended_by, shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.base import Record, Source
from strategy_site.model.council import Council
from strategy_site.model.updates import Update
from strategy_site.problems import Problem, quoted

# Code, what is wrong, what to do.
Fault = tuple[str, str, str]
_NO_FAULT = ("", "", "")


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


def quarter_fits(council: Council, positions: Positions) -> Iterator[Problem]:
    """A quarter's report has a date, and lies in the last quarter that had ended by then (E005).

    A paper of 25 January 2018 so reports on October to December 2017.
    """
    for quarter, update in council.updates.items():
        field, (code, message, fix) = _date_fault(council, quarter, update)
        if message:
            yield positions.problem(update, field, code, message, fix)


def _date_fault(council: Council, quarter: Quarter, update: Update) -> tuple[str, Fault]:
    """Return the field and what is wrong with the date of a quarter's report, if anything is."""
    if update.from_publication and update.published:
        message = "from_publication and published both stand here."
        return "published", ("E003", message, "Keep one of the two.")
    if update.published:
        return "published", _day_fault(quarter, update.published)
    if update.from_publication:
        return "from_publication", _publication_fault(council, quarter, update)
    message = "from_publication and published are both missing."
    fix = "Add published and the day, or from_publication and the id of a publication."
    return "", ("E003", message, fix)


def _day_fault(quarter: Quarter, published: date) -> Fault:
    """Return what is wrong with the day on which a quarter's report was published."""
    if published >= quarter.last_day:
        return _NO_FAULT
    ended = shown_day(quarter.last_day)
    message = f"published {quoted(published.isoformat())} is before {quarter} ended, on {ended}."
    return "E005", message, "Correct the day, or the name of the file."


def _publication_fault(council: Council, quarter: Quarter, update: Update) -> Fault:
    """Return what is wrong with the publication that a quarter's report was read from."""
    name = f"from_publication {quoted(update.from_publication or '')}"
    day = council.published_on(update)
    if day is None:
        known = any(each.id == update.from_publication for each in council.publications)
        fix = "Write its date in publications.yml as year-month-day."
        return ("E005", f"{name} has no whole date.", fix) if known else _NO_FAULT
    fits = last_quarter_ended_by(day)
    if fits == quarter:
        return _NO_FAULT
    message = f"{name} is of {shown_day(day)}, and the file is named {quoted(str(quarter))}."
    return "E005", message, f"Name it {fits}.yml: that is the last quarter that had ended by then."


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
