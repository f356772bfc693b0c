"""What a page weighs: the first one a reader opens, and every one after it.

Sizes are those of the answers' bodies as the server sends them, gzip at level 6, in kB of 1,000
bytes. Readers on an old phone with a weak signal are those who need help soonest.
"""

import pytest

from tests.browser.conftest import Opens
from tests.browser.serving import Sent, Served

pytestmark = pytest.mark.slow

MOST_AT_FIRST = 80_000
MOST_REQUESTS = 10
MOST_LATER = 15_000


def _listed(sent: list[Sent]) -> str:
    total = sum(each.size for each in sent) / 1000
    parts = ", ".join(f"{each.path} {each.size / 1000:.1f}" for each in sent)
    return f"{total:.1f} kB in {len(sent)} requests: {parts}"


@pytest.mark.long
def test_no_page_is_heavy_neither_as_the_first_nor_as_a_later_one(
    opens: Opens, server: Served, pages: list[str]
) -> None:
    """Each page is opened once as the first, and once after one other page: the hardest case."""
    wrong: list[str] = []
    for first, later in zip(pages, pages[1:] + pages[:1], strict=True):
        with opens() as context:
            page = context.new_page()
            for address, heaviest in ((first, MOST_AT_FIRST), (later, MOST_LATER)):
                server.take_sent()
                page.goto(address)
                page.wait_for_load_state("networkidle")
                sent = server.take_sent()
                # The icon of the page before may be asked for when this one is on its way.
                sent = sent[[each.path for each in sent].index(address) :]
                too_many = address == first and len(sent) > MOST_REQUESTS
                if sum(each.size for each in sent) > heaviest or too_many:
                    kind = "first" if address == first else "after another page"
                    wrong.append(f"{address} {kind}: {_listed(sent)}")
    assert not wrong, "\n".join(wrong)


def test_a_page_that_is_opened_again_soon_sends_nothing(opens: Opens, server: Served) -> None:
    with opens() as context:
        page = context.new_page()
        for address in ("/", "/about/"):
            page.goto(address)
            page.wait_for_load_state("networkidle")
        server.take_sent()
        page.get_by_role("banner").get_by_role("link").first.evaluate(
            "each => { each.href = '/'; each.click(); }"
        )
        page.wait_for_url("**/")
        page.wait_for_load_state("networkidle")
        assert server.take_sent() == []
