"""The data as files: exact texts for a small council, safe in spreadsheets, JSON as CSV, addresses.

After a change of the tables::

    REWRITE_GOLDEN=1 pytest tests/test_open_data.py

and review the difference.
"""

import csv
import io
import json
import os
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_site.dates import parse_partial_date, parse_quarter
from strategy_site.model.contacts import Event
from strategy_site.model.council import Council
from strategy_site.model.measures import Measure
from strategy_site.open_data.cells import csv_value, json_value
from strategy_site.open_data.columns import Cell
from strategy_site.open_data.files import DataFile, csv_text, data_files, quarter_files
from strategy_site.open_data.imprint import Imprint
from strategy_site.open_data.tables import TABLES, Table
from strategy_site.progress import all_reports, report_for
from strategy_site.project import read_project
from strategy_site.render import Renderer
from strategy_site.views.open_data import LISTS, shown_size
from strategy_site.vocabulary import ActivityStatus, Frequency, NotStated
from tests.building import NORTHMOOR, ROOT
from tests.plans import JULY, SOURCE, plan_of

GOLDEN = Path(__file__).parent / "golden" / "open_data"
REWRITE = os.environ.get("REWRITE_GOLDEN") == "1"
IMPRINT = Imprint("Made up.", "about/licence/", "https://example.org/")
MARK = "\ufeff"
FORMS = ("csv", "json")
SMALL_FILES = [
    f"{folder}{each.name}.{form}"
    for folder in ("", "2019-q1/")
    for each in TABLES
    for form in FORMS
]


@cache
def small_council() -> Council:
    """Return two reported quarters: a date is moved, a report corrected, a return missing."""
    council = plan_of(
        [
            {
                "title": "Train staff",
                "due": "2019-12",
                "due_history": [
                    {
                        "was": "2019-09-30",
                        "became": "2019-12",
                        "quarter": "2019-q2",
                        "reason": "The trainer left.",
                    }
                ],
                "owner_role": "coordinator",
                "partners": ["college", "police"],
                "bodies": ["board"],
                "source": [{"ref": JULY, "slide": "4"}],
            },
            {"title": "Keep a register", "kind": "standing", "due": None, "note": "In one place."},
            {
                "title": "Meet",
                "kind": "recurring",
                "frequency": "quarterly",
                "withdrawn": {"quarter": "2019-q2", "reason": "Another board meets."},
            },
        ],
        {
            "2019-q1": {
                "from_publication": JULY,
                "entries": [
                    {"status": "in_progress", "confidence": "on_track", "source": SOURCE},
                    {"activity": "a2", "status": "ongoing", "text": "Kept, “mostly”."},
                    {"activity": "a3", "status": "complete", "done_on": "not_stated"},
                ],
            },
            "2019-q2": {
                "published": "2019-10-25",
                "approved_by": "coordinator",
                "approved_on": "2019-10-20",
                "missing_returns": ["college"],
                "entries": [
                    {
                        "status": "in_progress",
                        "confidence": "at_risk",
                        "text": "Half done.",
                        "reason": "The trainer left.",
                        "corrective_action": "Find another.",
                        "reported_by": "police",
                        "corrects": {"quarter": "2019-q1", "reason": "It was late already."},
                    }
                ],
            },
        },
        bodies=[{"id": "board", "name": "The Board"}],
        organisations=[{"id": "college", "name": "The College"}, {"id": "police"}],
    )
    measure = {
        "id": "share-trained",
        "key_action": "ka1",
        "title": "Staff trained",
        "definition": "The share of staff trained.",
        "unit": "percent",
        "basis": "staff",
        "direction": "higher",
        "target": {"value": "87.5", "by": "2020", "tolerance": "2"},
        "series": [
            {"quarter": "2019-q1", "numerator": "1", "denominator": "3"},
            {"quarter": "2019-q2", "marker": "not_available", "note": "Lost."},
        ],
        "source": SOURCE,
    }
    meeting = {
        "id": "meeting",
        "title": "Autumn meeting",
        "kind": "meeting",
        "date": "2019-10",
        "body": "board",
        "presents": "2019-q1",
        "decisions": [
            {"text": "Train more.", "role": "coordinator", "due": "2020-03"},
            {"text": "Meet again."},
        ],
        "source": SOURCE,
    }
    return replace(
        council,
        measures=(Measure.model_validate(measure),),
        events=(Event.model_validate(meeting),),
    )


def small_files() -> dict[str, DataFile]:
    council = small_council()
    first = report_for(council, parse_quarter("2019-q1"))
    found = [*data_files(council, all_reports(council), IMPRINT), *quarter_files(first, IMPRINT)]
    return {each.path.removeprefix("open-data/"): each for each in found}


def test_every_table_is_a_file_in_both_forms_at_an_address_that_stays() -> None:
    assert sorted(small_files()) == sorted(SMALL_FILES)
    assert [each.name for each in TABLES] == [
        "activities",
        "due-date-moves",
        "quarters",
        "updates",
        "missing-returns",
        "status-by-quarter",
        "key-actions-by-quarter",
        "measures",
        "decisions",
    ]


@pytest.mark.parametrize("path", SMALL_FILES)
def test_a_file_of_a_small_council_has_this_text(path: str) -> None:
    text = small_files()[path].text
    if path.endswith(".csv"):
        # The golden text is kept without the mark and with the line ends of the repository.
        assert text.startswith(MARK)
        assert text.endswith("\r\n")
        assert text.count("\r\n") == text.count("\n") == text.count("\r")
        text = text.removeprefix(MARK).replace("\r\n", "\n")
    golden = GOLDEN / path
    if REWRITE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_there_is_no_golden_text_without_a_file() -> None:
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.*")}
    assert kept == set(SMALL_FILES)


def test_a_file_counts_its_rows_and_its_bytes() -> None:
    file = small_files()["updates.csv"]
    assert (file.rows, file.form) == (4, "CSV")
    assert file.size == len(file.text.encode("utf-8")) > len(file.text)


NASTY = [
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("+44 20 7946 0000", "'+44 20 7946 0000"),
    ("-1", "'-1"),
    ("@x", "'@x"),
    ("\tindented", "'\tindented"),
    ("\rcarriage", "'\rcarriage"),
    ("\nline", "'\nline"),
    ("＝1+1", "'＝1+1"),
    ("'=already", "''=already"),
    ("'quoted'", "'quoted'"),
    ("’tis 1=1", "’tis 1=1"),
    ('say "so", then;\nand on', 'say "so", then;\nand on'),
    ("Café – naïve £", "Café – naïve £"),
    ("a-b", "a-b"),
]


def without_guard(text: str) -> str:
    """Return the text of a cell as it was: the opposite of what is done to it."""
    return text[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", text) else text


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True))


@pytest.mark.parametrize(("text", "cell"), NASTY)
def test_no_spreadsheet_takes_a_text_for_a_formula(text: str, cell: str) -> None:
    assert csv_value(text) == cell
    assert without_guard(cell) == text
    assert json_value(text) == text


def test_texts_of_a_record_come_back_as_they_were() -> None:
    report = {
        "from_publication": JULY,
        "entries": [
            {"activity": f"a{number}", "status": "in_progress", "text": text, "reason": text}
            for number, (text, _) in enumerate(NASTY, 1)
        ],
    }
    council = plan_of([{"note": text} for text, _ in NASTY], {"2019-q1": report})
    files = {
        each.path: each.text
        for each in data_files(council, all_reports(council), Imprint("=notice"))
    }
    for name, column in (("updates", "text"), ("updates", "reason"), ("activities", "note")):
        head, *rows = read_back(files[f"open-data/{name}.csv"])
        cells = [row[head.index(column)] for row in rows]
        assert cells == [cell for _, cell in NASTY]
        assert [without_guard(each) for each in cells] == [text for text, _ in NASTY]
        assert {row[-1] for row in rows} == {"'=notice"}
        told = json.loads(files[f"open-data/{name}.json"])
        assert [row[column] for row in told["rows"]] == [text for text, _ in NASTY]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n")),
        min_size=1,
    )
)
def test_any_text_survives_csv_and_begins_no_formula(texts: list[str]) -> None:
    table = replace(TABLES[0], row=type("Row", (), {"__annotations__": {}}))
    (head, *rows) = read_back(csv_text(table, [[each] for each in texts], ""))
    assert head == ["notice"]
    assert [without_guard(row[0]) for row in rows] == texts
    assert not [row[0] for row in rows if row[0][:1] and row[0][0] in "=+-@\t\r\n＝＋－＠"]


@pytest.mark.parametrize(
    ("cell", "in_csv", "in_json"),
    [
        (None, "", None),
        (True, "yes", True),
        (False, "no", False),
        (0, "0", 0),
        (Decimal("-5"), "-5", -5),
        (Decimal("33.0"), "33.0", 33.0),
        (date(2019, 7, 26), "2019-07-26", "2019-07-26"),
        (parse_partial_date("2019-06"), "2019-06", "2019-06"),
        (parse_quarter("2019-q1"), "2019-q1", "2019-q1"),
        (NotStated.NOT_STATED, "not_stated", "not_stated"),
        (Frequency.YEARLY, "yearly", "yearly"),
        ((), "", []),
        (("One", "Two"), "One; Two", ["One", "Two"]),
        (("=One", "Two"), "'=One; Two", ["=One", "Two"]),
    ],
)
def test_a_value_is_written_so(cell: Cell, in_csv: str, in_json: Any) -> None:
    assert csv_value(cell) == in_csv
    assert json_value(cell) == in_json
    assert type(json_value(cell)) is type(in_json)


def as_in_csv(value: Any) -> str:
    """Return a value of JSON as CSV has it, the guard left out."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


@cache
def files_of(council: Path) -> list[DataFile]:
    project, problems = read_project(council)
    assert project, problems
    published = replace(project, site_url="https://example.org")
    reports = all_reports(project.council)
    found = data_files(project.council, reports, published.imprint)
    for report in reports:
        found += quarter_files(report, published.imprint)
    return found


@pytest.mark.parametrize("council", [ROOT, NORTHMOOR], ids=["barnet", "northmoor"])
def test_json_has_what_csv_has_and_says_what_it_is(council: Path) -> None:
    files = {each.path: each for each in files_of(council)}
    assert len(files) == (18 * 3 if council == ROOT else 18 * 10)
    for path, file in files.items():
        if file.form == "JSON":
            continue
        told = json.loads(files[path.replace(".csv", ".json")].text)
        head, *rows = read_back(file.text)
        assert head == [*(each["name"] for each in told["columns"]), "notice"]
        assert [each.name for each in file.table.columns] == head[:-1]
        assert len(rows) == file.rows == len(told["rows"])
        for row, in_json in zip(rows, told["rows"], strict=True):
            assert [*in_json] == head[:-1]
            assert [*map(without_guard, row[:-1])] == [*map(as_in_csv, in_json.values())], path
            assert row[-1] == told["notice"]
        assert told["demonstration"] is True
        assert told["licence"] == "https://example.org/about/licence/"
        quarter = path.split("/")[1] if path.count("/") == 2 else None
        assert told["quarter"] == quarter


def test_a_file_is_as_at_the_day_of_the_newest_report_in_it() -> None:
    told = {path: json.loads(each.text) for path, each in small_files().items() if "json" in path}
    assert {path: each["as_at"] for path, each in told.items() if "updates" in path} == {
        "updates.json": "2019-10-25",
        "2019-q1/updates.json": "2019-07-26",
    }


def test_the_files_of_a_quarter_stay_as_they_were_when_the_next_is_reported() -> None:
    council = small_council()
    first = parse_quarter("2019-q1")
    before = replace(council, updates={first: council.updates[first]})
    assert [each.text for each in quarter_files(report_for(before, first), IMPRINT)] == [
        each.text for each in quarter_files(report_for(council, first), IMPRINT)
    ]


@pytest.mark.parametrize("council", [ROOT, NORTHMOOR], ids=["barnet", "northmoor"])
def test_what_may_stand_in_a_column_is_what_the_dictionary_says(council: Path) -> None:
    tables = {each.name: each for each in TABLES}
    for file in files_of(council):
        if file.form == "JSON":
            continue
        head, *rows = read_back(file.text)
        columns = tables[file.table.name].columns
        for number, column in enumerate(columns):
            values = {row[number] for row in rows}
            assert column.may_be_empty or "" not in values, (file.path, column.name)
            if column.words:
                assert values - {""} <= set(column.words.keys()), (file.path, column.name)
            assert head[number] == column.name


def dictionary() -> str:
    return (ROOT / "tests" / "golden" / "components" / "data_dictionary.html").read_text("utf-8")


def test_the_dictionary_lists_exactly_the_columns_and_the_words() -> None:
    parts = re.split(r'<h3 id="([a-z-]+)">', dictionary())[1:]
    told = dict(zip(parts[::2], parts[1::2], strict=True))
    listed = {
        anchor: re.findall(r'<th scope="row"><code>([a-z_]+)</code>', text)
        for anchor, text in told.items()
    }
    expected = {
        f"table-{table.name}": [*(each.name for each in table.columns), "notice"]
        for table in TABLES
    }
    lists = {
        f"list-{title.lower().replace(' ', '-')}": words.keys() for words, title in LISTS.items()
    }
    assert listed == expected | lists
    assert set(re.findall(r'href="#([a-z-]+)"', dictionary())) == set(lists)
    used = {each.words for table in TABLES for each in table.columns if each.words}
    assert used == set(LISTS)


def test_the_dictionary_has_the_words_of_the_pages_beside_the_keys() -> None:
    status = ActivityStatus.COMPLETE_UNDATED
    row = f'<code>{status.key}</code></th> <td data-label="On the pages">{status.word}</td>'
    assert row in dictionary()


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.name)
def test_every_column_says_in_a_sentence_what_it_is(table: Table) -> None:
    for each in table.columns:
        assert re.fullmatch(r"[A-Z].*\.", each.meaning)
        assert all(len(sentence.split()) <= 25 for sentence in each.meaning.split(". "))
        assert bool(each.words) != bool(each.holds) or each.holds
    assert len({each.name for each in table.columns}) == len(table.columns)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (1000, "1 KB"),
        (1001, "2 KB"),
        (999_000, "999 KB"),
        (999_001, "1.0 MB"),
        (1_234_567, "1.3 MB"),
        (12_000_000, "12.0 MB"),
    ],
)
def test_a_size_is_rounded_up(size: int, shown: str) -> None:
    assert shown_size(size) == shown.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.slow
@pytest.mark.parametrize("council", ["built", "built_northmoor"])
def test_every_file_is_there_is_linked_and_is_what_was_prepared(
    council: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(council) / "site"
    files = {each.path: each for each in files_of(ROOT if council == "built" else NORTHMOOR)}
    found = {
        path.relative_to(site).as_posix()
        for path in (site / "open-data").rglob("*.*")
        if path.suffix in (".csv", ".json")
    }
    assert found == set(files)
    for path, file in files.items():
        assert (site / path).read_bytes().startswith(MARK.encode()) == (file.form == "CSV")
        assert len((site / path).read_bytes()) == file.size or file.form == "JSON"
    for page, prefix in pages_with_files(files):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        links = re.findall(r'href="([^"]*open-data/[^"]+|[a-z-]+)\.(csv|json)"', article)
        named = {f"{name}.{form}".rpartition("open-data/")[2] for name, form in links}
        assert named == {
            path.removeprefix("open-data/") for path in files if path.rpartition("/")[0] == prefix
        }


def pages_with_files(files: dict[str, DataFile]) -> list[tuple[str, str]]:
    """Return each page that lists files, with the folder of the files."""
    folders = sorted({path.rpartition("/")[0] for path in files})
    return [
        (
            "open-data" if each == "open-data" else f"strategy/quarters/{each.rpartition('/')[2]}",
            each,
        )
        for each in folders
    ]


def test_a_project_writes_them_beside_its_pages_and_without_an_address_too() -> None:
    project, _ = read_project(ROOT)
    assert project
    beside = dict(Renderer(ROOT / "overrides" / "components").beside_pages(project))
    expected = {each.path: each.text.replace("https://example.org/", "") for each in files_of(ROOT)}
    assert {path: text for path, text in beside.items() if path in expected} == expected
