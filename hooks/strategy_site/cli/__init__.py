"""The command line: the same loader and checks as the site's build, without MkDocs.

Each module of this package holds the commands of one purpose.
"""

import sys
from io import TextIOWrapper

import click

from strategy_site.cli import beginning, checking, comparing, cycle, papers, reviewing
from strategy_site.cli.checking import explanations

__all__ = ["explanations", "main"]

# What --help lists, in the order in which a coordinator needs it.
_SECTIONS: dict[str, tuple[click.Command, ...]] = {
    "Each quarter": (
        cycle.new_quarter,
        cycle.chase,
        checking.check,
        cycle.close_quarter,
        papers.board_pack,
    ),
    "At any time": (comparing.changes, reviewing.reviews, cycle.redact),
    "To look things up": (checking.explain, checking.fields),
    "Once": (beginning.new_council, beginning.schemas),
}


class _InSections(click.Group):
    """A group whose help lists its commands by purpose."""

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click hands it over
        formatter: click.HelpFormatter,
    ) -> None:
        """Write a list of commands for each section."""
        longest = max(map(len, self.commands))
        for heading, commands in _SECTIONS.items():
            with formatter.section(heading):
                room = formatter.width - 6 - longest
                rows = [
                    (f"{each.name:<{longest}}", each.get_short_help_str(room)) for each in commands
                ]
                formatter.write_dl(rows)


@click.group(cls=_InSections, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after the records and pages of a strategy site."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, TextIOWrapper
        ):  # a terminal that has no sign for a letter still works
            stream.reconfigure(errors="backslashreplace")


for _commands in _SECTIONS.values():
    for _command in _commands:
        main.add_command(_command)
