"""The one colour that a council chooses, and the shades made from it that everyone can read.

Contrast is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from pathlib import Path

from strategy_site.problems import Refusal, quoted

DEFAULT = "#1d3f72"
# Text on the accent, and the accent as text, keep what WCAG asks at its highest level.
_LEAST = 7.0
_WHITE = (255, 255, 255)
_LIGHTER, _DARKER = 1, -1
# The darkest and the lightest ground of the style sheet's dark mode on which the accent is text.
_DARK_PAPERS = ((17, 22, 29), (26, 34, 45))
_FORM = re.compile(r"#[0-9a-fA-F]{6}")
_STEPS = 100
# A light shade of a strong colour glares on a dark ground.
_MOST_SATURATED = 0.6

Colour = tuple[int, int, int]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def wrong_accent(accent: object) -> str:
    """Return what is wrong with ``extra.accent`` of ``mkdocs.yml``, or an empty string."""
    shown = f"mkdocs.yml: accent {quoted('' if accent is None else str(accent))}"
    if not isinstance(accent, str) or not _FORM.fullmatch(accent):
        return f'{shown} is not a colour. Write it in quotes, like "{DEFAULT}".'
    colour = _read(accent)
    found = contrast(colour, _WHITE)
    if found >= _LEAST:
        return ""
    dark = _shade(colour, _DARKER, (_WHITE,), _LEAST)
    return (
        f"{shown} is too light: the contrast with white is {found:.1f} to 1, and "
        f'{_LEAST:.0f} to 1 is needed. A darker shade that will do: "{_written(dark)}".'
    )


def accent_css(accent: str) -> str:
    """Return the rules that set the colours made from an accent, light and dark.

    Raises Refusal if the accent is no colour or too light.
    """
    if wrong := wrong_accent(accent):
        raise Refusal(wrong)
    colour = _read(accent)
    light = {
        "accent": colour,
        "accent-strong": _shade(colour, _DARKER, (_WHITE,), 11),
        "band": colour,
    }
    dark = {
        "accent": _shade(colour, _LIGHTER, _DARK_PAPERS, 9),
        "accent-strong": _shade(colour, _LIGHTER, _DARK_PAPERS, 11.5),
        "band": _shade(colour, _DARKER, (_WHITE,), 12),
    }
    return (
        "/* Made from the accent in mkdocs.yml. */\n"
        f":root {{ {_rules(light)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_rules(dark)} }} }}\n"
    )


def add_accent(style_sheet: Path, accent: str) -> None:
    """Add the council's colours to a style sheet that is already in the built site."""
    with style_sheet.open("a", encoding="utf-8", newline="\n") as opened:
        opened.write(accent_css(accent))


def _shade(colour: Colour, way: int, grounds: tuple[Colour, ...], least: float) -> Colour:
    """Return the nearest shade, lighter or darker, whose contrast with every ground is enough."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in colour))
    if way == _LIGHTER:
        saturation = min(saturation, _MOST_SATURATED)
    for step in range(_STEPS + 1):
        shade = min(1.0, max(0.0, lightness + way * step / _STEPS))
        red, green, blue = (round(255 * part) for part in hls_to_rgb(hue, shade, saturation))
        if all(contrast((red, green, blue), ground) >= least for ground in grounds):
            break
    return red, green, blue


def _read(written: str) -> Colour:
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def _written(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _rules(colours: dict[str, Colour]) -> str:
    return " ".join(f"--{name}: {_written(colour)};" for name, colour in colours.items())
