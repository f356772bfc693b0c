"""From values with positions to records, with every problem of a file in one go."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from strategy_site.load.locations import (
    Location,
    at,
    container_of,
    innermost_item,
    mark_of,
    name_mark,
    record_at,
    subject_of,
    without,
)
from strategy_site.load.values import Fields, Items, Mark, Value
from strategy_site.model.base import Record
from strategy_site.model.shape import fields_of
from strategy_site.problems import Problem, nearest, quoted

R = TypeVar("R", bound=Record)

# What pydantic finds -> code, what is wrong, what to do. All other checks raise their own words.
_WORDING = {
    "tuple_type": (
        "E004",
        "is not a list",
        "Put [square brackets] round it, or write each item on a line of its own with a dash.",
    ),
    "model_type": (
        "E004",
        "is not a set of fields",
        "Write it as fields: each has a name, a colon and a value.",
    ),
    "too_short": ("E003", "is an empty list", "Name at least one."),
}
_EMPTY = ("E003", "is empty", "Write what belongs to it, or delete the line.")
_FIELDS_SHOWN = 8
_END_OF_NUMBER = re.compile(r"[0-9]{3}", re.ASCII)


def convert(record: type[R], value: Value, path: str) -> tuple[R | None, Value, list[Problem]]:
    """Return the record, the value it was made from and the problems.

    Items of lists that are wrong are left out of the record, so that the rules can still look at
    all the others; the record is None if something outside a list is wrong.
    """
    made, errors = _try(record, value)
    problems = _problems(record, value, errors, path)
    while errors:
        # What is found from the second time on follows from what was left out: it is not reported.
        items = {innermost_item(value, each["loc"]) for each in errors}
        if () in items:
            return None, value, problems
        value = without(value, items)
        made, errors = _try(record, value)
    return made, value, problems


def _try(record: type[R], value: Value) -> tuple[R | None, list[ErrorDetails]]:
    try:
        return record.model_validate(value), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_context=True)


def _problems(
    record: type[Record], value: Value, errors: list[ErrorDetails], path: str
) -> list[Problem]:
    """Return the problems that pydantic's errors stand for.

    A required field whose name is misspelt is one mistake, and is told once.
    """
    unknown = [each["loc"] for each in errors if each["type"] == "extra_forbidden"]
    meant = {(*each[:-1], _nearest_field(record, value, each)) for each in unknown}
    return [
        _problem(record, value, each, path)
        for each in errors
        if not (each["type"] == "missing" and each["loc"] in meant)
        # A list is not too short because its only item has a mistake of its own.
        and not (each["type"] == "too_short" and at(value, each["loc"]))
    ]


def _problem(record: type[Record], value: Value, error: ErrorDetails, path: str) -> Problem:
    """Return the problem that one of pydantic's errors stands for."""
    location = error["loc"]
    subject = subject_of(value, location)
    if error["type"] == "extra_forbidden":
        if comma := _comma_in_number(value, location):
            name, written, place = comma
            fix = f"Write {written.replace(',', '')}."
            message = f"{name} {quoted(written)} has a comma, and a number has none."
            return Problem(path, *place, "E004", subject, message, fix)
        name = quoted(str(location[-1]))
        fix = _instead_of(record, value, location)
        place = name_mark(value, location)
        return Problem(path, *place, "E002", subject, f"{name} is not a field here.", fix)
    place = mark_of(value, location)
    if error["type"] == "missing":
        fix = f"Add it: {location[-1]}: …"
        return Problem(path, *place, "E003", subject, f"{location[-1]} is missing.", fix)
    code, wrong, fix = _wording(error)
    written = error["input"]
    label = next(part for part in reversed(location) if isinstance(part, str))
    said = f"{label} {quoted(written)}" if isinstance(written, str) else label
    return Problem(path, *place, code, subject, f"{said} {wrong}.", fix)


def _comma_in_number(value: Value, location: Location) -> tuple[str, str, Mark] | None:
    """Return the field, the number and its place if a comma in a number made a field of its end.

    Within braces a comma ends a field: ``1,402`` is read as 1 and a field called 402.
    """
    fields, rest = container_of(value, location), location[-1]
    if not isinstance(fields, Fields) or not _END_OF_NUMBER.fullmatch(str(rest)):
        return None
    names = list(fields)
    at_name = names.index(str(rest))
    while at_name and _END_OF_NUMBER.fullmatch(names[at_name]) and fields[names[at_name]] is None:
        at_name -= 1
    begun = fields[names[at_name]]
    if not isinstance(begun, str) or not begun.isdecimal():
        return None
    ends = takewhile(_END_OF_NUMBER.fullmatch, names[at_name + 1 :])
    return names[at_name], ",".join([begun, *ends]), fields.marks[names[at_name]]


def _wording(error: ErrorDetails) -> tuple[str, str, str]:
    """Return the code of an error, what is wrong and what to do."""
    if error["type"] == "refused":
        context = error["ctx"]
        return context["code"], context["wrong"], context["fix"]
    if error["input"] is None:
        return _EMPTY
    return _WORDING.get(error["type"], ("E004", "does not fit here", "Look at a neighbour."))


def _instead_of(record: type[Record], value: Value, location: Location) -> str:
    """Return what to do about an unknown field."""
    near = _nearest_field(record, value, location)
    if near:
        return f"Did you mean {quoted(near)}?"
    free = _absent_fields(record, value, location)
    shown = ", ".join(free[:_FIELDS_SHOWN])
    more = f" and {len(free) - _FIELDS_SHOWN} more" if len(free) > _FIELDS_SHOWN else ""
    return f"Delete it, or use one of these: {shown}{more}." if free else "Delete it."


def _absent_fields(record: type[Record], value: Value, location: Location) -> list[str]:
    """Return the fields that could stand in the place of an unknown one: those not written yet."""
    known = list(fields_of(record_at(record, location[:-1])))
    written = container_of(value, location)
    return [each for each in known if not (isinstance(written, Fields) and each in written)]


def _nearest_field(record: type[Record], value: Value, location: Location) -> str:
    """Return the field that an unknown one is nearest to, or an empty string."""
    return nearest(str(location[-1]), _absent_fields(record, value, location)) or ""


class Positions:
    """Where each record stands: file, line, column and id.

    ``partial`` names the files of which something was left out for a mistake, as
    ``updates/2019-q1.yml``: what seems absent there may only be misspelt.
    """

    def __init__(self) -> None:
        self.partial: set[str] = set()
        self._files: list[tuple[Record, Value, str]] = []
        self._paths: dict[int, str] = {}  # of the records that are a whole file

    def add(self, record: Record, value: Value, path: str) -> None:
        """Note where a file's record and all records in it stand."""
        self._files.append((record, value, path))
        self._paths[id(record)] = path

    @cached_property
    def _places(self) -> dict[int, tuple[str, Value, Location]]:
        """The place of each record, worked out when the first is asked for: few builds ask.

        Keyed by identity: equal records may stand in two places. The files keep the records alive.
        """
        places: dict[int, tuple[str, Value, Location]] = {}
        for record, value, path in self._files:
            places.update(_placed(record, value, path, value, ()))
        return places

    def is_whole(self, *names: str) -> bool:
        """Whether nothing was left out of these files; ``updates/`` stands for all quarters."""
        return not any(each.startswith(names) for each in self.partial)

    def lacks(self, record: Record, field: str) -> bool:
        """Whether a field has nothing in it. One that stands in a partial file does not count:

        what it held may have been left out for a mistake, which is told already.
        """
        if getattr(record, field) not in (None, ()):
            return False
        if not self.partial or field not in record.model_fields_set:
            return True
        return self.file_of(record) not in self.partial

    def file_of(self, record: Record) -> str:
        """Return the file that a record stands in, below the folder: ``updates/2019-q1.yml``."""
        path = self._paths.get(id(record)) or self._places[id(record)][0]
        return path.split("/", 1)[-1]

    def problem(
        self, record: Record, field: str | tuple[str, int], code: str, message: str, fix: str
    ) -> Problem:
        """Return a problem at a field of a record, or at the record where the field is absent.

        ``("partners", 1)`` is the second item of a field that is a list.
        """
        path, whole, location = self._places[id(record)]
        inner: Location = field if isinstance(field, tuple) else tuple(filter(None, [field]))
        line, column = mark_of(whole, (*location, *inner))
        return Problem(path, line, column, code, subject_of(whole, location), message, fix)


def _placed(
    held: Any, value: Value, path: str, whole: Value, location: Location
) -> Iterator[tuple[int, tuple[str, Value, Location]]]:
    """Yield the identity of each record in what is held, with its file and its location there."""
    if isinstance(held, Record) and isinstance(value, Fields):
        yield id(held), (path, whole, location)
        for name, child in value.items():
            if isinstance(child, Fields | Items):
                inner = getattr(held, name, None)
                yield from _placed(inner, child, path, whole, (*location, name))
    elif isinstance(held, tuple) and isinstance(value, Items):
        for index, (item, child) in enumerate(zip(held, value, strict=True)):
            if isinstance(child, Fields | Items):
                yield from _placed(item, child, path, whole, (*location, index))
