"""What is wrong with the input, said in one line each."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

_ABOUT_OUR_PROSE = {"W01", "W02", "W05", "W08", "W11", "W12", "W13", "W14"}


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake and its remedy, or one warning.

    ``path`` is relative to the project's folder, ``line`` and ``column`` count from 1, ``code`` has
    a page in ``explanations/`` and begins with W for a warning, ``subject`` is the id of the record
    concerned or an empty string.
    """

    path: str
    line: int
    column: int
    code: str
    subject: str
    message: str
    fix: str

    @property
    def is_warning(self) -> bool:
        """Whether this is no mistake: the site can be built all the same."""
        return self.code.startswith("W")

    @property
    def stops_strict(self) -> bool:
        """Whether a strict build stops: at every mistake, and at what is to mend in our own prose.

        Other warnings describe the world, such as a report that never came, and stop nothing.
        """
        return not self.is_warning or self.code in _ABOUT_OUR_PROSE

    def below(self, folder: str) -> "Problem":
        """Return the problem with its path below a folder; an empty one leaves it as it is."""
        return replace(self, path=f"{folder}/{self.path}") if folder else self

    def __str__(self) -> str:
        subject = f" {self.subject}:" if self.subject else ""
        place = f"{_printable(self.path)}:{self.line}:{self.column}"
        return f"{place}: {self.code}{subject} {self.message} {self.fix}"


class Refusal(RuntimeError):
    """What stops a build after its data were found good: one sentence that says why."""


def did_you_mean(written: str, choices: Collection[str]) -> str:
    """Return a sentence that offers the nearest of the choices, or lists them if none is near."""
    near = nearest(written, choices)
    if near is not None:
        return f"Did you mean {quoted(near)}?"
    if not choices:
        return "There is none yet: add it first."
    shown = sorted(choices)[:12]
    more = f" and {len(choices) - len(shown)} more" if len(choices) > len(shown) else ""
    return f"Choose from: {', '.join(shown)}{more}."


def nearest(written: str, choices: Collection[str]) -> str | None:
    """Return the choice that is spelt most like what was written, or None if none is near."""
    lowered = {choice.lower(): choice for choice in sorted(choices, reverse=True)}
    near = get_close_matches(written.lower(), lowered, n=1, cutoff=0.6)
    return lowered[near[0]] if near else None


def with_article(noun: str) -> str:
    """Return a noun with its article: ``an activity``."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def quoted(written: str) -> str:
    """Return what was written, in quotes, on one line and at most 60 characters long.

    Spaces at its ends are kept, since they may be the mistake.
    """
    printable = _printable(re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", written))
    return f'"{printable[:59]}…"' if len(printable) > 60 else f'"{printable}"'


def _printable(text: str) -> str:
    """Return a text with the code of each character that a screen cannot show in its place."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def report(problems: Iterable[Problem], program: str = "strategy-site") -> str:
    """Return all problems in order, one a line, and a count; an empty string if there are none.

    Mistakes, warnings and remarks are counted apart: only a mistake keeps a site from being built,
    and a warning only if the build is strict. ``program`` is how the command line is called.
    """
    ordered = sorted(set(problems))
    if not ordered:
        return ""
    mistakes = [each for each in ordered if not each.is_warning]
    warnings = [each for each in ordered if each.is_warning and each.stops_strict]
    remarks = [each for each in ordered if not each.stops_strict]
    counts = [
        counted(len(found), noun)
        for noun, found in (("problem", mistakes), ("warning", warnings), ("remark", remarks))
        if found
    ]
    where = counted(len({problem.path for problem in ordered}), "file")
    verdict = ""
    if mistakes:
        verdict = " Nothing was published."
    elif warnings:
        verdict = " A strict build does not publish with warnings."
    good = "" if mistakes or warnings else "No problems found. "
    first = min(each.code for each in mistakes or warnings or remarks)
    learn = f"To learn more: {program} explain {first}"
    last = f"{good}{_listed(counts)} in {where}.{verdict} {learn}"
    return "\n".join([*map(str, ordered), last])


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 problem``, ``3 files``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _listed(parts: list[str]) -> str:
    """Return parts as a list in words: ``1 problem, 2 warnings and 3 remarks``."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
