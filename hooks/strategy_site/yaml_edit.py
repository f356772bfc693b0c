"""Changes of YAML files that people write: comments, order and quotes around them stay as they are.

Each function takes a whole text and returns it changed; nothing but the place it names differs.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml

# A text that YAML reads as itself without quotes, whatever stands around it. Words that an editor
# takes for something else (no, 12, 2019-06) do not matter: our own reader takes all for text.
_PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ._/-]*[A-Za-z0-9._/-])?")


def scalar(text: str) -> str:
    """Return a text as YAML writes it on one line, in quotes if it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def flow(fields: dict[str, Any]) -> str:
    """Return fields as YAML within braces: ``{quarter: 2019-q1, value: 12}``."""
    return "{" + ", ".join(f"{name}: {_flow_value(value)}" for name, value in fields.items()) + "}"


def _flow_value(value: Any) -> str:
    if isinstance(value, dict):
        return flow(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow_value(each) for each in value) + "]"
    return scalar(str(value))


def _newline(text: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def _fields(text: str) -> list[tuple[str, yaml.Node, yaml.Node]]:
    """Return the top fields of a text: name, the node of the name and that of the value."""
    root = yaml.compose(text, yaml.SafeLoader)
    found = root.value if isinstance(root, yaml.MappingNode) else []
    return [(name.value, name, value) for name, value in found]


def replace_field(text: str, name: str, lines: list[str]) -> str:
    """Return a text with a top field's line or lines replaced by these; raise KeyError if absent.

    What stands behind the value as a comment goes with the field.
    """
    for found, key, value in _fields(text):
        if found == name:
            start = key.start_mark.index
            end = text.find("\n", len(text[: value.end_mark.index].rstrip()))
            after = "" if end < 0 else text[end + 1 :]
            put = "".join(f"{line}{_newline(text)}" for line in lines)
            return text[:start] + put + after
    raise KeyError(name)


def add_first(text: str, lines: list[str]) -> str:
    """Return a text with lines put in above its first top field, below the remarks before it."""
    at = text.rfind("\n", 0, _fields(text)[0][1].start_mark.index) + 1
    put = "".join(f"{line}{_newline(text)}" for line in lines)
    return text[:at] + put + text[at:]


def set_value(text: str, name: str, value: str) -> str:
    """Return a text with the value of a top field replaced, and what stands behind it kept."""
    for found, _, node in _fields(text):
        if found == name:
            return text[: node.start_mark.index] + value + text[node.end_mark.index :]
    raise KeyError(name)


def with_items(text: str, name: str, items: Iterable[str]) -> str:
    """Return a text with plain texts put into a top list, each before the first that is greater.

    A list that is absent is added at the end, below an empty line; one within brackets or without
    items is written anew, an item a line.
    """
    node = next((value for found, _, value in _fields(text) if found == name), None)
    held: list[yaml.Node] = []
    if isinstance(node, yaml.SequenceNode):
        held = node.value
        if held and not node.flow_style:
            return _with_lines(text, held, items)
    values = sorted([*(each.value for each in held), *items])
    lines = [f"{name}:", *(f"  - {scalar(each)}" for each in values)]
    if node:
        return replace_field(text, name, lines)
    line_end = _newline(text)
    before = [text.rstrip("\r\n"), ""] if text else []
    return line_end.join([*before, *lines]) + line_end


def _with_lines(text: str, held: list[yaml.Node], items: Iterable[str]) -> str:
    """Return a text with items put into a list that has an item a line, written like the first."""
    first = held[0].start_mark.index
    dash = text[text.rfind("\n", 0, first) + 1 : first]
    last = text.find("\n", held[-1].end_mark.index) + 1
    if not last:
        text += _newline(text)
        last = len(text)
    places = []
    for new in sorted(items):
        after = next((each for each in held if str(each.value) > new), None)
        line = f"{dash}{scalar(new)}{_newline(text)}"
        places.append((_whole_item(text, after)[0] if after else last, line))
    for at, line in reversed(places):
        text = text[:at] + line + text[at:]
    return text


def without_items(text: str, name: str, unwanted: Callable[[dict[str, str]], bool]) -> str:
    """Return a text without the items of a top list that are unwanted, and their comments.

    ``unwanted`` is asked with the plain fields of an item. A comment belongs to the item below it
    if no empty line stands between the two. A list that is left empty is written as ``[]``.
    """
    items = next((each for found, _, each in _fields(text) if found == name), None)
    if not isinstance(items, yaml.SequenceNode):
        return text
    gone = [each for each in items.value if unwanted(_plain_fields(each))]
    if len(gone) == len(items.value) and gone:
        return replace_field(text, name, [f"{name}: []"])
    for each in reversed(gone):
        start, end = _whole_item(text, each)
        text = text[:start] + text[end:]
    return text


def _plain_fields(node: yaml.Node) -> dict[str, str]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value: value.value for key, value in pairs if isinstance(value, yaml.ScalarNode)}


def _whole_item(text: str, node: yaml.Node) -> tuple[int, int]:
    """Return where the lines of a list item begin and end, with its comment above."""
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text[above:start].lstrip().startswith("#"):
            break
        start = above
    scalars = [each for each in _nodes(node) if isinstance(each, yaml.ScalarNode)]
    # A folded text ends where the next line begins: what counts is its last letter.
    last = max(len(text[: each.end_mark.index].rstrip()) for each in scalars)
    end = text.find("\n", last)
    end = len(text) if end < 0 else end + 1
    while end < len(text) and re.match(r"[ \t]*\r?\n", text[end:]):
        end += text[end:].index("\n") + 1
    return start, end


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield a node and all nodes in it."""
    yield node
    for each in node.value if isinstance(node.value, list) else ():
        for inner in each if isinstance(each, tuple) else (each,):
            yield from _nodes(inner)


def replace_texts(text: str, change: Callable[[str], str]) -> str:
    """Return a text in which every value that a function changes is written anew, in quotes.

    Names of fields are left alone, and so is everything that the function returns as it is.
    """
    root = yaml.compose(text, yaml.SafeLoader)
    found = [
        each
        for each in (_values(root) if root else ())
        if isinstance(each, yaml.ScalarNode) and change(each.value) != each.value
    ]
    for each in sorted(found, key=lambda node: node.start_mark.index, reverse=True):
        start, end = each.start_mark.index, each.end_mark.index
        # A folded text ends where the next line begins: its own line break stays.
        tail = text[start:end]
        kept = tail[len(tail.rstrip()) :]
        text = text[:start] + json.dumps(change(each.value), ensure_ascii=False) + kept + text[end:]
    return text


def _values(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield every value in a node, but no name of a field."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _values(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _values(each)
    else:
        yield node
