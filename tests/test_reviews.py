"""What is past its review on a day: the days before and after, the exit code, the workflow."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from strategy_site.cli import main
from strategy_site.dates import months_past
from strategy_site.progress import MONTHS_UNTIL_OLD
from strategy_site.project import read_project
from strategy_site.views.registry import COMPONENTS
from tests.ages import AGES
from tests.building import NORTHMOOR, ROOT

COUNCIL = ROOT / "tests" / "golden" / "council"
WORKFLOWS = ROOT / ".github" / "workflows"
LEARN = ["", "To learn more: strategy-site explain W03"]


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small council in which no review is due before 2030.

    It is the working folder.
    """
    council = shutil.copytree(COUNCIL, tmp_path / "council")
    monkeypatch.chdir(council)
    change(council, "data/site.yml", "_of: 2024-07-31\nreviewed_on: 2024-07-31", LOOKED_OVER)
    change(council, "data/site.yml", "review_due: 2024-12-31", "review_due: 2030-01-01")
    for name in ("contacts", "resources"):
        change(council, f"data/{name}.yml", "verified_on: 2024-07-01", "verified_on: 2029-06-01")
    return council


LOOKED_OVER = "_of: 2029-06-01\nreviewed_on: 2029-06-01"


def change(council: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands in a file of the council."""
    file = council / name
    text = file.read_text(encoding="utf-8")
    assert old in text, name
    file.write_text(text.replace(old, new), encoding="utf-8")


def reviews(*arguments: str) -> Result:
    """Run ``strategy-site reviews`` in this process."""
    return CliRunner().invoke(main, ["reviews", *arguments])


def passed(day: str) -> tuple[int, list[str]]:
    """Return the exit code and the lines about reviews, without remarks, of the working folder."""
    found = reviews("--on", day)
    return found.exit_code, found.output.partition("\n\n")[0].splitlines()


@pytest.mark.parametrize(("day", "later", "months"), AGES)
def test_months_are_counted_by_the_calendar(day: str, later: str, months: int) -> None:
    assert months_past(date.fromisoformat(day), date.fromisoformat(later)) == months


def test_a_day_ahead_is_less_than_no_month_old() -> None:
    assert months_past(date(2024, 7, 31), date(2024, 7, 31)) == -1
    assert months_past(date(2024, 7, 31), date(2024, 6, 1)) == -2


def test_a_position_holds_for_a_quarter_and_the_month_in_which_it_is_reported() -> None:
    assert MONTHS_UNTIL_OLD == 3 + 1


def test_the_components_that_can_become_old_are_those_that_show_the_position_of_now() -> None:
    assert sorted(name for name, each in COMPONENTS.items() if each.shows_position) == [
        *("activities", "activities_table", "activity", "at_a_glance", "due_dates", "due_soon"),
        *("key_action_measures", "key_action_summary", "key_actions", "measures", "overdue"),
        *("position", "progress_overview"),
    ]


# ---- Each kind of review: the last day on which it holds, and the day after --------------------

SITE_LINE = "Look the whole site over, and write reviewed_on and the next review_due."
PROCESS = 'status: illustrative\nversion: "1"\nowner_role: prevent-coordinator\n'
APPROVED = """\
status: approved
version: "1"
owner_role: prevent-coordinator
approved_by: prevent-board
approved_on: 2023-06-20
review_due: 2029-10-31
"""
KINDS = {
    "the site's next review": (
        ("data/site.yml", "review_due: 2030-01-01", "review_due: 2029-10-31"),
        ("2029-10-31", "2029-11-01"),
        f'data/site.yml:6:13: W03 review_due "2029-10-31" is before 1 November 2029. {SITE_LINE}',
    ),
    "the site's last review": (
        ("data/site.yml", "reviewed_on: 2029-06-01", "reviewed_on: 2028-10-31"),
        ("2029-10-31", "2029-11-01"),
        'data/site.yml:5:14: W03 reviewed_on "2028-10-31" is more than 12 months before 1 November '
        f"2029. {SITE_LINE}",
    ),
    "the accessibility statement": (
        (
            "data/site.yml",
            "problem_email: web@example.org",
            "problem_email: web@example.org\naccessibility: {compliance: partial, tested_on: "
            "2028-07-01, prepared_on: 2028-07-01, reviewed_on: 2028-10-31}",
        ),
        ("2029-10-31", "2029-11-01"),
        'data/site.yml:8:99: W03 reviewed_on "2028-10-31" of the accessibility statement is more '
        "than 12 months before 1 November 2029. Look the statement over, test the site again, and "
        "write the days.",
    ),
    "a process": (
        ("data/processes/worried.yml", PROCESS, APPROVED),
        ("2029-10-31", "2029-11-01"),
        'data/processes/worried.yml:13:13: W03 worried: review_due "2029-10-31" is before 1 '
        "November 2029. Look it over with those who approve it, and write the next day of review.",
    ),
    "a page of guidance": (
        ("docs/about/index.md", "\n---\n#", "\nreview_due: 2029-10-31\n---\n#"),
        ("2029-10-31", "2029-11-01"),
        'docs/about/index.md:3:13: W03 review_due "2029-10-31" is before 1 November 2029. Look the '
        "page over and write the next day of review.",
    ),
    "a contact": (
        (
            "data/contacts.yml",
            'phone: "999"\n    emergency: true\n    verified_on: 2029-06-01',
            'phone: "101"\n    emergency: true\n    verified_on: 2028-02-29',
        ),
        ("2029-02-28", "2029-03-01"),
        'data/contacts.yml:8:18: W03 police-999: verified_on "2028-02-29" is more than 12 '
        "months before 1 March 2029. Try it, or compare it with its source, and write the day.",
    ),
    "the address of a resource": (
        ("data/resources.yml", "verified_on: 2029-06-01", "verified_on: 2028-10-31"),
        ("2029-10-31", "2029-11-01"),
        'data/resources.yml:11:18: W03 referral-form: verified_on "2028-10-31" is more than 12 '
        "months before 1 November 2029. Open its address, see whether it is still the right one, "
        "and write the day.",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_review_holds_on_its_last_day_and_has_passed_on_the_day_after(
    council: Path, kind: str
) -> None:
    edit, (last, after), line = KINDS[kind]
    change(council, *edit)
    shown = f"{int(last[-2:])} {date.fromisoformat(last):%B %Y}"
    assert passed(last) == (0, [f"No review overdue on {shown}."])
    shown = f"{int(after[-2:])} {date.fromisoformat(after):%B %Y}"
    assert passed(after) == (1, [f"1 review overdue on {shown}.", line])


@pytest.mark.usefixtures("council")
def test_a_council_in_order_is_told_in_one_line() -> None:
    found = reviews("--on", "2029-06-02")
    assert (found.exit_code, found.output) == (0, "No review overdue on 2 June 2029.\n")


@pytest.mark.usefixtures("council")
def test_the_age_of_the_position_is_told_and_is_no_reason_to_fail() -> None:
    assert reviews("--on", "2029-10-01").output == "No review overdue on 1 October 2029.\n"
    found = reviews("--on", "2029-10-02")
    assert (found.exit_code, found.output.splitlines()) == (
        0,
        [
            "No review overdue on 2 October 2029.",
            "",
            "1 remark, no reason to fail:",
            'data/site.yml:4:17: W03 position_as_of "2029-06-01" is more than 4 months before 2 '
            "October 2029, and pages with statuses say so. Add what was reported since, and move "
            "position_as_of.",
            *LEARN,
        ],
    )


def test_what_was_never_checked_is_told_and_is_no_reason_to_fail(council: Path) -> None:
    change(council, "data/resources.yml", "    verified_on: 2029-06-01\n", "")
    found = reviews("--on", "2029-06-02", "--format", "github")
    said = (
        "verified_on is missing: nobody has checked this address. Open its address, see whether it "
        "is still the right one, and write the day."
    )
    assert (found.exit_code, found.output.splitlines()) == (
        0,
        [
            f"::notice file=data/resources.yml,line=2,col=5,title=W03::referral-form: {said}",
            "No review overdue on 2 June 2029.",
            "",
            "1 remark, no reason to fail:",
            f"data/resources.yml:2:5: W03 referral-form: {said}",
            *LEARN,
        ],
    )


@pytest.mark.usefixtures("council")
def test_github_marks_what_has_passed_as_an_error() -> None:
    found = reviews("--on", "2030-01-02", "--format", "github")
    assert found.output.splitlines()[0] == (
        '::error file=data/site.yml,line=6,col=13,title=W03::review_due "2030-01-01" is before 2 '
        f"January 2030. {SITE_LINE}"
    )


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        ([], "Error: Say as at which day, for example: reviews --on 2027-06-01"),
        (
            ["--on", "1 June 2027"],
            "Error: Invalid value for '--on': \"1 June 2027\" is not a date. Did you mean "
            "2027-06-01?",
        ),
        (
            ["--on", "2027-02-29"],
            "Error: Invalid value for '--on': \"2027-02-29\" is not a real date. February 2027 has "
            "28 days.",
        ),
        (
            ["--on", "2027-06"],
            "Error: Invalid value for '--on': \"2027-06\" is not a whole date. Write "
            "year-month-day, like 2019-12-31.",
        ),
        (
            ["--on", "soon"],
            "Error: Invalid value for '--on': \"soon\" is not a date. Write year-month-day, like "
            "2019-12-31.",
        ),
    ],
)
def test_a_day_that_cannot_be_read_is_told_with_its_remedy(arguments: list[str], last: str) -> None:
    found = reviews(*arguments)
    assert (found.exit_code, found.output.splitlines()[-1]) == (2, last)


def test_mistakes_come_first(council: Path) -> None:
    change(council, "data/site.yml", "review_due: 2030-01-01", "review_due: 2030-13-01")
    found = CliRunner().invoke(main, ["reviews", "--on", "2030-02-01"])
    assert found.exit_code == 1
    assert found.output.splitlines()[-1] == (
        "1 problem in 1 file. Nothing was published. To learn more: strategy-site explain E005"
    )


@pytest.mark.parametrize("folder", [ROOT, NORTHMOOR], ids=["barnet", "northmoor"])
def test_the_build_and_the_command_agree_on_the_day_of_the_last_review(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    project, problems = read_project(folder)
    assert project
    told = [str(each) for each in problems if each.code == "W03"]
    day = project.council.site.reviewed_on
    lines = reviews("--on", day.isoformat()).output.splitlines()
    same = [line.replace(" before ", " before the last review of the site, on ") for line in lines]
    assert sorted(
        each for each in same if " W03 " in each and "position_as_of" not in each
    ) == sorted(told)


# ---- Both councils ----------------------------------------------------------------------------


def test_barnets_site_is_due_on_1_june_2027_and_its_other_dates_half_a_year_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    review = 'data/site.yml:9:13: W03 review_due "2027-05-31" is before {}. ' + SITE_LINE
    assert passed("2027-05-31") == (0, ["No review overdue on 31 May 2027."])
    assert passed("2027-06-01") == (
        1,
        ["1 review overdue on 1 June 2027.", review.format("1 June 2027")],
    )
    day = "26 November 2027"
    long_ago = f'"2026-11-25" is more than 12 months before {day}.'
    assert passed("2027-11-26") == (
        1,
        [
            f"3 reviews overdue on {day}.",
            f"data/site.yml:8:14: W03 reviewed_on {long_ago} {SITE_LINE}",
            review.format(day),
            "data/site.yml:15:16: W03 reviewed_on "
            + long_ago.replace(" is", " of the accessibility statement is")
            + " Look the statement over, test the site again, and write the days.",
        ],
    )


def test_the_remarks_on_barnet_are_what_nobody_checked_and_the_age_of_the_position(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    found = reviews("--on", "2027-05-31")
    remarks = found.output.split("\n\n")[1].splitlines()
    assert remarks[0] == "17 remarks, no reason to fail:"
    files = [line.split(":")[0] for line in remarks[1:]]
    assert files == [*["data/contacts.yml"] * 5, *["data/resources.yml"] * 11, "data/site.yml"]
    assert remarks[-1].endswith(
        'position_as_of "2019-07-26" is more than 94 months before 31 May 2027, and pages with '
        "statuses say so. Add what was reported since, and move position_as_of."
    )


@pytest.mark.parametrize(
    ("day", "overdue"),
    [
        ("2026-02-28", []),
        ("2026-03-01", ["docs/guidance/venue-hire.md"]),
        ("2026-04-01", ["data/processes/venue-hire-check.yml", "docs/guidance/venue-hire.md"]),
        (
            "2026-11-14",
            [
                "data/processes/venue-hire-check.yml",
                "data/site.yml",
                "docs/guidance/venue-hire.md",
            ],
        ),
    ],
)
def test_northmoors_reviews_fall_due_one_after_the_other(
    day: str, overdue: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(NORTHMOOR)
    code, lines = passed(day)
    files = [line.split(":")[0] for line in lines[1:]]
    assert (code, files) == (int(bool(overdue)), overdue)


# ---- The scheduled workflow -------------------------------------------------------------------


def workflow(name: str) -> dict[Any, Any]:
    """Return a workflow as YAML; ``on`` is read as true, since YAML 1.1 takes it for a yes."""
    found: dict[Any, Any] = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return found


def test_the_workflow_runs_each_week_and_by_hand_and_may_only_read() -> None:
    asked = workflow("reviews.yml")
    assert asked[True] == {"schedule": [{"cron": "0 6 * * 1"}], "workflow_dispatch": None}
    assert asked["permissions"] == {"contents": "read"}
    (job,) = asked["jobs"].values()
    assert "permissions" not in job
    assert "continue-on-error" not in str(asked)


def test_the_workflow_installs_what_the_sites_own_does() -> None:
    *install, _ = workflow("reviews.yml")["jobs"]["reviews"]["steps"]
    assert install == workflow("site.yml")["jobs"]["check"]["steps"][: len(install)]
    assert len(install) == 3


@pytest.mark.parametrize(
    ("folder", "today", "code"),
    [
        (ROOT, "2027-05-31", 0),
        (ROOT, "2027-06-01", 1),
        (NORTHMOOR, "2026-02-28", 0),
        (NORTHMOOR, "2026-03-01", 1),
    ],
)
def test_its_command_is_one_that_there_is_and_fails_when_a_date_has_passed(
    folder: Path, today: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    written = workflow("reviews.yml")["jobs"]["reviews"]["steps"][-1]["run"]
    program, *arguments = shlex.split(written.replace("$(date +%F)", today))
    assert program == ".venv/bin/strategy-site"
    assert "$" not in " ".join(arguments)
    found = CliRunner().invoke(main, arguments)
    assert found.exit_code == code, found.output
    errors = [line for line in found.output.splitlines() if line.startswith("::error file=")]
    assert len(errors) == code
    assert all(re.match(r"::error file=(data|docs)/[\w/.-]+,line=\d+,col=\d+,", each)
               for each in errors)  # fmt: skip
