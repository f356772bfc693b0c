"""Barnet's facts: quotations are verbatim, and the training slides stand where readers look."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from strategy_site.load.data_folder import read_data
from strategy_site.model.base import Quotation, Record, Source
from strategy_site.model.council import Council
from strategy_site.model.updates import Statement
from tests.building import ROOT

TEXTS = Path(__file__).parent / "sources"


def slides_of(publication: str) -> dict[int, str]:
    """Return the text of each slide, with every run of white space as one blank."""
    text = (TEXTS / f"{publication}.txt").read_text(encoding="utf-8")
    parts = re.split(r"^== slide (\d+) ==$", text, flags=re.MULTILINE)[1:]
    return {
        int(number): " ".join(body.replace("•", " ").split())
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


def test_every_quotation_stands_word_for_word_on_its_slide(barnet: Council) -> None:
    papers = {each.id for each in barnet.publications if each.slides}
    slides = {paper: slides_of(paper) for paper in papers}
    quotations = list(quoted_in(barnet))
    wrong = [
        (text, source.ref, source.slide)
        for text, source in quotations
        if " ".join(text.split()) not in slides[source.ref][source.slide or 0]
    ]
    assert wrong == []
    # 2 of the objective, 2 of the key action, 6 of activities, 3 statements, 5 of offers, and the
    # 8 headings that eight of these stand under.
    assert len(quotations) == 26


def test_the_papers_have_as_many_slides_as_their_records_say(barnet: Council) -> None:
    counted = {each.id: each.slides for each in barnet.publications if each.slides}
    assert counted == {"hwb-2018-01": 15, "scpb-2019-07": 11}
    assert {paper: len(slides_of(paper)) for paper in counted} == counted


PAPER_2018 = "Paper of 25 January 2018"
PAPER_2019 = "Paper of 26 July 2019"
TRAINING, KEY_ACTION = "training/index.html", "strategy/key-actions/ka4/index.html"
WHO = "who-does-what/index.html"

# Every fact of the training slides: where it was read, the page where its reader looks, and words
# of it as that page shows them, within the record that names the slide.
FACTS = [
    (
        PAPER_2018,
        12,
        TRAINING,
        "staff working with the public must be able to identify, record and",
    ),
    (PAPER_2018, 12, KEY_ACTION, "must be able to identify, record and refer children and adults"),
    (PAPER_2018, 12, KEY_ACTION, "The Importance of Staff Training"),
    (PAPER_2018, 12, TRAINING, "All health partners have received notification from NHS England"),
    (
        PAPER_2018,
        12,
        KEY_ACTION,
        "notification from NHS England regarding WRAP Training compliance",
    ),
    (PAPER_2018, 12, TRAINING, "Under-performing partners are required to provide action plans to"),
    (PAPER_2018, 12, KEY_ACTION, "Under-performing partners are required to provide action plans"),
    (PAPER_2018, 12, WHO, "NHS England"),
    (PAPER_2018, 12, WHO, "Health partners"),
    (PAPER_2018, 13, TRAINING, "Support provided by Community Safety Team"),
    (
        PAPER_2018,
        13,
        TRAINING,
        "Monthly online Prevent training session with Prevent coordinator or",
    ),
    (PAPER_2018, 13, TRAINING, "This is aimed at administrative staff."),
    (PAPER_2018, 13, TRAINING, "Format Online"),
    (PAPER_2018, 13, TRAINING, "Who it is for Administrative staff"),
    (PAPER_2018, 13, TRAINING, "Monthly face to face WRAP session for up to 20 frontline staff"),
    (PAPER_2018, 13, TRAINING, "Places Up to 20 people"),
    (PAPER_2018, 13, TRAINING, "How often Every month"),
    (PAPER_2018, 13, TRAINING, "Who it is for Frontline staff"),
    (PAPER_2018, 13, TRAINING, "WRAP ‘Train the Trainer’ sessions arranged to support departments"),
    (PAPER_2018, 13, TRAINING, "Provided by Barnet Community Safety Team"),
    (PAPER_2018, 13, WHO, "Barnet Community Safety Team"),
    (PAPER_2018, 13, WHO, "Delivers the face-to-face WRAP session."),
    (PAPER_2018, 13, WHO, "Prevent Education Officer"),
    (PAPER_2018, 14, TRAINING, "The Safeguarding Children and Vulnerable Adults commitment is to:"),
    (PAPER_2018, 14, TRAINING, "Ensure that the Prevent duty is integrated into existing"),
    (PAPER_2018, 14, TRAINING, "protected from the risks of radicalisation and being drawn into"),
    (PAPER_2018, 14, TRAINING, "Relevant staff will receive Prevent WRAP training as part of core"),
    (
        PAPER_2018,
        14,
        KEY_ACTION,
        "Relevant staff will receive Prevent WRAP training as part of core",
    ),
    (PAPER_2019, 6, KEY_ACTION, "Barnet will have a fully trained work force who can recognise"),
    (PAPER_2019, 6, TRAINING, "Barnet will have a fully trained work force who can recognise"),
    (
        PAPER_2019,
        6,
        KEY_ACTION,
        "identify the early signs of radicalisation taking positive action",
    ),
    (PAPER_2019, 6, KEY_ACTION, "Training is being delivered to local authority staff and staff"),
    (
        PAPER_2019,
        6,
        KEY_ACTION,
        "Family Services, Adults and Communities, Corporate Anti-Fraud Team",
    ),
    (PAPER_2019, 6, WHO, "Family Services"),
    (PAPER_2019, 6, WHO, "Adults & Communities"),
    (PAPER_2019, 6, WHO, "Corporate Anti-Fraud Team"),
    (
        PAPER_2019,
        7,
        KEY_ACTION,
        "Training plans received from Regional Enterprise and Barnet Homes",
    ),
    (PAPER_2019, 7, KEY_ACTION, "training to be delivered to all frontline staff who have contact"),
    (PAPER_2019, 7, KEY_ACTION, "Due December 2019"),
    (
        PAPER_2019,
        7,
        KEY_ACTION,
        "training delivered to 28 Probation Officers and Managers in Barnet",
    ),
    (PAPER_2019, 7, TRAINING, "Probation officers and managers in Barnet June 2018 28"),
    (
        PAPER_2019,
        7,
        TRAINING,
        "National Probation Service, London Community Rehabilitation Company",
    ),
    (PAPER_2019, 7, KEY_ACTION, "Training delivered to Barnet Mencap staff in July 2018."),
    (PAPER_2019, 7, TRAINING, "Barnet Mencap staff July 2018 Not stated"),
    (
        PAPER_2019,
        7,
        KEY_ACTION,
        "Prevent Education Officer offering training to all Barnet schools.",
    ),
    (PAPER_2019, 7, TRAINING, "Prevent Education Officer offering training to all Barnet schools."),
    (PAPER_2019, 7, WHO, "Regional Enterprise"),
    (PAPER_2019, 7, WHO, "Barnet Homes"),
    (PAPER_2019, 7, WHO, "National Probation Service"),
    (PAPER_2019, 7, WHO, "London Community Rehabilitation Company"),
    (PAPER_2019, 7, WHO, "Barnet Mencap"),
    (PAPER_2019, 7, WHO, "All schools in Barnet"),
]


class _Records(HTMLParser):
    """Collects the text of every record, table row and quotation of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, list[str]]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "img", "meta", "link", "input"):
            self.open.append((tag, tag in ("tr", "figure") or ("class", "record") in attrs, []))

    def handle_data(self, data: str) -> None:
        for _, _, text in self.open:
            text.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            opened, wanted, text = self.open.pop()
            if wanted:
                self.found.append(" ".join("".join(text).split()))
            if opened == tag:
                return


def records_on(page: str) -> list[str]:
    """Return the text of each record, table row and quotation on a page."""
    parser = _Records()
    parser.feed(page)
    return parser.found


@pytest.mark.slow
def test_every_fact_of_the_training_slides_stands_on_its_page_with_its_slide(built: Path) -> None:
    missing = [
        fact
        for fact in FACTS
        if not any(
            fact[3] in record and fact[0] in record and f"slide {fact[1]}" in record
            for record in records_on((built / "site" / fact[2]).read_text(encoding="utf-8"))
        )
    ]
    assert missing == []
