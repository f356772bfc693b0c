"""What changed between two quarters, as text."""

from pathlib import Path

import click

from strategy_site.cli.options import project_option, quarter, reported, whole_project
from strategy_site.dates import Quarter
from strategy_site.progress import Changes
from strategy_site.progress import changes as changes_between


@click.command()
@click.argument("earlier", type=quarter)
@click.argument("later", type=quarter)
@project_option
def changes(earlier: Quarter, later: Quarter, project: Path) -> None:
    """Tell what changed from one quarter's report to another's.

    EARLIER and LATER are any two reported quarters, such as 2019-q1 for April to June 2019. Each
    counts as it stood when it was published. What was corrected later is not mixed in.

    \b
    Example:
      strategy-site changes 2025-q3 2025-q4
    """
    whole = whole_project(project)
    for each in (earlier, later):
        reported(whole, each)
    if later < earlier:
        raise click.UsageError(f"{later} is before {earlier}. Write the earlier quarter first.")
    click.echo(changes_in_words(changes_between(whole.council, earlier, later)))


def changes_in_words(found: Changes) -> str:
    """Return what changed as lines of text: key actions, then activities by kind of change."""
    if not found.key_actions and not found.activities:
        return f"{found.sentence} Nothing changed."
    lines = [found.sentence]
    if found.key_actions:
        lines += ["", "Key actions"]
        lines += [
            f"- {each.key_action.number}, {each.key_action.title}: {each.sentence}"
            for each in found.key_actions
        ]
    for heading, of_a_kind in found.by_kind():
        lines += ["", heading]
        lines += [f"- {each.activity.title}: {each.sentence}" for each in of_a_kind]
    return "\n".join(lines)
