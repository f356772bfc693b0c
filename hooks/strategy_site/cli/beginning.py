"""What is done once: a new council's folder, and the schemas for its editor."""

import shlex
import sys
from pathlib import Path

import click

from strategy_site.new_council import new_council as write_beginning
from strategy_site.problems import Refusal
from strategy_site.schema import FOLDER, write_schemas


@click.command()
@click.option("--write", is_flag=True, help="Write them anew, after a change of the records.")
def schemas(write: bool) -> None:
    """Say where the JSON Schemas are by which an editor helps with the files in data/."""
    if not write:
        click.echo(f"The schemas are in {FOLDER}. The README says how an editor finds them.")
        return
    changed = write_schemas(FOLDER)
    click.echo(f"Written: {', '.join(changed)}" if changed else "Nothing has changed.")


@click.command("new-council")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--product",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(__file__).parents[3],
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
