"""What a step or a reader may need to have at hand: ``data/resources.yml``."""

from typing import ClassVar

from strategy_site.model.base import Day, Identifier, Line, Prose, Record, WebAddress
from strategy_site.model.sourced import Sources


class Resource(Record):
    """A form, a course or guidance that others publish; ``title`` is the name it goes by.

    ``verified_on`` is the day on which someone opened its address; without it, the resource is
    shown as not checked.
    """

    kind_of_record: ClassVar[str] = "resource"

    id: Identifier
    title: Line
    about: Prose
    publisher: Line
    url: WebAddress | None = None
    verified_on: Day | None = None
    source: Sources


class ResourcesFile(Record):
    """``data/resources.yml``."""

    resources: tuple[Resource, ...] = ()
