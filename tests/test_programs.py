"""Finding programs: one line says which, and one sentence what to do if there is none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tools import programs


def program(folder: Path, name: str, code: int) -> Path:
    """Write a program that ends with an exit code."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_programs_on_the_path_are_used_and_named_in_one_line_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    java, soffice = (program(tmp_path, name, 0) for name in ("java", "soffice"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.main() == 0
    assert capsys.readouterr().out == (
        f"The HTML checker needs {java}.\nSlides are opened with {soffice}.\n"
    )


@pytest.mark.parametrize("name", ["java", "soffice"])
def test_a_stub_that_does_not_run_is_no_program(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, name, 1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.find(name) == ""


def test_without_programs_a_sentence_each_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[str] = []

    def fails(command: Sequence[str]) -> bool:
        tried.append(" ".join(command))
        return False

    monkeypatch.setattr(programs, "_runs", fails)
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert programs.main() == 1
    assert capsys.readouterr().out == (
        "No java was found and none could be installed. The HTML checker needs it: on Debian and "
        "Ubuntu, sudo apt install default-jre-headless; then run the tests again.\n"
        "No soffice was found and none could be installed. Slides are opened with it: on Debian "
        "and Ubuntu, sudo apt install libreoffice-impress; then run the tests again.\n"
    )
    assert tried == [
        "/usr/bin/java -version",
        "apt-get update",
        "apt-get install -y --no-install-recommends default-jre-headless",
        "/usr/bin/java -version",
        "/usr/bin/soffice --version",
        "apt-get update",
        "apt-get install -y --no-install-recommends libreoffice-impress",
        "/usr/bin/soffice --version",
    ]


def test_without_root_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_runs", lambda _: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    assert programs.install("java") == ""
