"""How old the position is, as the reader's browser says it: on which day, where, and how."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.ages import AGES
from tests.browser.conftest import ONLY_BARNET, Opens, position_of
from tests.browser.serving import served
from tests.browser.test_accessibility import AXE, RUN_AXE
from tests.browser.test_pages import NOTICES
from tests.browser.test_privacy import REPORT_BREACHES, STORED
from tests.building import build, copy_project

pytestmark = pytest.mark.slow

WITH_STATUSES, WITHOUT = "/strategy/progress/", "/about/glossary/"
# The last day on which the position of each council holds, and the two days on which it is old.
DAYS = {
    "barnet": ("2019-11-26", [("2019-11-27", 4), ("2026-11-25", 87)]),
    "northmoor": ("2026-09-14", [("2026-09-15", 4), ("2028-05-15", 24)]),
}
SHOWN = {"barnet": "26 July 2019", "northmoor": "14 May 2026"}


@contextmanager
def _on(browser: Browser, base: str, day: str, zone: str = "Europe/London") -> Iterator[Page]:
    """Open a window in which it is midday of a day; a breach of the policy fails the test."""
    said: list[str] = []
    with browser.new_context(base_url=base, timezone_id=zone) as context:
        context.clock.set_fixed_time(f"{day}T12:00:00Z")
        context.add_init_script(REPORT_BREACHES)
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        yield context.new_page()
    assert said == []


def _notices(page: Page, address: str) -> list[str]:
    """Return what the notices of a page say, those that are hidden left out."""
    page.goto(address)
    return [each.inner_text().strip() for each in page.locator(".notice:visible").all()]


def _old(council: str, months: int) -> str:
    age = f"This position is more than {months} months old."
    return f"{NOTICES[council]} {age} Statuses are as at {SHOWN[council]}."


def test_a_position_is_called_old_from_the_day_after_its_fourth_month_in_the_one_notice(
    browser: Browser, base: str, council: str
) -> None:
    last, old = DAYS[council]
    with _on(browser, base, last) as page:
        assert _notices(page, WITH_STATUSES) == [NOTICES[council]]
    for day, months in old:
        with _on(browser, base, day) as page:
            for address in ("/", WITH_STATUSES, "/strategy/key-actions/ka1/"):
                assert _notices(page, address) == [_old(council, months)], (day, address)


def test_a_page_without_statuses_and_the_record_of_a_quarter_do_not_age(
    browser: Browser, base: str, council: str, pages: list[str]
) -> None:
    quarters = [each for each in pages if each.startswith("/strategy/quarters/")]
    assert len(quarters) > 1
    with _on(browser, base, "2035-01-01") as page:
        for address in (WITHOUT, "/search/", "/404.html", *quarters):
            assert _notices(page, address) == [NOTICES[council]], address


def test_without_javascript_nothing_is_said_and_the_date_stands(opens: Opens, council: str) -> None:
    with opens(java_script_enabled=False) as context:
        page = context.new_page()
        assert _notices(page, WITH_STATUSES) == [NOTICES[council]]
        expect(page.locator("[data-position-as-of]")).to_be_hidden()
        foot = page.get_by_label("About this page")
        expect(foot).to_contain_text(f"Position as at {SHOWN[council]}.")
        sentence = re.compile(f"Statuses as at {SHOWN[council]}, derived by this site")
        expect(page.get_by_text(sentence)).to_be_visible()


@ONLY_BARNET
def test_the_day_is_that_of_the_reader_and_not_that_of_greenwich(
    browser: Browser, base: str
) -> None:
    # At midday in Greenwich it is the next day already on Kiritimati, 14 hours ahead.
    for zone, old in (("Pacific/Kiritimati", True), ("Pacific/Honolulu", False)):
        with _on(browser, base, "2019-11-26", zone) as page:
            expected = _old("barnet", 4) if old else NOTICES["barnet"]
            assert _notices(page, WITH_STATUSES) == [expected], zone


def _dated(site: Path, day: str, route: Route) -> None:
    """Answer with the page, whose position is of another day and which says its age at once."""
    text = (site / WITH_STATUSES.strip("/") / "index.html").read_text(encoding="utf-8")
    text, found = re.subn(r'(data-position-as-of)="[^"]*"', rf'\1="{day}"', text)
    assert found == 1
    text = text.replace('data-months-until-old="4"', 'data-months-until-old="0"')
    route.fulfill(body=text, content_type="text/html")


@ONLY_BARNET
def test_the_browser_counts_months_as_the_command_does(
    browser: Browser, base: str, site: Path
) -> None:
    with browser.new_context(base_url=base) as context:
        page = context.new_page()
        for day, today, months in AGES:
            page.route(f"**{WITH_STATUSES}", partial(_dated, site, day))
            page.clock.set_fixed_time(f"{today}T12:00:00Z")
            assert _notices(page, WITH_STATUSES) == [_old("barnet", months)], (day, today)
            page.unroute(f"**{WITH_STATUSES}")


def test_where_a_site_has_no_notice_the_age_brings_one(browser: Browser, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    facts = project / "data" / "site.yml"
    text = facts.read_text(encoding="utf-8").replace("demo: true", "demo: false")
    facts.write_text(text.replace("web@example.org", "web@council.gov.uk"), encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stderr
    age = _old("barnet", 4).removeprefix(f"{NOTICES['barnet']} ")
    with served(project / "site") as server:
        for day, notices in (("2019-11-26", []), ("2019-11-27", [age])):
            with _on(browser, server.address, day) as page:
                assert _notices(page, WITH_STATUSES) == notices, day
                assert _notices(page, WITHOUT) == [], day


@ONLY_BARNET
def test_axe_finds_nothing_wrong_with_it_it_is_printed_and_nothing_is_kept(
    browser: Browser, base: str
) -> None:
    with browser.new_context(base_url=base, bypass_csp=True) as context:
        context.clock.set_fixed_time("2026-11-25T12:00:00Z")
        page = context.new_page()
        assert _notices(page, WITH_STATUSES) == [_old("barnet", 87)]
        page.add_script_tag(path=AXE)
        found = page.evaluate(RUN_AXE, [])
        assert found["wrong"] == []
        page.emulate_media(media="print")
        expect(page.locator("[data-position-as-of]")).to_be_visible()
        assert page.evaluate(STORED) == []


def test_other_browser_tests_look_at_the_day_of_the_position(opens: Opens, site: Path) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/")
        today = page.evaluate("new Date().toISOString().slice(0, 10)")
        assert today == position_of(site).isoformat()
