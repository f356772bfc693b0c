"""The library of guidance: processes and pages by the question that they answer. And resources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.processes import Process
from strategy_site.model.resources import Resource
from strategy_site.views.place import Fact, Here, Link, SourceView, facts
from strategy_site.views.process_words import notice_of
from strategy_site.views.registry import component
from strategy_site.vocabulary import ProcessKind


@dataclass(frozen=True)
class Guide:
    """A process or a page of guidance: ``notice`` is what to know before following it."""

    question: Link
    what: str
    standing: str
    notice: str


@component()
def guidance_library(here: Here) -> dict[str, Any]:
    """Show every process and every page of guidance by the question that it answers."""
    return {"guides": [*_processes(here), *_pages(here)]}


def _processes(here: Here) -> Iterator[Guide]:
    """Yield the processes, worries about people first."""
    kinds = list(ProcessKind)
    for each in sorted(here.council.processes, key=lambda each: kinds.index(each.kind)):
        steps = len(each.steps)
        on = each.approved_on
        standing = [f"Approved on {shown_day(on)}."] if on else []
        standing += _review(here, each)
        yield Guide(
            question=here.link(each, each.question),
            what=f"{each.title}. Process map with {steps} steps.",
            standing=" ".join(standing),
            notice=notice_of(each, here.council.site.reviewed_on),
        )


def _review(here: Here, process: Process) -> list[str]:
    due = process.review_due
    if due is None or due < here.council.site.reviewed_on:
        return []
    return [f"Next review by {shown_day(due)}."]


def _pages(here: Here) -> Iterator[Guide]:
    for page in sorted(here.guidance, key=lambda each: each.address):
        due = page.review_due
        yield Guide(
            question=here.link_to((page.address, ""), page.question),
            what=page.description,
            standing=f"Next review by {shown_day(due)}." if due and not page.notice else "",
            notice=page.notice,
        )


@dataclass(frozen=True)
class ResourceView:
    """A form, a course or guidance of others, as it is shown."""

    id: str
    title: str
    about: str
    facts: list[Fact]
    checked: str
    sources: list[SourceView]


@component(shows=lambda council: council.resources)
def resources(here: Here) -> dict[str, Any]:
    """Show every form, course and guidance of others that a step needs."""
    return {"resources": [_resource(here, each) for each in here.council.resources]}


def _resource(here: Here, resource: Resource) -> ResourceView:
    checked = ""
    if resource.verified_on:
        checked = f"Address opened on {shown_day(resource.verified_on)}."
    elif resource.url:
        checked = "Nobody has checked that this address still works."
    return ResourceView(
        id=resource.id,
        title=resource.title,
        about=resource.about,
        facts=facts(
            ("Published by", resource.publisher),
            ("Web", Link(resource.url, resource.url) if resource.url else None),
        ),
        checked=checked,
        sources=here.sources(resource.source),
    )
