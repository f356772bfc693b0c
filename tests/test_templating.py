"""Templates are kept compiled, and what is kept never decides what a page says."""

import sys
from pathlib import Path

import pytest

from strategy_site.templating import CompiledTemplates, environment_of


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which templates are kept."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(CompiledTemplates, "folder", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def says(folder: Path, template: str = "") -> str:
    """Return what a template says, written anew if it is given."""
    if template:
        (folder / "page.html").write_text(template, encoding="utf-8")
    return environment_of(folder).get_template("page.html").render(name="<b>")


def test_a_template_that_changes_is_compiled_anew(kept: Path, tmp_path: Path) -> None:
    assert says(tmp_path, "One {{ name }}") == "One &lt;b&gt;"
    assert len(list(kept.iterdir())) == 1
    assert says(tmp_path) == "One &lt;b&gt;"
    assert says(tmp_path, "Two {{ name }}") == "Two &lt;b&gt;"
    assert len(list(kept.iterdir())) == 1


def test_what_is_kept_is_used(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says(tmp_path, "One")
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert says(tmp_path) == "One"
    assert len(list(kept.iterdir())) == 1


def test_what_a_crash_left_in_pieces_is_passed_over(kept: Path, tmp_path: Path) -> None:
    says(tmp_path, "One {{ name }}")
    [file] = kept.iterdir()
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert says(tmp_path) == "One &lt;b&gt;", length
    file.write_bytes(b"\0" * len(whole))
    assert says(tmp_path) == "One &lt;b&gt;"


def test_a_folder_that_goes_away_does_no_harm(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = environment_of(tmp_path)
    (tmp_path / "page.html").write_text("One")
    kept.rmdir()
    assert environment.get_template("page.html").render() == "One"
    assert CompiledTemplates.if_wanted() is None
    monkeypatch.setattr(CompiledTemplates, "folder", tmp_path)
    assert CompiledTemplates.if_wanted() is not None
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert CompiledTemplates.if_wanted() is None
