"""The README is true: its commands exist, its example is what is said, its list is complete."""

import re
import shutil
from pathlib import Path

from click.testing import CliRunner

import strategy_site.project  # noqa: F401  # registers every component
from strategy_site.cli import main
from strategy_site.load.data_folder import FILES
from strategy_site.views.registry import COMPONENTS
from tests.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    texts = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", texts, re.MULTILINE))
    assert {"site", "serve", "check", "quick", "test", "test-all"} <= named <= targets
    assert {"help", "bench"} <= targets


def test_the_mistake_that_it_shows_is_reported_in_these_words(tmp_path: Path) -> None:
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    report = tmp_path / "data" / "updates" / "2019-q1.yml"
    report.write_text(report.read_text().replace("status: ongoing", "status: ongoin"))
    said = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
    assert said.exit_code == 1
    assert said.output in README


def test_the_change_that_it_shows_can_be_made(tmp_path: Path) -> None:
    for part in ("data", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part)
    report = tmp_path / "data" / "updates" / "2019-q1.yml"
    written = report.read_text()
    assert "activity: ka4-a6\n    status: ongoing\n" in written
    changed = written.replace("status: ongoing", "status: complete\n    done_on: 2019-06")
    report.write_text(changed)
    said = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
    assert (said.exit_code, said.output) == (0, "No problems found.\n")


def test_every_component_and_every_data_file_is_listed() -> None:
    listed = set(re.findall(r"`(\w+)\((?:\"ka4\")?\)`", README))
    assert listed == set(COMPONENTS)
    assert [name for name in FILES if f"`data/{name}`" not in README] == []


def test_every_file_it_points_to_exists() -> None:
    paths = set(re.findall(r"`((?:data|docs|hooks|overrides|tests|\.github)/[\w./-]+)`", README))
    paths |= set(re.findall(r"\]\((?!https?:)([\w./-]+)\)", README))
    assert len(paths) > 10
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
