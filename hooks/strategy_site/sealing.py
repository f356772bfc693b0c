"""What is sealed of a quarter when it is closed: its report, and what its page takes besides.

A seal is a digest of what was read, not of the file: comments, quotes and line endings may change.
"""

import hashlib
import json
import re
from enum import Enum
from typing import Any

from strategy_site.dates import Quarter, shown_day
from strategy_site.model.base import Record
from strategy_site.model.closed import ClosedFigure, ClosedQuarter, PlannedActivity, Redaction
from strategy_site.model.council import Council
from strategy_site.model.measures import Measure
from strategy_site.model.strategy import Activity
from strategy_site.model.updates import Entry, Update
from strategy_site.vocabulary import Word

# In hexadecimal digits: a whole report is proof against forgery, an entry against slips.
_WHOLE, _PART = 64, 16


def seal_of(record: Update | Entry) -> str:
    """Return the seal of a report, or of one entry in it."""
    text = json.dumps(as_written(record), sort_keys=True, ensure_ascii=False)
    digits = _WHOLE if isinstance(record, Update) else _PART
    return f"sha256-{hashlib.sha256(text.encode()).hexdigest()[:digits]}"


def as_written(value: Any) -> Any:
    """Return a record as texts, lists and fields, as YAML has it; what is not set is left out.

    A field that a later version of the product adds changes no seal as long as nobody uses it.
    """
    if isinstance(value, Record):
        defaults = {name: field.default for name, field in type(value).model_fields.items()}
        said = {name: getattr(value, name) for name in type(value).model_fields}
        return {
            name: as_written(each)
            for name, each in said.items()
            if each is not None and each != () and each != defaults[name]
        }
    if isinstance(value, tuple):
        return [as_written(each) for each in value]
    if isinstance(value, Word):
        return value.key
    return str(value.value if isinstance(value, Enum) else value)


def closing(
    council: Council, quarter: Quarter, redactions: tuple[Redaction, ...] = ()
) -> ClosedQuarter:
    """Return a quarter as it is closed; raise KeyError if there is no report for it."""
    update = council.updates[quarter]
    reports = {each.activity: seal_of(each) for each in update.entries}
    return ClosedQuarter.model_construct(
        quarter=quarter,
        seal=seal_of(update),
        plan=tuple(planned(each, quarter, reports.get(each.id)) for each in council.activities),
        figures=tuple(
            closed_figure(each, quarter) for each in council.measures if _has(each, quarter)
        ),
        redactions=redactions,
    )


def planned(activity: Activity, quarter: Quarter, report: str | None) -> PlannedActivity:
    """Return an activity as it stood in the plan with a quarter's report."""
    gone = activity.withdrawn.quarter if activity.withdrawn else None
    return PlannedActivity.model_construct(
        activity=activity.id,
        key_action=activity.key_action,
        kind=activity.kind,
        title=activity.title,
        start=activity.start,
        due=activity.due_in(quarter),
        frequency=activity.frequency,
        withdrawn=gone if gone and gone <= quarter else None,
        report=report,
    )


def _has(measure: Measure, quarter: Quarter) -> bool:
    return any(each.quarter == quarter for each in measure.series)


def closed_figure(measure: Measure, quarter: Quarter) -> ClosedFigure:
    """Return a measure's figure of a quarter and the target that held for it."""
    figure = next((each for each in measure.series if each.quarter == quarter), None)
    return ClosedFigure.model_construct(
        measure=measure.id,
        value=figure.value if figure else None,
        numerator=figure.numerator if figure else None,
        denominator=figure.denominator if figure else None,
        target=measure.target_in(quarter),
    )


_MARK = re.compile(r"\[text withdrawn on \d{1,2} [A-Z][a-z]+ \d{4}\]")


def without_marks(text: str) -> list[str]:
    """Return what is left of a text between the places where something was withdrawn."""
    return [part.strip() for part in _MARK.split(text) if part.strip()]


def withdrawn_mark(redaction: Redaction) -> str:
    """Return what stands in the place of text that was withdrawn."""
    return f"[text withdrawn on {shown_day(redaction.on)}]"
