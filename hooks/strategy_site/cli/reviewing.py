"""What is due for review, as at a day that is given: nothing here knows today's."""

import sys
from datetime import date
from pathlib import Path

import click

from strategy_site.cli.checking import annotation
from strategy_site.cli.options import day, format_option, project_option, whole_project
from strategy_site.dates import shown_day
from strategy_site.problems import Problem, counted
from strategy_site.progress import MONTHS_UNTIL_OLD
from strategy_site.project import Project
from strategy_site.rules.reviews import (
    as_at_day,
    guidance_is_in_date,
    never_verified,
    position_is_recent,
    reviews_have_passed,
)
from strategy_site.whereabouts import program, shown_folder


@click.command()
@click.option(
    "--on", "on", type=day, metavar="DAY", help="The day to judge by, such as 2027-06-01."
)
@project_option
@format_option
def reviews(on: date | None, project: Path, style: str) -> None:
    """List what is past its review date on a DAY.

    These are the site itself, its accessibility statement, processes and pages of guidance, and
    what nobody has checked for 12 months: contacts and the addresses of resources. The exit code
    is 1 if there is any. What was never checked and a position that is old are told as well, and
    are no reason to fail. Give a day ahead to see what will be due by then.

    \b
    Example:
      strategy-site reviews --on 2027-06-01
    """
    if on is None:
        raise click.UsageError("Say as at which day, for example: reviews --on 2027-06-01")
    passed, remarks = (
        sorted(each.below(shown_folder(project)) for each in found)
        for found in due_for_review(whole_project(project), on)
    )
    if style == "github":
        for problem in passed:
            click.echo(annotation(problem, "error"))
        for problem in remarks:
            click.echo(annotation(problem, "notice"))
    click.echo(reviews_in_words(passed, remarks, on))
    sys.exit(int(bool(passed)))


def due_for_review(project: Project, on: date) -> tuple[list[Problem], list[Problem]]:
    """Return what is past its review on a day, and what is only to be known: remarks."""
    council, positions, as_at = project.council, project.positions, as_at_day(on)
    passed = [
        *reviews_have_passed(council, positions, as_at),
        *guidance_is_in_date(project.pages.values(), project.docs, as_at),
    ]
    remarks = [
        *never_verified(council, positions),
        *position_is_recent(council, positions, as_at, MONTHS_UNTIL_OLD),
    ]
    return passed, remarks


def reviews_in_words(passed: list[Problem], remarks: list[Problem], on: date) -> str:
    """Return what is past its review on a day, and the remarks, each with a heading."""
    number = counted(len(passed), "review") if passed else "No review"
    lines = [f"{number} overdue on {shown_day(on)}."]
    if passed:
        lines += map(str, passed)
    if remarks:
        lines += ["", f"{counted(len(remarks), 'remark')}, no reason to fail:", *map(str, remarks)]
    if passed or remarks:
        lines += ["", f"To learn more: {program()} explain W03"]
    return "\n".join(lines)
