"""The menu of ``mkdocs.yml``, with folders of made pages written out."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from strategy_site.accent import wrong_accent
from strategy_site.problems import Refusal

_ADDRESS = re.compile(r"https?://[\w.:-]+(/[^\s<>\"]*)?", re.ASCII)


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


def wrong_settings(nav: Any, site_url: str, made: Sequence[str]) -> list[str]:
    """Return what is wrong with the council's block of ``mkdocs.yml``, a line each.

    The menu names every made page, by its folder or one by one, and no folder without one. The
    site's address is written into every page and so holds nothing but an address.
    """
    wrong = []
    if site_url and not _ADDRESS.fullmatch(site_url):
        wrong.append(f'mkdocs.yml: site_url "{site_url}" is not a web address. Write https://…')
    if nav is None:
        return wrong
    named = list(_paths(nav))
    wrong += [
        f'mkdocs.yml: the section "{title}" of the menu is empty. Delete it.'
        for title in _empty_sections(nav)
    ]
    for path in named:
        if path.endswith("/") and not _pages_in(path, made) and "://" not in path:
            wrong.append(f'mkdocs.yml: the menu names "{path}", where no page is made. Delete it.')
    shown = {page for path in named for page in _pages_in(path, made)}
    for folder in sorted({page.rpartition("/")[0] for page in made if page not in shown}):
        wrong.append(f"mkdocs.yml: the menu leaves {folder}/ out. Add a line: - {folder}/")
    return wrong


def check_settings(nav: Any, site_url: str, accent: object, made: Sequence[str]) -> None:
    """Raise Refusal with all that is wrong in the council's block of ``mkdocs.yml``."""
    wrong = [*wrong_settings(nav, site_url, made), wrong_accent(accent)]
    if any(wrong):
        raise Refusal("\n" + "\n".join(filter(None, wrong)))


def _empty_sections(nav: Any) -> Iterator[str]:
    """Yield the titles of sections with nothing in them."""
    if isinstance(nav, list):
        for item in nav:
            yield from _empty_sections(item)
    elif isinstance(nav, dict):
        for title, value in nav.items():
            if value in ([], None):
                yield str(title)
            yield from _empty_sections(value)


def _paths(nav: Any) -> Iterator[str]:
    """Yield every path and address in a menu."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from _paths(item)
    elif isinstance(nav, dict):
        yield from _paths(list(nav.values()))
