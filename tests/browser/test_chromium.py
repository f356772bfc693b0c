"""Finding a browser: one line says which, and one sentence what to do if there is none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser import chromium


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the commands that would have been run; each of them fails."""
    commands: list[str] = []

    def fails(command: Sequence[str]) -> bool:
        commands.append(" ".join(command[1:]))
        return False

    monkeypatch.setattr(chromium, "_runs", fails)
    return commands


def test_the_first_browser_on_the_path_is_used_and_named_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tried: list[str],
) -> None:
    for name in ("google-chrome", "chromium-browser"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.main() == 0
    assert capsys.readouterr().out == f"The browser tests use {tmp_path / 'chromium-browser'}.\n"
    assert tried == []


def test_without_a_browser_every_way_is_tried_and_one_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tried: list[str]
) -> None:
    monkeypatch.setattr(chromium, "find_chromium", lambda: "")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert chromium.main() == 1
    assert capsys.readouterr().out == chromium.HELP + "\n"
    assert tried == [
        "-m playwright install chromium",
        "update",
        "install -y chromium fonts-liberation",
    ]


def test_without_root_nothing_is_installed_with_apt(
    monkeypatch: pytest.MonkeyPatch, tried: list[str]
) -> None:
    monkeypatch.setattr(chromium, "find_chromium", lambda: "")
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    assert chromium.main() == 1
    assert tried == ["-m playwright install chromium"]


def test_a_browser_installed_just_now_is_named_as_such(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = iter(["", "/opt/chrome"])
    monkeypatch.setattr(chromium, "find_chromium", lambda: next(found))
    monkeypatch.setattr(chromium, "_runs", lambda _: True)
    assert chromium.main() == 0
    said = "The browser tests use /opt/chrome, which was installed just now.\n"
    assert capsys.readouterr().out == said
