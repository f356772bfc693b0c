"""Templates that show records: every value is escaped, and a name that is missing is an error."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from strategy_site.dates import shown_day


def environment_of(folder: Path) -> Environment:
    """Return the environment for the templates of a folder.

    It is ours, not MkDocs', which escapes nothing.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown_day"] = shown_day
    return environment
