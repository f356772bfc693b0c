"""What the shipped processes have to hold, read from their files as they are written."""

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_site.load.calls import Call
from strategy_site.project import read_project
from strategy_site.render import Renderer
from tests.building import ROOT

NORTHMOOR = ROOT / "tests" / "sites" / "northmoor"
Step = dict[str, Any]


def read(council: Path) -> dict[str, dict[str, Any]]:
    """Return the processes of a council by id."""
    paths = sorted((council / "data" / "processes").glob("*.yml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


def steps_of(process: dict[str, Any]) -> dict[str, Step]:
    return {each["id"]: each for each in process["steps"]}


def test_barnet_has_five_processes_which_nobody_has_approved() -> None:
    processes = read(ROOT)
    assert {name: each["kind"] for name, each in processes.items()} == {
        "channel-mental-health": "other",
        "channel-referral": "channel",
        "school-concern": "concern",
        "venue-hire-check": "venue",
        "worried-about-someone": "concern",
    }
    for process in processes.values():
        assert process["status"] == "illustrative"
        assert not {"approved_by", "approved_on"} & process.keys()
        assert process["left_out"]


def test_every_step_of_barnets_processes_names_its_public_source() -> None:
    unsourced = [
        (name, step["id"])
        for name, process in read(ROOT).items()
        for step in process["steps"]
        if step["kind"] in ("action", "decision") and not step.get("source")
    ]
    assert unsourced == []


def test_the_steps_on_mental_health_name_a_slide_from_6_to_11() -> None:
    for step in read(ROOT)["channel-mental-health"]["steps"]:
        slides = [each for each in step["source"] if each["ref"] == "hwb-2018-01"]
        assert slides, step["id"]
        assert all(6 <= each["slide"] <= 11 for each in slides), step["id"]


@pytest.mark.parametrize("council", [ROOT, NORTHMOOR], ids=["barnet", "northmoor"])
def test_a_worry_is_first_asked_about_danger_and_danger_leads_to_999(council: Path) -> None:
    for process in read(council).values():
        if process["kind"] != "concern":
            continue
        steps = steps_of(process)
        step = next(each for each in steps.values() if each["kind"] == "start")
        while step["kind"] != "decision":
            step = steps[step["next"]]
        assert "danger" in step["title"]
        yes = next(each for each in step["options"] if each["label"] == "Yes")
        assert "police-999" in steps[yes["next"]]["contacts"]


@pytest.mark.parametrize("council", [ROOT, NORTHMOOR], ids=["barnet", "northmoor"])
def test_channel_goes_on_to_reviews_6_and_12_months_after_its_end(council: Path) -> None:
    (process,) = (each for each in read(council).values() if each["kind"] == "channel")
    times = [each["timeframe"] for each in process["steps"] if "timeframe" in each]
    reviews = [each for each in times if each["unit"] == "months" and "after" in each]
    assert sorted(each["value"] for each in reviews) == [6, 12]
    assert len({each["after"] for each in reviews}) == 1


def test_northmoor_has_a_process_of_30_steps_six_parties_and_two_loops() -> None:
    process = read(NORTHMOOR)["referral-to-support"]
    assert len(process["steps"]) == 30
    parties = {
        each[field]
        for each in process["steps"]
        for field in ("role", "body", "organisation")
        if field in each
    }
    assert len(parties) == 6
    ways = [way for each in process["steps"] for way in (each, *each.get("options", ()))]
    assert sum(way.get("loop", False) for way in ways) == 2


def test_the_public_line_is_for_friends_and_relatives_only() -> None:
    named = Counter(
        (name, step["role"])
        for name, process in read(ROOT).items()
        for step in process["steps"]
        if "act-early-line" in step.get("contacts", ())
    )
    assert named == {("worried-about-someone", "friend-or-relative"): 1}


def test_the_start_is_asked_first_wherever_it_stands_in_the_file(tmp_path: Path) -> None:
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    file = tmp_path / "data" / "processes" / "school-concern.yml"
    head, first, *others = file.read_text(encoding="utf-8").split("\n  - id: ")
    text = "\n  - id: ".join([head.rstrip(), *others]).rstrip() + f"\n\n  - id: {first.rstrip()}\n"
    file.write_text(text, encoding="utf-8")
    project, problems = read_project(tmp_path)
    assert project, problems
    here = project.here("guidance/processes/school-concern.md")
    call = Call("process_questions", ("school-concern",), {}, 1, 1, alone=True)
    html = Renderer(ROOT / "overrides" / "components").render(call, here)
    cards = re.findall(r'class="ask__card" id="ask-([\w-]+)"', html)
    assert cards[0] == read(ROOT)["school-concern"]["steps"][0]["id"]
    assert len(cards) == len(read(ROOT)["school-concern"]["steps"])


def test_a_new_number_in_contacts_changes_every_process_that_names_it(tmp_path: Path) -> None:
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    contacts = tmp_path / "data" / "contacts.yml"
    text = contacts.read_text(encoding="utf-8")
    assert text.count("0800 011 3764") == 1
    contacts.write_text(text.replace("0800 011 3764", "0800 123 4567"), encoding="utf-8")
    project, problems = read_project(tmp_path)
    assert project, problems
    renderer = Renderer(ROOT / "overrides" / "components")
    files = dict(renderer.beside_pages(project))
    naming = [name for name, each in read(ROOT).items() if "act-early-line" in str(each)]
    assert naming == ["worried-about-someone"]
    for name in naming:
        here = project.here(f"guidance/processes/{name}.md")
        shown = [
            renderer.render(Call(component, (name,), {}, 1, 1, alone=True), here)
            for component in ("process_steps", "process_questions", "process_card")
        ]
        for each in (*shown, files[f"guidance/processes/{name}/map.json"]):
            assert "0800 123 4567" in each
            assert "0800 011 3764" not in each
