"""What is no longer current, and what took its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.base import Record
from strategy_site.model.parties import Body, Organisation
from strategy_site.model.sourced import Replacement
from strategy_site.progress.attention import ended_by
from strategy_site.views.parties import day_or_month
from strategy_site.views.place import Here, Link, SourceView
from strategy_site.views.registry import component
from strategy_site.views.training import replacement


@dataclass(frozen=True)
class PastView:
    """Something that is no longer current, as a row of a table."""

    what: Link
    kind: str
    until: str
    now: Link | None
    sources: list[SourceView]


@component()
def history(here: Here) -> dict[str, Any]:
    """Show bodies, organisations, training and documents that something else has replaced."""
    return {
        "past": [*_parties(here), *_replaced(here)],
        "as_of": shown_day(here.council.site.reviewed_on),
    }


def _parties(here: Here) -> Iterator[PastView]:
    """Yield the bodies and organisations that had ended by the last review."""
    kinds: tuple[tuple[str, tuple[Body, ...] | tuple[Organisation, ...]], ...] = (
        ("Body", here.council.bodies),
        ("Organisation", here.council.organisations),
    )
    ended = ended_by(here.council, here.council.site.reviewed_on)
    for kind, members in kinds:
        for each in members:
            if each not in ended and not each.succeeded_by:
                continue
            now = here.body if isinstance(each, Body) else here.organisation
            yield PastView(
                here.link(each, each.name),
                kind,
                day_or_month(each.valid_to),
                now(each.succeeded_by),
                here.sources(each.source),
            )


def _replaced(here: Here) -> Iterator[PastView]:
    """Yield the training and the documents that something else has replaced."""
    records: tuple[tuple[str, Record, str, Replacement | None], ...] = (
        *(("Training", each, each.title, each.replaced) for each in here.council.offers),
        *(("Document", each, each.title, each.replaced) for each in here.council.documents),
    )
    for kind, record, title, replaced in records:
        if replaced:
            yield PastView(
                here.link(record, title),
                kind,
                "",
                Link(replacement(replaced)),
                here.sources(replaced.source),
            )
