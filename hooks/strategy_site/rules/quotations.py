"""The warning about quotations that depart from their source."""

from collections.abc import Iterator, Mapping
from typing import Any

from strategy_site.load.convert import Positions
from strategy_site.load.source_texts import SourceText, comparable
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.shape import fields_of
from strategy_site.model.sourced import Correction, Quotation
from strategy_site.model.updates import Statement
from strategy_site.problems import Problem, quoted
from strategy_site.sealing import without_marks

Texts = Mapping[str, SourceText]


def quotations_are_verbatim(
    council: Council, positions: Positions, texts: Texts
) -> Iterator[Problem]:
    """A quotation stands word for word in the text of its source, heading and all (W05).

    White space and the signs of lists do not count, and recorded corrections are undone first. A
    source whose text is not in ``data/texts`` is not judged.
    """
    if not texts:
        return
    for each in _quotations(tuple(vars(council).values())):
        source = texts.get(each.source.ref)
        if source is None:
            continue
        if each.heading and (fault := _fault("heading", each.heading, each, source)):
            yield positions.problem(each, "heading", "W05", *fault)
        corrections = each.corrections if isinstance(each, Quotation) else ()
        yield from _idle_corrections(each.text, corrections, positions)
        for part in without_marks(each.text):  # what was withdrawn cannot be compared
            if fault := _fault("text", _as_printed(part, corrections), each, source):
                yield positions.problem(each, "text", "W05", *fault)


def _quotations(held: Any) -> Iterator[Quotation | Statement]:
    """Yield every quotation in a record or a collection of records."""
    if isinstance(held, Quotation | Statement):
        yield held
    elif isinstance(held, Record):
        for name, shape in fields_of(type(held)).items():
            if shape.record:
                # A record that stands in for one that could not be read has no values.
                yield from _quotations(getattr(held, name, None))
    elif isinstance(held, tuple):
        for each in held:
            yield from _quotations(each)
    elif isinstance(held, dict):
        yield from _quotations(tuple(held.values()))


def _as_printed(text: str, corrections: tuple[Correction, ...]) -> str:
    """Return a quotation with its recorded corrections undone, each once."""
    text = comparable(text)
    for each in corrections:
        text = text.replace(comparable(each.read_as), comparable(each.printed), 1)
    return text


def _idle_corrections(
    text: str, corrections: tuple[Correction, ...], positions: Positions
) -> Iterator[Problem]:
    """Yield the corrections whose words the quotation does not have."""
    for each in corrections:
        if comparable(each.read_as) not in comparable(text):
            message = f"read_as {quoted(each.read_as)} does not stand in the quotation."
            fix = "Write the words as they stand in its text, or delete this correction."
            yield positions.problem(each, "read_as", "W05", message, fix)


def _fault(
    field: str, text: str, quotation: Quotation | Statement, source: SourceText
) -> tuple[str, str] | None:
    """Return what is wrong with a verbatim text and what to do, or None."""
    words, ref = comparable(text), quotation.source.ref
    place = _place(quotation)
    if not place or not source.parts:
        place, printed = "", source.whole
    elif place in source.parts:
        printed = source.parts[place]
    else:
        message = f"{place} is not in data/texts/{ref}.txt, so {field} cannot be compared."
        return message, f"Correct the {place.split()[0]}, or add it to the text."
    if words in printed:
        return None
    where = f"on {place} of {quoted(ref)}" if place else f"in {quoted(ref)}"
    message = f"{field} {quoted(text)} does not stand word for word {where}."
    return message, _remedy(words, printed, source, ref)


def _place(quotation: Quotation | Statement) -> str:
    """Return where in its source a quotation is said to stand: ``slide 3``, or nothing."""
    source = quotation.source
    if source.slide:
        return f"slide {source.slide}"
    return f"page {source.page}" if source.page else ""


def _remedy(words: str, printed: str, source: SourceText, ref: str) -> str:
    """Return where the words stand instead, or how far they agree."""
    elsewhere = [place for place, text in source.parts.items() if words in text]
    if elsewhere:
        return f"It stands on {elsewhere[0]}: correct the {elsewhere[0].split()[0]}."
    split = words.split(" ")
    low, high = 0, len(split)
    while low < high:  # how many of its first words stand there
        middle = (low + high + 1) // 2
        low, high = (middle, high) if " ".join(split[:middle]) in printed else (low, middle - 1)
    agrees = " ".join(split[:low])
    if low < 2:
        return f"Compare it with data/texts/{ref}.txt."
    last = quoted(f"…{agrees[-50:]}" if len(agrees) > 50 else agrees)
    return f"Up to {last} it agrees. Compare what follows with data/texts/{ref}.txt."
