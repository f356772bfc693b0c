"""Components about the data to take away: the files, what their columns mean, and the feed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from strategy_site.open_data.columns import Column
from strategy_site.open_data.feed import FEED
from strategy_site.open_data.files import (
    FOLDER,
    NOTICE,
    NOTICE_MEANS,
    DataFile,
    data_files,
    quarter_files,
)
from strategy_site.open_data.tables import TABLES, Table
from strategy_site.progress import reported_quarters
from strategy_site.views.place import Here, Link, quarter_home
from strategy_site.views.quarters import QuarterArgument
from strategy_site.views.registry import component
from strategy_site.vocabulary import (
    ActivityKind,
    ActivityStatus,
    Confidence,
    Direction,
    Frequency,
    KeyActionStatus,
    Marker,
    MeasureBasis,
    MeasureStatus,
    MeasureUnit,
    ReportedStatus,
    Trend,
    Word,
)

# Where the files of a quarter stand on its page.
QUARTER_DATA = "data"
OPEN_DATA = f"{FOLDER}/"
_KILOBYTE = 1000
# What the lists of words are called.
LISTS: dict[type[Word], str] = {
    ActivityStatus: "Status of an activity",
    KeyActionStatus: "Status of a key action",
    MeasureStatus: "Status of a figure",
    ReportedStatus: "Reported status",
    Confidence: "Confidence",
    Trend: "Trend",
    ActivityKind: "Kind of activity",
    Frequency: "Frequency",
    MeasureUnit: "Unit",
    MeasureBasis: "What is counted",
    Direction: "Direction",
    Marker: "Remark on a figure",
}


@dataclass(frozen=True)
class TableFiles:
    """A table as it can be taken: how many rows it has, and a link to it in each form.

    ``name`` tells it from the same table of other quarters.
    """

    title: Link
    name: str
    holds: str
    rows: str
    for_spreadsheets: Link
    for_programs: Link


@component()
def downloads(here: Here) -> dict[str, Any]:
    """Show the files with all quarters, and where those of one quarter are."""
    licence = here.imprint.licence
    files = files_of(here)
    return {
        "caption": "Files with all quarters",
        "tables": [_table(here, *each) for each in _pairs(files)],
        "licence": here.link_to((licence, ""), "How the data may be used") if licence else None,
        "quarters": [
            here.link_to((here.homes[quarter_home(each)][0], QUARTER_DATA), each.shown)
            for each in reversed(reported_quarters(here.council))
        ],
    }


@component()
def quarter_downloads(here: Here, quarter: QuarterArgument) -> dict[str, Any]:
    """Show the files of one quarter, as it stood with its report."""
    months = here.report(quarter).quarter.shown
    files = files_of(here, quarter)
    return {
        "caption": f"Files for {months}",
        "tables": [_table(here, *each, months) for each in _pairs(files)],
        "open_data": here.link_to((OPEN_DATA, ""), "Open data"),
    }


def files_of(here: Here, quarter: str = "") -> list[DataFile]:
    """Return the files of a quarter, or those with all quarters, made once."""
    if quarter not in here.files:
        here.files[quarter] = (
            quarter_files(here.report(quarter), here.imprint)
            if quarter
            else data_files(here.council, here.all_reports(), here.imprint)
        )
    return here.files[quarter]


def _pairs(files: Sequence[DataFile]) -> Iterator[tuple[DataFile, DataFile]]:
    """Yield each table as CSV and as JSON, which stand side by side."""
    return zip(files[::2], files[1::2], strict=True)


def _table(here: Here, as_csv: DataFile, as_json: DataFile, months: str = "") -> TableFiles:
    """Return a table of one quarter, or of all: then it leads to what its columns mean."""
    table = as_csv.table
    explained = here.link_to((OPEN_DATA, _table_anchor(table)), table.title)
    return TableFiles(
        title=Link(table.title) if months else explained,
        name=f"{table.title}, {months}" if months else table.title,
        holds=table.holds,
        rows=f"{as_csv.rows:,}",
        for_spreadsheets=_link(here, as_csv),
        for_programs=_link(here, as_json),
    )


def _link(here: Here, file: DataFile) -> Link:
    return here.link_to_file(file.path, f"{file.form}, {shown_size(file.size)}")


def shown_size(size: int) -> str:
    """Return a number of bytes as people read it: ``3 KB``, ``1.2 MB``; rounded up.

    The number and its unit stay on one line.
    """
    kilobytes = -(-size // _KILOBYTE)
    if kilobytes < _KILOBYTE:
        return f"{kilobytes}\N{NO-BREAK SPACE}KB"
    return f"{-(-kilobytes // 100) / 10:,}\N{NO-BREAK SPACE}MB"


@dataclass(frozen=True)
class ColumnView:
    """A column in the data dictionary: ``holds`` links to a list of words, if there is one."""

    name: str
    meaning: str
    holds: Link
    may_be_empty: bool


@dataclass(frozen=True)
class TableView:
    """A table in the data dictionary."""

    title: str
    anchor: str
    columns: list[ColumnView]


@dataclass(frozen=True)
class ListView:
    """A closed list of words in the data dictionary."""

    title: str
    anchor: str
    words: list[Word]


@component()
def data_dictionary(_: Here) -> dict[str, Any]:
    """Show every column of every table with its meaning, and the words that may stand in it."""
    return {
        "tables": [
            TableView(table.title, _table_anchor(table), [*map(_column, table.columns)])
            for table in TABLES
        ],
        "lists": [ListView(title, _anchor(words), list(words)) for words, title in LISTS.items()],
        "notice": ColumnView(NOTICE, NOTICE_MEANS, Link("Text"), may_be_empty=True),
    }


def _column(column: Column) -> ColumnView:
    if column.words:
        holds = Link(
            f"A word of the list: {LISTS[column.words].lower()}", f"#{_anchor(column.words)}"
        )
    else:
        holds = Link(column.holds)
    return ColumnView(column.name, column.meaning, holds, column.may_be_empty)


def _table_anchor(table: Table) -> str:
    return f"table-{table.name}"


def _anchor(words: type[Word]) -> str:
    return f"list-{LISTS[words].lower().replace(' ', '-')}"


@component()
def quarters_feed(here: Here) -> dict[str, Any]:
    """Show where to follow the reports as a feed; nothing on a site without an address."""
    return {
        "feed": here.link_to_file(FEED, "Feed of reports (Atom)") if here.imprint.site_url else None
    }
