"""A long process in parts, each of which fits a sheet of A4 with letters of 8 points or more.

Source of the measures: A4 is 210 by 297 mm; the style sheet leaves 18 mm free on each side.
"""

from strategy_site.process_map.layout import WIDEST, Picture, picture_of
from strategy_site.process_map.sketch import Sketch, part_of

POINTS_A_MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 174 * POINTS_A_MM, 261 * POINTS_A_MM
# Browsers print a pixel as three quarters of a point, unless the picture is wider than the page.
_POINT = 0.75
# What stands above a picture on its sheet: its caption and the notice.
_CAPTION = 60.0


def printed_size(picture: Picture) -> float:
    """Return how many points a pixel of a picture has on A4."""
    return min(_POINT, PAGE_WIDTH / picture.width)


def fits_a_page(picture: Picture) -> bool:
    """Whether a picture fits one sheet of A4 with letters of at least 8 points."""
    room = PAGE_HEIGHT - _CAPTION
    return picture.width <= WIDEST and picture.height * printed_size(picture) <= room


def parts_of(whole: Sketch) -> list[tuple[int, int]]:
    """Return the parts of a process, each as the first of its boxes and the one after its last.

    As few as there can be and of about the same height. A part of a single step is taken as it is.
    """
    picture = picture_of(whole)
    if fits_a_page(picture):
        return [(0, len(whole.nodes))]
    parts = _filled(whole, PAGE_HEIGHT)
    # The same number of parts, less unequal: by trying lower sheets as long as they are enough.
    for share in (0.6, 0.7, 0.8, 0.9):
        lower = _filled(whole, PAGE_HEIGHT * share)
        if len(lower) == len(parts):
            return lower
    return parts


def _filled(whole: Sketch, height: float) -> list[tuple[int, int]]:
    """Return parts that hold as many steps as fit a sheet whose height is in points."""
    parts: list[tuple[int, int]] = []
    first, count = 0, len(whole.nodes)
    while first < count:
        last = first + 1
        while last < count and _fits(part_of(whole, first, last + 1), height):
            last += 1
        parts.append((first, last))
        first = last
    return parts


def _fits(part: Sketch, height: float) -> bool:
    picture = picture_of(part)
    if not fits_a_page(picture):
        return False
    return picture.height * printed_size(picture) <= height - _CAPTION
