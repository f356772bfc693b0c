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

from strategy_site.problems import Refusal

_AT_CURRENT_FOLDER = -100
_LINUX_EXCHANGE = 2  # RENAME_EXCHANGE in <linux/fs.h>
_MACOS_EXCHANGE = 2  # RENAME_SWAP in <sys/stdio.h>


def unwritten(error: OSError) -> str:
    """Return in a sentence that the site could not be written, why, and that nothing is lost."""
    why = error.strerror or str(error)
    return f"The site could not be written ({why.lower()}). The old site is as it was."


def live_folder(site: Path, sources: Path) -> Path:
    """Return the folder that will hold the site, links resolved.

    Raises Refusal where publishing would delete something else: a file, a folder that holds no
    site, or one that holds or lies in what the site is made from. ``sources`` is the folder of
    ``mkdocs.yml``.
    """
    live, sources = site.resolve(), sources.resolve()
    if live == sources or live in sources.parents:
        raise Refusal(f"{site} holds the project itself. Name another folder for the site.")
    for part in ("data", "docs", "hooks", "overrides", "tests"):
        if (sources / part).exists() and live.is_relative_to(sources / part):
            raise Refusal(f"{site} is in {part}/. Name another folder for the site.")
    if live.exists() and not live.is_dir():
        raise Refusal(f"{site} is a file. Move it away, or name another folder.")
    held = [each for each in live.glob("*") if not each.name.startswith(".")]
    if held and not (live / "index.html").is_file():
        raise Refusal(f"{site} holds something that is not a site. Name another folder.")
    return live


def staging_for(live: Path) -> Path:
    """Create and return the folder in which to build what will replace ``live``.

    What earlier builds left behind when they were killed is put right first: a site that was moved
    aside is put back if there is none, everything else is deleted. Raises Refusal if there is no
    room or no right to write.
    """
    try:
        return _staging_for(live)
    except OSError as error:
        raise Refusal(unwritten(error)) from None


def _staging_for(live: Path) -> Path:
    for left in sorted(live.parent.glob(f".{live.name}.building-*")):
        process, _, aside = left.name.rpartition("building-")[2].partition("-")
        if _runs(process):
            continue
        if aside and not live.exists():
            left.rename(live)
        shutil.rmtree(left, ignore_errors=True)
    live.parent.mkdir(parents=True, exist_ok=True)
    staging = live.parent / f".{live.name}.building-{os.getpid()}"
    staging.mkdir(exist_ok=True)
    return staging


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
    """Put the site in ``staging`` in the place of ``live``; raise Refusal with ``live`` untouched.

    Files become readable for everyone, whatever the umask of the build: a web server that cannot
    read a site shows none. What the old site has at its top under a name with a dot (``.git``,
    ``.well-known``) is not ours and comes along.
    """
    try:
        _publish(staging, live)
    except OSError as error:
        raise Refusal(unwritten(error)) from None


def _publish(staging: Path, live: Path) -> None:
    if os.name == "posix":
        for path in (staging, *staging.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
    if not live.exists():
        staging.rename(live)
        return
    for kept in live.glob(".*"):
        if os.path.lexists(staging / kept.name):
            continue  # the new site has its own
        if kept.is_dir() and not kept.is_symlink():
            shutil.copytree(kept, staging / kept.name, symlinks=True)
        else:
            shutil.copy2(kept, staging / kept.name, follow_symlinks=False)
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
