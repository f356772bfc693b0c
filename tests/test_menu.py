"""The menu of mkdocs.yml, with made pages in it."""

from typing import Any

import pytest

from strategy_site.menu import expand

MADE = ["strategy/key-actions/ka1.md", "strategy/key-actions/ka2.md", "quarters/2019-q1.md"]


@pytest.mark.parametrize(
    ("written", "expanded"),
    [
        (None, None),
        (["index.md"], ["index.md"]),
        (
            [{"Plan": ["plan.md", {"Key actions": "strategy/key-actions/"}]}],
            [{"Plan": ["plan.md", {"Key actions": MADE[:2]}]}],
        ),
        ([{"Plan": ["strategy/key-actions/", "plan.md"]}], [{"Plan": [*MADE[:2], "plan.md"]}]),
        ([{"Plan": "plan.md"}], [{"Plan": "plan.md"}]),
        ([{"Nothing": "nothing/"}], [{"Nothing": []}]),
        ([{"Elsewhere": "https://www.gov.uk/"}], [{"Elsewhere": "https://www.gov.uk/"}]),
    ],
)
def test_a_folder_of_made_pages_is_written_out(written: Any, expanded: Any) -> None:
    assert expand(written, MADE) == expanded
