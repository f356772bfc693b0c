"""The menu of ``mkdocs.yml``, with folders of made pages written out."""

from collections.abc import Sequence
from typing import Any


def expand(nav: Any, made: Sequence[str]) -> Any:
    """Return the menu with each ``folder/`` replaced by the made pages in that folder.

    ``nav`` is MkDocs' own structure of lists, one-item mappings and paths; None stays None.
    """
    if isinstance(nav, list):
        return [each for item in nav for each in _expand_item(item, made)]
    return nav


def _expand_item(item: Any, made: Sequence[str]) -> list[Any]:
    if isinstance(item, str):
        return _pages_in(item, made)
    if isinstance(item, dict):
        return [{title: _expand_value(value, made) for title, value in item.items()}]
    return [item]


def _expand_value(value: Any, made: Sequence[str]) -> Any:
    if isinstance(value, str) and value.endswith("/") and "://" not in value:
        return _pages_in(value, made)
    return expand(value, made)


def _pages_in(path: str, made: Sequence[str]) -> list[Any]:
    if not path.endswith("/") or "://" in path:
        return [path]
    return [src for src in made if src.startswith(path)]
