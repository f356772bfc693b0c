"""A quarter from its new file to its closing, as a coordinator goes through it: with Northmoor."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from strategy_site.cli import main
from strategy_site.dates import parse_quarter
from strategy_site.progress import report_for
from strategy_site.project import Project, read_project
from strategy_site.views.quarters import quarter_summary
from tests.building import NORTHMOOR, ROOT, build, copy_project

pytestmark = pytest.mark.slow

SMALL = ROOT / "tests" / "golden" / "council"
DRAFT = "data/updates/2026-q1.yml"
CLOSE = [
    *("close-quarter", "2026-q1", "--approved-by", "prevent-coordinator"),
    *("--approved-on", "2026-07-16", "--published", "2026-07-23"),
]


def run(root: Path, *arguments: str, answers: str = "") -> Result:
    """Run a command in a council's folder, with answers to what it asks."""
    result = CliRunner().invoke(main, [*arguments, "--project", str(root)], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def without_folder(result: Result, root: Path) -> str:
    """Return what a command said, with the way to the council's folder left out."""
    return re.sub(rf"[\w./-]*{root.name}/", "", result.output)


def whole(root: Path) -> Project:
    """Return a council without mistakes."""
    project, problems = read_project(root)
    assert project, problems
    return project


def everything(root: Path) -> dict[str, bytes]:
    """Return every file of a council's data."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "data").rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def northmoor(tmp_path: Path) -> Path:
    """Return a copy of Northmoor, within a copy of the product so that it can be built."""
    ours = copy_project(tmp_path / "product") / NORTHMOOR.relative_to(ROOT)
    shutil.copytree(NORTHMOOR, ours, ignore=shutil.ignore_patterns("site", ".site.*"))
    return ours


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Return a copy of the small council."""
    yield shutil.copytree(SMALL, tmp_path / "small")


def test_a_new_quarter_has_every_live_activity_with_its_last_status(small: Path) -> None:
    result = run(small, "new-quarter", "2024-q2")
    assert without_folder(result, small) == (
        "Written: data/updates/2024-q2.yml, a draft with 2 activities.\n"
        "To see who has not returned: strategy-site chase 2024-q2\n"
        "When all is in: strategy-site close-quarter 2024-q2\n"
    )
    assert (small / "data/updates/2024-q2.yml").read_text(encoding="utf-8") == NEW_QUARTER
    before = whole(small)
    assert before.council.drafts[parse_quarter("2024-q2")].awaited == ("ka1-a2", "ka1-a3")
    assert parse_quarter("2024-q2") not in before.council.updates


NEW_QUARTER = """\
# July to September 2024. A draft: the site leaves it out until it is closed.
#
# Below each activity stands what was last reported. Write the status of this quarter and, in
# "text", what happened, in one or two sentences. No names of people, no cases, no numbers of people
# who were referred. An entry without a text counts as not returned.
#
# Who is missing:   strategy-site chase 2024-q2
# Any mistakes:     strategy-site check
# When all is in:   strategy-site close-quarter 2024-q2

draft: true
entries:

  # ---- Key action 1: Staff training ----

  # Train new starters (standing activity; Prevent coordinator)
  # Last: ongoing, for April to June 2024 (12 July 2024). Twelve new starters were trained.
  - activity: ka1-a2
    status: ongoing
    text:

  # Offer training to schools (standing activity; Schools adviser)
  # Last: ongoing, for April to June 2024 (12 July 2024). Four schools took part.
  - activity: ka1-a3
    status: ongoing
    text:
"""


def test_a_new_quarter_asks_before_it_overwrites_and_comes_after_all_others(small: Path) -> None:
    run(small, "new-quarter", "2024-q2")
    draft = small / "data/updates/2024-q2.yml"
    mine = draft.read_text(encoding="utf-8").replace(
        "text:\n", "text: Mine.\n    reported_by: adult-services\n"
    )
    draft.write_text(mine, encoding="utf-8")
    asked = run(small, "new-quarter", "2024-q2", answers="n\n")
    assert (asked.exit_code, draft.read_text(encoding="utf-8")) == (1, mine)
    assert "data/updates/2024-q2.yml is there. Write it anew? [y/N]: n" in asked.output
    assert run(small, "new-quarter", "2024-q2", answers="y\n").exit_code == 0
    assert draft.read_text(encoding="utf-8") == NEW_QUARTER
    late = "2024-q1 has a report already, and a new quarter comes after all others. Write 2024-q2."
    no_quarter = '"2024-Q5" is no quarter. Write 2019-q1 for April to June 2019.'
    for wrong, said in (
        ("2024-q1", late),
        ("2023-q2", late),
        ("2024-Q5", f"Invalid value for 'QUARTER': {no_quarter}"),
    ):
        assert run(small, "new-quarter", wrong).output.splitlines()[-1] == f"Error: {said}"


def filled(text: str, reports: int) -> str:
    """Return a draft as it is when returns have come for its first entries, in good order."""
    numbers = iter(range(1, reports + 1))

    def put(found: re.Match[str]) -> str:
        number = next(numbers, None)
        return f"{found[0]} Work went on, as line {number} says." if number else found[0]

    text = re.sub(r"^    text:$", put, text, flags=re.MULTILINE)
    text = text.replace("    reason:\n", "    reason: A trainer left.\n")
    text = text.replace("    corrective_action:\n", "    corrective_action: Another one begins.\n")
    # What was never reported on has no one yet who reports; what is overdue needs an action.
    text = re.sub(
        r"(activity: ka4-a7\n    status: not_started\n)",
        r"\1    reported_by: northmoor-council\n",
        text,
    )
    return re.sub(r"(activity: ka3-a7\n)", r"\1    corrective_action: It is booked.\n", text)


def test_the_whole_quarter(northmoor: Path) -> None:
    before = everything(northmoor)
    assert run(northmoor, "new-quarter", "2026-q1").exit_code == 0
    draft = northmoor / DRAFT
    assert draft.read_text(encoding="utf-8").count("\n  - activity: ") == 20
    assert run(northmoor, "check").exit_code == 0  # a draft stops nothing

    # Three mistakes, each named at its line.
    text = filled(draft.read_text(encoding="utf-8"), 18)
    wrong = text.replace("status: in_progress", "status: in_progres", 1)
    wrong = wrong.replace("done_on: 2026-02-11", "done_on: 31/06/2026", 1)
    at = wrong.index("activity: ka4-a3")
    wrong = wrong[:at] + wrong[at:].replace("    reason: A trainer left.\n", "", 1)
    draft.write_text(wrong, encoding="utf-8")
    for command in (("check",), (*CLOSE, "--yes")):
        said = run(northmoor, *command)
        assert said.exit_code == 1
        told = [line.split(": ", 1) for line in said.output.splitlines() if ": E" in line]
        assert [(place.rsplit("/", 1)[-1], message) for place, message in told] == MISTAKES
    assert everything(northmoor) == {**before, DRAFT: wrong.encode()}

    draft.write_text(text, encoding="utf-8")
    refused = run(northmoor, *CLOSE, answers="n\n")
    assert refused.exit_code == 1
    assert draft.read_text(encoding="utf-8") == text

    closed = run(northmoor, *CLOSE, answers="y\ny\n")
    assert closed.exit_code == 0, closed.output
    assert without_folder(closed, northmoor).splitlines()[:5] == [
        "Left out of the report, since they have no text: 2 entries.",
        "- ka5-a5: Hold an open evening in every library",
        "- ka5-a6: Meet faith and community groups",
        "Close without them? [y/N]: y",
        "Close April to June 2026? [y/N]: y",
    ]
    after = everything(northmoor)
    assert [name for name in after if after[name] != before.get(name)] == [
        "data/closed.yml",
        "data/site.yml",
        DRAFT,
    ]
    assert after["data/site.yml"] == before["data/site.yml"].replace(
        b"position_as_of: 2026-05-14", b"position_as_of: 2026-07-23"
    )
    assert after["data/closed.yml"].startswith(before["data/closed.yml"].rstrip(b"\n"))
    head = "# April to June 2026.\n\nclosed: true\npublished: 2026-07-23\n"
    head += "approved_by: prevent-coordinator\n"
    report = draft.read_text(encoding="utf-8")
    assert report.startswith(f"{head}approved_on: 2026-07-16\nentries:\n")
    assert report.count("\n  - activity: ") == 18
    kept = text[text.index("entries:") : text.index("  # Hold an open evening")]
    assert report[report.index("entries:") :].rstrip() == kept.rstrip()

    quarter = report_for(whole(northmoor).council, parse_quarter("2026-q1"))
    assert [each.activity.id for each in quarter.no_update] == ["ka5-a5"]
    # Twice a year, last in November: it should have come round again by the end of June.
    assert "ka5-a6" in [each.activity.id for each in quarter.overdue]
    assert run(northmoor, "check").exit_code == 0

    pack = ("board-pack", "--quarter", "2026-q1", "--body", "prevent-partnership-board")
    assert run(northmoor, *pack).exit_code == 0
    papers = northmoor / "board-pack-2026-q1"
    assert sorted(each.name for each in papers.iterdir()) == [
        "briefing.html",
        "slides.pptx",
        "summary.html",
    ]
    product = northmoor.parents[2]
    done = build(northmoor, PYTHONPATH=str(product / "hooks"))
    assert done.returncode == 0, done.stderr
    page = (northmoor / "site/strategy/quarters/2026-q1/index.html").read_text(encoding="utf-8")
    assert "Work went on, as line 18 says." in page
    assert "Published</dt> <dd>23 July 2026</dd>" in page


MISTAKES = [
    (
        "2026-q1.yml:29:14",
        'E005 ka1-a2: done_on "31/06/2026" is not a date. Write 2019, 2019-06 or 2019-12-31.',
    ),
    (
        "2026-q1.yml:73:13",
        'E004 ka3-a4: status "in_progres" is not one of the choices. Did you mean "in_progress"? '
        "Choose from: not_started, in_progress, complete, ongoing, paused, unclear.",
    ),
    (
        "2026-q1.yml:129:17",
        'E023 ka4-a3: confidence "at_risk" has no reason beside it. Add reason: why it is so.',
    ),
]


def test_what_is_closed_stays_until_text_is_withdrawn(northmoor: Path) -> None:
    file = northmoor / "data/updates/2025-q4.yml"
    text = file.read_text(encoding="utf-8")
    again = run(northmoor, "close-quarter", "2025-q4")
    assert again.output.splitlines()[-1] == (
        "Error: 2025-q4 is closed already. What is wrong in it is put right in a later quarter, "
        "with corrects."
    )
    file.write_text(text.replace("Eleven halls", "Twelve halls"), encoding="utf-8")
    assert [
        line.split(": ", 1)[1][:40] for line in run(northmoor, "check").output.splitlines()[:1]
    ] == ["E028 ka4-a4: this quarter is closed, and"]
    file.write_text(text, encoding="utf-8")
    ledger_file = northmoor / "data/closed.yml"
    ledger = ledger_file.read_bytes()
    ledger_file.unlink()
    said = run(northmoor, "check").output
    assert said.count("says that it is closed, and data/closed.yml has no seal of it.") == 8
    ledger_file.write_bytes(ledger)

    other = northmoor / "docs" / "index.md"
    other.write_text(
        other.read_text(encoding="utf-8") + "\nEleven halls take part.\n", encoding="utf-8"
    )
    redact = [
        *("redact", "2025-q4", "--text", "eleven  HALLS", "--why", "count_of_people"),
        *("--by", "prevent-coordinator", "--on", "2026-06-02"),
    ]
    assert run(northmoor, *redact, answers="n\n").exit_code == 1
    assert file.read_text(encoding="utf-8") == text
    done = run(northmoor, *redact, "--yes")
    assert done.exit_code == 0, done.output
    line = len(other.read_text(encoding="utf-8").splitlines())
    assert without_folder(done, northmoor) == (
        "- ka4-a4: [text withdrawn on 2 June 2026] take part.\n"
        "Withdrawn on 2 June 2026, and sealed again. Build the site and the papers anew.\n"
        f"The same words stand in docs/index.md:{line}: edit them there.\n"
        "The history of the repository still holds the text, and so may copies of the site and of "
        "papers. Ask those who look after them to remove it there.\n"
    )
    assert file.read_text(encoding="utf-8") == text.replace(
        "text: Eleven halls take part.", 'text: "[text withdrawn on 2 June 2026] take part."'
    )
    rows = yaml.load((northmoor / "data/closed.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    assert rows["quarters"][-1]["redactions"] == [
        {
            "on": "2026-06-02",
            "why": "count_of_people",
            "by": "prevent-coordinator",
            "activity": "ka4-a4",
        }
    ]
    assert run(northmoor, "check").exit_code == 0
    shown = quarter_summary(whole(northmoor).here("strategy/quarters/2025-q4.md"), "2025-q4")
    assert shown["withdrawn"] == [
        "Text was withdrawn from this report on 2 June 2026, by decision of the Prevent "
        "coordinator. Count of people: A number of people who were referred."
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("redact", "2025-q4", "--text", "not there"),
            '"not there" does not stand in data/updates/2025-q4.yml. Copy it from there: capitals '
            "and line breaks do not matter.",
        ),
        (
            ("redact", "2023-q3", "--text", "x"),
            "2023-q3 is not closed: edit data/updates/2023-q3.yml itself.",
        ),
        (
            ("redact", "2025-q4", "--text", "  "),
            "--text is empty. Write the words that are to be withdrawn.",
        ),
        (("redact", "2030-q4", "--text", "x"), '2030-q4 has no report. Did you mean "2025-q4"?'),
        (
            ("close-quarter", "2026-q1"),
            "2026-q1 has no report. To begin one: strategy-site new-quarter 2026-q1",
        ),
        (
            ("close-quarter", "2023-q4"),
            "2023-q4 was not reported, as its file says: nothing to close.",
        ),
        (
            ("chase", "2025-q4"),
            "2025-q4 is no draft. Begin one: strategy-site new-quarter 2026-q1",
        ),
        (("chase",), "There is no draft. Begin one: strategy-site new-quarter 2026-q1"),
        (
            ("changes", "2025-q4", "2025-q1"),
            "2025-q1 is before 2025-q4. Write the earlier quarter first.",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    northmoor: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = everything(northmoor)
    if arguments[0] == "redact":
        options = ("--why", "case_details", "--by", "prevent-coordinator", "--on", "2026-06-02")
        arguments = (*arguments, *options)
    result = run(northmoor, *arguments)
    assert result.exit_code in (1, 2)
    assert (
        result.output.splitlines()[-1].replace(str(ROOT / ".venv" / "bin") + "/", "")
        == f"Error: {said}"
    )
    assert everything(northmoor) == before


def test_an_owner_is_told_what_is_awaited(small: Path) -> None:
    run(small, "new-quarter", "2024-q2")
    file = small / "data/updates/2024-q2.yml"
    text = file.read_text(encoding="utf-8").replace(
        "text:\n", "text: Six came.\n    reported_by: adult-services\n", 1
    )
    file.write_text(text, encoding="utf-8")
    result = run(small, "chase", "2024-q2", "--on", "2024-10-10", "--answer-by", "2024-10-18")
    assert result.output == (
        "To: Schools adviser\n"
        "Subject: Action plan, report for July to September 2024\n"
        "\n"
        "We have no report for July to September 2024 on these. Please send it by 18 October "
        "2024:\n"
        "- Offer training to schools (ka1-a3)\n"
        "\n"
        "One or two sentences each are enough. Please send no names of people, no details of cases "
        "and no numbers of people who were referred.\n"
    )
    file.write_text(
        text.replace("text:\n", "text: Two came.\n    reported_by: adult-services\n"),
        encoding="utf-8",
    )
    assert (
        run(small, "chase").output
        == "Nobody has to be asked: all is in for July to September 2024.\n"
    )


def test_owners_of_northmoor_are_told_what_is_overdue_and_due_soon(northmoor: Path) -> None:
    run(northmoor, "new-quarter", "2026-q1")
    letters = run(northmoor, "chase", "--on", "2026-07-10").output.split("\n\n" + "-" * 72 + "\n\n")
    about = {each.splitlines()[0]: each.splitlines() for each in letters}
    assert about["To: Workforce development manager"][3:7] == [
        "We have no report for April to June 2026 on these. Please send it:",
        "- Put a refresher course on the learning system (ka3-a6)",
        "- Train the contact centre of Fell Lane Homes (ka3-a7)",
        "- Hold a session for new starters (ka3-a8)",
    ]
    assert about["To: Workforce development manager"][8:10] == [
        "Overdue on 10 July 2026. Please say what is being done about it:",
        "- Put a refresher course on the learning system (ka3-a6). Due on 31 March 2026. No "
        "completion is reported as at 10 July 2026.",
    ]
    asked = [line for each in letters for line in each.splitlines() if line.startswith("- ")]
    awaited = whole(northmoor).council.drafts[parse_quarter("2026-q1")].awaited
    for each in awaited:
        assert [line for line in asked if f"({each})" in line] != [], each
    assert [
        line for line in about["To: Venues manager"] if "due by" in line or ", due on" in line
    ] == ["- Extend the checks to community halls (ka4-a4), due on 30 September 2026"]
