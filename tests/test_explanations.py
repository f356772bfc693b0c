"""The command line: what it says of a code, of good data and of bad data."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from strategy_site.cli import main
from strategy_site.cli.checking import explanations
from strategy_site.load.data_files import FILES
from tests.building import ROOT

COUNCIL = ROOT / "tests" / "golden" / "council"
TITLES = """\
E001  The file cannot be read
E002  A name is not known
E003  Something is missing or empty
E004  The value does not fit
E005  A date or a quarter is wrong
E006  An id or a number is used twice
E007  An id of a closed quarter is gone, or means something else
E010  A record that is named does not exist
E011  Records lead round in a circle
E012  A page calls in something that it cannot
E013  A body or an organisation had ended by then
E014  A role is not known
E015  Key actions are not numbered in order, or one has no activity
E016  A recommendation to the council is not answered
E020  An activity does not say by when, or how often
E021  A completion and its date do not go together
E022  Something does not go with the kind of activity or with its status
E023  What goes wrong has no reason or no corrective action
E024  The moves of a due date do not fit together
E025  Something stands twice in one quarter
E026  An activity that was taken out of the plan is reported on
E027  Something complete is open again, and nothing says why
E028  What was closed has changed
E029  A quarter is missing, or its report contradicts itself
E030  A report is not approved
E031  A report is published while publication is on hold
E040  A process does not begin in one place
E041  A step cannot be reached from the start
E042  A path through a process does not end
E043  A way back is not marked, or one that is marked leads on
E044  A question does not have its answers
E045  Nobody takes a step, or more than one does
E046  A worry does not begin with immediate danger
E047  A time is not complete
E048  The approval of a process is not complete
E049  A review of support is missing
E065  An emergency contact is missing or not sure
E066  People are sent to a contact that is not for them
E067  Something that no longer holds is shown as help
E085  A page that the law asks for is missing or incomplete
E088  A published address is gone, or one that moved is still there
W01  A sentence of ours is longer than 25 words
W02  Initials are not explained
W03  A review is out of date
W04  Nothing was reported for the latest quarter
W05  A quotation departs from its source
W06  What a source means is still not clear
W07  A percentage has a small base
W08  A word is used that the glossary replaces
W09  A benchmark is not answered
W10  A report repeats the one before
W11  A word is jargon
W12  A date, a time or a number is not in the usual style
W13  The words of a link do not say what it leads to
W14  The headings of a page are not in order
W15  A report is still a draft
"""


def run(*arguments: str | Path) -> Result:
    """Run ``strategy-site`` in this process."""
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a council with a misspelt role, a percent sign in a kind and a page without header.

    It is the working folder.
    """
    council = shutil.copytree(COUNCIL, tmp_path / "council")
    activities = council / "data" / "activities.yml"
    text = activities.read_text(encoding="utf-8")
    text = text.replace("owner_role: schools-adviser", "owner_role: schools-advisor")
    text = text.replace("kind: milestone", "kind: 100% done")
    activities.write_text(text, encoding="utf-8")
    (council / "docs" / "fees, and more.md").write_text("# Fees\n", encoding="utf-8")
    monkeypatch.chdir(council)
    return council


def test_without_a_code_all_codes_are_listed() -> None:
    assert (run("explain").exit_code, run("explain").output) == (0, TITLES)


@pytest.mark.parametrize("code", ["E014", "e014"])
def test_a_code_prints_its_text(code: str) -> None:
    result = run("explain", code)
    text = (ROOT / "hooks" / "strategy_site" / "explanations" / "E014.md").read_text(
        encoding="utf-8"
    )
    assert (result.exit_code, result.output) == (0, text)
    assert text.startswith("# E014: A role is not known\n")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("E0014", 'Error: "E0014" is not a code. Did you mean "E014"?\n'),
        (
            "misspelt",
            'Error: "misspelt" is not a code. To list them all: strategy-site explain\n',
        ),
    ],
)
def test_a_wrong_code_gives_the_nearest_or_says_where_all_are(written: str, told: str) -> None:
    result = run("explain", written)
    assert result.exit_code == 2
    assert result.output.endswith(told)


@pytest.mark.parametrize("code", explanations())
def test_an_explanation_has_all_its_parts(code: str) -> None:
    text = explanations()[code]
    parts = ["Wrong", "Right", "What to do: "]
    assert text.startswith(f"# {code}: ")
    assert [part for part in parts if f"\n\n{part}" not in text] == []
    assert text.endswith("\n")
    assert [line for line in text.splitlines() if len(line) > 100] == []


@pytest.mark.parametrize("code", explanations())
def test_no_sentence_of_an_explanation_is_longer_than_25_words(code: str) -> None:
    paragraphs = [part for part in explanations()[code].split("\n\n") if not part.startswith(" ")]
    sentences = [
        sentence
        for paragraph in paragraphs
        for sentence in " ".join(paragraph.split()).replace(": ", ". ").split(". ")
    ]
    assert [sentence for sentence in sentences if len(sentence.split()) > 25] == []


def test_good_data_has_no_problems() -> None:
    result = run("check", "--project", COUNCIL)
    assert (result.exit_code, result.output) == (0, "No problems found.\n")


def test_bad_data_prints_the_report(spoilt: Path) -> None:
    result = run("check", "--project", spoilt)
    assert result.exit_code == 1
    assert result.output == (
        'data/activities.yml:5:11: E004 ka1-a1: kind "100% done" is not one of the choices. '
        "Choose from: milestone, recurring, standing.\n"
        'data/activities.yml:22:17: E014 ka1-a3: owner_role "schools-advisor" is not a role in '
        'parties.yml. Did you mean "schools-adviser"?\n'
        "docs/fees, and more.md:1:1: E003 the page has no header. Begin the page with three lines: "
        "---, then description: and a sentence, then ---.\n"
        "3 problems in 2 files. Nothing was published. To learn more: strategy-site explain E003\n"
    )


def test_bad_data_marks_the_lines_of_a_pull_request(spoilt: Path) -> None:
    result = run("check", "--project", spoilt, "--format", "github")
    assert result.exit_code == 1
    assert result.output.splitlines()[:3] == [
        "::error file=data/activities.yml,line=5,col=11,title=E004::ka1-a1: kind "
        '"100%25 done" is not one of the choices. Choose from: milestone, recurring, standing.',
        "::error file=data/activities.yml,line=22,col=17,title=E014::ka1-a3: owner_role "
        '"schools-advisor" is not a role in parties.yml. Did you mean "schools-adviser"?',
        "::error file=docs/fees%2C and more.md,line=1,col=1,title=E003::the page has no header. "
        "Begin the page with three lines: ---, then description: and a sentence, then ---.",
    ]
    assert result.output.splitlines()[3:] == run("check", "--project", spoilt).output.splitlines()


def test_paths_lead_from_the_working_folder_to_the_councils(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(spoilt.parent)
    for folder, shown in (("council", "council"), (spoilt, "council"), ("./council/", "council")):
        lines = run("check", "--project", folder, "--format", "github").output.splitlines()
        assert lines[0].startswith(f"::error file={shown}/data/activities.yml,line=5,")
        assert lines[3].startswith(f"{shown}/data/activities.yml:5:11: E004 ka1-a1: kind ")
    (spoilt / "inner").mkdir()
    monkeypatch.chdir(spoilt / "inner")
    assert run("check", "--project", "..").output.startswith("../data/activities.yml:5:11: ")
    monkeypatch.chdir("/")
    assert run("check", "--project", spoilt).output.startswith(f"{spoilt}/data"[1:])


def test_the_report_names_the_program_as_it_can_be_called(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = spoilt / "pro grams"
    programs.mkdir()
    monkeypatch.setattr("sys.executable", str(programs / "python"))
    monkeypatch.setenv("PATH", "/nowhere")
    assert run("check").output.endswith("To learn more: strategy-site explain E003\n")
    (programs / "strategy-site").touch(mode=0o755)
    assert run("check").output.endswith("To learn more: 'pro grams/strategy-site' explain E003\n")
    monkeypatch.chdir(spoilt / "data")
    whole = f"'{programs}/strategy-site'"
    elsewhere = run("check", "--project", spoilt).output
    assert elsewhere.endswith(f"To learn more: {whole} explain E003\n")
    monkeypatch.chdir(spoilt)
    monkeypatch.setenv("PATH", str(programs))
    assert run("check").output.endswith("To learn more: strategy-site explain E003\n")


def test_a_folder_that_does_not_exist_is_told_without_a_traceback(tmp_path: Path) -> None:
    result = run("check", "--project", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert result.output.endswith("nowhere' does not exist.\n")


GLOSSARY = """\
data/glossary.yml (the whole file may be left out)
  terms: a list, each item a word or initials that readers may not know (may be left out)
    id: an id: small letters, figures, hyphens
    term: text on one line
    abbreviation: text on one line (may be left out)
    aliases: a list, each item text on one line (may be left out)
    meaning: text
    instead_of: a list, each item text on one line (may be left out)
    source: a list, each item where a fact was read
      ref: the id of a publication
      slide: a whole number from 1 (may be left out)
      page: a whole number from 1 (may be left out)
  well_known: a list, each item text on one line (may be left out)
"""


def test_the_fields_of_a_file_are_listed_with_what_may_stand_in_them() -> None:
    said = CliRunner().invoke(main, ["fields", "data/glossary.yml"])
    assert (said.exit_code, said.output) == (0, GLOSSARY)


def test_the_fields_of_all_files_are_listed_and_none_is_left_unexplained() -> None:
    said = CliRunner().invoke(main, ["fields"]).output
    for name in [*FILES, "updates/2019-q1.yml"]:
        assert f"data/{name}" in said
    assert [line for line in said.splitlines() if line.rstrip().endswith(":")] == []


def test_an_unknown_file_gives_the_nearest() -> None:
    said = CliRunner().invoke(main, ["fields", "activites.yml"])
    assert said.exit_code == 2
    assert '"activites.yml" is no file. Did you mean "activities.yml"?' in said.output


@pytest.mark.parametrize("name", ["updates/2017-q3.yml", "./data/updates/2017-q3.yml"])
def test_the_fields_of_any_quarters_file_are_listed(name: str) -> None:
    said = CliRunner().invoke(main, ["fields", name])
    assert said.exit_code == 0
    assert said.output.startswith("data/updates/2019-q1.yml (one file a financial quarter:")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chek", 'Error: "chek" is no command. Did you mean "check"?'),
        ("new quarter", 'Error: "new quarter" is no command. Did you mean "new-quarter"?'),
    ],
)
def test_a_command_that_is_misspelt_is_told_the_nearest(typed: str, said: str) -> None:
    done = CliRunner().invoke(main, [typed])
    assert done.exit_code == 2
    assert done.output.splitlines()[-1] == said
