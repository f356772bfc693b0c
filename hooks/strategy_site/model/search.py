"""What people type into the search, in their own words: ``data/search_terms.yml``."""

from typing import Annotated

from pydantic import Field

from strategy_site.model.addresses import PageAddress
from strategy_site.model.base import Record, SearchTerm


class Synonyms(Record):
    """Words or short phrases that mean the same to a reader of the site."""

    words: Annotated[tuple[SearchTerm, ...], Field(min_length=1)]


class TermsOfPage(Record):
    """What people type who look for a page: ``page`` is its address, such as ``worried/``.

    They follow a page that moved, as ``addresses.yml`` says.
    """

    page: PageAddress
    terms: Annotated[tuple[SearchTerm, ...], Field(min_length=1)]


class SearchTermsFile(Record):
    """``data/search_terms.yml``."""

    synonyms: tuple[Synonyms, ...] = ()
    pages: tuple[TermsOfPage, ...] = ()
