"""Plain words: jargon, the style of dates and numbers, the words of links, the order of headings.

Most rows are harmless lookalikes: a warning that is wrong stops a strict build for nothing.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from strategy_site.load.data_folder import read_data
from strategy_site.load.pages import read_page
from strategy_site.model.council import Council
from strategy_site.problems import Problem
from strategy_site.project import read_project
from strategy_site.rules.figures import figures
from strategy_site.rules.pages import (
    WrittenPage,
    empty_links,
    headings_out_of_order,
    written_pages,
)
from strategy_site.rules.plain_words import JARGON, jargon
from tests.building import ROOT

COUNCIL = ROOT / "tests" / "golden" / "council"
HEADER = "---\ndescription: A page.\n---\n"
TITLED = "---\ntitle: A title\ndescription: A page.\n---\n"


@pytest.fixture(scope="module")
def council() -> Council:
    """Return the small council with names and titles that would be told in our prose."""
    read = read_data(COUNCIL / "data").council
    assert read
    term = read.terms[0].model_copy(update={"term": "robust defence", "aliases": ("tackle box",)})
    plan = read.publications[0].model_copy(
        update={"title": "Plan 2017-2020", "url": "https://example.org/plan"}
    )
    return replace(read, terms=(*read.terms, term), publications=(*read.publications, plan))


def written(*bodies: str, header: str = HEADER, made: bool = False) -> list[WrittenPage]:
    """Return pages with these bodies: docs/a.md, docs/b.md and so on."""
    pages = [
        read_page(header + body, f"{name}.md", "docs", {"council_name"})[0]
        for name, body in zip("abc", bodies, strict=False)
    ]
    return written_pages(pages, "docs", {each.src for each in pages} if made else ())


def told(problems: list[Problem]) -> list[str]:
    """Return places, messages and remedies; the first line of a body is line 1."""
    first = HEADER.count("\n")
    return [f"{each.line - first}:{each.column} {each.message} {each.fix}" for each in problems]


# W11: jargon.

ENDS = {"deliver": "outcomes", "driv": "change", "drov": "change", "foster": "trust"}


@pytest.mark.parametrize(
    ("form", "plain"),
    [(form, plain) for each in JARGON for form, plain in each.plain.items()],
)
def test_each_form_is_told_with_the_plain_word_for_it(
    council: Council, form: str, plain: str
) -> None:
    end = next((end for begins, end in ENDS.items() if form.startswith(begins)), "the work")
    page = written(f"They {form} {end}.")[0]
    instead = " or ".join(f'"{each}"' for each in plain.split(" or "))
    assert told(list(jargon(page.texts, council))) == [
        f'1:6 "{form}" is jargon. Write {instead} instead, or put the words of others in '
        "quotation marks."
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("We utilise it.\nWe do it in\norder to tackle hate.", ["1:4", "2:10", "3:10"]),
        ("Going forward, (key stakeholders), robust.", ["1:1", "1:17", "1:36"]),
        ("# Robust checks\n\nText.", ["1:3"]),
        ("A [robust check](b.md) and a **robust** check.", ["1:4", "1:32"]),
        ("They deliver the better outcomes.", ["1:6"]),
        ("| Robust checks |\n| --- |", ["1:3"]),
    ],
)
def test_jargon_is_told_where_it_stands(council: Council, body: str, found: list[str]) -> None:
    problems = told(list(jargon(written(body)[0].texts, council)))
    assert sorted(each.split(" ")[0] for each in problems) == sorted(found)


def test_the_plain_word_has_a_capital_if_the_jargon_has_one(council: Council) -> None:
    page = written("Going forward, we meet.")[0]
    assert 'Write "From now on" instead' in told(list(jargon(page.texts, council)))[0]


HARMLESS_WORDS = r"""\
Training was delivered to staff.
Training was delivered. Outcomes follow.
Leaflets are delivered on 3 May, and the delivery is free.
The Robust Plan board meets.
The Transformation Board and the Learning Portal are names.
Tackling Hate Together is the name of a project.
One-Stop Shop is the name of a project.
The paper says “robust” and "tackle" and 'utilise'.
The file is `robust.md`.
> A robust quotation.
It has a robust defence and a tackle box.
An interfaith dialogue and an inter-faith dialogue and a faith\ndialogue.
Foster carers, the fostering service, fostered children and to foster a child.
He was committed to prison for an offence that he committed.
This is a commitment to staff, and a key action.
The duty is to counter terrorism, and the law is on counter-terrorism.
Clubs for combat sports and a combat zone.
The board’s agenda, a double agenda and the safeguarding agenda item.
An impact assessment has an impact, and the impacts on schools were seen.
It will impact assessments.
Progress was made on the progress of the plan, and it progressed well.
They strengthen the bridge and strengthened a door.
A rugby tackle and fishing tackle.
We drive out of the car park, and a driving lesson drives us.
An initiative and its initiatives.
See portals.example.org and www.robust.org and robust.pdf.
The transformer and the transformation are portable.
The commencement of a slimmer liaison officer’s post.
A facilitator has facilities.
A stakeholder-led and multi-stakeholder form.
The pledges were signed, and each is a pledge.
Put them in order, in the order to come.
It has priority over a prior meeting.
The work is moving forward.
Officers were deployed, and the helpline was promoted.
It landed well in advance.
Robustness is unrobust."""


@pytest.mark.parametrize("body", HARMLESS_WORDS.splitlines())
def test_what_only_looks_like_jargon_is_left_alone(council: Council, body: str) -> None:
    assert told(list(jargon(written(body.replace("\\n", "\n"))[0].texts, council))) == []


# W12: dates, times and numbers.

FIGURES = """\
26th July 2019 | 26 July 2019 | dates
26th of July 2019 | 26 July 2019 | dates
31st of March | 31 March | dates
July 26, 2019 | 26 July 2019 | dates
July 26 2019 | 26 July 2019 | dates
July 26th | 26 July | dates
26/07/2019 | 26 July 2019 | dates
07/26/2019 | 26 July 2019 | dates
26/7/19 | 26 July 2019 | dates
26.07.2019 | 26 July 2019 | dates
26-07-2019 | 26 July 2019 | dates
2019-07-26 | 26 July 2019 | dates
26 Jul 2019 | 26 July 2019 | dates
26 Sept. 2019 | 26 September 2019 | dates
06 July 2019 | 6 July 2019 | dates
26 July, 2019 | 26 July 2019 | dates
2019-07 | July 2019 | dates
2019/20 | 2019 to 2020 | dates
2019-20 | 2019 to 2020 | dates
1999/00 | 1999 to 2000 | dates
2017–20 | 2017 to 2020 | dates
2017-2020 | 2017 to 2020 | dates
2017 – 2020 | 2017 to 2020 | dates
2019/2020 | 2019 to 2020 | dates
9.00am | 9am | times
9.30am | 9:30am | times
9 am | 9am | times
9AM | 9am | times
9 p.m. | 9pm | times
09:00 | 9am | times
13:30 | 1:30pm | times
12:00 | midday | times
00:00 | midnight | times
9am-5pm | 9am to 5pm | times
9am – 5pm | 9am to 5pm | times
9-5pm | 9am to 5pm | times
2-4pm | 2pm to 4pm | times
9.00am-5.30pm | 9am to 5:30pm | times
09:00-17:00 | 9am to 5pm | times
5 % | 5% | percentages
64 per cent | 64% | percentages
64.5 percent | 64.5% | percentages
1204 | 1,204 | numbers
£1204 | £1,204 | numbers
12000.50 | 12,000.50 | numbers"""


@pytest.mark.parametrize("row", FIGURES.splitlines())
def test_a_figure_in_another_style_is_told_with_the_right_one(council: Council, row: str) -> None:
    wrong, right, nouns = row.split(" | ")
    page = written(f"By ({wrong}), it was.")[0]
    assert told(list(figures(page.texts, council))) == [
        f'1:5 "{wrong}" is not in the GOV.UK style for {nouns}. Write "{right}", or put the words '
        "of others in quotation marks."
    ]


def test_a_figure_over_the_end_of_a_line_is_told_where_it_begins(council: Council) -> None:
    page = written("It was\non 26th\nJuly 2019, at 9 am.")[0]
    assert [each.split(" is ")[0] for each in told(list(figures(page.texts, council)))] == [
        '2:4 "26th July 2019"',
        '3:15 "9 am"',
    ]


HARMLESS_FIGURES = """\
26 July 2019, and in July 2019
July 2019 to June 2020, and 2019 to 2020
2019, 2020 and the 1990s; 1984.
9am to 5pm, 5:30pm and 11:59pm
64%, 1,204 and 12,000.50
Section 36 and section 1204
24/7, 50/50, 1/2, 9/11 and 7/7
won 3-1, a score of 2:1, a ratio of 10:12
2019-q1 and data/updates/2019-q1.yml
COVID-19, A4, N11 1NP and SW1A 2AA
020 8359 2000, 0800 789321, 0300 123 1234
+44 20 7946 0018 and (020) 8359 2000
Call 101 or 999, or text 60777
Text SAFE to 60777, textphone 18000, or on 18001
extension 4321, ext. 4321 and room 1204
URN 123456, ISO 27001, EN12345 and SI 2015/928
ka1-a3, ka1-2019-07-26 and A1204
report-2019-20.pdf and report_2019-07-26.pdf
https://example.org/2019/20/1204 and www.example.org/2019-07-26
x@1204.org
the paper says “26th July 2019” and "2019/20"
`2019-07-26` in code
> 26th July 2019
version 2.10, v1.10.2019, 1.2.3, 12.5 and 3.14159
S/RES/2178/2014 and 2008/115/EC and 2008-12
may 26 people come
On 26 July, 100 people came
26 of them, the 26th, and 1st, 2nd and 3rd
Key action 1.
10 to 12 people, 2-4 people, 5-10
case 12345, no. 12345, order 12345, page 1204
1204km, 0x1204 and 1204-a
9 ambulances, 9 amber lights, 26 Marchers
99/99/2019 and 2099-2100
Plan 2017-2020 is the title of a paper
[2019 to 2020](2019-20.md)
£5.50 and £12
12 noon, per cent, 5 perches
the number pi has 3141592653589793238 and more digits"""


@pytest.mark.parametrize("body", HARMLESS_FIGURES.splitlines())
def test_what_only_looks_like_a_figure_is_left_alone(council: Council, body: str) -> None:
    assert told(list(figures(written(body)[0].texts, council))) == []


def test_a_title_of_a_record_is_left_alone_and_its_sentences_are_not(tmp_path: Path) -> None:
    project = shutil.copytree(COUNCIL, tmp_path / "council")
    strategy = project / "data" / "strategy.yml"
    text = strategy.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("  title: "))
    text = text.replace(title, "  title: Robust plan 2017-2020")
    summary = "summary: The robust plan 2017-2020 is robust until 2019/20."
    text = text.replace("summary: Northmoor helps people early.", summary)
    strategy.write_text(text, encoding="utf-8")
    found = [str(each) for each in read_project(project)[1]]
    assert [each.split(" prevent-strategy: ")[1].split(" is ")[0] for each in found] == [
        '"robust"',
        '"2019/20"',
    ]


# W13: the words of links.

OPENS = 'Write between the square brackets what it leads to, such as "The other page".'
OUTSIDE = "Write between the square brackets what it leads to, such as the title of what it opens."


@pytest.mark.parametrize(
    ("body", "place", "words", "fix"),
    [
        ("See [here](b.md).", "1:5", "here", OPENS),
        ("A [**more**](b.md#x).", "1:3", "more", OPENS),
        ("[`link`](b.md)", "1:1", "link", OPENS),
        ("Text\nand [This page](b.md 'A title').", "2:5", "This page", OPENS),
        ("- x\n- [Read\n  more…](b.md)", "2:3", "Read more…", OPENS),
        ("# A [this link](./b.md)", "1:5", "this link", OPENS),
        ("| A | [here](b.md) |\n|---|---|", "1:7", "here", OPENS),
        ("[here][b]\n\n[b]: b.md", "1:1", "here", OPENS),
        ("[click here to read](https://x.org)", "1:1", "click here to read", OUTSIDE),
        (
            "[here](https://example.org/plan)",
            "1:1",
            "here",
            OPENS.replace("The other page", "Plan 2017-2020"),
        ),
        (
            "[here]\n\n[Here]: https://x.org",
            "1:1",
            "here",
            "Write [words][here] in its place. Let the words say what it leads to, such as the "
            "title of what it opens.",
        ),
    ],
)
def test_a_link_that_says_nothing_is_told(
    council: Council, body: str, place: str, words: str, fix: str
) -> None:
    problems = told(list(empty_links(written(body, "# The *other* page\n"), council)))
    assert problems == [
        f'{place} the words of the link, "{words}", do not say what it leads to. {fix}'
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[](b.md)", f"1:1 the link has no words. {OPENS}"),
        (
            "[https://x.org/a](https://x.org/a)",
            f'1:1 the words of the link are only an address, "https://x.org/a". {OUTSIDE}',
        ),
        (
            "To [www.gov.uk](https://www.gov.uk)",
            f'1:4 the words of the link are only an address, "www.gov.uk". {OUTSIDE}',
        ),
        (
            "To [x.org/prevent](https://x.org)",
            f'1:4 the words of the link are only an address, "x.org/prevent". {OUTSIDE}',
        ),
        (
            "To <https://example.org/plan>.",
            '1:4 the words of the link are only an address, "https://example.org/plan". Write '
            "[words](address) in its place. Let the words say what it leads to, such as "
            '"Plan 2017-2020".',
        ),
    ],
)
def test_a_link_without_words_and_a_bare_address_are_told(
    council: Council, body: str, message: str
) -> None:
    assert told(list(empty_links(written(body, "# The *other* page\n"), council))) == [message]


@pytest.mark.parametrize(
    "body",
    [
        "[Training](b.md), [more training](b.md) and [Where to click](b.md)",
        "[here] without an address, and [x] done",
        "\\[here](b.md)",
        "![here](b.png) and [![here](b.png)](b.md)",
        "`[here](b.md)` and `<https://x.org>`",
        "```\n[here](b.md)\n```",
        "    [here](b.md)",
        "> [here](b.md)",
        "<!-- [here](b.md) and <https://x.org> -->",
        "<help@x.org> and <mailto:help@x.org>",
        "[help@x.org](mailto:help@x.org)",
        "[GOV.UK](https://www.gov.uk) and [Prevent duty guidance (PDF)](b.md)",
        "A note[^1].\n\n[^1]: Its text.",
        "{{ council_name() }} and [Prevent](b.md)",
        "[here]: b.md",
        "a[0] and <https",
    ],
)
def test_links_that_say_something_and_what_is_no_link_are_left_alone(
    council: Council, body: str
) -> None:
    assert told(list(empty_links(written(body, "# Other\n"), council))) == []


# W14: headings.

NO_TITLE = "1:1 the page has no title. Write one below the header, with # and a space before it."
NO_WORDS = "the heading has no words. Write some, or delete the line."


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Text.", [NO_TITLE]),
        ("", [NO_TITLE]),
        ("## A", [NO_TITLE]),
        (
            "# A\n\n### B",
            [
                '3:1 the heading "B" skips a level: it has level 3, below level 1. Write ## '
                "in place of its ###.",
            ],
        ),
        (
            "# A #\n\nB\n---\n\n #### C ####\n\n## D",
            [
                '6:2 the heading "C" skips a level: it has level 4, below level 2. Write ### '
                "in place of its ####.",
            ],
        ),
        (
            "# A\n\n# B",
            ['3:1 the heading "B" is a second title of the page. Write ## in place of its #.'],
        ),
        (
            "A\n=\n\nB\n===",
            ['4:1 the heading "B" is a second title of the page. Underline it with --- instead.'],
        ),
        (
            "## A\n\n# B",
            [
                '1:1 the heading "A" stands above the title of the page. Put the title first: the '
                "heading with one #."
            ],
        ),
        ("# A\n\n##\n\nText.", [f"3:1 {NO_WORDS}"]),
        ("#", [f"1:1 {NO_WORDS}"]),
        ("# <!-- A -->", [f"1:1 {NO_WORDS}"]),
    ],
)
def test_headings_out_of_order_are_told(body: str, found: list[str]) -> None:
    assert told(list(headings_out_of_order(written(body)))) == found


@pytest.mark.parametrize("body", ["Text.", "## A\n\n### B", "# A\n\n## B", "Text.\n\n## A"])
@pytest.mark.parametrize("made", [True, False])
def test_a_title_may_come_from_the_header_or_a_record(body: str, made: bool) -> None:
    pages = written(body, header=HEADER if made else TITLED, made=made)
    assert told(list(headings_out_of_order(pages))) == []


def test_prose_for_a_made_page_has_no_title_in_its_middle() -> None:
    found = list(headings_out_of_order(written("Text.\n\n# A\n\n### B", made=True)))
    assert [each.line for each in found] == [6, 8]


@pytest.mark.parametrize(
    "body",
    [
        "# A\n\n## B\n\n### C\n\n## D",
        "A\n===\n\nB\n---\n\n### C",
        "# A\n\n```\n# B\n### C\n```",
        "# A\n\n~~~ yaml\n# B\n~~~",
        "# A\n\n<!-- # B -->\n\n<!--\n#### B\n-->",
        "# A\n\n    # code",
        "# A\n\nText\nof two lines\n---\n\ntext",
        "# A\n\n---\n\nText.",
        "# A\n\n| a |\n|---|\n| # |",
        "# A\n\na | b\n--- | ---\nc | d",
        "# A\n\n> # b\n> ### c",
        "# A\n\n\\# B",
        "# A\n\n####### B",
        "<h1>A</h1>\n\n## B",
        "# {{ council_name() }}",
        "# `a`",
    ],
)
def test_headings_in_order_and_what_is_no_heading_are_left_alone(body: str) -> None:
    assert told(list(headings_out_of_order(written(body)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "[" + "[a](b)" * 5000,
        "[" * 20000,
        "[a](" * 5000,
        "9" * 20000,
        "9 " * 10000,
        "1204 " + "“" * 20000,
        "deliver " + "the " * 10000,
        "robust " * 2000,
        "26 " + "\n" * 20000 + "July",
    ],
    ids=range(9),
)
def test_no_text_takes_long(council: Council, text: str) -> None:
    pages = written(text)
    start = process_time()
    list(jargon(pages[0].texts, council))
    list(figures(pages[0].texts, council))
    list(empty_links(pages, council))
    list(headings_out_of_order(pages))
    assert process_time() - start < 1
