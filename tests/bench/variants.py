"""The pages of a built site made anew in two other ways: plain Markdown, and mkdocs-macros-plugin.

Both get the words of every article from the built pages, so that all three carry the same text.
The plugin gets the records from YAML by its Python module, and its pages call a macro that writes
tables and lists out in loops. It gets them ready: statuses and their reasons are typed, nothing is
checked. Both have a menu in groups, which Material prunes. So either is at its best.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

_CONFIG = """site_name: {name}
site_url: https://example.org/
theme:
  name: material
  font: false
  features: [navigation.prune]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, tables]
plugins:
"""
_MACROS = """  - search
  - macros:
      include_dir: parts
"""
# The plugin's own include_yaml uses PyYAML's slow reader; a module of the site's need not.
_MODULE = """import yaml

def define_env(env):
    with open("records.yml", encoding="utf-8") as records:
        env.variables["records"] = yaml.load(records, Loader=yaml.CSafeLoader)
"""
# How a record is shown: lists and tables written out by loops, as the plugin's users do.
_SHOW = """{% macro show(blocks) %}
{% for block in blocks %}
{% if block.rows %}
| {{ block.rows[0] | join(" | ") }} |
|{% for _ in block.rows[0] %} --- |{% endfor %}

{% for row in block.rows[1:] -%}
| {{ row | join(" | ") }} |
{% endfor %}
{% elif block.items_ %}
{% for item in block.items_ -%}
- {{ item }}
{% endfor %}
{% else %}
{{ block.text }}
{% endif %}

{% endfor %}
{% endmacro %}
"""
# Prose that a person wrote in the page; every shorter text comes from a record.
_SHORTEST_PROSE = 100
# Key actions stand in strategy/key-actions/; what is less deep is the index of its folder.
_DEEPEST_FOLDER = 2
_GROUP = 50


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
        elif tag in ("p", "blockquote", "table", "figcaption", "caption", "dl", "ul", "ol"):
            self.out.append(" " if self.cells is not None else "\n\n")
        elif tag in ("dt", "li"):
            inside = " " if self.cells is not None else "\n- "
            self.out.append(f"{inside}**" if tag == "dt" else inside)
        elif tag == "tr":
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
        elif tag in ("dl", "ul", "ol", "caption"):
            self.out.append("\n\n" if self.cells is None else " ")

    def handle_data(self, data: str) -> None:
        text = re.sub(r"\s+", " ", data)
        self.out.append(text if text.strip() or self.cells is not None else "")


def article_of(page: Path) -> str:
    """Return the HTML of a built page's content."""
    text = page.read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def words_of(page: Path) -> list[str]:
    """Return the words that a reader sees in the content of a built page, in order."""
    text = re.sub(r"<[^>]*>", " ", article_of(page))
    return re.findall(r"[A-Za-z0-9]+", re.sub(r"&#?\w+;", " ", text))


def _pages_of(built: Path) -> list[tuple[str, list[str]]]:
    """Return the path of each page's Markdown and its blocks, which empty lines divide."""
    pages = []
    for page in sorted((built / "site").rglob("index.html")):
        if page.parent.name == "search":
            continue
        parser = _Markdown()
        parser.feed(article_of(page))
        # A list begins after an empty line, or Markdown takes it for words of the paragraph above.
        text = re.sub(r"(?m)^(?!- )(.*\S.*)\n(?=- )", r"\1\n\n", "".join(parser.out))
        blocks = re.split(r"\n\s*\n", text.strip())
        src = _source_of(page.relative_to(built / "site"))
        pages.append((src, [each.strip() for each in blocks if each.strip()]))
    return pages


def _source_of(page: Path) -> str:
    """Return the path of the Markdown of which MkDocs makes a page at this address."""
    folder = page.parent
    if len(folder.parts) > _DEEPEST_FOLDER:
        return f"{folder.as_posix()}.md"
    return page.with_suffix(".md").as_posix()


def _menu(sources: list[str]) -> str:
    """Return a menu in groups of 50 pages: with one long list, each page would show all others."""
    alone = [each for each in sources if each.endswith("index.md")]
    rest = sorted(set(sources) - set(alone))
    lines = ["nav:", *(f"  - {each}" for each in alone)]
    for first in range(0, len(rest), _GROUP):
        group = rest[first : first + _GROUP]
        lines += [f"  - Key actions from {first + 1}:", *(f"      - {each}" for each in group)]
    return "\n".join(lines) + "\n"


def write_plain(built: Path, to: Path) -> None:
    """Write the pages of a built site as plain Markdown, with Material's search and no hooks."""
    pages = _pages_of(built)
    for src, blocks in pages:
        _write(to / "docs" / src, "\n\n".join(blocks) + "\n")
    menu = _menu([src for src, _ in pages])
    _write(to / "mkdocs.yml", _CONFIG.format(name="Plain") + "  - search\n" + menu)


def write_macros(built: Path, to: Path) -> None:
    """Write the pages of a built site with their records as YAML that macros loop over."""
    records: dict[str, list[list[dict[str, object]]]] = {}
    for src, blocks in _pages_of(built):
        parts = ['{% from "show.md" import show %}']
        runs: list[list[dict[str, object]]] = []
        typed = True
        for block in blocks:
            long = len(block.split()) >= _SHORTEST_PROSE and block[0] not in "|-"
            if long or block.startswith("#"):
                parts.append(block)
                typed = True
                continue
            if typed:
                parts.append(f'{{{{ show(records["{src}"][{len(runs)}]) }}}}')
                runs.append([])
            typed = False
            runs[-1].append(_as_record(block))
        records[src] = runs
        _write(to / "docs" / src, "\n\n".join(parts) + "\n")
    _write(to / "parts" / "show.md", _SHOW)
    _write(to / "main.py", _MODULE)
    _write(to / "records.yml", "".join(_yaml(src, runs) for src, runs in records.items()))
    _write(to / "mkdocs.yml", _CONFIG.format(name="Macros") + _MACROS + _menu(list(records)))


def _as_record(block: str) -> dict[str, object]:
    """Return a block of Markdown as the data of a table, a list or a text."""
    lines = block.split("\n")
    if block.startswith("|"):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        return {"rows": [row for row in rows if set("".join(row)) - {"-", " "}]}
    if block.startswith("- "):
        return {"items_": [line.removeprefix("- ") for line in lines]}
    return {"text": block}


def _yaml(src: str, runs: list[list[dict[str, object]]]) -> str:
    """Return the records of a page as YAML, an item a line as people write it."""
    lines = [f"{json.dumps(src)}:"]
    for run in runs:
        lines.append("  -")
        for block in run:
            ((name, value),) = block.items()
            if isinstance(value, list):
                lines.append(f"    - {name}:")
                lines.extend(f"        - {json.dumps(each, ensure_ascii=False)}" for each in value)
            else:
                lines.append(f"    - {name}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines if runs else [f"{lines[0]} []"]) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
