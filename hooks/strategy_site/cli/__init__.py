"""The command line: the same loader and checks as the site's build, without MkDocs.

Each module of this package holds the commands of one purpose.
"""

import sys
from io import TextIOWrapper

import click

from strategy_site.cli import beginning, checking, comparing, reviewing
from strategy_site.cli.checking import explanations

__all__ = ["explanations", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after the records and pages of a strategy site."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, TextIOWrapper
        ):  # a terminal that has no sign for a letter still works
            stream.reconfigure(errors="backslashreplace")


for _command in (
    checking.check,
    checking.explain,
    checking.fields,
    reviewing.reviews,
    comparing.changes,
    beginning.new_council,
    beginning.schemas,
):
    main.add_command(_command)
