"""The tables: their names, what each holds, and their rows for a quarter and for all of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from strategy_site.model.council import Council
from strategy_site.open_data import plan, positions, reports
from strategy_site.open_data.columns import Cell, Column, columns_of
from strategy_site.progress import QuarterReport


@dataclass(frozen=True)
class Table:
    """A table: ``row`` is the type of its rows, ``of_report`` yields those of one quarter.

    ``of_all`` yields the rows for all quarters together; without it, they are those of each quarter
    one after the other.
    """

    name: str
    title: str
    holds: str
    row: type
    of_report: Callable[[QuarterReport], Iterable[object]]
    of_all: Callable[[Council], Iterable[object]] | None = None

    @property
    def columns(self) -> list[Column]:
        """The columns, in order."""
        return columns_of(self.row)

    def of_quarter(self, report: QuarterReport) -> list[list[Cell]]:
        """Return the rows of one quarter, as lists of their cells."""
        return [_cells(each) for each in self.of_report(report)]

    def whole(self, council: Council, all_reports: Sequence[QuarterReport]) -> list[list[Cell]]:
        """Return the rows for all quarters, as lists of their cells; the oldest quarter first."""
        if self.of_all:
            return [_cells(each) for each in self.of_all(council)]
        return [row for report in all_reports for row in self.of_quarter(report)]


def _cells(row: object) -> list[Cell]:
    return list(vars(row).values())


TABLES = (
    Table(
        "activities",
        "Activities",
        "The plan: every activity with its dates, its owner and where it was read.",
        plan.ActivityRow,
        plan.plan_of,
        plan.plan_now,
    ),
    Table(
        "due-date-moves",
        "Moved due dates",
        "Every due date that was moved, from when to when, and why.",
        plan.MoveRow,
        plan.moves_of,
        plan.all_moves,
    ),
    Table(
        "quarters",
        "Quarters",
        "The quarters that were reported, and when each report was published.",
        reports.QuarterRow,
        reports.report_row,
    ),
    Table(
        "updates",
        "Updates",
        "What was reported on each activity in each quarter.",
        reports.UpdateRow,
        reports.updates_of,
    ),
    Table(
        "missing-returns",
        "Missing returns",
        "The organisations that sent no return for a quarter.",
        reports.MissingReturnRow,
        reports.missing_returns_of,
    ),
    Table(
        "status-by-quarter",
        "Status by quarter",
        "The status of each activity with each report, worked out by this site, with the reason.",
        positions.StatusRow,
        positions.statuses_of,
    ),
    Table(
        "key-actions-by-quarter",
        "Key actions by quarter",
        "The status of each key action with each report, with the reason and its milestones.",
        positions.KeyActionRow,
        positions.key_actions_of,
    ),
    Table(
        "measures",
        "Measures",
        "The figures that are followed, quarter by quarter, with their targets.",
        positions.MeasureRow,
        positions.measures_of,
    ),
    Table(
        "decisions",
        "Decisions",
        "What bodies decided on each report, or between two. A later meeting may add to it.",
        reports.DecisionRow,
        reports.decisions_of,
    ),
)
