"""Components about training."""

from dataclasses import dataclass
from typing import Any

from strategy_site.dates import PartialDate
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.model.publications import Term
from strategy_site.model.sourced import Replacement
from strategy_site.model.strategy import Activity
from strategy_site.model.training import Delivery, Offer
from strategy_site.views.place import Here, Link, QuotationView, SourceView
from strategy_site.views.registry import component
from strategy_site.vocabulary import OfferStatus


@dataclass(frozen=True)
class OfferView:
    """Training that is or was on offer."""

    id: str
    title: str
    description: str
    facts: list[tuple[str, str]]
    provided_by: Link | None
    roles: list[Link]
    terms: list[Link]
    replaced: str
    replaced_sources: list[SourceView]
    wording: QuotationView | None
    sources: list[SourceView]


@component(shows=lambda council: council.offers)
def training_offers(here: Here) -> dict[str, Any]:
    """Show training offers, by whether they can still be had."""
    groups = []
    for status in OfferStatus:
        offers = [each for each in here.council.offers if each.status is status]
        if offers:
            groups.append((status, [_offer(here, each) for each in offers]))
    return {"groups": groups}


def _offer(here: Here, offer: Offer) -> OfferView:
    facts = [
        ("Who it is for", offer.audience.word),
        ("Format", offer.format.word if offer.format else ""),
        ("How often", offer.frequency.word if offer.frequency else ""),
        ("Places", f"Up to {offer.capacity} people" if offer.capacity is not None else ""),
    ]
    find = here.council.find
    body = find(Body, offer.provided_by) if offer.provided_by else None
    roles = [find(Role, each) for each in offer.roles]
    terms = [find(Term, each) for each in offer.terms]
    return OfferView(
        id=offer.id,
        title=offer.title,
        description=offer.description,
        facts=[(name, value) for name, value in facts if value],
        provided_by=here.link(body, body.name) if body else None,
        roles=[here.link(each, each.title) for each in roles],
        terms=[here.link(each, each.abbreviation or each.term) for each in terms],
        replaced=replacement(offer.replaced) if offer.replaced else "",
        replaced_sources=here.sources(offer.replaced.source) if offer.replaced else [],
        wording=here.quotation(offer.wording) if offer.wording else None,
        sources=here.sources(offer.source, beside=offer.wording),
    )


def replacement(replaced: Replacement) -> str:
    """Return what took the place of something, and since when if that is known."""
    by = replaced.by if replaced.by.endswith(".") else f"{replaced.by}."
    return f"{by} Since {replaced.since.shown}." if replaced.since else by


@dataclass(frozen=True)
class DeliveryView:
    """Training that took place."""

    id: str
    when: str
    to: list[Link]
    who: str
    people: str
    note: str
    activity: Link | None
    sources: list[SourceView]


@component(shows=lambda council: council.deliveries)
def training_deliveries(here: Here) -> dict[str, Any]:
    """Show training that took place, in the order of the file."""
    return {"deliveries": [_delivery(here, each) for each in here.council.deliveries]}


def _delivery(here: Here, delivery: Delivery) -> DeliveryView:
    when, people = delivery.delivered_on, delivery.people_trained
    activity = here.council.find(Activity, delivery.activity) if delivery.activity else None
    receivers = [here.council.find(Organisation, each) for each in delivery.to]
    return DeliveryView(
        id=delivery.id,
        when=when.shown if isinstance(when, PartialDate) else "Not stated",
        to=[here.link(each, each.name) for each in receivers],
        who=delivery.who,
        people=str(people) if isinstance(people, int) else "Not stated",
        note=delivery.note or "",
        activity=here.link(activity, activity.title) if activity else None,
        sources=here.sources(delivery.source),
    )
