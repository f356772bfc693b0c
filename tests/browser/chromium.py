"""Find the Chromium that the browser tests drive, or install one: it is run by ``make test``."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: in a container there is none to be had, and the pages are our own.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HELP = (
    "No Chromium was found and none could be installed: install Chromium or Google Chrome "
    "(on Debian and Ubuntu: sudo apt install chromium) and run the tests again."
)


def find_chromium() -> str:
    """Return the path of a Chromium on this computer, or an empty string if there is none."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else ""


def install() -> str:
    """Try the ways to install a Chromium; return its path, or an empty string if all fail."""
    if _runs([sys.executable, "-m", "playwright", "install", "chromium"]) and (
        path := find_chromium()
    ):
        return path
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _runs(["apt-get", "update"])
        _runs(["apt-get", "install", "-y", "chromium", "fonts-liberation"])
    return find_chromium()


def _runs(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main() -> int:
    """Say in one line which browser the tests use."""
    if path := find_chromium():
        print(f"The browser tests use {path}.")
        return 0
    if path := install():
        print(f"The browser tests use {path}, which was installed just now.")
        return 0
    print(HELP)
    return 1


if __name__ == "__main__":
    sys.exit(main())
