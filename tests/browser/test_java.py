"""Finding Java: one line says which, and one sentence what to do if there is none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser import java


def program(folder: Path, code: int) -> Path:
    """Write a java that ends with an exit code."""
    path = folder / "java"
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_java_on_the_path_is_used_and_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = program(tmp_path, 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert java.main() == 0
    assert capsys.readouterr().out == f"The HTML checker uses {path}.\n"


def test_a_stub_that_does_not_run_is_no_java(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, 1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert java.find_java() == ""


def test_without_java_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[str] = []

    def fails(command: Sequence[str]) -> bool:
        tried.append(" ".join(command))
        return False

    monkeypatch.setattr(java, "_runs", fails)
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert java.main() == 1
    assert capsys.readouterr().out == java.HELP + "\n"
    assert tried == [
        "/usr/bin/java -version",
        "apt-get update",
        "apt-get install -y --no-install-recommends default-jre-headless",
        "/usr/bin/java -version",
    ]


def test_without_root_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_runs", lambda _: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    assert java.install() == ""
