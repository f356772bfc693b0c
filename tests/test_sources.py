"""Barnet's facts: every quotation is verbatim, and every word of both papers is accounted for.

The papers are read here by a few lines of their own, not by the product's reader of sources.
"""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from strategy_site.load.data_folder import read_data
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.model.sourced import Quotation, Source
from strategy_site.model.updates import Statement
from tests.building import ROOT

PAPER_2018, PAPER_2019 = "hwb-2018-01", "scpb-2019-07"


def slides_of(publication: str) -> dict[int, str]:
    """Return the text of each slide, with every run of white space or list signs as one blank."""
    text = (ROOT / "data" / "texts" / f"{publication}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^== slide (\d+) ==$", text, flags=re.MULTILINE)[1:]
    return {
        int(number): " ".join(re.sub("[•❑]", " ", body).split())
        for number, body in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.fixture(scope="module")
def barnet() -> Council:
    council = read_data(ROOT / "data").council
    assert council
    return council


def quoted_in(held: object) -> Iterator[tuple[str, Source]]:
    """Yield every verbatim text and heading in the records with its source."""
    if isinstance(held, Quotation | Statement):
        yield held.text, held.source
        if held.heading:
            yield held.heading, held.source
    elif isinstance(held, Record | Council):
        for value in vars(held).values():
            yield from quoted_in(value)
    elif isinstance(held, dict):
        yield from quoted_in(tuple(held.values()))
    elif isinstance(held, tuple):
        for each in held:
            yield from quoted_in(each)


def quotations(council: Council) -> list[tuple[str, str, int]]:
    """Return every quotation on one line, with the paper and the slide that it names."""
    return [
        (" ".join(text.split()), source.ref, source.slide or 0)
        for text, source in quoted_in(council)
    ]


def test_every_quotation_stands_word_for_word_on_its_slide(barnet: Council) -> None:
    slides = {paper: slides_of(paper) for paper in (PAPER_2018, PAPER_2019)}
    wrong = [
        (text, paper, slide)
        for text, paper, slide in quotations(barnet)
        if text not in slides[paper][slide]
    ]
    assert wrong == []


def test_there_are_as_many_quotations_as_the_papers_give(barnet: Council) -> None:
    """Texts and headings together, by paper and slide."""
    counted = Counter((paper, slide) for _, paper, slide in quotations(barnet))
    assert {slide: counted[PAPER_2018, slide] for slide in range(1, 16)} == {
        1: 0,
        2: 0,
        3: 2,  # the objective and what leads up to it
        4: 2,  # key action 1 and its heading
        5: 2,  # key action 2 and its heading
        6: 4,  # two statements under one heading
        7: 2,  # who takes part, under the heading
        8: 2,  # what they do, under the heading
        9: 2,  # the first recommendation and what leads up to it
        10: 2,  # the second one and its heading
        11: 6,  # the approach: a statement, and the response to two recommendations
        12: 6,  # key action 4 and two statements under one heading
        13: 6,  # three offers under one heading
        14: 6,  # key action 6, an offer and a statement under one heading
        15: 0,
    }
    assert {slide: counted[PAPER_2019, slide] for slide in range(1, 12)} == {
        1: 0,
        2: 2,  # the objective and what leads up to it
        3: 3,  # key action 1 and two activities
        4: 4,  # key action 2 and three activities
        5: 4,  # key action 3 and three activities
        6: 2,  # key action 4 and its first activity
        7: 6,  # five activities; the last is an offer too
        8: 4,  # key action 5 and three activities
        9: 3,  # key action 6 and two activities
        10: 4,  # two findings under one heading
        11: 0,
    }
    assert sum(counted.values()) == 74


# What is left of each slide when every quotation is taken out of it: titles, headings, numbers of
# slides and list signs, and what stands on the site in its own words (tests/test_inventory.py).
NOT_QUOTED = {
    PAPER_2018: {
        1: "Barnet Health & Well-being Board 25th January 2018 Update on Delivery of the Prevent "
        "Duty in Barnet. Barnet Community Safety Team",
        2: "Contents Barnet’s Prevent Strategy p3 Key Actions - Partnerships p4 Risk Assessment p5 "
        "Barnet Channel Process p7 Issues raised in recent CTLP p9 The Importance of Staff "
        "Training p12 Safeguarding statement p14 2",
        3: "Barnet Prevent Strategy | ‘ | ’ 3",
        4: "Prevent Key actions | .",
        5: "Prevent",
        6: "Prevent",
        7: "Prevent | ‘ | 7",
        8: "8",
        9: "Prevent Counter Terrorism Local profile (CTLP) cont’d | 1) | 9",
        10: "2) | 10",
        11: "",
        12: "12",
        13: "13",
        14: "14",
        15: "Any Questions 15",
    },
    PAPER_2019: {
        1: "Progress in Delivery of the Barnet Prevent Multi-Agency Action Plan 26 July 2019 Safer "
        "Communities Partnership Board Barnet Community Safety Team",
        2: "Barnet Prevent Strategy The Barnet Prevent Strategy was launched in September 2017. | "
        "“ | ”",
        3: "Barnet Prevent Action Plan Key Action 1 | - | -",
        4: "Barnet Prevent Action Plan Key Action 2 | - | - | -",
        5: "Barnet Prevent Action Plan Key Action 3 | - | - | -",
        6: "Barnet Prevent Action Plan Key Action 4 | - | - Family Services - Adults & Communities "
        "- Corporate Anti-Fraud Team",
        7: "Barnet Prevent Action Plan Key Action 4 (cont'd) - | – | - | - | -",
        8: "Barnet Prevent Action Plan Key Action 5 | - | - | -",
        9: "Barnet Prevent Action Plan Key Action 6 | - | -",
        10: "Key Action 6 | - | -",
        11: "Questions? Email: BarnetCST@barnet.gov.uk",
    },
}


@pytest.mark.parametrize("paper", [PAPER_2018, PAPER_2019])
def test_no_word_of_a_paper_is_left_over(barnet: Council, paper: str) -> None:
    left = slides_of(paper)
    longest_first = sorted(quotations(barnet), key=lambda each: -len(each[0]))
    for text, source, slide in longest_first:
        if source == paper:
            left[slide] = left[slide].replace(text, "|")
    parts = {
        slide: " | ".join(part for each in text.split("|") if (part := each.strip()))
        for slide, text in left.items()
    }
    assert parts == NOT_QUOTED[paper]


def test_the_papers_have_as_many_slides_as_their_records_say(barnet: Council) -> None:
    counted = {each.id: each.slides for each in barnet.publications if each.slides}
    assert counted == {PAPER_2018: 15, PAPER_2019: 11}
    assert {paper: len(slides_of(paper)) for paper in counted} == counted


def sources_in(held: object) -> Iterator[Source]:
    """Yield every source that the records name."""
    if isinstance(held, Source):
        yield held
    elif isinstance(held, Record | Council):
        yield from sources_in(tuple(vars(held).values()))
    elif isinstance(held, dict):
        yield from sources_in(tuple(held.values()))
    elif isinstance(held, tuple):
        for each in held:
            yield from sources_in(each)


def test_a_fact_of_a_paper_names_its_slide_and_every_publication_is_used(barnet: Council) -> None:
    named = list(sources_in(barnet))
    assert [each for each in named if each.ref in (PAPER_2018, PAPER_2019) and not each.slide] == []
    assert {each.id for each in barnet.publications} - {each.ref for each in named} == set()


def test_the_council_states_what_the_papers_leave_open_as_open(barnet: Council) -> None:
    """No ratings, no owners, one due date, no figures over time."""
    entries = [each for update in barnet.updates.values() for each in update.entries]
    assert len(entries) == len(barnet.activities) == 19
    assert {each.confidence for each in entries} == {None}
    assert {each.owner_role for each in barnet.activities} == {None}
    assert {each.lead_role for each in barnet.key_actions} == {None}
    dated = [each.id for each in barnet.activities if each.due and not hasattr(each.due, "value")]
    assert dated == ["ka4-a3"]
    assert barnet.measures == ()
