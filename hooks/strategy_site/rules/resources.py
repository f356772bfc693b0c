"""Rules about resources: what replaced what, and that nobody is sent to what no longer holds."""

from collections.abc import Iterator

from strategy_site.load.convert import Positions
from strategy_site.model.council import Council
from strategy_site.model.resources import Resource
from strategy_site.problems import Problem, quoted
from strategy_site.rules.circles import circles
from strategy_site.vocabulary import ResourceStatus


def no_circles_of_resources(council: Council, positions: Positions) -> Iterator[Problem]:
    """No resource is superseded by itself, directly or through others (E011)."""
    yield from circles(
        council.resources, "superseded_by", lambda each: each.superseded_by, positions
    )


def what_is_superseded_names_what_followed(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """A superseded resource names the one that took its place (E003); no other does (E067)."""
    for each in council.resources:
        superseded = each.status is ResourceStatus.SUPERSEDED
        if superseded and positions.lacks(each, "superseded_by"):
            message = f"status {quoted(each.status.key)} has no superseded_by beside it."
            fix = f"Add it with the id of what took its place, or write {_WITHDRAWN}."
            yield positions.problem(each, "status", "E003", message, fix)
        elif not superseded and each.superseded_by is not None:
            message = f"status {quoted(each.status.key)} does not go with superseded_by: "
            message += "something else has taken its place."
            fix = f"Write status: {ResourceStatus.SUPERSEDED.key}, or delete superseded_by."
            yield positions.problem(each, "status", "E067", message, fix)


_WITHDRAWN = f"status: {ResourceStatus.WITHDRAWN.key}"


def nobody_is_sent_to_what_no_longer_holds(
    council: Council, positions: Positions
) -> Iterator[Problem]:
    """What took the place of a resource was not withdrawn, and no step names what was (E067).

    Nor does a step name what was replaced.
    """
    resources = {each.id: each for each in council.resources}
    for each in council.resources:
        after = resources.get(each.superseded_by or "")
        if after and after.status is ResourceStatus.WITHDRAWN:
            message = f"superseded_by {quoted(after.id)} was itself withdrawn."
            fix = f"Name what holds now, or write {_WITHDRAWN} and delete superseded_by."
            yield positions.problem(each, "superseded_by", "E067", message, fix)
    for process in council.processes:
        for step in process.steps:
            for index, name in enumerate(step.resources):
                found = resources.get(name)
                if found and not found.status.is_help:
                    message = f"resources {quoted(name)} has status {quoted(found.status.key)}."
                    fix = _instead(found, resources)
                    yield positions.problem(step, ("resources", index), "E067", message, fix)


def _instead(resource: Resource, resources: dict[str, Resource]) -> str:
    """Return what to name in place of a resource that no longer holds."""
    seen = {resource.id}
    after = resource
    while after.superseded_by in resources and after.superseded_by not in seen:
        after = resources[after.superseded_by]
        seen.add(after.id)
        if after.status.is_help:
            return f"Name what took its place, {quoted(after.id)}."
    return "Name another one, or delete it."
