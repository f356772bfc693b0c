"""A council begins: what is written builds as it stands, and nothing is overwritten."""

import json
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from strategy_site.cli import main
from strategy_site.load.data_files import FILES, OPTIONAL
from strategy_site.schema import FOLDER
from tests.building import ROOT, build, copy_project, fingerprint
from tests.editing import read
from tests.test_schemas import mistakes

WRITTEN = [
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "data/activities.yml",
    "data/contacts.yml",
    "data/glossary.yml",
    "data/parties.yml",
    "data/publications.yml",
    "data/site.yml",
    "data/strategy.yml",
    "data/training.yml",
    "data/updates/2026-q1.yml",
    "docs/about/accessibility.md",
    "docs/about/index.md",
    "docs/about/licence.md",
    "docs/about/privacy.md",
    "docs/guidance/index.md",
    "docs/index.md",
    "docs/schools/index.md",
    "docs/strategy/index.md",
    "docs/training/index.md",
    "docs/who-does-what/index.md",
    "docs/worried/index.md",
    "mkdocs.yml",
]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return the folder of a council that has just begun; its name is awkward on purpose."""
    folder = tmp_path / "Moor & Fen's site"
    assert run("new-council", folder).exit_code == 0
    return folder


def test_it_writes_these_files_and_they_have_no_problem(begun: Path) -> None:
    assert list(fingerprint(begun)) == WRITTEN
    assert {each for each in FILES if each not in OPTIONAL} <= {
        path.removeprefix("data/") for path in WRITTEN
    }
    said = run("check", "--project", begun)
    assert (said.exit_code, said.output) == (0, "No problems found.\n")


def test_an_editor_finds_nothing_wrong_in_them(begun: Path) -> None:
    for path in sorted((begun / "data").rglob("*.yml")):
        assert mistakes(path.relative_to(begun / "data").as_posix(), read(path)) == []
    settings = json.loads((begun / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    named = {(begun / path).resolve() for path in settings["yaml.schemas"]}
    assert named == set(FOLDER.glob("*.json"))
    assert settings["yaml.schemas"][next(iter(settings["yaml.schemas"]))] == ["data/site.yml"]


def test_it_says_in_three_lines_what_to_do_and_the_commands_work(tmp_path: Path) -> None:
    folder = tmp_path / "new council"
    said = run("new-council", folder).output.splitlines()
    programs = Path(sys.executable).absolute().parent
    assert said == [
        f"Written: data/, docs/ and mkdocs.yml in {folder}, for a made-up Your Council.",
        f"To check it: cd '{folder}' && {shlex.quote(str(programs))}/strategy-site check",
        f"To see it on http://localhost:8000: cd '{folder}' && "
        f"{shlex.quote(str(programs))}/mkdocs serve",
    ]
    command = said[1].partition(": ")[2]
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "No problems found.\n")


def test_a_second_time_it_refuses_and_changes_nothing(begun: Path) -> None:
    (begun / "data" / "site.yml").write_text("mine")
    before = fingerprint(begun)
    said = run("new-council", begun)
    assert said.exit_code == 1
    assert said.output == f"Error: {begun} is not an empty folder. Name a new one.\n"
    assert fingerprint(begun) == before


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    said = run("new-council", tmp_path / "taken")
    assert (said.exit_code, said.output) == (
        1,
        f"Error: {tmp_path / 'taken'} is not an empty folder. Name a new one.\n",
    )


def test_a_new_repository_with_the_product_in_it_is_empty_enough(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitmodules").write_text("mine")
    product = tmp_path / "product"
    for part in ("hooks", "overrides"):
        (product / part).mkdir(parents=True)
    (product / "mkdocs.yml").write_text("")
    assert run("new-council", tmp_path, "--product", product).exit_code == 0
    assert list(fingerprint(tmp_path)) == sorted([*WRITTEN, ".gitmodules", "product/mkdocs.yml"])
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    assert (settings["INHERIT"], settings["theme"], settings["hooks"]) == (
        "product/mkdocs.yml",
        {"custom_dir": "product/overrides"},
        ["product/hooks/mkdocs_hooks.py"],
    )


def test_without_the_product_it_says_how_to_name_it(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    said = run("new-council", tmp_path / "new", "--product", tmp_path / "elsewhere")
    assert said.exit_code == 1
    assert said.output == (
        f"Error: mkdocs.yml is not in {tmp_path / 'elsewhere'}. "
        "Name the product's folder with --product.\n"
    )
    assert not (tmp_path / "new").exists()


def test_its_settings_replace_every_one_that_belongs_to_a_council(begun: Path) -> None:
    ours, _, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("# ---- Everything")
    own = yaml.safe_load((begun / "mkdocs.yml").read_text(encoding="utf-8"))
    assert yaml.safe_load(ours).keys() <= own.keys()
    assert (begun / own["INHERIT"]).resolve() == ROOT / "mkdocs.yml"
    assert [next(iter(each)) for each in own["nav"][1:]] == [
        "Worried about someone",
        "Guidance and process maps",
        "Training",
        "Schools and settings",
        "Strategy and progress",
        "Who does what",
        "About",
    ]


@pytest.mark.slow
def test_it_builds_strictly_with_a_product_beside_it(tmp_path: Path) -> None:
    product = copy_project(tmp_path / "product")
    council = tmp_path / 'our "site": no #1'
    assert run("new-council", council, "--product", product).exit_code == 0
    done = build(council, PYTHONPATH=str(product / "hooks"))
    assert done.returncode == 0, done.stderr
    pages = {
        path.relative_to(council / "site").as_posix()
        for path in (council / "site").rglob("index.html")
    }
    assert pages == {
        "index.html",
        *(f"about/{each}index.html" for each in ("", "accessibility/", "licence/", "privacy/")),
        "guidance/index.html",
        "open-data/index.html",
        "schools/index.html",
        "search/index.html",
        "strategy/index.html",
        "strategy/key-actions/ka1/index.html",
        "strategy/quarters/2026-q1/index.html",
        "strategy/quarters/index.html",
        "training/index.html",
        "who-does-what/index.html",
        "worried/index.html",
    }
    worried = (council / "site" / "worried" / "index.html").read_text(encoding="utf-8")
    assert 'href="tel:999"' in worried
    assert "Example of a site. Your Council does not exist." in worried
    assert not re.search("barnet", worried, re.IGNORECASE)
    assert list(fingerprint(council / "docs")) == [
        path.removeprefix("docs/") for path in WRITTEN if path.startswith("docs/")
    ]


@pytest.mark.slow
def test_the_wheel_holds_the_beginning_the_schemas_and_the_explanations(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("*.whl"))
    package = FOLDER.parent
    held = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith(".py")}
    for part in ("starter", "schemas", "explanations"):
        wanted = {
            path.relative_to(package.parent).as_posix()
            for path in (package / part).rglob("*")
            if path.is_file()
        }
        assert wanted
        assert wanted - held == set()
