"""The picture of a process: as a component in parts that fit a page, and whole as a file."""

from dataclasses import dataclass
from typing import Any

from strategy_site.dates import shown_day
from strategy_site.model.processes import Process
from strategy_site.process_map.drawing import Drawing, drawing_of
from strategy_site.process_map.graph import Graph
from strategy_site.process_map.layout import LETTER, SIDE, picture_of
from strategy_site.process_map.letters import lines_of
from strategy_site.process_map.parts import parts_of
from strategy_site.process_map.sketch import Sketch, part_of, sketch_of
from strategy_site.views.place import Here
from strategy_site.views.process_words import notice_of, shown_time
from strategy_site.views.processes import ProcessArgument, party_of, process_address
from strategy_site.views.registry import component
from strategy_site.views.small_print import site_notice

# The height of the letters of the title that stands in the picture on its own.
TITLE = 18.0


@dataclass(frozen=True)
class MapPart:
    """A part of a picture: ``name`` tells it from the other parts."""

    id: str
    name: str
    gist: str
    drawing: Drawing


def whole_sketch(here: Here, process: Process) -> Sketch:
    """Return the sketch of a process, with the names of those who take its steps."""
    graph = Graph(process)
    parties = ((each.party, party_of(here, each)) for each in process.steps)
    names = {name: link.text for name, link in parties if name and link}
    times = {each.id: shown_time(each.timeframe, graph.numbers) for each in process.steps}
    return sketch_of(graph, names, times)


@component()
def process_diagram(here: Here, process: ProcessArgument) -> dict[str, Any]:
    """Show the steps as a picture: a column for each who takes them, a row for each step."""
    found = here.council.find(Process, process)
    whole = whole_sketch(here, found)
    ranges = parts_of(whole)
    parts = []
    for number, (first, last) in enumerate(ranges, 1):
        part = part_of(whole, first, last)
        name = _name(found, number, len(ranges), first, last)
        parts.append(MapPart(f"map-{number}", name, _gist(part), drawing_of(picture_of(part))))
    return {
        "parts": parts,
        "below": below_picture(here, found),
        "folder": _folder(here, found),
    }


def _folder(here: Here, process: Process) -> str:
    """Return where the files of a process stand as seen from this page; empty if beside it."""
    address = process_address(here, process)
    return "" if address == here.address else here.link_to((address, ""), "").href


def _name(process: Process, number: int, parts: int, first: int, last: int) -> str:
    if parts == 1:
        return process.title
    steps = f"step {last}" if last == first + 1 else f"steps {first + 1} to {last}"
    return f"{process.title}, part {number} of {parts}: {steps}"


def _gist(sketch: Sketch) -> str:
    steps = sum(each.shape.is_step for each in sketch.nodes)
    takers = ", ".join(filter(None, sketch.lanes))
    columns = f" Columns, one for each who takes steps: {takers}." if takers else ""
    return (
        f"Number of steps: {steps}.{columns} The list of steps on its page says the same in words."
    )


def below_picture(here: Here, process: Process) -> str:
    """Return what has to stand with every copy of a picture."""
    site = here.council.site
    review = f"Next review by {shown_day(process.review_due)}." if process.review_due else ""
    version = f"Version {process.version.rstrip('.')}."
    said = (notice_of(process, site.reviewed_on), version, review, f"{site.council}.")
    return " ".join(filter(None, said))


def map_file(here: Here, process: Process, address: str) -> dict[str, Any]:
    """Return what the template of the picture on its own needs.

    ``address`` is the whole address of the page of the process; empty if the site has none.
    """
    whole = whole_sketch(here, process)
    drawing = drawing_of(picture_of(whole))
    below = (below_picture(here, process), site_notice(here.council.site), address)
    room = drawing.width - 2 * SIDE
    return {
        "title": lines_of(process.title, room, TITLE, bold=True),
        "gist": _gist(whole),
        "below": [line for text in below for line in lines_of(text, room, LETTER)],
        "drawing": drawing,
    }
