"""A built site on this computer's own address, as a web server would show it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, answers a missing address with the site's own page, and prints nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""

    def send_error(
        self,
        code: int,
        message: str | None = None,
        explain: str | None = None,  # noqa: ARG002
    ) -> None:
        """Answer with 404.html, whatever is wrong with the request."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """Says nothing when a browser leaves before its answer is complete."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder from a thread; yield its address without a slash at the end."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def addresses(site: Path) -> list[str]:
    """Return the address of every page in the folder, the page for missing addresses included."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted("/" + path.removesuffix("index.html") for path in found)
