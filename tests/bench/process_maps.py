"""How long pictures of processes take, and whether their number makes each one slower.

What a build does for a process is done here: its sketch, its parts, their drawings and the SVG,
from the templates. The processes are random ones of the tests, of six roles, with loops and skips.
"""

import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from strategy_site.model.processes import Process
from strategy_site.process_map.drawing import drawing_of
from strategy_site.process_map.layout import picture_of
from strategy_site.process_map.letters import lines_of
from strategy_site.process_map.parts import parts_of
from strategy_site.process_map.sketch import part_of
from strategy_site.render import Renderer
from tests.building import ROOT
from tests.processes import drawn_sketch, random_process

ROLES, STEPS, MANY = 6, 15, 200
MOST_OF_40, MOST_GROWTH = 50, 2.3
_SVG = (
    '{% import "map_parts.html" as map %}'
    '{% for each in drawings %}<svg>{{ map.inside(each, "") }}</svg>{% endfor %}'
)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def drawer() -> Callable[[Process], str]:
    """Return what makes the SVG of a process in parts, as its page has it."""
    template = Renderer(ROOT / "overrides" / "components").environment.from_string(_SVG)

    def drawn(process: Process) -> str:
        whole = drawn_sketch(process)
        parts = (part_of(whole, first, last) for first, last in parts_of(whole))
        return template.render(drawings=[drawing_of(picture_of(each)) for each in parts])

    return drawn


def several(number: int, steps: int) -> list[Process]:
    """Return random processes of so many steps, the same in every run."""
    chance = random.Random(steps)  # nothing secret
    return [random_process(chance, steps, ROLES) for _ in range(number)]


def main() -> None:
    """Print the times and the two verdicts."""
    draw = drawer()
    draw(several(1, 10)[0])  # the templates are compiled
    print("Pictures of processes, in parts, as SVG: milliseconds for one")
    medians: dict[int, float] = {}
    for steps in (10, 20, 40):
        times = []
        for process in several(15, steps):
            lines_of.cache_clear()  # no process helps another
            times.append(milliseconds(partial(draw, process)))
        medians[steps] = statistics.median(times)
        print(f"  {steps} steps: median {medians[steps]:.1f}, slowest {max(times):.1f}")
    print(f"  {_verdict(medians[40] <= MOST_OF_40)}: 40 steps within {MOST_OF_40} ms")
    print(f"Many processes of {STEPS} steps: milliseconds for all")
    totals: dict[int, float] = {}
    for number in (MANY // 4, MANY // 2, MANY):
        lines_of.cache_clear()
        held = several(number, STEPS)
        totals[number] = milliseconds(partial(list, map(draw, held)))
        print(f"  {number} processes: {totals[number]:.0f}")
    growth = totals[MANY] / totals[MANY // 2]
    print(f"  {_verdict(growth <= MOST_GROWTH)}: {MANY} take {growth:.2f} times as long as half")


def _verdict(good: bool) -> str:  # one value, and its name says it
    return "reached" if good else "MISSED"


if __name__ == "__main__":
    main()
