"""What a record's fields are made of, read from their annotations.

The loader walks YAML and annotations side by side: to name the fields that exist, to find the
references in a file that has other mistakes, and to know which record a position lies in.
"""

from dataclasses import dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from strategy_site.model.base import Record, Reference
from strategy_site.model.forms import Says
from strategy_site.vocabulary import NotStated, Word


@dataclass(frozen=True)
class FieldShape:
    """One field: the record that it holds, whether it holds many, which kind it refers to.

    ``says`` is what may be typed there, in words; ``required`` whether the field must stand there.
    ``text`` says more of a text; ``choices`` is the closed list it is taken from. ``stated`` is
    false if ``not_stated`` may stand in its place. ``at_least`` is how many items a list must have.
    """

    record: type[Record] | None = None
    many: bool = False
    refers_to: str | None = None
    says: str = ""
    required: bool = True
    text: Says | None = None
    choices: type[Word] | None = None
    stated: bool = True
    at_least: int = 0


@cache
def fields_of(record: type[Record]) -> dict[str, FieldShape]:
    """Return the shape of each field of a record, by the name it has in YAML."""
    return {
        name: replace(
            _shape(Annotated[(field.annotation, *field.metadata, ...)]),
            required=field.is_required(),
        )
        for name, field in record.model_fields.items()
    }


def _shape(annotation: Any) -> FieldShape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = _shape(arguments[0])
        for mark in arguments[1:]:
            if isinstance(mark, Reference):
                inner = replace(inner, refers_to=mark.kind)
            elif isinstance(mark, Says):
                inner = replace(inner, says=mark.words, text=mark)
            elif hasattr(mark, "min_length"):  # what pydantic makes of Field(min_length=1)
                inner = replace(inner, at_least=mark.min_length)
        return inner
    if origin in (Union, UnionType):
        first = next(_shape(part) for part in arguments if part is not NoneType)
        return replace(first, stated=first.stated and NotStated not in arguments)
    if origin is tuple:
        return replace(_shape(arguments[0]), many=True)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return FieldShape(record=annotation)
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return FieldShape(says=f"one of {', '.join(annotation.keys())}", choices=annotation)
    return FieldShape()
