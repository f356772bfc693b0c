"""What several test files share."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.building import build_barnet, build_northmoor

# A machine may be busy with something else: how long an example takes says nothing.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests of random mistakes met, so that a reader can judge their reach."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "distribution":
                terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {value}")


@pytest.fixture(autouse=True)
def program_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reports call the program by its name, whether or not its environment is active."""
    programs = Path(sys.executable).absolute().parent
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with its site built, made once for each worker."""
    return build_barnet(tmp_path_factory.mktemp("built") / "project")


@pytest.fixture(scope="session")
def built_northmoor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the fictional council in such a copy, with its site built."""
    return build_northmoor(tmp_path_factory.mktemp("northmoor") / "project")
