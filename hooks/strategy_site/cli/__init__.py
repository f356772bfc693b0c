"""The command line: the same loader and checks as the site's build, without MkDocs.

Each module of this package holds the commands of one purpose.
"""

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from strategy_site.memory import without_garbage_search
from strategy_site.problems import did_you_mean, quoted

__all__ = ["main"]

# What --help lists, in the order in which a coordinator needs it, with the module of each command:
# only that of the command that is called is loaded, since each brings its own libraries.
_SECTIONS: dict[str, dict[str, str]] = {
    "Each quarter": {
        "new-quarter": "cycle",
        "chase": "cycle",
        "check": "checking",
        "close-quarter": "cycle",
        "board-pack": "papers",
    },
    "At any time": {
        "changes": "comparing",
        "reviews": "reviewing",
        "addresses": "addresses",
        "redact": "cycle",
    },
    "To look things up": {"explain": "checking", "fields": "checking"},
    "Once": {"new-council": "beginning", "schemas": "beginning"},
}
_MODULES = {name: module for each in _SECTIONS.values() for name, module in each.items()}


class _InSections(click.Group):
    """A group that lists its commands by purpose, and loads the one that is called."""

    def invoke(self, ctx: click.Context) -> Any:
        """Load and run a command: it ends soon, and so lets garbage lie."""
        with without_garbage_search():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click hands it over
        """Return the names of all commands, in the order of the help."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return the command of a name, or end with the nearest there is."""
        if cmd_name not in _MODULES:
            ctx.fail(f"{quoted(cmd_name)} is no command. {did_you_mean(cmd_name, _MODULES)}")
        module = import_module(f"{__name__}.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a list of commands for each section."""
        longest = max(map(len, _MODULES))
        room = formatter.width - 6 - longest
        for heading, names in _SECTIONS.items():
            with formatter.section(heading):
                rows = [
                    (f"{name:<{longest}}", self.get_command(ctx, name).get_short_help_str(room))
                    for name in names
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
