"""Filters as a reader uses them: complete without script, by keyboard, shared by their address."""

from collections import Counter
from collections.abc import Collection
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from strategy_site.model.council import Council
from strategy_site.project import read_project
from strategy_site.vocabulary import Audience, Phase, ProcessStatus
from tests.browser.conftest import ONLY_NORTHMOOR, Opens

pytestmark = pytest.mark.slow

RESOURCES = "/schools/resources/"


@pytest.fixture
def records(site: Path) -> Council:
    """Return the records of the council that is looked at."""
    project, problems = read_project(site.parent)
    assert project, problems
    return project.council


def _shown(page: Page) -> Locator:
    return page.locator("[data-filtered] [data-is]:visible")


def _says(page: Page, text: str) -> None:
    expect(page.locator(".filters [role=status]")).to_have_text(text)


def _choices(page: Page, label: str) -> list[str]:
    return page.get_by_label(label).locator("option").all_inner_texts()


def _is_for(audience: Audience, named: Collection[Audience]) -> bool:
    """Whether what is for some is for others too: what all staff may use, each of them may."""
    return audience in named or (audience in Audience.STAFF.parts and Audience.STAFF in named)


@ONLY_NORTHMOOR
def test_without_script_the_list_is_complete_and_no_filter_is_shown(opens: Opens) -> None:
    with opens(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(RESOURCES)
        expect(page.locator(".filters")).to_be_hidden()
        expect(_shown(page)).to_have_count(6)
        expect(page.locator("#filter-letter, #quiz-film")).to_have_count(2)


@ONLY_NORTHMOOR
def test_a_choice_hides_what_does_not_fit_counts_the_rest_and_stands_in_the_address(
    opens: Opens, base: str
) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(RESOURCES)
        _says(page, "6 of 6 resources shown.")
        assert _choices(page, "Phase") == [
            "All (6)",
            "Early years (1)",
            "Primary (3)",
            "Secondary (3)",
            "Further education (2)",
            "Supplementary education (1)",
        ]
        page.get_by_label("Phase").select_option("primary")
        _says(page, "3 of 6 resources shown.")
        expect(page).to_have_url(f"{base}{RESOURCES}?phase=primary")
        # What the other choices would leave beside this one.
        assert _choices(page, "Topic") == [
            "All (3)",
            "Noticing a concern (1)",
            "Making a referral (1)",
            "Duties and law (0)",
            "Filtering and monitoring (1)",
            "Teaching (1)",
            "Clubs and supplementary schools (0)",
        ]
        page.get_by_label("Topic").select_option("teaching")
        _says(page, "1 of 6 resources shown.")
        assert _shown(page).locator("h3").all_inner_texts() == [
            "Stories about falling out and making up"
        ]
        expect(page.get_by_role("heading", name="Filtering and monitoring")).to_be_hidden()
        page.get_by_label("Topic").select_option("settings")
        _says(page, "None of 6 resources fits. Change a choice.")
        page.get_by_role("button", name="Show all").click()
        _says(page, "6 of 6 resources shown.")
        expect(page).to_have_url(f"{base}{RESOURCES}")


@ONLY_NORTHMOOR
def test_a_shared_address_opens_the_same_list_and_nonsense_in_it_is_passed_over(
    opens: Opens,
) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(f"{RESOURCES}?phase=secondary&topic=online&status=nonsense")
        _says(page, "1 of 6 resources shown.")
        expect(page.get_by_label("Phase")).to_have_value("secondary")
        expect(page.get_by_label("Status")).to_have_value("")
        assert _shown(page).locator("h3").all_inner_texts() == ["Yearly look at the web filter"]


@ONLY_NORTHMOOR
def test_a_link_to_an_entry_shows_it_whatever_was_chosen(opens: Opens, base: str) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(f"{RESOURCES}?phase=secondary#story-time")
        _says(page, "6 of 6 resources shown.")
        expect(page.locator("#story-time")).to_be_visible()
        expect(page).to_have_url(f"{base}{RESOURCES}#story-time")


@ONLY_NORTHMOOR
def test_filters_work_by_keyboard(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(RESOURCES)
        page.get_by_label("Phase").focus()
        page.keyboard.type("Furth")
        _says(page, "2 of 6 resources shown.")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Topic")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Show all")).to_be_focused()
        page.keyboard.press("Enter")
        _says(page, "6 of 6 resources shown.")


@ONLY_NORTHMOOR
def test_what_is_for_all_staff_is_for_those_who_take_bookings_too(opens: Opens) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto("/guidance/?audience=venue_staff")
        # One process is for all staff, one for venue staff, and one page names nobody.
        _says(page, "4 of 6 guides shown.")
        assert _shown(page).locator("a").all_inner_texts() == [
            "I am worried about someone. What do I do?",
            "May I accept this booking?",
            "Who is behind the route to support?",
            "May we turn a booking down?",
        ]


@ONLY_NORTHMOOR
def test_progress_is_filtered_by_key_action_and_status(opens: Opens, records: Council) -> None:
    by_action = Counter(each.key_action for each in records.activities)
    with opens() as context:
        page = context.new_page()
        page.goto("/strategy/progress/")
        total = len(records.activities)
        _says(page, f"{total} of {total} activities shown.")
        for key_action, number in by_action.items():
            page.get_by_label("Key action").select_option(key_action)
            _says(page, f"{number} of {total} activities shown.")
            expect(_shown(page)).to_have_count(number)
        page.get_by_label("Key action").select_option("")
        status = page.locator("select[name=status]")
        option = status.locator("option[value=complete]")
        complete = int(option.inner_text().split("(")[1].rstrip(")"))
        status.select_option("complete")
        tags = _shown(page).locator(".status").all_inner_texts()
        assert tags == ["Complete"] * complete


def test_every_choice_leaves_what_the_records_say(opens: Opens, records: Council) -> None:
    """The counts, worked out here from the records alone."""
    live = [each for each in records.resources if each.status.is_help and each.phase]
    phases = {phase.word: sum(phase in each.phase for each in live) for phase in Phase}
    with opens() as context:
        page = context.new_page()
        page.goto(RESOURCES)
        told = _choices(page, "Phase")[1:]
        assert told == [f"{word} ({number})" for word, number in phases.items() if number]
        for audience in {each for one in live for each in one.audience}:
            page.get_by_label("Who it is for").select_option(audience.key)
            fits = sum(_is_for(audience, one.audience) for one in live)
            _says(page, f"{fits} of {len(live)} resources shown.")
        page.goto("/training/")
        offers = records.offers
        for audience in {each for one in offers for each in one.audience}:
            page.get_by_label("Who it is for").select_option(audience.key)
            fits = sum(_is_for(audience, one.audience) for one in offers)
            _says(page, f"{fits} of {len(offers)} offers shown.")
        page.goto("/guidance/")
        by_status = Counter(each.status for each in records.processes)
        if len(by_status) > 1:
            assert _choices(page, "Approval")[1:] == [
                f"{each.word} ({by_status[each]})" for each in ProcessStatus if by_status[each]
            ]
