"""`make bench`: a build against the same pages as plain Markdown, in turn, in one run.

The plain site has Material's search plugin on, as its users have it. Ours is measured without its
indexer, which is a program of its own, and the indexer apart. Only ratios are worth comparing.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.synthetic import words_of, write_council, write_plain

SIZES = (50, 500)
ROUNDS = 3
# Runs one build in a process of its own and prints its seconds, its peak memory and, for a project
# with hooks, the seconds of the checks and of the indexer.
PROGRAM = """
import resource, time
import mkdocs.commands.build, mkdocs.config
config = mkdocs.config.load_config("mkdocs.yml")
spent = {"checks": 0.0, "index": 0.0}
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
        hook["make_index"] = measured(hook["make_index"], "index")
start = time.perf_counter()
mkdocs.commands.build.build(config)
whole = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print("MEASURED", whole - spent["index"], spent["checks"], spent["index"], peak)
"""


def measure(project: Path) -> tuple[float, float, float, float]:
    """Return the seconds of a build, of its checks and of its indexer, and its peak in MiB."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"MEASURED (.*)", done.stdout)
    if not found:
        raise RuntimeError(done.stderr)
    build, checks, index, peak = (float(number) for number in found[1].split())
    return build, checks, index, peak


def same_text(ours: Path, plain: Path) -> bool:
    """Whether both sites show the same words on every page of the plain one."""
    pages = list((plain / "site").rglob("index.html"))
    return all(
        words_of(page) == words_of(ours / "site" / page.relative_to(plain / "site"))
        for page in pages
    )


def main() -> None:
    """Build both at each size in turn and print medians as ratios."""
    print(f"{'pages':>6} {'ours/plain':>11} {'checks':>8} {'index/build':>12} {'peak MiB':>9}")
    seconds = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            ours, plain = Path(folder, "ours"), Path(folder, "plain")
            ours.mkdir()
            write_council(ours, size)
            measure(ours)
            write_plain(ours, plain, plugins="[search]")
            rounds = [(measure(ours), measure(plain)) for _ in range(ROUNDS)]
            if not same_text(ours, plain):
                raise SystemExit(f"{size} pages: the two sites do not show the same text")
        build, checks, index, peak = (
            statistics.median(each[0][number] for each in rounds) for number in range(4)
        )
        other = statistics.median(each[1][0] for each in rounds)
        seconds.append(build)
        print(
            f"{size:>6} {build / other:>11.2f} {checks / build:>8.1%} "
            f"{index / build:>12.2f} {peak:>9.0f}"
        )
    print(f"growth from {SIZES[0]} to {SIZES[-1]} pages: {seconds[-1] / seconds[0]:.1f}")


if __name__ == "__main__":
    main()
