"""The value of a cell, as text for CSV and as JSON has it."""

import re
from datetime import date
from decimal import Decimal

from strategy_site.dates import PartialDate, Quarter
from strategy_site.open_data.columns import NO, YES, Cell
from strategy_site.vocabulary import NotStated, Word

# What a spreadsheet takes for the beginning of a formula, the wide forms of East Asia included.
# Apostrophes before it count, so that the one that is put before it can be told from a text's own.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_BETWEEN = "; "


def csv_value(cell: Cell) -> str:
    """Return a value as text, empty for None; a text that looks like a formula is made harmless.

    An apostrophe before it makes a spreadsheet show it as it is. Numbers and dates need none.
    """
    if isinstance(cell, str | tuple):
        text = cell if isinstance(cell, str) else _BETWEEN.join(cell)
        return f"'{text}" if _FORMULA.match(text) else text
    if isinstance(cell, bool):
        return YES if cell else NO
    plain = json_value(cell)
    return "" if plain is None else str(cell if isinstance(cell, Decimal) else plain)


def json_value(cell: Cell) -> str | int | float | list[str] | None:
    """Return a value as JSON has it: texts unchanged, dates and quarters as text, keys of words."""
    if isinstance(cell, Word):
        return str(cell.key)
    if isinstance(cell, NotStated):
        return cell.value
    if isinstance(cell, Decimal):
        return float(cell) if "." in str(cell) else int(cell)
    if isinstance(cell, tuple):
        return list(cell)
    if isinstance(cell, PartialDate | Quarter | date):
        return str(cell)
    return cell
