"""Warnings about the Markdown of our pages: links that say nothing, headings out of order."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from strategy_site.load.pages import Page
from strategy_site.model.council import Council
from strategy_site.model.publications import Document, Publication
from strategy_site.problems import Problem, quoted
from strategy_site.rules.own_words import PageText, lines_of_header, texts_of_page

_LINK = re.compile(
    r"\[((?:\\.|[^\[\]\\]|\[[^\[\]]*\](?:\([^()]*\))?+)*+)\]"
    r"(?:\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*+)>?[^()]*\)|\[([^\[\]]*)\])?"
)
_AUTOMATIC = re.compile(r"<((?:https?|ftp)://[^<>\s]+)>", re.IGNORECASE)
_AN_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE
)
_SIGNS = re.compile(r"[*_`\\]|<[^<>]*>|\{[:#.][^{}]*\}")
_ENDS = " .,:;!?…>»→\u00a0"
_SAYS_NOTHING = {
    *("", "here", "click", "click here", "see here", "this", "that", "link", "this link"),
    *("the link", "page", "this page", "the page", "this site", "this website", "website"),
    *("this document", "the document", "more", "more here", "more information", "more info"),
    *("more details", "details", "info", "read more", "read this", "see more", "find out more"),
    *("learn more", "read on", "view", "go", "open", "visit"),
}
_TITLE = re.compile(r"^#[ \t]*([^#\n].*?)[ \t#]*$|^(.+)\n=+[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class WrittenPage:
    """A page with the texts on it: ``path`` is how problems name it.

    ``made`` is true if it is prose for a page that is made from records and has its title.
    """

    page: Page
    path: str
    texts: list[PageText]
    made: bool

    @cached_property
    def first_line(self) -> int:
        """The line below the header."""
        return lines_of_header(self.page.text.split("\n")) + 1

    @cached_property
    def title(self) -> str:
        """What the page is called, or an empty string."""
        return self.page.title or first_heading(self.page.text)

    @cached_property
    def definitions(self) -> dict[str, str]:
        """The addresses that the links of the page name below it, by their small letters."""
        found = re.findall(
            r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*<?(\S+?)>?(?=\s|\Z)", self.page.text, re.M
        )
        return {" ".join(label.lower().split()): target for label, target in found}


def first_heading(markdown: str) -> str:
    """Return the words of a page's first heading of level 1, or an empty string."""
    found = _TITLE.search(markdown)
    heading = (found[1] or found[2]) if found else ""
    return "" if "{{" in heading else _plain(heading)


def written_pages(pages: Iterable[Page], docs: str, made: Collection[str]) -> list[WrittenPage]:
    """Return pages with their texts: ``docs`` is how problems name their folder.

    ``made`` holds the paths of those that are made from records.
    """
    paths = ((page, f"{docs}/{page.src}") for page in pages)
    return [
        WrittenPage(page, path, list(texts_of_page(page, path)), page.src in made)
        for page, path in paths
    ]


def guidance_has_its_own_page(
    pages: Iterable[Page], docs: str, made: Collection[str]
) -> Iterator[Problem]:
    """Prose for the page of a record has no question and no review date of its own (E002)."""
    for page in pages:
        if page.src in made and (page.question or page.review_due):
            name = "review_due" if page.review_due else "question"
            message = f"{quoted(name)} is not a field here: the page is that of a record."
            fix = "Write it in the record, or give the guidance a page of its own."
            yield Problem(f"{docs}/{page.src}", *page.guidance_place, "E002", "", message, fix)


def empty_links(pages: Sequence[WrittenPage], council: Council) -> Iterator[Problem]:
    """The words of a link on a page say where it leads (W13).

    They are not "click here" or the like, not a bare address, and not missing.
    """
    behind = _Behind({each.page.src: each for each in pages}, council)
    for page in behind.pages.values():
        for each in page.texts:
            if "[" in each.text:
                yield from _links_in(page, each, behind)
            if "<" in each.raw and "://" in each.raw:
                yield from _automatic_in(page, each, behind)


def _links_in(page: WrittenPage, each: PageText, behind: "_Behind") -> Iterator[Problem]:
    start = each.text.find("[")
    while start >= 0:
        found = _LINK.match(each.raw, start)
        if found and each.raw[max(0, start - 1) : start] not in ("!", "\\"):
            target = _target(page, found)
            words = _plain(found[1])
            if target is not None and "![" not in found[1] and _says_nothing(words):
                yield _empty(each, found, words, behind.title(page, target))
        start = each.text.find("[", start + 1)


def _automatic_in(page: WrittenPage, each: PageText, behind: "_Behind") -> Iterator[Problem]:
    for found in _AUTOMATIC.finditer(each.raw):
        # Where code or a remark is written, its place holds no word of ours.
        if each.text[found.start()] == "W":
            yield _empty(each, found, found[1], behind.title(page, found[1]))


def _target(page: WrittenPage, found: re.Match[str]) -> str | None:
    """Return where a link leads, or None if these brackets are no link."""
    if found[2] is not None:
        return found[2]
    label = found[3] or found[1]
    return page.definitions.get(" ".join(label.lower().split()))


def _plain(written: str) -> str:
    return " ".join(_SIGNS.sub("", written).split())


def _says_nothing(words: str) -> bool:
    said = words.lower().strip(_ENDS)
    return (
        said in _SAYS_NOTHING or said.startswith("click here") or bool(_AN_ADDRESS.fullmatch(said))
    )


def _empty(each: PageText, found: re.Match[str], words: str, title: str) -> Problem:
    if not words:
        message = "the link has no words."
    elif _AN_ADDRESS.fullmatch(words):
        message = f"the words of the link are only an address, {quoted(words)}."
    else:
        message = f"the words of the link, {quoted(words)}, do not say what it leads to."
    return each.problem(found.start(), "W13", message, _words_of_link(found, title))


def _words_of_link(found: re.Match[str], title: str) -> str:
    said = f"what it leads to, such as {quoted(title) if title else 'the title of what it opens'}"
    if found.re is _AUTOMATIC:
        return f"Write [words](address) in its place. Let the words say {said}."
    if found[2] is None and not found[3]:  # the words are the label of the address, too
        return f"Write [words][{found[1]}] in its place. Let the words say {said}."
    return f"Write between the square brackets {said}."


@dataclass
class _Behind:
    """What links lead to: the pages of the site by path, and publications by address."""

    pages: dict[str, WrittenPage]
    council: Council
    _titles: dict[str, str] = field(default_factory=dict)

    def title(self, page: WrittenPage, target: str) -> str:
        """Return the title of what a link on a page leads to, or an empty string."""
        if "://" in target:
            named: tuple[Publication | Document, ...] = self.council.publications
            named += self.council.documents
            return next((each.title for each in named if each.url == target), "")
        place = posixpath.join(posixpath.dirname(page.page.src), target.partition("#")[0])
        behind = self.pages.get(posixpath.normpath(place))
        return behind.title if behind else ""


def headings_out_of_order(pages: Iterable[WrittenPage]) -> Iterator[Problem]:
    """A page has one title, a heading of level 1, and its headings skip no level (W14).

    The title may come from the header, or from a record. No heading is without words.
    """
    for page in pages:
        yield from _headings_of(page, [each for each in page.texts if each.level])


def _headings_of(page: WrittenPage, headings: list[PageText]) -> Iterator[Problem]:
    titles = [each for each in headings if each.level == 1]
    titled = bool(page.page.title) or page.made or "<h1" in page.page.text
    if not (titles or titled):
        fix = "Write one below the header, with # and a space before it."
        yield Problem(page.path, page.first_line, 1, "W14", "", "the page has no title.", fix)
    for each in titles if page.made and not _begins_with_title(page) else titles[1:]:
        message = f"the heading {_shown(each)} is a second title of the page."
        yield _at(each, message, _with_signs(each, 2))
    yield from _empty_and_skipping(headings, above=0 if titles and not titled else 1)


def _begins_with_title(page: WrittenPage) -> bool:
    """Whether the first text below the header is a title, which a made page leaves out."""
    first = next((each for each in page.texts if each.line >= page.first_line), None)
    return first is not None and first.level == 1


def _empty_and_skipping(headings: list[PageText], above: int) -> Iterator[Problem]:
    for each in headings:
        if not each.text.strip(" \t#\n"):
            yield _at(each, "the heading has no words.", "Write some, or delete the line.")
        elif each.level > above + 1:
            yield _skips(each, above)
        above = each.level


def _skips(each: PageText, above: int) -> Problem:
    if not above:
        message = f"the heading {_shown(each)} stands above the title of the page."
        return _at(each, message, "Put the title first: the heading with one #.")
    message = (
        f"the heading {_shown(each)} skips a level: it has level {each.level}, below level {above}."
    )
    return _at(each, message, _with_signs(each, above + 1))


def _with_signs(heading: PageText, level: int) -> str:
    if heading.raw.lstrip().startswith("#"):
        return f"Write {'#' * level} in place of its {'#' * heading.level}."
    return "Underline it with --- instead."


def _shown(heading: PageText) -> str:
    return quoted(_plain(heading.raw.strip().strip("#")))


def _at(heading: PageText, message: str, fix: str) -> Problem:
    indent = len(heading.text) - len(heading.text.lstrip())
    return heading.problem(indent, "W14", message, fix)
