"""The only file that knows MkDocs: each event hands plain values to the package and takes them back.

MkDocs drops this file's folder from the import path once it is loaded, so every import stands here.
"""

import html
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from strategy_site.menu import expand
from strategy_site.problems import report
from strategy_site.project import Project, read_project
from strategy_site.publish import discard, publish, staging_for
from strategy_site.render import Renderer
from strategy_site.search_index import IndexFailed, make_index
from strategy_site.views.frame import frame_of


@dataclass
class Build:
    """What the events of one build share; made anew at the start of each."""

    project: Project
    renderer: Renderer
    live: Path
    staging: Path
    preview: bool


# ``serve`` says so once, before the first build; everything else lives in ``Build``.
_command = {"name": "build"}
_builds: dict[str, Build] = {}


def _build() -> Build:
    return _builds["now"]


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is a preview."""
    _command["name"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before MkDocs touches the old site."""
    _builds.clear()
    root = Path(config.config_file_path).parent
    project, problems = read_project(root, Path(config.docs_dir))
    if project is None:
        raise PluginError("\n" + report(problems))
    live = Path(config.site_dir)
    components = Path(config.theme.custom_dir) / "components"
    preview = _command["name"] == "serve"
    _builds["now"] = Build(project, Renderer(components), live, staging_for(live), preview)
    config.site_dir = str(_build().staging)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that records get without a file, and their places in the menu."""
    made = _build().project.made
    for src, record_page in made.items():
        if files.get_file_from_path(src) is None:
            level = InclusionLevel.INCLUDED if record_page.record_id else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, src, content="", inclusion=level))
    config.nav = expand(config.nav, [src for src, each in made.items() if each.record_id])
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand MkDocs the page with a mark in place of each call."""
    project, src = _build().project, page.file.src_uri
    page.meta["description"] = project.pages[src].description
    page.update_date = project.council.site.reviewed_on.isoformat()
    if src in project.made:
        page.meta["template"] = project.made[src].template
    return project.pages[src].markdown


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the components in the places of their marks; Markdown does not see them."""
    build, src = _build(), page.file.src_uri
    filled, anchors = build.renderer.page(content, build.project, src)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors
    return filled


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape every title once, here: Material's templates print them as they are."""
    build = _build()
    env.globals["site"] = frame_of(build.project, preview=build.preview)
    for file in files.documentation_pages():
        if file.page:
            file.page.title = escape(html.unescape(str(file.page.title)))
    return env


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Escape the titles of sections and links in the menu."""
    pending = [item for item in nav.items if not isinstance(item, Page)]
    for item in pending:
        item.title = escape(html.unescape(str(item.title)))
        if isinstance(item, Section):
            pending.extend(child for child in item.children if not isinstance(child, Page))
    return nav


def on_post_build(config: MkDocsConfig) -> None:
    """Make the search index and publish, unless a strict build has warned."""
    build = _build()
    try:
        make_index(build.staging)
    except IndexFailed as failure:
        raise PluginError(str(failure)) from None
    handlers = logging.getLogger("mkdocs").handlers
    if any(isinstance(each, CountHandler) and each.get_counts() for each in handlers):
        discard(build.staging)  # MkDocs ends a strict build after this event
        return
    publish(build.staging, build.live)


def on_build_error(error: Exception) -> None:
    """Leave the old site as it is and nothing beside it."""
    if "now" in _builds:
        discard(_build().staging)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Follow changes of the records and of the look, not only of the pages."""
    root = Path(config.config_file_path).parent
    for folder in (root / "data", Path(config.theme.custom_dir)):
        server.watch(str(folder))
    return server
