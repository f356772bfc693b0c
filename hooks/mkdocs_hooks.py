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
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from strategy_site.frame import frame_of
from strategy_site.menu import expand, wrong_settings
from strategy_site.problems import report
from strategy_site.project import Project, read_project
from strategy_site.publish import (
    Unpublishable,
    discard,
    live_folder,
    publish,
    staging_for,
    unwritten,
)
from strategy_site.render import Renderer, RepeatedAnchor
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
    wrong = wrong_settings(config.nav, config.site_url or "", list(project.menu))
    if wrong:
        raise PluginError("\n" + "\n".join(wrong))
    try:
        live = live_folder(Path(config.site_dir), _root(config))
        staging = staging_for(live)
    except Unpublishable as refusal:
        raise PluginError(str(refusal)) from None
    except OSError as failure:
        raise PluginError(unwritten(failure)) from None
    renderer = Renderer(_overrides(config) / "components")
    _builds.append(Build(project, renderer, live, staging))
    config.site_dir = str(staging)
    return config


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _overrides(config: MkDocsConfig) -> Path:
    return Path(config.theme.custom_dir or _root(config) / "overrides")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that records get without a file, and their places in the menu."""
    project = _builds[0].project
    for src, each in project.made.items():
        if files.get_file_from_path(src) is None:
            level = InclusionLevel.INCLUDED if each.record_id else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, src, content="", inclusion=level))
    config.nav = expand(config.nav, project.menu)
    published = {each.src_uri for each in files.documentation_pages()}
    for src in sorted(published ^ project.pages.keys()):
        said = (
            "is left out by a setting of mkdocs.yml" if src in project.pages else "was not checked"
        )
        raise PluginError(f"docs/{src} {said}. Delete the page or the setting.")
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
    try:
        filled, anchors = build.renderer.page(content, build.project, page.file.src_uri)
    except RepeatedAnchor as repeated:
        raise PluginError(f"docs/{page.file.src_uri}: {repeated}") from None
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


def on_post_build(config: MkDocsConfig) -> None:
    """Make the search index and publish, unless a strict build has warned."""
    build = _builds[0]
    handlers = logging.getLogger("mkdocs").handlers
    if any(isinstance(each, CountHandler) and each.get_counts() for each in handlers):
        discard(build.staging)  # MkDocs ends a strict build after this event
        return
    try:
        make_index(build.staging)
        publish(build.staging, build.live)
    except IndexFailed as failed:
        raise PluginError(str(failed)) from None
    except OSError as failure:
        raise PluginError(unwritten(failure)) from None
    config.site_dir = str(
        build.live
    )  # for what MkDocs does with a finished site, such as gh-deploy


def on_build_error(error: Exception) -> None:
    """Leave the old site as it is and nothing beside it; a full disk is no traceback."""
    for build in _builds:
        discard(build.staging)
    if isinstance(error, OSError):
        raise Abort(unwritten(error))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Follow changes of records and look too; a mistake leaves the last good preview standing."""
    for folder in (_root(config) / "data", _overrides(config)):
        server.watch(str(folder))

    def build_or_keep() -> None:
        try:
            builder()
        except (MkDocsException, OSError) as mistake:  # MkDocs would stop answering the browser
            logging.getLogger("mkdocs").warning("%s The preview shows the last good site.", mistake)

    server.builder = build_or_keep
    return server
