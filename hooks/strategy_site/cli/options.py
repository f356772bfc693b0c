"""What several commands ask for in the same way."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from strategy_site.dates import DateProblem, Quarter, parse_day, parse_quarter
from strategy_site.problems import did_you_mean, quoted, report
from strategy_site.progress import reported_quarters
from strategy_site.project import Project, read_project
from strategy_site.whereabouts import program, shown_folder

F = TypeVar("F", bound=Callable[..., Any])


def project_option(command: F) -> F:
    """Give a command the option ``--project``."""
    option = click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        show_default="this folder",
        help="The folder that holds data/ and docs/.",
    )
    return option(command)


def format_option(command: F) -> F:
    """Give a command the option ``--format``."""
    option = click.option(
        "--format",
        "style",
        type=click.Choice(["text", "github"]),
        default="text",
        show_default=True,
        help="github marks the lines of a pull request.",
    )
    return option(command)


def quarter(written: str) -> Quarter:
    """Return the quarter in ``2019-q1``, as the type of a click parameter."""
    try:
        return parse_quarter(written.strip().lower())
    except DateProblem:
        message = f"{quoted(written)} is no quarter. Write 2019-q1 for April to June 2019."
        raise click.BadParameter(message) from None


def day(written: str) -> date:
    """Return the day in ``2019-07-26``, as the type of a click parameter."""
    try:
        return parse_day(written.strip())
    except DateProblem as wrong:
        message = f"{quoted(written)} {'. '.join(map(str, wrong.args))}"
        raise click.BadParameter(message) from None


def whole_project(project: Path) -> Project:
    """Return a project without mistakes, or end with the list of all its mistakes."""
    read, found = read_project(project)
    if read is None:
        problems = [each.below(shown_folder(project)) for each in found]
        click.echo(report(problems, program()), err=True)
        raise click.exceptions.Exit(1)
    return read


def reported(project: Project, wanted: Quarter) -> Quarter:
    """Return a quarter that has a published report, or end with the nearest that has."""
    known = [str(each) for each in reported_quarters(project.council)]
    if str(wanted) not in known:
        there = f"There are {', '.join(known)}." if known else "No quarter has been reported yet."
        near = did_you_mean(str(wanted), known) if known else ""
        hint = f"{near} {there}" if near.startswith("Did") else there
        raise click.UsageError(f"{wanted} has no published report. {hint}")
    return wanted
