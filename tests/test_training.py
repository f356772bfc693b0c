"""Training: lengths in words, and whom it reached, added up by another way."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_site.dates import parse_partial_date
from strategy_site.model.council import Council
from strategy_site.model.training import Delivery
from strategy_site.progress.reach import Reach, reach_of
from strategy_site.project import read_project
from strategy_site.views.training import length, months
from tests.building import ROOT
from tests.editing import read

NORTHMOOR = ROOT / "tests" / "sites" / "northmoor"


@pytest.fixture(scope="module")
def northmoor() -> Council:
    project, problems = read_project(NORTHMOOR)
    assert project, problems
    return project.council


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 minute"),
        (40, "40 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (90, "1 hour 30 minutes"),
        (120, "2 hours"),
        (360, "6 hours"),
    ],
)
def test_a_length_is_told_in_words(minutes: int, said: str) -> None:
    assert length(minutes) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 month"), (6, "6 months"), (12, "1 year"), (18, "18 months"), (36, "3 years")],
)
def test_months_are_told_in_words(number: int, said: str) -> None:
    assert months(number) == said


def test_northmoors_reach_by_partner(northmoor: Council) -> None:
    """The figures were added up by hand from tests/sites/northmoor/data/training.yml."""
    date = parse_partial_date
    assert reach_of(northmoor.deliveries) == [
        Reach(("housing-services",), 2, 52, 0, date("2024-11-28")),
        Reach(("adult-services", "northmoor-health-trust"), 1, 41, 0, date("2025-03-20")),
        Reach(("northmoor-schools-partnership",), 2, 40, 0, date("2025-11-19")),
        Reach(("northmoor-voluntary-action",), 2, 35, 0, date("2026-02")),
        Reach(("northmoor-council",), 1, 34, 0, date("2025-09-16")),
        Reach(("northmoor-health-trust",), 1, 18, 0, date("2026-01-15")),
        Reach(("northmoor-leisure-trust",), 1, 0, 1, date("2024-09")),
    ]


def test_no_person_of_the_file_is_lost_or_counted_twice(northmoor: Council) -> None:
    """From the text of the file alone."""
    written = [
        each["people_trained"] for each in read(NORTHMOOR / "data" / "training.yml")["deliveries"]
    ]
    reach = reach_of(northmoor.deliveries)
    assert sum(each.people for each in reach) == sum(
        int(each) for each in written if each != "not_stated"
    )
    assert sum(each.uncounted for each in reach) == written.count("not_stated")
    assert sum(each.sessions for each in reach) == len(written)


PARTNERS = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=3, unique=True)


@given(st.lists(st.tuples(PARTNERS, st.one_of(st.integers(0, 500), st.just("not_stated")))))
def test_every_session_counts_once_whoever_comes_together(
    sessions: list[tuple[list[str], int | str]],
) -> None:
    deliveries = [
        Delivery.model_validate(
            {
                "id": f"d{number}",
                "to": to,
                "who": "Staff",
                "delivered_on": "not_stated",
                "people_trained": str(people),
                "source": [{"ref": "paper"}],
            }
        )
        for number, (to, people) in enumerate(sessions)
    ]
    expected: Counter[str] = Counter()
    for to, people in sessions:
        expected["+".join(sorted(to))] += people if isinstance(people, int) else 0
    found = reach_of(deliveries)
    assert {"+".join(sorted(each.to)): each.people for each in found} == dict(expected)
    assert [each.people for each in found] == sorted(expected.values(), reverse=True)
