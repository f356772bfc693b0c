"""Every word the site chooses from: statuses, kinds, audiences.

A member carries the key that is written in YAML, the word that is shown, and the sentence that
explains it to the public. No other package spells a status out.
"""

from strategy_site.vocabulary.audiences import Audience
from strategy_site.vocabulary.kinds import (
    ActivityKind,
    BodyKind,
    Compliance,
    Direction,
    EventKind,
    Frequency,
    Marker,
    MeasureBasis,
    MeasureUnit,
    OfferStatus,
    OrganisationKind,
    ProcessKind,
    ProcessStatus,
    PublicationKind,
    RecommendationKind,
    RecommendationOrigin,
    RecommendationState,
    SlideNumbers,
    StepKind,
    TimeBasis,
    TimeUnit,
    TrainingFormat,
    Unsafe,
)
from strategy_site.vocabulary.meant import meant_by
from strategy_site.vocabulary.pages import PageKind
from strategy_site.vocabulary.resources import (
    Licence,
    Phase,
    ResourceFormat,
    ResourceStatus,
    Topic,
)
from strategy_site.vocabulary.statuses import (
    ActivityStatus,
    Confidence,
    KeyActionStatus,
    MeasureStatus,
    ReportedStatus,
    Tone,
    Trend,
)
from strategy_site.vocabulary.words import NotStated, Word

__all__ = [
    "ActivityKind",
    "ActivityStatus",
    "Audience",
    "BodyKind",
    "Compliance",
    "Confidence",
    "Direction",
    "EventKind",
    "Frequency",
    "KeyActionStatus",
    "Licence",
    "Marker",
    "MeasureBasis",
    "MeasureStatus",
    "MeasureUnit",
    "NotStated",
    "OfferStatus",
    "OrganisationKind",
    "PageKind",
    "Phase",
    "ProcessKind",
    "ProcessStatus",
    "PublicationKind",
    "RecommendationKind",
    "RecommendationOrigin",
    "RecommendationState",
    "ReportedStatus",
    "ResourceFormat",
    "ResourceStatus",
    "SlideNumbers",
    "StepKind",
    "TimeBasis",
    "TimeUnit",
    "Tone",
    "Topic",
    "TrainingFormat",
    "Trend",
    "Unsafe",
    "Word",
    "meant_by",
]
