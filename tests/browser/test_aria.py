"""What a screen reader is told of fourteen kinds of page: one golden text each.

After a change of a page or of a template::

    REWRITE_GOLDEN=1 pytest tests/browser/test_aria.py

and read the difference as someone who hears it.
"""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import ONLY_BARNET, Opens

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parents[1] / "golden" / "aria"
REWRITE = os.environ.get("REWRITE_GOLDEN") == "1"
PAGES = {
    "home": "/",
    "worried": "/worried/",
    "guidance": "/guidance/",
    "process": "/guidance/processes/worried-about-someone/",
    "process_card": "/guidance/processes/worried-about-someone/card/",
    "training": "/training/",
    "schools": "/schools/",
    "key_action": "/strategy/key-actions/ka5/",
    "progress": "/strategy/progress/",
    "quarters": "/strategy/quarters/",
    "quarter": "/strategy/quarters/2019-q1/",
    "who_does_what": "/who-does-what/",
    "accessibility": "/about/accessibility/",
    "search_results": "/search/?q=probation",
}


@ONLY_BARNET
@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_is_told_this(opens: Opens, name: str) -> None:
    with opens() as context:
        page = context.new_page()
        page.goto(PAGES[name])
        if "?q=" in PAGES[name]:
            page.locator("[role=status]:not(:empty)").wait_for()
        heard = page.locator("body").aria_snapshot() + "\n"
    golden = GOLDEN / f"{name}.yml"
    if REWRITE:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(heard, encoding="utf-8")
    assert heard == golden.read_text(encoding="utf-8")


def test_there_is_no_golden_text_without_a_page() -> None:
    assert {path.stem for path in GOLDEN.glob("*.yml")} == set(PAGES)
