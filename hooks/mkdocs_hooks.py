"""The only file that knows MkDocs: each event hands plain values over and takes them back.

MkDocs drops this file's folder from the import path once it is loaded, so every import is here.
"""

import html
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from strategy_site.accent import DEFAULT, add_accent
from strategy_site.frame import frame_of
from strategy_site.menu import check_settings, expand
from strategy_site.problems import Refusal, report
from strategy_site.project import Project, read_project
from strategy_site.publish import discard, live_folder, publish, staging_for, unwritten
from strategy_site.redirects import lines_for_servers, write_redirects
from strategy_site.render import RenderedPage, Renderer
from strategy_site.search_index import make_index
from strategy_site.security import write_server_files
from strategy_site.templating import CompiledTemplates
from strategy_site.whereabouts import program, shown_folder

T = TypeVar("T")


@dataclass
class Build:
    """What the events of one build share; made anew at the start of each."""

    project: Project
    renderer: Renderer
    live: Path
    staging: Path
    rendered: dict[str, RenderedPage] = field(default_factory=dict)


# MkDocs says once, before the first build, whether it previews; it keeps this module for all.
_command = {"name": "build"}
_builds: list[Build] = []
# MkDocs counts the warnings of loggers below its own; ours would be named after this file.
_log = logging.getLogger("mkdocs.hooks.strategy_site")


def plainly(event: Callable[..., T]) -> Callable[..., T]:
    """Turn a refusal within an event into the error that MkDocs prints and stops at."""

    @wraps(event)
    def run(*values: Any, **named: Any) -> T:
        try:
            return event(*values, **named)
        except Refusal as refusal:
            raise PluginError(str(refusal)) from None

    return run


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is a preview."""
    _command["name"] = command


@plainly
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before MkDocs touches the old site; build beside it."""
    _builds.clear()
    project, found = read_project(_root(config), Path(config.docs_dir))
    problems = [each.below(shown_folder(_root(config))) for each in found]
    if project is None:
        raise Refusal("\n" + report(problems, program()))
    for problem in problems:
        # A strict build counts warnings and ends without publishing; remarks only inform.
        (_log.warning if problem.stops_strict else _log.info)("%s", problem)
    check_settings(config.nav, config.site_url or "", _accent(config), project.menu)
    live = live_folder(Path(config.site_dir), _root(config))
    renderer = Renderer(_overrides(config) / "components")
    project = replace(project, site_url=config.site_url or "")
    _builds.append(Build(project, renderer, live, staging_for(live)))
    config.site_dir = str(_builds[0].staging)
    return config


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").parent


def _overrides(config: MkDocsConfig) -> Path:
    return Path(config.theme.custom_dir or _root(config) / "overrides")


def _accent(config: MkDocsConfig) -> Any:
    return config.extra.get("accent", DEFAULT)


@plainly
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that records get without a file, and their places in the menu."""
    project = _builds[0].project
    for src, each in project.made.items():
        file = files.get_file_from_path(src)
        if file is None:
            file = File.generated(config, src, content="")
            files.append(file)
        if not each.record_id:
            file.inclusion = InclusionLevel.NOT_IN_NAV
    config.nav = expand(config.nav, project.menu)
    published = {each.src_uri for each in files.documentation_pages()}
    for src in sorted(published ^ project.pages.keys()):
        left_out = src in project.pages
        said = "is left out by a setting of mkdocs.yml" if left_out else "was not checked"
        raise Refusal(f"docs/{src} {said}. Delete the page or the setting.")
    return files


def on_page_markdown(_: str, page: Page, **__: Any) -> str:
    """Hand MkDocs the page with a mark in place of each call, and its header as we read it."""
    project, src = _builds[0].project, page.file.src_uri
    ours = project.pages[src]
    page.meta = {"description": ours.description, "notice": ours.notice}
    page.meta["shows_position"] = project.shows_position(src)
    if ours.title:
        page.meta["title"] = ours.title
    page.update_date = project.council.site.reviewed_on.isoformat()
    if src in project.made:
        page.meta["template"] = project.made[src].template
    return ours.markdown


@plainly
def on_page_content(content: str, page: Page, **_: Any) -> str:
    """Put the components in the places of their marks; Markdown does not see them."""
    build = _builds[0]
    rendered = build.renderer.page(content, build.project, page.file.src_uri)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | rendered.anchors
    build.rendered[page.file.src_uri] = rendered
    return ""


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    """Hand the theme a page's content and foot, and let go of what was kept of it until now."""
    rendered = _builds[0].rendered.pop(page.file.src_uri)
    page.content, page.meta["foot"] = rendered.content, rendered.foot
    page.meta["has_filters"] = rendered.has_filters
    return context


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Let go of a page's content once it stands in its HTML: thousands would fill the memory."""
    page.content = None
    return output


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
    project = _builds[0].project
    env.globals["site"] = frame_of(project, preview=_command["name"] == "serve")
    env.globals["foot_of_404"] = _builds[0].renderer.foot_of_404(project)
    env.bytecode_cache = CompiledTemplates.if_wanted()
    for file in files.documentation_pages():
        if file.page:
            file.page.title = _escaped_title(file.page)
    return env


def _escaped_title(page: Page) -> str:
    """Return a page's title for HTML: MkDocs has escaped it already if it comes from a heading."""
    typed = "title" in vars(page) or page.meta.get("title")
    title = str(page.title)
    return escape(title if typed else html.unescape(title))


@plainly
def on_post_build(config: MkDocsConfig) -> None:
    """Complete the site and publish it, unless a strict build has warned."""
    build = _builds[0]
    handlers = logging.getLogger("mkdocs").handlers
    if any(isinstance(each, CountHandler) and each.get_counts() for each in handlers):
        discard(build.staging)  # MkDocs ends a strict build after this event
        return
    for path, text in build.renderer.beside_pages(build.project):
        (build.staging / path).parent.mkdir(parents=True, exist_ok=True)
        (build.staging / path).write_text(text, encoding="utf-8", newline="\n")
    write_redirects(build.staging, build.project, build.renderer)
    add_accent(build.staging / "assets" / "site.css", _accent(config))
    write_server_files(build.staging, lines_for_servers(build.project))
    make_index(build.staging)
    publish(build.staging, build.live)
    config.site_dir = str(build.live)  # for what follows a build, such as gh-deploy


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
