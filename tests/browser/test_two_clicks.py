"""From the home page, two clicks lead to any telephone number, resource or training offer."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from strategy_site.model.council import Council
from strategy_site.project import read_project

pytestmark = pytest.mark.slow

CLICKS = 2
_LINK = re.compile(r'<a\b[^>]*\shref="([^"#?][^"#]*)')


@pytest.fixture
def records(site: Path) -> Council:
    """Return the records of the council that is looked at."""
    project, problems = read_project(site.parent)
    assert project, problems
    return project.council


def _html(site: Path, address: str) -> str:
    return (site / address.lstrip("/") / "index.html").read_text(encoding="utf-8")


def _leads_to(html: str, address: str) -> set[str]:
    """Return the addresses of the site's own pages that a page links to."""
    targets = {urlsplit(urljoin(f"//here{address}", link)) for link in _LINK.findall(html)}
    return {unquote(each.path) for each in targets if each.netloc == "here" and not each.scheme}


def _within_reach(site: Path) -> dict[str, str]:
    """Return the HTML of every page that is at most two clicks from the home page."""
    found: dict[str, str] = {}
    now = {"/"}
    for _ in range(CLICKS + 1):
        for address in now:
            found[address] = _html(site, address)
        leads = {link for address in now for link in _leads_to(found[address], address)}
        pages = {each for each in leads if (site / each.lstrip("/") / "index.html").is_file()}
        now = pages - found.keys()
    return found


def test_every_number_resource_and_offer_is_two_clicks_from_home(
    site: Path, records: Council
) -> None:
    pages = _within_reach(site)
    assert len(pages) > 20
    together = "\n".join(pages.values())
    numbers = {each.phone.replace(" ", "") for each in records.contacts if each.phone}
    assert numbers - set(re.findall(r'href="tel:([^"]+)"', together)) == set()
    shown = set(re.findall(r'\bid="([^"]+)"', together))
    ids = {each.id for each in records.contacts} | {each.id for each in records.resources}
    assert (ids | {each.id for each in records.offers}) - shown == set()


def test_help_is_one_click_from_every_page(site: Path, pages: list[str]) -> None:
    for address in pages:
        if address.endswith("/"):
            leads = _leads_to(_html(site, address), address)
            assert "/worried/" in leads or address == "/worried/", address
