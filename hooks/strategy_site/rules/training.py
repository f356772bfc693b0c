"""Rules about training: how to book it, and that nothing is on offer that no longer holds."""

from collections.abc import Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.training import Offer
from strategy_site.problems import Problem, quoted
from strategy_site.rules.circles import circles
from strategy_site.vocabulary import OfferStatus

_WAYS = ("contact", "url", "text")


def no_circles_of_training(council: Council, positions: Positions) -> Iterator[Problem]:
    """No offer is replaced by itself, directly or through others (E011)."""
    yield from circles(council.offers, "replaced_by", lambda each: each.replaced_by, positions)


def training_is_booked_in_one_way(council: Council, positions: Positions) -> Iterator[Problem]:
    """A booking names a contact, an address or what to do: one of the three (E003)."""
    for each in council.offers:
        booking = each.booking
        if booking is None:
            continue
        named = [field for field in _WAYS if getattr(booking, field) is not None]
        if len(named) > 1:
            message = f"{', '.join(named[:-1])} and {named[-1]} stand here together."
            fix = "Keep the one by which people book."
            yield positions.problem(booking, named[1], "E003", message, fix)
        elif all(positions.lacks(booking, field) for field in _WAYS):
            message = "booking says nothing."
            fix = "Add contact, url or text, or delete booking."
            yield positions.problem(each, "booking", "E003", message, fix)


def one_party_provides_training(council: Council, positions: Positions) -> Iterator[Problem]:
    """A body of ours provides an offer, or somebody else does, not both (E003)."""
    for each in council.offers:
        if each.provided_by is not None and each.provider is not None:
            message = "provided_by and provider both stand here."
            yield positions.problem(each, "provider", "E003", message, "Keep one of the two.")


def what_is_on_offer_was_not_replaced(council: Council, positions: Positions) -> Iterator[Problem]:
    """Training that has been replaced is not on offer (E067)."""
    for each in council.offers:
        field = "replaced_by" if each.replaced_by is not None else "replaced"
        if each.status.is_help and getattr(each, field) is not None:
            message = f"status {quoted(each.status.key)} does not go with {field}: something else "
            message += "has taken its place."
            fix = f"Write status: {OfferStatus.WITHDRAWN.key}, or delete {field}."
            yield positions.problem(each, "status", "E067", message, fix)


def nobody_is_sent_to_training_of_the_past(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """What took the place of training was not withdrawn; no step names what is history (E067)."""
    offers = {each.id: each for each in council.offers}
    for each in council.offers:
        after = offers.get(each.replaced_by or "")
        if after and after.status is OfferStatus.WITHDRAWN:
            message = f"replaced_by {quoted(after.id)} was itself withdrawn."
            fix = "Name what is on offer now, or delete it."
            yield positions.problem(each, "replaced_by", "E067", message, fix)
    for process in council.processes:
        for step in process.steps:
            for index, name in enumerate(step.training):
                found = offers.get(name)
                if found and not found.status.is_help:
                    message = f"training {quoted(name)} has status {quoted(found.status.key)}."
                    fix = _instead(found, offers)
                    yield positions.problem(step, ("training", index), "E067", message, fix)


def _instead(offer: Offer, offers: dict[str, Offer]) -> str:
    """Return what to name in place of training that is history."""
    seen = {offer.id}
    after = offer
    while after.replaced_by in offers and after.replaced_by not in seen:
        after = offers[after.replaced_by]
        seen.add(after.id)
        if after.status.is_help:
            return f"Name what took its place, {quoted(after.id)}."
    return "Name another one, or delete it."
