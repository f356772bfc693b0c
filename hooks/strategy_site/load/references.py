"""Ids and the references to them, found in the text of the files.

Both are read from the values, not from the records: a record that has another mistake still counts
as known, and its own references are still checked, so that one run tells everything.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from strategy_site.load.locations import name_in
from strategy_site.load.values import Fields, Items, Value, mark_at
from strategy_site.model.base import Record
from strategy_site.model.shape import fields_of
from strategy_site.problems import Problem, did_you_mean, quoted, with_article


class Mention(NamedTuple):
    """An id as it stands in a file: the record's own, or a reference to a record of a kind.

    ``holder`` is the id of the record it stands in, as it is written.
    """

    path: str
    place: int
    kind: str
    id: str
    field: str
    holder: str
    owns: bool

    def problem(self, code: str, message: str, fix: str) -> Problem:
        """Return a problem at the place of the id."""
        subject = quoted(self.holder)[1:-1]
        return Problem(self.path, *mark_at(self.place), code, subject, message, fix)


def mentions(record: type[Record], value: Value, path: str) -> list[Mention]:
    """Return every id in a file: those that name its records and those that refer to others."""
    found: list[Mention] = []
    _find(record, value, path, "", found)
    return found


@cache
def _naming_fields(record: type[Record]) -> dict[str, tuple[str, type[Record] | None]]:
    """Return the fields of a record that hold ids of a kind, or records that may."""
    kinds = {
        name: record.kind_of_record if name == "id" else shape.refers_to or ""
        for name, shape in fields_of(record).items()
    }
    shapes = fields_of(record)
    return {
        name: (kind, shapes[name].record)
        for name, kind in kinds.items()
        if kind or shapes[name].record
    }


def _find(record: type[Record], value: Value, path: str, holder: str, found: list[Mention]) -> None:
    if not isinstance(value, Fields):
        return
    holder = name_in(value) or holder
    naming = _naming_fields(record)
    for (name, child), place in zip(value.items(), value.places[1::2], strict=True):
        if name not in naming:
            continue
        kind, inner = naming[name]
        items = zip(child, child.places, strict=True) if isinstance(child, Items) else None
        for item, at in items or ((child, place),):
            if kind and isinstance(item, str):
                found.append(Mention(path, at, kind, item, name, holder, name == "id"))
            elif inner:
                _find(inner, item, path, holder, found)


def repeated_ids(found: list[Mention]) -> Iterator[Problem]:
    """An id belongs to one record, whatever the record's kind (E006)."""
    first: dict[str, Mention] = {}
    for mention in found:
        if not mention.owns:
            continue
        other = first.setdefault(mention.id, mention)
        if other is not mention:
            where = f"{other.path}, line {mark_at(other.place)[0]}"
            message = f"the id {quoted(mention.id)} is taken by the {other.kind} in {where}."
            fix = "Give one of the two another id."
            yield mention.problem("E006", message, fix)


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
        yield mention.problem(code, message, fix)
