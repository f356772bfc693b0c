"""A long process in parts, each of which fits a sheet of A4 with letters of 8 points or more.

Source of the measures: A4 is 210 by 297 mm; the style sheet leaves 18 mm free on each side.
"""

from functools import cache

from strategy_site.process_map.layout import LETTER, Picture, picture_of
from strategy_site.process_map.sketch import Sketch, part_of

POINTS_A_MM = 72 / 25.4
# Room for a picture on its sheet: below it is the line that names it.
ROOM_WIDE, ROOM_HIGH = 174 * POINTS_A_MM, 240 * POINTS_A_MM
SMALLEST = 8.0
# Browsers print a pixel as three quarters of a point, unless the picture has to shrink.
_POINT = 0.75


def letters_in_print(picture: Picture, high: float = ROOM_HIGH) -> float:
    """Return how many points high the letters of a picture are on A4.

    ``high`` is the height of the room for it, in points.
    """
    return LETTER * min(_POINT, ROOM_WIDE / picture.width, high / picture.height)


def parts_of(whole: Sketch) -> list[tuple[int, int]]:
    """Return the parts of a process, each as the first of its boxes and the one after its last.

    As few as there can be, and of about the same height. A single step is a part as it is.
    """
    if letters_in_print(picture_of(whole)) >= SMALLEST:
        return [(0, len(whole.nodes))]

    @cache
    def picture(first: int, last: int) -> Picture:
        return picture_of(part_of(whole, first, last))

    def filled(high: float) -> list[tuple[int, int]]:
        """Return parts that hold as many steps as fit a sheet of this height, in points."""
        parts: list[tuple[int, int]] = []
        first, count = 0, len(whole.nodes)
        while first < count:
            # Halves the range in which the last step that fits must be.
            last, beyond = first + 1, count + 1
            while beyond - last > 1:
                middle = (last + beyond) // 2
                if letters_in_print(picture(first, middle), high) >= SMALLEST:
                    last = middle
                else:
                    beyond = middle
            parts.append((first, last))
            first = last
        return parts

    parts = filled(ROOM_HIGH)
    # The same number of parts, less unequal: by trying lower sheets as long as they are enough.
    for share in (0.7, 0.85):
        lower = filled(ROOM_HIGH * share)
        if len(lower) == len(parts):
            return lower
    return parts
