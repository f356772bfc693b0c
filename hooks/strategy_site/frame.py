"""What surrounds every page: the notice, the way to help, the small print, the policy."""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_site.dates import shown_day
from strategy_site.model.contacts import Contact
from strategy_site.open_data.feed import FEED, FEED_TITLE
from strategy_site.progress import MONTHS_UNTIL_OLD
from strategy_site.project import Project
from strategy_site.security import page_policy
from strategy_site.views.contacts import telephone
from strategy_site.views.place import Link
from strategy_site.views.small_print import SMALL_PRINT, WORRIED, site_notice


@dataclass(frozen=True)
class Frame:
    """What the theme's templates know of the site.

    ``worried`` is the address of the page for those who worry about someone, ``emergency`` a
    telephone number for emergencies with its address; both are empty where a council has none.
    Addresses are relative to the site. ``position_as_of`` is the day of the statuses, as
    ``2019-07-26`` and as it is shown: once it is more than ``months_until_old`` months past, the
    browser says so. ``feed`` is None for a site without an address of its own. ``search_offers``
    are the pages that a search without results leads to.
    """

    demo: bool
    preview: bool
    notice: str
    policy: str
    worried: str
    emergency: Link | None
    small_print: tuple[Link, ...]
    position_as_of: str
    position_shown: str
    months_until_old: int
    feed: Link | None
    search_offers: tuple[Link, ...]


def frame_of(project: Project, *, preview: bool) -> Frame:
    """Return the frame of a project's pages; ``preview`` is true under ``make serve``."""
    site = project.council.site
    return Frame(
        demo=site.demo,
        preview=preview,
        notice=site_notice(site),
        policy=page_policy(preview=preview),
        worried=project.pages[WORRIED].address if WORRIED in project.pages else "",
        emergency=_emergency(project.council.contacts),
        small_print=tuple(
            Link(name, project.pages[src].address)
            for src, name in SMALL_PRINT.items()
            if src in project.pages
        ),
        position_as_of=site.position_as_of.isoformat(),
        position_shown=shown_day(site.position_as_of),
        months_until_old=MONTHS_UNTIL_OLD,
        feed=Link(FEED_TITLE, FEED) if project.site_url else None,
        search_offers=tuple(_search_offers(project)),
    )


def _search_offers(project: Project) -> Iterator[Link]:
    """Yield what helps whoever found nothing: the worry, whom to call, what to do. If it exists."""
    if WORRIED in project.pages:
        yield Link("Worried about someone", project.pages[WORRIED].address)
    for name, component in (("Contacts", "contacts"), ("Guidance", "guidance_library")):
        calling = (
            page.address
            for page in sorted(project.pages.values(), key=lambda each: each.address.count("/"))
            if any(call.component == component for call in page.calls)
        )
        if found := next(calling, None):
            yield Link(name, found)


def _emergency(contacts: tuple[Contact, ...]) -> Link | None:
    """Return the first number for emergencies, or None."""
    return next((telephone(each) for each in contacts if each.emergency and each.phone), None)
