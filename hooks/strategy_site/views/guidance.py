"""The library of guidance: processes and pages by the question that they answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.processes import Process
from strategy_site.views.filters import choice, filters, marks, used
from strategy_site.views.place import Here, Link, in_words
from strategy_site.views.process_words import notice_of
from strategy_site.views.registry import component
from strategy_site.vocabulary import Audience, ProcessKind, ProcessStatus


@dataclass(frozen=True)
class Guide:
    """A process or a page of guidance: ``notice`` is what to know before following it.

    ``marks`` are those by which filters find it.
    """

    question: Link
    what: str
    standing: str
    notice: str
    audience: str
    marks: str


@component()
def guidance_library(here: Here) -> dict[str, Any]:
    """Show every process and every page of guidance by the question that it answers."""
    guides = [*_processes(here), *_pages(here)]
    marked = [each.marks for each in guides]
    processes = here.council.processes
    named = [each.audience for each in processes] + [each.audience for each in here.guidance]
    return {
        "guides": guides,
        "filters": filters(
            "guides",
            len(guides),
            choice("audience", "Who it is for", used(Audience, named), marked),
            choice(
                "status",
                "Approval",
                used(ProcessStatus, [(each.status,) for each in processes]),
                marked,
            ),
        ),
    }


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
            audience=in_words(each.audience),
            marks=marks(audience=each.audience, status=(each.status,)),
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
            audience=in_words(page.audience),
            # A page that names nobody is for everybody.
            marks=marks(audience=page.audience or tuple(Audience)),
        )
