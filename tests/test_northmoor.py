"""The fictional council Northmoor: complete, marked on every page, no sentence twice."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from markupsafe import escape

from strategy_site.dates import Quarter
from strategy_site.load.pages import read_pages
from strategy_site.model.council import Council
from strategy_site.progress import position_as_of
from strategy_site.project import Project, read_project
from strategy_site.rules.own_words import texts_of_page
from strategy_site.views.registry import COMPONENTS
from strategy_site.vocabulary import ActivityKind, ActivityStatus
from tests.building import NORTHMOOR

DATA = NORTHMOOR / "data"
NOTICE = "Northmoor is a fictional council. Its people, places, figures and events are made up."


@pytest.fixture(scope="module")
def northmoor() -> Project:
    """Return Northmoor, read and checked."""
    project, problems = read_project(NORTHMOOR)
    assert project, problems
    return project


@pytest.fixture(scope="module")
def council(northmoor: Project) -> Council:
    """Return Northmoor's records."""
    return northmoor.council


# ---- What it holds -----------------------------------------------------------------------------


def test_what_is_told_of_northmoor_describes_its_world_and_no_mistake() -> None:
    told = [(each.code, each.subject) for each in read_project(NORTHMOOR)[1]]
    assert told == [
        ("W04", "ka3-a9"),
        ("W04", "ka5-a6"),
        ("W07", "libraries-tested"),
        ("W07", "libraries-tested"),
        ("W07", "libraries-tested"),
        ("W03", "venue-hire-check"),
        ("W03", "college-talk"),
        ("W06", "ka4-a5"),
        ("W03", ""),
    ]


def test_the_plan_has_five_key_actions_and_activities_of_every_kind(council: Council) -> None:
    assert [each.number for each in council.key_actions] == [1, 2, 3, 4, 5]
    assert Counter(each.kind for each in council.activities) == {
        ActivityKind.MILESTONE: 21,
        ActivityKind.RECURRING: 8,
        ActivityKind.STANDING: 6,
    }


def test_eight_quarters_are_reported_and_approved_after_one_paper_and_one_gap(
    council: Council,
) -> None:
    paper, gap, *reported = council.updates
    assert (str(paper), council.updates[paper].from_publication) == ("2023-q3", "board-2024-01")
    assert str(gap) == "2023-q4"
    assert council.updates[gap].not_reported
    years = (2024, 2025)
    assert reported == [Quarter(year, number) for year in years for number in (1, 2, 3, 4)]
    for quarter in reported:
        update = council.updates[quarter]
        assert update.approved_by == "community-safety-manager"
        assert update.approved_on
        assert update.published
        assert quarter.last_day < update.approved_on < update.published


def test_every_status_of_an_activity_occurs(council: Council) -> None:
    now = {each.status for each in position_as_of(council, date(2026, 5, 14)).activities}
    assert set(ActivityStatus) - now == {ActivityStatus.NOT_YET_REPORTED}
    before = {each.status for each in position_as_of(council, date(2025, 5, 8)).activities}
    assert ActivityStatus.NOT_YET_REPORTED in before


def test_what_can_happen_to_a_plan_has_happened_here(council: Council) -> None:
    entries = [
        (str(quarter), each)
        for quarter, update in council.updates.items()
        for each in update.entries
    ]
    assert {each.id: len(each.due_history) for each in council.activities if each.due_history} == {
        "ka1-a5": 1,
        "ka2-a2": 2,
        "ka3-a4": 1,
    }
    assert [(quarter, each.activity) for quarter, each in entries if each.corrects] == [
        ("2024-q4", "ka1-a5")
    ]
    assert {str(q): each.missing_returns for q, each in council.updates.items()} == dict.fromkeys(
        map(str, council.updates), ()
    ) | {
        "2024-q2": ("northmoor-voluntary-action",),
        "2024-q4": ("northmoor-college",),
        "2025-q4": ("northmoor-voluntary-action",),
    }
    withdrawn = {
        each.id: str(each.withdrawn.quarter) for each in council.activities if each.withdrawn
    }
    assert withdrawn == {"ka2-a5": "2024-q4", "ka3-a3": "2025-q1"}
    renamed = [(each.id, each.succeeded_by) for each in council.bodies if each.valid_to]
    assert renamed == [("prevent-delivery-group", "prevent-partnership-board")]
    ended = [(each.id, each.succeeded_by) for each in council.organisations if each.valid_to]
    assert ended == [("northmoor-leisure-trust", "libraries-and-leisure")]
    # "Not on track" goes with a reason and with what is being done about it.
    worried = [each for _, each in entries if each.confidence and each.confidence.key != "on_track"]
    assert len(worried) == 18
    assert all(each.reason and each.corrective_action for each in worried)


def test_every_part_of_the_national_framework_is_answered(council: Council) -> None:
    assert [each.id for each in council.benchmarks] == [
        "partnership-group",
        "risk-assessment",
        "partnership-plan",
        "referral-pathway",
        "channel",
        "training",
        "permissive-environments",
        "communications",
    ]
    answered = {each for action in council.key_actions for each in action.benchmarks}
    assert answered == {each.id for each in council.benchmarks}


def test_measures_are_counts_and_shares_with_every_marker(council: Council) -> None:
    assert Counter(each.unit.key for each in council.measures) == {"count": 3, "percent": 4}
    assert {each.direction.key for each in council.measures} == {"higher", "lower", "neither"}
    figures = [figure for measure in council.measures for figure in measure.series]
    assert {each.marker.key for each in figures if each.marker} == {
        "provisional",
        "revised",
        "not_available",
    }
    assert [each.id for each in council.measures if each.target is None] == ["open-events"]


def test_numbers_and_mailboxes_cannot_belong_to_anybody(council: Council) -> None:
    phones = {each.id: each.phone or "" for each in council.contacts}
    assert phones.pop("police-999") == "999"
    # Ofcom keeps 01632 960000 to 960999 for drama.
    assert [each for each in phones.values() if not re.fullmatch(r"01632 960 \d{3}", each)] == []
    mails = [each.email for each in council.contacts if each.email]
    mails.append(council.site.problem_email)
    assert [each for each in mails if not each.endswith("@northmoor.example")] == []


# ---- No sentence twice -------------------------------------------------------------------------


def as_text(written: str) -> Any:
    """Return what YAML says, with each value as the text that was written."""
    return yaml.load(written, yaml.BaseLoader)  # noqa: S506  # it makes text and nothing else


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in what was read from a YAML file."""
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts_in(each)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, in small letters and with single spaces."""
    for sentence in re.split(r"(?<=[.!?])[”’)]*\s+", text):
        words = " ".join(re.sub(r"[*_|#>-]", " ", sentence).lower().split())
        if words.endswith((".", "!", "?")) and words.count(" ") >= 2:
            yield words


def test_no_sentence_stands_twice_in_records_and_pages() -> None:
    found: Counter[str] = Counter()
    for path in sorted(DATA.rglob("*.yml")):
        for text in texts_in(as_text(path.read_text(encoding="utf-8"))):
            found.update(sentences(text))
    pages, _ = read_pages(NORTHMOOR / "docs", "docs", {"council_name"})
    assert len(pages) == len(list((NORTHMOOR / "docs").rglob("*.md"))) > 30
    for page in pages:
        for part in texts_of_page(page, page.src):
            found.update(sentences(part.raw))
    assert len(found) > 500
    assert {sentence: times for sentence, times in found.items() if times > 1} == {}


# ---- The site ----------------------------------------------------------------------------------


@pytest.fixture
def site(built_northmoor: Path) -> Path:
    """Return Northmoor's site, built strictly in a copy of the whole."""
    return built_northmoor / "site"


@pytest.mark.slow
def test_every_page_says_once_that_northmoor_is_fictional(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert {site / "404.html", site / "search" / "index.html", site / "index.html"} < pages.keys()
    assert {path for path, html in pages.items() if html.count(str(escape(NOTICE))) != 1} == set()
    assert {path for path, html in pages.items() if 'content="noindex' not in html} == set()


@pytest.mark.slow
def test_no_page_names_the_other_council(site: Path) -> None:
    named = [path for path in site.rglob("*.html") if "Barnet" in path.read_text(encoding="utf-8")]
    assert named == []


def test_the_menu_has_seven_items_below_the_home_page_in_the_agreed_order() -> None:
    menu = yaml.safe_load((NORTHMOOR / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert menu[0] == "index.md"
    assert [next(iter(each)) for each in menu[1:]] == [
        "Worried about someone",
        "Guidance and process maps",
        "Training",
        "Schools and settings",
        "Strategy and progress",
        "Who does what",
        "About",
    ]


def test_every_component_is_called_somewhere_in_northmoor(northmoor: Project) -> None:
    called = {call.component for page in northmoor.pages.values() for call in page.calls}
    assert COMPONENTS.keys() - called == set()


def test_the_pages_of_components_show_all_but_two_that_look_like_another(
    northmoor: Project,
) -> None:
    shown = {
        call.component
        for src, page in northmoor.pages.items()
        if src.startswith("about/handbook/components")
        for call in page.calls
    }
    # The first repeats key_action_measures, the second the rows of activities_table.
    assert shown == set(COMPONENTS) - {"measures", "progress_overview"}
