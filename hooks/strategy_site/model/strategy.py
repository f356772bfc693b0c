"""The strategy, its key actions and their activities: ``strategy.yml`` and ``activities.yml``."""

from typing import Annotated, ClassVar

from strategy_site.dates import PartialDate, Quarter
from strategy_site.model.base import (
    BenchmarkId,
    BodyId,
    Identifier,
    KeyActionId,
    Line,
    OrganisationId,
    Partial,
    Prose,
    QuarterName,
    Record,
    RoleId,
    StatedDate,
    WholeNumber,
    one_of,
)
from strategy_site.model.sourced import Quotation, Source, Sources
from strategy_site.vocabulary import ActivityKind, Frequency, NotStated


class Period(Record):
    """The years that a strategy covers, both included."""

    begins: Partial
    ends: Partial
    source: Sources
    note: Prose | None = None


class Launch(Record):
    """When a strategy was launched."""

    on: Partial
    source: Sources


class EarlierWording(Quotation):
    """How an earlier source words it: ``continues_in`` is the key action that took it over."""

    continues_in: KeyActionId | None = None


class Strategy(Record):
    """The strategy: ``wording`` is verbatim, ``summary`` is the site's own plain words."""

    kind_of_record: ClassVar[str] = "strategy"

    id: Identifier
    title: Line
    period: Period | None = None
    launched: Launch | None = None
    summary: Prose
    wording: Quotation
    earlier_wordings: tuple[EarlierWording, ...] = ()
    note: Prose | None = None


class KeyAction(Record):
    """One of the numbered commitments of the strategy.

    ``benchmarks`` are the parts of a national framework that it answers, by our own reading.
    ``source`` says where else than beside its wording facts about it were read.
    """

    kind_of_record: ClassVar[str] = "key action"

    id: Identifier
    number: WholeNumber
    title: Line
    summary: Prose
    wording: Quotation
    earlier_wordings: tuple[EarlierWording, ...] = ()
    lead_role: RoleId | None = None
    monitored_by: tuple[BodyId, ...] = ()
    benchmarks: tuple[BenchmarkId, ...] = ()
    note: Prose | None = None
    source: tuple[Source, ...] = ()


class Move(Record):
    """A due date that was moved: ``quarter`` is the one for whose report it was moved."""

    was: Partial
    became: Partial
    quarter: QuarterName
    reason: Prose


class Withdrawal(Record):
    """An activity taken out of the plan: ``quarter`` is the first in which it is no longer live."""

    quarter: QuarterName
    reason: Prose


class Activity(Record):
    """What is done under a key action.

    A milestone has a ``due`` date, a recurring activity a ``frequency``, a standing one neither.
    ``formerly`` are titles that it had, if they were worded quite differently. ``due`` is the date
    that holds now; ``due_history`` says how it came about, oldest move first.
    """

    kind_of_record: ClassVar[str] = "activity"

    id: Identifier
    key_action: KeyActionId
    title: Line
    formerly: tuple[Line, ...] = ()
    kind: Annotated[ActivityKind, one_of(ActivityKind)]
    start: Partial | None = None
    due: StatedDate | None = None
    due_history: tuple[Move, ...] = ()
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    owner_role: RoleId | None = None
    partners: tuple[OrganisationId, ...] = ()
    bodies: tuple[BodyId, ...] = ()
    wording: Quotation | None = None
    withdrawn: Withdrawal | None = None
    note: Prose | None = None
    source: Sources

    def due_in(self, quarter: Quarter) -> PartialDate | NotStated | None:
        """Return the due date that held for a quarter's report: later moves are not yet known."""
        for move in self.due_history:
            if move.quarter > quarter:
                return move.was
        return self.due


class StrategyFile(Record):
    """``data/strategy.yml``."""

    strategy: Strategy
    key_actions: tuple[KeyAction, ...]


class ActivitiesFile(Record):
    """``data/activities.yml``."""

    activities: tuple[Activity, ...]
