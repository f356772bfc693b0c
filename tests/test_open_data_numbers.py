"""Every number of every quarter can be worked out from the CSV files alone.

The code here is its own: it reads the files as anyone may who has downloaded them, and works the
numbers out by what the data dictionary says. What it is compared with is what the pages tell.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path

import pytest

from strategy_site.open_data.files import data_files, quarter_files
from strategy_site.open_data.imprint import Imprint
from strategy_site.progress import QuarterReport, all_reports, position_in_words
from strategy_site.project import read_project
from tests.building import NORTHMOOR, ROOT

Row = dict[str, str]
DONE = ("complete", "complete_undated")
# From worst to best, as the pages compare two reports.
RANKS = ["overdue", "off_track", "at_risk", "not_started", "on_track", "complete"]
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WHENEVER = r"(?:\d{1,2} )?(?:[A-Z][a-z]+ (?:\d{4} )?to )?[A-Z][a-z]+ \d{4}"


@dataclass(frozen=True)
class Downloads:
    """The tables that were downloaded, by name."""

    tables: dict[str, list[Row]]

    def rows(self, table: str, quarter: str) -> list[Row]:
        return [each for each in self.tables[table] if each["quarter"] == quarter]

    @cached_property
    def quarters(self) -> dict[str, Row]:
        return {each["quarter"]: each for each in self.tables["quarters"]}

    def live(self, quarter: str) -> list[Row]:
        return [each for each in self.rows("status-by-quarter", quarter) if each["live"] == "yes"]

    def statuses(self, quarter: str) -> dict[str, int]:
        return Counter(each["status"] for each in self.live(quarter))

    def milestones(self, quarter: str, key_action: str = "") -> tuple[int, int, int | None]:
        """Return how many milestones are done, how many there are, and the share in per cent."""
        found = [
            each["status"] in DONE
            for each in self.live(quarter)
            if each["kind"] == "milestone" and key_action in ("", each["key_action"])
        ]
        done, total = sum(found), len(found)
        if total < 5:
            return done, total, None
        rounded = int((Decimal(100 * done) / total).quantize(Decimal(1), ROUND_HALF_UP))
        least, most = int(done > 0), 100 - int(done < total)
        return done, total, max(least, min(most, rounded))

    def key_action_statuses(self, quarter: str) -> dict[str, int]:
        rows = self.rows("key-actions-by-quarter", quarter)
        return Counter(each["status"] for each in rows if each["live"] == "yes")

    def overdue(self, quarter: str) -> list[str]:
        return sorted(
            each["activity"] for each in self.live(quarter) if each["status"] == "overdue"
        )

    def due_soon(self, quarter: str) -> list[str]:
        """Return the milestones not done that are due on the day of the report or 92 days on."""
        day = date.fromisoformat(self.quarters[quarter]["published"])
        return sorted(
            each["activity"]
            for each in self.live(quarter)
            if each["kind"] == "milestone"
            and each["status"] not in DONE
            and each["due_last_day"]
            and day <= date.fromisoformat(each["due_last_day"]) <= day + timedelta(days=92)
        )

    def missing(self, quarter: str) -> list[str]:
        return [each["organisation"] for each in self.rows("missing-returns", quarter)]

    def changes(self, quarter: str) -> list[tuple[str, str]]:
        """Return the kind of each change since the report before, with the activity."""
        earlier = self.quarters[quarter]["compared_with"]
        if not earlier:
            return []
        before = {each["activity"]: each for each in self.rows("status-by-quarter", earlier)}
        return [
            (kind, now["activity"])
            for now in self.rows("status-by-quarter", quarter)
            for kind in self.changes_of(before[now["activity"]], now)
        ]

    def changes_of(self, was: Row, now: Row) -> Iterator[str]:
        if was["status"] == "stopped" or "yes" not in (was["live"], now["live"]):
            return
        if was["status"] == "not_yet_reported":
            yield "Added"
            return
        if was["status"] != now["status"]:
            yield change_of_status(was["status"], now["status"])
        of_activity = now["activity"]
        for move in self.tables["due-date-moves"]:
            if move["activity"] == of_activity:
                yield from ["DueMoved"] * (was["quarter"] < move["quarter"] <= now["quarter"])
        texts = [self.reports(of_activity, each) for each in (was, now)]
        if all(texts) and texts[0][-1]["text"] != texts[1][-1]["text"]:
            yield "TextChanged"
        for report in texts[1]:
            if report["quarter"] > was["quarter"] and report["corrects_quarter"]:
                yield "ReportCorrected"

    def reports(self, activity: str, then: Row) -> list[Row]:
        """Return what was reported on an activity and known then, the oldest quarter first."""
        return sorted(
            (
                each
                for each in self.tables["updates"]
                if each["activity"] == activity
                and each["quarter"] <= then["quarter"]
                and each["published"] <= then["as_of"]
            ),
            key=lambda each: each["quarter"],
        )

    def key_action_changes(self, quarter: str) -> list[tuple[str, str, str]]:
        earlier = self.quarters[quarter]["compared_with"]
        before = {
            each["key_action"]: each["status"]
            for each in self.rows("key-actions-by-quarter", earlier)
        }
        return [
            (each["key_action"], before[each["key_action"]], each["status"])
            for each in self.rows("key-actions-by-quarter", quarter)
            if earlier and before[each["key_action"]] != each["status"]
        ]


def change_of_status(was: str, now: str) -> str:
    """Return the kind of a change from one status to another."""
    if now == "stopped":
        return "TakenOut"
    if now in DONE and was not in DONE:
        return "Completed"
    if now == "overdue":
        return "NewlyOverdue"
    if now == "no_update":
        return "FellSilent"
    first, second = (RANKS.index(each) if each in RANKS else None for each in (was, now))
    if first is None or second is None:
        return "StatusChanged"
    return "Worsened" if second < first else "Improved"


def read(texts: dict[str, str]) -> Downloads:
    """Return what a reader has who opens CSV files, by the names of their tables."""
    return Downloads(
        {
            name: list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
            for name, text in texts.items()
        }
    )


@cache
def reports(council: Path) -> list[QuarterReport]:
    project, problems = read_project(council)
    assert project, problems
    return all_reports(project.council)


@cache
def downloads(council: Path) -> Downloads:
    told = reports(council)
    found = data_files(told[0].council, told, Imprint())
    return read({each.table.name: each.text for each in found if each.form == "CSV"})


def each_quarter() -> list[object]:
    return [
        pytest.param(council, report, id=f"{council.name}-{report.quarter}")
        for council in (ROOT, NORTHMOOR)
        for report in reports(council)
    ]


every_quarter = pytest.mark.parametrize(("council", "report"), each_quarter())


@every_quarter
def test_what_the_report_counts_follows_from_the_files(
    council: Path, report: QuarterReport
) -> None:
    data, quarter, position = downloads(council), str(report.quarter), report.position
    assert date.fromisoformat(data.quarters[quarter]["published"]) == report.published
    assert data.quarters[quarter]["compared_with"] == str(report.previous or "")
    live = [each for each in position.activities if each.is_live]
    assert len(data.live(quarter)) == len(live)
    assert data.statuses(quarter) == Counter(each.status.key for each in live)
    count = position.milestones
    assert data.milestones(quarter) == (count.done, count.total, count.percent)
    actions = [each for each in position.key_actions if each.has_live]
    assert data.key_action_statuses(quarter) == Counter(each.status.key for each in actions)
    assert data.overdue(quarter) == sorted(each.activity.id for each in report.overdue)
    assert data.due_soon(quarter) == sorted(each.activity.id for each in report.due_soon)
    silent = [each.activity.id for each in report.no_update]
    assert silent == [
        each["activity"] for each in data.live(quarter) if each["status"] == "no_update"
    ]
    assert data.missing(quarter) == [each.id for each in report.missing_returns]
    everything = Counter(each["status"] for each in data.rows("status-by-quarter", quarter))
    assert everything == {status.key: count for status, count in position.counts()}
    decided = [(each["decision"], each["due"]) for each in data.rows("decisions", quarter)]
    assert decided == [
        (each.text, str(each.due or "")) for event in report.decisions for each in event.decisions
    ]


@every_quarter
def test_what_changed_follows_from_the_files(council: Path, report: QuarterReport) -> None:
    data, quarter = downloads(council), str(report.quarter)
    assert data.changes(quarter) == [
        (type(each).__name__, each.activity.id) for each in report.changes.activities
    ]
    assert data.key_action_changes(quarter) == [
        (each.key_action.id, each.was.key, each.became.key) for each in report.changes.key_actions
    ]
    corrections = [
        (each["activity"], each["corrects_quarter"], each["corrects_reason"])
        for each in data.rows("updates", quarter)
        if each["corrects_quarter"]
    ]
    assert corrections == [
        (each.activity.id, str(each.wrong), each.reason) for each in report.corrections
    ]


@every_quarter
def test_each_key_action_follows_from_the_files(council: Path, report: QuarterReport) -> None:
    data, quarter = downloads(council), str(report.quarter)
    rows = {each["key_action"]: each for each in data.rows("key-actions-by-quarter", quarter)}
    for action in report.position.key_actions:
        row, count = rows[action.key_action.id], action.milestones
        counted = (count.done, count.total, count.percent)
        assert data.milestones(quarter, action.key_action.id) == counted
        told = (row["milestones_done"], row["milestones_total"], row["milestones_percent"])
        assert told == tuple("" if each is None else str(each) for each in counted)
        assert (row["status"], row["reason"]) == (action.status.key, action.reason)
        assert row["trend"] == report.trends.key_actions[action.key_action.id].key


@every_quarter
def test_each_figure_follows_from_the_files(council: Path, report: QuarterReport) -> None:
    found = {
        each["measure"]: each for each in downloads(council).rows("measures", str(report.quarter))
    }
    assert list(found) == [each.measure.id for each in report.measures]
    for each in report.measures:
        row = found[each.measure.id]
        assert value_of(row) == each.value
        assert status_of(row) == each.status.key == row["status"]
        assert row["trend"] == each.trend.key


def value_of(row: Row) -> Decimal | None:
    """Return the figure; a percentage anew from its two counts."""
    if not row["value"]:
        return None
    if row["unit"] == "count":
        return Decimal(row["value"])
    share = Decimal(row["numerator"]) / Decimal(row["denominator"]) * 100
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def status_of(row: Row) -> str:
    """Return how a figure stands to its target."""
    value = value_of(row)
    if value is None:
        return "no_figure"
    if not row["target"]:
        return "no_target"
    short = Decimal(row["target"]) - value
    short = {"higher": short, "lower": -short, "neither": abs(short)}[row["direction"]]
    if short <= 0:
        return "met"
    return "near" if row["tolerance"] and short <= Decimal(row["tolerance"]) else "missed"


def figures(sentences: list[str]) -> list[int]:
    """Return the numbers that sentences tell: names, titles and dates are left out."""
    found = []
    for sentence in sentences:
        told = re.sub(WHENEVER, "", sentence)
        told = re.sub(r"^Key actions? .* (is|are) ", "", told)
        if told.startswith(("Overdue: ", "No return came from ")):
            continue
        found += [int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", told)]
        found += [
            NUMBERS.index(each) + 1 for each in re.findall(r"\w+", told.lower()) if each in NUMBERS
        ]
    return found


@every_quarter
def test_every_number_of_the_paragraph_follows_from_the_files(
    council: Path, report: QuarterReport
) -> None:
    data, quarter = downloads(council), str(report.quarter)
    statuses, actions = data.statuses(quarter), data.key_action_statuses(quarter)
    done = sum(statuses[each] for each in DONE)
    attention = sum(statuses[each] for each in ("overdue", "off_track", "at_risk"))
    planned = done + statuses["on_track"] + statuses["not_started"]
    live = sum(statuses.values())
    kinds = Counter(kind for kind, _ in data.changes(quarter))
    numbers = {
        *(live, done, attention, live - attention - planned, sum(actions.values())),
        *(each for each in data.milestones(quarter) if each is not None),
        *statuses.values(),
        *actions.values(),
        *kinds.values(),
    }
    told = figures(position_in_words(report))
    assert set(told) <= numbers
    if live:
        assert told[:2] == [live, sum(actions.values())]
    if data.milestones(quarter)[1]:
        milestones = [each for each in data.milestones(quarter) if each is not None]
        at = [told[start : start + len(milestones)] for start in range(len(told))]
        assert milestones in at


@every_quarter
def test_the_files_of_a_quarter_alone_give_its_numbers_too(
    council: Path, report: QuarterReport
) -> None:
    whole, quarter = downloads(council), str(report.quarter)
    alone = read(
        {
            each.table.name: each.text
            for each in quarter_files(report, Imprint())
            if each.form == "CSV"
        }
    )
    assert {each["quarter"] for each in alone.tables["quarters"]} == {quarter}
    for name in ("status-by-quarter", "key-actions-by-quarter", "updates", "measures"):
        assert alone.tables[name] == whole.rows(name, quarter)
    assert alone.statuses(quarter) == whole.statuses(quarter)
    assert alone.milestones(quarter) == whole.milestones(quarter)
    assert alone.due_soon(quarter) == whole.due_soon(quarter)
    assert alone.missing(quarter) == whole.missing(quarter)
    moved = [each["activity"] for each in alone.tables["due-date-moves"]]
    in_changes = [activity for kind, activity in whole.changes(quarter) if kind == "DueMoved"]
    assert set(in_changes) <= set(moved)
    due = {each["activity"]: each["due"] for each in alone.tables["activities"]}
    then = {each["activity"]: each["due"] for each in alone.tables["status-by-quarter"]}
    assert due == {activity: then[activity] for activity in due}


def test_the_numbers_of_a_quarter_worked_out_by_hand() -> None:
    data = downloads(NORTHMOOR)
    assert data.milestones("2025-q4") == (13, 19, 68)
    assert Counter(kind for kind, _ in data.changes("2024-q4")) == {
        "NewlyOverdue": 2,
        "Worsened": 2,
        "Completed": 1,
        "StatusChanged": 3,
        "DueMoved": 1,
        "TakenOut": 1,
        "ReportCorrected": 1,
        "TextChanged": 21,
    }


def test_numbers_in_sentences_are_found() -> None:
    told = [
        "As at 14 May 2026, the plan has 33 activities under five key actions.",
        "Since the report for October to December 2025: 1 newly overdue and 1,204 worse.",
        "Key actions 2 (Act on 3 things) and 4 (Train) are off track.",
        "Overdue: Train 40 people.",
    ]
    assert figures(told) == [33, 5, 1, 1204]
