"""What the columns of a table are: read from the type of its rows, so that none lacks a meaning."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from strategy_site.dates import PartialDate, Quarter
from strategy_site.vocabulary import NotStated, Word

Cell = (
    str | int | Decimal | date | PartialDate | Quarter | Word | NotStated | tuple[str, ...] | None
)
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Meaning:
    """Marks the field of a row with what it holds, in words for those who read the table."""

    text: str


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, and what may stand in it.

    ``words`` is the closed list that its values are keys of; without one, ``holds`` tells the form.
    """

    name: str
    meaning: str
    holds: str
    words: type[Word] | None
    may_be_empty: bool


# Columns that most tables begin with.
ReportedQuarter = Annotated[Quarter, Meaning("The financial quarter that the report is for.")]
AsOf = Annotated[
    date, Meaning("The day on which the report was published. All in the row is as at this day.")
]
KeyActionOf = Annotated[str, Meaning("The id of the key action.")]
ActivityOf = Annotated[str, Meaning("The id of the activity. It never changes.")]
TitleOf = Annotated[str, Meaning("The title.")]

_HOLDS: dict[type, str] = {
    str: "Text",
    bool: f"{YES} or {NO}; in JSON true or false",
    int: "A whole number",
    Decimal: "A number",
    date: "A day: 2019-12-31",
    PartialDate: "A date: 2019, 2019-06 or 2019-12-31",
    NotStated: f"{NotStated.NOT_STATED.value}, if no source gives one",
    Quarter: "A financial quarter: 2019-q1 is April to June 2019",
    tuple: "Texts with “; ” between them; in JSON a list",
}


def columns_of(row: type) -> list[Column]:
    """Return the columns of the tables whose rows are of this type, in order."""
    hints = get_type_hints(row, include_extras=True)
    return [_column(name, *get_args(hint)) for name, hint in hints.items()]


def _column(name: str, annotation: Any, meaning: Meaning) -> Column:
    united = get_origin(annotation) in (Union, UnionType)
    kinds = [
        get_origin(each) or each for each in (get_args(annotation) if united else [annotation])
    ]
    known = [each for each in kinds if each is not type(None)]
    words = next((each for each in known if issubclass(each, Word)), None)
    holds = ", or ".join(_HOLDS[each] for each in known if each is not words)
    return Column(name, meaning.text, holds, words, known != kinds or tuple in kinds)
