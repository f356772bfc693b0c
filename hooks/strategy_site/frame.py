"""What surrounds every page: the notice, and whether it may be indexed."""

from dataclasses import dataclass

from strategy_site.project import Project


@dataclass(frozen=True)
class Frame:
    """What the theme's templates know of the site."""

    demo: bool
    preview: bool
    notice: str


def frame_of(project: Project, *, preview: bool) -> Frame:
    """Return the frame of a project's pages; ``preview`` is true under ``make serve``."""
    site = project.council.site
    demonstration = f"Demonstration made from public papers. Not a {site.council} service."
    return Frame(
        demo=site.demo,
        preview=preview,
        notice=site.notice or (demonstration if site.demo else ""),
    )
