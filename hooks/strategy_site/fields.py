"""Which fields the files in ``data/`` have, in words: read from the records themselves."""

from collections.abc import Iterator

from strategy_site.load.data_files import FILES, OPTIONAL, PROCESSES, UPDATES
from strategy_site.model.base import Record
from strategy_site.model.processes import Process
from strategy_site.model.shape import FieldShape, fields_of
from strategy_site.model.updates import Update
from strategy_site.problems import with_article

# Stand for the file of any quarter and of any process.
QUARTER_FILE = f"{UPDATES}/2019-q1.yml"
PROCESS_FILE = f"{PROCESSES}/venue-hire.yml"


def files_in_words() -> dict[str, str]:
    """Return a description of each file that ``data/`` may hold, by the file's name."""
    described = {
        name: "\n".join([f"data/{name}{_may_be_absent(name)}", *_fields(record, 1)])
        for name, record in FILES.items()
    }
    update = f"data/{QUARTER_FILE} (one file a financial quarter: q1 is April to June)"
    described[QUARTER_FILE] = "\n".join([update, *_fields(Update, 1)])
    process = f"data/{PROCESS_FILE} (one file a process, named after its id)"
    described[PROCESS_FILE] = "\n".join([process, *_fields(Process, 1)])
    return described


def _may_be_absent(name: str) -> str:
    return " (the whole file may be left out)" if name in OPTIONAL else ""


def _fields(record: type[Record], depth: int) -> Iterator[str]:
    """Yield a line for each field of a record, those of records in it below it, indented."""
    for name, shape in fields_of(record).items():
        yield f"{'  ' * depth}{name}: {in_words(shape)}"
        if shape.record:
            yield from _fields(shape.record, depth + 1)


def in_words(shape: FieldShape) -> str:
    """Return what a field holds and whether it may be left out."""
    says = shape.says
    if shape.refers_to:
        says = f"the id of {with_article(shape.refers_to)}"
    elif shape.record:
        meaning = (shape.record.__doc__ or "").split(".")[0].split(":")[0].split(";")[0].strip()
        says = f"{meaning[0].lower()}{meaning[1:]}"
    if shape.many:
        says = f"a list, each item {says}"
    return f"{says}{'' if shape.required else ' (may be left out)'}"
