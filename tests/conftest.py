"""What several test files share."""

from pathlib import Path

import pytest

from tests.building import build, copy_project


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with its site built, made once for each worker."""
    project = copy_project(tmp_path_factory.mktemp("built") / "project")
    done = build(project)
    assert done.returncode == 0, done.stderr
    return project
