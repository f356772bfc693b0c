"""The new site takes the old one's place whole, or the old one stays."""

import os
import stat
from pathlib import Path

import pytest

from strategy_site import publish as publishing
from strategy_site.problems import Refusal
from strategy_site.publish import discard, live_folder, publish, staging_for
from tests.building import fingerprint


def site(folder: Path, text: str) -> Path:
    """Write a small site and return its folder."""
    (folder / "training").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text)
    (folder / "training" / "index.html").write_text(text)
    return folder


def test_a_first_site_is_put_in_place(tmp_path: Path) -> None:
    live = tmp_path / "site"
    staging = site(staging_for(live), "new")
    publish(staging, live)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (live / "training" / "index.html").read_text() == "new"


@pytest.mark.parametrize("exchanges", [True, False], ids=["one step", "two renames"])
def test_a_new_site_replaces_the_old_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool
) -> None:
    live = site(tmp_path / "site", "old")
    (live / "gone.html").write_text("old")
    staging = site(staging_for(live), "new")
    wanted = fingerprint(staging)
    if not exchanges:
        monkeypatch.setattr(publishing, "_exchange", lambda *_: False)
    publish(staging, live)
    assert fingerprint(live) == wanted
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_this_system_exchanges_in_one_step(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one", "1"), site(tmp_path / "other", "2")
    assert publishing._exchange(one, other) is True
    assert (one / "index.html").read_text() == "2"
    assert (other / "index.html").read_text() == "1"


def test_a_rename_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = site(tmp_path / "site", "old")
    before = fingerprint(live)
    staging = site(staging_for(live), "new")
    monkeypatch.setattr(publishing, "_exchange", lambda *_: False)
    rename = Path.rename

    def fail_on_staging(self: Path, target: Path) -> Path:
        if self == staging:
            raise OSError("disk full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_on_staging)
    with pytest.raises(Refusal, match=r"could not be written \(disk full\). The old site is as"):
        publish(staging, live)
    assert fingerprint(live) == before


def test_a_published_site_is_readable_whatever_the_umask(tmp_path: Path) -> None:
    live = tmp_path / "site"
    old = os.umask(0o077)
    try:
        publish(site(staging_for(live), "new"), live)
    finally:
        os.umask(old)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in live.rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in (live, live / "training")}
    assert (modes, folders) == ({0o644}, {0o755})


def test_what_a_killed_build_left_is_deleted_and_what_a_running_one_writes_is_not(
    tmp_path: Path,
) -> None:
    live = tmp_path / "site"
    site(tmp_path / ".site.building-999999999", "left")
    site(tmp_path / f".site.building-{os.getppid()}", "running")
    ours = f".site.building-{os.getpid()}"
    assert staging_for(live) == tmp_path / ours
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {ours, f".site.building-{os.getppid()}"}


@pytest.mark.parametrize("missing", [True, False])
def test_a_site_that_a_killed_build_moved_aside_is_put_back_if_there_is_none(
    tmp_path: Path, missing: bool
) -> None:
    live = tmp_path / "site"
    site(tmp_path / ".site.building-999999999-old", "aside")
    if not missing:
        site(live, "live")
    discard(staging_for(live))
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (live / "index.html").read_text() == ("aside" if missing else "live")


def test_what_others_keep_in_the_folder_under_a_name_with_a_dot_comes_along(
    tmp_path: Path,
) -> None:
    live = site(tmp_path / "site", "old")
    (live / ".well-known").mkdir()
    (live / ".well-known" / "security.txt").write_text("Contact: …", encoding="utf-8")
    (live / ".htaccess").write_text("# server")
    (live / ".git").symlink_to("elsewhere")
    publish(site(staging_for(live), "new"), live)
    assert (live / "index.html").read_text() == "new"
    assert (live / ".well-known" / "security.txt").read_text(encoding="utf-8") == "Contact: …"
    assert (live / ".htaccess").read_text() == "# server"
    assert (live / ".git").readlink() == Path("elsewhere")


def test_what_the_new_site_has_itself_under_a_name_with_a_dot_is_the_new_one(
    tmp_path: Path,
) -> None:
    live = site(tmp_path / "site", "old")
    new = site(staging_for(live), "new")
    for folder, text in ((live, "old"), (new, "new")):
        (folder / ".well-known").mkdir()
        (folder / ".well-known" / "security.txt").write_text(text)
        (folder / ".htaccess").write_text(text)
    publish(new, live)
    assert (live / ".htaccess").read_text() == "new"
    assert (live / ".well-known" / "security.txt").read_text() == "new"


def project(folder: Path) -> Path:
    """Make the folders of a project."""
    for part in ("data", "docs", "hooks", "overrides", "tests"):
        (folder / part).mkdir(parents=True)
        (folder / part / "kept.yml").write_text("kept")
    return folder


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data", "is in data/. Name another folder for the site."),
        ("docs/site", "is in docs/. Name another folder for the site."),
        (".", "holds the project itself. Name another folder for the site."),
        ("..", "holds the project itself. Name another folder for the site."),
        ("pictures", "holds something that is not a site. Name another folder."),
        ("page.html", "is a file. Move it away, or name another folder."),
        ("link", "is in data/. Name another folder for the site."),
    ],
)
def test_a_site_never_takes_the_place_of_something_else(
    tmp_path: Path, name: str, said: str
) -> None:
    root = project(tmp_path / "project")
    (root / "pictures").mkdir()
    (root / "pictures" / "one.png").write_text("kept")
    (root / "page.html").write_text("kept")
    (root / "link").symlink_to("data")
    with pytest.raises(Refusal) as refused:
        live_folder(root / name, root)
    assert str(refused.value) == f"{root / name} {said}"


def test_a_folder_that_is_absent_empty_or_a_site_is_taken_and_links_are_followed(
    tmp_path: Path,
) -> None:
    root = project(tmp_path / "project")
    (root / "empty").mkdir()
    (root / "worktree").mkdir()
    (root / "worktree" / ".git").write_text("gitdir: elsewhere")
    real = site(tmp_path / "web", "old")
    (root / "site").symlink_to(real)
    assert live_folder(root / "absent", root) == root / "absent"
    assert live_folder(root / "empty", root) == root / "empty"
    assert live_folder(root / "worktree", root) == root / "worktree"
    assert live_folder(root / "site", root) == real


def test_a_site_that_is_not_published_is_discarded(tmp_path: Path) -> None:
    staging = site(tmp_path / ".site.building-1", "new")
    discard(staging)
    discard(staging)
    assert list(tmp_path.iterdir()) == []
