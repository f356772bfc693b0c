"""The reported quarters as an Atom feed (RFC 4287), for those who want to hear of each new one."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import date

from strategy_site.model.council import Council
from strategy_site.open_data.imprint import Imprint
from strategy_site.progress import QuarterReport, position_in_words

QUARTERS = "strategy/quarters/"
FEED = f"{QUARTERS}feed.xml"
FEED_TITLE = "Progress by quarter"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(council: Council, reports: Iterable[QuarterReport], imprint: Imprint) -> str:
    """Return the feed as XML, the newest report first; it needs the address of the site.

    A reader shows an entry without what surrounds it, so that each has the notice of the site. A
    demonstration does not pass for the council. A report is as old as the day of its publication;
    a feed without reports is as old as the last review of the site.
    """
    found = sorted(reports, key=lambda each: (each.published, each.quarter), reverse=True)
    home, site = f"{imprint.site_url}{QUARTERS}", council.site
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _text(root, "id", home)
    author = f"A demonstration, not {site.council}" if site.demo else site.council
    _text(root, "title", f"{FEED_TITLE}: {site.area}{' (demonstration)' if site.demo else ''}")
    if imprint.notice:
        _text(root, "subtitle", imprint.notice)
    _text(root, "updated", _moment(found[0].published if found else site.reviewed_on))
    _text(ET.SubElement(root, "author"), "name", author)
    _link(root, "self", f"{imprint.site_url}{FEED}", "application/atom+xml")
    _link(root, "alternate", home, "text/html")
    for each in found:
        _entry(ET.SubElement(root, "entry"), each, home, imprint.notice)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return f"{written.decode()}\n"


def _entry(entry: ET.Element, report: QuarterReport, home: str, notice: str) -> None:
    """Fill the entry of one report: its id is the address of its page, which never changes."""
    page = f"{home}{report.quarter}/"
    _text(entry, "id", page)
    _text(entry, "title", f"Progress: {report.quarter.shown}")
    _text(entry, "published", _moment(report.published))
    _text(entry, "updated", _moment(report.published))
    _link(entry, "alternate", page, "text/html")
    _text(entry, "summary", " ".join(filter(None, [*position_in_words(report), notice])))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, rel: str, address: str, media_type: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": address})


def _moment(day: date) -> str:
    """Return the beginning of a day, as Atom writes it."""
    return f"{day.isoformat()}T00:00:00Z"
