"""How a chart on a slide looks."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from strategy_site.exports.deck_pages import TABLE_POINTS

BAND, QUIET = RGBColor.from_string("1D3F72"), RGBColor.from_string("505A5F")


def plain_bars(chart: Any) -> None:
    """Show bars in one colour with their numbers, the first on top, without what only decorates."""
    chart.has_legend, chart.has_title = False, False
    chart.font.size = Pt(TABLE_POINTS)
    chart.category_axis.reverse_order = True
    _give_room_to_names(chart)
    chart.category_axis.format.line.color.rgb = QUIET
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    plot.data_labels.font.size = Pt(TABLE_POINTS)
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = BAND


def _give_room_to_names(chart: Any) -> None:
    """Give each bar its name: none is skipped, and they have the left half of the chart."""
    axis = chart.category_axis._element
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    axis.insert_element_before(skip, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    layout = OxmlElement("c:layout")
    manual = OxmlElement("c:manualLayout")
    layout.append(manual)
    sizes = (("x", 0.46), ("y", 0.01), ("w", 0.5), ("h", 0.98))
    told = (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"), *sizes)
    for name, value in told:
        part = OxmlElement(f"c:{name}")
        part.set("val", str(value))
        manual.append(part)
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)
