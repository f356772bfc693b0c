"""Components about the site itself: its dates, its sources, its words."""

from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.publications import Publication
from strategy_site.views.place import Fact, Here, Link, SourceView, facts
from strategy_site.views.registry import component
from strategy_site.vocabulary import ActivityStatus, KeyActionStatus, MeasureStatus, PublicationKind


@dataclass(frozen=True)
class PublicationView:
    """A publication in the list of sources."""

    id: str
    title: str
    facts: list[Fact]


@component(shows=lambda council: council.publications)
def publications(here: Here) -> dict[str, Any]:
    """Show every publication that a fact on the site comes from."""
    order = list(PublicationKind)
    by_kind = sorted(here.council.publications, key=lambda each: order.index(each.kind))
    return {"publications": [_publication(here, each) for each in by_kind]}


def _publication(here: Here, each: Publication) -> PublicationView:
    numbers = each.slide_numbers
    return PublicationView(
        id=each.id,
        title=each.title,
        facts=facts(
            ("Kind", f"{each.kind.word}. {each.kind.sentence}"),
            ("Published by", here.body(each.published_by)),
            ("Published by", each.publisher),
            ("Presented to", here.body(each.presented_to)),
            ("Date", each.date.shown if each.date else ""),
            ("Slides", str(each.slides) if each.slides else ""),
            ("Slide numbers", numbers.sentence if numbers else ""),
            ("Address", Link(each.url, each.url) if each.url else None),
            ("Note", each.note),
        ),
    )


@dataclass(frozen=True)
class TermView:
    """A term in the glossary."""

    id: str
    term: str
    abbreviation: str
    aliases: tuple[str, ...]
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
                each.aliases,
                each.meaning,
                each.instead_of,
                here.sources(each.source),
            )
            for each in ordered
        ],
        "well_known": sorted(here.council.well_known),
    }


@component()
def status_words(_: Here) -> dict[str, Any]:
    """Show every status word with its meaning."""
    return {
        "tables": [
            ("Status of an activity", list(ActivityStatus)),
            ("Status of a key action", list(KeyActionStatus)),
            ("Status of a figure", list(MeasureStatus)),
        ]
    }


@component()
def site_facts(here: Here) -> dict[str, Any]:
    """Show who publishes the site, for which area, and its dates."""
    site = here.council.site
    holds = [
        f"{shown_day(each.begins)} to {shown_day(each.ends)}. {each.reason}"
        for each in site.publication_holds
    ]
    problem = site.problem_email
    return {
        "facts": facts(
            ("Council", here.organisation(site.organisation) or site.council),
            ("Area", site.area),
            ("What this site is", "A demonstration" if site.demo else "A service of the council"),
            ("Position as at", shown_day(site.position_as_of)),
            ("Last reviewed", shown_day(site.reviewed_on)),
            ("Next review by", shown_day(site.review_due)),
            ("Problems to", Link(problem, f"mailto:{problem}")),
            *(("Nothing is published", each) for each in holds),
        )
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


@component(template="words", inline=True)
def next_review_date(here: Here) -> dict[str, Any]:
    """Write the day by which the site is to be reviewed again."""
    return {"text": shown_day(here.council.site.review_due)}


@component(template="words", inline=True)
def problem_address(here: Here) -> dict[str, Any]:
    """Write the mail address for problems with the site."""
    return {"text": here.council.site.problem_email}
