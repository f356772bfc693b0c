"""The menu of mkdocs.yml, with made pages in it."""

from typing import Any

import pytest

from strategy_site.menu import expand, wrong_settings

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


@pytest.mark.parametrize(
    ("nav", "site_url", "wrong"),
    [
        (None, "", []),
        (["index.md", {"Plan": ["strategy/key-actions/", "quarters/2019-q1.md"]}], "", []),
        (
            ["index.md", "strategy/key-actions/"],
            "https://www.council.gov.uk/prevent/",
            ["mkdocs.yml: the menu leaves quarters/ out. Add a line: - quarters/"],
        ),
        (
            ["strategy/key-actions/ka1.md", "quarters/", "nothing/"],
            "",
            [
                'mkdocs.yml: the menu names "nothing/", where no page is made. Delete it.',
                "mkdocs.yml: the menu leaves strategy/key-actions/ out. Add a line: "
                "- strategy/key-actions/",
            ],
        ),
        (
            ["index.md", {"Plan": [{"Empty": []}, *MADE]}],
            "https://x.org/d'x/a@b/",
            ['mkdocs.yml: the section "Empty" of the menu is empty. Delete it.'],
        ),
        (
            None,
            'https://x.org/"><script>alert(1)</script>/',
            [
                'mkdocs.yml: site_url "https://x.org/"><script>alert(1)</script>/" is not a web '
                "address. Write https://…"
            ],
        ),
    ],
)
def test_what_is_wrong_in_the_councils_block_is_said(
    nav: Any, site_url: str, wrong: list[str]
) -> None:
    assert wrong_settings(nav, site_url, MADE) == wrong
