"""The language server behind VS Code's YAML support, with the settings that the project brings."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from strategy_site.load.data_files import FILES
from strategy_site.model.shape import fields_of
from strategy_site.model.updates import Entry
from strategy_site.vocabulary import ReportedStatus
from tests.building import ROOT

SERVER = ROOT / "tests" / "browser" / "node_modules" / "yaml-language-server" / "bin"
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
YAML_SETTINGS = {
    "schemas": SETTINGS["yaml.schemas"],
    "schemaStore": {"enable": SETTINGS["yaml.schemaStore.enable"]},
    "validate": True,
    "hover": True,
    "completion": True,
}
STATUSES = ReportedStatus.keys()
# The settings name folders by a pattern; this is one that it covers.
FOLDERS = ("data", "tests/sites/northmoor/data")
COUNCIL = ROOT / "tests" / "golden" / "council" / "data"

pytestmark = pytest.mark.slow


class Editor:
    """An editor with the project's folder open, as far as the server can tell."""

    def __init__(self) -> None:
        self.server = subprocess.Popen(
            ["node", SERVER / "yaml-language-server", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.asked = 0
        folder = {"uri": ROOT.as_uri(), "name": "project"}
        can = {
            "workspace": {"workspaceFolders": True, "configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}},
        }
        self.ask(
            "initialize",
            processId=None,
            rootUri=ROOT.as_uri(),
            capabilities=can,
            workspaceFolders=[folder],
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={"yaml": YAML_SETTINGS})

    def send(self, message: dict[str, Any]) -> None:
        assert self.server.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def tell(self, method: str, **values: Any) -> None:
        self.send({"method": method, "params": values})

    def ask(self, method: str, **values: Any) -> Any:
        """Return the server's answer."""
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": values})
        while True:
            message = self.next()
            if message.get("id") == self.asked and "method" not in message:
                return message["result"]

    def next(self) -> dict[str, Any]:
        """Return the server's next message; its questions are answered on the way."""
        assert self.server.stdout
        length = 0
        while line := self.server.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            length = int(value) if name == b"Content-Length" else length
        message: dict[str, Any] = json.loads(self.server.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            sections = [each.get("section") for each in message["params"]["items"]]
            known = {"yaml": YAML_SETTINGS}
            self.send({"id": message["id"], "result": [known.get(each) for each in sections]})
        elif "method" in message and "id" in message:
            self.send({"id": message["id"], "result": None})
        return message

    def open(self, path: str, text: str) -> list[tuple[int, str]]:
        """Open a file with this text; return line and words of what the server marks in it."""
        uri = (ROOT / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while True:
            message = self.next()
            if message.get("method") == "textDocument/publishDiagnostics":
                assert message["params"]["uri"] == uri
                marks = message["params"]["diagnostics"]
                return [(each["range"]["start"]["line"] + 1, each["message"]) for each in marks]

    def at(self, ask_for: str, path: str, line: int, column: int) -> Any:
        return self.ask(
            f"textDocument/{ask_for}",
            textDocument={"uri": (ROOT / path).as_uri()},
            position={"line": line - 1, "character": column - 1},
        )


def line_of(text: str, words: str) -> int:
    """Return the number of the first line that holds these words."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.fixture
def editor() -> Iterator[Editor]:
    """Return an editor whose server ends with the test."""
    made = Editor()
    yield made
    made.server.kill()
    made.server.communicate()


WRONG = """published: 12/07/2024
entries:
  - activity: ka1-a1
    status: finished
    text: All staff are trained.
    source: [{ref: board-paper, slide: four}]

  - activity: ka1-a3
    status: ongoing
    txt: Four schools took part.
"""


def test_mistakes_are_marked_while_they_are_typed(editor: Editor) -> None:
    assert editor.open("data/updates/2024-q1.yml", WRONG) == [
        (1, "Write a day: 2019-12-31."),
        (4, f"Value is not accepted. Valid values: {', '.join(map(json.dumps, STATUSES))}."),
        (6, "Write a whole number from 1."),
        (8, 'Missing property "text".'),
        (10, "Property txt is not allowed."),
    ]


def test_a_field_explains_itself_under_the_pointer(editor: Editor) -> None:
    text = (COUNCIL / "activities.yml").read_text(encoding="utf-8")
    assert editor.open("data/activities.yml", text) == []
    shown = editor.at("hover", "data/activities.yml", line_of(text, "due:"), 6)["contents"]["value"]
    assert shown.splitlines()[:3] == [
        "#### data/activities.yml",
        "",
        "A date: 2019, 2019-06 or 2019-12-31, or not\\_stated (may be left out). A milestone has a "
        "due date, a recurring activity a frequency, a standing one neither. due is the date that "
        "holds now.",
    ]


def test_words_and_fields_are_offered(editor: Editor) -> None:
    path, begun = "data/updates/2024-q2.yml", "published: 2024-12-31\nentries:\n  - activity: a\n"
    editor.open(path, f"{begun}    status: \n")
    offered = editor.at("completion", path, 4, 13)["items"]
    assert [(each["label"], each["documentation"]) for each in offered] == [
        (each.key, f"{each.word}. {each.sentence}") for each in ReportedStatus
    ]
    path = "data/updates/2024-q3.yml"
    editor.open(path, f"{begun}    \n")
    offered = editor.at("completion", path, 4, 5)["items"]
    # The editor also offers all that is missing in one go, under the record's name.
    assert sorted(each["label"] for each in offered) == sorted(
        ["Entry", *(name for name in fields_of(Entry) if name != "activity")]
    )


def test_nothing_is_marked_in_the_records_of_every_council(editor: Editor) -> None:
    folders = [ROOT / "data", *sorted((ROOT / "tests" / "sites").glob("*/data"))]
    marked = {
        path.relative_to(ROOT).as_posix(): marks
        for folder in folders
        for path in sorted(folder.rglob("*.yml"))
        if (marks := editor.open(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")))
    }
    assert marked == {}


def test_a_mistake_is_marked_in_every_file(editor: Editor) -> None:
    files = [*FILES, "updates/2019-q1.yml"]
    for path in (f"{folder}/{name}" for folder in FOLDERS for name in files):
        assert (1, "Property nonsense is not allowed.") in editor.open(path, "nonsense: 1\n"), path
