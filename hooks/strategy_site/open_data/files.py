"""The tables as files, at addresses that stay: ``open-data/2019-q1/activities.csv``."""

import csv
import io
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from strategy_site.dates import Quarter
from strategy_site.model.council import Council
from strategy_site.open_data.cells import csv_value, json_value
from strategy_site.open_data.columns import Cell
from strategy_site.open_data.imprint import Imprint
from strategy_site.open_data.tables import TABLES, Table
from strategy_site.progress import QuarterReport

Rows = Sequence[Sequence[Cell]]
FOLDER = "open-data"
# By this mark at the beginning, a spreadsheet knows that the text is UTF-8.
_MARK = "\ufeff"
# The last column of a CSV file, where there is no other place for what JSON says at its top.
NOTICE = "notice"
NOTICE_MEANS = (
    "What this site says of itself, such as that it is a demonstration. In CSV only: a JSON file "
    "says it once, at its top."
)


@dataclass(frozen=True)
class DataFile:
    """A table as a file: ``path`` is below the site, ``rows`` counts without the header.

    ``size`` is how many bytes it has. Its text is kept small: those of a large plan would fill the
    memory from the first page that names them to the end of the build.
    """

    table: Table
    form: str
    path: str
    rows: int
    size: int
    packed: bytes

    @classmethod
    def of(cls, table: Table, form: str, path: str, rows: int, text: str) -> "DataFile":
        """Return a file that has a text."""
        written = text.encode()
        return cls(table, form, path, rows, len(written), zlib.compress(written, 1))

    @property
    def text(self) -> str:
        """What is written into it."""
        return zlib.decompress(self.packed).decode()


@dataclass(frozen=True)
class _Folder:
    """What the files of a folder have in common: ``quarter`` is None for those with all quarters.

    ``as_at`` is the day of the newest report in them.
    """

    council: Council
    imprint: Imprint
    quarter: Quarter | None
    as_at: date


def data_files(
    council: Council, reports: Sequence[QuarterReport], imprint: Imprint
) -> list[DataFile]:
    """Return each table with the rows of all reported quarters, as CSV and as JSON.

    ``reports`` are all that the council has published, oldest first.
    """
    newest = max((each.published for each in reports), default=council.site.position_as_of)
    folder = _Folder(council, imprint, None, newest)
    return [
        file for table in TABLES for file in _files(folder, table, table.whole(council, reports))
    ]


def quarter_files(report: QuarterReport, imprint: Imprint) -> list[DataFile]:
    """Return each table with the rows of one quarter alone, as CSV and as JSON."""
    folder = _Folder(report.council, imprint, report.quarter, report.published)
    return [file for table in TABLES for file in _files(folder, table, table.of_quarter(report))]


def paths_of_files(quarters: Iterable[str]) -> Iterator[str]:
    """Yield the paths of all files, if these are the quarters that were reported."""
    for own in ("", *(f"{each}/" for each in quarters)):
        for table in TABLES:
            yield from (f"{FOLDER}/{own}{table.name}.{form}" for form in ("csv", "json"))


def _files(folder: _Folder, table: Table, rows: Rows) -> tuple[DataFile, DataFile]:
    own = f"{folder.quarter}/" if folder.quarter else ""
    path = f"{FOLDER}/{own}{table.name}"
    as_csv, as_json = csv_text(table, rows, folder.imprint.notice), _json_text(folder, table, rows)
    return (
        DataFile.of(table, "CSV", f"{path}.csv", len(rows), as_csv),
        DataFile.of(table, "JSON", f"{path}.json", len(rows), as_json),
    )


def csv_text(table: Table, rows: Rows, notice: str) -> str:
    """Return rows as CSV that a spreadsheet opens as it is: marked as UTF-8, lines end in CR LF.

    A header row comes first. The last column has the notice of the site.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([*(each.name for each in table.columns), NOTICE])
    writer.writerows([*map(csv_value, row), csv_value(notice)] for row in rows)
    return _MARK + written.getvalue()


def _json_text(folder: _Folder, table: Table, rows: Rows) -> str:
    """Return rows as JSON: what the file is, its columns with their meaning, then the rows."""
    imprint, columns = folder.imprint, table.columns
    told = {
        "table": table.name,
        "title": table.title,
        "holds": table.holds,
        "council": folder.council.site.council,
        "demonstration": folder.council.site.demo,
        NOTICE: imprint.notice or None,
        "licence": f"{imprint.site_url}{imprint.licence}" if imprint.licence else None,
        "quarter": json_value(folder.quarter),
        "as_at": json_value(folder.as_at),
        "columns": [{"name": each.name, "meaning": each.meaning} for each in columns],
        "rows": [
            {column.name: json_value(cell) for column, cell in zip(columns, row, strict=True)}
            for row in rows
        ],
    }
    return "{\n" + ",\n".join(_member(*each) for each in told.items()) + "\n}\n"


def _member(name: str, value: object) -> str:
    """Return a name and its value as JSON, each item of a list in a line of its own.

    Python's own indentation takes several times as long, and spreads a row over many lines.
    """
    if isinstance(value, list) and value:
        return f" {_in_json(name)}: [\n  " + ",\n  ".join(map(_in_json, value)) + "\n ]"
    return f" {_in_json(name)}: {_in_json(value)}"


_in_json = json.JSONEncoder(ensure_ascii=False).encode
