"""The feed of reports: what RFC 4287 asks for, dates from the data; no feed without an address."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from strategy_site.frame import frame_of
from strategy_site.load.calls import Call
from strategy_site.open_data.feed import FEED, feed
from strategy_site.open_data.imprint import Imprint
from strategy_site.progress import all_reports, position_in_words
from strategy_site.project import Project, read_project
from strategy_site.render import Renderer
from strategy_site.views.place import Link
from tests.building import NORTHMOOR, ROOT, build, copy_project
from tests.plans import JULY, OCTOBER, council_of, plan_of

ATOM = "{http://www.w3.org/2005/Atom}"
IMPRINT = Imprint("Made <up> & more.", "", "https://example.org/a/")


@cache
def project(council: Path) -> Project:
    found, problems = read_project(council)
    assert found, problems
    return replace(found, site_url="https://example.org")


def parsed(text: str) -> ET.Element:
    """Return the root of an XML text; an error if it is not well formed."""
    return ET.fromstring(text.encode("utf-8"))  # noqa: S314  # we wrote it ourselves


def text_of(element: ET.Element, name: str) -> str:
    """Return the text of the one child with this name."""
    (found,) = element.findall(f"{ATOM}{name}")
    return found.text or ""


def links_of(element: ET.Element) -> list[dict[str, str]]:
    return [each.attrib for each in element.findall(f"{ATOM}link")]


def test_the_feed_of_a_small_council_has_this_text() -> None:
    council = council_of(
        [{"title": "Train <staff> & co"}],
        {JULY: [{"status": "in_progress"}], OCTOBER: [{"status": "in_progress"}]},
    )
    summaries = {
        each.quarter: " ".join([*position_in_words(each), "Made &lt;up&gt; &amp; more."])
        for each in all_reports(council)
    }
    first, second = summaries.values()
    assert (
        feed(council, all_reports(council), IMPRINT)
        == f"""<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
 <id>https://example.org/a/strategy/quarters/</id>
 <title>Progress by quarter: Northmoor (demonstration)</title>
 <subtitle>Made &lt;up&gt; &amp; more.</subtitle>
 <updated>2019-10-25T00:00:00Z</updated>
 <author>
  <name>A demonstration, not Northmoor Council</name>
 </author>
 <link rel="self" type="application/atom+xml" \
href="https://example.org/a/strategy/quarters/feed.xml" />
 <link rel="alternate" type="text/html" href="https://example.org/a/strategy/quarters/" />
 <entry>
  <id>https://example.org/a/strategy/quarters/2019-q2/</id>
  <title>Progress: July to September 2019</title>
  <published>2019-10-25T00:00:00Z</published>
  <updated>2019-10-25T00:00:00Z</updated>
  <link rel="alternate" type="text/html" \
href="https://example.org/a/strategy/quarters/2019-q2/" />
  <summary>{second}</summary>
 </entry>
 <entry>
  <id>https://example.org/a/strategy/quarters/2019-q1/</id>
  <title>Progress: April to June 2019</title>
  <published>2019-07-26T00:00:00Z</published>
  <updated>2019-07-26T00:00:00Z</updated>
  <link rel="alternate" type="text/html" \
href="https://example.org/a/strategy/quarters/2019-q1/" />
  <summary>{first}</summary>
 </entry>
</feed>
"""
    )


@pytest.mark.parametrize("council", [ROOT, NORTHMOOR], ids=["barnet", "northmoor"])
def test_it_has_what_the_standard_asks_for_and_the_newest_report_first(council: Path) -> None:
    site = project(council)
    reports = all_reports(site.council)[::-1]
    root = parsed(feed(site.council, reports[::-1], site.imprint))
    assert root.tag == f"{ATOM}feed"
    assert root.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "en-GB"}
    assert text_of(root, "id") == "https://example.org/strategy/quarters/"
    assert text_of(root, "title")
    assert text_of(root, "subtitle") == site.imprint.notice
    assert text_of(root, "updated") == f"{reports[0].published}T00:00:00Z"
    assert [each["rel"] for each in links_of(root)] == ["self", "alternate"]
    (author,) = root.findall(f"{ATOM}author")
    assert text_of(author, "name")
    entries = root.findall(f"{ATOM}entry")
    assert [text_of(each, "id") for each in entries] == [
        f"https://example.org/strategy/quarters/{each.quarter}/" for each in reports
    ]
    for entry, report in zip(entries, reports, strict=True):
        assert text_of(entry, "title") == f"Progress: {report.quarter.shown}"
        assert text_of(entry, "updated") == f"{report.published}T00:00:00Z"
        assert text_of(entry, "published") == text_of(entry, "updated")
        assert links_of(entry) == [
            {"rel": "alternate", "type": "text/html", "href": text_of(entry, "id")}
        ]
        paragraph = " ".join(position_in_words(report))
        assert text_of(entry, "summary") == f"{paragraph} {site.imprint.notice}"


def test_a_report_that_was_published_late_is_the_newest() -> None:
    entries = [{"status": "in_progress"}]
    council = plan_of(
        [{}],
        {
            "2019-q1": {"published": "2020-03-02", "entries": entries},
            "2019-q2": {"published": "2019-10-25", "entries": entries},
        },
    )
    root = parsed(feed(council, all_reports(council), IMPRINT))
    assert [text_of(each, "updated")[:10] for each in root.findall(f"{ATOM}entry")] == [
        "2020-03-02",
        "2019-10-25",
    ]
    assert text_of(root, "updated") == "2020-03-02T00:00:00Z"


def test_a_council_that_is_no_demonstration_speaks_for_itself_and_may_have_no_report_yet() -> None:
    council = plan_of([{}], {})
    council = replace(council, site=council.site.model_copy(update={"demo": False}))
    root = parsed(feed(council, [], Imprint(site_url="https://example.org/")))
    assert text_of(root, "title") == "Progress by quarter: Northmoor"
    assert text_of(root.findall(f"{ATOM}author")[0], "name") == "Northmoor Council"
    assert text_of(root, "updated") == "2026-01-01T00:00:00Z"
    assert root.findall(f"{ATOM}subtitle") == root.findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("site_url", ["https://example.org", "https://example.org/"])
def test_a_site_with_an_address_has_the_feed_and_links_to_it(site_url: str) -> None:
    site = replace(project(ROOT), site_url=site_url)
    renderer = Renderer(ROOT / "overrides" / "components")
    assert (
        "<id>https://example.org/strategy/quarters/</id>" in dict(renderer.beside_pages(site))[FEED]
    )
    assert frame_of(site, preview=False).feed == Link("Progress by quarter", FEED)
    call = Call("quarters_feed", (), {}, 1, 1, alone=True)
    html = renderer.render(call, site.here("strategy/quarters/index.md"))
    assert '<a href="feed.xml">Feed of reports (Atom)</a>' in html


def test_a_site_without_an_address_has_no_feed_and_no_link_to_one() -> None:
    site = replace(project(ROOT), site_url="")
    renderer = Renderer(ROOT / "overrides" / "components")
    assert FEED not in dict(renderer.beside_pages(site))
    assert frame_of(site, preview=False).feed is None
    call = Call("quarters_feed", (), {}, 1, 1, alone=True)
    assert renderer.render(call, site.here("strategy/quarters/index.md")) == ""


@pytest.mark.slow
def test_the_built_site_has_the_feed_and_each_page_names_it(built: Path) -> None:
    site = built / "site"
    assert (site / FEED).read_text(encoding="utf-8") == feed(
        project(ROOT).council, all_reports(project(ROOT).council), project(ROOT).imprint
    )
    for page, href in (("index.html", FEED), ("strategy/quarters/index.html", "feed.xml")):
        html = (site / page).read_text(encoding="utf-8")
        assert re.findall(r'<link rel="alternate" .*?>', html) == [
            '<link rel="alternate" type="application/atom+xml" title="Progress by quarter" '
            f'href="{href}">'
        ]


@pytest.mark.slow
def test_a_site_that_is_built_without_an_address_names_no_feed(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r"site_url: .*\n", "", config.read_text(encoding="utf-8"), count=1))
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert not (project / "site" / FEED).exists()
    pages = [path.read_text(encoding="utf-8") for path in (project / "site").rglob("*.html")]
    assert [each for each in pages if "application/atom+xml" in each or "feed.xml" in each] == []
