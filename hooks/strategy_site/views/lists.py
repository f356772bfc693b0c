"""Components that give the list below them a look: the list itself is written in the page."""

from typing import Any

from strategy_site.views.place import Here
from strategy_site.views.registry import component


def list_mark(look: str) -> str:
    """Return the mark in a page's HTML that gives its look to the list which follows."""
    return f"\ue002{look}\ue003"


@component(template="list_look", over_a_list=True)
def cards(_: Here) -> dict[str, Any]:
    """Show the list below as cards: each item is a link, and a line that says what is there."""
    return {"mark": list_mark("job-cards")}


@component(template="list_look", over_a_list=True)
def steps(_: Here) -> dict[str, Any]:
    """Show the numbered list below as steps, one after the other."""
    return {"mark": list_mark("steps")}
