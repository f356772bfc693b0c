"""The quarterly cycle: a new quarter, who is missing, closing it, withdrawing text from it."""

import sys
from datetime import date
from pathlib import Path

import click

from strategy_site.cli.options import day, project_option, quarter, whole_project
from strategy_site.cycle.chasing import letter, owners_to_chase
from strategy_site.cycle.closing import (
    Approval,
    Closed,
    Place,
    close_draft,
    close_published,
    quarter_file,
    silent_organisations,
)
from strategy_site.cycle.new_quarter import new_quarter as text_of_new_quarter
from strategy_site.cycle.redacting import Withdrawal, also_in, values_with, without_text
from strategy_site.dates import Quarter, shown_day
from strategy_site.model.closed import Redaction
from strategy_site.model.council import Council
from strategy_site.model.parties import Organisation
from strategy_site.model.strategy import Activity
from strategy_site.problems import Refusal, did_you_mean, quoted, report
from strategy_site.progress.summary import number
from strategy_site.vocabulary import Unsafe
from strategy_site.whereabouts import program, shown_folder
from strategy_site.written_files import write_all


@click.command("new-quarter")
@click.argument("wanted", metavar="QUARTER", type=quarter)
@project_option
@click.option("--yes", is_flag=True, help="Overwrite a draft without asking.")
def new_quarter(wanted: Quarter, project: Path, yes: bool) -> None:
    """Write the file of a new QUARTER, ready to be filled in.

    It holds every activity that is not complete or stopped, with its last status and an empty text.
    The site leaves it out until close-quarter, and goes on being built without it.

    \b
    Example:
      strategy-site new-quarter 2019-q2       for July to September 2019
    """
    council = whole_project(project).council
    path = project / "data" / quarter_file(wanted)
    try:
        text = text_of_new_quarter(council, wanted)
        if path.exists() and not yes:
            click.confirm(f"{_shown(project, path)} is there. Write it anew?", abort=True)
        write_all({path: text})
    except Refusal as refused:
        raise click.ClickException(str(refused)) from None
    count = text.count("\n  - activity: ")
    click.echo(f"Written: {_shown(project, path)}, a draft with {count} activities.")
    click.echo(f"To see who has not returned: {program()} chase {wanted}")
    click.echo(f"When all is in: {program()} close-quarter {wanted}")


@click.command()
@click.argument("wanted", metavar="[QUARTER]", type=quarter, required=False)
@click.option("--on", "on", type=day, help="The day as at which things are overdue or due soon.")
@click.option("--answer-by", type=day, help="The day by which you want an answer.")
@project_option
def chase(wanted: Quarter | None, on: date | None, answer_by: date | None, project: Path) -> None:
    """List, owner by owner, what is not returned, overdue and due soon.

    Each part is text that you can send. Without a QUARTER, it is that of the draft.

    \b
    Example:
      strategy-site chase 2019-q2 --on 2019-10-14 --answer-by 2019-10-21
    """
    council = whole_project(project).council
    asked = wanted or max(council.drafts, default=None)
    if asked is None or asked not in council.drafts:
        named = f"{wanted} is no draft." if wanted else "There is no draft."
        raise click.UsageError(f"{named} {_drafts(council)}")
    as_at = on or max(asked.last_day, council.site.position_as_of)
    owners = owners_to_chase(council, asked, as_at)
    if not owners:
        click.echo(f"Nobody has to be asked: all is in for {asked.shown}.")
        return
    between = "\n\n" + "-" * 72 + "\n\n"
    click.echo(between.join(letter(each, asked, as_at, answer_by) for each in owners))


def _drafts(council: Council) -> str:
    known = ", ".join(map(str, council.drafts))
    if known:
        return f"Drafts are: {known}."
    latest = max(council.updates, default=None)
    return f"Begin one: {program()} new-quarter {latest.next if latest else '2019-q1'}"


@click.command("close-quarter")
@click.argument("wanted", metavar="QUARTER", type=quarter)
@click.option("--approved-by", help="The id of the role that approved the report.")
@click.option("--approved-on", type=day, help="The day of its approval: 2019-10-18.")
@click.option("--published", type=day, help="The day on which it is published: 2019-10-25.")
@project_option
@click.option("--yes", is_flag=True, help="Leave empty entries out and close without asking.")
def close_quarter(
    wanted: Quarter,
    approved_by: str | None,
    approved_on: date | None,
    published: date | None,
    project: Path,
    yes: bool,
) -> None:
    """Close a QUARTER: check all of it, write down its approval, and seal it.

    The report then stays as it is. What turns out to be wrong is put right in a later quarter, with
    corrects. Nothing is written if there is any mistake. What is not given is asked for.

    \b
    Example:
      strategy-site close-quarter 2019-q2 --approved-by prevent-coordinator \\
        --approved-on 2019-10-18 --published 2019-10-25
    """
    council = whole_project(project).council
    _may_be_closed(council, wanted)
    place = Place(project, council)
    if wanted in council.drafts:
        role = _role(council, approved_by) if approved_by else None
        _tell_what_is_empty(council, wanted, yes=yes)
        approval = Approval(
            role
            or click.prompt(
                "Which role approved it? Its id", value_proc=lambda each: _role(council, each)
            ),
            approved_on or click.prompt("Approved on which day", value_proc=day),
            published or click.prompt("Published on which day", value_proc=day),
        )
        closed = close_draft(place, wanted, approval)
    else:
        if approved_by or approved_on or published:
            message = f"{wanted} has been published already: its file says when and by whom."
            raise click.UsageError(f"{message} Leave these options out.")
        closed = close_published(place, wanted)
    _write(project, closed, yes=yes, question=f"Close {wanted.shown}?")
    click.echo(
        f"Closed: {wanted.shown}. Its report is sealed in {project / 'data' / 'closed.yml'}."
    )
    click.echo(f"Next, the site: mkdocs build --strict. The papers: {program()} board-pack")


def _may_be_closed(council: Council, wanted: Quarter) -> None:
    """End with what is wrong if a quarter has nothing that could be closed."""
    if council.closing_of(wanted):
        fix = "What is wrong in it is put right in a later quarter, with corrects."
        raise click.UsageError(f"{wanted} is closed already. {fix}")
    update = council.updates.get(wanted)
    if wanted in council.drafts or (update and not update.not_reported):
        return
    if update:
        raise click.UsageError(f"{wanted} was not reported, as its file says: nothing to close.")
    begin = f"To begin one: {program()} new-quarter {wanted}"
    raise click.UsageError(f"{wanted} has no report. {begin}")


def _tell_what_is_empty(council: Council, wanted: Quarter, *, yes: bool) -> None:
    """Name the entries without a text, and ask whether to close without them."""
    awaited = council.drafts[wanted].awaited
    if not awaited:
        return
    entries = number(len(awaited), "entry", "entries")
    click.echo(f"Left out of the report, since they have no text: {entries}.")
    for each in awaited:
        click.echo(f"- {each}: {council.find(Activity, each).title}")
    silent = silent_organisations(council, wanted)
    if silent:
        names = ", ".join(council.find(Organisation, each).name for each in silent)
        click.echo(f"Named as missing, since nothing at all came from them: {names}.")
    if not yes:
        click.confirm("Close without them?", abort=True)


def _role(council: Council, given: str) -> str:
    """Return the id of a role, or refuse it with the nearest there is."""
    known = {each.id for each in council.roles}
    if given.strip() not in known:
        raise click.BadParameter(f"{quoted(given)} is no role. {did_you_mean(given, known)}")
    return given.strip()


def _write(project: Path, closed: Closed, *, yes: bool, question: str) -> None:
    """Write files that have no mistake, after asking; else list the mistakes and write nothing."""
    stopping = [each for each in closed.problems if each.stops_strict]
    if stopping:
        told = [each.below(shown_folder(project)) for each in stopping]
        click.echo(report(told, program()), err=True)
        click.echo("Nothing was changed.", err=True)
        sys.exit(1)
    if not yes:
        click.confirm(question, abort=True)
    try:
        write_all({project / "data" / name: text for name, text in closed.files.items()})
    except Refusal as refused:
        raise click.ClickException(str(refused)) from None


@click.command()
@click.argument("wanted", metavar="QUARTER", type=quarter)
@click.option("--text", required=True, help="The words to withdraw, as they stand in the report.")
@click.option(
    "--why",
    required=True,
    type=click.Choice(Unsafe.keys()),
    help="What may not be published.",
)
@click.option("--by", "role", required=True, help="The id of the role that decides it.")
@click.option("--on", "on", required=True, type=day, help="The day of the decision.")
@project_option
@click.option("--yes", is_flag=True, help="Withdraw it without asking.")
def redact(
    wanted: Quarter, text: str, why: str, role: str, on: date, project: Path, yes: bool
) -> None:
    """Withdraw unsafe text from a QUARTER that is closed.

    The words are replaced by "[text withdrawn on …]". Why, by which role and when is recorded in
    data/closed.yml, and the quarter is sealed again. For what is merely wrong, report a correction
    in a later quarter instead.

    \b
    Example:
      strategy-site redact 2019-q2 --text "the boy from Hill School" \\
        --why case_details --by prevent-coordinator --on 2019-11-04
    """
    council = whole_project(project).council
    if not text.strip():
        raise click.UsageError("--text is empty. Write the words that are to be withdrawn.")
    decided = Redaction.model_construct(
        on=on, why=Unsafe.of(why), by=_role(council, role), activity=None
    )
    place, withdrawal = Place(project, council), Withdrawal(wanted, text, decided)
    try:
        changed = without_text(place, withdrawal)
    except Refusal as refused:
        raise click.ClickException(str(refused)) from None
    for activity, value in values_with(place, withdrawal):
        click.echo(f"- {activity or 'beside the entries'}: {value}")
    _write(project, changed, yes=yes, question="Withdraw the text like this?")
    click.echo(
        f"Withdrawn on {shown_day(on)}, and sealed again. Build the site and the papers anew."
    )
    for other in also_in(project, withdrawal):
        click.echo(f"The same words stand in {other}: edit them there.")
    click.echo(
        "The history of the repository still holds the text, and so may copies of the site and of "
        "papers. Ask those who look after them to remove it there."
    )


def _shown(project: Path, path: Path) -> str:
    """Return a path as it is called from the working folder."""
    inner = path.relative_to(project).as_posix()
    folder = shown_folder(project)
    return f"{folder}/{inner}" if folder else inner
