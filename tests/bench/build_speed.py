"""`make bench`: a build against the same pages made in two other ways, in turn, in one run.

The others are the same pages as plain Markdown without hooks, and the same content through
mkdocs-macros-plugin; both with Material's search plugin, as their users have it. Ours is measured
without its indexer, which is a program of its own, and the indexer apart. Only ratios are worth
comparing: machines differ, and so do hours.
"""

import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.synthetic import write_council
from tests.bench.variants import words_of, write_macros, write_plain
from tests.building import copy_project

# How many pages, and how many rounds: the large sites take minutes.
ROUNDS = {50: 5, 500: 3, 2000: 2}
MACROS_PYTHON = Path(sys.prefix, "bench", "bin", "python")
# Runs one build in a process of its own and prints its seconds, its peak memory and, for a project
# with hooks, the seconds of the checks and of the indexer. What a build needs without any check
# does not count as one: reading the YAML of the records, and putting the project together.
PROGRAM = """
import resource, time
import mkdocs.commands.build, mkdocs.config
config = mkdocs.config.load_config("mkdocs.yml")
spent = {"checks": 0.0, "needed": 0.0, "index": 0.0}
def measured(plain, label):
    def run(*arguments, **named):
        start = time.perf_counter()
        try:
            return plain(*arguments, **named)
        finally:
            spent[label] += time.perf_counter() - start
    return run
for event in config.plugins.events["config"]:
    hook = getattr(event, "__globals__", {})
    if "read_project" in hook:
        hook["read_project"] = measured(hook["read_project"], "checks")
        hook["check_settings"] = measured(hook["check_settings"], "checks")
        hook["make_index"] = measured(hook["make_index"], "index")
        import strategy_site.load.data_folder as data_folder, strategy_site.project as project
        data_folder.parse = measured(data_folder.parse, "needed")
        project._assemble = measured(project._assemble, "needed")
start = time.perf_counter()
config.plugins.on_startup(command="build", dirty=False)
mkdocs.commands.build.build(config)
whole = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
checks = spent["checks"] - spent["needed"]
print("MEASURED", whole - spent["index"], checks, spent["needed"], spent["index"], peak)
"""


@dataclass(frozen=True)
class Measured:
    """One build, or the medians of several: seconds without the indexer, and MiB at the peak."""

    build: float
    checks: float
    needed: float
    index: float
    peak: float


@dataclass(frozen=True)
class Size:
    """The medians of the three ways at one number of pages."""

    ours: Measured
    plain: Measured
    macros: Measured


def measure(project: Path, python: str | Path = sys.executable) -> Measured:
    """Build a project in a process of its own and return what it took."""
    done = subprocess.run(
        [python, "-c", PROGRAM],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"MEASURED (.*)", done.stdout)
    if not found:
        raise SystemExit(f"{project.name} was not built:\n{done.stderr[-3000:]}")
    return Measured(*(float(number) for number in found[1].split()))


def median(rounds: list[Measured]) -> Measured:
    """Return the median of each figure by itself."""
    columns = zip(
        *((each.build, each.checks, each.needed, each.index, each.peak) for each in rounds),
        strict=True,
    )
    return Measured(*(statistics.median(column) for column in columns))


def other_words(ours: Path, other: Path) -> list[str]:
    """Return the pages on which another site does not show the same words as ours."""
    pages = sorted(
        page.relative_to(ours / "site")
        for page in (ours / "site").rglob("index.html")
        if page.parent.name != "search"
    )
    return [
        str(page)
        for page in pages
        if not (other / "site" / page).is_file()
        or words_of(ours / "site" / page) != words_of(other / "site" / page)
    ]


def measure_size(pages: int, say: Callable[[str], None]) -> Size:
    """Build all three ways in turn; end the program if they do not carry the same text."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain, macros = (Path(folder, name) for name in ("ours", "plain", "macros"))
        ours.mkdir()
        write_council(ours, pages)
        say(f"{pages} pages: first build, from which the other two are written")
        measure(ours)
        write_plain(ours, plain)
        write_macros(ours, macros)
        found: list[tuple[Measured, Measured, Measured]] = []
        for number in range(1, ROUNDS[pages] + 1):
            found.append((measure(ours), measure(plain), measure(macros, MACROS_PYTHON)))
            seconds = ", ".join(f"{each.build:.2f}" for each in found[-1])
            say(f"{pages} pages: round {number} of {ROUNDS[pages]}: {seconds} s")
        for other in (plain, macros):
            if different := other_words(ours, other):
                raise SystemExit(f"{other.name}, {pages} pages: other words on {different[:5]}")
        say(f"{pages} pages: all three show the same words on every page")
    columns = [median(list(column)) for column in zip(*found, strict=True)]
    return Size(*columns)


def own_build() -> tuple[float, Measured]:
    """Return the seconds of a whole `mkdocs build` of this repository's council, and its parts."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder, "own"))
        measure(project)  # Python's compiled files are there from the second time on
        start = time.perf_counter()
        parts = measure(project)
        return time.perf_counter() - start, parts


def machine() -> str:
    """Return what this was measured on."""
    cpu = platform.processor() or platform.machine()
    about = Path("/proc/cpuinfo")
    if about.exists():
        found = re.search(r"model name\s*: (.*)", about.read_text(encoding="utf-8"))
        cpu = found[1] if found else cpu
    program = "import importlib.metadata as m; print(m.version('mkdocs-macros-plugin'))"
    done = subprocess.run(
        [MACROS_PYTHON, "-c", program], capture_output=True, text=True, check=True
    )
    names = ("mkdocs", "mkdocs-material", "markdown", "pyyaml", "pydantic", "pagefind")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"{cpu}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"{packages}, mkdocs-macros-plugin {done.stdout.strip()}"
    )


def table(sizes: dict[int, Size]) -> list[str]:
    """Return the figures as a Markdown table, a line for each number of pages."""
    lines = [
        "| pages | ours / plain | ours / macros | ours | plain | macros | checks of ours "
        "| reading and preparing of ours | peak: ours | plain | macros | indexer / ours |",
        "| --- |" + " --- |" * 11,
    ]
    for pages, each in sizes.items():
        ours, plain, macros = each.ours, each.plain, each.macros
        lines.append(
            f"| {pages:,} | {ours.build / plain.build:.2f} | {ours.build / macros.build:.2f} "
            f"| {ours.build:.1f} s | {plain.build:.1f} s | {macros.build:.1f} s "
            f"| {ours.checks / ours.build:.1%} | {ours.needed / ours.build:.1%} "
            f"| {ours.peak:.0f} MiB | {plain.peak:.0f} MiB | {macros.peak:.0f} MiB "
            f"| {ours.index / ours.build:.2f} |"
        )
    return lines


def growth(sizes: dict[int, Size]) -> list[str]:
    """Return by how much the time of each way grows from one size to the next."""
    pairs = zip(list(sizes), list(sizes)[1:], strict=False)
    return [
        f"Growth from {few:,} to {many:,} pages: ours "
        f"{sizes[many].ours.build / sizes[few].ours.build:.2f}, plain "
        f"{sizes[many].plain.build / sizes[few].plain.build:.2f}, macros "
        f"{sizes[many].macros.build / sizes[few].macros.build:.2f}"
        for few, many in pairs
    ]


def budgets(sizes: dict[int, Size], own_seconds: float) -> list[str]:
    """Return a line for each budget that says whether it is met."""
    middle, large = sizes[500], sizes[2000]
    asked = [
        ("ours / plain at 500 pages", middle.ours.build / middle.plain.build, 0.85, ""),
        ("ours / macros at 500 pages", middle.ours.build / middle.macros.build, 0.50, ""),
        ("growth from 500 to 2,000 pages", large.ours.build / middle.ours.build, 4.4, ""),
        ("peak memory at 2,000 pages", large.ours.peak, 250, " MiB"),
        ("checks of a build at 500 pages", 100 * middle.ours.checks / middle.ours.build, 15, " %"),
        ("checks of a build at 2,000 pages", 100 * large.ours.checks / large.ours.build, 15, " %"),
        ("this council's build, whole process", own_seconds, 5, " s"),
    ]
    return [
        f"{_verdict(found <= most)} {name}: {found:.2f}{unit} (at most {most:g}{unit})"
        for name, found, most, unit in asked
    ]


def _verdict(kept: bool) -> str:
    return "met   " if kept else "MISSED"


def main() -> None:
    """Measure every size and print the table, the growth and the budgets."""
    start = time.perf_counter()

    def say(what: str) -> None:
        print(f"[{time.perf_counter() - start:4.0f} s] {what}", flush=True)

    whole, parts = own_build()
    say(f"this council: {whole:.1f} s")
    sizes = {pages: measure_size(pages, say) for pages in ROUNDS}
    print("", machine(), "", *table(sizes), "", *growth(sizes), sep="\n")
    print(
        f"This council: {whole:.1f} s for the whole process; build {parts.build:.2f} s, of which "
        f"checks {parts.checks:.2f} s, reading {parts.needed:.2f} s; "
        f"indexer {parts.index:.2f} s; peak {parts.peak:.0f} MiB"
    )
    print("", *budgets(sizes, whole), sep="\n")


if __name__ == "__main__":
    main()
