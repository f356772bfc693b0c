"""Find the Java that the HTML checker runs on, or install one: it is run by ``make test``."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

HELP = (
    "No Java was found and none could be installed: install a Java runtime, 11 or newer "
    "(on Debian and Ubuntu: sudo apt install default-jre-headless) and run the tests again."
)


def find_java() -> str:
    """Return the path of a Java that runs, or an empty string: some systems have a mere stub."""
    path = shutil.which("java")
    return path if path and _runs([path, "-version"]) else ""


def install() -> str:
    """Install a Java where that needs no questions; return its path, or an empty string."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _runs(["apt-get", "update"])
        _runs(["apt-get", "install", "-y", "--no-install-recommends", "default-jre-headless"])
    return find_java()


def _runs(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main() -> int:
    """Say in one line which Java the tests use."""
    if path := find_java():
        print(f"The HTML checker uses {path}.")
        return 0
    if path := install():
        print(f"The HTML checker uses {path}, which was installed just now.")
        return 0
    print(HELP)
    return 1


if __name__ == "__main__":
    sys.exit(main())
