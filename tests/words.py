"""The words of a page as text that people can read: one line for each paragraph, item and row."""

from html.parser import HTMLParser

_LINE = {"h1", "h2", "h3", "h4", "p", "li", "tr", "caption", "dt", "dd", "figcaption"}
_BEGINS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "caption": "Table: "}
_CELLS = {"td", "th"}
_HEADINGS = {"h1", "h2", "h3", "h4"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.line = ""
        # The name of a fact goes on with what it is.
        self.fact = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "dd" and self.fact:
            self.line, self.fact = f"{self.fact}: ", ""
        elif tag in _LINE:
            self.end()
            self.line = _BEGINS.get(tag, "")
            if tag in _HEADINGS:
                self.lines.append("")
        elif tag in _CELLS and self.line.strip():
            self.line += " | "

    def handle_endtag(self, tag: str) -> None:
        if tag == "dt":
            self.line, self.fact = "", " ".join(self.line.split())
        elif tag in _LINE:
            self.end()

    def handle_data(self, data: str) -> None:
        self.line += data

    def end(self) -> None:
        """End a line; one without words is left out."""
        words = " ".join(self.line.split())
        if words and words != "-":
            self.lines.append(words)
        self.line = ""


def words_of(html: str) -> str:
    """Return the words of a page's HTML; headings, items and captions begin with a mark."""
    parser = _Words()
    parser.feed(html)
    parser.end()
    return "\n".join(parser.lines).strip() + "\n"
