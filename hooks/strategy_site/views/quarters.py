"""Components about the quarters that were reported: each as it stood, and all of them."""

from dataclasses import dataclass
from typing import Annotated, Any

from strategy_site.dates import parse_quarter, shown_day
from strategy_site.model.base import Reference
from strategy_site.progress import QuarterReport, all_reports, position_in_words, report_for
from strategy_site.views.place import Here, Link
from strategy_site.views.registry import component

QuarterArgument = Annotated[str, Reference("quarter")]


@component()
def quarter_summary(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show where the plan stood with a quarter's report, in one paragraph."""
    report = _report(here, quarter)
    return {"quarter": report.quarter.shown, "sentences": position_in_words(report)}


def _report(here: Here, quarter: str) -> QuarterReport:
    return report_for(here.council, parse_quarter(quarter))


@dataclass(frozen=True)
class QuarterRow:
    """A reported quarter in the list of all."""

    link: Link
    published: str
    sentences: list[str]


@component()
def quarters(here: Here) -> dict[str, Any]:
    """Show every reported quarter, the newest first."""
    return {
        "quarters": [
            QuarterRow(
                here.quarter(each.quarter), shown_day(each.published), position_in_words(each)
            )
            for each in reversed(all_reports(here.council))
        ]
    }
