"""The schemas for editors: fresh, content with what is right, and exact about what is wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator, ValidationError

from strategy_site.cli import main
from strategy_site.load.data_files import FILES
from strategy_site.schema import FOLDER, schemas, write_schemas
from tests.building import ROOT
from tests.editing import as_an_editor_reads, read

COUNCIL = ROOT / "tests" / "golden" / "council" / "data"
GOOD = [ROOT / "data", COUNCIL, *sorted((ROOT / "tests" / "sites").glob("*/data"))]


def schema_for(path: str) -> dict[str, Any]:
    """Return the schema of ``parties.yml`` or of ``updates/2024-q1.yml``."""
    folder, slash, _ = path.partition("/")
    name = folder if slash else path.removesuffix(".yml")
    loaded = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def mistakes(path: str, value: Any) -> list[tuple[str, str]]:
    """Return where a schema refuses a file's value, and by which of its keywords."""
    found = Draft7Validator(schema_for(path)).iter_errors(value)
    return sorted((_place(each), str(each.validator)) for each in found)


def _place(error: ValidationError) -> str:
    return ".".join(str(part) for part in error.absolute_path)


def test_the_committed_schemas_are_those_of_the_records() -> None:
    committed = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*"))}
    made = {name: text.encode() for name, text in sorted(schemas().items())}
    stale = [name for name in made if committed.get(name) != made[name]]
    assert stale == [], "write them anew: strategy-site schemas --write"
    assert list(committed) == list(made)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_each_is_a_schema_that_names_its_file(name: str) -> None:
    schema = json.loads(schemas()[name])
    Draft7Validator.check_schema(schema)
    stem = name.removesuffix(".json")
    file = f"{stem}/*.yml" if stem in ("updates", "processes") else f"{stem}.yml"
    assert schema["title"] == f"data/{file}"
    # An expression that only Python reads would fail in the editor.
    forms = re.findall(r'"pattern": "(.*)"', schemas()[name])
    assert [form for form in forms if re.search(r"\(\?|\\[AZz]|[*+?}]\+", form)] == []


@pytest.mark.parametrize(
    "path",
    [path for folder in GOOD for path in sorted(folder.rglob("*.yml"))],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_good_files_are_left_alone(path: Path) -> None:
    folder = next(each for each in GOOD if path.is_relative_to(each))
    assert mistakes(path.relative_to(folder).as_posix(), read(path)) == []


# A file of the small council, what stands in it, what is written instead, and what is refused.
BAD = [
    ("site.yml", "demo: true", "demo: yes", [("demo", "pattern")]),
    ("site.yml", "demo: true", "demo: 1", [("demo", "type")]),
    ("site.yml", "demo: true\n", "", [("", "required")]),
    ("site.yml", "demo: true", "demmo: true", [("", "additionalProperties"), ("", "required")]),
    (
        "site.yml",
        "position_as_of: 2024-07-31",
        "position_as_of: 2024",
        [("position_as_of", "type")],
    ),
    (
        "site.yml",
        "position_as_of: 2024-07-31",
        "position_as_of: 2024-07",
        [("position_as_of", "pattern")],
    ),
    ("site.yml", "web@example.org", "web at example.org", [("problem_email", "pattern")]),
    ("site.yml", "council: Northmoor Council", "council:", [("council", "type")]),
    ("site.yml", "council: Northmoor Council", 'council: " "', [("council", "pattern")]),
    ("site.yml", "council: Northmoor Council", "council: [a]", [("council", "type")]),
    ("site.yml", "Northmoor Council", "|\n  two\n  lines", [("council", "pattern")]),
    ("site.yml", "Northmoor Council", "n" * 5001, [("council", "maxLength")]),
    ("strategy.yml", "begins: 2023", "begins: 1066", [("strategy.period.begins", "minimum")]),
    ("strategy.yml", "begins: 2023", "begins: 2203", [("strategy.period.begins", "maximum")]),
    ("strategy.yml", "begins: 2023", "begins: 2023-13", [("strategy.period.begins", "pattern")]),
    ("strategy.yml", "begins: 2023", "begins: 31/12/2023", [("strategy.period.begins", "pattern")]),
    ("strategy.yml", "number: 1", "number: one", [("key_actions.0.number", "pattern")]),
    ("strategy.yml", "number: 1", "number: -1", [("key_actions.0.number", "minimum")]),
    ("strategy.yml", "number: 1", "number: 1.5", [("key_actions.0.number", "type")]),
    ("strategy.yml", "slide: 3}", "slide: 0}", [("key_actions.0.wording.source.slide", "minimum")]),
    ("strategy.yml", "id: ka1", "id: KA1", [("key_actions.0.id", "pattern")]),
    ("strategy.yml", "id: ka1", "id: 1.10", [("key_actions.0.id", "type")]),
    ("strategy.yml", "id: ka1", f"id: {'a' * 61}", [("key_actions.0.id", "maxLength")]),
    ("activities.yml", "kind: milestone", "kind: mile stone", [("activities.0.kind", "enum")]),
    ("activities.yml", "kind: milestone", "kind: Milestone", [("activities.0.kind", "enum")]),
    # The one respect in which an editor asks for more than the check: no field is left empty.
    (
        "activities.yml",
        "owner_role: schools-adviser",
        "owner_role:",
        [("activities.2.owner_role", "type")],
    ),
    ("activities.yml", "due: 2024-06-30", "due: soon", [("activities.0.due", "pattern")]),
    (
        "activities.yml",
        "owner_role: schools-adviser",
        "owner_role: Schools adviser",
        [("activities.2.owner_role", "pattern")],
    ),
    (
        "activities.yml",
        "partners: [adult-services, housing-service]",
        "partners: adult-services",
        [("activities.0.partners", "type")],
    ),
    (
        "activities.yml",
        "[adult-services, housing-service]",
        "[adult-services, 7]",
        [("activities.0.partners.1", "type")],
    ),
    (
        "activities.yml",
        "Train frontline staff\n    kind: milestone\n    due: 2024-06-30\n"
        "    owner_role: prevent-coordinator\n    partners: [adult-services, housing-service]\n"
        "    source: [{ref: board-paper, slide: 4}]",
        "Train frontline staff\n    kind: milestone\n    source: []",
        [("activities.0.source", "minItems")],
    ),
    ("publications.yml", "https://www", "http://www", [("publications.1.url", "pattern")]),
    (
        "training.yml",
        "people_trained: 28",
        "people_trained: many",
        [("deliveries.0.people_trained", "pattern")],
    ),
    ("training.yml", "to: [moor-trust]\n    ", "", [("deliveries.0", "required")]),
    ("glossary.yml", "terms:", "words:", [("", "additionalProperties")]),
    ("updates/2024-q1.yml", "status: complete", "status: finished", [("entries.0.status", "enum")]),
    (
        "updates/2024-q1.yml",
        "text: Four",
        "txt: Four",
        [("entries.1", "additionalProperties"), ("entries.1", "required")],
    ),
    (
        "updates/2024-q1.yml",
        "{ref: board-paper, slide: 4}",
        "board-paper",
        [("entries.0.source.0", "type")],
    ),
    ("updates/2024-q1.yml", "published: 2024-07-12", "- published", [("", "type")]),
]


@pytest.mark.parametrize(
    ("path", "stands", "instead", "refused"), BAD, ids=lambda value: str(value)[:40]
)
def test_each_mistake_is_marked_where_it_is(
    path: str, stands: str, instead: str, refused: list[tuple[str, str]]
) -> None:
    text = (COUNCIL / path).read_text(encoding="utf-8")
    assert stands in text
    changed = instead if instead == "- published" else text.replace(stands, instead, 1)
    assert mistakes(path, as_an_editor_reads(changed)) == refused


@pytest.mark.parametrize(
    ("path", "stands", "instead"),
    [
        ("site.yml", "demo: true", 'demo: "true"'),
        ("site.yml", "demo: true", "demo: false"),
        ("site.yml", "council: Northmoor Council", "council: 2019"),
        ("site.yml", "council: Northmoor Council", "council: no"),
        ("site.yml", "council: Northmoor Council", "council: 1.10"),
        ("strategy.yml", "begins: 2023", 'begins: "2023"'),
        ("strategy.yml", "begins: 2023", "begins: 2023-04"),
        ("strategy.yml", "begins: 2023", "begins: 1900"),
        ("strategy.yml", "begins: 2023", "begins: 2199-12-31"),
        (
            "strategy.yml",
            "period:\n",
            "launched:\n    on: 2019\n    source: [{ref: a}]\n  period:\n",
        ),
        ("strategy.yml", "number: 1", 'number: "1"'),
        ("strategy.yml", "number: 1", "number: 0"),
        ("strategy.yml", "id: ka1", f"id: {'a' * 60}"),
        ("activities.yml", "due: 2024-06-30", "due: not_stated"),
        ("activities.yml", "due: 2024-06-30", "due: 2024-02-30  # what a day is, the check knows"),
        ("activities.yml", "owner_role: schools-adviser", "owner_role: nobody-knows"),
        ("training.yml", "people_trained: 28", "people_trained: not_stated"),
        ("training.yml", "people_trained: 28", "people_trained: 999999999"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_only_looks_odd_is_left_alone(path: str, stands: str, instead: str) -> None:
    text = (COUNCIL / path).read_text(encoding="utf-8")
    assert stands in text
    assert mistakes(path, as_an_editor_reads(text.replace(stands, instead, 1))) == []


def test_an_editor_reads_yaml_as_its_second_version_says() -> None:
    text = "{on: no, year: 2019, day: 2019-12-31, time: 1:20, share: 1.10, null: ~, yes: true}"
    read_as = {"on": "no", "year": 2019, "day": "2019-12-31", "time": "1:20", "share": 1.1}
    assert as_an_editor_reads(text) == read_as | {None: None, "yes": True}


def field(path: str, record: str, name: str) -> dict[str, Any]:
    """Return the schema of one field of a record."""
    found = schema_for(path)["definitions"][record]["properties"][name]
    assert isinstance(found, dict)
    return found


def test_a_field_explains_itself_in_the_words_of_its_record() -> None:
    assert field("activities.yml", "Activity", "due_history")["description"] == (
        "A list, each item a due date that was moved (may be left out). "
        "due_history says how it came about, oldest move first."
    )
    assert field("updates/a", "Entry", "confidence") == {
        "description": "One of on_track, at_risk, off_track (may be left out).",
        "enum": ["on_track", "at_risk", "off_track"],
        "enumDescriptions": [
            "On track. Expected to be done as planned.",
            "At risk. May not be done as planned.",
            "Off track. Will not be done as planned unless something changes.",
        ],
    }
    assert field("training.yml", "Delivery", "people_trained") == {
        "description": "A whole number, or not_stated. "
        "Training that took place: people_trained counts staff, never people at risk.",
        "type": ["string", "integer"],
        "pattern": "^(0|[1-9][0-9]{0,8}|not_stated)$",
        "patternErrorMessage": "Write a whole number, or not_stated.",
        "minimum": 0,
        "maximum": 999_999_999,
        "examples": ["not_stated"],
    }


def test_vs_code_finds_the_schema_of_every_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    folders = ("data", "tests/sites/*/data")
    wanted = {
        f"./hooks/strategy_site/schemas/{Path(name).stem}.json": [
            f"{folder}/{name}" for folder in folders
        ]
        for name in FILES
    } | {
        f"./hooks/strategy_site/schemas/{name}.json": [
            f"{folder}/{name}/*.yml" for folder in folders
        ]
        for name in ("updates", "processes")
    }
    assert settings["yaml.schemas"] == wanted
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_writing_changes_what_is_stale_and_deletes_what_is_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strategy_site.cli.beginning.FOLDER", tmp_path)
    assert write_schemas(tmp_path) == sorted(schemas())
    (tmp_path / "site.json").write_text("{}")
    (tmp_path / "gone.json").write_text("{}")
    run = CliRunner().invoke(main, ["schemas", "--write"])
    assert (run.exit_code, run.output) == (0, "Written: gone.json, site.json\n")
    assert {each.name: each.read_text("utf-8") for each in tmp_path.iterdir()} == schemas()
    run = CliRunner().invoke(main, ["schemas", "--write"])
    assert (run.exit_code, run.output) == (0, "Nothing has changed.\n")


def test_without_writing_it_says_where_they_are() -> None:
    said = f"The schemas are in {FOLDER}. The README says how an editor finds them.\n"
    assert CliRunner().invoke(main, ["schemas"]).output == said
