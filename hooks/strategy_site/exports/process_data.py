"""A process as JSON, beside its page: for programs that show it or count on it."""

import json
from datetime import date
from typing import Any

from strategy_site.model.contacts import Contact
from strategy_site.model.council import Council
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.processes import Process, Step, Way
from strategy_site.model.publications import Publication, Term
from strategy_site.model.resources import Resource
from strategy_site.model.sourced import Source
from strategy_site.model.training import Offer
from strategy_site.process_map.graph import Graph


def process_data(council: Council, process: Process) -> str:
    """Return a process as JSON text. What is not known of it is left out.

    Steps have the numbers and the ids that they have on the page; dates are written 2026-12-31.
    """
    graph = Graph(process)
    legal = [council.find(Term, each).term for each in process.legal_basis]
    told = {
        "id": process.id,
        "title": process.title,
        "question": process.question,
        "kind": process.kind.key,
        "when_to_use": process.when_to_use,
        "who_for": process.who_for,
        "council": council.site.council,
        "demonstration": council.site.demo,
        "status": process.status.key,
        "status_means": process.status.sentence,
        "version": process.version,
        "owner": council.find(Role, process.owner_role).title,
        "approved_by": council.find(Body, process.approved_by).name
        if process.approved_by
        else None,
        "approved_on": _day(process.approved_on),
        "review_due": _day(process.review_due),
        "legal_basis": legal,
        "note": process.note,
        "left_out": list(process.left_out),
        "steps": [_step(council, each, graph) for each in process.steps],
        "sources": _sources(council, process.source),
    }
    return json.dumps(_known(told), indent=1, ensure_ascii=False) + "\n"


def _known(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, [], {})}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _step(council: Council, step: Step, graph: Graph) -> dict[str, Any]:
    time = step.timeframe
    leads_to = council.find(Process, step.leads_to) if step.leads_to else None
    timeframe = time and {
        "value": time.value,
        "unit": time.unit.key if time.unit else None,
        "after_step": graph.numbers[time.after] if time.after else None,
        "basis": time.basis.key if time.basis else None,
    }
    return _known(
        {
            "number": graph.numbers[step.id],
            "id": step.id,
            "kind": step.kind.key,
            "title": step.title,
            "text": step.text,
            "who": _who(council, step),
            "by_when": _known(timeframe) if timeframe else None,
            "contacts": [_contact(council.find(Contact, each)) for each in step.contacts],
            "resources": [_resource(council.find(Resource, each)) for each in step.resources],
            "training": [_offer(council.find(Offer, each)) for each in step.training],
            "write_down": step.record,
            "ways": [_way(each, graph) for each in graph.ways_from[step.id]],
            "outcome": step.outcome,
            "goes_on_in": leads_to.id if leads_to else None,
            "sources": _sources(council, step.source),
        }
    )


def _who(council: Council, step: Step) -> str | None:
    if step.role:
        return council.find(Role, step.role).title
    if step.body:
        return council.find(Body, step.body).name
    return council.find(Organisation, step.organisation).name if step.organisation else None


def _way(way: Way, graph: Graph) -> dict[str, Any]:
    told = {"answer": way.label or None, "step": graph.numbers[way.ends], "id": way.ends}
    return _known({**told, "leads_back": way.loop or None})


def _contact(contact: Contact) -> dict[str, Any]:
    return _known(
        {
            "label": contact.label,
            "phone": contact.phone,
            "email": contact.email,
            "url": contact.url,
            "verified_on": _day(contact.verified_on),
        }
    )


def _resource(resource: Resource) -> dict[str, Any]:
    return _known({"title": resource.title, "publisher": resource.publisher, "url": resource.url})


def _offer(offer: Offer) -> dict[str, Any]:
    url = offer.booking.url if offer.booking else None
    return _known({"title": offer.title, "provider": offer.provider, "url": url})


def _sources(council: Council, sources: tuple[Source, ...]) -> list[dict[str, Any]]:
    return [
        _known(
            {
                "title": council.find(Publication, each.ref).title,
                "slide": each.slide,
                "page": each.page,
            }
        )
        for each in sources
    ]
