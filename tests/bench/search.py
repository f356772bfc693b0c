"""How long a reader waits for a search, and what it costs: at 100 pages and at 2,000.

From the moment of typing to the first result on the page, with nothing fetched before (cold) and
with the index there (warm), each the median of several. Bytes are counted where they are sent, so
that those which a worker fetches count as well.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.synthetic import WORD_LIST, write_council
from tests.browser.chromium import ARGUMENTS, HELP, find_chromium
from tests.browser.serving import Served, served

ROUNDS = 5
LEXICON, WORDS_ON_A_PAGE = 6_000, 690
# As many phrases as Barnet has, on as many pages.
PAGES_WITH_TERMS, PHRASES = 40, 210
COLD_WORDS = "trainning schools"
WARM_WORDS = ("who reviews risk", "gudiance for partners", "public meeting", "early support")
# Notes when something is typed and when the first result of it stands on the page.
WATCH = """
() => {
  const list = document.getElementById("search-results");
  const input = document.getElementById("search-words");
  input.addEventListener("input", () => { window.typed = performance.now(); }, true);
  new MutationObserver(() => {
    if (list.firstElementChild) { window.shown = performance.now(); }
  }).observe(list, { childList: true });
}
"""
WAITED = "() => window.shown > window.typed ? window.shown - window.typed : null"


@dataclass(frozen=True)
class Limits:
    """What a search may take at a number of pages: milliseconds, and bytes of a first search."""

    cold: float
    warm: float
    size: int | None = None


LIMITS = {100: Limits(500, 100), 2000: Limits(600, 150, 350_000)}


def with_prose(folder: Path, pages: int) -> None:
    """Give each page prose whose words are as unevenly frequent as those of a language (Zipf)."""
    chance = random.Random(pages)  # the same each time
    parts = [a + b for a, b in product("bdfglmnprst", "aeiou")]
    rare = ["".join(chance.choices(parts, k=chance.randint(2, 4))) for _ in range(LEXICON)]
    lexicon = [*WORD_LIST, *rare]
    weights = [1 / rank for rank in range(3, len(lexicon) + 3)]
    for number in range(1, pages + 1):
        words = chance.choices(lexicon, weights, k=WORDS_ON_A_PAGE)
        lines = [
            " ".join(words[at : at + 12]).capitalize() + "." for at in range(0, len(words), 12)
        ]
        page = folder / "docs" / "strategy" / "key-actions" / f"ka{number}.md"
        text = "\n\n".join(" ".join(lines[at : at + 5]) for at in range(0, len(lines), 5))
        page.write_text(f"---\ndescription: One key action of the plan.\n---\n{text}\n")


def with_terms(folder: Path) -> None:
    """Give a council as many search terms as Barnet has."""
    phrases = (" ".join(each) for each in product(WORD_LIST, repeat=3))
    lines = ["pages:"]
    for number in range(1, PAGES_WITH_TERMS + 1):
        own = ", ".join(islice(phrases, PHRASES))
        lines += [f"  - page: strategy/key-actions/ka{number}/", f"    terms: [{own}]"]
    text = "\n".join(lines) + "\n"
    (folder / "data" / "search_terms.yml").write_text(text, encoding="utf-8")


def built(council: Path) -> None:
    """Build a council without stopping at warnings: its prose means nothing."""
    environment = os.environ | {"PYTHONPATH": str(council / "hooks")}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=council, env=environment, check=True, stderr=subprocess.DEVNULL)


def _milliseconds(page: Page, words: str) -> float:
    page.locator("#search-words").fill(words)
    waited: float = page.wait_for_function(WAITED, polling=5).json_value()
    page.wait_for_timeout(500)  # whatever is still being fetched
    return waited


def _opened(browser: Browser, server: Served) -> Page:
    page = browser.new_context(base_url=server.address).new_page()
    page.goto("/search/")
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    return page


def measured(browser: Browser, server: Served) -> tuple[float, float, int, int]:
    """Return milliseconds cold and warm, bytes of a first search, and requests before it."""
    cold, warm, sizes, early = [], [], [], 0
    for _ in range(ROUNDS):
        server.take_sent()
        page = _opened(browser, server)
        before = server.take_sent()
        early += sum("/pagefind/" in each.path or "words.json" in each.path for each in before)
        cold.append(_milliseconds(page, COLD_WORDS))
        sizes.append(sum(each.size for each in server.take_sent()))
        warm += [_milliseconds(page, words) for words in WARM_WORDS]
        page.context.close()
    return statistics.median(cold), statistics.median(warm), max(sizes), early


def main() -> int:
    """Measure both sizes; return 1 if a limit is missed."""
    path = find_chromium()
    if not path:
        print(HELP)
        return 1
    missed = False
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        for pages, limits in LIMITS.items():
            council = Path(folder, str(pages))
            write_council(council, pages)
            with_prose(council, pages)
            with_terms(council)
            built(council)
            with served(council / "site") as server:
                cold, warm, size, early = measured(browser, server)
            ok = cold <= limits.cold and warm <= limits.warm and early == 0
            ok = ok and (limits.size is None or size <= limits.size)
            missed = missed or not ok
            most = f", within {limits.size / 1000:.0f} kB" if limits.size else ""
            print(
                f"A search among {pages:,} pages: {'held' if ok else 'missed'}\n"
                f"  cold {cold:.0f} ms, within {limits.cold:.0f}; warm {warm:.0f} ms, within "
                f"{limits.warm:.0f}\n"
                f"  a first search {size / 1000:.0f} kB{most}; {early} requests before it"
            )
        browser.close()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
