"""Looking for mistakes, and what explains them."""

import sys
from importlib.resources import files
from pathlib import Path

import click

from strategy_site.cli.options import format_option, project_option
from strategy_site.fields import PROCESS_FILE, QUARTER_FILE, files_in_words
from strategy_site.problems import Problem, did_you_mean, quoted, report
from strategy_site.project import Project, read_project
from strategy_site.rules.addresses import unlisted
from strategy_site.whereabouts import program, shown_folder


@click.command()
@project_option
@format_option
def check(project: Path, style: str) -> None:
    """Look for mistakes in data/ and docs/.

    Nothing is built or changed. Every mistake of every file is listed with its line and its
    remedy. The exit code is 1 if a strict build would not publish. Remarks, such as a report that
    never came, are listed too and change nothing.
    """
    read, found = read_project(project)
    problems = [each.below(shown_folder(project)) for each in found]
    if style == "github":
        for problem in problems:
            click.echo(annotation(problem, _level(problem)))
    click.echo(report(problems, program()) or "No problems found.")
    if read:
        click.echo(_unlisted(read), nl=False)
    sys.exit(int(any(problem.stops_strict for problem in problems)))


def _unlisted(project: Project) -> str:
    """Return a line on addresses that the ledger does not hold yet; nothing if it is complete."""
    ledger = project.council.ledger
    number = unlisted(ledger, project.now).number if ledger else 0
    if not number:
        return ""
    new = "1 new address is" if number == 1 else f"{number} new addresses are"
    return f"{new} not in data/addresses.yml yet. To see: {program()} addresses\n"


@click.command()
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


@click.command()
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


def annotation(problem: Problem, level: str) -> str:
    """Return the line by which GitHub marks a problem: an error, a warning or a notice."""
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={problem.line},col={problem.column}"
    subject = f"{problem.subject}: " if problem.subject else ""
    text = _escaped(f"{subject}{problem.message} {problem.fix}")
    return f"::{level} {place},title={problem.code}::{text}"


def _level(problem: Problem) -> str:
    """Return what GitHub calls a mistake, a warning, and a remark that stops nothing."""
    if not problem.is_warning:
        return "error"
    return "warning" if problem.stops_strict else "notice"


def _escaped(text: str) -> str:
    """Return a text as GitHub wants it: a command ends at the end of its line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
