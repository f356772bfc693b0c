"""The papers of a quarter for a board."""

from datetime import date
from pathlib import Path

import click

from strategy_site.cli.options import project_option, quarter, reported, whole_project
from strategy_site.dates import Quarter, shown_day
from strategy_site.exports.board_facts import board_paper, body_named
from strategy_site.exports.board_paper import BoardPaper
from strategy_site.exports.print_papers import print_papers
from strategy_site.model.council import Council
from strategy_site.model.parties import Body
from strategy_site.problems import Refusal, did_you_mean, quoted
from strategy_site.progress import report_for
from strategy_site.progress.reasons import during
from strategy_site.whereabouts import shown_folder
from strategy_site.written_files import write_all

SLIDES = "slides.pptx"
_NO_SLIDES = (
    "The slides were left out: they need python-pptx. To install it: pip install python-pptx"
)


@click.command("board-pack")
@click.option(
    "--quarter", "wanted", required=True, type=quarter, help="A reported quarter: 2019-q1."
)
@click.option("--body", required=True, help="The board: its id, its name or its initials.")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    show_default="board-pack-QUARTER, beside data/",
    help="The folder to write into.",
)
@click.option(
    "--overrides",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(__file__).parents[3] / "overrides",
    show_default="that of the product",
    help="The folder of templates that holds papers/.",
)
@project_option
@click.option("--yes", is_flag=True, help="Overwrite papers without asking.")
def board_pack(
    wanted: Quarter, body: str, to: Path | None, overrides: Path, project: Path, yes: bool
) -> None:
    """Write the papers of a quarter for a board.

    A summary and the chief executive's briefing, each on one sheet of A4 when printed, and slides
    that can be edited. All say what the quarter's page says. A second run writes the same bytes.

    \b
    Example:
      strategy-site board-pack --quarter 2019-q1 --body scpb
    """
    whole = whole_project(project)
    report = report_for(whole.council, reported(whole, wanted))
    paper = board_paper(
        whole.here("index.md"), report, _body(whole.council, body, report.published)
    )
    folder = to or project / f"board-pack-{wanted}"
    contents = _papers(paper, overrides / "papers")
    files = {folder / name: content for name, content in contents.items()}
    there = [path.name for path in files if path.exists()]
    if there and not yes:
        click.confirm(f"{', '.join(there)} in {folder} will be written anew. Go on?", abort=True)
    try:
        write_all(files)
    except Refusal as refused:
        raise click.ClickException(str(refused)) from None
    shown = shown_folder(folder) or str(folder)
    click.echo(f"Written: {', '.join(path.name for path in files)} in {shown}.")
    if folder / SLIDES not in files:
        click.echo(_NO_SLIDES)


def _papers(paper: BoardPaper, templates: Path) -> dict[str, str | bytes]:
    """Return each paper by its file's name; the slides only if python-pptx is there."""
    files: dict[str, str | bytes] = {**print_papers(paper, templates)}
    try:
        from strategy_site.exports.slides import slides  # noqa: PLC0415  # an optional extra
    except ImportError:
        return files
    files[SLIDES] = slides(paper)
    return files


def _body(council: Council, name: str, published: date) -> Body:
    """Return the body that is meant, or end with the nearest there is, or with what succeeded it.

    ``published`` is the day of the report: a body that had ended by then reads no paper on it.
    """
    found = body_named(council, name)
    if found is None:
        names = [each for body in council.bodies for each in (body.id, body.name, *body.aliases)]
        near = did_you_mean(name, names)
        there = f" Choose from: {', '.join(sorted(each.id for each in council.bodies))}."
        hint = f"{near}{there}" if near.startswith("Did") else there.strip()
        raise click.UsageError(f"{quoted(name)} is no body. {hint}")
    if found.valid_to and found.valid_to.last_day < published:
        instead = f" Write --body {found.succeeded_by}." if found.succeeded_by else ""
        raise click.UsageError(
            f"The {found.name} ended {during(found.valid_to)}, before this report was published on "
            f"{shown_day(published)}.{instead}"
        )
    return found
