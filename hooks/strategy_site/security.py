"""What a browser is told to refuse: one policy for every page, and the files that web servers read.

Those files also say where pages that moved are now.
The policy allows no inline script or style and no other host. Search needs ``wasm-unsafe-eval``.
"""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
# A page cannot say of itself that no other site may frame it: only its server can.
_OF_SERVERS = {"frame-ancestors": "'none'"}
# IIS sends no file whose ending it does not know; these are the search index's.
_INDEX_ENDINGS = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pf_sort")


def page_policy(*, preview: bool = False) -> str:
    """Return the policy that stands in every page.

    The preview alone allows inline script, with which MkDocs reloads the page after a change.
    """
    inline = {"script-src": f"{_DIRECTIVES['script-src']} 'unsafe-inline'"} if preview else {}
    return _joined(_DIRECTIVES | inline)


def server_headers() -> dict[str, str]:
    """Return the headers that a web server is to send with every file, by their names."""
    return {
        "Content-Security-Policy": _joined(_DIRECTIVES | _OF_SERVERS),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    }


def _joined(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def write_server_files(site: Path, moved: Mapping[str, str]) -> None:
    """Write the headers and what has moved into a built site, in the forms that common hosts read.

    ``_headers`` and ``_redirects`` are read by Netlify and Cloudflare Pages, ``web.config`` by
    Microsoft IIS, and ``nginx-headers.conf`` is to be included in a server block of nginx. A file
    of the same name that the council brings itself stays as it is. ``moved`` has new addresses by
    the old.
    """
    for name, text in (header_files(moved) | redirect_files(moved)).items():
        if not (site / name).exists():
            (site / name).write_text(text, encoding="utf-8", newline="\n")


def redirect_files(moved: Mapping[str, str]) -> dict[str, str]:
    """Return the text of the file that names what has moved, by its name; none if nothing has.

    Netlify shows the page at the old address all the same, since it is there. IIS is told nothing:
    it can redirect only with a part that it may not have, and without it would show no page at all.
    """
    lines = [f"{quote(was)} {now} 301\n" for was, now in moved.items()]
    return {"_redirects": "".join(lines)} if lines else {}


def header_files(moved: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each file that tells a web server which headers to send, by its name.

    That for nginx redirects too.
    """
    headers = server_headers()
    lines = [f"  {name}: {value}" for name, value in headers.items()]
    nginx = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    nginx += [f'location = "{was}" {{ return 301 "{now}"; }}' for was, now in moved.items()]
    return {
        "_headers": "\n".join(["/*", *lines]) + "\n",
        "nginx-headers.conf": "\n".join([*nginx, "error_page 404 /404.html;"]) + "\n",
        "web.config": _web_config(headers),
    }


def _web_config(headers: dict[str, str]) -> str:
    added = "\n".join(
        f"        <add name={quoteattr(name)} value={quoteattr(value)} />"
        for name, value in headers.items()
    )
    endings = "\n".join(
        f'      <remove fileExtension="{each}" />\n'
        f'      <mimeMap fileExtension="{each}" mimeType="application/octet-stream" />'
        for each in _INDEX_ENDINGS
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
{added}
      </customHeaders>
    </httpProtocol>
    <staticContent>
{endings}
    </staticContent>
    <httpErrors errorMode="Custom">
      <remove statusCode="404" />
      <error statusCode="404" path="404.html" responseMode="File" />
    </httpErrors>
  </system.webServer>
</configuration>
"""
