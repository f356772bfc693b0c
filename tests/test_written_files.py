"""Files that commands write: all or none, and nothing is left beside them."""

import stat
from pathlib import Path

import pytest

from strategy_site.problems import Refusal
from strategy_site.written_files import text_with_line_ends, write_all


def test_files_are_written_with_their_folders_and_keep_their_permissions(tmp_path: Path) -> None:
    old = tmp_path / "old.yml"
    old.write_text("old\n")
    old.chmod(0o640)
    write_all({old: "new\r\n", tmp_path / "a" / "b.yml": "né\n", tmp_path / "c.bin": b"\xff"})
    assert old.read_bytes() == b"new\r\n"
    assert text_with_line_ends(old) == "new\r\n"
    assert (tmp_path / "a" / "b.yml").read_bytes() == "né\n".encode()
    assert (tmp_path / "c.bin").read_bytes() == b"\xff"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "c.bin").stat().st_mode) == 0o644
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "c.bin", "old.yml"]


def test_if_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    old, folder = tmp_path / "old.yml", tmp_path / "folder"
    old.write_text("old\n")
    (folder / "in-it").mkdir(parents=True)
    with pytest.raises(Refusal, match=r"could not be written: .* Nothing was changed\.$"):
        write_all({old: "new\n", tmp_path / "new.yml": "new\n", folder: "no\n"})
    assert old.read_text() == "old\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "old.yml"]


def test_a_place_below_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refusal) as refused:
        write_all({tmp_path / "file" / "below.yml": "new\n"})
    assert str(refused.value) == (
        f"{tmp_path / 'file'} could not be written: File exists. Nothing was changed."
    )
