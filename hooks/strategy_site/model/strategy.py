"""The strategy, its key actions and their activities: ``strategy.yml`` and ``activities.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    Identifier,
    KeyActionId,
    Line,
    OrganisationId,
    Partial,
    Prose,
    Quotation,
    Record,
    RoleId,
    Sources,
    StatedDate,
    WholeNumber,
    one_of,
)
from strategy_site.vocabulary import ActivityKind


class Period(Record):
    """The years that a strategy covers, both included."""

    begins: Partial
    ends: Partial
    source: Sources


class Launch(Record):
    """When a strategy was launched."""

    on: Partial
    source: Sources


class Strategy(Record):
    """The strategy: ``wording`` is verbatim, ``summary`` is the site's own plain words."""

    kind_of_record: ClassVar[str] = "strategy"

    id: Identifier
    title: Line
    period: Period | None = None
    launched: Launch | None = None
    summary: Prose
    wording: Quotation
    earlier_wordings: tuple[Quotation, ...] = ()


class KeyAction(Record):
    """One of the numbered commitments of the strategy."""

    kind_of_record: ClassVar[str] = "key action"

    id: Identifier
    number: WholeNumber
    title: Line
    summary: Prose
    wording: Quotation
    earlier_wordings: tuple[Quotation, ...] = ()


class Activity(Record):
    """What is done under a key action."""

    kind_of_record: ClassVar[str] = "activity"

    id: Identifier
    key_action: KeyActionId
    title: Line
    kind: Annotated[ActivityKind, one_of(ActivityKind)]
    due: StatedDate | None = None
    owner_role: RoleId | None = None
    partners: tuple[OrganisationId, ...] = ()
    wording: Quotation | None = None
    source: Sources


class StrategyFile(Record):
    """``data/strategy.yml``."""

    strategy: Strategy
    key_actions: tuple[KeyAction, ...]


class ActivitiesFile(Record):
    """``data/activities.yml``."""

    activities: tuple[Activity, ...]
