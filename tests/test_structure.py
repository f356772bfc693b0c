"""The structure that keeps the product simple, checked on the source itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import strategy_site.project  # noqa: F401  # registers every component
from strategy_site.views.registry import COMPONENTS
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, ReportedStatus, Word
from tests.building import ROOT

PACKAGE = ROOT / "hooks" / "strategy_site"
# From the lowest to the highest: a module imports from those before it and from its own folder.
LAYERS = [
    "vocabulary",
    "problems",
    "whereabouts",
    "memory",
    "dates",
    "templating",
    "model",
    "sealing",
    "process_map",
    "load",
    "fields",
    "schema",
    "process_map",
    "rules",
    "progress",
    "open_data",
    "views",
    "exports",
    "published",
    "project",
    "security",
    "accent",
    "frame",
    "written_tables",
    "render",
    "redirects",
    "menu",
    "search_index",
    "publish",
    "new_council",
    "yaml_edit",
    "written_files",
    "cycle",
    "cli",
]
# What the package holds besides modules.
FOLDERS = {"__init__", "__pycache__", "explanations", "schemas", "starter"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported_by(module: Path) -> set[str]:
    """Return the names of all modules that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports fail under MkDocs"
            found.add(node.module or "")
    return found


def layer_of(name: str) -> str:
    """Return the layer of ``strategy_site.load.pages``: ``load``."""
    return name.split(".")[1]


def test_nothing_imports_upwards() -> None:
    upwards = []
    for module in MODULES:
        if module.parent == PACKAGE and module.stem == "__init__":
            continue
        own = layer_of(".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts))
        for name in imported_by(module):
            ours = name.startswith("strategy_site.")
            if ours and LAYERS.index(layer_of(name)) > LAYERS.index(own):
                upwards.append(f"{module.relative_to(PACKAGE)} imports {name}")
    assert upwards == []


def test_every_module_has_its_layer() -> None:
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert names - FOLDERS == set(LAYERS)


def test_the_package_knows_no_mkdocs_and_reads_no_clock() -> None:
    for module in MODULES:
        assert not {name for name in imported_by(module) if name.split(".")[0] == "mkdocs"}
        source = module.read_text(encoding="utf-8")
        assert not re.search(r"\.today\(|\.now\(|time\.time\(|gmtime|localtime", source), module


def test_the_package_works_without_mkdocs_installed(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.py").write_text("raise ImportError('not here')\n")
    names = [
        ".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts) for module in MODULES
    ]
    program = "import sys, importlib\n" + "\n".join(
        f"importlib.import_module({name!r})" for name in names
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{program}\nprint(sorted(n for n in sys.modules if n == 'mkdocs'))",
        ],
        env={"PYTHONPATH": f"{tmp_path}:{PACKAGE.parent}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_no_council_is_named_in_the_product() -> None:
    named = [
        path.relative_to(ROOT).as_posix()
        for folder in ("hooks", "overrides")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".html", ".css", ".js", ".md", ".svg")
        and re.search("barnet", path.read_text(encoding="utf-8"), re.IGNORECASE)
    ]
    assert named == []


def test_a_build_finds_no_file_in_overrides_that_it_would_publish_by_mistake() -> None:
    folder = ROOT / "overrides"
    published = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".html" and path.parent.name != "assets"
    ]
    assert published == []


def words_of(vocabulary: type[Word]) -> set[str]:
    """Return the words and the multi-part keys of a vocabulary, which only it may spell."""
    return {each.word for each in vocabulary} | {each.key for each in vocabulary if "_" in each.key}


def test_status_words_stand_in_the_vocabulary_alone() -> None:
    words = words_of(ActivityStatus) | words_of(KeyActionStatus) | words_of(ReportedStatus)
    spelt = []
    for module in MODULES:
        if module.parent == PACKAGE / "vocabulary":
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in words:
                spelt.append(f"{module.name}:{node.lineno} {node.value}")
    for template in (ROOT / "overrides").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        spelt += [f"{template.name} {word}" for word in words if re.search(rf"\b{word}\b", text)]
    assert spelt == []


@pytest.mark.parametrize("vocabulary", Word.__subclasses__(), ids=lambda each: each.__name__)
def test_every_word_explains_itself(vocabulary: type[Word]) -> None:
    assert vocabulary.__doc__
    assert len(set(vocabulary.keys())) == len(vocabulary)
    assert len({each.word for each in vocabulary}) == len(vocabulary)
    for each in vocabulary:
        assert vocabulary.of(each.key) is each
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", each.key)
        assert each.word[0].isupper()
        assert each.sentence[-1] == "."
        assert len(each.sentence.split()) <= 25


def test_an_unknown_key_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        ActivityStatus.of("green")


def test_every_component_has_a_docstring_and_a_template_and_no_template_is_left_over() -> None:
    templates = {path.name for path in (ROOT / "overrides" / "components").glob("*.html")}
    shared = {
        *("parts.html", "party.html", "initials.html", "filters.html", "resource_parts.html"),
        *("page_foot.html", "data_parts.html", "activity_facts.html", "contact_lines.html"),
        *("chart_parts.html", "map_parts.html", "step_parts.html", "process_map_file.html"),
        "moved_page.html",
    }
    assert templates == {each.template for each in COMPONENTS.values()} | shared
    assert [name for name, each in COMPONENTS.items() if not each.view.__doc__] == []
