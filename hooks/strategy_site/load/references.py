"""Ids and the references to them, found in the text of the files.

Both are read from the values, not from the records: a record that has another mistake still counts
as known, and its own references are still checked, so that one run tells everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_site.load.convert import subject_of
from strategy_site.load.yaml_text import Fields, Items, Mark, Value
from strategy_site.model.base import Record
from strategy_site.model.shape import fields_of
from strategy_site.problems import Problem, did_you_mean, quoted, with_article


@dataclass(frozen=True)
class Mention:
    """An id as it stands in a file: the record's own, or a reference to a record of a kind."""

    path: str
    mark: Mark
    kind: str
    id: str
    field: str
    subject: str
    owns: bool


def mentions(record: type[Record], value: Value, path: str) -> Iterator[Mention]:
    """Yield every id in a file: those that name its records and those that refer to others."""
    yield from _mentions(record, value, path, value, ())


def _mentions(
    record: type[Record], value: Value, path: str, whole: Value, location: tuple[str | int, ...]
) -> Iterator[Mention]:
    if not isinstance(value, Fields):
        return
    for name, child in value.items():
        shape = fields_of(record).get(name)
        if shape is None:
            continue
        here = (*location, name)
        kind = record.kind_of_record if name == "id" else shape.refers_to
        for item, mark, place in _items(child, value.marks[name], here):
            if kind and isinstance(item, str):
                subject = subject_of(whole, place)
                yield Mention(path, mark, kind, item, name, subject, name == "id")
            elif shape.record:
                yield from _mentions(shape.record, item, path, whole, place)


def _items(
    value: Value, mark: Mark, location: tuple[str | int, ...]
) -> Iterator[tuple[Value, Mark, tuple[str | int, ...]]]:
    """Yield the items of a list, or the value itself, each with its place."""
    if isinstance(value, Items):
        for index, item in enumerate(value):
            yield item, value.marks[index], (*location, index)
    else:
        yield value, mark, location


def repeated_ids(found: list[Mention]) -> Iterator[Problem]:
    """An id belongs to one record, whatever the record's kind (E006)."""
    first: dict[str, Mention] = {}
    for mention in found:
        if not mention.owns:
            continue
        other = first.setdefault(mention.id, mention)
        if other is not mention:
            where = f"{other.path}, line {other.mark[0]}"
            message = f"the id {quoted(mention.id)} is taken by the {other.kind} in {where}."
            fix = "Give one of the two another id."
            yield Problem(mention.path, *mention.mark, "E006", mention.subject, message, fix)


def unknown_ids(
    found: list[Mention], files_of: dict[str, str], known: dict[str, set[str]]
) -> Iterator[Problem]:
    """An id that a record refers to exists (E010); for a role, E014.

    ``files_of`` names the file that holds each kind, ``known`` the ids of each kind. References to
    a kind that is not in ``known`` are not judged: its file could not be read.
    """
    for mention in found:
        if mention.owns or mention.kind not in known or mention.id in known[mention.kind]:
            continue
        home = files_of[mention.kind]
        kind = with_article(mention.kind)
        message = f"{mention.field} {quoted(mention.id)} is not {kind} in {home}."
        code = "E014" if mention.kind == "role" else "E010"
        fix = did_you_mean(mention.id, known[mention.kind])
        yield Problem(mention.path, *mention.mark, code, mention.subject, message, fix)
