"""Where in a file's values something stands, and by which id people know it."""

from strategy_site.load.values import Fields, Items, Mark, Value, mark_at
from strategy_site.model.base import Record
from strategy_site.model.shape import fields_of
from strategy_site.problems import quoted

Location = tuple[str | int, ...]


def at(value: Value, location: Location) -> Value:
    """Return the value at a location, or the nearest thing around it that exists."""
    for part in location:
        child = child_of(value, part)
        if child is None:
            break
        value = child[1]
    return value


def child_of(value: Value, part: str | int) -> tuple[Mark, Value] | None:
    """Return the place and the value of an item or a field, or None if it is not there."""
    if isinstance(value, Items) and isinstance(part, int) and part < len(value):
        return mark_at(value.places[part]), value[part]
    if isinstance(value, Fields) and isinstance(part, str) and part in value:
        return value.marks[part], value[part]
    return None


def container_of(value: Value, location: Location) -> Value:
    """Return what the last part of a location is in."""
    return at(value, location[:-1])


def mark_of(value: Value, location: Location) -> Mark:
    """Return line and column of a location, or of the nearest thing around it that exists."""
    mark = value.at if isinstance(value, Items | Fields) else (1, 1)
    for part in location:
        child = child_of(value, part)
        if child is None:
            break
        mark, value = child
    return mark


def name_mark(value: Value, location: Location) -> Mark:
    fields = container_of(value, location)
    name = location[-1]
    if isinstance(fields, Fields) and isinstance(name, str):
        return fields.name_marks[name]
    return mark_of(value, location)


def name_in(fields: Fields) -> str:
    """Return the id that a set of fields goes by, or an empty string."""
    name = fields.get("id") or fields.get("activity")
    return name if isinstance(name, str) else ""


def subject_of(value: Value, location: Location) -> str:
    """Return the id of the record a location lies in, as people know it: never ``actions[3]``.

    An entry of a quarter has no id of its own and is known by its activity.
    """
    subject = ""
    for depth in range(len(location) + 1):
        here = at(value, location[:depth]) if depth else value
        if isinstance(here, Fields):
            subject = name_in(here) or subject
        if depth < len(location) and child_of(here, location[depth]) is None:
            break
    return quoted(subject)[1:-1] if subject else ""


def record_at(record: type[Record], location: Location) -> type[Record]:
    """Return the type of the record at a location."""
    for part in location:
        if isinstance(part, str):
            inner = fields_of(record)[part].record if part in fields_of(record) else None
            record = inner or record
    return record


def innermost_item(value: Value, location: Location) -> Location:
    """Return the location of the innermost list item around a location, or an empty one."""
    found: Location = ()
    for depth, part in enumerate(location):
        here = at(value, location[:depth])
        if child_of(here, part) is None:
            break
        if isinstance(here, Items):
            found = location[: depth + 1]
    return found


def without(value: Value, items: set[Location], here: Location = ()) -> Value:
    """Return a copy of the value without these list items, with all positions kept."""
    if isinstance(value, Items):
        kept = Items(value.place)
        for index, (item, place) in enumerate(zip(value, value.places, strict=True)):
            if (*here, index) not in items:
                kept.append(without(item, items, (*here, index)))
                kept.places.append(place)
        return kept
    if isinstance(value, Fields):
        fields = Fields(value.place)
        fields.places = value.places
        for name, item in value.items():
            fields[name] = without(item, items, (*here, name))
        return fields
    return value
