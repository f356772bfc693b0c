"""Files that commands write: all of them or none, each in one step."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from strategy_site.problems import Refusal


def text_with_line_ends(file: Path) -> str:
    """Return the text of a file with its own line endings."""
    with file.open(encoding="utf-8", newline="") as opened:
        return opened.read()


def write_all(texts: Mapping[Path, str | bytes]) -> None:
    """Write files, each in one step; raise Refusal with all of them as they were if one fails.

    A file that is there keeps its permissions. Folders are made as needed.
    """
    staged: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    done: list[Path] = []
    try:
        before = {path: path.read_bytes() if path.exists() else None for path in texts}
        for path, text in texts.items():
            staged[path] = _beside(path, text)
        for path, new in staged.items():
            new.replace(path)
            done.append(path)
    except OSError as error:
        for path in done:
            _put_back(path, before[path])
        raise Refusal(
            f"{error.filename or 'A file'} could not be written: {error.strerror}. "
            "Nothing was changed."
        ) from None
    finally:
        for new in staged.values():
            new.unlink(missing_ok=True)


def _beside(path: Path, text: str | bytes) -> Path:
    """Write a text into a new file beside a path, as readable as the one it will replace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        if path.exists():
            shutil.copymode(path, new)
        else:
            new.chmod(0o644)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    return new


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)
