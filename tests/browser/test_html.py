"""Every page is valid HTML, judged by the Nu Html Checker of the W3C (vnu)."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import moved_addresses
from tests.tools.programs import PROGRAMS, find

pytestmark = pytest.mark.slow

VNU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# It reads the pages from our server, not from files: only so has the policy's 'self' a meaning and
# is judged too. By itself it refuses addresses of this computer.
OPTIONS = (
    "-Dnu.validator.servlet.allow-forbidden-hosts=true",
    "-Dnu.validator.servlet.allowed-address-type=all",
)
# What is not ours: the message, what it is about, and the reason. Everything else fails the test.
ACCEPTED = [
    # Material's base.html puts two switches before the header; nothing here uses them.
    (
        r"Attribute “autocomplete” is only allowed when the input type is .*",
        r'<input class="md-toggle" data-md-toggle="(drawer|search)" type="checkbox" .*',
    ),
    # Python-Markdown's footnotes write the rule above the notes in the form of XHTML.
    (r"Trailing slash on void elements has no effect .*", r'ootnote">\s*<hr />'),
]


def _is_accepted(message: dict[str, Any]) -> bool:
    return any(
        re.fullmatch(text, message["message"])
        and re.search(about, message.get("extract", ""), re.DOTALL)
        for text, about in ACCEPTED
    )


def _judged(base: str, pages: list[str]) -> list[dict[str, Any]]:
    """Return what the checker says of pages."""
    java = find("java")
    assert java, PROGRAMS["java"].help
    done = subprocess.run(
        [java, *OPTIONS, "-jar", str(VNU), "--format", "json", "--stdout", "--exit-zero-always"]
        + [base + address for address in pages],
        capture_output=True,
        text=True,
        check=True,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def test_every_page_is_valid_html(base: str, pages: list[str], site: Path) -> None:
    # A page that has moved has nothing to accept.
    messages = _judged(base, pages + moved_addresses(site))
    found = [
        f"{each.get('url', '').removeprefix(base)}:{each.get('lastLine', '')} {each['message']} "
        f"{' '.join(each.get('extract', '').split())}"
        for each in messages
        if not _is_accepted(each)
    ]
    assert not found, "\n".join(found)
    # Each page has something to accept, so a checker that read no page would be noticed.
    assert {each["url"] for each in messages} == {base + address for address in pages}
