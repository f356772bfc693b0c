"""Components about the site itself: its dates, its sources, its words."""

from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.parties import Body
from strategy_site.model.publications import Publication
from strategy_site.views.place import Here, Link, SourceView
from strategy_site.views.registry import component
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, PublicationKind


@dataclass(frozen=True)
class PublicationView:
    """A publication in the list of sources."""

    id: str
    title: str
    facts: list[tuple[str, Link]]
    slide_numbers: str
    url: str


@component(shows=lambda council: council.publications)
def publications(here: Here) -> dict[str, Any]:
    """Show every publication that a fact on the site comes from."""
    groups = []
    for kind in PublicationKind:
        members = [each for each in here.council.publications if each.kind is kind]
        if members:
            groups.append((kind, [_publication(here, each) for each in members]))
    return {"groups": groups}


def _publication(here: Here, each: Publication) -> PublicationView:
    find = here.council.find
    publisher = find(Body, each.published_by) if each.published_by else None
    board = find(Body, each.presented_to) if each.presented_to else None
    facts = [
        ("Published by", here.link(publisher, publisher.name) if publisher else None),
        ("Published by", Link(each.publisher) if each.publisher else None),
        ("Presented to", here.link(board, board.name) if board else None),
        ("Date", Link(each.date.shown) if each.date else None),
        ("Slides", Link(str(each.slides)) if each.slides else None),
    ]
    return PublicationView(
        id=each.id,
        title=each.title,
        facts=[(name, value) for name, value in facts if value],
        slide_numbers=each.slide_numbers.sentence if each.slide_numbers else "",
        url=each.url or "",
    )


@dataclass(frozen=True)
class TermView:
    """A term in the glossary."""

    id: str
    term: str
    abbreviation: str
    meaning: str
    instead_of: tuple[str, ...]
    sources: list[SourceView]


@component(shows=lambda council: council.terms)
def glossary(here: Here) -> dict[str, Any]:
    """Show every term in alphabetical order."""
    ordered = sorted(here.council.terms, key=lambda each: each.term.casefold())
    return {
        "terms": [
            TermView(
                each.id,
                each.term,
                each.abbreviation or "",
                each.meaning,
                each.instead_of,
                here.sources(each.source),
            )
            for each in ordered
        ]
    }


@component()
def status_words(_: Here) -> dict[str, Any]:
    """Show every status word with its meaning."""
    return {
        "tables": [
            ("Status of an activity", list(ActivityStatus)),
            ("Status of a key action", list(KeyActionStatus)),
        ]
    }


@component(template="words", inline=True)
def council_name(here: Here) -> dict[str, Any]:
    """Write the council's name."""
    return {"text": here.council.site.council}


@component(template="words", inline=True)
def area_name(here: Here) -> dict[str, Any]:
    """Write the name of the area that the council serves."""
    return {"text": here.council.site.area}


@component(template="words", inline=True)
def position_date(here: Here) -> dict[str, Any]:
    """Write the day as at which statuses are worked out."""
    return {"text": shown_day(here.council.site.position_as_of)}


@component(template="words", inline=True)
def review_date(here: Here) -> dict[str, Any]:
    """Write the day on which the site was last reviewed."""
    return {"text": shown_day(here.council.site.reviewed_on)}
