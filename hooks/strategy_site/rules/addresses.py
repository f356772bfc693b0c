"""Rules about the ledger of addresses: none that was published vanishes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from strategy_site.load.convert import Positions
from strategy_site.model.addresses import AddressesFile, Move, is_address
from strategy_site.model.forms import PAGE_ADDRESS
from strategy_site.problems import Problem, nearest, quoted

_LEDGER = "addresses.yml"
HOME = "/"


@dataclass(frozen=True)
class Published:
    """The addresses that the site has now, without its home page: of its pages, and of its data.

    ``unread`` are beginnings of addresses of which more may be there, in what could not be read.
    """

    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()

    def lacks(self, address: str) -> bool:
        """Whether there is surely nothing at an address."""
        there = address in self.pages or address in self.files
        return not there and not address.startswith(self.unread)


@dataclass(frozen=True)
class Unlisted:
    """What a ledger does not list yet, sorted.

    ``odd`` are pages whose address has a sign that the ledger cannot hold, since no page could
    stand in for them.
    """

    addresses: list[str]
    files: list[str]
    odd: list[str]

    @property
    def number(self) -> int:
        """How many addresses could be added."""
        return len(self.addresses) + len(self.files)


def unlisted(ledger: AddressesFile, now: Published) -> Unlisted:
    """Return what a ledger does not list yet; an old address that leads to a page belongs in it."""
    fit = {each for each in now.pages if is_address(PAGE_ADDRESS, each)}
    return Unlisted(
        sorted(fit.union(ledger.moves) - set(ledger.addresses)),
        sorted(now.files - set(ledger.files)),
        sorted(now.pages - fit),
    )


def addresses_stay(
    ledger: AddressesFile, positions: Positions, now: Published
) -> Iterator[Problem]:
    """Every address of the ledger is there, or leads to a page that is."""
    yield from _gone(ledger, positions, now)
    yield from _in_the_way(ledger, positions, now)
    yield from _astray(ledger, positions, now)
    yield from _named_twice(ledger, positions)


def _gone(ledger: AddressesFile, positions: Positions, now: Published) -> Iterator[Problem]:
    """An address that was published is there, or has moved (E088).

    A move with a mistake in it is left out of the ledger: what seems gone may only be misspelt.
    """
    if not positions.is_whole(_LEDGER):
        return
    gone = [each for each in ledger.addresses if now.lacks(each) and each not in ledger.moves]
    new = now.pages - set(ledger.addresses)
    for index, address in enumerate(ledger.addresses):
        if address in gone:
            message = f"the page {quoted(address)} was published, and is not there now."
            # One page that has gone and one that has come are the same page.
            renamed = len(gone) == len(new) == 1
            place = next(iter(new)) if renamed else nearest_page(address, now.pages)
            fix = f"Put it back, or add a line to moved: - {{was: {address}, now: {place}}}"
            yield positions.problem(ledger, ("addresses", index), "E088", message, fix)
    for index, address in enumerate(ledger.files):
        if now.lacks(address):
            message = f"the file {quoted(address)} was published, and is not there now."
            fix = "Put back what it was made from: a program that reads it follows no page."
            yield positions.problem(ledger, ("files", index), "E088", message, fix)


def nearest_page(address: str, pages: Collection[str]) -> str:
    """Return the page whose address is spelt most alike, else the first above it that is there."""
    near = nearest(address, pages)
    while near is None and address:
        address = address.rstrip("/").rpartition("/")[0]
        near = f"{address}/" if f"{address}/" in pages else None
    return near or HOME


def _in_the_way(ledger: AddressesFile, positions: Positions, now: Published) -> Iterator[Problem]:
    """What has moved is no longer at its old address (E088)."""
    for move in ledger.moved:
        if move.was in now.pages:
            message = f"was {quoted(move.was)} is still the address of a page."
            fix = "Delete this line, or take the page away."
            yield positions.problem(move, "was", "E088", message, fix)


def _astray(ledger: AddressesFile, positions: Positions, now: Published) -> Iterator[Problem]:
    """A move leads to a page (E010), if need be by way of others, and never back (E011)."""
    told: set[str] = set()
    for move in ledger.moves.values():
        way = ledger.way(move)
        if way[-1].target in ledger.moves:
            circle = way[way.index(ledger.moves[way[-1].target]) :]
            if circle[0].was not in told:
                yield _circle(circle, positions)
            told |= {each.was for each in circle}
        elif len(way) == 1 and move.target and now.lacks(move.target):
            message = f"now {quoted(move.now)} is not a page of the site."
            near = nearest_page(move.target, now.pages) + (move.anchor and f"#{move.anchor}")
            fix = f"Did you mean {quoted(near)}?"
            yield positions.problem(move, "now", "E010", message, fix)


def _circle(circle: list[Move], positions: Positions) -> Problem:
    shown = " to ".join([*(each.was for each in circle), circle[-1].target])
    message = f"the moves lead round in a circle, from {shown}."
    fix = "Let one of them lead to a page that is there."
    return positions.problem(circle[0], "now", "E011", message, fix)


def _named_twice(ledger: AddressesFile, positions: Positions) -> Iterator[Problem]:
    """An address stands in the ledger once, and moves once (E006)."""
    for field in ("addresses", "files"):
        seen: set[str] = set()
        for index, address in enumerate(getattr(ledger, field)):
            if address in seen:
                message, fix = f"{quoted(address)} stands here a second time.", "Delete this line."
                yield positions.problem(ledger, (field, index), "E006", message, fix)
            seen.add(address)
    for move in ledger.moved:
        if ledger.moves[move.was] is not move:
            message = f"was {quoted(move.was)} has moved already, in a line above."
            yield positions.problem(move, "was", "E006", message, "Keep one of the two lines.")
