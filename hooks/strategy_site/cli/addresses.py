"""The ledger of addresses: what is new, what is kept, what is gone."""

import sys
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

import click

from strategy_site.cli.options import project_option
from strategy_site.model.addresses import AddressesFile
from strategy_site.problems import Problem, Refusal, counted, report
from strategy_site.project import read_ledger, read_project
from strategy_site.rules.addresses import Published, Unlisted, unlisted
from strategy_site.whereabouts import program, shown_folder
from strategy_site.written_files import text_with_line_ends, write_all
from strategy_site.yaml_edit import with_items

_LEDGER = "data/addresses.yml"
_HEAD = """\
# Every address that this site has published, but that of its home page. The command
# strategy-site addresses --write adds what is new, and nothing is ever taken out.
# A page that moves gets a line in a list called moved, such as:
#   - {was: training/courses/, now: training/, on: 2026-05-04}
"""


@click.command()
@click.option("--write", is_flag=True, help=f"Add what is new to {_LEDGER}.")
@project_option
def addresses(write: bool, project: Path) -> None:
    """List the addresses that are new, and those that are gone.

    The ledger, data/addresses.yml, holds every address that the site has published. Once it is
    there, no build lets one of them vanish. New ones are added with --write. One that is gone is
    never taken out: put its page back, or say under moved where it is now. The exit code is 1 if
    any is gone.

    \b
    A page moves in three steps:
      1. Rename or move its file in docs/, and correct the menu in mkdocs.yml.
      2. Write into data/addresses.yml, below a line moved: with nothing before it,
           - {was: training/courses/, now: training/}
      3. strategy-site addresses --write
    Whoever opens the old address is then led to the new one.
    """
    wrong = _wrong(project)
    ledger, now = read_ledger(project)
    new = unlisted(ledger or AddressesFile(), now)
    click.echo("\n".join(_in_words(ledger, now, new, wrong)))
    if new.number and write:
        _add(project / _LEDGER, new)
        click.echo(f"Written: {_shown(project)}")
    elif new.number:
        click.echo(f"To {'add what is new' if ledger else 'begin it'}: {_again(project)}")
    sys.exit(int(bool(wrong)))


def _wrong(project: Path) -> list[Problem]:
    """Return what the ledger says that is no longer so, or end with all other mistakes."""
    problems = [each for each in read_project(project)[1] if not each.is_warning]
    shown = [each.below(shown_folder(project)) for each in problems]
    if any(each.code != "E088" for each in problems):
        click.echo(report(shown, program()), err=True)
        raise click.exceptions.Exit(1)
    return shown


def _in_words(
    ledger: AddressesFile | None, now: Published, new: Unlisted, wrong: list[Problem]
) -> Iterator[str]:
    """Yield how many addresses there are of each kind, and which are new or gone."""
    if ledger is None:
        pages, files = counted(len(now.pages), "page"), counted(len(now.files), "file")
        yield f"There is no ledger of addresses yet. The site has {pages} and {files} of data."
    else:
        listed = {*ledger.addresses, *ledger.files}
        gone = [each for each in listed if now.lacks(each) and each not in ledger.moves]
        there = len(listed) - len(gone) - len(listed & ledger.moves.keys())
        counts = (there, "there"), (len(ledger.moves), "moved"), (new.number, "new")
        said = ", ".join(f"{number} {what}" for number, what in (*counts, (len(gone), "gone")))
        yield f"Addresses: {said}."
        yield from _listed("New", [*new.addresses, *new.files])
    yield from _listed("To put right", [str(each) for each in wrong])
    yield from _listed("Rename these pages, the ledger cannot hold their addresses", new.odd)


def _listed(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"{heading}:", *(f"  {each}" for each in lines))


def _add(file: Path, new: Unlisted) -> None:
    """Add what is new to a ledger, which may not be there yet; end with a reason if it cannot."""
    text = text_with_line_ends(file) if file.exists() else _HEAD
    for name, items in (("addresses", new.addresses), ("files", new.files)):
        text = with_items(text, name, items) if items else text
    try:
        write_all({file: text})
    except Refusal as refused:
        raise click.ClickException(str(refused)) from None


def _shown(project: Path) -> str:
    """Return the path of the ledger from the working folder."""
    return "/".join(filter(None, [shown_folder(project), _LEDGER]))


def _again(project: Path) -> str:
    """Return what to type to add what is new."""
    folder = shown_folder(project)
    return f"{program()} addresses --write{f' --project {quote(folder)}' if folder else ''}"
