"""How wide letters are: those of DejaVu Sans, the widest font in the site's stack.

A reader's font is not known when the site is built. A text that fits its box in these letters fits
it in Segoe UI, Helvetica, Roboto and Arial too. Widths are in thousandths of the size of the
letters, read from version 2.37 of the font; a character that is not listed counts as wide.
"""

import re
from functools import lru_cache

_REGULAR = {
    227: "′",
    275: "'",
    278: "ijlìíîïĩīĭįıĵĺļ",
    284: "ł",
    295: "IJÌÍÎÏĨĪĬĮİĴ",
    318: " ,. ·‘’‚‛",
    334: "․",
    337: "/:;\\|¦",
    342: "ŀ",
    352: "fſ",
    361: "-‐‑",
    375: "ľ",
    390: "()[]",
    392: "tţťŧ",
    401: "!¡²³¹",
    411: "rŕŗř",
    460: '"',
    471: "ªº",
    500: "*_`§¨¯°´¸–‖‗†‡",
    518: "“”„‟",
    521: "sśŝşš",
    525: "zźżž",
    531: "?¿",
    550: "cçćĉċč",
    556: "ĳ",
    557: "LĹĻĽĿ",
    562: "Ł",
    575: "F",
    579: "kķĸ",
    590: "Ĳ•‣",
    592: "vxyýÿŷ",
    603: "P",
    605: "Þ",
    611: "TYÝŢŤŦŶŸ",
    612: "o«»ðòóôõöøōŏő",
    613: "aàáâãäåāăą",
    615: "eèéêëēĕėęě",
    630: "ß",
    632: "EÈÉÊËĒĔĖĘĚ",
    634: "hnuñùúûüĥńņňŋũūŭůűų",
    635: "SbdgpqþďđĝğġģŚŜŞŠ",
    636: "$0123456789{}¢£¤¥µ¶‒€",
    656: "KĶ",
    667: "‥",
    684: "AVÀÁÂÃÄÅĀĂĄ",
    685: "XZŹŻŽ",
    686: "B",
    695: "RħŔŖŘ",
    698: "CÇĆĈĊČ",
    732: "UÙÚÛÜŨŪŬŮŰŲ",
    748: "NÑŃŅŇŊ",
    752: "HĤ",
    770: "DĎ",
    775: "GÐĐĜĞĠĢ",
    780: "&",
    787: "OQÒÓÔÕÖØŌŎŐ",
    813: "ŉ",
    818: "wŵ",
    838: "#+<=>^~¬±×÷→←",
    863: "M",
    916: "Ħ",
    950: "%",
    969: "¼½¾",
    974: "mÆ",
    982: "æ",
    989: "WŴ",
    1000: "@©®—―…",
    1023: "œ",
    1070: "Œ",
}
_BOLD = {
    264: "′",
    306: "'",
    333: "․",
    343: "ijlìíîïĩīĭįıĵĺļ",
    348: "  ",
    365: "/\\|¦",
    371: "ł",
    372: "IJÌÍÎÏĨĪĬĮİĴ",
    380: ",.·‘’‚‛",
    400: ":;",
    415: "-‐‑",
    435: "fſ",
    438: "²³¹",
    456: "!¡",
    457: "()[]",
    478: "tţťŧ",
    480: "ľ",
    493: "rŕŗř",
    500: "_`§¨¯°´¸–‖‗†‡",
    521: '"',
    523: "*",
    557: "ŀ",
    564: "ªº",
    580: "?¿",
    582: "zźżž",
    593: "cçćĉċč",
    595: "sśŝşš",
    636: "¤¶",
    637: "LĹĻĽĿ",
    639: "•‣",
    642: "Ł",
    645: "x",
    646: "«»",
    652: "vyýÿŷ",
    657: "“”„‟",
    665: "kķĸ",
    667: "‥",
    675: "aàáâãäåāăą",
    678: "eèéêëēĕėęě",
    682: "TŢŤŦ",
    683: "EFÈÉÊËĒĔĖĘĚ",
    686: "ĳ",
    687: "oðòóôõöøōŏő",
    696: "$0123456789¢£¥‒€",
    712: "hnu{}ñùúûüĥńņňŋũūŭůűų",
    716: "bdgpqþďđĝğġģ",
    719: "ß",
    720: "SŚŜŞŠ",
    724: "YÝŶŸ",
    725: "ZŹŻŽ",
    733: "P",
    734: "CÇĆĈĊČ",
    736: "µ",
    738: "Þ",
    744: "Ĳ",
    762: "B",
    770: "RŔŖŘ",
    771: "X",
    774: "AVÀÁÂÃÄÅĀĂĄ",
    775: "KĶ",
    790: "ħ",
    812: "UÙÚÛÜŨŪŬŮŰŲ",
    821: "GĜĞĠĢ",
    830: "DĎ",
    837: "HNÑĤŃŅŇŊ",
    838: "#+<=>^~¬±Ð×÷Đ→←",
    850: "OQÒÓÔÕÖØŌŎŐ",
    872: "&",
    924: "wŵ",
    974: "Ħ",
    983: "ŉ",
    995: "M",
    1000: "@©®—―…",
    1002: "%",
    1035: "¼½¾",
    1042: "m",
    1048: "æ",
    1085: "Æ",
    1094: "œ",
    1103: "WŴ",
    1167: "Œ",
}
_WIDEST = 1_100


def _by_character(table: dict[int, str]) -> dict[str, int]:
    return {each: width for width, characters in table.items() for each in characters}


_WIDTHS = _by_character(_REGULAR)
_BOLD_WIDTHS = _by_character(_BOLD)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is at most in letters of a size, in the unit of the size."""
    return size / 1000 * _width(text, bold)


@lru_cache(maxsize=16_384)  # few words make up many lines
def _width(text: str, bold: bool) -> int:  # a cache takes no names
    widths = _BOLD_WIDTHS if bold else _WIDTHS
    return sum(widths.get(each, _WIDEST) for each in text)


@lru_cache(maxsize=8_192)  # a long process is laid out many times until its parts fit
def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text broken into lines of at most a width.

    It breaks between words and after hyphens and slashes; a word that is wider than the line is
    broken where the line ends, with a hyphen.
    """
    room = width / size * 1000
    lines: list[str] = []
    line, wide = "", 0
    for word in _pieces(text):
        bare = _width(word.rstrip(), bold)
        if line and wide + bare > room:
            lines.append(line.rstrip())
            line, wide = "", 0
        line += word
        while not wide and _width(line.rstrip(), bold) > room:
            fits = _fitting(line, width, size, bold=bold)
            lines.append(line[:fits] + "-")
            line = line[fits:]
        wide = wide + _width(word, bold) if wide else _width(line, bold)
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _pieces(text: str) -> list[str]:
    """Return a text in the pieces between which it may break, each with the space that follows."""
    return re.findall(r"[^\s/-]+[/-]*\s*|[/-]+\s*", text)


def _fitting(word: str, width: float, size: float, *, bold: bool) -> int:
    """Return how many letters of a word fit a width with a hyphen after them; at least one."""
    fits = 1
    while text_width(word[: fits + 1] + "-", size, bold=bold) <= width:
        fits += 1
    return fits
