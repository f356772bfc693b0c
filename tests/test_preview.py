"""`make serve`: what is saved appears in the preview, and a mistake leaves the last good one."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import copy_project

pytestmark = pytest.mark.slow


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """Serve a copy of the project; yield its folder, its address and the file of its messages."""
    project = copy_project(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = tmp_path / "messages.txt"
    with said.open("w") as messages:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "mkdocs",
                "serve",
                "--dev-addr",
                f"127.0.0.1:{port}",
            ],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
            stdout=messages,
            stderr=messages,
        )
        try:
            yield project, f"http://127.0.0.1:{port}", said
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str, wanted: str, seconds: float = 40) -> str:
    """Return a page as soon as it shows the text; fail after some seconds."""
    page = ""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                page = answer.read().decode()
        except OSError as unreachable:
            page = str(unreachable)
        if wanted in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{wanted!r} did not appear in {page}")


def test_a_changed_status_appears_and_a_mistake_does_not(
    preview: tuple[Path, str, Path],
) -> None:
    project, address, said = preview
    page = f"{address}/strategy/key-actions/ka4/"
    first = 'href="#ka4-a1">In progress, not rated</a>'
    wait_for(page, first)
    report = project / "data" / "updates" / "2019-q1.yml"
    written = report.read_text(encoding="utf-8")
    changed = written.replace(
        "ka4-a1\n    status: in_progress", "ka4-a1\n    status: complete\n    done_on: 2019-05"
    )
    report.write_text(changed, encoding="utf-8")
    shown = wait_for(page, 'href="#ka4-a1">Complete</a>')
    assert first not in shown
    assert "Reported complete: May 2019." in shown
    report.write_text(changed.replace("2019-05", "2019-13"), encoding="utf-8")
    deadline = time.monotonic() + 40
    while "E005" not in said.read_text() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert 'data/updates/2019-q1.yml:50:14: E005 ka4-a1: done_on "2019-13"' in said.read_text()
    assert wait_for(page, "Reported complete: May 2019.")
    report.write_text(changed.replace("2019-05", "2019-06"), encoding="utf-8")
    assert wait_for(page, "Reported complete: June 2019.")
    with urllib.request.urlopen(f"{address}/pagefind/pagefind.js", timeout=10) as index:
        assert index.status == 200
