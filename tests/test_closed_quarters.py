"""Seals: blind to how a report is written, never to what it says. And the plan as it stood."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_site.cycle.closing import Place, sealed
from strategy_site.dates import parse_quarter
from strategy_site.project import Project, read_project
from strategy_site.sealing import seal_of, without_marks
from strategy_site.vocabulary import ActivityStatus
from tests.building import ROOT

COUNCIL = ROOT / "tests" / "golden" / "council"
REPORT = "data/updates/2024-q1.yml"
CLOSED = parse_quarter("2024-q1")


def whole(root: Path) -> Project:
    """Return a council without mistakes."""
    project, problems = read_project(root)
    assert project, problems
    return project


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """Return a copy of the small council with its last quarter closed."""
    root = shutil.copytree(COUNCIL, tmp_path / "council")
    files = sealed(Place(root, whole(root).council), CLOSED, {}).files
    (root / "data" / "closed.yml").write_text(files["closed.yml"], encoding="utf-8")
    return root


def codes(root: Path) -> list[str]:
    return [each.code for each in read_project(root)[1] if not each.is_warning]


def test_the_ledger_has_the_plan_and_the_figures_as_they_were(council: Path) -> None:
    ledger = yaml.load((council / "data" / "closed.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    (row,) = ledger["quarters"]
    plan = {each.pop("activity"): each for each in row["plan"]}
    reports = {name: each.pop("report") for name, each in plan.items()}
    assert plan == {
        "ka1-a1": {
            "key_action": "ka1",
            "kind": "milestone",
            "title": "Train frontline staff",
            "due": "2024-06-30",
        },
        "ka1-a2": {"key_action": "ka1", "kind": "standing", "title": "Train new starters"},
        "ka1-a3": {"key_action": "ka1", "kind": "standing", "title": "Offer training to schools"},
    }
    assert row["figures"] == [{"measure": "staff-trained", "numerator": "80", "denominator": "80"}]
    assert len({*reports.values(), row["seal"]}) == 4
    assert set(row) == {"quarter", "seal", "plan", "figures"}


def rewritten(text: str) -> list[str]:
    """Return the same report written in other ways."""
    said = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    return [
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        f"# A remark.\n{text}# Another.\n",
        json.dumps(said, indent=2),
        yaml.safe_dump(said, sort_keys=True, width=30),
        yaml.safe_dump(said, sort_keys=False, default_style='"'),
    ]


def test_how_it_is_written_does_not_matter(council: Path) -> None:
    file = council / REPORT
    ways = rewritten(file.read_text(encoding="utf-8"))
    assert len(ways) == 6
    for each in ways:
        file.write_text(each, encoding="utf-8", newline="")
        assert codes(council) == []


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return where each text of a report stands."""
    if isinstance(value, dict):
        return [each for name, inner in value.items() for each in leaves(inner, (*path, name))]
    if isinstance(value, list):
        return [each for n, inner in enumerate(value) for each in leaves(inner, (*path, n))]
    return [path]


def test_every_single_value_is_sealed() -> None:
    """Whatever value of whatever report is changed, its seal is another one."""
    project = whole(ROOT / "tests" / "sites" / "northmoor")
    changed = 0
    for quarter, update in project.council.updates.items():
        was = seal_of(update)
        for entry in update.entries:
            for name, _ in entry:
                new = entry.model_copy(update={name: "something else"})
                entries = tuple(new if each is entry else each for each in update.entries)
                assert seal_of(update.model_copy(update={"entries": entries})) != was, quarter
                assert seal_of(new) != seal_of(entry)
                changed += 1
        for name in ("published", "approved_by", "approved_on", "not_reported", "overrides"):
            if getattr(update, name):
                empty = () if name == "overrides" else None
                assert seal_of(update.model_copy(update={name: empty})) != was
        assert seal_of(update.model_copy(update={"missing_returns": ("x",)})) != was
    assert changed > 1000


def test_a_changed_word_anywhere_stops_the_build(council: Path) -> None:
    """Each text of the closed report is changed in turn, in the file itself."""
    file = council / REPORT
    text = file.read_text(encoding="utf-8")
    said = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    for path in leaves(said):
        report = yaml.load(text, yaml.BaseLoader)  # noqa: S506
        inner = report
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = {"published": "2024-07-13", "approved_on": "2024-07-09"}.get(
            path[-1], f"{inner[path[-1]]}0"
        )
        file.write_text(yaml.safe_dump(report), encoding="utf-8")
        assert codes(council) != [], path
    assert len(leaves(said)) == 19


def test_an_activity_of_a_later_plan_is_not_on_the_page_of_a_closed_quarter(council: Path) -> None:
    plan = council / "data" / "activities.yml"
    new = "  - id: ka1-a4\n    key_action: ka1\n    title: Train governors\n    kind: standing\n"
    source = "    source: [{ref: board-paper, slide: 4}]\n"
    plan.write_text(plan.read_text(encoding="utf-8") + new + source, encoding="utf-8")
    position = whole(council).position.of_activity("ka1-a4")
    assert (position.status, position.reason) == (
        ActivityStatus.NOT_YET_REPORTED,
        "It came into the plan after the report for April to June 2024.",
    )
    (council / "data" / "closed.yml").unlink()
    assert whole(council).position.of_activity("ka1-a4").status is ActivityStatus.NO_UPDATE


def test_a_target_holds_from_its_first_quarter_on(council: Path) -> None:
    file = council / "data" / "measures.yml"
    target = "    target: {value: 90, by: 2025, since: 2024-q1}\n"
    earlier = (
        "    earlier_targets: [{value: 60, by: 2024, since: 2023-q4}, {value: 40, by: 2023}]\n"
    )
    text = file.read_text(encoding="utf-8").replace(
        "direction: higher\n", f"direction: higher\n{target}{earlier}"
    )
    file.write_text(text, encoding="utf-8")
    (council / "data" / "closed.yml").unlink()
    (measure,) = whole(council).council.measures
    held = [measure.target_in(parse_quarter(each)) for each in ("2023-q3", "2023-q4", "2024-q2")]
    assert [each and int(each.value) for each in held] == [40, 60, 90]


def test_words_withdrawn_from_a_quotation_leave_the_rest_of_it_to_be_compared() -> None:
    text = "We had [text withdrawn on 2 June 2026] and more. [text withdrawn on 12 May 2026]"
    assert without_marks(text) == ["We had", "and more."]
    assert without_marks("We had [text withdrawn on a day] and more.") == [
        "We had [text withdrawn on a day] and more."
    ]
