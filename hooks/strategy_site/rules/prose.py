"""Warnings about our own prose: long sentences, initials, words that have been replaced."""

import re
from collections.abc import Iterable, Iterator

from strategy_site.model.council import Council
from strategy_site.model.publications import Term
from strategy_site.problems import Problem, quoted
from strategy_site.rules.names import in_an_address, without_mentions
from strategy_site.rules.own_words import OwnText, PageText, RecordText

LONGEST_SENTENCE = 25

# Where a sentence may end: a full stop before a capital, a figure or the end of a line, an empty
# line, an item of a list.
_END = re.compile(
    r"""(?<![.!?…])[.!?…]++["'”’)\]]*+(?:\s+(?=["'“‘(\[]*[A-Z0-9À-Þ])|[ \t]*\n)"""
    r"""|\n\s*\n|\n(?=[ \t]*[-•*][ \t])"""
)
_LAST_WORD = re.compile(r"[^\s(“‘\"']*\Z")
_NEVER_LAST = {"e.g.", "i.e.", "cf.", "vs.", "mr.", "mrs.", "ms.", "dr.", "st.", "approx."}
_LAST_UNLESS_A_NUMBER_FOLLOWS = {"no.", "nos.", "p.", "pp.", "para.", "paras.", "s.", "ss.", "vol."}
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")

_INITIALS = re.compile(r"(?<![\w&])([A-Z]{2,})s?(?![\w&])(?!-\d)")
_GAPS = (" ", "\n", "\t", "\u00a0")
_NUMERAL = re.compile(r"[IVX]+")


def long_sentences(texts: Iterable[OwnText]) -> Iterator[Problem]:
    """No sentence of ours has more than 25 words (W01)."""
    for each in texts:
        if not each.whole:
            continue
        for start, end in _sentences(each.text):
            words = _count(each.text[start:end])
            if words > LONGEST_SENTENCE:
                message = f"the sentence {quoted(each.written(start, end))} has {words} words."
                fix = f"Split it, so that no sentence has more than {LONGEST_SENTENCE}."
                yield each.problem(start, "W01", message, fix)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends; those that are surely short are left out."""
    if not _may_be_long(text, 0, len(text)):
        return
    begins = 0
    for found in _END.finditer(text):
        if not _goes_on(text, found):
            if _may_be_long(text, begins, found.end()):
                yield _trimmed(text, begins, found.end())
            begins = found.end()
    yield _trimmed(text, begins, len(text))


def _may_be_long(text: str, begins: int, ends: int) -> bool:
    """Whether a part of a text has as many gaps as 26 words need: much quicker than counting."""
    return sum(text.count(gap, begins, ends) for gap in _GAPS) >= LONGEST_SENTENCE


def _trimmed(text: str, begins: int, ends: int) -> tuple[int, int]:
    part = text[begins:ends]
    return begins + len(part) - len(part.lstrip()), begins + len(part.rstrip())


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop belongs to a word such as ``e.g.`` and ends no sentence."""
    if text[found.start()] != ".":
        return False
    before = _LAST_WORD.search(text, max(0, found.start() - 12), found.start())
    word = f"{before[0] if before else ''}."
    if word.lower() in _LAST_UNLESS_A_NUMBER_FOLLOWS:
        return text[found.end()].isdigit()
    return word.lower() in _NEVER_LAST or bool(_DOTTED.fullmatch(word))


def _count(sentence: str) -> int:
    """Return the number of words; a dash or a sign of a list is none."""
    words = sentence.split()
    if len(words) <= LONGEST_SENTENCE:
        return len(words)
    return sum(any(letter.isalnum() for letter in word) for word in words)


def unexplained_initials(texts: Iterable[OwnText], council: Council) -> Iterator[Problem]:
    """Initials are those of a term in the glossary, or well known; told once in a file (W02)."""
    known = set(council.well_known)
    for term in council.terms:
        known.update(filter(None, (term.term, term.abbreviation, *term.aliases)))
    first: dict[tuple[str, str], Problem] = {}
    for each in texts:
        for found in _INITIALS.finditer(each.text):
            word = found[1]
            if word in known or found[0] in known or _NUMERAL.fullmatch(word):
                continue
            if isinstance(each, PageText) and (each.path, word) in first:
                continue  # a page is read from top to bottom, a record in the order of its fields
            if not in_an_address(each.text, found):
                problem = _unexplained(each, found)
                key = (problem.path, word)
                first[key] = min(first.get(key, problem), problem)
    yield from first.values()


def _unexplained(text: OwnText, found: re.Match[str]) -> Problem:
    message = f"{quoted(found[1])} is explained nowhere."
    fix = "Spell it out, or add it to glossary.yml: as an abbreviation of a term, or to well_known."
    return text.problem(found.start(), "W02", message, fix)


def replaced_words(texts: Iterable[OwnText], council: Council) -> Iterator[Problem]:
    """A word that a term of the glossary replaced is not used in our prose (W08).

    It may stand in quotation marks, and in the record of the term itself.
    """
    terms = {
        " ".join(word.lower().split()): term for term in council.terms for word in term.instead_of
    }
    if not terms:
        return
    longest_first = sorted(terms, key=lambda word: (-len(word), word))
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for each in texts:
        if not pattern.search(each.text):
            continue
        text = without_mentions(each.text)
        for found in pattern.finditer(text):
            term = terms[" ".join(found[0].lower().split())]
            if not (isinstance(each, RecordText) and each.record is term):
                yield _replaced(each, found, term)


def _replaced(text: OwnText, found: re.Match[str], term: Term) -> Problem:
    message = f"{quoted(found[0])} is a word that the glossary replaces."
    fix = f"Write {quoted(term.term)} instead, or put the words of others in quotation marks."
    return text.problem(found.start(), "W08", message, fix)
