"""The beginning of a council's own folder: a small site of made-up facts, to be replaced."""

import json
import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from strategy_site.problems import Refusal
from strategy_site.schema import FOLDER, editor_settings

# Files whose names begin with a dot are made here: packaging tools have their own ideas of them.
_IGNORED = "site/\n.site.*\n"
_OF_GIT = {".git", ".gitmodules"}
_EXTENSIONS = {"recommendations": ["redhat.vscode-yaml"]}


def new_council(folder: Path, product: Path) -> list[str]:
    """Write a council's beginning into a folder and return the paths written, in order.

    ``product`` is the folder with the product's ``mkdocs.yml``, ``hooks/`` and ``overrides/``. The
    council's own ``mkdocs.yml`` names it, relative to ``folder`` if that can be done. Raises
    Refusal if the folder holds anything but git's own files and the product, or if the product is
    not there; nothing is then written.
    """
    if folder.exists() and not _is_empty(folder, product):
        raise Refusal(f"{folder} is not an empty folder. Name a new one.")
    missing = [
        each for each in ("mkdocs.yml", "hooks", "overrides") if not (product / each).exists()
    ]
    if missing:
        raise Refusal(
            f"{missing[0]} is not in {product}. Name the product's folder with --product."
        )
    texts = dict(_files(_way(folder, product)))
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def _is_empty(folder: Path, product: Path) -> bool:
    """Whether a folder holds at most a new repository with the product as its submodule."""
    return folder.is_dir() and all(
        each.name in _OF_GIT or each.resolve() == product.resolve() for each in folder.iterdir()
    )


def _files(product: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of the beginning."""
    quotable = json.dumps(product, ensure_ascii=False)[1:-1]
    for path, text in _starter(files("strategy_site") / "starter", ""):
        yield path, text.replace("{product}", quotable) if path == "mkdocs.yml" else text
    yield ".gitignore", _IGNORED
    schemas = f"{product}/hooks/strategy_site/{FOLDER.name}"
    yield ".vscode/settings.json", editor_settings(schemas, ["data"])
    yield ".vscode/extensions.json", json.dumps(_EXTENSIONS, indent=2) + "\n"


def _starter(folder: Traversable, below: str) -> Iterator[tuple[str, str]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _starter(each, f"{below}{each.name}/")
        else:
            yield f"{below}{each.name}", each.read_text(encoding="utf-8")


def _way(folder: Path, product: Path) -> str:
    """Return the way from a folder to the product, with the strokes that YAML and MkDocs know."""
    try:
        way = os.path.relpath(product.resolve(), folder.resolve())
    except ValueError:  # another drive of Windows
        way = str(product.resolve())
    return Path(way).as_posix()
