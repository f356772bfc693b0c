"""Bodies, roles and organisations, never people: ``data/parties.yml``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    BodyId,
    Identifier,
    Line,
    OrganisationId,
    Prose,
    Record,
    Sources,
    one_of,
)
from strategy_site.vocabulary import BodyKind, OrganisationKind


class Body(Record):
    """A board, group, panel or team."""

    kind_of_record: ClassVar[str] = "body"

    id: Identifier
    name: Line
    kind: Annotated[BodyKind, one_of(BodyKind)]
    aliases: tuple[Line, ...] = ()
    reports_to: BodyId | None = None
    source: Sources


class Role(Record):
    """A post, by its title. Who holds it is not recorded."""

    kind_of_record: ClassVar[str] = "role"

    id: Identifier
    title: Line
    does: Prose
    source: Sources


class Organisation(Record):
    """A council service or a partner. ``kind`` stays empty where no source gives it."""

    kind_of_record: ClassVar[str] = "organisation"

    id: Identifier
    name: Line
    kind: Annotated[OrganisationKind, one_of(OrganisationKind)] | None = None
    aliases: tuple[Line, ...] = ()
    parent: OrganisationId | None = None
    succeeded_by: OrganisationId | None = None
    source: Sources


class PartiesFile(Record):
    """``data/parties.yml``."""

    bodies: tuple[Body, ...] = ()
    roles: tuple[Role, ...] = ()
    organisations: tuple[Organisation, ...] = ()
