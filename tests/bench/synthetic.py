"""Synthetic councils of any size."""

import random
import re
import shutil
from pathlib import Path

from tests.building import ROOT

# 6 paragraphs of 5 sentences of 23 words: 690 words of prose on a page.
PARAGRAPHS, SENTENCES, WORDS = 6, 5, 23
ACTIVITIES_PER_KEY_ACTION = 6
WORD_LIST = [
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
        prose = "\n\n".join(_paragraph(chance) for _ in range(PARAGRAPHS))
        page = folder / "docs" / "strategy" / "key-actions" / f"ka{number}.md"
        page.write_text(f"---\ndescription: One key action of the plan.\n---\n{prose}\n")
    with (folder / "data" / "strategy.yml").open("a") as strategy:
        strategy.write("key_actions:\n" + "".join(actions))
    (folder / "data" / "activities.yml").write_text("activities:\n" + "".join(activities))
    (folder / "data" / "updates").mkdir()
    report = "from_publication: paper\nentries:\n" + "".join(entries)
    (folder / "data" / "updates" / "2019-q1.yml").write_text(report)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORD_LIST) for _ in range(words)).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, WORDS) for _ in range(SENTENCES))


def _title(chance: random.Random, words: int) -> str:
    return _sentence(chance, words).rstrip(".")


def _key_action(number: int, chance: random.Random) -> str:
    return f"""  - id: ka{number}
    number: {number}
    title: {_title(chance, 4)}
    summary: {_sentence(chance, 15)}
    wording:
      text: {_sentence(chance, 30)}
      source: {{ref: paper, slide: 1}}
"""


def _activity(number: int, each: int, chance: random.Random) -> str:
    return f"""  - id: ka{number}-a{each}
    key_action: ka{number}
    title: {_title(chance, 6)}
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
