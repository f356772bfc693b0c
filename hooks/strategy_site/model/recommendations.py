"""What others recommended or found: ``recommendations.yml``. National benchmarks too."""

from typing import Annotated, ClassVar

from strategy_site.model.base import (
    ActivityId,
    Identifier,
    KeyActionId,
    Line,
    OrganisationId,
    Partial,
    Prose,
    Record,
    WholeNumber,
    one_of,
)
from strategy_site.model.sourced import Quotation, Sources
from strategy_site.vocabulary import RecommendationKind, RecommendationOrigin, RecommendationState


class Recommendation(Record):
    """A recommendation or a finding, and what became of it.

    ``title`` is this site's short name. ``date`` is that of its origin, as precisely as it is
    known. ``response`` is what the source says in answer; ``activities`` are those that act on it,
    and ``no_activity`` is the reason for which there is none.
    """

    kind_of_record: ClassVar[str] = "recommendation"

    id: Identifier
    number: WholeNumber
    kind: Annotated[RecommendationKind, one_of(RecommendationKind)]
    origin: Annotated[RecommendationOrigin, one_of(RecommendationOrigin)]
    title: Line
    wording: Quotation
    date: Partial | None = None
    addressed_to: tuple[OrganisationId, ...] = ()
    made_by: OrganisationId | None = None
    state: Annotated[RecommendationState, one_of(RecommendationState)]
    response: Quotation | None = None
    key_actions: tuple[KeyActionId, ...] = ()
    activities: tuple[ActivityId, ...] = ()
    no_activity: Prose | None = None
    note: Prose | None = None


class RecommendationsFile(Record):
    """``data/recommendations.yml``."""

    recommendations: tuple[Recommendation, ...] = ()


class Benchmark(Record):
    """A part of a national framework that a council is held to."""

    kind_of_record: ClassVar[str] = "benchmark"

    id: Identifier
    title: Line
    meaning: Prose
    source: Sources


class BenchmarksFile(Record):
    """``data/benchmarks.yml``: ``framework`` is the framework's name."""

    framework: Line
    benchmarks: tuple[Benchmark, ...]
