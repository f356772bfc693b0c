"""A built site on this computer's own address, as a web server would show it.

It sends text as gzip and says how long an answer may be kept, as hosts of static sites do: what a
page weighs and what a second page costs are then what a reader meets.
"""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

GZIP_LEVEL = 6
# What web servers are told to compress. The files of the search index come compressed.
COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml")
# Ten minutes, as GitHub Pages says for every file.
KEPT = "max-age=600"


@dataclass(frozen=True)
class Sent:
    """One answer: the path that was asked for and the bytes of its body as they were sent."""

    path: str
    size: int


@dataclass
class Served:
    """A running server: its address without a slash at the end, and its answers so far."""

    address: str
    sent: list[Sent] = field(default_factory=list)

    def take_sent(self) -> list[Sent]:
        """Return the answers since the last time this was asked."""
        taken = self.sent[:]
        del self.sent[: len(taken)]
        return taken


@cache
def _packed(path: Path, modified: float) -> bytes:  # noqa: ARG001  # a changed file is read anew
    return gzip.compress(path.read_bytes(), GZIP_LEVEL, mtime=0)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, answers a missing address with the site's own page, and prints nothing."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""

    def do_GET(self) -> None:
        """Answer with the file; a folder is asked for with a slash at the end."""
        path = Path(self.translate_path(self.path))
        asked = self.path.partition("?")[0]
        if path.is_dir() and not asked.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{asked}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = path / "index.html" if path.is_dir() else path
        if file.is_file():
            self._answer(HTTPStatus.OK, file, KEPT)
        else:
            self._answer(HTTPStatus.NOT_FOUND, Path(self.directory) / "404.html", "no-store")

    do_HEAD = do_GET  # noqa: N815  # the name is the server's

    def _answer(self, status: HTTPStatus, file: Path, kept: str) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        compressed = kind.startswith(COMPRESSED) and "gzip" in self.headers.get(
            "Accept-Encoding", ""
        )
        body = _packed(file, file.stat().st_mtime) if compressed else file.read_bytes()
        self.send_response(status)
        text = kind.startswith(("text/", "application/javascript"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", kept)
        self.send_header("Vary", "Accept-Encoding")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            self.server.sent.append(Sent(self.path, len(body)))
            self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """Keeps what it sent; says nothing when a browser leaves before its answer is complete."""

    daemon_threads = True
    sent: list[Sent]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[Served]:
    """Serve a folder from a thread; yield its address and what it sends."""

    def handler(*arguments: object) -> _Quiet:
        return _Quiet(*arguments, directory=str(site))  # type: ignore[arg-type]

    server = _Server(("127.0.0.1", 0), handler)
    running = Served(f"http://127.0.0.1:{server.server_port}")
    server.sent = running.sent
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def addresses(site: Path) -> list[str]:
    """Return the address of every page in the folder, the page for missing addresses included.

    Those from which a page has moved are left out: a browser leaves them at once.
    """
    return [each for each, moved in _pages(site) if not moved]


def moved_addresses(site: Path) -> list[str]:
    """Return every address from which a page has moved."""
    return [each for each, moved in _pages(site) if moved]


def _pages(site: Path) -> list[tuple[str, bool]]:
    """Return the address of every HTML file, and whether it leads to another at once."""
    return sorted(
        (
            f"/{path.relative_to(site).as_posix().removesuffix('index.html')}",
            'http-equiv="refresh"' in path.read_text(encoding="utf-8"),
        )
        for path in site.rglob("*.html")
    )
