"""From values with positions to records, with every problem of a file in one go."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from strategy_site.load.yaml_text import Fields, Items, Mark, Value
from strategy_site.model.base import Record
from strategy_site.model.shape import fields_of
from strategy_site.problems import Problem, did_you_mean, quoted

R = TypeVar("R", bound=Record)
Location = tuple[str | int, ...]

# What pydantic finds -> code, what is wrong, what to do. All other checks raise their own words.
_WORDING = {
    "tuple_type": ("E004", "is not a list", "Write a dash before each item, or use [brackets]."),
    "model_type": ("E004", "is not a set of fields", "Write its fields below it, or {in braces}."),
    "too_short": ("E003", "is an empty list", "Name at least one."),
}


def convert(record: type[R], value: Value, path: str) -> tuple[R | None, Value, list[Problem]]:
    """Return the record, the value it was made from and the problems.

    Items of lists that are wrong are left out of the record, so that the rules can still look at
    all the others; the record is None if something outside a list is wrong.
    """
    problems: dict[Problem, None] = {}
    while True:
        try:
            return record.model_validate(value), value, list(problems)
        except ValidationError as error:
            found = error.errors(include_url=False, include_context=True)
        for each in found:
            problems[_problem(record, value, each, path)] = None
        items = {item for each in found if (item := _innermost_item(value, each["loc"]))}
        if len(items) == 0 or any(not _innermost_item(value, each["loc"]) for each in found):
            return None, value, list(problems)
        value = _without(value, items)


def _problem(record: type[Record], value: Value, error: ErrorDetails, path: str) -> Problem:
    """Return the problem that one of pydantic's errors stands for."""
    location = error["loc"]
    kind = error["type"]
    name = str(location[-1]) if location else ""
    line, column = mark_of(value, location)
    subject = subject_of(value, location)
    if kind == "missing":
        fix = f"Add a line: {name}: …"
        return Problem(path, line, column, "E003", subject, f"{name} is missing.", fix)
    if kind == "extra_forbidden":
        line, column = _name_mark(value, location)
        known = list(fields_of(_record_at(record, location[:-1])))
        written = container_of(value, location)
        absent = [each for each in known if not (isinstance(written, Fields) and each in written)]
        fix = did_you_mean(name, absent or known)
        return Problem(path, line, column, "E002", subject, f"{quoted(name)} is no field here.", fix)
    if kind == "refused":
        context = error["ctx"]
        code, wrong, fix = context["code"], context["wrong"], context["fix"]
    else:
        code, wrong, fix = _WORDING.get(kind, ("E004", "does not fit here", "Look at a neighbour."))
    written = error["input"]
    label = next((str(part) for part in reversed(location) if isinstance(part, str)), "the file")
    said = f"{label} {quoted(written)}" if isinstance(written, str) else label
    return Problem(path, line, column, code, subject, f"{said} {wrong}.", fix)


def at(value: Value, location: Location) -> Value:
    """Return the value at a location."""
    for part in location:
        if isinstance(value, Items) and isinstance(part, int):
            value = value[part]
        elif isinstance(value, Fields) and isinstance(part, str):
            value = value[part]
    return value


def container_of(value: Value, location: Location) -> Value:
    """Return what the last part of a location is in."""
    return at(value, location[:-1])


def mark_of(value: Value, location: Location) -> Mark:
    """Return line and column of a location, or of the nearest thing around it that exists."""
    mark = value.at if isinstance(value, Items | Fields) else (1, 1)
    for part in location:
        if isinstance(value, Items) and isinstance(part, int) and part < len(value):
            mark, value = value.marks[part], value[part]
        elif isinstance(value, Fields) and isinstance(part, str) and part in value:
            mark, value = value.marks[part], value[part]
        else:
            break
    return mark


def _name_mark(value: Value, location: Location) -> Mark:
    fields = container_of(value, location)
    name = location[-1]
    if isinstance(fields, Fields) and isinstance(name, str):
        return fields.name_marks[name]
    return mark_of(value, location)


def subject_of(value: Value, location: Location) -> str:
    """Return the id of the record a location lies in, as people know it: never ``actions[3]``.

    An entry of a quarter has no id of its own and is known by its activity.
    """
    subject = ""
    for depth in range(len(location) + 1):
        here = at(value, location[:depth]) if depth else value
        if isinstance(here, Fields):
            name = here.get("id") or here.get("activity")
            subject = name if isinstance(name, str) else subject
        if depth < len(location) and not _has(here, location[depth]):
            break
    return quoted(subject)[1:-1] if subject else ""


def _has(value: Value, part: str | int) -> bool:
    if isinstance(value, Items):
        return isinstance(part, int) and part < len(value)
    return isinstance(value, Fields) and part in value


def _record_at(record: type[Record], location: Location) -> type[Record]:
    """Return the type of the record at a location."""
    for part in location:
        if isinstance(part, str):
            inner = fields_of(record)[part].record if part in fields_of(record) else None
            record = inner or record
    return record


def _innermost_item(value: Value, location: Location) -> Location:
    """Return the location of the innermost list item around a location, or an empty one."""
    found: Location = ()
    for depth, part in enumerate(location):
        here = at(value, location[:depth])
        if not _has(here, part):
            break
        if isinstance(here, Items):
            found = location[: depth + 1]
    return found


def _without(value: Value, items: set[Location], here: Location = ()) -> Value:
    """Return a copy of the value without these list items, with all positions kept."""
    if isinstance(value, Items):
        kept = Items(value.at)
        for index, (item, mark) in enumerate(zip(value, value.marks, strict=True)):
            if (*here, index) not in items:
                kept.append(_without(item, items, (*here, index)))
                kept.marks.append(mark)
        return kept
    if isinstance(value, Fields):
        fields = Fields(value.at)
        fields.name_marks, fields.marks = value.name_marks, value.marks
        for name, item in value.items():
            fields[name] = _without(item, items, (*here, name))
        return fields
    return value


class Positions:
    """Where each record stands: ``of(record, "due")`` is file, line, column and id."""

    def __init__(self) -> None:
        # Keyed by identity: equal records may stand in two places. The records are kept alive.
        self._places: dict[int, tuple[Record, str, Value, Location]] = {}

    def add(self, record: Record, value: Value, path: str, root: Location = ()) -> None:
        """Note where a record and all records in it stand."""
        whole = value
        self._walk(record, value, path, whole, root)

    def _walk(self, held: Any, value: Value, path: str, whole: Value, location: Location) -> None:
        if isinstance(held, Record) and isinstance(value, Fields):
            self._places[id(held)] = (held, path, whole, location)
            for name, child in value.items():
                self._walk(getattr(held, name, None), child, path, whole, (*location, name))
        elif isinstance(held, tuple) and isinstance(value, Items):
            for index, (item, child) in enumerate(zip(held, value, strict=True)):
                self._walk(item, child, path, whole, (*location, index))

    def problem(self, record: Record, field: str, code: str, message: str, fix: str) -> Problem:
        """Return a problem at a field of a record, or at the record where the field is absent."""
        _, path, whole, location = self._places[id(record)]
        line, column = mark_of(whole, (*location, *filter(None, [field])))
        return Problem(path, line, column, code, subject_of(whole, location), message, fix)
