"""The coordinators' handbook: each example, written into Northmoor, passes all checks."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_site.project import read_project
from tests.building import ROOT

NORTHMOOR = ROOT / "tests" / "sites" / "northmoor"
DATA = NORTHMOOR / "data"
HANDBOOK = NORTHMOOR / "docs" / "about" / "handbook"


def as_text(written: str) -> Any:
    """Return what YAML says, with each value as the text that was written."""
    return yaml.load(written, yaml.BaseLoader)  # noqa: S506  # it makes text and nothing else


def examples() -> list[Any]:
    """Return each block of YAML in the handbook, named after its page and its number there."""
    found = []
    for page in sorted(HANDBOOK.glob("*.md")):
        blocks = re.findall(r"^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
        for number, block in enumerate(blocks, 1):
            found.append(pytest.param(block, id=f"{page.stem}-{number}"))
    return found


def merged(record: Any, example: Any) -> Any:
    """Return what a file holds once an example is written into it: an id that is there, anew."""
    if isinstance(record, dict):
        return record | {key: merged(record.get(key), value) for key, value in example.items()}
    if isinstance(record, list) and isinstance(record[0], dict) and "id" in record[0]:
        new = {each["id"]: each for each in example}
        return [new.pop(each["id"], each) for each in record] + list(new.values())
    return example


# The examples belong to the quarter after Northmoor's last, whose report they call for.
SUMMER = {"position_as_of": "2026-07-23", "reviewed_on": "2026-07-23"}
SUMMER_REPORT = {
    "published": "2026-07-23",
    "approved_by": "community-safety-manager",
    "approved_on": "2026-07-16",
    "entries": [
        {
            "activity": "ka1-a6",
            "status": "ongoing",
            "text": "Members were told.",
            "reported_by": "northmoor-council",
        }
    ],
}


@pytest.mark.parametrize("block", examples())
def test_every_example_of_the_handbook_passes_all_checks(block: str, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    shutil.copytree(NORTHMOOR / "docs", tmp_path / "docs")
    name = re.match(r"# (data/\S+\.yml)\n", block)
    assert name, "the first line of an example names its file"
    write_into(tmp_path / name[1], as_text(block))
    write_into(tmp_path / "data" / "site.yml", SUMMER)
    if name[1] != "data/updates/2026-q1.yml":
        write_into(tmp_path / "data/updates/2026-q1.yml", SUMMER_REPORT)
    project, problems = read_project(tmp_path)
    assert [str(each) for each in problems if each.stops_strict] == []
    assert project


def write_into(path: Path, example: Any) -> None:
    """Write an example into a file, which it may begin."""
    held = as_text(path.read_text(encoding="utf-8")) if path.exists() else {}
    text = yaml.safe_dump(merged(held, example), allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def test_the_handbook_has_an_example_of_every_kind_of_record() -> None:
    shown = {line for case in examples() for line in case.values[0].splitlines()}
    by_command = {"closed.yml"}  # nobody writes it
    files = {f"# data/{path.name}" for path in DATA.glob("*.yml") if path.name not in by_command}
    files |= {"# data/updates/2026-q1.yml", "# data/processes/poster-on-a-board.yml"}
    assert files <= shown
    lists = {"bodies:", "roles:", "organisations:", "offers:", "deliveries:", "publications:"}
    lists |= {"documents:", "key_actions:", "strategy:", "entries:", "overrides:", "statements:"}
    assert lists <= shown
