"""Small councils for the tests of what is worked out: one key action, whatever is reported."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from strategy_site.dates import parse_quarter
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.publications import Publication
from strategy_site.model.recommendations import Benchmark, Recommendation
from strategy_site.model.site import Site
from strategy_site.model.strategy import Activity, KeyAction, Strategy
from strategy_site.model.updates import Update
from strategy_site.progress import ActivityPosition, position_as_of

Fields = dict[str, Any]

JULY, OCTOBER = "paper-of-july-2019", "paper-of-october-2019"
PAPERS = {JULY: "2019-07-26", OCTOBER: "2019-10-25", "the-plan": "2018-04-01"}
QUARTERS = {JULY: "2019-q1", OCTOBER: "2019-q2"}
SOURCE = [{"ref": JULY}]
QUOTATION = {"text": "We will.", "source": SOURCE[0]}
SITE = {
    "council": "Northmoor Council",
    "area": "Northmoor",
    "demo": "true",
    "position_as_of": "2019-07-26",
    "reviewed_on": "2026-01-01",
    "review_due": "2026-12-31",
    "problem_email": "web@example.org",
}


def council_of(activities: Sequence[Fields], reports: Mapping[str, Sequence[Fields]]) -> Council:
    """Return a council with one key action, these activities and these entries by paper."""
    updates = {
        QUARTERS[paper]: {
            "from_publication": paper,
            "entries": [{"source": SOURCE} | entry for entry in entries],
        }
        for paper, entries in reports.items()
    }
    return plan_of(activities, updates)


def plan_of(  # one argument for each kind of record
    activities: Sequence[Fields],
    updates: Mapping[str, Fields],
    *,
    key_actions: Sequence[Fields] = ({},),
    benchmarks: Sequence[str] = (),
    recommendations: Sequence[Fields] = (),
    bodies: Sequence[Fields] = (),
    organisations: Sequence[Fields] = (),
) -> Council:
    """Return a council with these activities and these updates by quarter, in the given order.

    Activities are milestones of key action 1, called a1, a2 and so on, first named on 26 July
    2019; entries are on a1 unless they say otherwise.
    """
    defaults = {"key_action": "ka1", "kind": "milestone", "source": SOURCE}
    return Council(
        site=Site.model_validate(SITE),
        strategy=Strategy.model_validate(
            {"id": "plan", "title": "Plan", "summary": "A plan.", "wording": QUOTATION}
        ),
        key_actions=tuple(_key_action(number, each) for number, each in enumerate(key_actions, 1)),
        activities=tuple(
            Activity.model_validate(
                defaults | {"id": f"a{number}", "title": f"Activity {number}"} | activity
            )
            for number, activity in enumerate(activities, 1)
        ),
        updates={parse_quarter(name): _update(fields) for name, fields in updates.items()},
        bodies=tuple(
            Body.model_validate({"name": each["id"], "kind": "board", "source": SOURCE} | each)
            for each in bodies
        ),
        roles=(
            Role.model_validate(
                {
                    "id": "coordinator",
                    "title": "Prevent coordinator",
                    "does": "Coordinates.",
                    "source": SOURCE,
                }
            ),
        ),
        organisations=tuple(
            Organisation.model_validate({"name": each["id"], "source": SOURCE} | each)
            for each in organisations
        ),
        offers=(),
        deliveries=(),
        publications=tuple(
            Publication.model_validate(
                {"id": paper, "kind": "paper", "title": paper, "publisher": "Us", "date": day}
            )
            for paper, day in PAPERS.items()
        ),
        terms=(),
        benchmarks=tuple(
            Benchmark.model_validate(
                {"id": each, "title": each, "meaning": "A part.", "source": SOURCE}
            )
            for each in benchmarks
        ),
        recommendations=tuple(
            Recommendation.model_validate(
                {
                    "number": "1",
                    "kind": "recommendation",
                    "origin": "audit",
                    "title": each["id"],
                    "wording": QUOTATION,
                    "state": "open",
                }
                | each
            )
            for each in recommendations
        ),
    )


def _key_action(number: int, fields: Fields) -> KeyAction:
    return KeyAction.model_validate(
        {
            "id": f"ka{number}",
            "number": str(number),
            "title": "One",
            "summary": "One.",
            "wording": QUOTATION,
        }
        | fields
    )


def _update(fields: Fields) -> Update:
    entries = [{"activity": "a1", "text": "Told."} | each for each in fields.get("entries", [])]
    return Update.model_validate(fields | {"entries": entries})


def only_activity(council: Council, as_of: str) -> ActivityPosition:
    """Return the position of the first activity as at a day."""
    return position_as_of(council, date.fromisoformat(as_of)).activities[0]
