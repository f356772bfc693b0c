"""The texts of sources, ``data/texts/<publication id>.txt``, against which quotations are checked.

A line ``== slide 3 ==`` or ``== page 3 ==`` begins each slide or page. They are never published.
"""

import re
from dataclasses import dataclass
from functools import cached_property

_DIVIDER = re.compile(r"^==[ \t]*(slide|page)[ \t]+(\d{1,6})[ \t]*==[ \t]*$", re.MULTILINE)
_LIST_SIGN = re.compile(r"[•❑]|^[ \t]*[-–*][ \t]+", re.MULTILINE)
_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:!?])")


def comparable(text: str) -> str:
    """Return a text without what does not count: the signs of lists, and how white space runs."""
    flat = " ".join(_LIST_SIGN.sub(" ", text).split())
    return _SPACE_BEFORE_STOP.sub("", flat)


@dataclass(frozen=True)
class SourceText:
    """The words of one source: ``parts`` by place, such as ``slide 3``; empty if it has none."""

    parts: dict[str, str]
    before: str

    @cached_property
    def whole(self) -> str:
        """All words together."""
        return " ".join(filter(None, [self.before, *self.parts.values()]))


def read_source_text(text: str) -> SourceText:
    """Return the words of a source, ready to be compared, slide by slide or page by page."""
    before, *rest = _DIVIDER.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    parts: dict[str, str] = {}
    for kind, number, words in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        place = f"{kind} {int(number)}"
        parts[place] = " ".join(filter(None, [parts.get(place, ""), comparable(words)]))
    return SourceText(parts, comparable(before))
