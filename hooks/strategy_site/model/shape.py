"""What a record's fields are made of, read from their annotations.

The loader walks YAML and annotations side by side: to name the fields that exist, to find the
references in a file that has other mistakes, and to know which record a position lies in.
"""

from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from strategy_site.model.base import Record, Reference


@dataclass(frozen=True)
class FieldShape:
    """One field: the record that it holds, whether it holds many, which kind it refers to."""

    record: type[Record] | None = None
    many: bool = False
    refers_to: str | None = None


@cache
def fields_of(record: type[Record]) -> dict[str, FieldShape]:
    """Return the shape of each field of a record, by the name it has in YAML."""
    return {
        name: _shape(Annotated[(field.annotation, *field.metadata, ...)])
        for name, field in record.model_fields.items()
    }


def _shape(annotation: Any) -> FieldShape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        kinds = [mark.kind for mark in arguments[1:] if isinstance(mark, Reference)]
        inner = _shape(arguments[0])
        return FieldShape(inner.record, inner.many, kinds[0]) if kinds else inner
    if origin in (Union, UnionType):
        return next(_shape(part) for part in arguments if part is not NoneType)
    if origin is tuple:
        inner = _shape(arguments[0])
        return FieldShape(inner.record, True, inner.refers_to)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return FieldShape(record=annotation)
    return FieldShape()
