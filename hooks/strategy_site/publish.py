"""The built site takes the place of the old one in one step, or not at all.

A site is built in a folder beside the live one. On Linux and macOS the two are exchanged by a
single call of the system, so that a reader finds the old site or the new one and never a mixture.
Windows and file systems without that call get two renames: for a moment there is no site, and if
the second rename fails, the first is undone.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_CURRENT_FOLDER = -100
_LINUX_EXCHANGE = 2  # RENAME_EXCHANGE in <linux/fs.h>
_MACOS_EXCHANGE = 2  # RENAME_SWAP in <sys/stdio.h>


def staging_for(live: Path) -> Path:
    """Return the folder in which to build what will replace ``live``; nothing is created.

    Folders that earlier builds left behind when they were killed are deleted.
    """
    for left in live.parent.glob(f".{live.name}.building-*"):
        if not _runs(left.name.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)
    return live.parent / f".{live.name}.building-{os.getpid()}"


def _runs(process: str) -> bool:
    """Whether a process is running, or may be: then its folder is not ours to delete."""
    if os.name != "posix" or not process.isdigit():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return int(process) != os.getpid()


def discard(staging: Path) -> None:
    """Delete a built site that will not be published."""
    shutil.rmtree(staging, ignore_errors=True)


def publish(staging: Path, live: Path) -> None:
    """Put the site in ``staging`` in the place of ``live``; raise OSError with ``live`` untouched.

    Files become readable for everyone, whatever the umask of the build: a web server that cannot
    read a site shows none.
    """
    if os.name == "posix":
        for path in (staging, *staging.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
    if not live.exists():
        staging.rename(live)
        return
    if not _exchange(staging, live):
        _rename_twice(staging, live)
    shutil.rmtree(staging, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False if this system or file system cannot."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            here = _AT_CURRENT_FOLDER
            result = library.renameat2(here, names[0], here, names[1], _LINUX_EXCHANGE)
        elif sys.platform == "darwin":
            result = library.renamex_np(*names, _MACOS_EXCHANGE)
        else:
            return False
    except (AttributeError, OSError, TypeError):
        return False
    return bool(result == 0)


def _rename_twice(staging: Path, live: Path) -> None:
    """Move the old site aside and the new one in; undo the first if the second fails."""
    aside = staging.with_name(f"{staging.name}-old")
    live.rename(aside)
    try:
        staging.rename(live)
    except OSError:
        aside.rename(live)
        raise
    shutil.rmtree(aside, ignore_errors=True)
