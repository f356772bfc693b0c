"""Tables that are typed into a page as Markdown, made such that everyone can read them.

Markdown knows no captions and no row headers, and it aligns by an inline style, which the policy of
our pages refuses.
"""

import re

_TABLE = re.compile(
    r"(?:<p>Table:\s+(?P<caption>(?:(?!</p>).)+)</p>\s*)?<table>(?P<rows>.*?)</table>", re.S
)
_HEADER = re.compile(r"<th( style=\"text-align: (\w+);\")?>")
_CELL = re.compile(r"<td( style=\"text-align: (\w+);\")?>")
_ROW = re.compile(r"<tr>\s*<td[^>]*>(.*?)</td>", re.S)


def with_headers(html: str) -> str:
    """Return a page's HTML with a caption, column headers and row headers for each typed table.

    A paragraph that begins with ``Table:`` and stands right above a table becomes its caption. The
    first cell of a row is its header. Columns aligned to the right hold figures.
    """
    if "<table>" not in html:
        return html
    return _TABLE.sub(_table, html)


def _table(found: re.Match[str]) -> str:
    rows = _HEADER.sub(lambda each: f'<th scope="col"{_aligned(each)}>', found["rows"])
    rows = _ROW.sub(r'<tr>\n<th scope="row">\1</th>', rows)
    rows = _CELL.sub(lambda each: f"<td{_aligned(each)}>", rows)
    caption = f"\n<caption>{found['caption']}</caption>" if found["caption"] else ""
    return f'<div class="table">\n<table>{caption}{rows}</table>\n</div>'


def _aligned(cell: re.Match[str]) -> str:
    return ' class="number"' if cell[2] == "right" else ""
