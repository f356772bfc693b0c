"""Components about bodies, roles and organisations."""

from dataclasses import dataclass
from typing import Any

from strategy_site.dates import PartialDate
from strategy_site.model.parties import Body, Organisation, Role
from strategy_site.views.place import Fact, Here, SourceView, facts
from strategy_site.views.registry import component
from strategy_site.vocabulary import OrganisationKind


@dataclass(frozen=True)
class PartyView:
    """A body or a role as it is shown, in full."""

    id: str
    name: str
    does: str
    facts: list[Fact]
    sources: list[SourceView]


@dataclass(frozen=True)
class OrganisationView:
    """An organisation as a row of a table."""

    id: str
    name: str
    kind: str
    more: list[Fact]
    note: str
    sources: list[SourceView]


def day_or_month(date: PartialDate | None) -> str:
    """Return a date as it is shown, or an empty string."""
    return date.shown if date else ""


@component(template="parties", shows=lambda council: council.bodies)
def bodies(here: Here) -> dict[str, Any]:
    """Show every body: what it is for, who chairs it, how often it meets, what became of it."""
    return {"parties": [_body(here, each) for each in here.council.bodies]}


def _body(here: Here, body: Body) -> PartyView:
    return PartyView(
        id=body.id,
        name=body.name,
        does=body.purpose or "",
        facts=facts(
            ("What it is", body.kind.word),
            ("Also called", ", ".join(body.aliases)),
            ("Chaired by", here.role(body.chair_role)),
            ("Meets", body.frequency.word if body.frequency else ""),
            ("Members", here.organisations(body.members)),
            ("Reports to", here.body(body.reports_to)),
            ("Since", day_or_month(body.valid_from)),
            ("Until", day_or_month(body.valid_to)),
            ("Succeeded by", here.body(body.succeeded_by)),
            ("Note", body.note),
        ),
        sources=here.sources(body.source),
    )


@component(template="parties", shows=lambda council: council.roles)
def roles(here: Here) -> dict[str, Any]:
    """Show every role with what it does."""
    return {"parties": [_role(here, each) for each in here.council.roles]}


def _role(here: Here, role: Role) -> PartyView:
    return PartyView(
        id=role.id,
        name=role.title,
        does=role.does,
        facts=facts(
            ("Also called", ", ".join(role.aliases)),
            ("Organisation", here.organisation(role.organisation)),
            ("Takes part in", here.bodies(role.bodies)),
        ),
        sources=here.sources(role.source),
    )


@component(shows=lambda council: council.organisations)
def organisations(here: Here) -> dict[str, Any]:
    """Show every organisation, by what sort of organisation it is."""
    groups = []
    for kind in (*OrganisationKind, None):
        members = [each for each in here.council.organisations if each.kind is kind]
        if members:
            groups.append([_organisation(here, each) for each in members])
    return {"organisations": [each for group in groups for each in group]}


def _organisation(here: Here, each: Organisation) -> OrganisationView:
    return OrganisationView(
        id=each.id,
        name=each.name,
        kind=each.kind.word if each.kind else "Not stated",
        more=facts(
            ("Also called", ", ".join(each.aliases)),
            ("Part of", here.organisation(each.parent)),
            ("Since", day_or_month(each.valid_from)),
            ("Until", day_or_month(each.valid_to)),
            ("Succeeded by", here.organisation(each.succeeded_by)),
        ),
        note=each.note or "",
        sources=here.sources(each.source),
    )
