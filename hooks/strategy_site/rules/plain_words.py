"""Warnings about jargon in our own prose.

The words are from the GOV.UK style guide's "words to avoid" and from its plain English list. Left
out is what this field uses in a plain sense, so that a warning is hardly ever wrong: a course is
delivered, police are deployed, a helpline is promoted, and an action may be key.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted
from strategy_site.rules.names import Names, in_an_address, without_mentions
from strategy_site.rules.own_words import OwnText

_TOO_VAGUE = r"(?:the |our |its |their |these |better |real |lasting |positive )*"
_AIMS = r"outcomes|improvements?|priorities|objectives|change|results|value|benefits|ambitions?"
_GOOD_THINGS = (
    r"better|good|greater|strong\w*|mutual|cohesion|resilience|trust|tolerance|understanding"
    r"|integration|dialogue|respect|(?:a )?(?:sense|culture|spirit)|belonging|relations\w*"
)
_BUILT = r"(?:the |a |its |their )?(?:bridge|wall|door|gate|glass|window|barrier|roof|fence)s?"
_CONFINED = r"prison|custody|hospital|memory|paper|writing|trial|care"


@dataclass(frozen=True)
class Jargon:
    """What is written and what to write instead: one for each form, or one for all.

    ``then`` is a pattern that has to follow, ``unless`` one that must not, and ``after`` one that
    must not stand before.
    """

    written: str
    instead: str
    then: str = ""
    unless: str = ""
    after: str = ""

    @cached_property
    def plain(self) -> dict[str, str]:
        """What to write for each form."""
        forms, plain = self.written.split("|"), self.instead.split("|")
        return dict(zip(forms, plain * len(forms) if len(plain) == 1 else plain, strict=True))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it, the longest form first."""
        forms = "|".join(sorted(self.plain, key=len, reverse=True))
        goes_on = f"(?= (?:{self.then}))" if self.then else ""
        stops = f"(?! (?:{self.unless})(?!\\w))" if self.unless else ""
        written = rf"(?<![\w-])(?:{forms})(?![\w-]){goes_on}{stops}"
        return re.compile(written.replace(" ", r"\s+"), re.IGNORECASE)


JARGON = (
    Jargon(
        "prevent agenda|policy agenda|reform agenda|cohesion agenda|equality agenda"
        "|equalities agenda|safeguarding agenda|change agenda",
        "plan",
        unless="items?|papers?",
    ),
    Jargon(
        "collaborate with|collaborates with|collaborated with|collaborating with"
        "|collaborate|collaborates|collaborated|collaborating",
        "work with|works with|worked with|working with"
        "|work together|works together|worked together|working together",
    ),
    Jargon(
        "to combat|combating|combatting|combated|combatted",
        "to prevent|preventing|preventing|prevented|prevented",
        unless="sports?|gear|zones?",
    ),
    Jargon("commence|commences|commenced|commencing", "start|starts|started|starting"),
    Jargon(
        "is committed to|are committed to|remains committed to|remain committed to"
        "|commits to|commit to|committed to|committing to",
        "plans to|plan to|plans to|plan to|plans to|plan to|planned to|planning to",
        unless=_CONFINED,
    ),
    Jargon(
        "deliver|delivers|delivered|delivering",
        "achieve|achieves|achieved|achieving",
        then=rf"{_TOO_VAGUE}(?:{_AIMS})(?!\w)",
    ),
    Jargon("dialogue|dialogues", "discussion|discussions", after="(?:inter-?)?faith"),
    Jargon(
        "disincentivise|disincentivises|disincentivised|disincentivising",
        "discourage|discourages|discouraged|discouraging",
    ),
    Jargon("dovetail|dovetails|dovetailed|dovetailing", "fit|fits|fitted|fitting"),
    Jargon(
        "drive out|drives out|drove out|driven out|driving out",
        "stop|stops|stopped|stopped|stopping",
        unless="of",
    ),
    Jargon(
        "drive forward|drives forward|drove forward|driven forward|driving forward",
        "lead|leads|led|led|leading",
    ),
    Jargon(
        "drive|drives|drove|driven|driving",
        "cause|causes|caused|caused|causing",
        then=rf"{_TOO_VAGUE}(?:{_AIMS})(?!\w)",
    ),
    Jargon("empower|empowers|empowered|empowering", "allow|allows|allowed|allowing"),
    Jargon(
        "facilitate|facilitates|facilitated|facilitating",
        "help or run|helps or runs|helped or ran|helping or running",
    ),
    Jargon(
        "foster|fosters|fostered|fostering",
        "encourage|encourages|encouraged|encouraging",
        then=rf"(?:{_GOOD_THINGS})(?!\w)",
    ),
    Jargon("going forward", "from now on"),
    Jargon(
        "impacted on|impacted|impacting on|impacting|to impact on|to impact|will impact on"
        "|will impact|would impact|may impact|might impact|can impact|could impact",
        "affected|affected|affecting|affecting|to affect|to affect|will affect"
        "|will affect|would affect|may affect|might affect|can affect|could affect",
        unless="assessments?|statements?|reports?",
    ),
    Jargon("in order to", "to"),
    Jargon(
        "incentivise|incentivises|incentivised|incentivising",
        "encourage|encourages|encouraged|encouraging",
    ),
    Jargon("initiate|initiates|initiated|initiating", "start|starts|started|starting"),
    Jargon("leverage|leverages|leveraged|leveraging", "use|uses|used|using"),
    Jargon("liaise|liaises|liaised|liaising", "work|works|worked|working"),
    Jargon("one-stop shop|one-stop shops|one stop shop|one stop shops", "website or service"),
    Jargon("overarching", "main"),
    Jargon(
        "pledge to|pledges to|pledged to|pledging to", "plan to|plans to|planned to|planning to"
    ),
    Jargon("portal|portals", "website or service|websites or services"),
    Jargon("prior to", "before"),
    Jargon(
        "to progress|progresses|progressed|progressing",
        "to work on|works on|worked on|working on",
        then=r"(?:the|this|these|that|our|its|their|an?)(?!\w)",
    ),
    Jargon(
        "ring-fence|ring-fences|ring-fenced|ring-fencing|ring fence|ring fenced|ring fencing"
        "|ringfence|ringfenced|ringfencing",
        "set aside|sets aside|set aside|setting aside|set aside|set aside|setting aside"
        "|set aside|set aside|setting aside",
    ),
    Jargon("robust|robustly", "thorough|thoroughly"),
    Jargon("slim down|slims down|slimmed down|slimming down", "reduce|reduces|reduced|reducing"),
    Jargon(
        "key stakeholders|key stakeholder|stakeholders|stakeholder",
        "those concerned|partner|those concerned|partner",
    ),
    Jargon(
        "streamline|streamlines|streamlined|streamlining",
        "simplify|simplifies|simplified|simplifying",
    ),
    Jargon(
        "strengthen|strengthens|strengthened|strengthening",
        "improve|improves|improved|improving",
        unless=_BUILT,
    ),
    Jargon(
        "tackle|tackles|tackled|tackling",
        "deal with|deals with|dealt with|dealing with",
        after="fishing|rugby",
    ),
    Jargon("thought leader|thought leaders|thought leadership", "expert|experts|expert advice"),
    Jargon("transform|transforms|transformed|transforming", "change|changes|changed|changing"),
    Jargon(
        "utilise|utilises|utilised|utilising|utilize|utilizes|utilized|utilizing|utilisation",
        "use|uses|used|using|use|uses|used|using|use",
    ),
    Jargon("whilst", "while"),
)


# Too common to point at jargon by themselves.
_COMMON = {
    *("prevent", "policy", "reform", "cohesion", "equality", "equalities", "safeguarding"),
    *("change", "stop"),
}


def _signs() -> dict[bytes, list[Jargon]]:
    """Return for a word of each form, its longest, the jargon that it may be a part of."""
    found: dict[bytes, list[Jargon]] = {}
    for each in JARGON:
        for form in each.plain:
            words = [word for word in re.split(r"[ -]", form) if word not in _COMMON]
            sign = max(words, key=len).encode()
            if each not in found.setdefault(sign, []):
                found[sign].append(each)
    return found


_SIGNS = _signs()
# Makes small letters of capitals, and gaps of all that is no letter.
_LETTERS = bytes(ord(c.lower()) if (c := chr(i)).isalpha() and i < 128 else 32 for i in range(256))


def jargon(texts: Iterable[OwnText], council: Council) -> Iterator[Problem]:
    """What is jargon is not used in our prose (W11).

    It may stand in quotation marks and in a name: one that a record has, or one in capitals.
    """
    names = Names(council)
    for each in texts:
        # Looking up every word of a text is many times as quick as a search for every pattern.
        words = each.text.encode("ascii", "replace").translate(_LETTERS).split()
        if not _SIGNS.keys().isdisjoint(words):
            yield from _jargon_in(each, set(words), names)


def _jargon_in(each: OwnText, words: set[bytes], names: Names) -> Iterator[Problem]:
    text = without_mentions(each.text)
    suspected = {id(one): one for word in words for one in _SIGNS.get(word, ())}
    for one in suspected.values():
        for found in one.pattern.finditer(text):
            before = text[max(0, found.start() - 40) : found.start()]
            if one.after and re.search(rf"(?:{one.after})\s+\Z", before, re.IGNORECASE):
                continue
            if not (names.cover(text, found) or in_an_address(text, found)):
                yield _is_jargon(each, found, one)


def _is_jargon(text: OwnText, found: re.Match[str], what: Jargon) -> Problem:
    plain = what.plain[" ".join(found[0].lower().split())]
    instead = " or ".join(quoted(_as_written(found[0], each)) for each in plain.split(" or "))
    fix = f"Write {instead} instead, or put the words of others in quotation marks."
    return text.problem(found.start(), "W11", f"{quoted(found[0])} is jargon.", fix)


def _as_written(written: str, plain: str) -> str:
    """Return the plain words with a capital if what they replace has one."""
    return plain[0].upper() + plain[1:] if written[0].isupper() else plain
