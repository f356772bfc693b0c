"""Withdrawing unsafe text from a quarter that is closed: openly, and without losing the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from strategy_site.cycle.closing import Closed, Place, quarter_file, sealed
from strategy_site.dates import Quarter
from strategy_site.model.closed import Redaction
from strategy_site.model.council import Council
from strategy_site.problems import Refusal, did_you_mean, quoted
from strategy_site.sealing import as_written, withdrawn_mark
from strategy_site.yaml_edit import replace_texts


@dataclass(frozen=True)
class Withdrawal:
    """Text that is to be withdrawn from a quarter; it is found whatever its spaces and capitals."""

    quarter: Quarter
    text: str
    redaction: Redaction

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds the text in a value, over the line breaks that a file may have."""
        words = map(re.escape, self.text.split())
        return re.compile(r"\s+".join(words), re.IGNORECASE)

    def applied(self, value: str) -> str:
        """Return a value with the mark in the place of the text."""
        return self.pattern.sub(withdrawn_mark(self.redaction), value)


def values_with(place: Place, withdrawal: Withdrawal) -> list[tuple[str, str]]:
    """Return each value of the report that has the text: its activity, and the value as it will be.

    The activity is empty for what stands beside the entries.
    """
    report = place.council.updates[withdrawal.quarter]
    return list(_found(as_written(report), withdrawal, ""))


def _found(value: object, withdrawal: Withdrawal, activity: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        own = str(value.get("activity") or activity)
        for each in value.values():
            yield from _found(each, withdrawal, own)
    elif isinstance(value, list):
        for each in value:
            yield from _found(each, withdrawal, activity)
    elif isinstance(value, str) and withdrawal.pattern.search(value):
        yield activity, withdrawal.applied(value)


def without_text(place: Place, withdrawal: Withdrawal) -> Closed:
    """Return a council's files with text withdrawn from a closed quarter, which is sealed again.

    Raises Refusal if the quarter is not closed or nothing in it has the text.
    """
    quarter, redaction = withdrawal.quarter, withdrawal.redaction
    closed = place.council.closing_of(quarter)
    if closed is None:
        raise Refusal(_not_closed(place.council, quarter))
    found = values_with(place, withdrawal)
    if not found:
        raise Refusal(
            f"{quoted(withdrawal.text)} does not stand in data/{quarter_file(quarter)}. "
            "Copy it from there: capitals and line breaks do not matter."
        )
    name = quarter_file(quarter)
    after = without_remarks(replace_texts(place.text(name), withdrawal.applied), withdrawal)
    activities = list(dict.fromkeys(activity or None for activity, _ in found))
    made = tuple(redaction.model_copy(update={"activity": each}) for each in activities)
    return sealed(place, quarter, {name: after}, (*closed.redactions, *made))


def _not_closed(council: Council, quarter: Quarter) -> str:
    if quarter in council.updates or quarter in council.drafts:
        return f"{quarter} is not closed: edit data/{quarter_file(quarter)} itself."
    closed = [str(each.quarter) for each in council.closed]
    return f"{quarter} has no report. {did_you_mean(str(quarter), closed)}"


def without_remarks(text: str, withdrawal: Withdrawal) -> str:
    """Return a file in which remarks that have the text are cut down to the mark."""
    lines = text.splitlines(keepends=True)
    return "".join(
        withdrawal.applied(each) if each.lstrip().startswith("#") else each for each in lines
    )


def also_in(root: Path, withdrawal: Withdrawal) -> list[str]:
    """Return the other files of the council that have the text, as ``data/events.yml:12``."""
    own = root / "data" / quarter_file(withdrawal.quarter)
    found = []
    for folder in ("data", "docs"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in (".yml", ".md", ".txt") and file != own:
                text = file.read_text(encoding="utf-8", errors="replace")
                for each in withdrawal.pattern.finditer(text):
                    line = text.count("\n", 0, each.start()) + 1
                    found.append(f"{file.relative_to(root).as_posix()}:{line}")
    return found
