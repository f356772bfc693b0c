"""Rules about the site itself."""

import re
from collections.abc import Iterator

from strategy_site.dates import shown_day
from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted
from strategy_site.vocabulary import Compliance

# RFC 2606 sets these names aside for examples: nobody reads what is sent there.
_PLACEHOLDER = re.compile(r"[@./]example\.(com|net|org)(/|$)|\.(example|invalid|test)(/|$)", re.I)


def holds_end_after_they_begin(council: Council, positions: Positions) -> Iterator[Problem]:
    """A time in which nothing may be published does not end before it begins (E005)."""
    for hold in getattr(council.site, "publication_holds", ()):
        if hold.ends < hold.begins:
            message = f"ends {quoted(hold.ends.isoformat())} is before it begins, on "
            message += f"{shown_day(hold.begins)}."
            yield positions.problem(hold, "ends", "E005", message, "Correct one of the two.")


def real_sites_have_real_addresses(council: Council, positions: Positions) -> Iterator[Problem]:
    """A site that is no demonstration gives no address that is only an example (E004)."""
    if getattr(council.site, "demo", True):
        return
    given: list[tuple[Record, str]] = [(council.site, "problem_email")]
    given += [(each, field) for each in council.contacts for field in ("email", "url")]
    for record, field in given:
        address = getattr(record, field) or ""
        if _PLACEHOLDER.search(address):
            message = f"{field} {quoted(address)} is a placeholder."
            fix = "Write the address that people can use, or demo: true in site.yml."
            yield positions.problem(record, field, "E004", message, fix)


def full_compliance_was_audited(council: Council, positions: Positions) -> Iterator[Problem]:
    """A statement claims full compliance only if someone audited the site (E003).

    A program finds some failures and cannot show that there is none (WCAG 2.2, 5.2; GOV.UK's
    guidance on accessibility statements).
    """
    stated = getattr(council.site, "accessibility", None)
    if stated and stated.compliance is Compliance.FULL and positions.lacks(stated, "audited_by"):
        message = "audited_by is missing, and compliance is full. No program alone can show that."
        fix = "Name who audited the site, or write compliance: partial."
        yield positions.problem(stated, "compliance", "E003", message, fix)
