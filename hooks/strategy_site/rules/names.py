"""What stands in our texts and is not ours: words in quotation marks, names, addresses."""

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache, cached_property
from typing import Any

from strategy_site.model.base import Record
from strategy_site.model.council import Council

_MENTION = re.compile(
    r"“[^“”]*”|\"[^\"]*\""
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w)){0,300}’|(?<!\w)'(?:[^'\n]|'(?=\w)){0,300}'(?!\w)"
)
_TOKEN_BEFORE = re.compile(r"\S*\Z")
_TOKEN_AFTER = re.compile(r"\S*")
_ADDRESS = re.compile(r"://|@|\w\.\w")
_BEGINS_A_SENTENCE = re.compile(r"(?:\A|[.!?:…|#\[(])[\s\"'“‘*_]*\Z|\n\s*\n\s*\Z")
_CAPITAL_FOLLOWS = re.compile(r"[ \n\u00a0]+[A-Z]")
_NUMBER = re.compile(r"\d+")
# The fields that hold a name or a title, which may be in the words of a source.
_NAMES = ("title", "name", "term", "abbreviation", "publisher")


def without_mentions(text: str) -> str:
    """Return a text of the same length with what stands in quotation marks blanked."""
    return _MENTION.sub(lambda mention: " " * len(mention[0]), text)


def in_an_address(text: str, found: re.Match[str]) -> bool:
    """Whether what was found is part of an address or a file's name."""
    return bool(_ADDRESS.search(_token_around(text, found)))


def in_a_path(text: str, found: re.Match[str]) -> bool:
    """Whether what was found is part of an address, or of a name with a slash in it."""
    token = _token_around(text, found)
    return "/" in token or bool(_ADDRESS.search(token))


def _token_around(text: str, found: re.Match[str]) -> str:
    """Return what stands before and after it without a gap, and a letter in its own place."""
    before = _TOKEN_BEFORE.search(text, max(0, found.start() - 200), found.start())
    after = _TOKEN_AFTER.match(text, found.end())
    return f"{before[0] if before else ''}W{after[0] if after else ''}"


class Names:
    """The names, titles and terms of a council's records, and what looks like a name."""

    def __init__(self, council: Council) -> None:
        self._council = council
        self._holding: dict[str, list[str]] = {}

    @cached_property
    def _all(self) -> str:
        """All names in small letters, a line each: one long text is searched much faster."""
        held = (getattr(self._council, each.name) for each in fields(self._council))
        names = {" ".join(name.lower().split()) for each in held for name in _names_in(each)}
        return "\n".join(["", *names, ""])

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """Where each number stands in the names: most of what is looked up has one."""
        found: dict[str, list[int]] = {}
        for number in _NUMBER.finditer(self._all):
            found.setdefault(number[0], []).append(number.start())
        return found

    def _names_with(self, words: str) -> list[str]:
        """Return the names that hold some words, one after the other."""
        number = _NUMBER.search(words)
        places = self._numbers.get(number[0], []) if number else _places(words, self._all)
        lines = {self._line_at(place) for place in places}
        return [line for line in lines if words in line]

    def _line_at(self, place: int) -> str:
        begins = self._all.rindex("\n", 0, place) + 1
        return self._all[begins : self._all.index("\n", place)]

    def cover(self, text: str, found: re.Match[str]) -> bool:
        """Whether what was found is part of a name."""
        return self._like_a_name(text, found) or self.know(text, found)

    def _like_a_name(self, text: str, found: re.Match[str]) -> bool:
        """Whether it has a capital that no sentence gave it, or another capital follows it."""
        if not found[0][0].isupper():
            return False
        if not found[0][1:].islower() or _CAPITAL_FOLLOWS.match(text, found.end()):
            return True
        return not _BEGINS_A_SENTENCE.search(text, max(0, found.start() - 50), found.start())

    def know(self, text: str, found: re.Match[str]) -> bool:
        """Whether what was found is part of a name or a title that a record has."""
        word = " ".join(found[0].lower().split())
        if word not in self._holding:
            self._holding[word] = self._names_with(word)
        flat = text.lower().replace("\n", " ")
        return any(
            start <= found.start() and found.end() <= start + len(name)
            for name in self._holding[word]
            for start in _places(name, flat)
        )


def _places(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + 1)


@cache
def _naming_fields(record: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind of record that hold names, its aliases among them."""
    return tuple(each for each in (*_NAMES, "aliases") if each in record.model_fields)


def _names_in(held: Any) -> Iterator[str]:
    if isinstance(held, Record):
        values = vars(held)  # one that stands in for one that could not be read has none
        for field in _naming_fields(type(held)):
            if name := values.get(field):
                yield from (name,) if isinstance(name, str) else name
    elif isinstance(held, tuple):
        for each in held:
            yield from _names_in(each)
    elif isinstance(held, str):
        yield held  # the name of the framework
