"""All records of one council together."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from strategy_site.dates import Quarter
from strategy_site.model.addresses import AddressesFile
from strategy_site.model.base import Record
from strategy_site.model.closed import ClosedQuarter
from strategy_site.model.contacts import Contact, Event
from strategy_site.model.measures import Measure
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.processes import Process
from strategy_site.model.publications import Document, Publication, Term
from strategy_site.model.recommendations import Benchmark, Recommendation
from strategy_site.model.resources import Resource
from strategy_site.model.site import Site
from strategy_site.model.strategy import Activity, KeyAction, Strategy
from strategy_site.model.training import Delivery, Offer
from strategy_site.model.updates import Entry, Override, Statement, Update

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Draft:
    """A quarter's report that is being collected; ``awaited`` are the activities without a text."""

    update: Update
    awaited: tuple[str, ...]


@dataclass(frozen=True)
class Council:
    """Every record of one council, in the order of its files; updates by quarter, oldest first.

    ``ledger`` is None if the council keeps none of its addresses. Drafts stand apart from the
    reports, so that nothing that is shown can come from one.
    """

    site: Site
    strategy: Strategy
    key_actions: tuple[KeyAction, ...]
    activities: tuple[Activity, ...]
    updates: dict[Quarter, Update]
    bodies: tuple[Body, ...]
    roles: tuple[Role, ...]
    organisations: tuple[Organisation, ...]
    offers: tuple[Offer, ...]
    deliveries: tuple[Delivery, ...]
    publications: tuple[Publication, ...]
    terms: tuple[Term, ...]
    documents: tuple[Document, ...] = ()
    well_known: frozenset[str] = frozenset()
    recommendations: tuple[Recommendation, ...] = ()
    framework: str = ""
    benchmarks: tuple[Benchmark, ...] = ()
    measures: tuple[Measure, ...] = ()
    contacts: tuple[Contact, ...] = ()
    events: tuple[Event, ...] = ()
    resources: tuple[Resource, ...] = ()
    processes: tuple[Process, ...] = ()
    closed: tuple[ClosedQuarter, ...] = ()
    ledger: AddressesFile | None = None
    drafts: dict[Quarter, Draft] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        held = (each for value in vars(self).values() if isinstance(value, tuple) for each in value)
        return {each.id: each for each in held if hasattr(each, "id")}

    @cached_property
    def _activities(self) -> dict[str, list[Activity]]:
        found: dict[str, list[Activity]] = {}
        for each in self.activities:
            found.setdefault(each.key_action, []).append(each)
        return found

    @cached_property
    def _entries(self) -> dict[str, list[tuple[Quarter, Entry]]]:
        found: dict[str, list[tuple[Quarter, Entry]]] = {}
        for quarter, update in self.updates.items():
            for entry in update.entries:
                found.setdefault(entry.activity, []).append((quarter, entry))
        return found

    @cached_property
    def _overrides(self) -> dict[str, list[tuple[Quarter, Override]]]:
        found: dict[str, list[tuple[Quarter, Override]]] = {}
        for quarter, update in self.updates.items():
            for override in update.overrides:
                found.setdefault(override.key_action, []).append((quarter, override))
        return found

    @cached_property
    def _statements(self) -> dict[str, list[Statement]]:
        """Statements by the id of the key action and of the body that they are about."""
        found: dict[str, list[Statement]] = {}
        for update in self.updates.values():
            for each in update.statements:
                for about in filter(None, (each.key_action, each.body)):
                    found.setdefault(about, []).append(each)
        return found

    @cached_property
    def _measures(self) -> dict[str, list[Measure]]:
        found: dict[str, list[Measure]] = {}
        for each in self.measures:
            found.setdefault(each.key_action, []).append(each)
        return found

    @cached_property
    def _plans(self) -> dict[Quarter, frozenset[str]]:
        return {each.quarter: frozenset(row.activity for row in each.plan) for each in self.closed}

    def was_planned(self, activity_id: str, quarter: Quarter) -> bool:
        """Whether an activity was in the plan of a quarter; an open quarter has the plan of now."""
        plan = self._plans.get(quarter)
        return plan is None or activity_id in plan

    def with_drafts(self) -> "Council":
        """Return the same council with its drafts among the reports, for rules to judge."""
        if not self.drafts:
            return self
        drafts = {quarter: each.update for quarter, each in self.drafts.items()}
        return replace(self, updates=dict(sorted((self.updates | drafts).items())), drafts={})

    def closing_of(self, quarter: Quarter) -> ClosedQuarter | None:
        """Return what is known of a quarter since it was closed, or None if it is open."""
        return next((each for each in self.closed if each.quarter == quarter), None)

    def find(self, kind: type[R], record_id: str) -> R:
        """Return the record of this kind with this id; raise KeyError if there is none."""
        found = self._by_id[record_id]
        if not isinstance(found, kind):
            raise KeyError(record_id)
        return found

    def activities_of(self, key_action_id: str) -> list[Activity]:
        """Return the activities under a key action, in the order of their file."""
        return self._activities.get(key_action_id, [])

    def entries_on(self, activity_id: str) -> list[tuple[Quarter, Entry]]:
        """Return what was reported on an activity, oldest quarter first."""
        return self._entries.get(activity_id, [])

    def overrides_of(self, key_action_id: str) -> list[tuple[Quarter, Override]]:
        """Return what was set in place of a key action's status, oldest quarter first."""
        return self._overrides.get(key_action_id, [])

    def statements_on(self, key_action_id: str) -> list[Statement]:
        """Return the statements about a key action, oldest quarter first."""
        return self._statements.get(key_action_id, [])

    def statements_about(self, body_id: str) -> list[Statement]:
        """Return the statements about a body, oldest quarter first."""
        return self._statements.get(body_id, [])

    def measures_of(self, key_action_id: str) -> list[Measure]:
        """Return the measures under a key action, in the order of their file."""
        return self._measures.get(key_action_id, [])

    def published_on(self, update: Update) -> date | None:
        """Return the day on which a quarter's report was published, or None if it is not known."""
        if update.published:
            return update.published
        paper = self._by_id.get(update.from_publication or "")
        if isinstance(paper, Publication) and paper.date and paper.date.day:
            return paper.date.first_day
        return None
