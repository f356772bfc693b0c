"""The council's colour: what is refused, and that every shade made from it can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_site.accent import accent_css, contrast, wrong_accent
from strategy_site.problems import Refusal

WHITE = (255, 255, 255)
DARK_PAPERS = ((17, 22, 29), (26, 34, 45))
CHANNELS = st.integers(0, 255)


def _colour(written: str) -> tuple[int, int, int]:
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # Worked out by hand from the formula of WCAG 2.2.
        ((0, 0, 0), WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ((119, 119, 119), WHITE, 4.48),
        ((255, 0, 0), WHITE, 4.00),
    ],
)
def test_contrast_is_that_of_wcag(
    one: tuple[int, int, int], other: tuple[int, int, int], ratio: float
) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize(
    ("accent", "said"),
    [
        ("#1d3f72", ""),
        ("#1D3F72", ""),
        (
            "#5b8fd6",
            'mkdocs.yml: accent "#5b8fd6" is too light: the contrast with white is 3.3 to 1, and '
            '7 to 1 is needed. A darker shade that will do: "#27579a".',
        ),
        ("blue", 'mkdocs.yml: accent "blue" is not a colour. Write it in quotes, like "#1d3f72".'),
        ("#123", 'mkdocs.yml: accent "#123" is not a colour. Write it in quotes, like "#1d3f72".'),
        (None, 'mkdocs.yml: accent "" is not a colour. Write it in quotes, like "#1d3f72".'),
        (
            123456,
            'mkdocs.yml: accent "123456" is not a colour. Write it in quotes, like "#1d3f72".',
        ),
    ],
)
def test_what_is_wrong_with_an_accent_is_said(accent: object, said: str) -> None:
    assert wrong_accent(accent) == said


def test_a_wrong_accent_writes_nothing() -> None:
    with pytest.raises(Refusal, match="too light"):
        accent_css("#ffffff")


@given(red=CHANNELS, green=CHANNELS, blue=CHANNELS)
def test_every_shade_of_every_accent_can_be_read(red: int, green: int, blue: int) -> None:
    accent = f"#{red:02x}{green:02x}{blue:02x}"
    if wrong := wrong_accent(accent):
        accent = re.findall("#[0-9a-f]{6}", wrong)[-1]  # the shade that the message offers
    assert wrong_accent(accent) == ""
    light, dark = accent_css(accent).split("@media")
    shades = {
        f"{mode} {name}": _colour(value)
        for mode, css in (("light", light), ("dark", dark))
        for name, value in re.findall("--([a-z-]+): (#[0-9a-f]{6})", css)
    }
    assert sorted(shades) == sorted(
        f"{mode} {name}"
        for mode in ("light", "dark")
        for name in ("accent", "accent-strong", "band")
    )
    for name in ("light accent", "light accent-strong", "light band", "dark band"):
        assert contrast(shades[name], WHITE) >= 7, name
    for name in ("dark accent", "dark accent-strong"):
        assert min(contrast(shades[name], paper) for paper in DARK_PAPERS) >= 7, name
