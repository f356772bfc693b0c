"""The README is true: its commands exist, its example is what is said, its list is complete."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import strategy_site.project  # noqa: F401  # registers every component
from strategy_site.cli import main
from strategy_site.load.data_files import FILES, OPTIONAL
from strategy_site.views.registry import COMPONENTS
from tests.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    texts = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", texts, re.MULTILINE))
    assert {"site", "serve", "check", "quick", "test", "test-all"} <= named <= targets
    assert {"help", "bench"} <= targets


def test_the_mistake_that_it_shows_is_reported_in_these_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    report = tmp_path / "data" / "updates" / "2019-q1.yml"
    written = report.read_text()
    assert "activity: ka4-a1\n    status: in_progress\n" in written
    right, wrong = "ka4-a1\n    status: in_progress", "ka4-a1\n    status: in_progres"
    report.write_text(written.replace(right, wrong))
    monkeypatch.chdir(tmp_path)
    # As for a reader who has just run `make site`: the program is there, and not on the path.
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "strategy-site").touch(mode=0o755)
    monkeypatch.setattr("sys.executable", str(programs / "python"))
    monkeypatch.setenv("PATH", "/nowhere")
    said = CliRunner().invoke(main, ["check"])
    assert said.exit_code == 1
    told = [line for line in said.output.splitlines(keepends=True) if ": W0" not in line]
    assert "".join(told) in README


def test_the_change_that_it_shows_can_be_made(tmp_path: Path) -> None:
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    report = tmp_path / "data" / "updates" / "2019-q1.yml"
    written = report.read_text()
    right, done = "ka4-a1\n    status: in_progress", "ka4-a1\n    status: complete"
    assert f"activity: {right}\n" in written
    changed = written.replace(right, f"{done}\n    done_on: 2019-06")
    report.write_text(changed)
    said = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
    assert said.exit_code == 0
    assert "No problems found." in said.output


def test_every_component_and_every_data_file_is_listed() -> None:
    listed = set(re.findall(r"`(\w+)\((?:\"[a-z0-9-]+\")?\)`", README))
    assert listed == set(COMPONENTS)
    assert [name for name in FILES if f"`data/{name}`" not in README] == []


def test_every_file_it_points_to_exists() -> None:
    paths = set(re.findall(r"`((?:data|docs|hooks|overrides|tests|\.github)/[\w./-]+)`", README))
    paths |= set(re.findall(r"\]\((?!https?:)([\w./-]+)\)", README))
    assert len(paths) > 10
    may_be_absent = {f"data/{name}" for name in OPTIONAL}
    assert [path for path in sorted(paths - may_be_absent) if not (ROOT / path).exists()] == []
