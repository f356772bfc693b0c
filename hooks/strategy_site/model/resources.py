"""What a step or a reader may need to have at hand: ``data/resources.yml``."""

from typing import Annotated, ClassVar

from pydantic import Field

from strategy_site.model.base import (
    Day,
    Identifier,
    Line,
    Partial,
    Prose,
    Record,
    ResourceId,
    WebAddress,
    one_of,
)
from strategy_site.model.sourced import Audiences, Sources
from strategy_site.vocabulary import Licence, Phase, ResourceFormat, ResourceStatus, Topic


class Resource(Record):
    """A form or guidance that others publish; ``title`` is the name it goes by.

    What is for places of learning has a ``phase``. ``published`` is when it came out or was last
    changed. ``verified_on`` is the day on which someone opened its address; without it, the
    resource is shown as not checked. One that was replaced has ``superseded_by``.
    """

    kind_of_record: ClassVar[str] = "resource"

    id: Identifier
    title: Line
    about: Prose
    audience: Audiences
    phase: tuple[Annotated[Phase, one_of(Phase)], ...] = ()
    topic: Annotated[tuple[Annotated[Topic, one_of(Topic)], ...], Field(min_length=1)]
    format: Annotated[ResourceFormat, one_of(ResourceFormat)]
    publisher: Line
    licence: Annotated[Licence, one_of(Licence)]
    url: WebAddress | None = None
    published: Partial | None = None
    verified_on: Day | None = None
    status: Annotated[ResourceStatus, one_of(ResourceStatus)]
    superseded_by: ResourceId | None = None
    source: Sources


class ResourcesFile(Record):
    """``data/resources.yml``."""

    resources: tuple[Resource, ...] = ()
