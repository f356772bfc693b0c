"""What was known on the day of a report: its papers tell nothing that came later."""

from collections.abc import Sequence
from datetime import date

from strategy_site.model.contacts import Event
from strategy_site.model.council import Council
from strategy_site.model.publications import Publication
from strategy_site.model.sourced import Quotation, Source
from strategy_site.progress import QuarterReport, report_for


def published(council: Council, source: Source) -> date | None:
    """Return the day by which the publication of a source was out, or None if it is not known."""
    when = council.find(Publication, source.ref).date
    return when.last_day if when else None


def is_known(report: QuarterReport, source: Source) -> bool:
    """Whether a source was out by the day of a report; one without a date counts as known."""
    day = published(report.council, source)
    return day is None or day <= report.published


def wording_known(report: QuarterReport, newest_first: Sequence[Quotation]) -> Quotation | None:
    """Return the newest of some wordings whose paper was out by the day of a report, or None."""
    return next((each for each in newest_first if is_known(report, each.source)), None)


def launched(report: QuarterReport) -> str:
    """Return when the strategy was launched, or nothing if no source that was out then says so."""
    launch = report.council.strategy.launched
    return launch.on.shown if launch and any(is_known(report, s) for s in launch.source) else ""


def decided(report: QuarterReport) -> list[Event]:
    """Return the events, oldest first, at which something was decided since the report before.

    Most are about the report before. What was decided on this report came after it.
    """
    earlier = report_for(report.council, report.previous) if report.previous else None
    return [
        each
        for each in (*(earlier.decisions if earlier else ()), *report.decisions)
        if each.date.last_day <= report.published
        and (earlier is None or earlier.published < each.date.last_day)
    ]
