"""The pages of all reported quarters of both councils in words: one golden text each.

After a change of a template, of a record or of the words for changes::

    REWRITE_GOLDEN=1 pytest tests/test_quarter_pages.py

and read the difference as a member of the board, and as a resident.
"""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from markdown import markdown

from strategy_site.progress import reported_quarters
from strategy_site.project import Project, read_project
from strategy_site.render import Renderer
from tests.building import NORTHMOOR, ROOT
from tests.words import words_of

GOLDEN = Path(__file__).parent / "golden" / "quarters"
REWRITE = os.environ.get("REWRITE_GOLDEN") == "1"
COUNCILS = {"barnet": ROOT, "northmoor": NORTHMOOR}
REPORTED = {
    "barnet": ["2017-q3", "2019-q1"],
    "northmoor": ["2023-q3"]
    + [f"{year}-q{number}" for year in (2024, 2025) for number in (1, 2, 3, 4)],
}
PAGES = [(council, name) for council, names in REPORTED.items() for name in [*names, "index"]]


@cache
def project_of(council: str) -> Project:
    project, problems = read_project(COUNCILS[council])
    assert project, problems
    return project


@cache
def renderer() -> Renderer:
    return Renderer(ROOT / "overrides" / "components")


@cache
def article(council: str, name: str) -> str:
    """Return the HTML of a quarter's page, without the foot that every page has."""
    project, src = project_of(council), f"strategy/quarters/{name}.md"
    html = markdown(project.pages[src].markdown, extensions=["attr_list", "toc"])
    return renderer().page(html, project, src).content


@pytest.mark.parametrize(("council", "name"), PAGES)
def test_the_page_of_a_quarter_says_this(council: str, name: str) -> None:
    words = words_of(article(council, name))
    golden = GOLDEN / council / f"{name}.txt"
    if REWRITE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(words, encoding="utf-8")
    assert words == golden.read_text(encoding="utf-8")


def test_there_is_a_golden_text_for_every_page_and_for_no_other() -> None:
    found = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.txt"))
    assert found == sorted(f"{council}/{name}.txt" for council, name in PAGES)
    for council, names in REPORTED.items():
        assert [str(each) for each in reported_quarters(project_of(council).council)] == names
        made = [src for src in project_of(council).made if src.startswith("strategy/quarters/")]
        assert made == [
            "strategy/quarters/index.md",
            *(f"strategy/quarters/{name}.md" for name in reversed(names)),
        ]


@pytest.mark.parametrize(("council", "name"), PAGES)
def test_every_link_within_a_page_leads_to_a_place_on_it(council: str, name: str) -> None:
    html = article(council, name)
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    assert {each for each in re.findall(r'href="#([^"]+)"', html) if each not in ids} == set()
