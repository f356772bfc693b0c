"""Real builds for tests: a copy of the project in a folder of its own, built by a new process."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml")
NORTHMOOR = ROOT / "tests" / "sites" / "northmoor"


def copy_project(to: Path) -> Path:
    """Copy what a build reads into an empty folder and return the folder.

    Bytecode is copied too, since it saves each build a second; but not that of templates, which
    knows their folder, nor a file that another process is just about to put in place.
    """
    to.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            left_out = shutil.ignore_patterns("*.pyc.*", "template-*")
            shutil.copytree(source, to / part, ignore=left_out)
        else:
            shutil.copy2(source, to / part)
    return to


def build_barnet(to: Path) -> Path:
    """Build the council at the root of the repository in a copy; return the copy's folder."""
    project = copy_project(to)
    done = build(project)
    assert done.returncode == 0, done.stderr
    return project


def build_northmoor(to: Path) -> Path:
    """Build the fictional council in a copy of the whole; return its own folder there."""
    ours = copy_northmoor(to)
    done = build(ours, PYTHONPATH=str(to / "hooks"))
    assert done.returncode == 0, done.stderr
    return ours


def copy_northmoor(to: Path) -> Path:
    """Copy the product with the fictional council into a folder; return the council's own there."""
    project = copy_project(to)
    ours = project / NORTHMOOR.relative_to(ROOT)
    shutil.copytree(NORTHMOOR, ours, ignore=shutil.ignore_patterns("site", ".site.*"))
    return ours


def build(
    project: Path, *, program: tuple[str, ...] = (), site_dir: str = "site", **surroundings: str
) -> subprocess.CompletedProcess[str]:
    """Build a project strictly; the package is the project's own copy, not the installed one.

    Never with --quiet: MkDocs then does not count its warnings, and a strict build is not strict.
    """
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(project / "hooks"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [*(program or (sys.executable, "-m", "mkdocs")), "build", "--strict", "-d", site_dir],
        cwd=project,
        env=environment | surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def run_python(project: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program in a project's folder, with the project's own copy of the package."""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        env={"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
