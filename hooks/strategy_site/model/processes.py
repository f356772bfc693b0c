"""Processes that staff follow: one file each in ``data/processes``.

The page, the diagram, the step-through, the print card and the checks all come from this record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from strategy_site.model.base import (
    BodyId,
    ContactId,
    Day,
    Identifier,
    Line,
    Named,
    OfferId,
    OrganisationId,
    ProcessId,
    Prose,
    Record,
    ResourceId,
    RoleId,
    TermId,
    WholeNumber,
    YesOrNo,
    one_of,
)
from strategy_site.model.sourced import Audiences, Source, Sources
from strategy_site.vocabulary import (
    Audience,
    ProcessKind,
    ProcessStatus,
    StepKind,
    TimeBasis,
    TimeUnit,
)


class Timeframe(Record):
    """By when a step is done: ``value`` times ``unit``, and on what ``basis`` that was set.

    ``after`` is the id of the step from which the time is counted; without it, the time is counted
    from the step before. ``unit`` alone is enough for at_once and same_day.
    """

    value: WholeNumber | None = None
    unit: Annotated[TimeUnit, one_of(TimeUnit)] | None = None
    after: Named | None = None
    basis: Annotated[TimeBasis, one_of(TimeBasis)] | None = None


class Option(Record):
    """An answer to a question: ``next`` is the id of the step that it leads to.

    ``loop`` is true if it leads back to a step that has been taken already.
    """

    label: Line
    next: Named
    loop: YesOrNo = False


class Step(Record):
    """A step of a process. Its ``id`` is known within the process only.

    Who takes it is a ``role``, a ``body`` or an ``organisation`` of parties.yml. ``next`` is the id
    of the step that follows, ``loop`` is true if that leads back; a question has ``options``
    instead. ``record`` is what to write down. ``audience`` is who the step is for, if it is not for
    everybody whom the process is for. An end has an ``outcome``, and ``leads_to`` is the
    process that takes over.
    """

    id: Identifier
    kind: Annotated[StepKind, one_of(StepKind)]
    title: Line
    text: Prose | None = None
    role: RoleId | None = None
    body: BodyId | None = None
    organisation: OrganisationId | None = None
    audience: tuple[Annotated[Audience, one_of(Audience)], ...] = ()
    timeframe: Timeframe | None = None
    contacts: tuple[ContactId, ...] = ()
    resources: tuple[ResourceId, ...] = ()
    training: tuple[OfferId, ...] = ()
    record: Prose | None = None
    next: Named | None = None
    loop: YesOrNo = False
    options: tuple[Option, ...] = ()
    outcome: Prose | None = None
    leads_to: ProcessId | None = None
    source: tuple[Source, ...] = ()

    @property
    def ways(self) -> tuple["Way", ...]:
        """The ways out of the step, in order; none out of an end."""
        if self.next is not None:
            return (Way(self.id, self.next, "", self.loop),)
        return tuple(Way(self.id, each.next, each.label, each.loop) for each in self.options)

    @property
    def party(self) -> str | None:
        """The id of the role, the body or the organisation that takes the step."""
        return self.role or self.body or self.organisation


@dataclass(frozen=True)
class Way:
    """A way from a step to the next; ``label`` is the answer that takes it, if there is one."""

    begins: str
    ends: str
    label: str
    loop: bool


class Process(Record):
    """A process: ``question`` is how a reader would name what they came for.

    ``title`` is this site's name for it. ``when_to_use`` and ``who_for`` are sentences;
    ``audience`` says in words to choose from what ``who_for`` says. A process that is approved has
    ``approved_by``, ``approved_on`` and ``review_due``. ``legal_basis`` names terms of the
    glossary; ``left_out`` says what the process does not show, and why.
    """

    kind_of_record: ClassVar[str] = "process"

    id: Identifier
    kind: Annotated[ProcessKind, one_of(ProcessKind)]
    title: Line
    question: Line
    when_to_use: Prose
    who_for: Prose
    audience: Audiences
    status: Annotated[ProcessStatus, one_of(ProcessStatus)]
    version: Line
    owner_role: RoleId
    approved_by: BodyId | None = None
    approved_on: Day | None = None
    review_due: Day | None = None
    legal_basis: tuple[TermId, ...] = ()
    left_out: tuple[Prose, ...] = ()
    note: Prose | None = None
    source: Sources
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @property
    def ways(self) -> Iterator[Way]:
        """Every way from one step to another, in the order of the steps."""
        return (way for step in self.steps for way in step.ways)
