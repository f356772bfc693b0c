"""What was reported in a quarter: one file per quarter in ``data/updates``."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    ActivityId,
    BodyId,
    Day,
    Heading,
    Identifier,
    KeyActionId,
    OrganisationId,
    Prose,
    PublicationId,
    QuarterName,
    Record,
    RoleId,
    StatedDate,
    Words,
    YesOrNo,
    one_of,
)
from strategy_site.model.sourced import Source
from strategy_site.vocabulary import Confidence, KeyActionStatus, ReportedStatus


class Corrected(Record):
    """What an entry puts right: what was said for an earlier quarter, and why it was wrong."""

    quarter: QuarterName
    reason: Prose


class Entry(Record):
    """What was reported of one activity: ``text`` is the site's own words.

    ``done_on`` is when a milestone was finished, or when a recurring activity last took place.
    ``reason`` explains a status that calls for it, ``corrective_action`` what is being done.
    """

    activity: ActivityId
    status: Annotated[ReportedStatus, one_of(ReportedStatus)]
    confidence: Annotated[Confidence, one_of(Confidence)] | None = None
    done_on: StatedDate | None = None
    text: Prose
    reason: Prose | None = None
    corrective_action: Prose | None = None
    reported_by: OrganisationId | None = None
    corrects: Corrected | None = None
    source: tuple[Source, ...] = ()


class Statement(Record):
    """What a source says, verbatim, about a key action or a body and about no activity."""

    kind_of_record: ClassVar[str] = "statement"

    id: Identifier
    key_action: KeyActionId | None = None
    body: BodyId | None = None
    heading: Heading | None = None
    text: Words
    note: Prose | None = None
    source: Source


class Override(Record):
    """A status of a key action that a person has set in place of the one worked out.

    It holds from the quarter of its file and is over in the quarter ``lapses``.
    """

    key_action: KeyActionId
    status: Annotated[KeyActionStatus, one_of(KeyActionStatus)]
    reason: Prose
    role: RoleId
    on: Day
    lapses: QuarterName


class Update(Record):
    """A quarter's report. Its quarter is the name of its file: ``2019-q1.yml``.

    A report read from a publication belongs to the last financial quarter that had ended on the
    publication's date. A council that reports here first gives the day of publication instead,
    and who approved it. ``not_reported`` is the reason for which a quarter has no report at all.
    A ``draft`` is a report that is still being collected: the site leaves it out. A report that is
    ``closed`` is sealed in ``closed.yml``.
    """

    draft: YesOrNo = False
    closed: YesOrNo = False
    from_publication: PublicationId | None = None
    published: Day | None = None
    approved_by: RoleId | None = None
    approved_on: Day | None = None
    not_reported: Prose | None = None
    entries: tuple[Entry, ...] = ()
    missing_returns: tuple[OrganisationId, ...] = ()
    overrides: tuple[Override, ...] = ()
    statements: tuple[Statement, ...] = ()
