"""What the search knows beside the index: pages, what people type for them, words of the site.

The browser fetches it with the first search. It finds pages by people's own words, mends spelling
and says of each page what sort it is. Nothing of it is text on a page.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from strategy_site.load.pages import Page
from strategy_site.model.addresses import AddressesFile
from strategy_site.project import Project
from strategy_site.views.page_kinds import PageFacts, page_facts
from strategy_site.views.record_pages import SEARCH
from strategy_site.vocabulary import PageKind

# Beside the pages of the site.
FILE = "search/words.json"
# How many words of the pages' text are known, the most frequent first: more would only be slow.
MOST_WORDS = 6_000
# With more pages than this the file would be too large for a first search: only the pages that
# terms lead to are told of. The index finds the others, their titles before their texts.
MOST_PAGES = 300
# What a match counts for on pages of a kind, where it does not count for one: a worry comes first,
# and of two pages that say the same, one to act on comes before one that reports.
_WEIGHTS = {
    PageKind.HELP: 1.2,
    PageKind.PROCESS: 1.1,
    PageKind.TRAINING: 1.1,
    PageKind.SCHOOLS: 1.1,
    PageKind.PROGRESS: 1.1,
    PageKind.CONTACTS: 1.05,
    PageKind.KEY_ACTION: 0.95,
    PageKind.GLOSSARY: 0.95,
    PageKind.ABOUT: 0.9,
    PageKind.QUARTER: 0.85,
    PageKind.PAGE: 0.8,
}
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_HEADING = re.compile(r"<h([1-4])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[a-z][a-z’'-]+[a-z]|[0-9]{3,4}")


def facts_of(project: Project, src: str) -> PageFacts:
    """Return what a search result says of a page, by the page's path."""
    made = project.made.get(src)
    record_id = made.record_id if made else ""
    return page_facts(project.pages[src], record_id, project.council, project.position)


def can_be_found(project: Project, src: str) -> bool:
    """Whether a search finds a page: not the results page, and not a card beside its process."""
    made = project.made.get(src)
    return src != SEARCH and (made is None or bool(made.record_id))


def search_words(project: Project, site: Path) -> str:
    """Return the JSON of what the search knows; ``site`` is the folder of the built pages.

    ``kinds`` has the word and the weight of each kind of page, ``pages`` the address, title, kind,
    audience, status, description, terms and headings of each, ``synonyms`` groups of words, and
    ``words`` those of all texts, the most frequent first. On a large site ``everywhere`` has those
    that stand on more than half of its pages: they tell little, and their index is large.
    """
    terms = _terms(project)
    sources = [src for src in sorted(project.pages) if can_be_found(project, src)]
    all_told = len(sources) <= MOST_PAGES
    counted: Counter[str] = Counter()
    on_pages: Counter[str] = Counter()
    pages = []
    for src in sources:
        page = project.pages[src]
        html = _article(site, page)
        found = _WORD.findall(_text(html))
        counted.update(found)
        on_pages.update(set(found))
        if all_told or page.address in terms:
            pages.append(_page(project, page, terms.get(page.address, []), list(_headings(html))))
    return json.dumps(
        {
            "kinds": {each.key: [each.word, _WEIGHTS.get(each, 1)] for each in PageKind},
            "pages": pages,
            "everywhere": []
            if all_told
            else sorted(
                word for word, pages_with in on_pages.items() if 2 * pages_with > len(sources)
            ),
            "synonyms": [list(each.words) for each in project.council.synonyms],
            "words": " ".join(
                word
                for word, _ in sorted(counted.items(), key=lambda each: (-each[1], each[0]))[
                    :MOST_WORDS
                ]
            ),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _terms(project: Project) -> dict[str, list[str]]:
    """Return what people type by the page that it leads to; terms follow a page that moved."""
    ledger = project.council.ledger or AddressesFile()
    terms: defaultdict[str, list[str]] = defaultdict(list)
    for each in project.council.search_terms:
        terms[ledger.place_of(each.page)] += each.terms
    return terms


def _page(project: Project, page: Page, terms: list[str], headings: list[str]) -> list[Any]:
    facts = facts_of(project, page.src)
    title = headings[0] if headings else page.title
    # The description is shown where the index has no excerpt.
    told = [facts.kind.key, facts.audience, facts.status, page.description]
    return [page.address, title, *told, terms, headings[1:]]


def _article(site: Path, page: Page) -> str:
    html = (site / page.address / "index.html").read_text(encoding="utf-8")
    found = _ARTICLE.search(html)
    return found[0] if found else ""


def _text(html: str) -> str:
    return unescape(_TAG.sub(" ", html)).lower()


def _headings(html: str) -> Iterator[str]:
    """Yield the headings of a page, its title first, each once."""
    seen = set()
    for found in _HEADING.finditer(html):
        words = " ".join(unescape(_TAG.sub(" ", found[2])).split())
        if words not in seen:
            seen.add(words)
            yield words
