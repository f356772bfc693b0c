"""The two papers that are printed: their words, their cuts, their policy, and one sheet each."""

import base64
import hashlib
import html
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, sync_playwright

from strategy_site.exports.board_paper import BoardPaper, MeasureLine, Said
from strategy_site.exports.print_papers import print_papers
from strategy_site.exports.sheet import cut, sentences_within, shortened
from strategy_site.progress import reported_quarters
from strategy_site.project import read_project
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, MeasureStatus, Trend
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.building import ROOT
from tests.test_board_slides import COUNCILS, paper_of

PAPERS = ROOT / "overrides" / "papers"
GOLDEN = ROOT / "tests" / "golden" / "papers"
REWRITE = os.environ.get("REWRITE_GOLDEN") == "1"


def written(paper: BoardPaper) -> dict[str, str]:
    return print_papers(paper, PAPERS)


def words(page: str) -> str:
    """Return the words of a paper, a line for each block of text."""
    body = page[page.index("<body>") :]
    lines = re.sub(
        r"</?(p|li|ul|h1|h2|tr|table|caption|section|header|main|footer)\b[^>]*>", "\n", body
    )
    lines = re.sub(r"</t[hd]>\s*<t[hd][^>]*>", " | ", lines)
    text = html.unescape(re.sub(r"<[^>]*>", "", lines))
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize(("council", "quarter"), [("barnet", "2019-q1"), ("northmoor", "2025-q4")])
@pytest.mark.parametrize("name", ["summary", "briefing"])
def test_a_paper_says_this(council: str, quarter: str, name: str) -> None:
    said = words(written(paper_of(council, quarter))[f"{name}.html"])
    golden = GOLDEN / f"{council}-{quarter}-{name}.txt"
    if REWRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_nothing_but_the_style_within_passes_the_policy() -> None:
    for page in written(paper_of("northmoor", "2025-q4")).values():
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert (
            '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
            f"style-src &#39;sha256-{digest}&#39;; base-uri &#39;none&#39;; form-action "
            '&#39;none&#39;">'
        ) in page
        assert re.findall(r"<(script|link|img|iframe|form)\b|\sstyle=|\son\w+=|url\(", page) == []


def test_whatever_a_record_says_is_text() -> None:
    paper = paper_of("northmoor", "2025-q4")
    nasty = '<b>bold</b> & "quotes" {{ x }}'
    line = replace(paper.activities[0], title=nasty, status=ActivityStatus.OVERDUE)
    action = replace(paper.actions[0], title=nasty, activities=(line,))
    changed = replace(paper, overdue=(line,), actions=(action,), body=nasty, notice=nasty)
    for page in written(changed).values():
        assert "<b>" not in page
        assert page.count("&lt;b&gt;bold&lt;/b&gt; &amp; &#34;quotes&#34; {{ x }}") >= 3


def worst(paper: BoardPaper) -> BoardPaper:
    """Return a paper in which everything is long and goes wrong."""
    long = "Bring together whoever has to do with the matter in question " * 2
    lines = tuple(
        replace(
            paper.activities[0],
            title=f"{long}{number}",
            status=status,
            reason=long * 2,
            doing=long * 2,
        )
        for number in range(20)
        for status in (ActivityStatus.OVERDUE, ActivityStatus.OFF_TRACK, ActivityStatus.NO_UPDATE)
    )
    actions = tuple(
        replace(
            paper.actions[0],
            number=number,
            title=long,
            status=KeyActionStatus.NO_UPDATE,
            milestone_count="100 of 100 (100%)",
            trend=Trend.NOT_COMPARABLE,
            reason=long * 2,
            activities=lines if number == 1 else (),
        )
        for number in range(1, 11)
    )
    measure = MeasureLine(
        long, "1,234,567", "100% on 31 December 2025", MeasureStatus.MISSED, Trend.NOT_COMPARABLE
    )
    return replace(
        paper,
        position=(f"{long}.",) * 9,
        counts=tuple((status, 100) for status in ActivityStatus),
        actions=actions,
        changes=tuple((heading, (long * 2,) * 20) for heading, _ in paper.changes),
        overdue=lines,
        due_soon=lines,
        no_update=lines,
        missing=(long,) * 12,
        measures=(measure,) * 12,
        decisions=(Said(long * 2),) * 10,
        findings=((long * 2, Said(long)),) * 10,
        origin=long * 2,
        contact_note=long * 2,
    )


def test_what_is_left_out_is_counted() -> None:
    pages = {
        name: words(text) for name, text in written(worst(paper_of("northmoor", "2025-q4"))).items()
    }
    more = {
        name: re.findall(r"And (\d+) more, on the page of the quarter\.", said)
        for name, said in pages.items()
    }
    # Key actions, overdue, due soon, decisions, returns, findings, measures.
    assert more["summary.html"] == ["3", "59", "59", "9", "11", "9", "9"]
    # Key actions, activities, what became worse, without an update, due soon, decisions, returns.
    assert more["briefing.html"] == ["3", "33", "59", "59", "59", "9", "11"]


def test_the_counts_add_up_to_the_total() -> None:
    for council, (_, _, quarters) in COUNCILS.items():
        for quarter in quarters:
            paper = paper_of(council, quarter)
            said = words(written(paper)["summary.html"])
            counts = [int(each) for each in re.findall(r"^(\d+) [^\w\s] ", said, re.MULTILINE)]
            (total,) = re.findall(r"^(\d+) in all$", said, re.MULTILINE)
            assert sum(counts) == int(total) == len(paper.activities)


def test_texts_are_cut_between_words_and_lists_at_a_number() -> None:
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 12) == "one two…"
    assert shortened("one\n two   three", 13) == "one two three"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"
    assert (cut([1, 2, 3], 2).items, cut([1, 2, 3], 2).more, cut([1], 2).more) == ((1, 2), 1, 0)
    assert sentences_within(["One.", "Two.", "Three."], 9) == "One. Two. The rest stands below."
    assert sentences_within(["One."], 3) == "The rest stands below."
    assert sentences_within(["One.", "Two."], 9) == "One. Two."


@pytest.mark.slow
def test_each_paper_is_one_sheet_and_asks_for_nothing(tmp_path: Path) -> None:
    """Every reported quarter of both councils, and one in which everything goes wrong."""
    papers = {
        f"{council}-{quarter}": paper_of(council, str(quarter))
        for council, (root, _, _) in COUNCILS.items()
        for quarter in quarters_of(root)
    }
    papers["worst"] = worst(paper_of("northmoor", "2025-q4"))
    assert len(papers) == 12
    for name, paper in papers.items():
        for file, text in written(paper).items():
            (tmp_path / f"{name}-{file}").write_text(text, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS])
        sheets, said = printed(browser, tmp_path)
        browser.close()
    assert {name: sheet for name, sheet in sheets.items() if sheet != 1} == {}
    assert said == []


def quarters_of(root: Path) -> list[Any]:
    project, _ = read_project(root)
    assert project
    return reported_quarters(project.council)


def printed(browser: Browser, folder: Path) -> tuple[dict[str, int], list[str]]:
    """Return how many sheets each paper takes, and what was asked for or complained of."""
    sheets, said = {}, []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda asked: said.append(asked.url) if "file:" not in asked.url else None)
    for file in sorted(folder.glob("*.html")):
        page.goto(file.as_uri())
        page.set_viewport_size({"width": 320, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > 320"):
            said.append(f"{file.name} scrolls sideways")
        pdf = folder / f"{file.name}.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True)
        sheets[file.name] = len(pypdf.PdfReader(pdf).pages)
    return sheets, said
