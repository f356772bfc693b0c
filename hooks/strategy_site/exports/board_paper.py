"""What a paper for a board holds, in plain values: for the slides and both print papers."""

from dataclasses import dataclass
from datetime import date

from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, MeasureStatus, Tone, Trend

DERIVED = "Statuses are worked out by this site from due dates and from what was reported."

# A word with its shape, as on the site: nobody needs to tell colours apart.
SHAPES = {
    Tone.DONE: "✓",
    Tone.LATE: "▲",
    Tone.RISK: "◆",
    Tone.GOOD: "●",
    Tone.ENDED: "■",
    Tone.MOVING: "►",
    Tone.WAITING: "○",
    Tone.UNKNOWN: "?",
}


@dataclass(frozen=True)
class Said:
    """Words with where they stand: verbatim ones carry quotation marks."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActivityLine:
    """An activity as a paper shows it; ``wording`` is how its source words it, in quotation marks.

    ``reported`` is what was reported for the quarter, ``doing`` what is being done where it goes
    wrong; both may be empty.
    """

    title: str
    status: ActivityStatus
    reason: str
    reported: str
    doing: str
    wording: str
    due: str
    trend: Trend
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ActionBlock:
    """A key action as a paper shows it, with the words of the commitment and its activities.

    ``milestone_count`` is ``milestones`` without words: ``3 of 5 (60%)``; both may be empty.
    """

    number: int
    title: str
    commitment: Said
    status: KeyActionStatus
    reason: str
    milestones: str
    milestone_count: str
    trend: Trend
    activities: tuple[ActivityLine, ...]
    statements: tuple[Said, ...]


@dataclass(frozen=True)
class MeasureLine:
    """A measure against its target, as it stood."""

    title: str
    figure: str
    target: str
    status: MeasureStatus
    trend: Trend


@dataclass(frozen=True)
class BoardPaper:
    """All that the papers of a quarter say, in plain values.

    ``counts`` add up to the activities of the plan as it stood. ``changes`` are sentences by their
    heading. ``origin`` says who approved the report and when, or from which paper it was
    read.
    ``decisions`` are those taken since the report before, as far as they were known by then.
    ``about_others`` is what the quarter's paper says of what has no activities, by its name.
    ``contact`` is a name and a mail address, ``contact_note`` what it is for, and since when it has
    been checked.
    """

    council: str
    notice: str
    strategy: str
    body: str
    quarter: str
    published: date
    origin: str
    objective: Said
    launched: str
    position: tuple[str, ...]
    counts: tuple[tuple[ActivityStatus, int], ...]
    actions: tuple[ActionBlock, ...]
    compared: str
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    overdue: tuple[ActivityLine, ...]
    due_soon: tuple[ActivityLine, ...]
    no_update: tuple[ActivityLine, ...]
    missing: tuple[str, ...]
    measures: tuple[MeasureLine, ...]
    decisions: tuple[Said, ...]
    findings: tuple[tuple[str, Said], ...]
    about_others: tuple[tuple[str, tuple[Said, ...]], ...]
    contact: tuple[str, str]
    contact_note: str = ""

    @property
    def title(self) -> str:
        """What the papers are called."""
        return f"Progress of the {self.strategy}: {self.quarter}"

    @property
    def activities(self) -> tuple[ActivityLine, ...]:
        """Every activity, key action by key action."""
        return tuple(each for action in self.actions for each in action.activities)
