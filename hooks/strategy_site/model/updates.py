"""What was reported in a quarter: one file per quarter in ``data/updates``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    ActivityId,
    Day,
    Identifier,
    KeyActionId,
    Line,
    Prose,
    PublicationId,
    Record,
    Source,
    Sources,
    StatedDate,
    one_of,
)
from strategy_site.vocabulary import ReportedStatus


class Entry(Record):
    """What was reported of one activity: ``text`` is the site's own words."""

    activity: ActivityId
    status: Annotated[ReportedStatus, one_of(ReportedStatus)]
    done_on: StatedDate | None = None
    text: Prose
    source: Sources


class Statement(Record):
    """What a paper says, verbatim, about a key action without naming one of its activities."""

    kind_of_record: ClassVar[str] = "statement"

    id: Identifier
    key_action: KeyActionId
    heading: Line | None = None
    text: Prose
    source: Source


class Update(Record):
    """A quarter's report. Its quarter is the name of its file: ``2019-q1.yml``.

    A report read from a publication belongs to the last financial quarter that had ended on the
    publication's date. A council that reports here first gives the day of publication instead.
    """

    from_publication: PublicationId | None = None
    published: Day | None = None
    entries: tuple[Entry, ...]
    statements: tuple[Statement, ...] = ()
