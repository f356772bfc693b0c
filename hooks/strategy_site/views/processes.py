"""Components about a process: its steps in words, one by one, as a picture, on a card."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from strategy_site.dates import shown_day
from strategy_site.model.base import Reference
from strategy_site.model.contacts import Contact
from strategy_site.model.council import Council
from strategy_site.model.processes import Process, Step, Way
from strategy_site.model.publications import Term
from strategy_site.model.resources import Resource
from strategy_site.model.training import Offer
from strategy_site.process_map.graph import Graph
from strategy_site.views.contacts import telephone
from strategy_site.views.place import Fact, Here, Link, SourceView, facts
from strategy_site.views.process_words import past_review, time_with_basis, with_meaning
from strategy_site.views.registry import component
from strategy_site.vocabulary import StepKind

ProcessArgument = Annotated[str, Reference("process")]

# Anchors of a process's page: the steps in words, the diagram, each question by itself.
STEPS, DIAGRAM, ASKED = "process-steps", "process-diagram", "ask-"


@dataclass(frozen=True)
class ContactLine:
    """Whom to turn to at a step: a link to the contact, and its number and mail address."""

    label: Link
    reach: tuple[Link, ...]


@dataclass(frozen=True)
class WayView:
    """A way out of a step: the answer that takes it, and the step it leads to."""

    label: str
    id: str
    number: int
    title: str
    back: bool


@dataclass(frozen=True)
class StepView:
    """A step as it is shown."""

    id: str
    number: int
    kind: StepKind
    title: str
    text: str
    who: Link | None
    time: str
    contacts: tuple[ContactLine, ...]
    resources: tuple[Link, ...]
    record: str
    ways: tuple[WayView, ...]
    comes_from: tuple[WayView, ...]
    outcome: str
    leads_to: Link | None
    sources: tuple[SourceView, ...]

    @property
    def is_end(self) -> bool:
        """Whether the process ends here."""
        return self.kind is StepKind.END


def step_views(here: Here, process: Process) -> list[StepView]:
    """Return the steps of a process in order."""
    graph = Graph(process)
    return [_step(here, step, graph) for step in process.steps]


def _step(here: Here, step: Step, graph: Graph) -> StepView:
    find = here.council.find
    leads_to = find(Process, step.leads_to) if step.leads_to else None
    return StepView(
        id=step.id,
        number=graph.numbers[step.id],
        kind=step.kind,
        title=step.title,
        text=step.text or "",
        who=party_of(here, step),
        time=time_with_basis(step.timeframe, graph.numbers),
        contacts=tuple(contact_line(here, find(Contact, each)) for each in step.contacts),
        resources=_at_hand(here, step),
        record=step.record or "",
        ways=tuple(_way(way, way.ends, graph) for way in graph.ways_from[step.id]),
        comes_from=tuple(_way(way, way.begins, graph) for way in graph.ways_to[step.id]),
        outcome=step.outcome or "",
        leads_to=here.link(leads_to, leads_to.title) if leads_to else None,
        sources=tuple(here.sources(step.source)),
    )


def party_of(here: Here, step: Step) -> Link | None:
    """Return a link to the role, the body or the organisation that takes a step."""
    found = here.role(step.role) or here.body(step.body)
    return found or here.organisation(step.organisation)


def _way(way: Way, other: str, graph: Graph) -> WayView:
    return WayView(way.label, other, graph.numbers[other], graph.steps[other].title, way.loop)


def contact_line(here: Here, contact: Contact) -> ContactLine:
    """Return a contact in one line."""
    mail = Link(contact.email, f"mailto:{contact.email}") if contact.email else None
    web = Link(contact.url, contact.url) if contact.url and not contact.phone else None
    reach = tuple(filter(None, (telephone(contact), mail, web)))
    return ContactLine(here.link(contact, contact.label), reach)


def _at_hand(here: Here, step: Step) -> tuple[Link, ...]:
    """Return links to the resources and the training that a step names."""
    find = here.council.find
    resources = [find(Resource, each) for each in step.resources]
    offers = [find(Offer, each) for each in step.training]
    return (
        *(here.link(each, each.title) for each in resources),
        *(here.link(each, each.title) for each in offers),
    )


def _one(council: Council, process: str) -> Iterable[Process]:
    return [council.find(Process, process)]


@component()
def process_summary(here: Here, process: ProcessArgument) -> dict[str, Any]:
    """Show when to use a process, who answers for it, and the ways to go through it."""
    found = here.council.find(Process, process)
    (first,) = Graph(found).starts
    address = process_address(here, found)
    ways = (
        (f"{ASKED}{first.id}", "Go through it one question at a time"),
        (STEPS, "Read all steps"),
        (DIAGRAM, "See the diagram"),
    )
    return {
        "process": found,
        "facts": [
            *facts(("About", found.kind.word), ("For", found.who_for)),
            *_standing(here, found),
        ],
        "ways": [here.link_to((address, anchor), text) for anchor, text in ways],
        "card": here.link_to((f"{address}card/", ""), "Print card"),
    }


def process_address(here: Here, process: Process) -> str:
    """Return the address of the page of a process."""
    return here.homes[process.id][0]


def _standing(here: Here, process: Process) -> list[Fact]:
    """Return what is known of the approval of a process, and of its owner and its law."""
    legal = [here.council.find(Term, each) for each in process.legal_basis]
    return facts(
        ("Status", with_meaning(process.status)),
        ("Version", process.version),
        ("Who keeps it up to date", here.role(process.owner_role)),
        ("Approved by", here.body(process.approved_by)),
        ("Approved on", shown_day(process.approved_on) if process.approved_on else None),
        ("Next review by", shown_day(process.review_due) if process.review_due else None),
        ("Legal basis", [here.link(each, each.term) for each in legal]),
    )


@component(shows=_one)
def process_steps(here: Here, process: ProcessArgument) -> dict[str, Any]:
    """Show the numbered steps: who does what by when, and where each answer leads."""
    return {"steps": step_views(here, here.council.find(Process, process))}


@component()
def process_questions(here: Here, process: ProcessArgument) -> dict[str, Any]:
    """Show the same steps one at a time, each with links to those that can follow.

    The start comes first, wherever it stands in the file: it is what is shown to begin with.
    """
    steps = step_views(here, here.council.find(Process, process))
    steps.sort(key=lambda each: each.kind is not StepKind.START)
    return {"steps": steps, "first": steps[0]}


@component()
def process_basis(here: Here, process: ProcessArgument) -> dict[str, Any]:
    """Show what a process rests on, and what it leaves out."""
    found = here.council.find(Process, process)
    return {
        "note": found.note or "",
        "left_out": found.left_out,
        "sources": here.sources(found.source),
    }


@component()
def process_card(here: Here, process: ProcessArgument) -> dict[str, Any]:
    """Show a process on a card to print: contacts first, then the steps in short."""
    found = here.council.find(Process, process)
    steps = step_views(here, found)
    named = [name for step in found.steps for name in step.contacts]
    urgent = [each.id for each in here.council.contacts if each.emergency]
    ids = dict.fromkeys([*urgent, *named])
    contacts = [here.council.find(Contact, each) for each in ids]
    return {
        "process": found,
        "page": here.link(found, found.title),
        "overdue": past_review(found.review_due, here.council.site.reviewed_on),
        "facts": _standing(here, found),
        "contacts": [(each, contact_line(here, each)) for each in contacts],
        "steps": steps,
    }
