"""The command line: the same loader and checks as the site's build, without MkDocs."""

import shlex
import sys
from importlib.resources import files
from io import TextIOWrapper
from pathlib import Path

import click

from strategy_site.fields import PROCESS_FILE, QUARTER_FILE, files_in_words
from strategy_site.new_council import new_council as write_beginning
from strategy_site.problems import Problem, Refusal, did_you_mean, quoted, report
from strategy_site.project import read_project
from strategy_site.schema import FOLDER, write_schemas
from strategy_site.whereabouts import program, shown_folder


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after the records and pages of a strategy site."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, TextIOWrapper
        ):  # a terminal that has no sign for a letter still works
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="The folder that holds data/ and docs/.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="github marks the lines of a pull request.",
)
def check(project: Path, style: str) -> None:
    """Look for mistakes in data/ and docs/.

    Nothing is built or changed. Every mistake of every file is listed with its line and its
    remedy. The exit code is 1 if a strict build would not publish. Remarks, such as a report that
    never came, are listed too and change nothing.
    """
    _, found = read_project(project)
    problems = [each.below(shown_folder(project)) for each in found]
    if not problems:
        click.echo("No problems found.")
        return
    if style == "github":
        for problem in problems:
            click.echo(_annotation(problem))
    click.echo(report(problems, program()))
    sys.exit(int(any(problem.stops_strict for problem in problems)))


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a CODE such as E014, or list all codes."""
    pages = explanations()
    if code is None:
        for known, text in pages.items():
            click.echo(f"{known}  {_title(text)}")
        return
    if code.upper() not in pages:
        near = did_you_mean(code.upper(), pages)
        fix = near if near.startswith("Did") else f"To list them all: {program()} explain"
        raise click.UsageError(f"{quoted(code)} is not a code. {fix}")
    click.echo(pages[code.upper()].strip())


@main.command()
@click.argument("file", required=False)
def fields(file: str | None) -> None:
    """List the fields of a FILE in data/.

    Without a file, all of them are listed.
    """
    described = files_in_words()
    if file is None:
        click.echo("\n\n".join(described.values()))
        return
    name = file.removeprefix("./").removeprefix("data/")
    for folder, example in (("updates/", QUARTER_FILE), ("processes/", PROCESS_FILE)):
        name = example if name.startswith(folder) else name
    if name not in described:
        raise click.UsageError(f"{quoted(file)} is no file. {did_you_mean(name, described)}")
    click.echo(described[name])


@main.command()
@click.option("--write", is_flag=True, help="Write them anew, after a change of the records.")
def schemas(write: bool) -> None:
    """Say where the JSON Schemas are by which an editor helps with the files in data/."""
    if not write:
        click.echo(f"The schemas are in {FOLDER}. The README says how an editor finds them.")
        return
    changed = write_schemas(FOLDER)
    click.echo(f"Written: {', '.join(changed)}" if changed else "Nothing has changed.")


@main.command("new-council")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--product",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(__file__).parents[2],
    show_default="where this program is",
    help="The folder with the product's mkdocs.yml, hooks/ and overrides/.",
)
def new_council(folder: Path, product: Path) -> None:
    """Write a small site of made-up facts into a new FOLDER, to begin with."""
    try:
        write_beginning(folder, product)
    except (Refusal, OSError) as refused:
        raise click.ClickException(str(refused)) from None
    there = shlex.quote(str(folder))
    programs = Path(sys.executable).absolute().parent
    check, mkdocs = (shlex.quote(str(programs / name)) for name in ("strategy-site", "mkdocs"))
    click.echo(f"Written: data/, docs/ and mkdocs.yml in {folder}, for a made-up Your Council.")
    click.echo(f"To check it: cd {there} && {check} check")
    click.echo(f"To see it on http://localhost:8000: cd {there} && {mkdocs} serve")


def explanations() -> dict[str, str]:
    """Return the explanation of every code, in order of the codes."""
    folder = files("strategy_site") / "explanations"
    pages = [page for page in folder.iterdir() if page.name.endswith(".md")]
    return {
        page.name.removesuffix(".md"): page.read_text(encoding="utf-8")
        for page in sorted(pages, key=lambda page: page.name)
    }


def _title(text: str) -> str:
    return text.splitlines()[0].lstrip("# ").partition(": ")[2]


def _annotation(problem: Problem) -> str:
    """Return the line by which GitHub marks a problem in a pull request."""
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={problem.line},col={problem.column}"
    subject = f"{problem.subject}: " if problem.subject else ""
    text = _escaped(f"{subject}{problem.message} {problem.fix}")
    return f"::{_level(problem)} {place},title={problem.code}::{text}"


def _level(problem: Problem) -> str:
    """Return what GitHub calls a mistake, a warning, and a remark that stops nothing."""
    if not problem.is_warning:
        return "error"
    return "warning" if problem.stops_strict else "notice"


def _escaped(text: str) -> str:
    """Return a text as GitHub wants it: a command ends at the end of its line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
