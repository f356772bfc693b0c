"""How long a coordinator waits in a quarter: every command of the cycle, for 40 live activities.

Northmoor is padded with activities until 40 are live. Each step is a process of its own, as typed,
in a folder whose site was built before, as that of any council with a quarter to report.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.building import NORTHMOOR, ROOT, copy_project

LIVE, MOST_SECONDS = 40, 10
QUARTER = "2026-q1"
BUILD = ("-m", "mkdocs", "build", "--strict")
_PROGRAM = "from strategy_site.cli import main; main()"


def council_of_40(folder: Path) -> Path:
    """Return the folder of a council in which so many activities are live."""
    whole = copy_project(folder)
    ours = whole / NORTHMOOR.relative_to(ROOT)
    shutil.copytree(NORTHMOOR, ours, ignore=shutil.ignore_patterns("site", ".site.*"))
    plan = ours / "data" / "activities.yml"
    more = "".join(
        f"\n  - id: ka1-b{number}\n    key_action: ka1\n    title: Keep an eye on matter {number}\n"
        "    kind: standing\n    partners: [northmoor-council]\n"
        "    source: [{ref: plan-2025, page: 11}]\n"
        for number in range(20)
    )
    plan.write_text(plan.read_text(encoding="utf-8").rstrip("\n") + "\n" + more, encoding="utf-8")
    return ours


def fill_in(ours: Path) -> int:
    """Fill in the draft as returns would and return how many activities it has."""
    draft = ours / "data" / "updates" / f"{QUARTER}.yml"
    text = draft.read_text(encoding="utf-8")
    numbers = iter(range(1000))
    text = re.sub(
        r"^    text:$", lambda _: f"    text: Line {next(numbers)} is in.", text, flags=re.M
    )
    text = text.replace("    reason:\n", "    reason: A trainer left.\n")
    text = text.replace("    corrective_action:\n", "    corrective_action: Another one begins.\n")
    text = re.sub(r"(activity: ka4-a7\n)", r"\1    reported_by: northmoor-council\n", text)
    text = re.sub(r"(activity: ka3-a7\n)", r"\1    corrective_action: It is booked.\n", text)
    draft.write_text(text, encoding="utf-8")
    return text.count("\n  - activity: ")


def seconds(ours: Path, *command: str) -> float:
    """Return how long a command takes; end with what it said if it fails."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ours,
        env={"PYTHONPATH": str(ours.parents[2] / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - began


def main() -> None:
    """Print the time of each step and the verdict."""
    with tempfile.TemporaryDirectory() as folder:
        ours = council_of_40(Path(folder))
        program = ("-c", _PROGRAM)
        approval = ["--approved-by", "prevent-coordinator", "--approved-on", "2026-07-16"]
        seconds(ours, *BUILD)
        steps = {"new-quarter": seconds(ours, *program, "new-quarter", QUARTER)}
        count = fill_in(ours)
        close = ["close-quarter", QUARTER, *approval, "--published", "2026-07-23", "--yes"]
        papers = ["board-pack", "--quarter", QUARTER, "--body", "prevent-partnership-board"]
        steps |= {
            "chase": seconds(ours, *program, "chase", QUARTER),
            "check": seconds(ours, *program, "check"),
            "close-quarter": seconds(ours, *program, *close),
            "board-pack": seconds(ours, *program, *papers),
            "build": seconds(ours, *BUILD),
        }
    print(f"A quarter with {count} live activities: seconds for each step")
    for name, each in steps.items():
        print(f"  {name}: {each:.1f}")
    total = sum(steps.values())
    verdict = "held" if total <= MOST_SECONDS and count >= LIVE else "NOT HELD"
    print(f"  {verdict}: the whole in {total:.1f} s, within {MOST_SECONDS} s")


if __name__ == "__main__":
    main()
