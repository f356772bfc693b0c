"""Random mistakes in the council's real files: each is either told or changes nothing unseen.

A mutant is one file with one mistake. It loads, and then every value that the product holds is a
value that stands in the files; or it has problems, and each of them can be acted on.
"""

import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, seed, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from strategy_site.cli.checking import explanations
from strategy_site.cycle.closing import Place, sealed
from strategy_site.dates import PartialDate, Quarter, parse_quarter
from strategy_site.load.data_files import FILES
from strategy_site.problems import Problem, report
from strategy_site.project import Project, read_project
from strategy_site.vocabulary import Word
from tests.building import ROOT, build, copy_project, fingerprint

Change = Callable[[st.DrawFn, re.Match[str]], str]

ORIGINALS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for folder, ending in (("data", "*.yml"), ("docs", "*.md"))
    for path in sorted((ROOT / folder).rglob(ending))
}
# A time in which nothing may be published: the council's own data have none.
HOLD = "publication_holds: [{begins: 2019-07-21, ends: 2019-07-25, reason: An election.}]\n"
ORIGINALS["data/site.yml"] += HOLD
# A real site has to keep more rules than a demonstration.
ORIGINALS["data/site.yml"] = (
    ORIGINALS["data/site.yml"]
    .replace("demo: true ", "demo: false")
    .replace("web@example.org", "web@barnet.gov.uk")
)
# The first quarter is closed: what changes in it, or in the plan, is seen. The second is open.
WHOLE, _ = read_project(ROOT)
assert WHOLE
ORIGINALS["data/closed.yml"] = sealed(
    Place(ROOT, WHOLE.council), parse_quarter("2017-q3"), {}
).files["closed.yml"]
CODES = set(explanations())
MISTAKES = {code for code in CODES if code.startswith("E")}
# How many mistakes of each kind are made, if there are so many different ones.
AT_LEAST = 6
SETTINGS = settings(
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
# What only a programmer could read.
TECHNICAL = re.compile(
    r"traceback|pydantic|exception|nonetype|validationerror|scanner|parser|<block|<class"
    r"|node content|simple key|scalar|mapping|\w_type\b|input should|this cannot be read"
    r"|does not fit here|\w\[\d+\]",
    re.IGNORECASE,
)
# ``\udcXX`` stands for a byte that is not UTF-8.
ODD = [
    *"\t\"':[]{},#&*!|>%@`?~\\-=<\0\x07\r\n\u00a0\u00e9\u200b\u2028\u202e\ufeff🎓",
    *(": ", " #", "- ", "---\n", "{{", "}}", "${x}", "\udce9", "\udcff", "\udcc3", "\r\n", "  "),
]
WRONG_DATES = [
    *("2019-06-31", "2019-02-29", "2020-02-29", "31/12/2019", "2019-31-12", "2019-13", "0000"),
    *("no", "2019-1", "1:20", "2019-12-31T00:00:00Z", "not stated", "12019", "2019-00-10", "٢٠١٩"),
]
WRONG_WORDS = ["null", "~", "yes", "no", "1.10", "0x1F", "[]", "{}", "''", '""', "a: b", "*x", "&x"]


def swapped(draw: st.DrawFn, word: str) -> str:
    """Return a word with two neighbouring letters exchanged."""
    at = draw(st.integers(0, max(0, len(word) - 2)))
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def deleted(_: st.DrawFn, __: re.Match[str]) -> str:
    return ""


def doubled(_: st.DrawFn, found: re.Match[str]) -> str:
    return found[0] * 2


def exchanged(_: st.DrawFn, found: re.Match[str]) -> str:
    return f"{found[2]}{found[1]}"


def misspelt(draw: st.DrawFn, found: re.Match[str]) -> str:
    return f"{found['before']}{swapped(draw, found['word'])}"


def one_of(*choices: str) -> Change:
    return lambda draw, found: f"{found['before']}{draw(st.sampled_from(choices))}"


def characters_put_in(draw: st.DrawFn, found: re.Match[str]) -> str:
    return f"{draw(st.sampled_from(ODD))}{found[0]}"


def id_of_another(draw: st.DrawFn, found: re.Match[str]) -> str:
    ids = re.findall(r"\bid: (\S+)", "\n".join(ORIGINALS.values()))
    return f"{found['before']}{draw(st.sampled_from(ids))}"


def step_of_another(draw: st.DrawFn, found: re.Match[str]) -> str:
    """Return a way to any step of the same process."""
    steps = re.findall(r"^  - id: (\S+)", found.string, re.MULTILINE)
    return f"{found['before']}{draw(st.sampled_from(steps))}"


def circle(draw: st.DrawFn, found: re.Match[str]) -> str:
    """Let a body or an organisation point at itself, or at another that points back."""
    own, indent = found["id"], " " * 4
    if found["kind"] == "board" or found["kind"] == "team":
        return f"{found[0]}{indent}reports_to: {own}\n"
    name = draw(st.sampled_from(["parent", "succeeded_by"]))
    return f"{found[0]}{indent}{name}: {own}\n"


def followed_by(*lines: str) -> Change:
    """Return a change that adds one of these lines below what was found, indented likewise."""
    return lambda draw, found: f"{found[0]}{found['indent']}{draw(st.sampled_from(lines))}\n"


def moved(draw: st.DrawFn, found: re.Match[str]) -> str:
    """Let a due date have been moved, rightly or wrongly."""
    was, became = draw(st.sampled_from(["2019-06", "2019-12"])), draw(st.sampled_from(["2019-12"]))
    quarter = draw(st.sampled_from(["2017-q3", "2018-q1", "2019-q1"]))
    move = f"{{was: {was}, became: {became}, quarter: {quarter}, reason: A trainer left.}}"
    return f"{found[0]}{found['indent']}due_history: [{move}]\n"


# What is changed: where, at which places, and how. Each name is drawn as often as any other.
VALUE = r"(?P<before>^ *(?:- )?\w+: )(?P<word>[^\n]+)"
MUTATIONS: dict[str, tuple[str, str, Change]] = {
    "line deleted": ("", r"^.*\n", deleted),
    "line doubled": ("", r"^.*\n", doubled),
    "lines swapped": ("", r"^(.*\n)(.*\n)", exchanged),
    "lines joined": ("", r"(?P<before>)\n", one_of(" ")),
    "end cut off": ("", r"^(?s:.*)\Z|\n(?s:.*)\Z", deleted),
    "indentation changed": (
        "",
        r"(?P<before>)^ *",
        one_of(*(" " * width for width in range(9)), "\t"),
    ),
    "character deleted": ("", r"[^\n]", deleted),
    "punctuation deleted": ("", r"[][{}\"':,#>|-]", deleted),
    "character put in": ("", r"[^\n]", characters_put_in),
    "character put in before a value": ("data", r"(?<=: )[^\n]", characters_put_in),
    "sign put in before a text": (
        "data",
        r"(?P<before>\b(?:title|text|name|term|meaning|who|does|note): )(?=[^>\n])",
        one_of(
            "!", "! ", "!x ", "!!str ", "&x ", "&", "*", "@", "%", "`", "? ", "- ", "> ", "| ", "#"
        ),
    ),
    "key misspelt": ("data", r"(?P<before>^ *(?:- )?|{|, )(?P<word>\w+)(?=:)", misspelt),
    "key left out": ("data", r"^ {2,}(?!- )\w+: .*\n", deleted),
    "value misspelt": ("data", VALUE, misspelt),
    "value emptied": ("data", VALUE, one_of("", '""', "''", "''  # nothing")),
    "value replaced": ("data", VALUE, one_of(*WRONG_WORDS)),
    "value of another field": ("data", VALUE, one_of("28", "2019-06", "complete", "[ka4]")),
    "date replaced": ("data", r"(?P<before>: )\d{4}(-\d\d){0,2}\b", one_of(*WRONG_DATES)),
    "number replaced": (
        "data",
        r"(?P<before>(?:slide|slides|number|capacity|people_trained): )\w+",
        one_of("0", "99", "-1", "1.5", "1,000", "six", "007", "1_0"),
    ),
    "id doubled": ("data", r"(?P<before>\bid: )\S+", id_of_another),
    "reference misspelt": (
        "data",
        r"(?P<before>(?:ref|key_action|activity|owner_role|published_by|presented_to|provided_by)"
        r": |(?:partners|roles|terms|to): \[)(?P<word>[\w-]+)",
        misspelt,
    ),
    "role misspelt": ("data", r"(?P<before>roles: \[)(?P<word>[\w-]+)", misspelt),
    "reference to another kind": ("data", r"(?P<before>(?:ref|activity): )[\w-]+", id_of_another),
    "report replaced": (
        "data",
        r"(?P<before>\bstatus: )(?:not_started|in_progress|complete|ongoing)\b",
        one_of("not_started", "in_progress", "complete", "ongoing"),
    ),
    "report of another": ("data", r"(?P<before>- activity: )\S+", one_of("ka4-a1", "ka4-a4")),
    "circle": ("data", r"^  - id: (?P<id>\S+)\n    name: .*\n    kind: (?P<kind>\w+)\n", circle),
    "party ended": (
        "data/parties.yml",
        r"^  - id: .*\n(?P<indent>    )name: .*\n",
        followed_by("valid_to: 2016", "valid_to: 2017-12-31"),
    ),
    "number of another": (
        "data/strategy.yml",
        r"(?P<before>^    number: )\d+$",
        one_of("1", "2", "7"),
    ),
    "answered in two ways": (
        "data/recommendations.yml",
        r"^(?P<indent> +)no_activity: .*\n",
        followed_by(*(f"activities: [{each}]" for each in ("ka1-a1", "ka2-a2", "ka4-a6"))),
    ),
    "plan left open": ("data/activities.yml", r"^    (?:due|frequency): .*\n", deleted),
    "due date moved": ("data/activities.yml", r"^(?P<indent> +)due: 2019-12\n", moved),
    "activity withdrawn": (
        "data/activities.yml",
        r"^(?P<indent> +)kind: .*\n",
        followed_by(
            "withdrawn: {quarter: 2018-q1, reason: Not needed.}",
            "withdrawn: {quarter: 2019-q1, reason: Not needed.}",
        ),
    ),
    "confidence put in": (
        "data/updates",
        r"^(?P<indent> +)status: .*\n",
        followed_by("confidence: on_track", "confidence: at_risk", "confidence: off_track"),
    ),
    "correction put in": (
        "data/updates",
        r"^(?P<indent> +)status: .*\n",
        followed_by(
            "corrects: {quarter: 2017-q3, reason: A slip.}",
            "corrects: {quarter: 2019-q2, reason: A slip.}",
        ),
    ),
    "quarter not reported": (
        "data/updates",
        r"^(?P<indent>)from_publication: .*\n",
        followed_by(*(f"not_reported: {each}." for each in ("An election", "Illness", "A move"))),
    ),
    "quarter published": (
        "data/updates",
        r"(?P<before>^)from_publication: .*",
        one_of("published: 2019-07-20", "published: 2019-07-21", "published: 2019-07-25"),
    ),
    "closed report changed": (
        "data/updates/2017-q3.yml",
        r"(?P<before>^    heading: )",
        one_of("New ", "The ", "An "),
    ),
    "closed id changed": ("data/closed.yml", r"(?P<before>activity: )ka\d", one_of("ka7", "ka8")),
    "closed plan changed": (
        "data/activities.yml",
        r"(?P<before>^    kind: )standing",
        one_of("milestone", "recurring"),
    ),
    "start lost": ("data/processes", r"(?P<before>^    kind: )start$", one_of("action", "end")),
    "way misled": ("data/processes", r"(?P<before>\bnext: )[\w-]+", step_of_another),
    "way lost": ("data/processes", r"^    next: .*\n", deleted),
    "loop no longer told": ("data/processes", r",? *\bloop: true", deleted),
    "answer given twice": ("data/processes", r'(?P<before>label: )(?:"No"|No )', one_of('"Yes"')),
    "nobody takes a step": (
        "data/processes",
        r"^    (?:role|body|organisation): .*\n",
        deleted,
    ),
    "danger without a number": (
        "data/processes",
        r"^    contacts: \[police-999\]\n",
        deleted,
    ),
    "emergency contact that nobody tried": (
        "data/contacts.yml",
        r"(?P<before>^    phone: (?!.999).*\n)",
        one_of("    emergency: true\n"),
    ),
    "contact kept from its readers": (
        "data/contacts.yml",
        r"^    audience: \[(?P<word>\w+).*\n",
        lambda _, found: f"{found[0]}    not_for: [{found['word']}]\n",
    ),
    "resource replaced": (
        "data/resources.yml",
        r"(?P<before>^    status: )\w+",
        one_of("superseded", "withdrawn"),
    ),
    "training replaced": (
        "data/training.yml",
        r"(?P<before>^    status: )(?:not_checked|historic)",
        one_of("current", "withdrawn"),
    ),
    "time without a basis": ("data/processes", r", basis: \w+", deleted),
    "approved too soon": (
        "data/processes",
        r"(?P<before>^status: )illustrative",
        one_of("approved"),
    ),
    "review at another time": (
        "data/processes",
        r"(?P<before>value: )(?:6|12)(?=, unit: months)",
        one_of("5", "18"),
    ),
    "address misspelt": ("data/addresses.yml", r"(?P<before>^  - )(?P<word>[\w-]+)", misspelt),
    "page moved": (
        "data/addresses.yml",
        r"\A(?P<indent>)#.*\n",
        followed_by(
            *(
                f"moved: [{each}]"
                for each in (
                    "{was: news/, now: strategy/}",
                    "{was: training/, now: strategy/}",
                    "{was: news/, now: strategies/}",
                    "{was: news/, now: old/}, {was: old/, now: news/}",
                )
            )
        ),
    ),
    "call broken": (
        "docs",
        r"(?P<before>\{\{ )(?P<word>\w+)\((?P<rest>.*?)\) \}\}",
        one_of(
            *(
                "rols() }}",
                'activities_table("ka9") }}',
                "7 * 7 }}",
                "position }}",
                'roles("x") }}',
            ),
            *("position() }", 'statements(key="ka4") }}', "import os }}", "council_name() }}"),
        ),
    ),
    "prescribed words deleted": (
        "docs",
        r"(?P<before>)\{\{ accessibility_\w+\(\) \}\}",
        one_of("Complain to us.", ""),
    ),
    "header broken": (
        "docs",
        r"(?P<before>)\A---\n(?s:.*?)^---\n",
        one_of("", "---\n---\n", "---\ntitle: A\n", "---\nA\n---\n", "---\ndescription: [A\n---\n"),
    ),
}


def places(folder: str, pattern: str) -> list[tuple[str, re.Match[str]]]:
    """Return every place in the original files of a folder that fits a pattern."""
    return [
        (path, found)
        for path, text in ORIGINALS.items()
        if path.startswith(folder)
        for found in re.finditer(pattern, text, re.MULTILINE)
    ]


PLACES = {name: places(folder, pattern) for name, (folder, pattern, _) in MUTATIONS.items()}


@dataclass(frozen=True)
class Mutant:
    """A file with a mistake in it: of which kind, where, and what became what."""

    kind: str
    path: str
    start: int
    was: str
    became: str

    @property
    def content(self) -> bytes:
        """The file with the mistake."""
        original = ORIGINALS[self.path]
        text = original[: self.start] + self.became + original[self.start + len(self.was) :]
        return text.encode("utf-8", "surrogateescape")


@st.composite
def mutants(draw: st.DrawFn, kinds: Collection[str] = MUTATIONS) -> Mutant:
    """Draw one mistake of one of these kinds in one of the real files."""
    kind = draw(st.sampled_from(sorted(kinds)))
    path, found = draw(st.sampled_from(PLACES[kind]))
    became = MUTATIONS[kind][2](draw, found)
    assume(became != found[0])
    return Mutant(kind, path, found.start(), found[0], became)


@dataclass
class Tally:
    """What became of the mutants."""

    codes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def __str__(self) -> str:
        count = self.outcomes["mutants"]
        shares = {name: f"{each / count:.0%}" for name, each in sorted(self.outcomes.items())}
        return (
            f"{count} mutants: {shares}, slowest {self.slowest:.2f} s\n"
            f"codes: {dict(sorted(self.codes.items()))}\nkinds: {dict(sorted(self.kinds.items()))}"
        )


# --- An independent reading of the files: PyYAML's pure Python reader, every value as its text ----


def as_written(text: str) -> Any:
    """Return the values in a YAML text as text, without those that are empty."""
    return without_empty(yaml.load(text, yaml.BaseLoader))  # noqa: S506  # it makes nothing but text


def check_nothing_is_hidden(text: str) -> None:
    """Check that a text has nothing that a reader drops: a name's first value, a tag, an anchor."""
    for event in yaml.parse(text, yaml.BaseLoader):
        assert getattr(event, "tag", None) is None
        assert getattr(event, "anchor", None) is None
    pending = [yaml.compose(text, yaml.BaseLoader)]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.MappingNode):
            names = [name.value for name, _ in node.value]
            assert len(names) == len(set(names))
            pending.extend(value for _, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            pending.extend(node.value)


def without_empty(value: Any) -> Any:
    """Return a value without the fields that have nothing in them: they are as good as absent."""
    if isinstance(value, dict):
        kept = {name: without_empty(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each not in ("", None, [], {})}
    return [without_empty(each) for each in value] if isinstance(value, list) else value


def header_and_body(text: str) -> tuple[str, str]:
    """Return what stands between the first two lines of dashes of a page, and what follows."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((n for n in range(1, len(lines)) if lines[n].rstrip() == "---"), 0)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])


def parses(mutant: Mutant) -> bool:
    """Whether a mutant is YAML still, or a page whose header is."""
    try:
        text = mutant.content.decode("utf-8-sig")
        as_written(header_and_body(text)[0] if mutant.path.endswith(".md") else text)
    except (UnicodeDecodeError, yaml.YAMLError):
        return False
    return True


# --- What the product holds, turned back into text without any of its own code -------------------


def date_as_text(value: PartialDate | date) -> str:
    """Return a date as precisely as it is known."""
    parts = [f"{each:02d}" for each in (value.month, value.day) if each is not None]
    return "-".join([str(value.year), *parts])


def record_as_text(record: BaseModel) -> dict[str, Any]:
    """Return the fields of a record, without those that were left out and have their default."""
    return {
        name: as_text(getattr(record, name))
        for name, field in type(record).model_fields.items()
        if name in record.model_fields_set or getattr(record, name) != field.default
    }


AS_TEXT: list[tuple[type | tuple[type, ...], Callable[[Any], Any]]] = [
    (Word, lambda word: word.key),
    (Enum, lambda member: member.value),
    ((PartialDate, date), date_as_text),
    (bool, {True: "true", False: "false"}.get),
    ((int, Decimal, Quarter), str),
    (frozenset, sorted),
    (tuple, lambda items: [as_text(each) for each in items]),
    (BaseModel, record_as_text),
    ((str, type(None)), lambda value: value),
]


def as_text(value: object) -> Any:
    """Return a record, or a value in one, as the text that it was made from."""
    return next(convert(value) for types, convert in AS_TEXT if isinstance(value, types))


def held(project: Project) -> dict[str, Any]:
    """Return what the product holds, by the file that it came from."""
    council = project.council
    files: dict[str, Any] = {
        "site.yml": council.site,
        "strategy.yml": {"strategy": council.strategy, "key_actions": council.key_actions},
        "activities.yml": {"activities": council.activities},
        "parties.yml": {
            "bodies": council.bodies,
            "roles": council.roles,
            "organisations": council.organisations,
        },
        "publications.yml": {
            "publications": council.publications,
            "documents": council.documents,
        },
        "training.yml": {"offers": council.offers, "deliveries": council.deliveries},
        "glossary.yml": {"terms": council.terms, "well_known": council.well_known},
        "recommendations.yml": {"recommendations": council.recommendations},
        "benchmarks.yml": {"framework": council.framework, "benchmarks": council.benchmarks},
        "measures.yml": {"measures": council.measures},
        "contacts.yml": {"contacts": council.contacts},
        "events.yml": {"events": council.events},
        "resources.yml": {"resources": council.resources},
        "search_terms.yml": {"synonyms": council.synonyms, "pages": council.search_terms},
        "closed.yml": {"quarters": council.closed},
        "addresses.yml": council.ledger or {},
    }
    assert files.keys() == FILES.keys()
    for quarter, update in council.updates.items():
        files[f"updates/{quarter.year}-q{quarter.number}.yml"] = update
    files |= {f"processes/{each.id}.yml": each for each in council.processes}
    return {
        f"data/{name}": without_empty(
            {each: as_text(value) for each, value in record.items()}
            if isinstance(record, dict)
            else as_text(record)
        )
        for name, record in files.items()
    }


CALL = re.compile(r"\{\{.*?\}\}|\ue000\d+\ue001")


def lines_without_calls(text: str) -> list[str]:
    """Return the lines of a page that say something, with nothing in the place of calls."""
    return [line for line in CALL.sub("", text).split("\n") if line.strip()]


def strings_in(call: str) -> list[str]:
    """Return the name that a call begins with and the text in its quotation marks."""
    name = re.match(r"\{\{\s*(\w+)", call)
    return [name[1] if name else "", "".join(re.findall(r"[\"']([^\"']*)[\"']", call))]


def check_page(project: Project, src: str, text: str) -> None:
    """Check that a page says what its file says: in its header, its lines and its calls."""
    page = project.pages[src]
    header, body = header_and_body(text)
    written = as_written(header)
    assert page.description == written["description"]
    said, expected = lines_without_calls(page.markdown), lines_without_calls(body)
    if src in project.made:  # the page of a record has its own title, and prose among its sections
        prose = {line.strip() for line in expected if not line.startswith("# ")}
        assert prose - {line.strip() for line in said} == set()
        return
    assert said == expected
    if "title" in written:
        assert page.title == written["title"]
    if "`" not in body and "~~~" not in body:  # code may hold what looks like a call
        calls = [strings_in(call) for call in re.findall(r"\{\{.*?\}\}", body)]
        assert [[each.component, "".join(each.arguments)] for each in page.calls] == calls


def check_problems(problems: list[Problem], root: Path) -> None:
    """Check that each problem can be found in its file, and understood."""
    for problem in problems:
        line = str(problem)
        assert problem.code in CODES, line
        assert line.splitlines() == [line]
        assert line.isprintable(), line
        assert not TECHNICAL.search(line), line
        assert problem.message.endswith((".", "?")), line
        assert problem.fix, line
        text = (root / problem.path).read_bytes().decode("utf-8-sig", "replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= problem.line <= len(lines), line
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, line


def data_written(path: str, text: str) -> Any:
    """Return the values in a file of data/. The initials that all know are a set: no order."""
    values = as_written(text)
    if path == "data/glossary.yml" and values.get("well_known"):
        values["well_known"] = sorted(set(values["well_known"]))
    return values


ORIGINAL_VALUES = {f"data/{name}": {} for name in FILES} | {
    path: data_written(path, text) for path, text in ORIGINALS.items() if path[:4] == "data"
}


def check_unchanged(project: Project, mutant: Mutant) -> None:
    """Check that what was loaded is what is written, value by value."""
    text = mutant.content.decode("utf-8-sig")
    expected = dict(ORIGINAL_VALUES)
    texts = ORIGINALS | {mutant.path: text}
    check_nothing_is_hidden(header_and_body(text)[0] if mutant.path.endswith(".md") else text)
    if mutant.path in expected:
        expected[mutant.path] = data_written(mutant.path, text)
    assert held(project) == expected
    for path, page in texts.items():
        if path.startswith("docs/"):
            check_page(project, path.removeprefix("docs/"), page)


def judge(mutant: Mutant, root: Path, tally: Tally) -> None:
    """Read a project with a mutant in it, check the outcome and count it."""
    file = root / mutant.path
    file.write_bytes(mutant.content)
    try:
        began = time.perf_counter()
        project, problems = read_project(root)
        taken = time.perf_counter() - began
        check_problems(problems, root)
        mistakes = [each for each in problems if not each.is_warning]
        assert (project is None) == bool(mistakes)
        if project:
            check_unchanged(project, mutant)
    finally:
        file.write_text(ORIGINALS[mutant.path], encoding="utf-8")
    assert taken < 10  # a hang, not a speed
    tally.slowest = max(tally.slowest, taken)
    tally.codes.update({problem.code for problem in problems})
    tally.kinds[mutant.kind] += 1
    tally.outcomes.update(["mutants", "parses"] if parses(mutant) else ["mutants"])
    tally.outcomes.update(["loads"] if project else [])


def copied(tmp_path: Path) -> Path:
    """Return a folder with a copy of the original files."""
    for path, text in ORIGINALS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "data" / "texts", tmp_path / "data" / "texts")
    return tmp_path


def test_what_is_loaded_is_what_is_written_in_every_file(tmp_path: Path) -> None:
    """Without a mistake first, so that a file that nobody compares is seen at once."""
    project, problems = read_project(copied(tmp_path))
    assert project, problems
    assert held(project) == ORIGINAL_VALUES


@pytest.mark.long
@pytest.mark.parametrize("number", range(13))
def test_of_800_mistakes_each_is_told_or_changes_nothing_unseen(
    number: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    root, tally = copied(tmp_path), Tally()

    def make(kinds: Collection[str], count: int) -> None:
        @seed(number)
        @settings(SETTINGS, max_examples=count)
        @given(mutants(kinds))
        def mistake(mutant: Mutant) -> None:
            judge(mutant, root, tally)

        mistake()

    make(MUTATIONS, 800)
    for kind in sorted(MUTATIONS):  # chance may pass one over
        if tally.kinds[kind] < AT_LEAST:
            make([kind], 4 * AT_LEAST)
    record_property("distribution", str(tally))
    assert tally.outcomes["mutants"] >= 800
    assert tally.outcomes["parses"] >= tally.outcomes["mutants"] / 3
    assert tally.outcomes["loads"] >= tally.outcomes["mutants"] / 10
    assert set(tally.codes) - CODES == set()
    assert MISTAKES - set(tally.codes) == set()
    assert set(tally.kinds) == set(MUTATIONS)


def built(mutant: Mutant, project: Path) -> Iterator[str]:
    """Build a project with a mutant in it; check what became of the old site; yield the outcome."""
    site = project / "site"
    shutil.rmtree(site, ignore_errors=True)
    (site / "old").mkdir(parents=True)
    (site / "index.html").write_text("The old site.", encoding="utf-8")
    (site / "old" / "page.html").write_text("A page of the old site.", encoding="utf-8")
    before = fingerprint(site)
    (project / mutant.path).write_bytes(mutant.content)
    try:
        problems = read_project(project)[1]
        done = build(project)
    finally:
        (project / mutant.path).write_text(ORIGINALS[mutant.path], encoding="utf-8")
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert list(project.glob(".site*")) == []
    if done.returncode == 0:
        assert [each for each in problems if each.stops_strict] == []
        assert not (site / "old").exists()
        assert "The old site." not in (site / "index.html").read_text(encoding="utf-8")
        yield "published"
        return
    assert done.returncode == 1
    assert fingerprint(site) == before
    mistakes = any(not each.is_warning for each in problems)
    if mistakes:
        assert report(problems) in said
    else:  # our own prose, or what only a build can see, such as a link that leads nowhere
        assert re.search(r"WARNING +-  Doc file|warnings in strict mode", said)
    yield "problems" if mistakes else "warnings"


@pytest.mark.parametrize(
    "number", [pytest.param(0, marks=pytest.mark.slow), pytest.param(1, marks=pytest.mark.long)]
)
def test_of_25_builds_each_publishes_or_leaves_the_old_site_as_it_was(
    number: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    project = copy_project(tmp_path / "project")
    outcomes: Counter[str] = Counter()

    @seed(100 + number)
    @settings(SETTINGS, max_examples=25)
    @given(mutants())
    def mistake(mutant: Mutant) -> None:
        outcomes.update(built(mutant, project))

    mistake()
    record_property("distribution", str(dict(outcomes)))
    assert sum(outcomes.values()) >= 25
    assert outcomes["published"] >= 1
    assert outcomes["problems"] >= 1
