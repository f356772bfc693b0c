"""The headers for web servers: the same in every form, and those that were asked for."""

import re
from pathlib import Path
from xml.etree import ElementTree

from strategy_site.security import header_files, page_policy, redirect_files, write_server_files

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def test_netlify_and_cloudflare_read_these_headers_for_every_address() -> None:
    first, *lines = header_files({})["_headers"].splitlines()
    assert first == "/*"
    found = [re.fullmatch(r"  ([\w-]+): (.*)", each) for each in lines]
    assert {each[1]: each[2] for each in found if each} == HEADERS
    assert len(lines) == len(HEADERS)


def test_nginx_reads_the_same() -> None:
    *lines, last = header_files({})["nginx-headers.conf"].splitlines()
    found = [re.fullmatch(r'add_header ([\w-]+) "([^"]*)" always;', each) for each in lines]
    assert {each[1]: each[2] for each in found if each} == HEADERS
    assert len(lines) == len(HEADERS)
    assert last == "error_page 404 /404.html;"


def test_iis_reads_the_same_and_sends_the_files_of_the_index() -> None:
    config = ElementTree.fromstring(header_files({})["web.config"])  # noqa: S314  # our own text
    added = config.findall("system.webServer/httpProtocol/customHeaders/add")
    assert {each.get("name"): each.get("value") for each in added} == HEADERS
    maps = config.findall("system.webServer/staticContent/mimeMap")
    assert {each.get("fileExtension") for each in maps} >= {".pagefind", ".pf_meta", ".pf_index"}
    error = config.find("system.webServer/httpErrors/error")
    assert error is not None
    assert error.attrib == {"statusCode": "404", "path": "404.html", "responseMode": "File"}


def test_the_policy_of_a_page_is_that_of_the_servers_but_for_who_may_frame_it() -> None:
    assert f"{page_policy()}; frame-ancestors 'none'" == HEADERS["Content-Security-Policy"]
    assert page_policy(preview=True) == page_policy().replace(
        "'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-inline'"
    )


def test_a_file_that_the_council_brings_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "web.config").write_text("ours", encoding="utf-8")
    write_server_files(tmp_path, {})
    assert (tmp_path / "web.config").read_text(encoding="utf-8") == "ours"
    assert (tmp_path / "_headers").read_text(encoding="utf-8") == header_files({})["_headers"]
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(header_files({}))


MOVED = {"/training/courses/": "/training/", "/old place/": "/who-does-what/#roles"}


def test_netlify_and_cloudflare_read_what_has_moved() -> None:
    assert redirect_files(MOVED) == {
        "_redirects": "/training/courses/ /training/ 301\n/old%20place/ /who-does-what/#roles 301\n"
    }
    assert redirect_files({}) == {}


def test_nginx_reads_what_has_moved_between_the_headers_and_the_missing_page() -> None:
    lines = header_files(MOVED)["nginx-headers.conf"].splitlines()
    assert lines[len(HEADERS) :] == [
        'location = "/training/courses/" { return 301 "/training/"; }',
        'location = "/old place/" { return 301 "/who-does-what/#roles"; }',
        "error_page 404 /404.html;",
    ]
    assert lines[: len(HEADERS)] == header_files({})["nginx-headers.conf"].splitlines()[:-1]


def test_what_has_moved_is_written_beside_the_headers(tmp_path: Path) -> None:
    write_server_files(tmp_path, MOVED)
    written = {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()}
    assert written == header_files(MOVED) | redirect_files(MOVED)
