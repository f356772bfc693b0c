"""Components about resources: what others publish, for schools and settings or for a step."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.council import Council
from strategy_site.model.resources import Resource
from strategy_site.views.filters import Filters, choice, filters, marks, used
from strategy_site.views.place import Fact, Here, Link, SourceView, facts, in_words
from strategy_site.views.registry import component
from strategy_site.vocabulary import Audience, Licence, Phase, ResourceStatus, Topic

_UNCHECKED = "Nobody has checked that this address still works."


@dataclass(frozen=True)
class ResourceView:
    """Something that others publish, as it is shown; ``marks`` are those by which filters find it.

    ``standing`` is the status of one that is no longer, or not surely, current.
    """

    id: str
    title: str
    about: str
    standing: ResourceStatus | None
    replaced_by: Link | None
    facts: list[Fact]
    checked: str
    sources: list[SourceView]
    marks: str


def _for_settings(council: Council) -> list[Resource]:
    """Return what is made for places of learning: it names the phase."""
    return [each for each in council.resources if each.phase]


def _for_others(council: Council) -> list[Resource]:
    return [each for each in council.resources if not each.phase]


@component(shows=_for_settings)
def school_resources(here: Here) -> dict[str, Any]:
    """Show what is made for schools and settings by topic, with a list by phase, and filters."""
    found = _for_settings(here.council)
    live = [each for each in found if each.status.is_help]
    phases = [(phase.word, [each for each in live if phase in each.phase]) for phase in Phase]
    return _listed(here, found) | {
        "phases": [
            (word, [here.link(each, each.title) for each in inside])
            for word, inside in phases
            if inside
        ]
    }


@component(shows=_for_others)
def resources(here: Here) -> dict[str, Any]:
    """Show by topic what a step or a reader may need, unless it is made for schools or settings."""
    return _listed(here, _for_others(here.council))


def _listed(here: Here, found: list[Resource]) -> dict[str, Any]:
    """Return resources by their first topic, those that no longer hold, and the filters."""
    live = [each for each in found if each.status.is_help]
    unsaid = _nobody_checked(live)
    shown = {each.id: _resource(here, each, unsaid=bool(unsaid)) for each in found}
    topics = [(topic.word, [each for each in live if each.topic[0] is topic]) for topic in Topic]
    return {
        "topics": [
            (word, [shown[each.id] for each in inside]) for word, inside in topics if inside
        ],
        "unchecked": unsaid,
        "gone": [shown[each.id] for each in found if not each.status.is_help],
        "filters": _filters(live, shown),
    }


def _nobody_checked(found: Iterable[Resource]) -> str:
    """Return one sentence where it goes for all of them: nobody has checked a single address."""
    addresses = [each for each in found if each.url]
    if len(addresses) < 2 or any(each.verified_on for each in addresses):
        return ""
    return "Nobody has checked yet that these addresses still work."


def _filters(found: list[Resource], shown: dict[str, ResourceView]) -> Filters | None:
    entries = [shown[each.id].marks for each in found]
    return filters(
        "resources",
        len(found),
        choice(
            "audience", "Who it is for", used(Audience, [each.audience for each in found]), entries
        ),
        choice("phase", "Phase", used(Phase, [each.phase for each in found]), entries),
        choice("topic", "Topic", used(Topic, [each.topic for each in found]), entries),
        choice(
            "status", "Status", used(ResourceStatus, [(each.status,) for each in found]), entries
        ),
    )


def _published(resource: Resource) -> str:
    """Return who published a resource, in which form, and when it came out or was last changed."""
    said = [resource.publisher, resource.format.word.lower()]
    return ", ".join([*said, resource.published.shown] if resource.published else said)


def _resource(here: Here, resource: Resource, *, unsaid: bool) -> ResourceView:
    """Return a resource as it is shown; ``unsaid`` leaves out that nobody has checked it."""
    status = resource.status
    checked = ""
    if resource.verified_on:
        checked = f"Address opened on {shown_day(resource.verified_on)}."
    elif resource.url and not unsaid:
        checked = _UNCHECKED
    after = here.council.find(Resource, resource.superseded_by) if resource.superseded_by else None
    licence = resource.licence
    return ResourceView(
        id=resource.id,
        title=resource.title,
        about=resource.about,
        standing=None if status is ResourceStatus.CURRENT else status,
        replaced_by=here.link(after, after.title) if after else None,
        facts=facts(
            ("For", in_words(resource.audience)),
            ("Phase", in_words(resource.phase)),
            ("Topic", in_words(resource.topic)),
            ("Published", _published(resource)),
            ("Licence", "" if licence is Licence.NOT_STATED else licence.word),
            ("Web", Link(resource.url, resource.url) if resource.url else None),
        ),
        checked=checked,
        sources=here.sources(resource.source),
        marks=marks(
            audience=resource.audience,
            phase=resource.phase,
            topic=resource.topic,
            status=(resource.status,),
        ),
    )
