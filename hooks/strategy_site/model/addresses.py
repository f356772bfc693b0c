"""Which addresses the site has published, and where those that moved are now.

``data/addresses.yml`` is a ledger: a command adds what is new, and nothing is ever taken out. The
home page is not in it, since no site is built without one.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator

from strategy_site.model import forms
from strategy_site.model.base import Day, Named, Record, refused
from strategy_site.problems import quoted

# What people write before and after an address, or in place of the stroke at its end.
_SITE = re.compile(r"\Ahttps?://[^/]*|\A\./")
_END = re.compile(r"(?:(?:\A|/)index)?\.(?:md|html)\Z")


def is_address(form: forms.Says, text: str) -> bool:
    """Whether a text has the form of an address, and no part that means another folder."""
    parts = text.partition("#")[0].split("/")
    return form.fits(text) and text.isprintable() and not {".", ".."} & set(parts)


def _address(form: forms.Says, example: str) -> Callable[[str], str]:
    """Return what lets the addresses of a form pass, and offers the nearest to others."""

    def checked(text: str) -> str:
        if is_address(form, text):
            return text
        path, sign, anchor = _SITE.sub("", text).strip("/ ").partition("#")
        path = _END.sub("", path.rstrip("/"))
        near = path if form is forms.FILE_ADDRESS else f"{path}/{sign}{anchor}"
        fix = f"Write what stands behind the name of the site: {example}."
        if is_address(form, near):
            fix = f"Did you mean {quoted(near)}?"
        raise refused("E004", f"is not {form.words.partition(',')[0].partition(':')[0]}", fix)

    return checked


PageAddress = Annotated[
    Named, AfterValidator(_address(forms.PAGE_ADDRESS, "training/courses/")), forms.PAGE_ADDRESS
]
FileAddress = Annotated[
    Named,
    AfterValidator(_address(forms.FILE_ADDRESS, "open-data/measures.csv")),
    forms.FILE_ADDRESS,
]
PlaceAddress = Annotated[
    Named, AfterValidator(_address(forms.PLACE_ADDRESS, "training/#courses")), forms.PLACE_ADDRESS
]


class Move(Record):
    """A page that moved: its old address, and its new one with or without a place on the page.

    ``was`` and ``now`` are addresses as the site has them: ``training/courses/``, and
    ``training/#courses`` for a heading on a page, or ``/`` for the home page. ``on`` is the day on
    which the page moved.
    """

    was: PageAddress
    now: PlaceAddress
    on: Day | None = None

    @property
    def target(self) -> str:
        """The address of the page that it leads to, empty for the home page."""
        return self.now.partition("#")[0].removeprefix("/")

    @property
    def anchor(self) -> str:
        """The place on that page, or an empty string."""
        return self.now.partition("#")[2]


class AddressesFile(Record):
    """``data/addresses.yml``. ``files`` are those of the open data, which never move."""

    addresses: tuple[PageAddress, ...] = ()
    files: tuple[FileAddress, ...] = ()
    moved: tuple[Move, ...] = ()

    @cached_property
    def moves(self) -> Mapping[str, Move]:
        """The moves by the old address; of two from one address the first."""
        return {each.was: each for each in reversed(self.moved)}

    def place_of(self, address: str) -> str:
        """Return where a page is now, empty for the home page; one that never moved is there."""
        move = self.moves.get(address)
        return self.way(move)[-1].target if move else address

    def way(self, move: Move) -> list[Move]:
        """Return a move and those that follow it: a page may move again.

        In a circle, the last one leads back to the address of one of them.
        """
        way, seen = [move], {move.was}
        while way[-1].target in self.moves and way[-1].target not in seen:
            way.append(self.moves[way[-1].target])
            seen.add(way[-1].was)
        return way
