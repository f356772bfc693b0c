"""The long sweeps of `make test-all`: what a newcomer does, on a clone, with nothing installed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.building import ROOT, fingerprint

pytestmark = pytest.mark.long


def run(folder: Path, *command: str) -> str:
    """Run a command in a folder without the tests' own surroundings; return what it says."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "MAKE", "MFLAGS"))
    }
    done = subprocess.run(
        command, cwd=folder, env=kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def clone(to: Path) -> Path:
    """Clone the project as it is committed into an empty folder."""
    run(ROOT, "git", "clone", "--quiet", str(ROOT), str(to))
    return to


def test_a_fresh_clone_is_built_by_one_command_and_the_second_run_installs_nothing(
    tmp_path: Path,
) -> None:
    project = clone(tmp_path / "clone")
    python = f"PYTHON={sys.executable}"
    first = run(project, "make", "site", python)
    assert "Installing what the site needs" in first
    assert first.endswith("The site is in site/. To look at it: make serve\n")
    site = fingerprint(project / "site")
    assert {"index.html", "404.html", "search/index.html", "pagefind/pagefind.js"} <= site.keys()
    second = run(project, "make", "site", python)
    assert "Installing" not in second
    assert fingerprint(project / "site") == site
    # What is still to be done for Barnet's own records; nothing else is said.
    *remarks, end = run(project, "make", "check", python).splitlines()
    assert [(line.split(":")[0], line.split(" ")[1]) for line in remarks] == [
        ("data/benchmarks.yml", "W09"),
        *[("data/contacts.yml", "W03")] * 5,
        *[("data/resources.yml", "W03")] * 11,
        ("data/updates/2019-q1.yml", "W06"),
    ]
    assert end == (
        "No problems found. 18 remarks in 4 files. To learn more: strategy-site explain W03"
    )
    assert run(project, "git", "status", "--short") == ""


def test_pip_and_mkdocs_alone_build_the_site_too(tmp_path: Path) -> None:
    project = clone(tmp_path / "clone")
    run(project, sys.executable, "-m", "venv", "venv")
    run(project, "venv/bin/pip", "install", "--quiet", "-e", ".")
    run(project, "venv/bin/mkdocs", "build", "--strict")
    assert (project / "site" / "strategy" / "key-actions" / "ka4" / "index.html").is_file()
