"""The warnings: which words and quotations are told, which days are too late, what they stop."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from strategy_site.cli import main
from strategy_site.load.data_folder import read_data
from strategy_site.load.source_texts import comparable, read_source_text
from strategy_site.problems import Problem, report
from strategy_site.project import read_project
from tests.building import ROOT, build, copy_project

COUNCIL = ROOT / "tests" / "golden" / "council"
LONG = " ".join(["word"] * 26)
HEADER = "---\ndescription: A page.\n---\n"

Change = Callable[[str, str], None]


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small council that a test may change; it is the working folder."""
    council = shutil.copytree(COUNCIL, tmp_path / "council")
    monkeypatch.chdir(council)
    return council


@pytest.fixture
def add(council: Path) -> Change:
    """Return a function that adds text to a file of the council, which it makes if need be."""

    def append(name: str, text: str) -> None:
        file = council / name
        file.parent.mkdir(exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(text)

    return append


def told(council: Path, code: str) -> list[str]:
    """Return the problems of a council with this code, one line each."""
    return [str(each) for each in read_project(council)[1] if each.code == code]


# W01: long sentences. What counts as one: tests/test_own_words.py.


def test_a_long_description_and_a_long_text_of_a_record_are_told(
    council: Path, add: Change
) -> None:
    add("docs/more.md", f"---\ndescription: {LONG}.\n---\n# More\n")
    term = "  - id: long\n    term: Long\n    meaning: >-\n      Short. Even shorter.\n\n"
    add("data/glossary.yml", f"{term}      {LONG}\n    source: [{{ref: duty-guidance}}]\n")
    wrong = (
        'the sentence "word word word word word word word word word word word word…" has 26 words.'
    )
    fix = "Split it, so that no sentence has more than 25."
    assert told(council, "W01") == [
        f"data/glossary.yml:14:14: W01 long: {wrong} {fix}",
        f"docs/more.md:2:14: W01 {wrong} {fix}",
    ]


# W02: initials.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Briefed on the CTLP and the SCPB.", ["CTLP", "SCPB"]),
        ("Two CTLPs, and the CTLP’s summary (CTLP).", ["CTLP"]),
        ("# The CTLP\n\nText.", ["CTLP"]),
        ("| CTLP |\n| --- |", ["CTLP"]),
        ("_CTLP_, **SCPB** and OSCT/NPS", ["CTLP", "NPS", "OSCT", "SCPB"]),
        ("A non-EU state.", ["EU"]),
        ("KA1, 2FA, COVID-19, R&D, A&E, H&WB, A, PhD, Part II and XIV.", []),
        ("See GOV.UK, https://x.org/ABC, CST@x.org and CTLP.pdf.", []),
        ("Use `CTLP` and {{ council_name() }}.", []),
        ("> The CTLP says.", []),
        ("A link to [them](CTLP.md).", []),
        ("<a title='CTLP'>them</a>", []),
    ],
)
def test_initials_without_an_explanation(
    council: Path, add: Change, text: str, words: list[str]
) -> None:
    add("docs/more.md", f"{HEADER}{text}\n")
    fix = "Spell it out, or add it to glossary.yml: as an abbreviation of a term, or to well_known."
    assert sorted(each.split(" W02 ")[1] for each in told(council, "W02")) == [
        f'"{word}" is explained nowhere. {fix}' for word in words
    ]


def test_initials_are_told_at_their_first_place_in_each_file(council: Path, add: Change) -> None:
    add("docs/more.md", f"{HEADER}Text.\n\nThe CTLP.\n\nThe CTLP.\n")
    add("docs/other.md", "---\ndescription: The CTLP.\n---\nThe CTLP.\n")
    add("data/publications.yml", "    note: On the CTLP and the CTLP.\n")
    assert [each.split(": W02")[0] for each in told(council, "W02")] == [
        "data/publications.yml:17:11",
        "docs/more.md:6:5",
        "docs/other.md:2:18",
    ]


def test_abbreviations_aliases_terms_and_well_known_initials_are_explained(
    council: Path, add: Change
) -> None:
    add("docs/more.md", f"{HEADER}The CTLPs, LP, NHS, WRAP and SCPB.\n")
    add(
        "data/glossary.yml",
        "  - id: ctlp\n    term: Local Profile\n    abbreviation: CTLP\n    aliases: [LP]\n"
        "    meaning: A profile.\n    source: [{ref: duty-guidance}]\n"
        "  - id: wrap\n    term: WRAP\n    meaning: A workshop.\n"
        "    source: [{ref: duty-guidance}]\n"
        "well_known: [NHS]\n",
    )
    assert [each[:22] for each in told(council, "W02")] == ["docs/more.md:4:30: W02"]


def test_the_titles_of_publications_and_quotations_are_not_ours(council: Path) -> None:
    for name, old, new in (
        ("publications", "Progress in Northmoor", "Progress on the CTLP"),
        ("strategy", "We will help people early", "We will use the CTLP"),
        ("parties", "Northmoor Prevent Board", "SCPB"),
    ):
        file = council / "data" / f"{name}.yml"
        file.write_text(file.read_text().replace(old, new, 1))
    assert told(council, "W02") == []


# W08: words that were replaced.


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Vulnerable people are vulnerable.", [1, 23]),
        ("# The vulnerable", [7]),
        ("Invulnerable, vulnerability, vulnerably.", []),
        ("The papers say “vulnerable people”.", []),
        ('The papers say "vulnerable".', []),
        ("The papers say ‘those who’re vulnerable’.", []),
        ("The council’s vulnerable people’s needs.", [15]),
        ("> The vulnerable.", []),
    ],
)
def test_a_replaced_word_is_told(council: Path, add: Change, text: str, columns: list[int]) -> None:
    add("docs/more.md", f"{HEADER}{text}\n")
    assert [each.split(": W08")[0] for each in told(council, "W08")] == [
        f"docs/more.md:4:{column}" for column in columns
    ]


def test_a_replaced_word_may_stand_in_the_record_of_its_term_and_in_no_other(council: Path) -> None:
    glossary = council / "data" / "glossary.yml"
    glossary.write_text(glossary.read_text().replace("Open to", "Not vulnerable, but open to"))
    assert told(council, "W08") == []
    glossary.write_text(glossary.read_text().replace("Government work", "Vulnerable work"))
    assert told(council, "W08") == [
        'data/glossary.yml:4:14: W08 prevent: "Vulnerable" is a word that the glossary replaces. '
        'Write "Susceptible" instead, or put the words of others in quotation marks.'
    ]


def test_several_words_are_found_over_the_end_of_a_line(council: Path, add: Change) -> None:
    glossary = council / "data" / "glossary.yml"
    glossary.write_text(glossary.read_text().replace("[vulnerable]", "[at risk, vulnerable]"))
    add("docs/more.md", f"{HEADER}Those who are at\nrisk.\n")
    assert [each.split(" is a word")[0] for each in told(council, "W08")] == [
        'docs/more.md:4:15: W08 "at risk"'
    ]


# W05: quotations.

SLIDES = """\
== slide 2 ==
Northmoor
•
We will help
people early.

== slide 3 ==
- ❑ All frontline staff will be trained .

== slide 5 ==
The Board thanks all trainers.
The council should train staff in every school.
"""


def test_the_text_of_a_source_is_read_slide_by_slide() -> None:
    text = "A title\r\n" + SLIDES + "== page 3 ==\nMore\n== slide 5 ==\nEnd"
    assert read_source_text(text).parts == {
        "slide 2": "Northmoor We will help people early.",
        "slide 3": "All frontline staff will be trained.",
        "slide 5": "The Board thanks all trainers. The council should train staff in every school. "
        "End",
        "page 3": "More",
    }
    assert read_source_text("No slides").whole == "No slides"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a  b\n c", "a b c"),
        ("• a • b ❑ c", "a b c"),
        ("- a\n  - b", "a b"),
        ("a – b - c", "a – b - c"),
        ("well-being , now", "well-being, now"),
    ],
)
def test_white_space_and_the_signs_of_lists_do_not_count(text: str, same: str) -> None:
    assert comparable(text) == same


def test_quotations_that_stand_in_their_source_are_left_alone(council: Path, add: Change) -> None:
    add("data/texts/board-paper.txt", SLIDES)
    assert report(read_project(council)[1]) == ""


def test_each_departure_from_a_source_is_told_with_what_to_do(council: Path, add: Change) -> None:
    add(
        "data/texts/board-paper.txt",
        SLIDES.replace("people early", "peopl early")
        .replace("slide 3", "slide 4")
        .replace("The Board thanks", "Thanks from the Board to"),
    )
    add(
        "data/strategy.yml",
        "        corrections:\n          - {printed: nobody, read_as: everybody}\n".replace(
            "        ", "      ", 1
        ),
    )
    assert told(council, "W05") == [
        'data/strategy.yml:10:11: W05 prevent-strategy: text "We will help people early." does not '
        'stand word for word on slide 2 of "board-paper". Up to "We will help" it agrees. Compare '
        "what follows with data/texts/board-paper.txt.",
        "data/strategy.yml:19:13: W05 ka1: slide 3 is not in data/texts/board-paper.txt, so text "
        "cannot be compared. Correct the slide, or add it to the text.",
        'data/strategy.yml:22:40: W05 ka1: read_as "everybody" does not stand in the quotation. '
        "Write the words as they stand in its text, or delete this correction.",
        'data/updates/2023-q4.yml:16:11: W05 board-thanks: text "The Board thanks all trainers." '
        'does not stand word for word on slide 5 of "board-paper". Compare it with '
        "data/texts/board-paper.txt.",
    ]


def test_words_on_another_slide_and_headings_are_told(council: Path, add: Change) -> None:
    add("data/texts/board-paper.txt", SLIDES)
    statement = council / "data" / "updates" / "2023-q4.yml"
    text = statement.read_text().replace("The Board thanks all trainers.", "We will help")
    heading = "    key_action: ka1\n    heading: Thanks\n"
    statement.write_text(text.replace("    key_action: ka1\n", heading))
    assert told(council, "W05") == [
        'data/updates/2023-q4.yml:16:14: W05 board-thanks: heading "Thanks" does not stand word '
        'for word on slide 5 of "board-paper". Compare it with data/texts/board-paper.txt.',
        'data/updates/2023-q4.yml:17:11: W05 board-thanks: text "We will help" does not stand word '
        'for word on slide 5 of "board-paper". It stands on slide 2: correct the slide.',
    ]


def test_a_recorded_correction_is_undone_before_comparing(council: Path, add: Change) -> None:
    add("data/texts/board-paper.txt", SLIDES.replace("will be trained", "wil be trained"))
    assert len(told(council, "W05")) == 1
    add("data/strategy.yml", "      corrections: [{printed: wil be, read_as: will be}]\n")
    assert told(council, "W05") == []


def test_a_source_without_slides_is_compared_as_a_whole(council: Path, add: Change) -> None:
    add("data/texts/board-paper.txt", "We will help people early. The Board thanks all trainers.")
    assert [each.split(":")[0] for each in told(council, "W05")] == [
        "data/recommendations.yml",
        "data/strategy.yml",
    ]


def test_what_does_not_belong_among_the_texts_is_told(council: Path, add: Change) -> None:
    add("data/texts/board-papers.txt", "Text.")
    add("data/texts/board-paper.pdf", "Text.")
    add("data/texts/.gitkeep", "")
    (council / "data" / "texts" / "duty-guidance.txt").write_bytes(b"\xff\xfe")
    assert [str(each) for each in read_project(council)[1]] == [
        'data/texts/board-paper.pdf:1:1: E002 "board-paper.pdf" is not named after a publication. '
        'Did you mean "board-paper.txt"?',
        'data/texts/board-papers.txt:1:1: E002 "board-papers.txt" is not named after a '
        'publication. Did you mean "board-paper.txt"?',
        "data/texts/duty-guidance.txt:1:1: E001 the file is saved as UTF-16. Save the file as "
        "UTF-8 (in Notepad: Save as, Encoding, UTF-8).",
    ]


def test_a_file_in_the_place_of_the_folder_of_texts_is_told(council: Path, add: Change) -> None:
    add("data/texts", "Text.")
    assert [str(each) for each in read_project(council)[1]] == [
        "data/texts:1:1: E004 this is a file, not a folder. Make a folder of this name."
    ]


# The warnings that describe the world, at their bounds.


@pytest.mark.parametrize(
    ("verified", "reviewed", "late"),
    [
        ("2023-07-31", "2024-07-31", False),
        ("2023-07-30", "2024-07-31", True),
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
        ("2024-07-31", "2024-07-31", False),
    ],
)
def test_a_contact_is_verified_for_12_months(
    council: Path, add: Change, verified: str, reviewed: str, late: bool
) -> None:
    site = council / "data" / "site.yml"
    text = site.read_text().replace("reviewed_on: 2024-07-31", f"reviewed_on: {reviewed}")
    site.write_text(text.replace("2024-12-31", "2025-12-31"))
    add("data/contacts.yml", f"{CONTACT}    verified_on: {verified}\n")
    assert [each[:24] for each in told(council, "W03")] == ["data/contacts.yml:17:18:"] * late


CONTACT = """
  - id: prevent-mailbox
    label: Prevent mailbox
    audience: [staff]
    use_when: You have a question.
    email: prevent@example.org
    source: [{ref: board-paper, slide: 5}]
"""


@pytest.mark.parametrize(("due", "late"), [("2024-07-31", False), ("2024-07-30", True)])
def test_the_next_review_is_not_before_the_last(council: Path, due: str, late: bool) -> None:
    site = council / "data" / "site.yml"
    site.write_text(site.read_text().replace("2024-12-31", due))
    assert [each[:24] for each in told(council, "W03")] == ["data/site.yml:6:13: W03 "] * late


SILENT = "ka1-a3: nothing was reported for April to June 2024. Report it in the next quarter: "


@pytest.mark.parametrize(
    ("more", "warned"),
    [
        ("", True),
        ("    start: 2024-06\n", True),
        ("    start: 2024-07\n", False),
        ("    withdrawn: {quarter: 2024-q1, reason: No money.}\n", False),
    ],
)
def test_an_activity_without_a_report_is_told_while_it_is_live(
    council: Path, add: Change, more: str, warned: bool
) -> None:
    update = council / "data" / "updates" / "2024-q1.yml"
    update.write_text(update.read_text().replace(ENTRY_OF_KA1_A3, ""))
    add("data/activities.yml", more)
    assert told(council, "W04") == [
        f"data/activities.yml:18:5: W04 {SILENT}data/updates/2024-q1.yml "
        "stays as it is once it is published."
    ] * warned  # fmt: skip


ENTRY_OF_KA1_A3 = """\
  - activity: ka1-a3
    status: ongoing
    text: Four schools took part.
    source: [{ref: board-paper, slide: 4}]

"""


def test_an_activity_that_was_complete_before_needs_no_report(council: Path) -> None:
    update = council / "data" / "updates" / "2023-q4.yml"
    text = update.read_text().replace("in_progress", "complete\n    done_on: 2024-03")
    update.write_text(text)
    later = council / "data" / "updates" / "2024-q1.yml"
    kept = later.read_text().split("  - activity: ka1-a3")
    later.write_text(kept[0].partition("  - activity")[0] + "  - activity: ka1-a3" + kept[1])
    assert told(council, "W04") == []


def test_a_quarter_without_any_report_is_told_once(council: Path) -> None:
    site = council / "data" / "site.yml"
    site.write_text(site.read_text().replace("as_of: 2024-07-31", "as_of: 2024-09-30"))
    assert told(council, "W04") == [
        "data/site.yml:4:17: W04 there is no report for July to September 2024, the latest quarter "
        "as at this day. Add data/updates/2024-q2.yml; if nothing was reported, say why in "
        "not_reported."
    ]


# What a report and the command line make of them.


def problem(code: str, line: int = 1) -> Problem:
    """Return a problem with this code."""
    return Problem("data/site.yml", line, 1, code, "", "This is so.", "Do that.")


@pytest.mark.parametrize(
    ("codes", "last"),
    [
        (
            ["W04"],
            "No problems found. 1 remark in 1 file. To learn more: strategy-site explain W04",
        ),
        (
            ["W10", "W03", "W09"],
            "No problems found. 3 remarks in 1 file. To learn more: strategy-site explain W03",
        ),
        (
            ["W08", "W03"],
            "1 warning and 1 remark in 1 file. A strict build does not publish with warnings. "
            "To learn more: strategy-site explain W08",
        ),
        (
            ["E022", "W01", "W02", "W03"],
            "1 problem, 2 warnings and 1 remark in 1 file. Nothing was published. "
            "To learn more: strategy-site explain E022",
        ),
    ],
)
def test_a_report_counts_problems_warnings_and_remarks_apart(codes: list[str], last: str) -> None:
    found = report(problem(code, line) for line, code in enumerate(codes, 1))
    assert found.splitlines() == [
        *(f"data/site.yml:{line}:1: {code} This is so. Do that."
          for line, code in enumerate(codes, 1)),
        last,
    ]  # fmt: skip


def test_warnings_about_our_own_words_stop_a_strict_build_and_no_others_do() -> None:
    codes = [f"W{number:02}" for number in range(1, 11)]
    assert [code for code in codes if problem(code).stops_strict] == ["W01", "W02", "W05", "W08"]
    assert all(problem(code).is_warning for code in codes)
    assert (problem("E022").is_warning, problem("E022").stops_strict) == (False, True)


def check(council: Path, style: str = "text") -> Result:
    """Run ``strategy-site check`` in this process."""
    return CliRunner().invoke(main, ["check", "--project", str(council), "--format", style])


def test_a_remark_does_not_change_the_exit_code(council: Path, add: Change) -> None:
    add("data/contacts.yml", CONTACT)
    found = check(council, "github")
    assert (found.exit_code, found.output) == (
        0,
        "::notice file=data/contacts.yml,line=11,col=5,title=W03::prevent-mailbox: verified_on is "
        "missing: nobody has checked this contact. Try it, or compare it with its source, and "
        "write the day.\n"
        "data/contacts.yml:11:5: W03 prevent-mailbox: verified_on is missing: nobody has checked "
        "this contact. Try it, or compare it with its source, and write the day.\n"
        "No problems found. 1 remark in 1 file. To learn more: strategy-site explain W03\n",
    )


def test_a_warning_about_our_own_words_does(council: Path, add: Change) -> None:
    add("docs/more.md", f"{HEADER}# The vulnerable\n")
    found = check(council, "github")
    assert found.exit_code == 1
    assert found.output.splitlines()[0] == (
        '::warning file=docs/more.md,line=4,col=7,title=W08::"vulnerable" is a word that the '
        'glossary replaces. Write "Susceptible" instead, or put the words of others in quotation '
        "marks."
    )
    project, problems = read_project(council)
    assert project is not None
    assert [each.code for each in problems] == ["W08"]


def test_beside_a_mistake_only_what_is_to_mend_in_our_prose_is_told(
    council: Path, add: Change
) -> None:
    add("data/contacts.yml", CONTACT)
    add("docs/more.md", f"{HEADER}# The vulnerable and the CTLP\n\n{{{{ nothing() }}}}\n")
    project, problems = read_project(council)
    assert project is None
    assert [each.code for each in problems] == ["W08", "W02", "E012"]
    add("data/glossary.yml", "unknown: field\n")
    assert [each.code for each in read_project(council)[1]] == ["E002", "E012"]


def test_a_stand_in_for_a_file_that_cannot_be_read_is_passed_over(council: Path) -> None:
    for name in ("site.yml", "strategy.yml"):
        (council / "data" / name).write_text("a: b\n")
    assert {each.code for each in read_project(council)[1]} == {"E002", "E003", "E010", "E012"}
    assert read_data(council / "data").texts == {}


@pytest.mark.slow
def test_a_strict_build_stops_at_a_warning_and_goes_on_at_a_remark(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    shutil.rmtree(project / "data")
    shutil.rmtree(project / "docs")
    shutil.copytree(COUNCIL, project, dirs_exist_ok=True)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    nav = config.index("\nnav:\n")
    end = config.index("\n\n", nav + 1)
    (project / "mkdocs.yml").write_text(config[:nav] + config[end:], encoding="utf-8")
    with (project / "data" / "contacts.yml").open("a") as contacts:
        contacts.write(CONTACT)
    done = build(project)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "INFO    -  data/contacts.yml:11:5: W03 prevent-mailbox: verified_on is missing" in said
    (project / "docs" / "more.md").write_text(f"{HEADER}# More\n\nThe vulnerable.\n")
    done = build(project)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert 'WARNING -  docs/more.md:6:5: W08 "vulnerable" is a word that the glossary' in said
    assert not (project / "site" / "more").exists()
    assert (project / "site" / "index.html").exists()
