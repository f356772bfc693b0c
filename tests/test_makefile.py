"""`make` on machines that lack something: one plain sentence, and nothing is left behind."""

import subprocess
from pathlib import Path

import pytest

from tests.building import ROOT


def make(tmp_path: Path, python: str, *targets: str) -> tuple[int, list[str], bool]:
    """Run make with a Python of our own; return exit code, words, and whether it installed."""
    fake = tmp_path / "python3"
    fake.write_text(f"#!/bin/sh\n{python}\n")
    fake.chmod(0o755)
    venv = tmp_path / "venv"
    done = subprocess.run(
        ["make", "--silent", *targets, f"PYTHON={fake}", f"VENV={venv}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if "***" not in line]
    return done.returncode, said, venv.exists()


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (
            'case "$*" in *ensurepip*) exit 1;; *) exit 0;; esac',
            "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv",
        ),
        (
            "exit 1",
            "Python 3.11 or newer is needed. If you have it under another name: "
            "make site PYTHON=python3.12",
        ),
    ],
    ids=["without venv", "too old"],
)
def test_what_is_missing_is_said_in_one_sentence(
    tmp_path: Path, python: str, sentence: str
) -> None:
    assert make(tmp_path, python, "site") == (2, [sentence], False)


def test_help_is_what_make_shows_and_lists_every_target_for_people(tmp_path: Path) -> None:
    code, said, installed = make(tmp_path, "exit 1")
    assert (code, installed) == (0, False)
    assert [line.split("  ")[0] for line in said] == [
        "make help",
        "make site",
        "make serve",
        "make demo",
        "make check",
        "make quick",
        "make test",
        "make test-all",
        "make bench",
        "make pictures",
        "make lock",
        "make clean",
    ]
