"""Every component as HTML, from the records of Northmoor: one golden text each.

After a change of a template or of Northmoor's records::

    REWRITE_GOLDEN=1 pytest tests/test_components.py

and review the difference.
"""

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from strategy_site.load.calls import Call
from strategy_site.project import Project, read_project
from strategy_site.render import Renderer
from strategy_site.views.registry import COMPONENTS
from tests.building import ROOT

GOLDEN = Path(__file__).parent / "golden" / "components"
REWRITE = os.environ.get("REWRITE_GOLDEN") == "1"
# The record that each component with an argument is called with.
ARGUMENTS = {
    "key action": "ka2",
    "activity": "ka2-a1",
    "body": "prevent-partnership-board",
    "contact": "police-999",
    "audience": "schools",
    "process": "worried",
    # Its report corrects an earlier one, and it has something in every part of its page.
    "quarter": "2024-q4",
}


@cache
def northmoor() -> Project:
    project, problems = read_project(ROOT / "tests" / "sites" / "northmoor")
    assert project, problems
    return replace(project, site_url="https://northmoor.example.org/")


@cache
def renderer() -> Renderer:
    return Renderer(ROOT / "overrides" / "components")


def rendered(name: str, *arguments: str) -> str:
    """Return a component's HTML as on the progress page, without empty lines and indentation."""
    call = Call(name, arguments, {}, 1, 1, alone=True)
    html = renderer().render(call, northmoor().here("strategy/progress.md"))
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_a_component_shows_the_records_in_these_words(name: str) -> None:
    html = rendered(name, *(ARGUMENTS[kind] for kind in COMPONENTS[name].parameters.values()))
    golden = GOLDEN / f"{name}.html"
    if REWRITE:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(html, encoding="utf-8")
    assert html == golden.read_text(encoding="utf-8")


def test_there_is_no_golden_text_without_a_component() -> None:
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(COMPONENTS)


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_every_element_is_closed_and_every_table_has_its_headers(name: str) -> None:
    html = (GOLDEN / f"{name}.html").read_text(encoding="utf-8")
    open_elements: list[str] = []
    for closing, element in re.findall(r"<(/?)([a-z][a-z0-9]*)", html):
        if closing:
            assert open_elements.pop() == element
        elif element not in ("br", "img", "input"):
            open_elements.append(element)
    assert open_elements == []
    tables = html.count("<table")
    assert html.count("<caption>") == tables
    assert html.count("<thead>") == tables
    assert (html.count('<th scope="row">') > 0) == (tables > 0)


def test_what_has_nothing_to_show_says_so() -> None:
    project, _ = read_project(ROOT)
    assert project
    here = project.here("strategy/progress.md")
    said = {
        name: renderer().render(Call(name, (), {}, 1, 1, alone=True), here).strip()
        for name in ("due_soon", "overdue")
    }
    assert said == {
        "due_soon": "<p>Nothing is due within 92 days of 26 July 2019.</p>",
        "overdue": "<p>Nothing was overdue on 26 July 2019.</p>",
    }
