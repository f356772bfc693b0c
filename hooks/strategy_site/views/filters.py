"""Filters over a list that stands on the page as a whole: what a reader may choose from.

The list is complete without script. With it, the choices hide what does not fit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strategy_site.vocabulary import Audience, Word

# With fewer entries, reading them all is quicker than choosing.
FEWEST = 3


@dataclass(frozen=True)
class Choice:
    """What a reader may choose by: its name in addresses, its label, and what there is to choose.

    Each option has its value, its word and how many entries it leaves.
    """

    name: str
    label: str
    options: list[tuple[str, str, int]]


@dataclass(frozen=True)
class Filters:
    """The filters over one list of ``total`` entries, which people call ``noun``: ``resources``."""

    noun: str
    total: int
    choices: list[Choice]


def token(name: str, value: str) -> str:
    """Return the mark by which an entry of a list says what it is: ``audience=schools``."""
    return f"{name}={value}"


def marks(**words: Iterable[Word]) -> str:
    """Return the marks of one entry. What is for an audience is for each part of it as well."""
    found: list[str] = []
    for name, members in words.items():
        keys = {each.key for each in _all(members)}
        found += [token(name, key) for key in sorted(keys)]
    return " ".join(found)


def _all(members: Iterable[Word]) -> Iterable[Word]:
    for each in members:
        yield from each.parts if isinstance(each, Audience) else (each,)


def choice(
    name: str, label: str, words: Iterable[tuple[str, str]], entries: Sequence[str]
) -> Choice:
    """Return a choice between the words that leave something; an entry is given by its marks.

    ``words`` are pairs of a value and its word, in the order in which they are to stand.
    """
    marked = [entry.split() for entry in entries]
    counted = [
        (value, word, sum(token(name, value) in each for each in marked)) for value, word in words
    ]
    return Choice(name, label, [each for each in counted if each[2]])


def used(words: type[Word], entries: Iterable[Iterable[Word]]) -> list[tuple[str, str]]:
    """Return the members of a closed list that entries name themselves, in the list's order."""
    named = {member for entry in entries for member in entry}
    return [(each.key, each.word) for each in words if each in named]


def filters(noun: str, total: int, *choices: Choice) -> Filters | None:
    """Return the filters over a list, or None if it is short or there is nothing to choose."""
    useful = [each for each in choices if len(each.options) > 1]
    return Filters(noun, total, useful) if useful and total >= FEWEST else None
