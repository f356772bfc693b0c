"""The only file that knows MkDocs: each event hands plain values over and takes them back.

MkDocs drops this file's folder from the import path once it is loaded, so every import is here.
"""

import html
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from strategy_site.frame import frame_of
from strategy_site.menu import expand
from strategy_site.problems import report
from strategy_site.project import Project, read_project
from strategy_site.publish import discard, publish, staging_for
from strategy_site.render import Renderer
from strategy_site.search_index import IndexFailed, make_index


@dataclass
class Build:
    """What the events of one build share; made anew at the start of each."""

    project: Project
    renderer: Renderer
    live: Path
    staging: Path


# MkDocs says once, before the first build, whether it previews; it keeps this module for all.
_command = {"name": "build"}
_builds: list[Build] = []


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is a preview."""
    _command["name"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before MkDocs touches the old site; build beside it."""
    _builds.clear()
    project, problems = read_project(_root(config), Path(config.docs_dir))
    if project is None:
        raise PluginError("\n" + report(problems))
    live, look = Path(config.site_dir), _overrides(config)
    _builds.append(Build(project, Renderer(look / "components"), live, staging_for(live)))
    config.site_dir = str(_builds[0].staging)
    return config


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _overrides(config: MkDocsConfig) -> Path:
    return Path(config.theme.custom_dir or _root(config) / "overrides")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that records get without a file, and their places in the menu."""
    made = _builds[0].project.made
    for src, each in made.items():
        if files.get_file_from_path(src) is None:
            level = InclusionLevel.INCLUDED if each.record_id else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, src, content="", inclusion=level))
    config.nav = expand(config.nav, [src for src, each in made.items() if each.record_id])
    return files


def on_page_markdown(_: str, page: Page, **__: Any) -> str:
    """Hand MkDocs the page with a mark in place of each call, and its header as we read it."""
    project, src = _builds[0].project, page.file.src_uri
    ours = project.pages[src]
    page.meta = {"description": ours.description} | ({"title": ours.title} if ours.title else {})
    page.update_date = project.council.site.reviewed_on.isoformat()
    if src in project.made:
        page.meta["template"] = project.made[src].template
    return ours.markdown


def on_page_content(content: str, page: Page, **_: Any) -> str:
    """Put the components in the places of their marks; Markdown does not see them."""
    build = _builds[0]
    filled, anchors = build.renderer.page(content, build.project, page.file.src_uri)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors
    return filled


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """Escape the titles of sections and links: Material's templates print them as they are."""
    pending = [item for item in nav.items if not isinstance(item, Page)]
    for item in pending:
        item.title = escape(str(item.title))
        if isinstance(item, Section):
            pending.extend(child for child in item.children if not isinstance(child, Page))
    return nav


def on_env(env: Environment, files: Files, **_: Any) -> Environment:
    """Escape the titles of pages, now that all are known, and tell the theme about the site."""
    env.globals["site"] = frame_of(_builds[0].project, preview=_command["name"] == "serve")
    for file in files.documentation_pages():
        if file.page:
            file.page.title = _escaped_title(file.page)
    return env


def _escaped_title(page: Page) -> str:
    """Return a page's title for HTML: MkDocs has escaped it already if it comes from a heading."""
    typed = "title" in vars(page) or page.meta.get("title")
    title = str(page.title)
    return escape(title if typed else html.unescape(title))


def on_post_build(**_: Any) -> None:
    """Make the search index and publish, unless a strict build has warned."""
    build = _builds[0]
    try:
        make_index(build.staging)
    except IndexFailed as failure:
        raise PluginError(str(failure)) from None
    handlers = logging.getLogger("mkdocs").handlers
    if any(isinstance(each, CountHandler) and each.get_counts() for each in handlers):
        discard(build.staging)  # MkDocs ends a strict build after this event
    else:
        publish(build.staging, build.live)


def on_build_error(**_: Any) -> None:
    """Leave the old site as it is and nothing beside it."""
    for build in _builds:
        discard(build.staging)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Follow changes of records and look too; a mistake leaves the last good preview standing."""
    for folder in (_root(config) / "data", _overrides(config)):
        server.watch(str(folder))

    def build_or_keep() -> None:
        try:
            builder()
        except Abort as mistake:  # already printed; MkDocs would stop answering the browser
            logging.getLogger("mkdocs").warning("%s The preview shows the last good site.", mistake)

    server.builder = build_or_keep
    return server
