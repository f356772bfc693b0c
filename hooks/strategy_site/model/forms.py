"""What the text of a field may look like: for the types of the records, and for editors."""

import re
from dataclasses import dataclass

LONGEST_TEXT = 5_000
LARGEST_NUMBER = 999_999_999


@dataclass(frozen=True)
class Says:
    """What a field's text may be, in words for the person who types it.

    ``form`` is a regular expression, in a spelling that JavaScript reads too, which the whole text
    fits; ``longest`` is in characters; ``limits`` are the least and the greatest number. They may
    let pass what the field's type refuses, such as 30 February, never the other way round.
    """

    words: str
    form: str
    longest: int | None = None
    limits: tuple[int, int] | None = None

    def fits(self, text: str) -> bool:
        """Whether a text has the form and is not too long."""
        fits = re.fullmatch(self.form, text, re.ASCII) is not None
        return fits and (self.longest is None or len(text) <= self.longest)


_ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_WHOLE = r"0|[1-9][0-9]{0,8}"
_LINE = r"\s*\S.*\s*"
_PROSE = r"\s*\S[\s\S]*"
_YEAR = "(19|20|21)[0-9]{2}"
_DAY = f"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_DATE = f"{_YEAR}(-(0[1-9]|1[0-2]))?|{_DAY}"
_DATES = "a date: 2019, 2019-06 or 2019-12-31"
_YEARS = (1900, 2199)
# What an address may have between two strokes: no sign with a meaning of its own in an address, in
# the name of a file or in what web servers read.
_SIGNS = r"/\\:*?\"<>|#%"
_PART = f"[^ {_SIGNS}]([^{_SIGNS}]*[^ {_SIGNS}])?"
_PAGE = f"({_PART}/)+"

IDENTIFIER = Says("an id: small letters, figures, hyphens", _ID, longest=60)
LINE = Says("text on one line", _LINE, longest=LONGEST_TEXT)
PROSE = Says("text", _PROSE, longest=LONGEST_TEXT)
WORDS = Says("the words of the source", _PROSE, longest=LONGEST_TEXT)
HEADING = Says("the heading in the source", _LINE, longest=LONGEST_TEXT)
WHOLE_NUMBER = Says("a whole number", _WHOLE, limits=(0, LARGEST_NUMBER))
STATED_NUMBER = Says("a whole number, or not_stated", _WHOLE, limits=(0, LARGEST_NUMBER))
ORDINAL = Says("a whole number from 1", _WHOLE, limits=(1, LARGEST_NUMBER))
NUMBER = Says(
    "a number: 28 or 87.5",
    r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?",
    limits=(-LARGEST_NUMBER - 1, LARGEST_NUMBER + 1),
)
YES_OR_NO = Says("true or false", "true|false")
EMAIL = Says(
    "a mail address of a team, never a person's",
    r"[A-Za-z0-9._+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}",
)
PHONE = Says(
    "a telephone number with spaces",
    "[0-9]{3}|0[0-9]{2,4}( [0-9]{3,4}){2,3}|18001 [0-9]{3}",
    limits=(0, 999),
)
WEB_ADDRESS = Says(
    "a web address: https://…", r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[!-;=?-~]*)?"
)
QUARTER = Says("a financial quarter: 2019-q1 is April to June 2019", f"{_YEAR}-q[1-4]")
SEAL = Says("a seal, written by a command", r"sha256-[0-9a-f]{12,64}")
DAY = Says("a day: 2019-12-31", _DAY)
DATE = Says(_DATES, _DATE, limits=_YEARS)
STATED_DATE = Says(f"{_DATES}, or not_stated", _DATE, limits=_YEARS)
PAGE_ADDRESS = Says("the address of a page: training/courses/", _PAGE, longest=300)
FILE_ADDRESS = Says("the address of a file: open-data/measures.csv", f"{_PAGE}{_PART}", longest=300)
PLACE_ADDRESS = Says(
    "the address of a page, or of a place on it: training/#courses, or / for the home page",
    rf"(/|{_PAGE})(#[^\s#%\"<>]+)?",
    longest=400,
)
