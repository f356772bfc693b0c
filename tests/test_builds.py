"""Real builds: the same everywhere, never half, never torn, never run by what they show."""

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import escape

from tests.building import ROOT, build, copy_project, fingerprint, run_python

pytestmark = pytest.mark.slow


def test_two_builds_are_the_same_byte_for_byte_whatever_surrounds_them(
    built: Path, tmp_path: Path
) -> None:
    other = copy_project(tmp_path / "a folder" / "with another name")
    masked = ("sh", "-c", 'umask 077; exec "$@"', "sh", sys.executable, "-m", "mkdocs")
    done = build(
        other, program=masked, TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C", LANG="C"
    )
    assert done.returncode == 0, done.stderr
    ours = fingerprint(built / "site")
    assert fingerprint(other / "site") == ours
    assert "pagefind/pagefind.js" in ours
    assert "sitemap.xml.gz" in ours
    modes = [
        {path.relative_to(site): path.stat().st_mode for path in sorted(site.rglob("*"))}
        for site in (built / "site", other / "site")
    ]
    assert modes[0] == modes[1]


def with_a_misspelt_status(project: Path) -> None:
    report = project / "data" / "updates" / "2019-q1.yml"
    right = "activity: ka4-a6\n    status: ongoing"
    report.write_text(report.read_text().replace(right, right[:-1]))


def with_a_broken_link(project: Path) -> None:
    with (project / "docs" / "training" / "index.md").open("a") as page:
        page.write("\n[Nowhere](../nowhere.md)\n")


def with_a_broken_anchor(project: Path) -> None:
    with (project / "docs" / "training" / "index.md").open("a") as page:
        page.write("\n[Nowhere](../who-does-what/index.md#nobody)\n")


def with_a_page_outside_the_menu(project: Path) -> None:
    (project / "docs" / "lost.md").write_text("---\ndescription: Lost.\n---\n# Lost\n")


def with_a_template_that_fails(project: Path) -> None:
    (project / "overrides" / "components" / "glossary.html").write_text("{{ nothing.here }}")


def with_a_theme_that_fails(project: Path) -> None:
    (project / "overrides" / "main.html").write_text("{{ nothing.here.at.all }}")


def with_an_indexer_that_fails(project: Path) -> None:
    (project / "hooks" / "pagefind.py").write_text("raise SystemExit('no room')\n")


def with_a_page_left_out_by_a_setting(project: Path) -> None:
    with (project / "mkdocs.yml").open("a") as config:
        config.write("exclude_docs: about/sources.md\n")


def with_a_menu_without_key_actions(project: Path) -> None:
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("      - Key actions: strategy/key-actions/\n", "")
    )


def with_a_heading_that_takes_an_anchor(project: Path) -> None:
    with (project / "docs" / "about" / "glossary.md").open("a") as page:
        page.write("\n## Another {#wrap}\n")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            with_a_misspelt_status,
            'data/updates/2019-q1.yml:79:13: E004 ka4-a6: status "ongoin" is not one of the '
            'choices. Did you mean "ongoing"?',
        ),
        (with_a_broken_link, "Doc file 'training/index.md' contains a link '../nowhere.md'"),
        (with_a_broken_anchor, "does not contain an anchor '#nobody'"),
        (with_a_page_outside_the_menu, "lost.md"),
        (
            with_a_page_left_out_by_a_setting,
            "docs/about/sources.md is left out by a setting of mkdocs.yml. Delete the page or the "
            "setting.",
        ),
        (
            with_a_menu_without_key_actions,
            "mkdocs.yml: the menu leaves strategy/key-actions/ out. Add a line: "
            "- strategy/key-actions/",
        ),
        (
            with_a_heading_that_takes_an_anchor,
            'docs/about/glossary.md: the anchor "wrap" stands there twice, or the page itself uses',
        ),
        (with_a_template_that_fails, "'nothing' is undefined"),
        (with_a_theme_that_fails, "'nothing' is undefined"),
        (with_an_indexer_that_fails, "The search index could not be made: no room"),
    ],
)
def test_a_build_that_fails_leaves_the_old_site_byte_for_byte(
    built: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    project = copy_project(tmp_path / "project")
    shutil.copytree(built / "site", project / "site")
    before = fingerprint(project / "site")
    spoil(project)
    done = build(project)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert fingerprint(project / "site") == before
    assert [path.name for path in project.glob(".site*")] == []


def test_a_mistake_is_told_with_the_way_from_where_mkdocs_was_called(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    site = project / "data" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("demo: true", "demo: yes"))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for folder, way in ((project, ""), (tmp_path, "project/"), (elsewhere, "../project/")):
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml")],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(project / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert f'\n{way}data/site.yml:6:7: E004 demo "yes" is neither' in done.stderr


def test_the_records_are_never_overwritten_by_a_site(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    before = fingerprint(project)
    done = build(project, site_dir="data")
    assert done.returncode == 1
    assert "data is in data/. Name another folder for the site." in done.stderr
    assert fingerprint(project) == before


def test_a_site_that_cannot_be_written_is_told_in_a_line_and_leaves_the_old_one(
    built: Path, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "project")
    shutil.copytree(built / "site", project / "site")
    before = fingerprint(project / "site")
    # No file may be larger than 8 KiB: as if the disk were full, in the middle of the build.
    full = ("sh", "-c", 'ulimit -f 16; exec "$@"', "sh", sys.executable, "-m", "mkdocs")
    done = build(project, program=full)
    assert done.returncode == 1
    lost = "The site could not be written (file too large). The old site is as it was."
    assert lost in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(project / "site") == before
    assert list(project.glob(".site*")) == []
    nowhere = build(project, site_dir="mkdocs.yml/site")
    assert nowhere.returncode == 1
    assert "The site could not be written (file exists)." in nowhere.stderr
    assert "Traceback" not in nowhere.stdout + nowhere.stderr


def test_what_mkdocs_does_with_a_finished_site_finds_it(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    program = """
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", strict=True)
build(config)
print(Path(config.site_dir).name, (Path(config.site_dir) / "index.html").is_file())
"""
    done = run_python(project, program)
    assert (done.returncode, done.stdout) == (0, "site True\n")


def test_a_second_build_in_one_process_shows_what_changed_and_nothing_else(
    built: Path, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "project")
    program = """
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
report = Path("data/updates/2019-q1.yml")
first = report.read_text()
build(load_config("mkdocs.yml", strict=True, site_dir="one"))
report.write_text(first.replace("ka4-a6\\n    status: ongoing", "ka4-a6\\n    status: not_started"))
build(load_config("mkdocs.yml", strict=True, site_dir="two"))
report.write_text(first)
build(load_config("mkdocs.yml", strict=True, site_dir="three"))
"""
    done = run_python(project, program)
    assert (done.returncode, done.stderr) == (0, "")
    assert fingerprint(project / "one") == fingerprint(project / "three")
    assert fingerprint(project / "one") == fingerprint(built / "site")
    changed = {
        name
        for name, found in fingerprint(project / "two").items()
        if fingerprint(project / "one").get(name) != found and name.endswith(".html")
    }
    assert changed == {
        "index.html",
        "schools/index.html",
        "strategy/key-actions/ka4/index.html",
        "strategy/progress/index.html",
        # The page of the quarter itself, and no other quarter's.
        "strategy/quarters/2019-q1/index.html",
        "training/index.html",
    }


def test_properdocs_builds_the_same_pages(built: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    program = ROOT / ".venv" / "properdocs" / "bin" / "properdocs"
    done = build(project, program=(str(program),))
    assert done.returncode == 0, done.stderr
    ours, theirs = fingerprint(project / "site"), fingerprint(built / "site")
    assert {name for name in theirs if ours.get(name) != theirs[name]} == set()
    assert ours.keys() == theirs.keys()


PAYLOAD = '<script>alert(1)</script> & "q" | *a* _b_ `c` [d](e) {{ f() }} <b>\'# &amp; &lt;i&gt;'


class _Seen(HTMLParser):
    """Notes the elements, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.title = ""
        self.heading = ""
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        # A picture within the page has a title of its own.
        self._in = tag if tag == "h1" or (tag == "title" and not self.title) else self._in

    def handle_endtag(self, tag: str) -> None:
        self._in = "" if tag == self._in else self._in

    def handle_data(self, data: str) -> None:
        self.title += data if self._in == "title" else ""
        self.heading += data if self._in == "h1" else ""


def seen(page: Path) -> _Seen:
    parser = _Seen()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


def test_whatever_a_record_says_is_shown_as_text_everywhere(built: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    quoted = "'" + PAYLOAD.replace("'", "''") + "'"
    names = "title|name|term|summary|meaning|description|does|who|note|council|purpose|about|label"
    fields = rf"^(\s*(?:- )?(?:{names}|by|use_when|framework|reason|no_activity)): "
    shutil.rmtree(project / "data" / "texts")  # what is quoted is no longer what stands there
    for path in (project / "data").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            r"^( *)(- )?(\w+): >-\n(?:\1(?(2)    |  ).*\n)+",
            r"\1\2\3: word\n",
            text,
            flags=re.MULTILINE,
        )
        path.write_text(re.sub(fields + ".*$", rf"\1: {quoted}", text, flags=re.MULTILINE))
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text()
        .replace("site_name: Prevent in Barnet", f"site_name: {quoted}")
        .replace("  - Who does what:", f"  - {quoted}:")
    )
    done = build(project)
    assert done.returncode == 0, done.stderr
    for page in sorted((project / "site").rglob("*.html")):
        ours = seen(page)
        theirs = seen(built / "site" / page.relative_to(project / "site"))
        assert (page, ours.tags.count("script")) == (page, theirs.tags.count("script"))
        assert (page, ours.tags.count("b")) == (page, 0)
        assert {
            name for name in ours.attributes if name.startswith("on") or name == "style"
        } == set()
        assert ours.title.endswith(PAYLOAD)
    key_action = seen(project / "site" / "strategy" / "key-actions" / "ka4" / "index.html")
    assert key_action.heading == f"Key action 4: {PAYLOAD}"
    assert key_action.title == f"Key action 4: {PAYLOAD} – {PAYLOAD}"
    menu = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert str(escape(PAYLOAD)) in menu[menu.index('aria-label="Main menu"') : menu.index("</nav>")]


def test_a_page_is_titled_as_its_header_says(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    titles = {"about/index": "no", "about/sources": "1.10", "strategy/index": "'&lt;x&gt; <y>'"}
    for src, title in titles.items():
        path = project / "docs" / f"{src}.md"
        path.write_text(re.sub("^title: .*$", f"title: {title}", path.read_text(), flags=re.M))
    glossary = project / "docs" / "about" / "glossary.md"
    glossary.write_text(
        re.sub("^title: .*\n", "", glossary.read_text(), flags=re.M).replace(
            "# Glossary", "# *Terms* & <b>words</b>"
        )
    )
    assert build(project).returncode == 0
    shown = {
        src: seen(project / "site" / src.removesuffix("index") / "index.html").title
        for src in (*titles, "about/glossary")
    }
    assert shown == {
        "about/index": "no – Prevent in Barnet",
        "about/sources": "1.10 – Prevent in Barnet",
        "strategy/index": "&lt;x&gt; <y> – Prevent in Barnet",
        "about/glossary": "Terms & words – Prevent in Barnet",
    }


def article_of(project: Path, page: str) -> str:
    """Return the content of a built page, with every run of white space as one blank."""
    text = (project / "site" / page).read_text(encoding="utf-8")
    return " ".join(text[text.index("<article") : text.index("</article>")].split())


def test_pages_are_put_together_as_their_writers_mean(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    header = "---\ndescription: A page.\n---\n"
    (project / "docs" / "about" / "index.md").write_text(
        f"{header}# About\n\nBy\n{{{{ council_name() }}}}\neach quarter.\n\n## Search results\n\n"
        "## How a status is worked out\n\n"
        '`id="one"` and `id="one"`\n\n<!--\n{{ publications() }}\n-->\n'
    )
    (project / "docs" / "strategy" / "key-actions" / "ka4.md").write_text(
        f"{header}Our own title\n=============\n\nOur prose.\n\n```sh\n# a remark in code\n```\n"
    )
    (project / "docs" / "search.md").write_text(f"{header}# Find it\n\nType a word.\n")
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text().replace(
            "  - Training: training/index.md", "  - Deep: [In: [Side: [It: [training/index.md]]]]"
        )
    )
    done = build(project)
    assert done.returncode == 0, done.stderr
    about = article_of(project, "about/index.html")
    assert "<p>By Barnet Council each quarter.</p>" in about
    assert "{{ publications() }}" in about
    assert 'class="record"' not in about
    action = article_of(project, "strategy/key-actions/ka4/index.html")
    assert action.count("<h1") == 1
    assert "Our own title" not in action
    assert "<p>Our prose.</p>" in action
    assert "# a remark in code" in action
    assert "Type a word." in article_of(project, "search/index.html")
    menu = (project / "site" / "about" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../training/">Deep</a>' in menu


def test_record_text_reaches_the_page_untouched_by_markdown(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    text = "a | b\\n\\n    *c* _d_ `e` <f> & g\\n\\n# h {{ i }} [j](k) ![l](m) :-- \\\\ 1. n"
    glossary = project / "data" / "glossary.yml"
    written = glossary.read_text(encoding="utf-8")
    start = written.index("    meaning:")
    end = written.index("    source:", start)
    glossary.write_text(f'{written[:start]}    meaning: "{text}"\n{written[end:]}')
    assert build(project).returncode == 0
    page = (project / "site" / "about" / "glossary" / "index.html").read_text(encoding="utf-8")
    plain = text.replace("\\n", "\n").replace("\\\\", "\\")
    assert f"<p>{html.escape(plain, quote=False)}</p>" in page
