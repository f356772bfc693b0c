"""Rules about what people type into the search: each phrase leads to one page that is there."""

from collections.abc import Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.base import Record
from strategy_site.model.council import Council
from strategy_site.problems import Problem, quoted
from strategy_site.rules.addresses import Published, nearest_page

# A word alone means the same as nothing else.
FEWEST = 2


def synonyms_are_told_once(council: Council, positions: Positions) -> Iterator[Problem]:
    """Synonyms are two words or more (E003), and each belongs to one group (E006)."""
    taken: dict[str, str] = {}
    for group in council.synonyms:
        if len(group.words) < FEWEST and positions.is_whole(positions.file_of(group)):
            message = f"words {quoted(group.words[0])} stands alone, and means the same as nothing."
            fix = "Add what people say in its place, or delete it."
            yield positions.problem(group, ("words", 0), "E003", message, fix)
        where = f"in the group of {quoted(group.words[0])}"
        yield from _repeated(group, "words", where, taken, positions)


def terms_lead_to_one_page(council: Council, positions: Positions) -> Iterator[Problem]:
    """What people type stands once, and leads to one page; each page is named once (E006)."""
    taken: dict[str, str] = {}
    pages: set[str] = set()
    for each in council.search_terms:
        if each.page in pages:
            message = f"page {quoted(each.page)} stands above already."
            yield positions.problem(each, "page", "E006", message, "Put its terms together.")
        pages.add(each.page)
        yield from _repeated(each, "terms", f"for {quoted(each.page)}", taken, positions)


def _repeated(
    record: Record, field: str, where: str, taken: dict[str, str], positions: Positions
) -> Iterator[Problem]:
    """Yield each word that stands above; ``taken`` has where, and is told of this record's."""
    for index, word in enumerate(getattr(record, field)):
        if word in taken:
            message = f"{field} {quoted(word)} stands above already, {taken[word]}."
            fix = "Keep it in the place where it fits best."
            yield positions.problem(record, (field, index), "E006", message, fix)
        taken.setdefault(word, where)


def terms_lead_to_pages(
    council: Council, positions: Positions, now: Published
) -> Iterator[Problem]:
    """What people type leads to a page that the site has now, or that moved to another (E010)."""
    moved = council.ledger.moves if council.ledger else {}
    for each in council.search_terms:
        if now.lacks(each.page) and each.page not in moved:
            message = f"page {quoted(each.page)} is not the address of a page."
            fix = f"Did you mean {quoted(nearest_page(each.page, now.pages))}?"
            yield positions.problem(each, "page", "E010", message, fix)
