"""Slides put together from titles, texts, tables and a chart, readable for everyone.

A thin layer over python-pptx: 16:9, titles in their placeholders, native tables and charts, an
alternative text for every picture and table, speaker notes, and shapes in the order of reading.
"""

import io
from collections.abc import Sequence
from copy import deepcopy
from datetime import date, datetime
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.text.text import _Paragraph, _Run
from pptx.util import Emu, Inches, Pt

from strategy_site.exports.deck_chart import BAND, QUIET, plain_bars
from strategy_site.exports.deck_pages import (
    BOTTOM,
    HEIGHT,
    INDENT,
    INNER,
    LEAD_POINTS,
    MARGIN,
    PADDING,
    TABLE_POINTS,
    TEXT_POINTS,
    TOP,
    WIDTH,
    Paragraph,
    Table,
    height_of,
    pages_of,
    parts_of,
    points_to_fit,
)
from strategy_site.exports.same_bytes import same_bytes

TITLE_SIZES = (30, 26, 22, 18, 14)  # the largest in which a title fits
FIRST_TITLE_SIZES = (40, 32, 26, 20)
FOOT_POINTS = 14
_INK, _WHITE, _RULE = (RGBColor.from_string(each) for each in ("0B0C0C", "FFFFFF", "F3F2F1"))
_TITLE_SLIDE, _TITLE_AND_TEXT, _TITLE_ONLY = 0, 1, 5
_NOWHERE: Any = None  # what holds a paragraph that no slide has yet
# The template of python-pptx comes with a picture of an empty slide and the settings of a printer.
_NOT_OURS = ("thumbnail", "printerSettings")


class Deck:
    """Slides of one presentation, in the order in which they are added."""

    def __init__(self, *, title: str, author: str, notice: str, day: date) -> None:
        self._deck: Any = Presentation()
        self._notice, self._day = notice, day
        self._widen()
        self._drop_what_is_not_ours()
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

    def _drop_what_is_not_ours(self) -> None:
        for part in (self._deck.part.package, self._deck.part):
            for name, relation in list(part._rels.items()):
                if relation.reltype.endswith(_NOT_OURS):
                    part._rels.pop(name)

    def title_slide(self, title: str, lines: Sequence[str], notes: Sequence[str]) -> None:
        """Add the first slide: what it is, to whom, when, by whom."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_SLIDE])
        _place(slide.shapes.title, MARGIN, 1.5, INNER, 2.2)
        points = points_to_fit(title, INNER, 2.0, FIRST_TITLE_SIZES)
        _write(slide.shapes.title.text_frame, [Paragraph(title, strong=True)], points, _INK)
        slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        holder = slide.placeholders[1]
        _place(holder, MARGIN, 3.9, INNER, 2.6)
        _write(holder.text_frame, [Paragraph(each) for each in lines], 22, QUIET)
        self._finish(slide, notes)

    def text_slide(self, title: str, paragraphs: Sequence[Paragraph], notes: Sequence[str]) -> None:
        """Add slides with paragraphs, as many as it takes."""
        self._texts(title, paragraphs, notes)

    def _texts(self, title: str, paragraphs: Sequence[Paragraph], notes: Sequence[str]) -> int:
        """Add slides with paragraphs; return how many there are."""
        parts = parts_of(paragraphs)
        for number, part in enumerate(parts):
            slide = self._titled(title, number, part)
            self._finish(slide, notes)
        return len(parts)

    def table_slide(
        self, title: str, lead: Sequence[Paragraph], table: Table, notes: Sequence[str]
    ) -> None:
        """Add slides with a table below a few lines, as many as it takes.

        Where the lines leave no room for a row, they have slides of their own.
        """
        top, before = TOP + height_of(lead, LEAD_POINTS) + (0.1 if lead else 0), 0
        least = sum(table.height(row) for row in (table.headers, *table.rows[:1]))
        if lead and top + least > BOTTOM:
            top, before, lead = TOP, self._texts(title, lead, notes), ()
        parts = pages_of(table, top)
        for number, rows in enumerate(parts):
            above = () if number else lead
            slide = self._titled(title, before + number, above, LEAD_POINTS, top - TOP)
            part = f", part {number + 1} of {len(parts)}" if parts[1:] else ""
            _add_table(slide, table, rows, (MARGIN, TOP if number else top), f"{table.about}{part}")
            self._finish(slide, notes)

    def chart_slide(
        self, title: str, counts: Sequence[tuple[str, int]], about: str, notes: Sequence[str]
    ) -> None:
        """Add a slide with a chart of counts and its figures as a table beside it."""
        slide = self._titled(title)
        data = CategoryChartData()
        data.categories = [name for name, _ in counts]
        data.add_series(about, [count for _, count in counts])
        frame = slide.shapes.add_chart(
            XL_CHART_TYPE.BAR_CLUSTERED, *map(Inches, (MARGIN, TOP, 7.2, BOTTOM - TOP)), data
        )
        _describe(frame, f"Bar chart. {about}. The table beside it has the same figures.")
        plain_bars(frame.chart)
        total = sum(count for _, count in counts)
        rows = (*((name, str(count)) for name, count in counts), ("All", str(total)))
        table = Table(about, ("Status", "Number"), (0.29, 0.1), rows)
        _add_table(slide, table, rows, (MARGIN + 7.4, TOP), f"Table. {about}.")
        self._finish(slide, notes)

    def bytes(self) -> bytes:
        """Return the file, the same for the same content."""
        out = io.BytesIO()
        self._deck.save(out)
        return same_bytes(out.getvalue(), self._day)

    def _titled(
        self,
        title: str,
        number: int = 0,
        text: Sequence[Paragraph] = (),
        points: int = TEXT_POINTS,
        height: float = BOTTOM - TOP,
    ) -> Any:
        """Add a slide with its title, and a text below it if there is one."""
        layout = self._deck.slide_layouts[_TITLE_AND_TEXT if text else _TITLE_ONLY]
        slide = self._deck.slides.add_slide(layout)
        _place(slide.shapes.title, MARGIN, 0.35, INNER, TOP - 0.45)
        shown = f"{title} (continued)" if number else title
        size = points_to_fit(shown, INNER, TOP - 0.55, TITLE_SIZES)
        _write(slide.shapes.title.text_frame, [Paragraph(shown, strong=True)], size, _INK)
        slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        if text:
            _place(slide.placeholders[1], MARGIN, TOP, INNER, height)
            _write(slide.placeholders[1].text_frame, text, points, _INK)
        return slide

    def _finish(self, slide: Any, notes: Sequence[str]) -> None:
        """Add what ends a slide: its number with the notice, and the notes."""
        number = len(self._deck.slides)
        box = slide.shapes.add_textbox(
            *map(Inches, (MARGIN, BOTTOM + 0.1, INNER, HEIGHT - BOTTOM - 0.2))
        )
        _describe(box, "Notice and number of the slide")
        _write(box.text_frame, [Paragraph(f"{self._notice}  {number}".strip())], FOOT_POINTS, QUIET)
        frame = slide.notes_slide.notes_text_frame
        frame.text = "\n".join(notes)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                _in_english(run)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(width), Inches(height)


def _describe(shape: Any, text: str) -> None:
    """Give a shape its alternative text; python-pptx has no call for it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def _in_english(run: Any) -> None:
    run._r.get_or_add_rPr().set("lang", "en-GB")


def _write(
    frame: Any, paragraphs: Sequence[Paragraph], points: int, ink: RGBColor, space: int = 6
) -> None:
    """Write paragraphs into a frame that breaks its lines and keeps its size.

    ``points`` is the size of the letters, ``space`` what is left below each paragraph, in points.
    """
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    body = frame._txBody
    for empty in body.p_lst:
        body.remove(empty)
    for each in paragraphs:
        element = deepcopy(_look(points, ink, space, strong=each.strong, bullet=each.bullet))
        body.append(element)
        _Run(element.r_lst[0], _NOWHERE).text = each.text


@cache
def _look(points: int, ink: RGBColor, space: int, *, strong: bool, bullet: bool) -> Any:
    """Return a paragraph without words; copied for each that looks like it, which is faster."""
    paragraph = _Paragraph(OxmlElement("a:p"), _NOWHERE)
    _as_item(paragraph, bullet)
    run = paragraph.add_run()
    run.font.size, run.font.bold, run.font.color.rgb = Pt(points), strong, ink
    _in_english(run)
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.space_before, paragraph.space_after = Pt(0), Pt(space)
    return paragraph._p


def _as_item(paragraph: Any, bullet: bool) -> None:
    """Make a paragraph an item of a list, or none: the layout would make an item of each."""
    properties = paragraph._p.get_or_add_pPr()
    indent = Inches(INDENT) if bullet else 0
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    mark = OxmlElement("a:buChar" if bullet else "a:buNone")
    if bullet:
        mark.set("char", "•")
    properties.append(mark)


def _add_table(
    slide: Any,
    table: Table,
    rows: Sequence[tuple[str, ...]],
    at: tuple[float, float],
    about: str,
) -> None:
    """Add a native table with a header row; ``at`` is its left and its top in inches."""
    height = sum(table.height(row) for row in (table.headers, *rows))
    frame = slide.shapes.add_table(
        len(rows) + 1,
        len(table.headers),
        Inches(at[0]),
        Inches(at[1]),
        Inches(INNER * sum(table.widths)),
        Inches(height),
    )
    _describe(frame, about)
    native = frame.table
    native.first_row, native.first_col = True, True
    for column, share in zip(native.columns, table.widths, strict=True):
        column.width = Inches(INNER * share)
    for number, row in enumerate((table.headers, *rows)):
        native.rows[number].height = Inches(table.height(row))
        for column, text in enumerate(row):
            shade = BAND if number == 0 else (_RULE if number % 2 == 0 else _WHITE)
            _fill(native.cell(number, column), text, shade, names=column == 0)


def _fill(cell: Any, text: str, shade: RGBColor, *, names: bool) -> None:
    """Write a cell; the first paragraph of one that ``names`` its row is bold."""
    header = shade == BAND
    cell.margin_top = cell.margin_bottom = Inches(PADDING / 2)
    cell.margin_left = cell.margin_right = Inches(0.1)
    cell.fill.solid()
    cell.fill.fore_color.rgb = shade
    parts = [
        Paragraph(each, strong=header or (names and number == 0))
        for number, each in enumerate(text.split("\n"))
    ]
    _write(cell.text_frame, parts, TABLE_POINTS, _WHITE if header else _INK, space=0)
