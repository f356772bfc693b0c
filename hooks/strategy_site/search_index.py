"""The search index: made by Pagefind from the built pages, read by the browser in small pieces."""

import shutil
import subprocess
import sys
from pathlib import Path

from strategy_site.problems import Refusal

FOLDER = "pagefind"
# Pagefind's own search boxes; the results page is ours and needs none of them.
_UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")


def make_index(site: Path) -> None:
    """Write the index of all pages below ``site`` into ``site/pagefind``.

    Raises Refusal if Pagefind is missing or fails.
    """
    # One index for all pages, whatever language a page may declare.
    options = ["--force-language", "en", "--quiet"]
    command = [sys.executable, "-m", "pagefind", "--site", str(site), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not (site / FOLDER / "pagefind.js").is_file():
        raise Refusal(f"The search index could not be made: {(done.stderr or done.stdout).strip()}")
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
