"""Components about recommendations, findings, events and documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from strategy_site.model.contacts import Decision, Event
from strategy_site.model.council import Council
from strategy_site.model.publications import Document, Publication
from strategy_site.model.recommendations import Recommendation
from strategy_site.model.strategy import Activity, KeyAction
from strategy_site.views.parties import day_or_month
from strategy_site.views.place import Fact, Here, Link, QuotationView, SourceView, facts
from strategy_site.views.registry import KeyActionArgument, component
from strategy_site.vocabulary import RecommendationKind, RecommendationState

_NO_RESPONSE = "The sources of this site hold no response to it."


@dataclass(frozen=True)
class RecommendationView:
    """A recommendation or a finding as it is shown."""

    id: str
    title: str
    facts: list[Fact]
    wording: QuotationView
    response: QuotationView | None
    no_response: str
    note: str


def _of_kind(council: Council, kind: RecommendationKind) -> list[Recommendation]:
    return [each for each in council.recommendations if each.kind is kind]


def _recommendations(council: Council) -> Iterable[Recommendation]:
    return _of_kind(council, RecommendationKind.RECOMMENDATION)


def _findings(council: Council) -> Iterable[Recommendation]:
    return _of_kind(council, RecommendationKind.FINDING)


@component(template="findings", shows=_recommendations)
def recommendations(here: Here) -> dict[str, Any]:
    """Show every recommendation: its words, to whom, what became of it, the answer."""
    return {"findings": [_recommendation(here, each) for each in _recommendations(here.council)]}


@component(shows=_findings)
def findings(here: Here) -> dict[str, Any]:
    """Show every finding: its words, who found it, what became of it, the answer."""
    return {"findings": [_recommendation(here, each) for each in _findings(here.council)]}


def _recommendation(here: Here, each: Recommendation) -> RecommendationView:
    find = here.council.find
    actions = [find(KeyAction, action) for action in each.key_actions]
    activities = [find(Activity, activity) for activity in each.activities]
    return RecommendationView(
        id=each.id,
        title=f"{each.kind.word} {each.number}: {each.title}",
        facts=facts(
            ("Comes from", f"{each.origin.word}. {each.origin.sentence}"),
            ("Date", day_or_month(each.date)),
            ("Made by", here.organisation(each.made_by)),
            ("Addressed to", here.organisations(each.addressed_to)),
            ("What became of it", f"{each.state.word}. {each.state.sentence}"),
            ("Key action", [here.link(one, f"{one.number}: {one.title}") for one in actions]),
            ("Activities", [here.link(one, one.title) for one in activities]),
            ("Why no activity", each.no_activity),
        ),
        wording=here.quotation(each.wording),
        response=here.quotation(each.response) if each.response else None,
        no_response="" if each.state is RecommendationState.NOTED else _NO_RESPONSE,
        note=each.note or "",
    )


@component()
def key_action_findings(here: Here, key_action: KeyActionArgument) -> dict[str, Any]:
    """Show links to the recommendations and findings that concern a key action."""
    return {
        "findings": [
            (here.link(each, each.title), each.kind.word, each.state.word)
            for each in findings_on(here.council, key_action)
        ]
    }


def findings_on(council: Council, key_action: str) -> list[Recommendation]:
    """Return what was recommended or found on a key action or one of its activities."""
    own = {each.id for each in council.activities_of(key_action)}
    return [
        each
        for each in council.recommendations
        if key_action in each.key_actions or own.intersection(each.activities)
    ]


@dataclass(frozen=True)
class EventView:
    """An event as it is shown."""

    id: str
    title: str
    when: str
    text: str
    facts: list[Fact]
    decisions: list[tuple[str, list[Fact]]]
    sources: list[SourceView]


@component(shows=lambda council: council.events)
def events(here: Here) -> dict[str, Any]:
    """Show what happened when, newest first."""
    newest_first = sorted(here.council.events, key=lambda each: each.date.first_day, reverse=True)
    return {"events": [_event(here, each) for each in newest_first]}


def _event(here: Here, event: Event) -> EventView:
    paper = here.council.find(Publication, event.publication) if event.publication else None
    papers = Link(event.papers_url, event.papers_url) if event.papers_url else None
    return EventView(
        id=event.id,
        title=event.title,
        when=event.date.shown,
        text=event.text or "",
        facts=facts(
            ("What it was", f"{event.kind.word}. {event.kind.sentence}"),
            ("Body", here.body(event.body)),
            ("Paper", here.link(paper, paper.title) if paper else None),
            ("Report dealt with", event.presents.shown if event.presents else ""),
            ("Papers", papers),
        ),
        decisions=[_decision(here, each) for each in event.decisions],
        sources=here.sources(event.source),
    )


def _decision(here: Here, decision: Decision) -> tuple[str, list[Fact]]:
    by_whom_and_when = facts(("By", here.role(decision.role)), ("Due", day_or_month(decision.due)))
    return decision.text, by_whom_and_when


@dataclass(frozen=True)
class DocumentView:
    """A document that a source names, as it is shown."""

    id: str
    title: str
    about: str
    facts: list[Fact]
    sources: list[SourceView]
    later_sources: list[SourceView]


@component(shows=lambda council: council.documents)
def documents(here: Here) -> dict[str, Any]:
    """Show the documents that the sources name, with what has replaced them."""
    return {"documents": [_document(here, each) for each in here.council.documents]}


def _document(here: Here, document: Document) -> DocumentView:
    replaced = document.replaced
    return DocumentView(
        id=document.id,
        title=document.title,
        about=document.about,
        facts=facts(
            ("Also called", ", ".join(document.aliases)),
            ("Date", day_or_month(document.date)),
            ("Address", Link(document.url, document.url) if document.url else None),
            ("Replaced by", replaced.by if replaced else ""),
            ("Replaced since", day_or_month(replaced.since) if replaced else ""),
        ),
        sources=here.sources(document.source),
        later_sources=here.sources(replaced.source) if replaced else [],
    )


@dataclass(frozen=True)
class BenchmarkView:
    """A part of the national framework with the key actions that answer it."""

    id: str
    title: str
    meaning: str
    key_actions: list[Link]
    sources: list[SourceView]


@component(shows=lambda council: council.benchmarks)
def benchmarks(here: Here) -> dict[str, Any]:
    """Show the parts of the national framework and which key action answers each."""
    shown = []
    for each in here.council.benchmarks:
        answering = [one for one in here.council.key_actions if each.id in one.benchmarks]
        links = [here.link(one, f"{one.number}: {one.title}") for one in answering]
        sources = here.sources(each.source)
        shown.append(BenchmarkView(each.id, each.title, each.meaning, links, sources))
    return {"framework": here.council.framework, "benchmarks": shown}
