"""Slides put together from titles, texts, tables and a chart, readable for everyone.

A thin layer over python-pptx: 16:9, titles in their placeholders, native tables and charts, an
alternative text for every picture and table, speaker notes, and shapes in the order of reading.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from strategy_site.exports.same_bytes import same_bytes

WIDTH, HEIGHT = 13.333, 7.5  # inches: 16:9
MARGIN = 0.6
TOP = 1.5  # where the content of a slide begins
BOTTOM = 6.85  # and where it ends: below stands the notice
TITLE_POINTS, TEXT_POINTS, TABLE_POINTS, FOOT_POINTS = 30, 20, 14, 12
_INK, _QUIET, _BAND = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x50, 0x5A, 0x5F), "1D3F72"
_WHITE, _RULE = RGBColor(0xFF, 0xFF, 0xFF), "F3F2F1"
# A letter is about half as wide as high; a little more, so that no estimate is too small.
_LETTER = 0.54
_LINE = 1.22
_PADDING = 0.16  # inches: above and below the text of a cell, together
_TITLE_SLIDE, _TITLE_ONLY = 0, 5
_LONG_TITLE = 45  # letters: what does not fit on one line is set smaller
_MANY_BARS = 10  # the table beside the chart has their names in full size


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a slide: ``strong`` for headings within the text."""

    text: str
    strong: bool = False
    bullet: bool = False


@dataclass(frozen=True)
class Table:
    """A table: what it shows in one sentence, its column headers and widths, its rows."""

    about: str
    headers: tuple[str, ...]
    widths: tuple[float, ...]  # shares of the slide between its margins, at most 1 together
    rows: tuple[tuple[str, ...], ...]
    points: int = TABLE_POINTS

    def height(self, row: Sequence[str]) -> float:
        """Return the height of a row in inches."""
        return height_of(row, self.widths, self.points)


def lines_of(text: str, width: float, points: float) -> int:
    """Return how many lines a text takes in a width in inches; too many rather than too few."""
    letters = max(1, int(width * 72 / (points * _LETTER)))
    return sum(_wrapped(part, letters) for part in text.split("\n")) or 1


def _wrapped(text: str, letters: int) -> int:
    """Return how many lines the words of a paragraph take, broken between words."""
    lines, left = 1, letters
    for word in text.split():
        need = len(word) + (left < letters)
        if need > left:
            more = ceil(len(word) / letters) - 1  # lines that the word itself is broken over
            lines += more + (left < letters)
            left = letters - (len(word) - more * letters)
        else:
            left -= need
    return lines


def height_of(row: Sequence[str], widths: Sequence[float], points: float) -> float:
    """Return the height of a table row in inches."""
    inner = WIDTH - 2 * MARGIN
    lines = max(
        lines_of(cell, share * inner - 0.2, points) for cell, share in zip(row, widths, strict=True)
    )
    return lines * points * _LINE / 72 + _PADDING


def pages_of(table: Table, top: float = TOP) -> list[tuple[tuple[str, ...], ...]]:
    """Return the rows of a table in parts that fit a slide, in order; a row is never divided.

    The first part begins at ``top``, below what stands above the table.
    """
    room = BOTTOM - TOP - table.height(table.headers)
    parts: list[list[tuple[str, ...]]] = [[]]
    left = room - (top - TOP)
    for row in table.rows:
        need = table.height(row)
        if parts[-1] and need > left:
            parts.append([])
            left = room
        parts[-1].append(row)
        left -= need
    return [tuple(part) for part in parts]


class Deck:
    """Slides of one presentation, in the order in which they are added."""

    def __init__(self, *, title: str, author: str, notice: str, day: date) -> None:
        self._deck: Any = Presentation()
        self._notice, self._day = notice, day
        self._widen()
        made = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a day, as the file has it
        core = self._deck.core_properties
        core.title, core.author, core.last_modified_by = title, author, author
        core.created = core.modified = made
        core.last_printed, core.revision, core.language = made, 1, "en-GB"
        core.subject = core.keywords = core.comments = core.category = ""

    def _widen(self) -> None:
        """Make the slides 16:9, and what the layouts place on them with it."""
        wider = WIDTH / 10
        self._deck.slide_width, self._deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
        master = self._deck.slide_master
        for holder in (master, *master.slide_layouts):
            for shape in holder.placeholders:
                if shape._element.spPr.find(qn("a:xfrm")) is not None:  # else it inherits its place
                    shape.left = Emu(round(shape.left * wider))
                    shape.width = Emu(round(shape.width * wider))

    def title_slide(self, title: str, lines: Sequence[str], notes: Sequence[str]) -> None:
        """Add the first slide: what it is, to whom, when, by whom."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_SLIDE])
        _place(slide.shapes.title, MARGIN, 1.9, WIDTH - 2 * MARGIN, 1.8)
        _write(slide.shapes.title.text_frame, [Paragraph(title, strong=True)], 40, _INK)
        holder = slide.placeholders[1]
        _place(holder, MARGIN, 3.9, WIDTH - 2 * MARGIN, 2.2)
        _write(holder.text_frame, [Paragraph(each) for each in lines], 22, _QUIET)
        self._finish(slide, notes)

    def text_slide(self, title: str, paragraphs: Sequence[Paragraph], notes: Sequence[str]) -> None:
        """Add slides with paragraphs, as many as it takes."""
        parts = _parts(paragraphs)
        for number, part in enumerate(parts):
            slide = self._titled(title, number)
            box = slide.shapes.add_textbox(
                Inches(MARGIN), Inches(TOP), Inches(WIDTH - 2 * MARGIN), Inches(BOTTOM - TOP)
            )
            _describe(box, f"Text: {title}")
            _write(box.text_frame, part, TEXT_POINTS, _INK)
            self._finish(slide, notes)

    def table_slide(
        self, title: str, lead: Sequence[Paragraph], table: Table, notes: Sequence[str]
    ) -> None:
        """Add slides with a table below a few lines, as many as it takes."""
        top = TOP + _height(lead) + (0.1 if lead else 0)
        parts = pages_of(table, top)
        for number, rows in enumerate(parts):
            slide = self._titled(title, number)
            if lead and number == 0:
                box = slide.shapes.add_textbox(
                    Inches(MARGIN), Inches(TOP), Inches(WIDTH - 2 * MARGIN), Inches(top - TOP)
                )
                _describe(box, f"Text: {title}")
                _write(box.text_frame, lead, TEXT_POINTS - 2, _INK)
            part = f", part {number + 1} of {len(parts)}" if parts[1:] else ""
            at = (MARGIN, TOP if number else top)
            _add_table(slide, table, rows, at, f"{table.about}{part}")
            self._finish(slide, notes)

    def chart_slide(
        self, title: str, counts: Sequence[tuple[str, int]], about: str, notes: Sequence[str]
    ) -> None:
        """Add a slide with a chart of counts and its figures as a table beside it."""
        slide = self._titled(title, 0)
        data = CategoryChartData()
        data.categories = [name for name, _ in counts]
        data.add_series(about, [count for _, count in counts])
        frame = slide.shapes.add_chart(
            XL_CHART_TYPE.BAR_CLUSTERED, Inches(MARGIN), Inches(TOP), Inches(6.6), Inches(5.2), data
        )
        _describe(frame, f"Bar chart. {about}. The table beside it has the same figures.")
        _plain_bars(frame.chart)
        total = sum(count for _, count in counts)
        rows = (*((name, str(count)) for name, count in counts), ("All", str(total)))
        table = Table(about, ("Status", "Number"), (0.33, 0.1), rows, FOOT_POINTS)
        _add_table(slide, table, rows, (MARGIN + 6.9, TOP), f"Table. {about}.")
        self._finish(slide, notes)

    def bytes(self) -> bytes:
        """Return the file, the same for the same content."""
        out = io.BytesIO()
        self._deck.save(out)
        return same_bytes(out.getvalue(), self._day)

    def _titled(self, title: str, number: int) -> Any:
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_ONLY])
        _place(slide.shapes.title, MARGIN, 0.35, WIDTH - 2 * MARGIN, 1.05)
        shown = f"{title} (continued)" if number else title
        points = TITLE_POINTS if len(shown) <= _LONG_TITLE else TITLE_POINTS - 6
        _write(slide.shapes.title.text_frame, [Paragraph(shown, strong=True)], points, _INK)
        slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return slide

    def _finish(self, slide: Any, notes: Sequence[str]) -> None:
        """Add what ends a slide: its number with the notice, and the notes."""
        number = len(self._deck.slides)
        box = slide.shapes.add_textbox(
            Inches(MARGIN), Inches(BOTTOM + 0.1), Inches(WIDTH - 2 * MARGIN), Inches(0.4)
        )
        _describe(box, "Notice and number of the slide")
        _write(
            box.text_frame, [Paragraph(f"{self._notice}  {number}".strip())], FOOT_POINTS, _QUIET
        )
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def _describe(shape: Any, text: str) -> None:
    """Give a shape its alternative text; python-pptx has no call for it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def _write(frame: Any, paragraphs: Sequence[Paragraph], points: int, ink: RGBColor) -> None:
    """Write paragraphs into a frame that breaks its lines."""
    frame.word_wrap = True
    for number, each in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = f"• {each.text}" if each.bullet else each.text
        run.font.size, run.font.bold, run.font.color.rgb = Pt(points), each.strong, ink
        run._r.get_or_add_rPr().set("lang", "en-GB")
        paragraph.alignment = 1  # left
        paragraph.space_after = Pt(6)


def _height(paragraphs: Sequence[Paragraph], points: float = TEXT_POINTS - 2) -> float:
    """Return the height of paragraphs in inches."""
    width = WIDTH - 2 * MARGIN - 0.2
    lines = sum(lines_of(each.text, width, points) for each in paragraphs)
    return lines * points * _LINE / 72 + len(paragraphs) * 6 / 72 + (0.1 if paragraphs else 0)


def _parts(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Return paragraphs in parts that fit a slide; a heading stays with what it stands above."""
    parts: list[list[Paragraph]] = [[]]
    for number, each in enumerate(paragraphs):
        ahead = [each, *paragraphs[number + 1 : number + 2]] if each.strong else [each]
        if parts[-1] and _height([*parts[-1], *ahead], TEXT_POINTS) > BOTTOM - TOP:
            parts.append([])
        parts[-1].append(each)
    return parts


def _add_table(
    slide: Any,
    table: Table,
    rows: Sequence[tuple[str, ...]],
    at: tuple[float, float],
    about: str,
) -> None:
    """Add a native table with a header row; ``at`` is its left and its top in inches."""
    inner = WIDTH - 2 * MARGIN
    height = sum(table.height(row) for row in (table.headers, *rows))
    frame = slide.shapes.add_table(
        len(rows) + 1,
        len(table.headers),
        Inches(at[0]),
        Inches(at[1]),
        Inches(inner * sum(table.widths)),
        Inches(height),
    )
    _describe(frame, about)
    native = frame.table
    native.first_row, native.first_col = True, True
    for column, share in zip(native.columns, table.widths, strict=True):
        column.width = Inches(inner * share)
    for number, row in enumerate((table.headers, *rows)):
        native.rows[number].height = Inches(table.height(row))
        for cell, text in zip(native.rows[number].cells, row, strict=True):
            _fill(cell, text, table.points, None if number == 0 else number % 2 == 0)


def _fill(cell: Any, text: str, points: int, banded: bool | None) -> None:
    """Write a cell; ``banded`` is None for a header, else whether its row has a shade."""
    header = banded is None
    cell.margin_top = cell.margin_bottom = Inches(_PADDING / 2)
    cell.margin_left = cell.margin_right = Inches(0.1)
    cell.fill.solid()
    colour = _BAND if header else (_RULE if banded else "FFFFFF")
    cell.fill.fore_color.rgb = RGBColor.from_string(colour)
    parts = [Paragraph(each, strong=header) for each in text.split("\n")]
    _write(cell.text_frame, parts, points, _WHITE if header else _INK)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.space_after = Pt(0)


def _skip_none() -> Any:
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    return skip


def _plain_bars(chart: Any) -> None:
    """Show bars in one colour with their numbers, the first on top, without what only decorates."""
    chart.has_legend, chart.has_title = False, False
    many = len(chart.plots[0].categories) > _MANY_BARS
    chart.font.size = Pt(FOOT_POINTS - 2 if many else FOOT_POINTS)
    chart.category_axis.reverse_order = True
    names = chart.category_axis._element  # every bar has its name, however many there are
    names.insert_element_before(_skip_none(), "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    chart.category_axis.format.line.color.rgb = _QUIET
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    plot.data_labels.font.size = Pt(TABLE_POINTS)
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(_BAND)
