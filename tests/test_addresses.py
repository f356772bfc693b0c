"""The ledger of addresses: complete, kept by a command, and each old address leads on."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from strategy_site.cli import main
from strategy_site.model.addresses import AddressesFile, Move
from strategy_site.project import read_project
from strategy_site.redirects import Redirect, lines_for_servers, redirects_of
from tests.building import NORTHMOOR, ROOT, build, copy_project, fingerprint

COUNCIL = ROOT / "tests" / "golden" / "council"
LEDGER = "data/addresses.yml"
PAGES = """\
addresses:
  - about/
  - guidance/processes/support/
  - guidance/processes/support/card/
  - guidance/processes/worried/
  - guidance/processes/worried/card/
  - open-data/
  - search/
  - strategy/key-actions/ka1/
  - strategy/quarters/
  - strategy/quarters/2023-q4/
  - strategy/quarters/2024-q1/
"""


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small council, which has no ledger. It is the working folder."""
    copied = shutil.copytree(COUNCIL, tmp_path / "council")
    monkeypatch.chdir(copied)
    return copied


def run(*arguments: str) -> Result:
    """Run ``strategy-site`` in the working folder."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def ledger_of(council: Path) -> dict[str, list[str]]:
    """Return the addresses and the files that a ledger lists."""
    read = yaml.load((council / LEDGER).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return {"addresses": read["addresses"], "files": read["files"]}


def in_site(site: Path) -> dict[str, list[str]]:
    """Return the addresses of all pages of a built site but its home page, and its files of data.

    The page for missing addresses has none.
    """
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {"index.html", "404.html"} < pages
    files = (path for path in (site / "open-data").rglob("*") if path.suffix in (".csv", ".json"))
    return {
        "addresses": sorted(
            each.removesuffix("index.html") for each in pages - {"index.html", "404.html"}
        ),
        "files": sorted(each.relative_to(site).as_posix() for each in files),
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("which", "folder"), [("built", ROOT), ("built_northmoor", NORTHMOOR)], ids=["barnet", "north"]
)
def test_the_ledger_of_each_council_is_what_its_site_has(
    request: pytest.FixtureRequest, which: str, folder: Path
) -> None:
    built: Path = request.getfixturevalue(which)
    assert ledger_of(folder) == in_site(built / "site")


# ---- The command ---------------------------------------------------------------------------------


def test_a_council_without_a_ledger_is_told_nothing_but_by_the_command(council: Path) -> None:
    assert run("check").output == "No problems found.\n"
    said = run("addresses")
    assert (said.exit_code, said.output) == (
        0,
        "There is no ledger of addresses yet. The site has 11 pages and 54 files of data.\n"
        "To begin it: strategy-site addresses --write\n",
    )
    assert not (council / LEDGER).exists()


def test_the_command_begins_the_ledger_and_has_then_nothing_to_do(council: Path) -> None:
    said = run("addresses", "--write")
    assert (said.exit_code, said.output.splitlines()[-1]) == (0, f"Written: {LEDGER}")
    text = (council / LEDGER).read_text(encoding="utf-8")
    remarks, _, rest = text.partition("\n\n")
    assert [line[0] for line in remarks.splitlines()] == ["#"] * 4
    assert rest.startswith(f"{PAGES}\nfiles:\n  - open-data/2023-q4/activities.csv\n")
    assert run("addresses", "--write").output == "Addresses: 65 there, 0 moved, 0 new, 0 gone.\n"
    assert (council / LEDGER).read_text(encoding="utf-8") == text
    assert run("check").output == "No problems found.\n"


def test_what_is_new_is_told_in_a_line_and_added_in_its_place(council: Path) -> None:
    run("addresses", "--write")
    before = (council / LEDGER).read_text(encoding="utf-8")
    page = "---\ndescription: Where to find us.\n---\n# Find us\n"
    (council / "docs" / "find-us.md").write_text(page, encoding="utf-8")
    remarked = before.replace(
        "  - open-data/\n", "  # For programs.\n  - open-data/  # since May\n"
    )
    (council / LEDGER).write_text(remarked.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert run("check").output == (
        "No problems found.\n"
        "1 new address is not in data/addresses.yml yet. To see: strategy-site addresses\n"
    )
    assert run("addresses").output == (
        "Addresses: 65 there, 0 moved, 1 new, 0 gone.\n\nNew:\n  find-us/\n"
        "To add what is new: strategy-site addresses --write\n"
    )
    assert run("addresses", "--write").exit_code == 0
    after = (council / LEDGER).read_bytes().decode()
    wanted = remarked.replace("  - guidance", "  - find-us/\n  - guidance", 1)
    assert after == wanted.replace("\n", "\r\n")
    assert run("check").output == "No problems found.\n"


def test_a_page_moves_in_three_steps(council: Path) -> None:
    run("addresses", "--write")
    (council / "docs" / "us.md").write_bytes((council / "docs" / "about" / "index.md").read_bytes())
    (council / "docs" / "about" / "index.md").unlink()
    gone = (
        f'{LEDGER}:7:5: E088 the page "about/" was published, and is not there now. Put it back, '
        "or add a line to moved: - {was: about/, now: %s}"
    )
    said = run("addresses", "--write")
    assert said.exit_code == 1
    assert said.output == (
        "Addresses: 64 there, 0 moved, 1 new, 1 gone.\n\nNew:\n  us/\n\nTo put right:\n"
        f"  {gone % 'us/'}\nWritten: {LEDGER}\n"
    )
    assert "  - about/\n" in (council / LEDGER).read_text(encoding="utf-8")
    moved = "moved:\n  - {was: about/, now: us/}\n"
    text = (council / LEDGER).read_text(encoding="utf-8")
    (council / LEDGER).write_text(moved + text, encoding="utf-8")
    said = run("addresses")
    assert (said.exit_code, said.output) == (0, "Addresses: 65 there, 1 moved, 0 new, 0 gone.\n")
    assert run("check").output == "No problems found.\n"


def test_an_old_address_that_was_not_listed_is_new(council: Path) -> None:
    (council / LEDGER).write_text(f"moved: [{{was: us/, now: about/}}]\n{PAGES}", encoding="utf-8")
    said = run("addresses", "--write", "--project", ".").output.splitlines()
    assert said[:4] == ["Addresses: 11 there, 1 moved, 55 new, 0 gone.", "", "New:", "  us/"]
    assert "us/" in ledger_of(council)["addresses"]


def test_an_address_that_the_ledger_cannot_hold_is_left_out_and_told(council: Path) -> None:
    page = "---\ndescription: What it costs.\n---\n# Costs\n"
    (council / "docs" / "costs: all.md").write_text(page, encoding="utf-8")
    said = run("addresses", "--write").output
    assert "Rename these pages, the ledger cannot hold their addresses:\n  costs: all/\n" in said
    assert ledger_of(council)["addresses"] == yaml.safe_load(PAGES)["addresses"]


def test_a_mistake_elsewhere_is_told_in_its_place(council: Path) -> None:
    (council / "docs" / "us.md").write_text("# Us\n", encoding="utf-8")
    said = run("addresses", "--write")
    assert said.exit_code == 1
    assert said.output.startswith("docs/us.md:1:1: E003 the page has no header.")
    assert not (council / LEDGER).exists()


def test_the_help_tells_how_a_page_moves() -> None:
    said = " ".join(run("addresses", "--help").output.split())
    assert "A page moves in three steps: 1. Rename or move its file in docs/" in said
    assert "- {was: training/courses/, now: training/}" in said


# ---- Where old addresses lead --------------------------------------------------------------------


def test_a_page_that_moved_again_is_led_to_straight_away_and_the_last_place_counts() -> None:
    moves = [("a/", "b/#one"), ("b/", "c/"), ("c/", "d/#two"), ("e/", "/#three"), ("f/", "e/")]
    ledger = AddressesFile(moved=tuple(Move(was=was, now=now) for was, now in moves))
    ways = {was: [each.now for each in ledger.way(move)] for was, move in ledger.moves.items()}
    assert ways == {
        "a/": ["b/#one", "c/", "d/#two"],
        "b/": ["c/", "d/#two"],
        "c/": ["d/#two"],
        "e/": ["/#three"],
        "f/": ["e/", "/#three"],
    }


def test_old_addresses_lead_to_pages_by_their_titles(council: Path) -> None:
    moved = "{was: us/, now: our/#way}, {was: our/, now: about/}, {was: home/, now: /}"
    more = "{was: ka/, now: strategy/key-actions/ka1/, on: 2024-05-01}"
    (council / LEDGER).write_text(f"moved: [{moved}, {more}]\n", encoding="utf-8")
    project, problems = read_project(council)
    assert problems == []
    assert project
    home, action, our, us = redirects_of(project)
    assert home == Redirect("home/", "", "", "Home", None)
    assert (action.title, str(action.on)) == ("Key action 1: Staff training", "2024-05-01")
    assert our == Redirect("our/", "about/", "", "About this site", None)
    assert us == Redirect("us/", "about/", "way", "About this site", None)
    assert lines_for_servers(project) == {
        "/home/": "/",
        "/ka/": "/strategy/key-actions/ka1/",
        "/our/": "/about/",
        "/us/": "/about/#way",
    }


# ---- What a build makes of it --------------------------------------------------------------------


@pytest.mark.slow
def test_an_old_address_has_a_page_that_leads_on_and_stands_in_no_list(
    built_northmoor: Path,
) -> None:
    site = built_northmoor / "site"
    html = (site / "training" / "courses" / "index.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert html.replace(policy[1], "…") == MOVED
    training = (site / "training" / "index.html").read_text(encoding="utf-8")
    assert policy[0] in training
    assert 'id="what-is-on-offer"' in training
    assert "training/courses" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    linked = [
        path
        for path in site.rglob("*.html")
        if re.search(r'href="[^"]*courses/"', path.read_text(encoding="utf-8"))
    ]
    assert linked == []
    line = "/training/courses/ /training/#what-is-on-offer 301\n"
    assert (site / "_redirects").read_text(encoding="utf-8") == line


MOVED = """\
<!doctype html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="…">
  <meta http-equiv="refresh" content="0; url=../#what-is-on-offer">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <meta name="robots" content="noindex">
  <meta name="referrer" content="no-referrer">
  <meta name="description" content="This page has moved to Training.">
  <link rel="canonical" href="https://northmoor.example.org/training/">
  <link rel="icon" href="../../assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="../../assets/site.css">
  <title>Moved to Training – Northmoor Council</title>
</head>
<body>
  <aside class="notice" aria-label="About this site"><p>Northmoor is a fictional council. \
Its people, places, figures and events are made up.</p></aside>
  <main class="page page__content md-typeset">
    <h1>This page has moved</h1>
    <p>This page has moved to <a href="../#what-is-on-offer">Training</a>.</p>
    <p>It moved on 1 September 2025.</p>
  </main>
</body>
</html>
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moved", "said"),
    [
        (
            "{was: courses/, now: training/#corses}",
            'data/addresses.yml: "courses/" leads to "corses" on "/training/", where no heading '
            "has this anchor. Correct what stands behind #, or delete it.",
        ),
        (
            "{was: leaflet/, now: training/}",
            'data/addresses.yml: "leaflet/" has moved, and a file stands there. Take it out of '
            "docs/, or delete the line under moved.",
        ),
        (
            "{was: courses/, now: trainin/}",
            'data/addresses.yml:1:30: E010 now "trainin/" is not a page of the site. Did you mean '
            '"training/"?',
        ),
    ],
)
def test_a_move_that_would_mislead_leaves_the_old_site_byte_for_byte(
    built: Path, tmp_path: Path, moved: str, said: str
) -> None:
    project = copy_project(tmp_path / "project")
    shutil.copytree(built / "site", project / "site")
    before = fingerprint(project / "site")
    (project / "docs" / "leaflet").mkdir()
    (project / "docs" / "leaflet" / "index.html").write_text("A leaflet.", encoding="utf-8")
    (project / LEDGER).write_text(f"moved: [{moved}]\n", encoding="utf-8")
    done = build(project)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(project / "site") == before


@pytest.mark.slow
def test_a_page_that_is_gone_stops_a_build_until_it_is_said_where_it_is(
    built: Path, tmp_path: Path
) -> None:
    project = copy_project(tmp_path / "project")
    shutil.copytree(built / "site", project / "site")
    before = fingerprint(project / "site")
    page, menu = project / "docs" / "strategy" / "toolkit.md", project / "mkdocs.yml"
    page.unlink()
    menu.write_text(
        re.sub(r".*strategy/toolkit\.md\n", "", menu.read_text(encoding="utf-8")), encoding="utf-8"
    )
    done = build(project)
    assert done.returncode == 1
    told = re.search(
        r"E088 .*add a line to moved: (- \{was: strategy/toolkit/, .*\})\n", done.stderr
    )
    assert told, done.stderr
    assert fingerprint(project / "site") == before
    ledger = (project / LEDGER).read_text(encoding="utf-8")
    (project / LEDGER).write_text(f"moved:\n  {told[1]}\n{ledger}", encoding="utf-8")
    for path in (project / "docs").rglob("*.md"):  # what linked to the page
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("toolkit.md", "index.md"), encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert in_site(project / "site") == ledger_of(ROOT)
    # What people typed for the page leads to where it is now.
    written = yaml.safe_load((ROOT / "data" / "search_terms.yml").read_text(encoding="utf-8"))
    terms = {each["page"]: each["terms"] for each in written["pages"]}
    known = json.loads((project / "site" / "search" / "words.json").read_text(encoding="utf-8"))
    found = {each[0]: each[6] for each in known["pages"]}
    assert sorted(found["strategy/"]) == sorted(terms["strategy/"] + terms["strategy/toolkit/"])
    again = build(project, site_dir="again")
    assert again.returncode == 0, again.stderr
    assert fingerprint(project / "again") == fingerprint(project / "site")
