"""Which files ``data/`` holds: their names, their records, what stands in for a missing one."""

from collections.abc import Iterator
from typing import Any

from strategy_site.model.addresses import AddressesFile
from strategy_site.model.base import Record
from strategy_site.model.closed import ClosedFile
from strategy_site.model.contacts import ContactsFile, EventsFile
from strategy_site.model.measures import MeasuresFile
from strategy_site.model.parties import PartiesFile
from strategy_site.model.processes import Process
from strategy_site.model.publications import GlossaryFile, PublicationsFile
from strategy_site.model.recommendations import BenchmarksFile, RecommendationsFile
from strategy_site.model.resources import ResourcesFile
from strategy_site.model.shape import fields_of
from strategy_site.model.site import Site
from strategy_site.model.strategy import ActivitiesFile, Strategy, StrategyFile
from strategy_site.model.training import TrainingFile

# Every file that data/ may hold, and what it holds.
FILES: dict[str, type[Record]] = {
    "site.yml": Site,
    "strategy.yml": StrategyFile,
    "activities.yml": ActivitiesFile,
    "parties.yml": PartiesFile,
    "publications.yml": PublicationsFile,
    "training.yml": TrainingFile,
    "glossary.yml": GlossaryFile,
    "recommendations.yml": RecommendationsFile,
    "benchmarks.yml": BenchmarksFile,
    "measures.yml": MeasuresFile,
    "contacts.yml": ContactsFile,
    "events.yml": EventsFile,
    "resources.yml": ResourcesFile,
    "closed.yml": ClosedFile,
    "addresses.yml": AddressesFile,
}
OPTIONAL = {
    "training.yml",
    "glossary.yml",
    "recommendations.yml",
    "benchmarks.yml",
    "measures.yml",
    "contacts.yml",
    "events.yml",
    "resources.yml",
    "closed.yml",
    "addresses.yml",
}


def _stand_in(record: type[Record]) -> Any:
    """Return a record without values, for the rules to pass over."""
    return record.model_construct()


# What the rules see in place of a file that could not be used, so that they can judge the others.
STAND_INS: dict[str, Any] = {
    "site.yml": _stand_in(Site),
    "strategy.yml": StrategyFile(strategy=_stand_in(Strategy), key_actions=()),
    "activities.yml": ActivitiesFile(activities=()),
    "parties.yml": PartiesFile(),
    "publications.yml": PublicationsFile(publications=()),
    "training.yml": TrainingFile(),
    "glossary.yml": GlossaryFile(),
    "recommendations.yml": RecommendationsFile(),
    "benchmarks.yml": BenchmarksFile(framework="-", benchmarks=()),
    "measures.yml": MeasuresFile(),
    "contacts.yml": ContactsFile(),
    "events.yml": EventsFile(),
    "resources.yml": ResourcesFile(),
    "closed.yml": ClosedFile(),
    "addresses.yml": None,
}
UPDATES = "updates"
PROCESSES = "processes"
TEXTS = "texts"


def _kinds_in(record: type[Record]) -> Iterator[str]:
    """Yield the kinds of the records that a file of this type holds."""
    if record.kind_of_record:
        yield record.kind_of_record
    for shape in fields_of(record).values():
        if shape.record:
            yield from _kinds_in(shape.record)


FILE_OF_KIND = {
    **{kind: name for name, record in FILES.items() for kind in _kinds_in(record)},
    Process.kind_of_record: f"{PROCESSES}/",
}
