"""A quarter's slides: every fact of the paper they stand for, readable for everyone, same bytes."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pptx import Presentation

from strategy_site.dates import parse_quarter
from strategy_site.exports.board_facts import board_paper, body_named
from strategy_site.exports.board_paper import BoardPaper, Said
from strategy_site.exports.deck_pages import (
    BOTTOM,
    HEIGHT,
    TOP,
    WIDTH,
    Paragraph,
    Table,
    lines_of,
    pages_of,
    parts_of,
    points_to_fit,
)
from strategy_site.exports.same_bytes import same_bytes
from strategy_site.exports.slides import shaped, slides
from strategy_site.progress import NOT_LIVE, report_for
from strategy_site.project import read_project
from strategy_site.vocabulary import ActivityStatus, MeasureStatus, Tone
from tests.building import NORTHMOOR, ROOT
from tests.tools.programs import PROGRAMS, find

pytestmark = pytest.mark.slow

EMU = 914_400  # a unit of office files: so many to an inch
COUNCILS = {
    "barnet": (ROOT, "scpb", ["2017-q3", "2019-q1"]),
    "northmoor": (NORTHMOOR, "prevent-partnership-board", ["2024-q1", "2025-q2", "2025-q4"]),
}
PACKS = [(name, quarter) for name, (_, _, quarters) in COUNCILS.items() for quarter in quarters]


@cache
def paper_of(council: str, quarter: str) -> BoardPaper:
    """Return what the papers of a council's quarter say."""
    root, body, _ = COUNCILS[council]
    project, problems = read_project(root)
    assert project, problems
    found = body_named(project.council, body)
    assert found
    report = report_for(project.council, parse_quarter(quarter))
    return board_paper(project.here("index.md"), report, found)


@cache
def deck_of(council: str, quarter: str) -> bytes:
    """Return the slides of a council's quarter."""
    return slides(paper_of(council, quarter))


def opened(deck: bytes) -> Any:
    return Presentation(io.BytesIO(deck))


def texts_of(slide: Any) -> list[str]:
    """Return the texts of a slide in the order in which a screen reader tells them."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def words(*texts: str) -> str:
    """Return texts as one, with single spaces and straight quotes."""
    joined = " ".join(" ".join(texts).split())
    return joined.replace("’", "'").replace("‘", "'")


# What each slide of the paper of 26 July 2019 says, and the slides of ours that say it.
JULY_2019: dict[int, tuple[str, list[str]]] = {
    1: (
        "Progress of the Barnet Prevent Strategy",
        ["26 July 2019", "Safer Communities Partnership Board"],
    ),
    2: (
        "Barnet Prevent Strategy",
        [
            "September 2017",
            "keep the people of Barnet safe by accurately identifying people vulnerable to being "
            "drawn into terrorism and/or violent extremism and to safeguarding children and adults "
            "by providing early intervention to protect and divert people away from being drawn "
            "into terrorist related activity",
        ],
    ),
    3: (
        "Key action 1",
        [
            "We will ensure that a multi-agency response to Prevent will be in place, supported by "
            "an evidence base and co-ordinated through The Safer Communities Partnership Board.",
            "Barnet Prevent Delivery Group overseeing strategic delivery with positive engagement "
            "with internal and external partners.",
            "Barnet Channel Panel Chaired by Community Safety Manager with representation from all "
            "core partners. Meetings are held monthly.",
        ],
    ),
    4: (
        "Key action 2",
        [
            "the regional Counter Terrorism Profile (CTLP) will be communicated to key "
            "stakeholders and used to inform the local action plans.",
            "Senior Leaders have been briefed on the CTLP within the local authority as have the "
            "local partner agencies through the Prevent Delivery Group.",
            "Key recommendations and issues identified in the CTLP are directly addressed in the "
            "Barnet Multi-Agency Action Plan.",
            "CTLP summary included in training to frontline staff.",
        ],
    ),
    5: (
        "Key action 3",
        [
            "The Action Plan will be owned and delivered through the partnership to reduce the "
            "risk(s) identified in Barnet.",
            "The Action Plan is monitored by the Barnet Council Management Team and Safer "
            "Communities Partnership Board.",
            "Senior leaders are aware of key actions relevant to their span of control.",
            "The action plan is reviewed quarterly and quarterly briefings on progress are sent to "
            "the Barnet CEO.",
        ],
    ),
    6: (
        "Key action 4",
        [
            "Barnet will have a fully trained work force who can recognise Prevent issues or "
            "concerns, support successful collaborative partnership working, identify the early "
            "signs of radicalisation taking positive action to manage those potentially at risk.",
            "Training is being delivered to local authority staff and staff operating across the "
            "Barnet partnership",
            "Family Services, Adults and Communities, and the Corporate Anti-Fraud Team",
        ],
    ),
    7: (
        "Key action 4",
        [
            "Training plans received from Regional Enterprise and Barnet Homes",
            "training to be delivered to all frontline staff who have contact with the public by "
            "end of December 2019.",
            "National Probation Service and London Community Rehabilitation Company (CRC) – "
            "training delivered to 28 Probation Officers and Managers in Barnet in June 2018.",
            "Training delivered to Barnet Mencap staff in July 2018.",
            "Prevent Education Officer offering training to all Barnet schools.",
        ],
    ),
    8: (
        "Key action 5",
        [
            "We will ensure venues owned by Barnet Council are not providing a platform for "
            "extremist's views.",
            "Local procedures are being audited to ensure that systems are in place to risk assess "
            "proposed bookings of council owned venues.",
            "Annual schools safeguarding audits specifically requests information regarding each "
            "school's use of web filtering.",
            "Launch of voluntary Supplementary Education Register.",
        ],
    ),
    9: (
        "Key action 6",
        [
            "Ensure that the Prevent duty is integrated into existing safeguarding strategies, "
            "policies and procedures.",
            "Local guidance documents and process maps developed by the Prevent Coordinator have "
            "been adopted by Family Service and Adults and Communities.",
            "Risk of radicalisation included in Continuum of Need assessment.",
        ],
    ),
    10: (
        "What others recommended or found",
        [
            "Although the number of children and young people known to be at risk of "
            "radicalisation is relatively low, a clear process helps to ensure that they are "
            "protected.",
            "Social workers recognise and respond well to children in care who are vulnerable to "
            "exploitation. This includes identifying interdependencies of risks from sexual "
            "exploitation, missing from care, radicalisation and criminal exploitation. Strategy "
            "meetings result in appropriate plans that help to reduce risk and protect children.",
        ],
    ),
    11: ("Questions?", ["BarnetCST@barnet.gov.uk", "Barnet Community Safety Team"]),
}


@pytest.mark.parametrize("slide", JULY_2019)
def test_the_pack_of_july_2019_has_every_fact_of_the_paper(slide: int) -> None:
    title, facts = JULY_2019[slide]
    found = [
        each
        for each in opened(deck_of("barnet", "2019-q1")).slides
        if each.shapes.title.text.startswith(title)
    ]
    said = words(*(text for each in found for text in texts_of(each)))
    assert [fact for fact in facts if words(fact) not in said] == []


def test_the_slides_of_july_2019_in_order() -> None:
    titles = [each.shapes.title.text for each in opened(deck_of("barnet", "2019-q1")).slides]
    assert [each for each in titles if not each.endswith("(continued)")] == [
        "Progress of the Barnet Prevent Strategy: April to June 2019",
        "Barnet Prevent Strategy",
        "Where the plan stands",
        "Activities by status",
        "Key actions at a glance",
        "Key action 1: Partnerships",
        "Key action 2: Risk assessment",
        "Key action 3: A plan owned by the partnership",
        "Key action 4: Staff training",
        "Key action 5: Council venues",
        "Key action 6: Prevent within safeguarding",
        "What changed",
        "Overdue, due soon, not reported",
        "What others recommended or found",
        "Decisions",
        "Questions?",
    ]


@pytest.mark.parametrize(("council", "quarter"), PACKS)
def test_every_slide_can_be_read_by_everyone(council: str, quarter: str) -> None:
    deck = opened(deck_of(council, quarter))
    assert (deck.slide_width, deck.slide_height) == (round(WIDTH * EMU), round(HEIGHT * EMU))
    for number, slide in enumerate(deck.slides, 1):
        shapes = list(slide.shapes)
        assert shapes[0] == slide.shapes.title
        assert slide.shapes.title.text.strip()
        for shape in shapes:
            described = shape._element.xpath(".//p:cNvPr")[0].get("descr")
            assert shape.is_placeholder or described, (number, shape.name)
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            assert shape.height > 0
        assert texts_of(slide)[-1].endswith(f" {number}")  # the notice and the number come last
        assert paper_of(council, quarter).notice in texts_of(slide)[-1]
        tops = [each.top for each in shapes]
        assert tops == sorted(tops), number  # what is read first stands first
        runs = [
            run
            for shape in shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert {run._r.rPr.get("lang") for run in runs} == {"en-GB"}
        assert min(run.font.size.pt for run in runs) >= 14
        for shape in shapes:
            if shape.has_chart:
                assert shape.chart.font.size.pt >= 14
            if shape.has_table:
                assert shape.table.first_row
                assert all(cell.text for row in shape.table.rows for cell in row.cells)
        assert slide.notes_slide.notes_text_frame.text.strip()


NAMED = [each for each in PACKS if each != ("barnet", "2017-q3")]  # some source names activities


@pytest.mark.parametrize(("council", "quarter"), NAMED)
def test_chart_and_table_have_the_counts_that_add_up(council: str, quarter: str) -> None:
    paper = paper_of(council, quarter)
    (slide,) = [
        each
        for each in opened(deck_of(council, quarter)).slides
        if each.shapes.title.text == "Activities by status"
    ]
    (chart,) = [each.chart for each in slide.shapes if each.has_chart]
    (table,) = [each.table for each in slide.shapes if each.has_table]
    counts = [(shaped(status), count) for status, count in paper.counts]
    plot = chart.plots[0]
    assert list(zip(plot.categories, map(int, plot.series[0].values), strict=True)) == counts
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows][1:]
    total = sum(count for _, count in counts)
    assert rows == [*((name, str(count)) for name, count in counts), ("All", str(total))]
    assert total == len(paper.activities)
    assert f"the plan has {total} activities" in paper.position[0]
    assert [status for status, _ in paper.counts if status in NOT_LIVE] == []


def test_each_tone_of_a_status_has_a_shape_of_its_own() -> None:
    words = (*ActivityStatus, *MeasureStatus)
    shapes = {status.tone: shaped(status).split()[0] for status in words}
    assert set(shapes) == set(Tone)
    assert len(set(shapes.values())) == len(Tone)
    assert shaped(ActivityStatus.OVERDUE) == "▲ Overdue"


def test_the_paper_of_january_2018_tells_nothing_that_came_later() -> None:
    deck = opened(deck_of("barnet", "2017-q3"))
    assert [each.shapes.title.text for each in deck.slides] == [
        "Progress of the Barnet Prevent Strategy: October to December 2017",
        "Barnet Prevent Strategy",
        "Where the plan stands",
        "What the paper says of key action 1, Partnerships",
        "What the paper says of key action 2, Risk assessment",
        "What the paper says of key action 4, Staff training",
        "What the paper says of key action 6, Prevent within safeguarding",
        "What the paper says of the Barnet Channel Panel",
        "What the paper says of the Barnet Channel Panel (continued)",
        "What changed",
        "Overdue, due soon, not reported",
        "What others recommended or found",
        "Decisions",
        "Questions?",
    ]
    said = words(*(text for each in deck.slides for text in texts_of(each)))
    assert "Launched" not in said  # the paper of July 2019 was the first to say when
    assert "drawn into terrorist activity.”" in said
    assert "terrorist related activity" not in said
    notes = " ".join(each.notes_slide.notes_text_frame.text for each in deck.slides)
    assert "2019" not in notes


def decisions_of(quarter: str) -> list[str]:
    return [each.text for each in paper_of("northmoor", quarter).decisions]


def test_decisions_are_those_since_the_report_before_and_none_that_came_later() -> None:
    assert decisions_of("2024-q1") == []
    assert decisions_of("2025-q4") == [
        "Prevent Partnership Board, 11 February 2026: Let whole governing boards book one session "
        "together. (Prevent education officer, by 31 March 2026)"
    ]
    assert decisions_of("2025-q2") == [
        "Prevent Partnership Board, 18 September 2025: Publish the yearly check in full. "
        "(Communications manager, by 31 October 2025)"
    ]


def test_the_last_slide_says_what_the_address_is_for_and_that_nobody_checked_it() -> None:
    *_, last = opened(deck_of("barnet", "2019-q1")).slides
    assert texts_of(last)[:2] == [
        "Questions?",
        "Barnet Community Safety Team\n"
        "Email: BarnetCST@barnet.gov.uk\n"
        "When to use it: You have a question about the paper of July 2019. This is the address "
        "that the paper gives. It may no longer work. Do not use it to report a concern. Nobody "
        "has checked that this contact still works.\n"
        "Read from the paper “Progress in Delivery of the Barnet Prevent Multi-Agency Action Plan” "
        "of 26 July 2019.",
    ]


def test_sources_stand_in_the_notes() -> None:
    notes = {
        each.shapes.title.text: each.notes_slide.notes_text_frame.text
        for each in opened(deck_of("barnet", "2019-q1")).slides
    }
    assert "Source: Paper of 26 July 2019, slide 2." in notes["Barnet Prevent Strategy"]
    assert "Source: Paper of 26 July 2019, slide 7." in notes["Key action 4: Staff training"]
    found = notes["What others recommended or found"]
    assert found == "Source: Paper of 26 July 2019, slide 10."


_AGAIN = """
import sys, hashlib
from tests.test_board_slides import deck_of
print(hashlib.sha256(deck_of("northmoor", "2025-q4")).hexdigest())
"""


def test_another_run_in_another_place_and_at_another_time_writes_the_same_bytes() -> None:
    hashes = set()
    for zone, seed in (("UTC", "1"), ("Asia/Tokyo", "2")):
        done = subprocess.run(
            [sys.executable, "-c", _AGAIN],
            cwd=ROOT,
            env=os.environ
            | {"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}/hooks:{ROOT}"},
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1


def test_no_time_of_writing_is_left_in_a_file_or_in_one_within_it() -> None:
    deck = deck_of("northmoor", "2025-q4")
    inner = 0
    with zipfile.ZipFile(io.BytesIO(deck)) as whole:
        assert {each.date_time for each in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in whole.namelist():
            if name.endswith(".xlsx"):
                inner += 1
                with zipfile.ZipFile(io.BytesIO(whole.read(name))) as workbook:
                    core = workbook.read("docProps/core.xml").decode()
                    assert set(re.findall(r">(\d{4}-[^<]*)<", core)) == {"2026-05-14T00:00:00Z"}
                    assert {each.date_time for each in workbook.infolist()} == {
                        (1980, 1, 1, 0, 0, 0)
                    }
        core = whole.read("docProps/core.xml").decode()
    assert inner == 1
    assert set(re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", core)) == {"2026-05-14T00:00:00Z"}
    assert same_bytes(deck, date(2026, 5, 14)) == deck


def test_whatever_a_record_says_is_text_on_a_slide() -> None:
    nasty = "=1+1 <b>bold</b> & \"quotes\" 'and' \u2028 {{ x }} ≥ 🎓"
    paper = paper_of("northmoor", "2025-q4")
    action = paper.actions[0]
    line = replace(action.activities[0], title=nasty, reported=nasty)
    changed = replace(paper, actions=(replace(action, title=nasty, activities=(line,)),))
    said = words(*(text for each in opened(slides(changed)).slides for text in texts_of(each)))
    assert said.count(words(nasty)) >= 3


def test_a_long_list_goes_on_over_slides_and_loses_nothing() -> None:
    paper = paper_of("northmoor", "2025-q4")
    line = paper.activities[0]
    many = tuple(
        replace(line, title=f"Matter {number} of many", reported="Much was done. " * 12)
        for number in range(40)
    )
    changed = replace(
        paper,
        actions=(replace(paper.actions[0], activities=many),),
        overdue=many,
        counts=((ActivityStatus.OVERDUE, 40),),
    )
    deck = opened(slides(changed))
    for title in ("Key action 1: ", "Overdue, due soon"):
        said = words(
            *(
                text
                for each in deck.slides
                if each.shapes.title.text.startswith(title)
                for text in texts_of(each)
            )
        )
        assert [n for n in range(40) if f"Matter {n} of many" not in said] == []
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height


@pytest.mark.parametrize(
    ("text", "width", "points", "lines"),
    [
        ("", 3.0, 14, 1),
        ("short", 3.0, 14, 1),
        ("one\ntwo", 3.0, 14, 2),
        # A letter n is 634 thousandths wide and a space 318: at 20 points, a word takes 12.68 of
        # the 72 points of an inch, a space 6.36. Four words take 69.8, five 88.84.
        ("n n n n", 1.0, 20, 1),
        ("n n n n n", 1.0, 20, 2),
        ("n" * 10, 1.0, 20, 2),  # five and a hyphen a line, then the rest
    ],
)
def test_lines_are_counted_in_wide_letters(
    text: str, width: float, points: float, lines: int
) -> None:
    assert lines_of(text, width, points) == lines


def test_rows_that_fit_a_slide_are_neither_divided_nor_left_out() -> None:
    rows = tuple((f"row {number}", "text " * (5 * number)) for number in range(30))
    table = Table("About", ("A", "B"), (0.3, 0.7), rows)
    parts = pages_of(table)
    assert tuple(row for part in parts for row in part) == rows
    for part in parts:
        assert sum(table.height(row) for row in (table.headers, *part)) <= BOTTOM - TOP


def test_a_row_that_is_higher_than_a_slide_goes_on_under_its_name() -> None:
    told = " ".join(f"word{number}" for number in range(1_500))
    table = Table("About", ("A", "B", "C"), (0.3, 0.5, 0.2), (("Train all staff", told, "Good"),))
    parts = pages_of(table)
    rows = [row for part in parts for row in part]
    assert " ".join(row[1] for row in rows) == told
    assert [row[0] for row in rows[:2]] == ["Train all staff", "Train all staff (continued)"]
    assert [row[2] for row in rows] == ["Good", *["–"] * (len(rows) - 1)]
    for part in parts:
        assert sum(table.height(row) for row in (table.headers, *part)) <= BOTTOM - TOP


def test_a_paragraph_that_is_longer_than_a_slide_is_divided_between_words() -> None:
    told = " ".join(f"and/or-{number}" for number in range(1_000))
    heading = Paragraph("What stands above it", strong=True)
    parts = parts_of([heading, Paragraph(told)])
    assert parts[0][0] == heading
    assert len(parts[0]) == 2
    assert " ".join(each.text for part in parts for each in part if each != heading) == told


@pytest.mark.parametrize(
    ("title", "points"), [("Short", 30), ("A title " * 10, 30), ("A title " * 16, 22)]
)
def test_a_long_title_is_set_smaller(title: str, points: int) -> None:
    assert points_to_fit(title, 12.1, 1.05, (30, 22, 14)) == points


def test_long_words_of_a_strategy_and_a_commitment_stay_on_their_slides() -> None:
    paper = paper_of("northmoor", "2025-q4")
    long = Said("“" + "We will do what we can with those who can. " * 110 + "”")
    action = replace(paper.actions[0], commitment=long)
    changed = replace(paper, objective=long, actions=(action,))
    deck = opened(slides(changed))
    titles = [each.shapes.title.text for each in deck.slides]
    assert titles.count("Northmoor Prevent Strategy (continued)") == 4
    (first, *_) = [each for each in deck.slides if "Key action 1" in each.shapes.title.text]
    assert [each.has_table for each in first.shapes] == [False] * 3
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height
    said = words(*(text for each in deck.slides for text in texts_of(each)))
    assert said.split().count("those") == 220  # sentences go on from slide to slide


def test_libreoffice_opens_the_slides_and_reads_the_same_words(tmp_path: Path) -> None:
    program = find("soffice")
    assert program, PROGRAMS["soffice"].help
    for council, quarter in (("barnet", "2019-q1"), ("northmoor", "2025-q4")):
        (tmp_path / f"{council}.pptx").write_bytes(deck_of(council, quarter))
    subprocess.run(
        [
            program,
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)),
            *(str(each) for each in sorted(tmp_path.glob("*.pptx"))),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for council, quarter in (("barnet", "2019-q1"), ("northmoor", "2025-q4")):
        pages = pypdf.PdfReader(tmp_path / f"{council}.pdf").pages
        deck = opened(deck_of(council, quarter))
        assert len(pages) == len(deck.slides)
        for page, slide in zip(pages, deck.slides, strict=True):
            read = re.sub(r"\W", "", page.extract_text())
            title = re.sub(r"\W", "", slide.shapes.title.text)
            assert title in read
            cells = [cell for text in texts_of(slide)[1:-1] for cell in text.split()]
            missing = [each for each in cells if re.sub(r"\W", "", each) not in read]
            assert missing == []
