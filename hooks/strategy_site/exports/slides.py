"""A quarter's slides for a board: position, key actions, changes, what is late, questions."""

from collections.abc import Iterable, Sequence

from strategy_site.dates import shown_day
from strategy_site.exports.board_paper import (
    DERIVED,
    SHAPES,
    ActionBlock,
    ActivityLine,
    BoardPaper,
    Said,
)
from strategy_site.exports.deck import Deck
from strategy_site.exports.deck_pages import Paragraph, Table
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, MeasureStatus

# Above this number, changes of one kind are counted: each stands on the slide of its key action.
_MOST_LISTED = 10
_ACTIVITIES = (0.42, 0.17, 0.41)


def shaped(status: ActivityStatus | KeyActionStatus | MeasureStatus) -> str:
    """Return the word of a status with its shape before it."""
    return f"{SHAPES[status.tone]} {status.word}"


def slides(paper: BoardPaper) -> bytes:
    """Return the slides of a quarter as a PowerPoint file; the same bytes on every run.

    Raises ImportError if python-pptx is not installed.
    """
    deck = Deck(
        title=f"{paper.title}, for the {paper.body}",
        author=paper.council,
        notice=paper.notice,
        day=paper.published,
    )
    opening = [paper.body, shown_day(paper.published), paper.council]
    deck.title_slide(paper.title, opening, [paper.origin, *_from(paper.objective)])
    _strategy(deck, paper)
    _position(deck, paper)
    for action in paper.actions:
        _key_action(deck, action)
    for name, said in paper.about_others:
        deck.text_slide(f"What the paper says of {name}", _quotes(said), _from(*said))
    _changes(deck, paper)
    _late(deck, paper)
    _measures(deck, paper)
    _findings(deck, paper)
    _decisions(deck, paper)
    name, address = paper.contact
    asked = [Paragraph(name, strong=True), Paragraph(f"Email: {address}")]
    asked += [Paragraph(each) for each in (paper.contact_note, paper.origin) if each]
    deck.text_slide("Questions?", asked, ["The address stands in the council's contacts."])
    return deck.bytes()


def _from(*said: Said) -> list[str]:
    """Return the notes that name sources."""
    names = dict.fromkeys(name for each in said for name in each.sources)
    return [f"Source: {name}." for name in names]


def _quotes(said: Iterable[Said]) -> list[Paragraph]:
    return [Paragraph(each.text, bullet=True) for each in said]


def _strategy(deck: Deck, paper: BoardPaper) -> None:
    launched = [Paragraph(f"Launched: {paper.launched}.")] if paper.launched else []
    shown = [*launched, Paragraph("In the words of its paper:", strong=True)]
    shown.append(Paragraph(paper.objective.text))
    deck.text_slide(paper.strategy, shown, _from(paper.objective))


def _position(deck: Deck, paper: BoardPaper) -> None:
    counts = [(shaped(status), count) for status, count in paper.counts]
    about = f"Activities by status on {shown_day(paper.published)}"
    told = [Paragraph(" ".join(paper.position)), Paragraph(DERIVED), Paragraph(paper.origin)]
    deck.text_slide("Where the plan stands", told, [DERIVED, paper.origin])
    if not paper.actions:
        return  # no source had named an activity
    deck.chart_slide("Activities by status", counts, about, [DERIVED, paper.origin])
    rows = tuple(
        (
            f"{each.number}. {each.title}",
            shaped(each.status),
            each.milestone_count or "–",
            each.trend.word,
            each.reason,
        )
        for each in paper.actions
    )
    headers = ("Key action", "Status", "Milestones", "Trend", "Why")
    table = Table("Key actions with their status", headers, (0.23, 0.12, 0.13, 0.14, 0.38), rows)
    deck.table_slide("Key actions at a glance", [], table, [DERIVED])


def _key_action(deck: Deck, action: ActionBlock) -> None:
    """Add the slides of a key action: its commitment, then its activities."""
    lead = [
        Paragraph(action.commitment.text),
        Paragraph(f"{shaped(action.status)}. {action.milestones}".strip(), strong=True),
    ]
    rows = tuple(_row(each) for each in action.activities)
    headers = ("Activity, and the words of its source", "Status", "What was reported")
    title = f"Key action {action.number}: {action.title}"
    table = Table(f"Activities under key action {action.number}", headers, _ACTIVITIES, rows)
    notes = [*_from(action.commitment), f"{action.status.word}: {action.reason}", DERIVED]
    notes += [
        f"{each.title}: {each.reason} {' '.join(f'Source: {name}.' for name in each.sources)}"
        for each in action.activities
    ]
    deck.table_slide(title, lead, table, notes)
    if action.statements:
        said = _quotes(action.statements)
        deck.text_slide(f"{title}: what else the paper says", said, _from(*action.statements))


def _row(each: ActivityLine) -> tuple[str, ...]:
    name = f"{each.title}\n{each.wording}" if each.wording else each.title
    reported = " ".join(filter(None, [each.reported, each.doing and f"Action: {each.doing}"]))
    due = f"\nDue {each.due}" if each.due else ""
    return (name, f"{shaped(each.status)}{due}", reported or each.reason)


def _changes(deck: Deck, paper: BoardPaper) -> None:
    shown = [Paragraph(paper.compared)]
    for heading, sentences in paper.changes:
        shown.append(Paragraph(f"{heading}: {len(sentences)}", strong=True))
        many = len(sentences) > _MOST_LISTED
        where = [Paragraph("They stand on the slides of the key actions.")]
        shown += where if many else [Paragraph(each, bullet=True) for each in sentences]
    deck.text_slide("What changed", shown, [DERIVED, paper.compared])


def _late(deck: Deck, paper: BoardPaper) -> None:
    """Add what is overdue, due soon and not reported."""
    parts: list[tuple[str, Sequence[ActivityLine], str]] = [
        (ActivityStatus.OVERDUE.word, paper.overdue, "Nothing is overdue."),
        ("Due in the next 92 days", paper.due_soon, "Nothing is due in the next 92 days."),
        ("Without an update", paper.no_update, "Every activity has an update."),
    ]
    shown: list[Paragraph] = []
    for heading, lines, none in parts:
        shown.append(Paragraph(f"{heading}: {len(lines)}" if lines else heading, strong=True))
        if not lines:
            shown.append(Paragraph(none))
        for each in lines:
            action = f" Action: {each.doing}" if each.doing else ""
            shown.append(Paragraph(f"{each.title}. {each.reason}{action}", bullet=True))
    if paper.missing:
        shown.append(Paragraph("Returns that did not come", strong=True))
        shown += [Paragraph(each, bullet=True) for each in paper.missing]
    deck.text_slide("Overdue, due soon, not reported", shown, [DERIVED])


def _measures(deck: Deck, paper: BoardPaper) -> None:
    if paper.measures:
        rows = tuple(
            (each.title, each.figure, each.target, shaped(each.status), each.trend.word)
            for each in paper.measures
        )
        headers = ("Measure", "Figure", "Target", "Against the target", "Trend")
        table = Table(
            "Measures against their targets", headers, (0.36, 0.13, 0.21, 0.16, 0.14), rows
        )
        deck.table_slide("Measures", [], table, [DERIVED])


def _findings(deck: Deck, paper: BoardPaper) -> None:
    if paper.findings:
        shown = []
        for heading, said in paper.findings:
            shown += [Paragraph(heading, strong=True), Paragraph(said.text)]
        notes = _from(*(said for _, said in paper.findings))
        deck.text_slide("What others recommended or found", shown, notes)


def _decisions(deck: Deck, paper: BoardPaper) -> None:
    none = [Paragraph("The records of this site hold no decision since the report before.")]
    shown = [
        Paragraph("Decided since the report before", strong=True),
        *(_quotes(paper.decisions) or none),
    ]
    deck.text_slide("Decisions", shown, _from(*paper.decisions) or [paper.origin])
