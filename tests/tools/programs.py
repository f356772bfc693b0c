"""Find the programs that tests run besides the browser, or install them: for ``make test``."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """A program: what the tests do with it, its command, how it is tried, Debian's package."""

    purpose: str
    command: str
    trial: str
    package: str

    @property
    def help(self) -> str:
        """What to do if there is none."""
        return (
            f"No {self.command} was found and none could be installed. {self.purpose} it: on "
            f"Debian and Ubuntu, sudo apt install {self.package}; then run the tests again."
        )


PROGRAMS = {
    "java": Program("The HTML checker needs", "java", "-version", "default-jre-headless"),
    "soffice": Program("Slides are opened with", "soffice", "--version", "libreoffice-impress"),
}


def find(name: str) -> str:
    """Return the path of a program that runs, or an empty string: some systems have a mere stub."""
    path = shutil.which(PROGRAMS[name].command)
    return path if path and _runs([path, PROGRAMS[name].trial]) else ""


def install(name: str) -> str:
    """Install a program where that needs no questions; return its path, or an empty string."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _runs(["apt-get", "update"])
        package = PROGRAMS[name].package
        _runs(["apt-get", "install", "-y", "--no-install-recommends", package])
    return find(name)


def _runs(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main() -> int:
    """Say in a line for each program which one the tests use."""
    missing = 0
    for name, program in PROGRAMS.items():
        if path := find(name):
            print(f"{program.purpose} {path}.")
        elif path := install(name):
            print(f"{program.purpose} {path}, which was installed just now.")
        else:
            print(program.help)
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main())
