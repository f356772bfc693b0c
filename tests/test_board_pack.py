"""The command that writes the papers of a quarter: what it asks, what it says, what it writes."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from strategy_site.cli import main
from tests.building import NORTHMOOR, ROOT

pytestmark = pytest.mark.slow

BODIES = (
    "Choose from: channel-panel, community-safety-team, council-management-team, "
    "health-and-well-being-board, prevent-delivery-group, safer-communities-partnership-board."
)


def run(*arguments: str, root: Path = ROOT, answers: str = "") -> Result:
    """Run the command in a council's folder, with answers to what it asks."""
    result = CliRunner().invoke(
        main, ["board-pack", *arguments, "--project", str(root)], input=answers
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def refusal(result: Result) -> str:
    """Return the line that says why a command did nothing."""
    assert result.exit_code != 0
    (line,) = [each for each in result.output.splitlines() if each.startswith("Error: ")]
    return line.removeprefix("Error: ")


def written(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    "body",
    ["scpb", "SCPB", "safer-communities-partnership-board", " Safer Communities Partnership Board"],
)
def test_a_body_may_be_named_by_id_name_or_initials(tmp_path: Path, body: str) -> None:
    result = run("--quarter", "2019-q1", "--body", body, "--to", str(tmp_path))
    assert result.exit_code == 0
    assert "slides.pptx" in written(tmp_path)


@pytest.mark.parametrize(
    ("root", "quarter", "body", "said"),
    [
        (ROOT, "2019-q1", "scpbb", f'"scpbb" is no body. Did you mean "SCPB"? {BODIES}'),
        (ROOT, "2019-q1", "cabinet", f'"cabinet" is no body. {BODIES}'),
        (
            ROOT,
            "2019-q2",
            "scpb",
            '2019-q2 has no published report. Did you mean "2019-q1"? There are 2017-q3, 2019-q1.',
        ),
        (
            NORTHMOOR,
            "2025-q4",
            "prevent-delivery-group",
            "The Prevent Delivery Group ended on 31 March 2025, before this report was published "
            "on 14 May 2026. Write --body prevent-partnership-board.",
        ),
    ],
    ids=["spelt wrong", "unknown", "no report", "ended"],
)
def test_what_cannot_be_is_refused_in_one_line(
    tmp_path: Path, root: Path, quarter: str, body: str, said: str
) -> None:
    result = run("--quarter", quarter, "--body", body, "--to", str(tmp_path), root=root)
    assert refusal(result) == said
    assert written(tmp_path) == {}


def test_a_body_that_ended_later_reads_the_papers_of_its_time(tmp_path: Path) -> None:
    result = run(
        *("--quarter", "2024-q2", "--body", "Delivery Group", "--to", str(tmp_path)), root=NORTHMOOR
    )
    assert result.exit_code == 0


def test_papers_that_are_there_are_overwritten_only_after_asking(tmp_path: Path) -> None:
    command = ("--quarter", "2019-q1", "--body", "scpb", "--to", str(tmp_path))
    assert run(*command).exit_code == 0
    first = written(tmp_path)
    (tmp_path / "slides.pptx").write_bytes(b"changed by hand")
    refused = run(*command, answers="n\n")
    assert refused.exit_code == 1
    assert "slides.pptx in" in refused.output
    assert "will be written anew. Go on? [y/N]: n" in refused.output
    assert written(tmp_path)["slides.pptx"] == b"changed by hand"
    assert run(*command, answers="y\n").exit_code == 0
    assert written(tmp_path) == first
    assert run(*command, "--yes").exit_code == 0
    assert written(tmp_path) == first


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    folder = tmp_path / "file" / "papers"
    result = run("--quarter", "2019-q1", "--body", "scpb", "--to", str(folder))
    assert (
        refusal(result) == f"{folder} could not be written: Not a directory. Nothing was changed."
    )


def test_without_python_pptx_the_slides_are_left_out_and_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "strategy_site.exports.slides":
            raise ModuleNotFoundError("No module named 'pptx'", name="pptx")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    result = run("--quarter", "2019-q1", "--body", "scpb", "--to", str(tmp_path))
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == (
        "The slides were left out: they need python-pptx. To install it: pip install python-pptx"
    )
    assert "slides.pptx" not in (each.name for each in tmp_path.iterdir())
