"""Synthetic councils of any size, and the same pages as plain Markdown without hooks."""

import random
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

from tests.building import ROOT

WORDS_OF_PROSE = 690
ACTIVITIES_PER_KEY_ACTION = 6
_WORDS = [
    "council",
    "staff",
    "partners",
    "training",
    "schools",
    "board",
    "plan",
    "quarter",
    "review",
    "local",
    "guidance",
    "team",
    "public",
    "service",
    "concern",
    "support",
    "early",
    "action",
    "risk",
    "report",
    "meeting",
    "lead",
    "process",
    "record",
    "notice",
    "share",
]


def write_council(folder: Path, key_actions: int) -> None:
    """Write a project with this many key action pages, each with prose of its own."""
    chance = random.Random(key_actions)  # the same council each time
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"^nav:\n(?:  .*\n)+", "", config, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "tests" / "bench" / "council" / "docs", folder / "docs")
    shutil.copytree(ROOT / "tests" / "bench" / "council" / "data", folder / "data")
    (folder / "docs" / "strategy" / "key-actions").mkdir(parents=True)
    actions, activities, entries = [], [], []
    for number in range(1, key_actions + 1):
        actions.append(_key_action(number, chance))
        for each in range(1, ACTIVITIES_PER_KEY_ACTION + 1):
            activities.append(_activity(number, each, chance))
            entries.append(_entry(number, each, chance))
        prose = "\n\n".join(_sentence(chance, 115) for _ in range(WORDS_OF_PROSE // 115))
        page = folder / "docs" / "strategy" / "key-actions" / f"ka{number}.md"
        page.write_text(f"---\ndescription: Key action {number}.\n---\n{prose}\n")
    with (folder / "data" / "strategy.yml").open("a") as strategy:
        strategy.write("key_actions:\n" + "".join(actions))
    (folder / "data" / "activities.yml").write_text("activities:\n" + "".join(activities))
    (folder / "data" / "updates").mkdir()
    report = "from_publication: paper\nentries:\n" + "".join(entries)
    (folder / "data" / "updates" / "2019-q1.yml").write_text(report)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _key_action(number: int, chance: random.Random) -> str:
    return f"""  - id: ka{number}
    number: {number}
    title: {_sentence(chance, 4)}
    summary: {_sentence(chance, 15)}
    wording:
      text: {_sentence(chance, 30)}
      source: {{ref: paper, slide: 1}}
"""


def _activity(number: int, each: int, chance: random.Random) -> str:
    return f"""  - id: ka{number}-a{each}
    key_action: ka{number}
    title: {_sentence(chance, 6)}
    kind: milestone
    due: {chance.choice(["2019-06", "2019-12", "2020-03-31", "not_stated"])}
    partners: [partner]
    source: [{{ref: paper, slide: 2}}]
"""


def _entry(number: int, each: int, chance: random.Random) -> str:
    status = chance.choice(["in_progress", "not_started", "complete\n    done_on: 2019-05"])
    return f"""  - activity: ka{number}-a{each}
    status: {status}
    text: {_sentence(chance, 15)}
    source: [{{ref: paper, slide: 2}}]
"""


class _Markdown(HTMLParser):
    """Turns the HTML of a built page back into the Markdown that would have made it."""

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.cells: list[str] | None = None
        self.rows = 0
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "h2", "h3"):
            self.out.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag in ("p", "blockquote", "table", "figcaption", "caption"):
            self.out.append(" " if self.cells is not None else "\n\n")
        elif tag == "dt":
            self.out.append("\n- **")
        elif tag == "li":
            self.out.append("\n- ")
        elif tag == "tr":
            self.out.append("" if self.rows else "\n")
            self.cells = []
            self.out.append("\n|")
        elif tag == "a":
            self.address = dict(attrs).get("href") or ""
            self.out.append("[")

    def handle_endtag(self, tag: str) -> None:
        if tag == "dt":
            self.out.append("** ")
        elif tag in ("td", "th"):
            self.out.append(" |")
            if self.cells is not None:
                self.cells.append(tag)
        elif tag == "tr":
            if self.rows == 0 and self.cells:
                self.out.append("\n|" + " --- |" * len(self.cells))
            self.rows, self.cells = self.rows + 1, None
        elif tag == "table":
            self.rows = 0
            self.out.append("\n\n")
        elif tag == "a":
            self.out.append(f"]({self.address})")
        elif tag == "dl":
            self.out.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.out.append(re.sub(r"\s+", " ", data))


def article_of(page: Path) -> str:
    """Return the HTML of a built page's content."""
    text = page.read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def write_plain(built: Path, to: Path, *, plugins: str) -> None:
    """Write the pages of a built site as plain Markdown, with the theme and without hooks."""
    for page in sorted((built / "site").rglob("index.html")):
        if page.parent.name == "search":
            continue
        parser = _Markdown()
        parser.feed(article_of(page))
        path = to / "docs" / page.relative_to(built / "site").with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(parser.out), encoding="utf-8")
    (to / "mkdocs.yml").write_text(
        "site_name: Plain\nsite_url: https://example.org/\n"
        "theme:\n  name: material\n  font: false\n  features: [navigation.prune]\n"
        f"plugins: {plugins}\n"
        "markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, tables]\n"
    )


def words_of(page: Path) -> list[str]:
    """Return the words that a reader sees in the content of a built page, in order."""
    text = re.sub(r"<[^>]*>", " ", article_of(page))
    return re.findall(r"[A-Za-z0-9]+", re.sub(r"&#?\w+;", " ", text))
