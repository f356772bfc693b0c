"""Which addresses the site has now, to compare with the ledger of those it has published."""

from collections.abc import Iterable, Iterator

from strategy_site.load.data_files import FILE_OF_KIND, UPDATES
from strategy_site.load.data_folder import Data
from strategy_site.load.pages import Page, address_of
from strategy_site.open_data.files import FOLDER, paths_of_files
from strategy_site.problems import Problem
from strategy_site.rules.addresses import Published
from strategy_site.views.record_pages import folders_of_pages, made_paths

_QUARTERS = f"{UPDATES}/"


def published(written: Iterable[Page], data: Data, in_pages: Iterable[Problem]) -> Published:
    """Return the addresses of the pages that people wrote and of all that is made from records.

    ``in_pages`` are the problems of the pages: one that could not be read may still be there.
    """
    made = map(address_of, made_paths(data.ids))
    pages = {*(each.address for each in written), *made} - {""}
    unsure = any(each.code in ("E001", "E002") for each in in_pages)
    unread = [""] if unsure else list(_unread(data))
    files = paths_of_files(sorted(data.ids.get("quarter", ())))
    return Published(frozenset(pages), frozenset(files), tuple(unread))


def _unread(data: Data) -> Iterator[str]:
    """Yield where pages and files are made from records that could not all be read."""
    for kind, folders in folders_of_pages().items():
        file = FILE_OF_KIND.get(kind, _QUARTERS)
        if not data.positions.is_whole(file):
            yield from folders
            if file == _QUARTERS:
                yield f"{FOLDER}/"
