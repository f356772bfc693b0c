"""What surrounds every page: the notice, the dates, whether it may be indexed."""

from dataclasses import dataclass

from strategy_site.dates import shown_day
from strategy_site.project import Project


@dataclass(frozen=True)
class Frame:
    """What the theme's templates know of the site."""

    demo: bool
    preview: bool
    notice: str
    position_as_of: str
    reviewed_on: str


def frame_of(project: Project, *, preview: bool) -> Frame:
    """Return the frame of a project's pages; ``preview`` is true under ``make serve``."""
    site = project.council.site
    notice = f"Demonstration made from public papers. Not a {site.council} service."
    return Frame(
        demo=site.demo,
        preview=preview,
        notice=notice if site.demo else "",
        position_as_of=shown_day(site.position_as_of),
        reviewed_on=shown_day(site.reviewed_on),
    )
