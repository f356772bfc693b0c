"""Bodies, roles and organisations, never people: ``data/parties.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    BodyId,
    Identifier,
    Line,
    OrganisationId,
    Partial,
    Prose,
    Record,
    RoleId,
    WebAddress,
    one_of,
)
from strategy_site.model.sourced import Sources
from strategy_site.vocabulary import BodyKind, Frequency, OrganisationKind


class Body(Record):
    """A board, group, panel or team.

    A body that was renamed or replaced has ``valid_to``, its last day, and ``succeeded_by``.
    """

    kind_of_record: ClassVar[str] = "body"

    id: Identifier
    name: Line
    kind: Annotated[BodyKind, one_of(BodyKind)]
    aliases: tuple[Line, ...] = ()
    purpose: Prose | None = None
    chair_role: RoleId | None = None
    frequency: Annotated[Frequency, one_of(Frequency)] | None = None
    members: tuple[OrganisationId, ...] = ()
    reports_to: BodyId | None = None
    url: WebAddress | None = None
    valid_from: Partial | None = None
    valid_to: Partial | None = None
    succeeded_by: BodyId | None = None
    note: Prose | None = None
    source: Sources


class Role(Record):
    """A post, by its title. Who holds it is not recorded."""

    kind_of_record: ClassVar[str] = "role"

    id: Identifier
    title: Line
    aliases: tuple[Line, ...] = ()
    organisation: OrganisationId | None = None
    bodies: tuple[BodyId, ...] = ()
    does: Prose
    source: Sources


class Organisation(Record):
    """A council service or a partner. ``kind`` stays empty where no source gives it.

    One that is no longer there has ``valid_to``, its last day, and ``succeeded_by``.
    """

    kind_of_record: ClassVar[str] = "organisation"

    id: Identifier
    name: Line
    kind: Annotated[OrganisationKind, one_of(OrganisationKind)] | None = None
    aliases: tuple[Line, ...] = ()
    parent: OrganisationId | None = None
    valid_from: Partial | None = None
    valid_to: Partial | None = None
    succeeded_by: OrganisationId | None = None
    note: Prose | None = None
    source: Sources


class PartiesFile(Record):
    """``data/parties.yml``."""

    bodies: tuple[Body, ...] = ()
    roles: tuple[Role, ...] = ()
    organisations: tuple[Organisation, ...] = ()
