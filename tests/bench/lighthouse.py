"""Lighthouse on the main kinds of page, as a phone and as a desktop: part of ``make bench``.

The sites are served with gzip from this computer. The audit ``is-crawlable`` is left out, and no
other: a demonstration asks search engines to stay away, and that alone would cost it SEO points.
A speed that is missed is measured twice more and the median counts: another program may have
had the processor.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.browser.chromium import ARGUMENTS, HELP, find_chromium
from tests.browser.serving import served
from tests.building import build_barnet, build_northmoor

PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
LEFT_OUT = "is-crawlable"
SPEED = "performance"
COMPLETE = ("accessibility", "best-practices", "seo")
# The lowest performance that is enough; the other categories must be complete.
FORMS = {"mobile": 95, "desktop": 98}
PAGES = {
    "barnet": (
        "/",
        "/worried/",
        "/strategy/progress/",
        "/strategy/key-actions/ka5/",
        "/training/",
        "/search/?q=training",
    ),
    "northmoor": ("/strategy/progress/",),
}
BUILDERS = {"barnet": build_barnet, "northmoor": build_northmoor}


@dataclass(frozen=True)
class Judged:
    """One page in one form: the scores of 100 by category, and the audits that were not passed."""

    page: str
    form: str
    scores: dict[str, int]
    failed: tuple[str, ...]

    def missed(self) -> list[str]:
        """Return the categories that are below what is asked."""
        asked = dict.fromkeys(COMPLETE, 100) | {SPEED: FORMS[self.form]}
        return [name for name, least in asked.items() if self.scores[name] < least]


def run(url: str, page: str, form: str) -> Judged:
    """Let Lighthouse judge one address in a fresh browser."""
    command = [
        *("node", str(PROGRAM), url, "--quiet", "--output=json", "--output-path=stdout"),
        f"--only-categories={','.join((SPEED, *COMPLETE))}",
        f"--skip-audits={LEFT_OUT}",
        f"--chrome-flags={' '.join(('--headless=new', *ARGUMENTS))}",
        "--no-enable-error-reporting",
        *(["--preset=desktop"] if form == "desktop" else []),
    ]
    environment = os.environ | {"CHROME_PATH": find_chromium()}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {page}: {done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    categories, audits = report["categories"], report["audits"]
    parts = [each for name in COMPLETE for each in categories[name]["auditRefs"] if each["weight"]]
    return Judged(
        page,
        form,
        {name: round(100 * (each["score"] or 0)) for name, each in categories.items()},
        tuple(each["id"] for each in parts if audits[each["id"]]["score"] not in (1, None)),
    )


def judge(url: str, page: str, form: str) -> Judged:
    """Judge one address; measure a speed that is missed twice more."""
    found = run(url, page, form)
    if SPEED not in found.missed():
        return found
    speeds = [found.scores[SPEED], *(run(url, page, form).scores[SPEED] for _ in range(2))]
    scores = found.scores | {SPEED: round(statistics.median(speeds))}
    return Judged(page, form, scores, found.failed)


def judge_all() -> Iterator[Judged]:
    """Build both councils elsewhere and judge their pages in both forms."""
    with tempfile.TemporaryDirectory() as folder:
        for council, addresses in PAGES.items():
            site = BUILDERS[council](Path(folder, council)) / "site"
            with served(site) as server:
                for address in addresses:
                    for form in FORMS:
                        yield judge(server.address + address, f"{council} {address}", form)


def main() -> int:
    """Print a table of the scores and a line for each page that says whether it is enough."""
    if not find_chromium():
        print(HELP)
        return 1
    judged: list[Judged] = []
    for each in judge_all():
        print(f"Lighthouse: {each.page} as {each.form}", file=sys.stderr, flush=True)
        judged.append(each)
    names = (SPEED, *COMPLETE)
    print("", f"| page | form | {' | '.join(names)} |", "| --- |" + " --- |" * 5, sep="\n")
    for each in judged:
        scores = " | ".join(str(each.scores[name]) for name in names)
        print(f"| {each.page} | {each.form} | {scores} |")
    print(f"\nLeft out: the audit {LEFT_OUT}, which the noindex of a demonstration fails.\n")
    for each in judged:
        missed = each.missed()
        failed = f": {', '.join((*missed, *each.failed))}" if missed else ""
        print(f"{'MISSED' if missed else 'met   '} {each.page} as {each.form}{failed}")
    speeds = ", ".join(f"{least} as {form}" for form, least in FORMS.items())
    print(f"Asked: {', '.join(COMPLETE)} 100; {SPEED} at least {speeds}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
