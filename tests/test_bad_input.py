"""Mistakes and what is said of them: one golden case each, named after the mistake.

A case in ``golden/cases`` holds edits to the small council in ``golden/council`` and the whole
report that must follow. To rewrite the reports after a change of wording::

    REWRITE_GOLDEN=1 pytest tests/test_bad_input.py

and review the difference.
"""

import os
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_site.cli.checking import explanations
from strategy_site.load.yaml_text import LARGEST_FILE
from strategy_site.problems import report
from strategy_site.project import read_project
from tests.building import ROOT

HERE = Path(__file__).parent
COUNCIL = HERE / "golden" / "council"
CASES = sorted((HERE / "golden" / "cases").glob("*.yml"))
AWFUL = HERE / "awful"
REWRITE = os.environ.get("REWRITE_GOLDEN") == "1"
CODE = re.compile(r"^[^ ]+:\d+:\d+: (E\d{3}|W\d{2}) ", re.MULTILINE)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """Return a copy of the small council that a test may spoil."""
    return shutil.copytree(COUNCIL, tmp_path / "council")


def apply(edit: dict[str, str], council: Path) -> None:
    """Make one edit: a replacement, a new content, a deletion or bytes in hexadecimal."""
    file = council / edit["file"]
    if "replace" in edit:
        text = file.read_text(encoding="utf-8")
        assert text.count(edit["replace"]) == 1, f"{edit['replace']!r} must stand there once"
        file.write_bytes(text.replace(edit["replace"], edit["with"]).encode())
        return
    if "delete" in edit:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    content = edit.get("content")
    file.write_bytes(bytes.fromhex(edit["bytes"]) if content is None else content.encode())


def rewrite(case: Path, found: str) -> None:
    """Replace the report that a case expects; it is the last part of its file."""
    head = case.read_text(encoding="utf-8").partition("\nproblems:")[0].rstrip("\n")
    lines = "".join(f"  {line}\n" for line in found.splitlines())
    expected = f"problems: |-\n{lines}" if found else 'problems: ""\n'
    case.write_text(f"{head}\n{expected}", encoding="utf-8")


def read(case: Path) -> dict[str, Any]:
    """Return the edits and the report of a case."""
    read: dict[str, Any] = yaml.load(case.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return read


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_report_on(case: Path, council: Path) -> None:
    for edit in read(case)["edits"]:
        apply(edit, council)
    found = report(read_project(council)[1])
    if REWRITE:
        rewrite(case, found)
    assert found == read(case)["problems"]


# Both readers refuse these; the slow one gives up before our own check and so in other words.
OTHER_WORDS = ["question_mark_inside_brackets", "remark_too_near_a_greater_than_sign"]


@pytest.mark.slow
def test_the_slow_reader_of_yaml_gives_the_same_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strategy_site.load.yaml_text._READER", yaml.BaseLoader)
    different = []
    for case in CASES:
        council = shutil.copytree(COUNCIL, tmp_path / case.stem)
        for edit in read(case)["edits"]:
            apply(edit, council)
        found = report(read_project(council)[1])
        assert bool(found) == bool(read(case)["problems"])
        if found != read(case)["problems"]:
            different.append(case.stem)
    assert different == OTHER_WORDS


def test_the_report_on_the_awful_folder() -> None:
    found = report(read_project(AWFUL)[1])
    expected = AWFUL / "problems.txt"
    if REWRITE:
        expected.write_text(f"{found}\n", encoding="utf-8")
    assert found + "\n" == expected.read_text(encoding="utf-8")


def test_every_mistake_is_in_the_awful_folder_too() -> None:
    awful = set(CODE.findall((AWFUL / "problems.txt").read_text(encoding="utf-8")))
    assert {code for code in raised() if code.startswith("E")} - awful == set()


def test_a_file_that_is_too_large_is_not_read(council: Path) -> None:
    line = "# The minutes of every meeting were pasted in by mistake.\n"
    glossary = council / "data" / "glossary.yml"
    glossary.write_text(line * (LARGEST_FILE // len(line) + 1), encoding="utf-8")
    assert report(read_project(council)[1]) == (
        "data/glossary.yml:1:1: E001 the file is larger than 10 MB. Split it, or take out what was "
        "pasted in by mistake.\n"
        "1 problem in 1 file. Nothing was published. To learn more: strategy-site explain E001"
    )


def test_a_large_file_is_told_of_in_the_same_words_as_a_small_one(council: Path) -> None:
    file = council / "data" / "search_terms.yml"
    terms = "".join(f"      - words about matter number {number}\n" for number in range(3_000))
    begun = f"pages:\n  - page: about/\n    terms:\n{terms}"
    file.write_text(f"{begun} - page: worried/\n    terms: [worry]\n", encoding="utf-8")
    _, problems = read_project(council)
    assert file.stat().st_size > 100_000
    assert report([each for each in problems if not each.is_warning]).splitlines()[0] == (
        "data/search_terms.yml:3004:2: E001 the dash is not indented like the others. "
        "Begin it exactly below the dash of the item before it."
    )


def test_a_folder_in_the_place_of_a_file_is_told(council: Path) -> None:
    (council / "data" / "glossary.yml").unlink()
    (council / "data" / "glossary.yml").mkdir()
    (council / "docs" / "notes.md").mkdir()
    assert [str(problem) for problem in read_project(council)[1]] == [
        "data/glossary.yml:1:1: E001 the file cannot be opened. Check that it is a file, not a "
        "folder, and that you are allowed to open it.",
        "docs/notes.md:1:1: E001 the file cannot be opened. Check that it is a file, not a folder, "
        "and that you are allowed to open it.",
    ]


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (
            "data",
            "data:1:1: E003 the folder is missing. Create it, with site.yml and the other files "
            "that the README lists.",
        ),
        (
            "docs",
            "docs:1:1: E003 the folder is missing. Create it, with an index.md for the home page.",
        ),
    ],
)
def test_a_folder_that_is_missing_is_told(council: Path, folder: str, told: str) -> None:
    shutil.rmtree(council / folder)
    assert [str(problem) for problem in read_project(council)[1]] == [told]


def test_a_file_name_that_cannot_be_shown_is_told_in_one_line(council: Path) -> None:
    (council / "data" / "site\n2.yml").touch()
    (council / "data" / os.fsdecode(b"caf\xe9.txt")).touch()
    assert [str(problem) for problem in read_project(council)[1]] == [
        'data/caf\\udce9.txt:1:1: E002 "caf\\udce9.txt" is not a file that the site reads. Choose '
        "from: activities.yml, addresses.yml, benchmarks.yml, closed.yml, contacts.yml, "
        "events.yml, glossary.yml, measures.yml, parties.yml, publications.yml, "
        "recommendations.yml, resources.yml and 4 more.",
        'data/site\\u000a2.yml:1:1: E002 "site 2.yml" is not a file that the site reads. Did you '
        'mean "site.yml"?',
    ]


def raised() -> set[str]:
    """Return every code that the product's source can raise."""
    sources = (ROOT / "hooks").rglob("*.py")
    return {
        code
        for source in sources
        for code in re.findall(r'"(E\d{3}|W\d{2})"', source.read_text(encoding="utf-8"))
    }


def test_every_code_that_can_be_raised_has_an_explanation_and_no_other_has() -> None:
    assert set(explanations()) == raised()


def test_every_code_that_can_be_raised_has_two_golden_cases_and_no_other_has() -> None:
    cases = Counter(code for case in CASES for code in set(CODE.findall(read(case)["problems"])))
    assert set(cases) == raised()
    assert [code for code, count in cases.items() if count < 2] == []


def test_links_to_folders_pipes_and_names_that_no_page_can_have_are_told(council: Path) -> None:
    (council / "docs" / "more").symlink_to("../data")
    os.mkfifo(council / "data" / "updates" / "2024-q2.yml")
    (council / "docs" / os.fsdecode(b"caf\xe9.md")).write_text("# A page\n")
    assert [str(problem) for problem in read_project(council)[1]] == [
        "data/updates/2024-q2.yml:1:1: E001 the file cannot be opened. Check that it is a file, "
        "not a folder, and that you are allowed to open it.",
        "docs/caf\\udce9.md:1:1: E002 the file's name cannot be shown. Give it a name of plain "
        "letters.",
        'docs/more:1:1: E001 "more" is a link to a folder. Copy the folder itself to this place.',
    ]
