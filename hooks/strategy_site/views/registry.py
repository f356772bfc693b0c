"""Components by name: what a page may call, with which arguments, and what it shows there."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from strategy_site.load.calls import Call
from strategy_site.model.base import Record, Reference
from strategy_site.problems import Problem, did_you_mean, quoted, with_article

KeyActionArgument = Annotated[str, Reference("key action")]

Shows = Callable[..., Iterable[Record]]


@dataclass(frozen=True)
class Component:
    """A component: ``view`` prepares what ``template`` in ``overrides/components`` shows.

    ``shows`` names the records that get their anchor there; ``inline`` components are words within
    a sentence, all others stand on a line of their own. One that is ``over_a_list`` gives the list
    below it a look and shows nothing itself. One that ``shows_position`` tells where the plan
    stands now, which can become old. What a quarter's report said stays true: it does not count.
    """

    name: str
    view: Callable[..., Mapping[str, Any]]
    template: str
    shows: Shows
    inline: bool
    over_a_list: bool = False
    shows_position: bool = False

    @property
    def parameters(self) -> dict[str, str]:
        """The names of the arguments and the kind of record that each is the id of."""
        found = {}
        for name, parameter in list(inspect.signature(self.view).parameters.items())[1:]:
            marks = get_args(parameter.annotation)[1:]
            found[name] = next(mark.kind for mark in marks if isinstance(mark, Reference))
        return found

    def example(self, known: Mapping[str, set[str]]) -> str:
        """Return how a page calls it, with ids that exist if there are any."""
        ids = (min(known.get(kind) or {f"{kind} id"}) for kind in self.parameters.values())
        return f"{{{{ {self.name}({', '.join(f'{chr(34)}{each}{chr(34)}' for each in ids)}) }}}}"


COMPONENTS: dict[str, Component] = {}


def component(
    *,
    template: str = "",
    shows: Shows = lambda *_: (),
    inline: bool = False,
    over_a_list: bool = False,
    shows_position: bool = False,
) -> Callable[[Callable[..., Mapping[str, Any]]], Callable[..., Mapping[str, Any]]]:
    """Register a view under its own name; its arguments after the first are ids.

    Its template has the same name unless several components share one.
    """

    def register(view: Callable[..., Mapping[str, Any]]) -> Callable[..., Mapping[str, Any]]:
        for parameter in list(inspect.signature(view).parameters.values())[1:]:
            if get_origin(parameter.annotation) is not Annotated:
                raise TypeError(f"{view.__name__}: {parameter.name} does not say what it refers to")
        name = view.__name__
        file = f"{template or name}.html"
        COMPONENTS[name] = Component(name, view, file, shows, inline, over_a_list, shows_position)
        return view

    return register


def wrong_call(call: Call, known: Mapping[str, set[str]], path: str) -> Problem | None:
    """Return what is wrong with a call, or None: its name, its arguments, its place (E012).

    ``known`` has the ids of each kind of record; a kind that is absent is not judged.
    """
    called = COMPONENTS.get(call.component)
    if called is None:
        message = f"{quoted(call.component)} is no component."
        wrong = (message, did_you_mean(call.component, COMPONENTS))
    else:
        unfit = _wrong_arguments(call, called, known)
        if unfit is None and not called.inline and not call.alone:
            unfit = f"{call.component} stands within a line.", _ALONE
        if unfit is None:
            return None
        wrong = unfit
    return Problem(path, call.line, call.column, "E012", "", *wrong)


_ALONE = "Give it a line of its own, not indented."


def _wrong_arguments(
    call: Call, called: Component, known: Mapping[str, set[str]]
) -> tuple[str, str] | None:
    """Return what is wrong with the arguments of a call and what to write, or None."""
    wanted = called.parameters
    example = f"Write {called.example(known)}."
    for name in call.named:
        if name not in wanted:
            return f"{quoted(name)} is no argument of {call.component}.", example
    try:
        bound = inspect.signature(called.view).bind(None, *call.arguments, **call.named)
    except TypeError:
        needs = " and ".join(
            f"the id of {with_article(kind)} in quotes" for kind in wanted.values()
        )
        return f"{call.component} needs {needs or 'empty brackets'}.", example
    for name, kind in wanted.items():
        written = bound.arguments[name]
        if kind in known and written not in known[kind]:
            message = f"{call.component}: there is no {kind} {quoted(written)}."
            return message, did_you_mean(written, known[kind])
    return None
