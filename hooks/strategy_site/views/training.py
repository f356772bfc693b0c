"""Components about training."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from strategy_site.dates import PartialDate, shown_day
from strategy_site.model.contacts import Contact
from strategy_site.model.parties import Organisation
from strategy_site.model.publications import Term
from strategy_site.model.sourced import Replacement
from strategy_site.model.strategy import Activity
from strategy_site.model.training import Booking, Delivery, Offer
from strategy_site.progress.reach import Reach, reach_of
from strategy_site.views.chart_text import LETTER, LINE, NARROW, lines_of
from strategy_site.views.filters import Filters, choice, filters, marks, used
from strategy_site.views.place import (
    Fact,
    Here,
    Link,
    QuotationView,
    SourceView,
    facts,
    in_words,
)
from strategy_site.views.registry import component
from strategy_site.vocabulary import Audience, OfferStatus, TrainingFormat


@dataclass(frozen=True)
class OfferView:
    """Training that is or was on offer; ``marks`` are those by which filters find it."""

    id: str
    title: str
    description: str
    facts: list[Fact]
    replaced: str
    replaced_by: Link | None
    replaced_sources: list[SourceView]
    wording: QuotationView | None
    sources: list[SourceView]
    marks: str


@component(shows=lambda council: council.offers)
def training_offers(here: Here) -> dict[str, Any]:
    """Show training by audience, then each offer by whether it can still be had, and filters."""
    offers = here.council.offers
    shown = {each.id: _offer(here, each) for each in offers}
    groups = [
        (status, [shown[each.id] for each in offers if each.status is status])
        for status in OfferStatus
    ]
    return {
        "by_audience": _by_audience(here),
        "groups": [(status, inside) for status, inside in groups if inside],
        "filters": _filters(offers, [shown[each.id].marks for each in offers]),
    }


def _by_audience(here: Here) -> list[tuple[str, list[tuple[Link, str]]]]:
    """Return for each audience what it can take now, in the order of the vocabulary."""
    now = [each for each in here.council.offers if each.status.is_help]
    found = []
    for audience in Audience:
        fits = [each for each in now if audience in each.audience]
        if fits:
            found.append((audience.word, [(_link(here, each), _in_short(each)) for each in fits]))
    return found


def _link(here: Here, offer: Offer) -> Link:
    return here.link(offer, offer.title)


def _in_short(offer: Offer) -> str:
    """Return the form, the length and the frequency of training in a few words."""
    words = [
        offer.format.word if offer.format else "",
        length(offer.minutes) if offer.minutes else "",
        offer.frequency.word if offer.frequency else "",
    ]
    said = [each for each in words if each]
    return ", ".join(said[:1] + [each[:1].lower() + each[1:] for each in said[1:]])


def _filters(offers: Sequence[Offer], entries: list[str]) -> Filters | None:
    formats = [(each.format,) for each in offers if each.format]
    return filters(
        "offers",
        len(offers),
        choice(
            "audience", "Who it is for", used(Audience, [each.audience for each in offers]), entries
        ),
        choice("format", "Format", used(TrainingFormat, formats), entries),
        choice("status", "Status", used(OfferStatus, [(each.status,) for each in offers]), entries),
    )


def _offer(here: Here, offer: Offer) -> OfferView:
    after = here.council.find(Offer, offer.replaced_by) if offer.replaced_by else None
    terms = [here.council.find(Term, each) for each in offer.terms]
    return OfferView(
        id=offer.id,
        title=offer.title,
        description=offer.description,
        facts=facts(
            ("Who it is for", in_words(offer.audience)),
            ("Format", offer.format.word if offer.format else ""),
            ("Length", length(offer.minutes) if offer.minutes else ""),
            ("How often", offer.frequency.word if offer.frequency else ""),
            ("Take it again", f"After {months(offer.renew_months)}" if offer.renew_months else ""),
            ("Places", f"Up to {offer.capacity} people" if offer.capacity is not None else ""),
            ("How to book", _booking(here, offer.booking) if offer.booking else None),
            ("Provided by", here.body(offer.provided_by) or offer.provider or ""),
            ("Who takes part in it", [each for each in map(here.role, offer.roles) if each]),
            ("Terms", [here.link(each, each.abbreviation or each.term) for each in terms]),
        ),
        replaced=replacement(offer.replaced) if offer.replaced else "",
        replaced_by=_link(here, after) if after else None,
        replaced_sources=here.sources(offer.replaced.source) if offer.replaced else [],
        wording=here.quotation(offer.wording) if offer.wording else None,
        sources=here.sources(offer.source, beside=offer.wording),
        marks=marks(
            audience=offer.audience,
            format=(offer.format,) if offer.format else (),
            status=(offer.status,),
        ),
    )


def _booking(here: Here, booking: Booking) -> Link:
    """Return how to book: a link to a contact or an address, or words."""
    if booking.contact:
        contact = here.council.find(Contact, booking.contact)
        return here.link(contact, contact.label)
    return Link(booking.url, booking.url) if booking.url else Link(booking.text or "")


def length(minutes: int) -> str:
    """Return a length in words: ``40 minutes``, ``2 hours``, ``1 hour 30 minutes``."""
    hours, rest = divmod(minutes, 60)
    said = [_counted(hours, "hour")] if hours else []
    return " ".join(said + ([_counted(rest, "minute")] if rest else []))


def months(number: int) -> str:
    """Return a number of months in words: ``18 months``, ``2 years``."""
    years, rest = divmod(number, 12)
    return _counted(number, "month") if rest else _counted(years, "year")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
    """Show training that took place, newest first, and how many people it reached."""
    deliveries = here.council.deliveries
    known = [each for each in deliveries if isinstance(each.delivered_on, PartialDate)]
    newest = sorted(known, key=_last_day, reverse=True)
    rest = [each for each in deliveries if each not in known]
    return {
        "deliveries": [_delivery(here, each) for each in (*newest, *rest)],
        "gist": _gist(reach_of(deliveries)),
    }


def _last_day(delivery: Delivery) -> date:
    day = delivery.delivered_on
    return day.last_day if isinstance(day, PartialDate) else date.min


def _gist(found: Sequence[Reach]) -> str:
    """Return how many sessions reached how many people, and for how many that is not known."""
    sessions = sum(each.sessions for each in found)
    unknown = sum(each.uncounted for each in found)
    if not sessions:
        return ""
    people = f"{sum(each.people for each in found):,}"
    said = f"{_counted(sessions, 'session')} reached {people} people."
    if unknown == sessions:
        return f"{_counted(sessions, 'session')}, and how many people came is not known."
    if not unknown:
        return said
    of = "one of them" if unknown == 1 else f"{unknown} of them"
    return f"{said} How many came to {of} is not known, and not in this number."


# Pixels of the chart: between a name and its bar, the bar, and the room below it.
_GAP, _BAR, _ROOM = 4, 28, 16
# Per cent of the width that the longest bar takes: its number stands at its right.
_LONGEST = 82


@dataclass(frozen=True)
class ReachRow:
    """A partner in the table and the chart.

    ``y`` is pixels from the top of the chart, ``bar`` from there to the bar; ``width`` is in per
    cent, and ``number`` stands at the end of the bar. The name is in ``lines``, each with the
    pixels from ``y`` to its foot.
    """

    partners: list[Link]
    lines: list[tuple[int, str]]
    sessions: int
    people: str
    number: str
    last: str
    y: int
    bar: int
    width: float

    @property
    def height(self) -> int:
        """How many pixels the row takes, without the room below it."""
        return self.bar + _BAR


@component()
def training_reach(here: Here) -> dict[str, Any]:
    """Show how many people of each partner training has reached, as a chart and a table."""
    found = reach_of(here.council.deliveries)
    most = max((each.people for each in found), default=0)
    rows: list[ReachRow] = []
    for each in found:
        y = rows[-1].y + rows[-1].height + _ROOM if rows else 0
        rows.append(_reach_row(here, each, y, most))
    return {
        "rows": rows,
        "height": rows[-1].y + rows[-1].height if rows else 0,
        "gist": _gist(found),
        "as_of": shown_day(here.position.as_of),
    }


def _reach_row(here: Here, reach: Reach, y: int, most: int) -> ReachRow:
    partners = here.organisations(reach.to)
    lines = lines_of(" and ".join(each.text for each in partners), NARROW)
    people = number = f"{reach.people:,}"
    if reach.uncounted:
        unknown = f"{_counted(reach.uncounted, 'session')} without a number"
        alone = reach.uncounted == reach.sessions
        people = unknown if alone else f"{people}, and {unknown}"
        number = "Not known" if alone else number
    return ReachRow(
        partners=partners,
        lines=[(LETTER + 1 + at * LINE, each) for at, each in enumerate(lines)],
        sessions=reach.sessions,
        people=people,
        number=number,
        last=reach.last.shown if reach.last else "Not stated",
        y=y,
        bar=len(lines) * LINE + _GAP,
        width=round(_LONGEST * reach.people / most, 2) if most else 0,
    )


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
