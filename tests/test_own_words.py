"""Our own words in a page, and what counts as a sentence of them."""

import pytest

from strategy_site.load.pages import Page, read_page
from strategy_site.rules.own_words import PageText, texts_of_page
from strategy_site.rules.prose import long_sentences

LONG = " ".join(["word"] * 26)
FITS = " ".join(["word"] * 25)
HEADER = "---\ndescription: A page.\n---\n"


def page_of(body: str) -> Page:
    """Return a page with this body."""
    page, problems = read_page(HEADER + body, "a.md", "docs", {"council_name"})
    assert problems == []
    return page


def texts_in(body: str) -> list[tuple[str, bool]]:
    """Return our words in a page: each text on one line, and whether it is made of sentences."""
    texts = list(texts_of_page(page_of(body), "docs/a.md"))
    assert [len(each.text) for each in texts] == [len(each.raw) for each in texts]
    found = [(" ".join(each.text.split()), each.whole) for each in texts]
    assert found[0] == ("A page.", True)
    return found[1:]


def sentences_too_long(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and number of words of each long sentence in a page's body."""
    found = long_sentences(texts_of_page(page_of(text), "docs/a.md"))
    return [(each.line, each.column, each.message.split(" has ")[-1]) for each in found]


# Our words in a page.


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("One line\nand another.", [("One line and another.", True)]),
        ("One.\n\nTwo.", [("One.", True), ("Two.", True)]),
        ("# A heading\nText.", [("# A heading", False), ("Text.", True)]),
        ("A heading\n=========\nText.", [("A heading", False), ("Text.", True)]),
        ("- One\n  more\n- Two", [("One more", True), ("Two", True)]),
        ("1. One\n2) Two\n* Three", [("One", True), ("Two", True), ("Three", True)]),
        ("Term\n:   Its meaning.", [("Term", True), ("Its meaning.", True)]),
        ("| A | B |\n|---|---|\n| c | d |", [("| A | B |", False), ("|---|---|", False)]),
        ("> The words of another\nthat go on here.\n\nOurs.", [("Ours.", True)]),
        ("- > Quoted in an item.", []),
        ("```\nA block of code.\n```\nText.", [("Text.", True)]),
        ("~~~ yaml\nA block of code.\n~~~\nText.", [("Text.", True)]),
        ("Text.\n\n    Code by its margin.\n\nText.", [("Text.", True), ("Text.", True)]),
        ("- Item\n\n    Goes on.", [("Item", True), ("Goes on.", True)]),
        (
            '!!! note "A title"\n    The note.\n\n    Its end.',
            [('"A title"', False), ("The note.", True), ("Its end.", True)],
        ),
        ("<div>\n<p>Raw HTML</p>\n</div>\n\nText.", [("Text.", True)]),
        ("A <b>bold</b> word.", [("A bold word.", True)]),
        ("Text <!-- a remark\nof two lines --> goes on.", [("Text goes on.", True)]),
        ("See [the strategy](strategy/index.md).", [("See [the strategy .", True)]),
        ("A note.[^1]\n\n[^1]: Its text.", [("A note.", True), ("Its text.", True)]),
        ("[a link]: https://www.gov.uk/\n*[CTLP]: A profile\n\nText.", [("Text.", True)]),
        ("**Bold** and _leaning_ words_kept.", [("Bold and leaning words_kept.", True)]),
        ('{{ council_name() }} says "yes".', [('Wooooooooooooooooooo says "yes".', True)]),
        ("Text.\n{{ position() }}\nMore.", [("Text.", True), ("More.", True)]),
        ("## Two {#worried}\n\nText.", [("## Two", False), ("Text.", True)]),
        ("Type `status: ONGOING` here.", [("Type Woooooooooooooooo here.", True)]),
        ("", []),
    ],
)
def test_our_words_in_a_page(body: str, found: list[tuple[str, bool]]) -> None:
    assert [each for each in texts_in(body) if each != ("| c | d |", False)] == found


def test_a_page_without_a_header_is_read_from_its_first_line() -> None:
    page = Page("a.md", "", "", "", (), "Text.\n")
    assert list(texts_of_page(page, "docs/a.md")) == [
        PageText("Text.", True, "docs/a.md", 1, 1, "Text.")
    ]


def test_the_title_and_the_description_of_a_header_are_ours() -> None:
    text = "---\ntitle: Home\ndescription:  What we do.\n---\n# Home\n"
    page, _ = read_page(text, "a.md", "docs", set())
    assert [
        (each.text, each.whole, each.line, each.column) for each in texts_of_page(page, "docs/a.md")
    ] == [("Home", False, 2, 8), ("What we do.", True, 3, 15), ("# Home", False, 5, 1)]


# W01: long sentences.


@pytest.mark.parametrize(
    "short",
    [
        FITS,
        f"{FITS}. {FITS.capitalize()}.",
        f"{FITS}? {FITS.capitalize()}! {FITS.capitalize()}.",
        f"{FITS}: – {FITS[:-5]}".replace(FITS[:-5], ""),
        f"{FITS}.” “{FITS.capitalize()}.”",
        f"{FITS}.) ({FITS.capitalize()}.",
        f"{FITS}. 28 {FITS[:-5]}",
        f"{FITS} –",
        f"- {FITS}\n- {FITS}\n- {FITS}",
        f"{FITS[:-5]} counts:\n\n1. {FITS}\n2. {FITS}",
        f"# {LONG}",
        f"| {LONG} |",
        f"> {LONG}",
        f"`{LONG}`",
        f"{FITS[:-5]} {{{{ council_name() }}}}",
        f"{FITS[:-5]} https://www.gov.uk/a/b.c?d=e",
        f"{FITS} etc. {FITS.capitalize()}"[5:],
        f"{FITS} 9.30am. {FITS.capitalize()}"[5:],
    ],
)
def test_a_sentence_of_25_words_is_left_alone(short: str) -> None:
    assert sentences_too_long(short) == []


@pytest.mark.parametrize(
    ("long", "place"),
    [
        (LONG, (4, 1, "26 words.")),
        (f"Short.\n\n{LONG}.", (6, 1, "26 words.")),
        (f"Short.\nShort. {LONG.capitalize()}.", (5, 8, "26 words.")),
        (f"- Short.\n- {LONG}", (5, 3, "26 words.")),
        (f"{FITS} (e.g. Schools)", (4, 1, "27 words.")),
        (f"{FITS}, i.e. 3", (4, 1, "27 words.")),
        (f"{FITS} No. 3", (4, 1, "27 words.")),
        (f"{FITS} pp. 3 to 4", (4, 1, "29 words.")),
        (f"{FITS} the U.K. Government", (4, 1, "28 words.")),
        (f"{FITS} 87.5 per cent", (4, 1, "28 words.")),
        (f"{FITS} at 9.30am", (4, 1, "27 words.")),
        (f"{FITS} www.gov.uk/prevent", (4, 1, "26 words.")),
        (f"{FITS} site.yml says so", (4, 1, "28 words.")),
        (f"{FITS} [linked words](a.md)", (4, 1, "27 words.")),
        (f"{FITS} – {{{{ council_name() }}}}", (4, 1, "26 words.")),
        (f"{FITS}; word", (4, 1, "26 words.")),
    ],
)
def test_a_sentence_of_26_words_is_told_where_it_begins(
    long: str, place: tuple[int, int, str]
) -> None:
    assert sentences_too_long(long) == [place]
