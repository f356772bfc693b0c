"""YAML as an editor reads it: version 1.2, in which ``no``, ``on`` and 2019-12-31 are texts."""

import re
from pathlib import Path
from typing import Any

import yaml


class EditorLoader(yaml.SafeLoader):
    """PyYAML with the types of YAML 1.2's core schema in place of those of 1.1."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for tag, form, first in (
    ("null", r"|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"({form})\Z", re.ASCII), first
    )
# PyYAML takes 017 for an octal number, as version 1.1 has it.
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(str(node.value), 10))


def as_an_editor_reads(text: str) -> Any:
    """Return what an editor takes a YAML text for."""
    return yaml.load(text, EditorLoader)  # noqa: S506  # a safe loader


def read(file: Path) -> Any:
    """Return what an editor takes a file for."""
    return as_an_editor_reads(file.read_text(encoding="utf-8"))
