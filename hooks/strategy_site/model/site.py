"""Who publishes the site and as at which dates: ``data/site.yml``."""

from typing import Annotated

from strategy_site.model.base import (
    Day,
    Email,
    Line,
    OrganisationId,
    Prose,
    Record,
    YesOrNo,
    one_of,
)
from strategy_site.vocabulary import Compliance


class Hold(Record):
    """Days, both included, on which nothing may be published, such as before an election."""

    begins: Day
    ends: Day
    reason: Prose


class Accessibility(Record):
    """What the accessibility statement says of its own dates, and what it claims.

    ``tested_on`` is the day of the last test, ``audited_by`` who tested it other than by program:
    without it, the statement cannot claim full compliance.
    """

    compliance: Annotated[Compliance, one_of(Compliance)]
    tested_on: Day
    prepared_on: Day
    reviewed_on: Day
    audited_by: Line | None = None


class Site(Record):
    """The facts about the site itself.

    ``position_as_of`` is the day as at which statuses are worked out; ``reviewed_on`` the day on
    which someone last looked the whole site over, ``review_due`` the day by which to do so again.
    None of them is ever read from a clock. ``organisation`` is the council's own record in
    ``parties.yml``: what is addressed to it is addressed to us.
    """

    council: Line
    area: Line
    demo: YesOrNo
    position_as_of: Day
    reviewed_on: Day
    review_due: Day
    problem_email: Email
    organisation: OrganisationId | None = None
    notice: Line | None = None
    accessibility: Accessibility | None = None
    publication_holds: tuple[Hold, ...] = ()
