"""All records of one council together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from strategy_site.dates import Quarter
from strategy_site.model.base import Record
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.publications import Publication, Term
from strategy_site.model.site import Site
from strategy_site.model.strategy import Activity, KeyAction, Strategy
from strategy_site.model.training import Delivery, Offer
from strategy_site.model.updates import Statement, Update

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Council:
    """Every record of one council, in the order of its files; updates by quarter, oldest first."""

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

    def statements(self) -> Iterator[tuple[Quarter, Statement]]:
        """Yield every statement with the quarter it was made in, oldest first."""
        for quarter, update in self.updates.items():
            for statement in update.statements:
                yield quarter, statement

    def activities_of(self, key_action: KeyAction) -> tuple[Activity, ...]:
        """Return the activities under a key action, in the order of their file."""
        return tuple(each for each in self.activities if each.key_action == key_action.id)

    def published_on(self, update: Update) -> date | None:
        """Return the day on which a quarter's report was published, or None if it is not known."""
        if update.published:
            return update.published
        for each in self.publications:
            if each.id == update.from_publication and each.date and each.date.day:
                return each.date.first_day
        return None

    def publication(self, publication_id: str) -> Publication:
        """Return a publication; raise KeyError if there is none with this id."""
        return by_id(self.publications, publication_id)


def by_id(records: tuple[R, ...], record_id: str) -> R:
    """Return the record with this id; raise KeyError if there is none."""
    for record in records:
        if getattr(record, "id", None) == record_id:
            return record
    raise KeyError(record_id)
