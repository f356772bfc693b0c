"""The base of all records and the types of their fields.

Every value arrives as the text that was written. The types here convert it or refuse it; none of
them changes it in passing. An error carries its code, what is wrong and what to do.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from strategy_site.dates import (
    DateProblem,
    PartialDate,
    Quarter,
    parse_day,
    parse_partial_date,
    parse_quarter,
)
from strategy_site.model import forms
from strategy_site.problems import did_you_mean, nearest, quoted
from strategy_site.vocabulary import ActivityStatus, Confidence, NotStated, Word, meant_by

T = TypeVar("T")
W = TypeVar("W", bound=Word)


class Record(BaseModel):
    """A frozen record that accepts the fields it names and no others.

    ``kind_of_record`` is what people call it; it is empty for a part of another record. A record
    with a kind has an ``id``, which is what other records refer to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    kind_of_record: ClassVar[str] = ""


@dataclass(frozen=True)
class Reference:
    """Marks a field whose text is the id of a record of another kind."""

    kind: str


@dataclass(frozen=True)
class Verbatim:
    """Marks a field whose text is somebody else's, taken over exactly: our style rules pass it."""


def refused(code: str, wrong: str, fix: str) -> PydanticCustomError:
    """Return the error that a field's type raises; the loader adds file, line and record."""
    return PydanticCustomError("refused", "{wrong}", {"code": code, "wrong": wrong, "fix": fix})


def _text(value: Any) -> str:
    """Return the value if it is text; a list or a set of fields in its place is refused."""
    if isinstance(value, str):
        return str(value)
    if value is None:
        raise refused("E003", "is empty", "Write a value after the colon.")
    found = "a list" if isinstance(value, list) else "a set of fields"
    raise refused("E004", f"is {found} where a single value belongs", "Write one value.")


def _identifier(value: Any) -> str:
    text = _text(value)
    if not forms.IDENTIFIER.fits(text):
        raise refused(
            "E004",
            "is not an id",
            "Use small letters, figures and hyphens, starting with a letter: ka4-a3.",
        )
    return text


def _line(value: Any) -> str:
    text = _text(value)
    if "\n" in text.strip("\n"):
        raise refused("E004", "runs over several lines", "Write it on one line.")
    return _prose(text)


def _prose(value: Any) -> str:
    text = _text(value)
    if not text.strip():
        raise refused("E003", "is empty", "Write a value after the colon.")
    if len(text) > forms.LONGEST_TEXT:
        raise refused("E004", f"is longer than {forms.LONGEST_TEXT} characters", "Shorten it.")
    return text


def _whole_number(value: Any) -> int:
    text = _text(value)
    if not forms.WHOLE_NUMBER.fits(text):
        raise refused("E004", "is not a whole number", "Write figures only, like 28.")
    return int(text)


def _ordinal(value: Any) -> int:
    number = _whole_number(value)
    if number < 1:
        raise refused("E004", "is not counted from 1", "Write 1 for the first.")
    return number


def _yes_or_no(value: Any) -> bool:
    text = _text(value)
    if not forms.YES_OR_NO.fits(text):
        raise refused("E004", "is neither true nor false", "Write true or false.")
    return text == "true"


def _web_address(value: Any) -> str:
    text = _text(value)
    if not forms.WEB_ADDRESS.fits(text):
        raise refused("E004", "is not a web address", "Write it in full, beginning with https://.")
    return text


def _number(value: Any) -> Decimal:
    text = _text(value)
    if not forms.NUMBER.fits(text):
        raise refused("E004", "is not a number", "Write figures only, like 28 or 87.5.")
    return Decimal(text)


def _email(value: Any) -> str:
    text = _text(value)
    if not forms.EMAIL.fits(text):
        raise refused("E004", "is not a mail address", "Write one like team@council.gov.uk.")
    return text


def _seal(value: Any) -> str:
    text = _text(value)
    if not forms.SEAL.fits(text):
        fix = "Put it back as it was: a seal is written by a command and never by hand."
        raise refused("E004", "is not a seal", fix)
    return text


def _phone(value: Any) -> str:
    text = _text(value)
    if not forms.PHONE.fits(text):
        fix = "Write it with spaces, like 020 7946 0000, or three figures like 101."
        raise refused("E004", "is not a telephone number", fix)
    return text


def _search_term(value: Any) -> str:
    text = _text(value)
    if not forms.SEARCH_TERM.fits(text):
        fix = "Use small letters, figures and single spaces, 60 characters at most: hall hire."
        raise refused("E004", "is not what a search looks for", fix)
    return text


def _from_text(parse: Callable[[str], T]) -> Callable[[Any], T]:
    """Return a field type's converter that turns a DateProblem into a refusal."""

    def convert(value: Any) -> T:
        try:
            return parse(_text(value))
        except DateProblem as problem:
            wrong, fix = problem.args
            raise refused("E005", wrong, fix) from None

    return convert


def _or_not_stated(convert: Callable[[Any], T]) -> Callable[[Any], T | NotStated]:
    """Return a converter that also accepts ``not_stated``, and says so of what it refuses."""
    key = NotStated.NOT_STATED.value

    def convert_or_not(value: Any) -> T | NotStated:
        if value == key:
            return NotStated.NOT_STATED
        try:
            return convert(value)
        except PydanticCustomError as error:
            said = error.context or {}
            if not isinstance(value, str) or any(mark.isdigit() for mark in value):
                raise
            fix = f"{said['fix'].rstrip('.')}, or {key} if no source gives it."
            if nearest(value, [key]):
                fix = f"Did you mean {quoted(key)}?"
            raise refused(said["code"], said["wrong"], fix) from None

    return convert_or_not


def _word(words: type[W]) -> Callable[[Any], W]:
    """Return a converter from a key to the member of a closed list."""

    def convert(value: Any) -> W:
        text = _text(value)
        if text in words.keys():  # noqa: SIM118  # a method of the enum, not a dictionary
            return words.of(text)
        choices = f"Choose from: {', '.join(words.keys())}."
        near = _meant(words, text) or did_you_mean(text, words.keys())
        fix = choices if near.startswith("Choose") else f"{near} {choices}"
        raise refused("E004", "is not one of the choices", fix)

    return convert


def _meant(words: type[Word], text: str) -> str:
    """Return where a word that people write here belongs, or an empty string."""
    meant = meant_by(words, text)
    if meant is None:
        return ""
    if isinstance(meant, words):
        return f"Did you mean {quoted(meant.key)}?"
    if isinstance(meant, Confidence):
        return f"That is written as confidence: {meant.key}, beside a status."
    if meant is ActivityStatus.STOPPED:
        return "An activity is taken out of the plan by withdrawn in activities.yml."
    return f"{meant.word} is worked out from dates and reports, never typed."


def one_of(words: type[Word]) -> BeforeValidator:
    """Return the annotation of a field whose text is a key of this closed list."""
    return BeforeValidator(_word(words))


Identifier = Annotated[str, BeforeValidator(_identifier), forms.IDENTIFIER]
Line = Annotated[str, BeforeValidator(_line), forms.LINE]
Prose = Annotated[str, BeforeValidator(_prose), forms.PROSE]
WholeNumber = Annotated[int, BeforeValidator(_whole_number), forms.WHOLE_NUMBER]
Ordinal = Annotated[int, BeforeValidator(_ordinal), forms.ORDINAL]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no), forms.YES_OR_NO]
Number = Annotated[Decimal, BeforeValidator(_number), forms.NUMBER]
Email = Annotated[str, BeforeValidator(_email), forms.EMAIL]
Phone = Annotated[str, BeforeValidator(_phone), forms.PHONE]
QuarterName = Annotated[Quarter, BeforeValidator(_from_text(parse_quarter)), forms.QUARTER]
Words = Annotated[str, BeforeValidator(_prose), Verbatim(), forms.WORDS]
Heading = Annotated[str, BeforeValidator(_line), Verbatim(), forms.HEADING]
Seal = Annotated[str, BeforeValidator(_seal), forms.SEAL]
SearchTerm = Annotated[str, BeforeValidator(_search_term), forms.SEARCH_TERM]
WebAddress = Annotated[str, BeforeValidator(_web_address), forms.WEB_ADDRESS]
Day = Annotated[date, BeforeValidator(_from_text(parse_day)), forms.DAY]
Partial = Annotated[PartialDate, BeforeValidator(_from_text(parse_partial_date)), forms.DATE]
StatedDate = Annotated[
    PartialDate | NotStated,
    BeforeValidator(_or_not_stated(_from_text(parse_partial_date))),
    forms.STATED_DATE,
]
StatedNumber = Annotated[
    int | NotStated, BeforeValidator(_or_not_stated(_whole_number)), forms.STATED_NUMBER
]

# Whether such a record exists is checked across all files: an id that is not one is not found.
Named = Annotated[str, BeforeValidator(_text), forms.IDENTIFIER]

PublicationId = Annotated[Named, Reference("publication")]
KeyActionId = Annotated[Named, Reference("key action")]
ActivityId = Annotated[Named, Reference("activity")]
OrganisationId = Annotated[Named, Reference("organisation")]
BodyId = Annotated[Named, Reference("body")]
RoleId = Annotated[Named, Reference("role")]
TermId = Annotated[Named, Reference("term")]
RecommendationId = Annotated[Named, Reference("recommendation")]
BenchmarkId = Annotated[Named, Reference("benchmark")]
ContactId = Annotated[Named, Reference("contact")]
ResourceId = Annotated[Named, Reference("resource")]
OfferId = Annotated[Named, Reference("training offer")]
ProcessId = Annotated[Named, Reference("process")]
