"""Components about bodies, roles and organisations."""

from dataclasses import dataclass
from typing import Any

from strategy_site.model.parties import Body, Organisation
from strategy_site.views.place import Here, Link, SourceView
from strategy_site.views.registry import component
from strategy_site.vocabulary import OrganisationKind


@dataclass(frozen=True)
class PartyView:
    """A body, role or organisation as it is shown; empty fields are left out."""

    id: str
    name: str
    kind: str
    does: str
    aliases: tuple[str, ...]
    reports_to: Link | None
    part_of: Link | None
    succeeded_by: Link | None
    sources: list[SourceView]


@component(template="parties", shows=lambda council: council.bodies)
def bodies(here: Here) -> dict[str, Any]:
    """Show every body with what it is and whom it reports to."""
    shown = []
    for each in here.council.bodies:
        above = here.council.find(Body, each.reports_to) if each.reports_to else None
        shown.append(
            PartyView(
                id=each.id,
                name=each.name,
                kind=each.kind.word,
                does="",
                aliases=each.aliases,
                reports_to=here.link(above, above.name) if above else None,
                part_of=None,
                succeeded_by=None,
                sources=here.sources(each.source),
            )
        )
    return {"parties": shown}


@component(template="parties", shows=lambda council: council.roles)
def roles(here: Here) -> dict[str, Any]:
    """Show every role with what it does."""
    shown = [
        PartyView(
            each.id, each.title, "", each.does, (), None, None, None, here.sources(each.source)
        )
        for each in here.council.roles
    ]
    return {"parties": shown}


@component(shows=lambda council: council.organisations)
def organisations(here: Here) -> dict[str, Any]:
    """Show every organisation, by what sort of organisation it is."""
    groups = []
    for kind in (*OrganisationKind, None):
        members = [each for each in here.council.organisations if each.kind is kind]
        if members:
            name = kind.word if kind else "Not stated"
            groups.append((name, [_organisation(here, each) for each in members]))
    return {"groups": groups}


def _organisation(here: Here, each: Organisation) -> PartyView:
    find = here.council.find
    parent = find(Organisation, each.parent) if each.parent else None
    successor = find(Organisation, each.succeeded_by) if each.succeeded_by else None
    return PartyView(
        id=each.id,
        name=each.name,
        kind="",
        does="",
        aliases=each.aliases,
        reports_to=None,
        part_of=here.link(parent, parent.name) if parent else None,
        succeeded_by=here.link(successor, successor.name) if successor else None,
        sources=here.sources(each.source),
    )
