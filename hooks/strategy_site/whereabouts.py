"""From where the program was called: how to call it again, and what a folder is called there."""

import os
import shlex
import shutil
import sys
from pathlib import Path

NAME = "strategy-site"


def program() -> str:
    """Return what to type to call the program: its name, or the way to it if that is needed."""
    beside = Path(sys.executable).absolute().parent / NAME
    if shutil.which(NAME) or not shutil.which(str(beside)):
        return NAME
    here = Path.cwd()
    way = beside.relative_to(here) if beside.is_relative_to(here) else beside
    return shlex.quote(str(way))


def shown_folder(folder: Path) -> str:
    """Return a folder's path from the working folder; empty if it is the working folder itself.

    Where the way there is longer than the whole path, the whole path.
    """
    whole = str(folder.resolve())
    try:
        way = os.path.relpath(whole)
    except ValueError:  # another drive of Windows
        way = whole
    return "" if way == os.curdir else Path(min(way, whole, key=len)).as_posix()
