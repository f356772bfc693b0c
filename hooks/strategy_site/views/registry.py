"""Components by name: what a page may call, with which arguments, and what it shows there."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from strategy_site.load.pages import Call
from strategy_site.model.base import Record, Reference
from strategy_site.problems import Problem, did_you_mean, quoted

KeyActionArgument = Annotated[str, Reference("key action")]

Shows = Callable[..., Iterable[Record]]


@dataclass(frozen=True)
class Component:
    """A component: ``view`` prepares what ``template`` in ``overrides/components`` shows.

    ``shows`` names the records that get their anchor there; ``inline`` components are words within
    a sentence, all others stand on a line of their own.
    """

    name: str
    view: Callable[..., Mapping[str, Any]]
    template: str
    shows: Shows
    inline: bool

    @property
    def parameters(self) -> dict[str, str]:
        """The names of the arguments and the kind of record that each is the id of."""
        found = {}
        for name, parameter in list(inspect.signature(self.view).parameters.items())[1:]:
            marks = get_args(parameter.annotation)[1:]
            found[name] = next(mark.kind for mark in marks if isinstance(mark, Reference))
        return found

    @property
    def example(self) -> str:
        """How a page calls it."""
        return f"{{{{ {self.name}({', '.join(self.parameters)}) }}}}"


COMPONENTS: dict[str, Component] = {}


def component(
    *, template: str = "", shows: Shows = lambda *_: (), inline: bool = False
) -> Callable[[Callable[..., Mapping[str, Any]]], Callable[..., Mapping[str, Any]]]:
    """Register a view under its own name; its arguments after the first are ids.

    Its template has the same name unless several components share one.
    """

    def register(view: Callable[..., Mapping[str, Any]]) -> Callable[..., Mapping[str, Any]]:
        for parameter in list(inspect.signature(view).parameters.values())[1:]:
            if get_origin(parameter.annotation) is not Annotated:
                raise TypeError(f"{view.__name__}: {parameter.name} does not say what it refers to")
        name = view.__name__
        COMPONENTS[name] = Component(name, view, f"{template or name}.html", shows, inline)
        return view

    return register


def wrong_call(call: Call, known: Mapping[str, set[str]], path: str) -> Problem | None:
    """Return what is wrong with a call, or None: its name, its arguments, its place (E012).

    ``known`` has the ids of each kind of record; a kind that is absent is not judged.
    """

    def problem(message: str, fix: str) -> Problem:
        return Problem(path, call.line, call.column, "E012", "", message, fix)

    called = COMPONENTS.get(call.component)
    if called is None:
        message = f"{quoted(call.component)} is no component."
        return problem(message, did_you_mean(call.component, COMPONENTS))
    for name in call.named:
        if name not in called.parameters:
            return problem(f"{quoted(name)} is no argument of {call.component}.", _write(called))
    try:
        bound = inspect.signature(called.view).bind(None, *call.arguments, **call.named)
    except TypeError:
        wanted = ", ".join(called.parameters.values()) or "nothing"
        given = len(call.arguments) + len(call.named)
        return problem(f"{call.component} takes {wanted}; {given} given.", _write(called))
    for name, kind in called.parameters.items():
        ids = known.get(kind)
        if ids is not None and bound.arguments[name] not in ids:
            message = f"{call.component}: there is no {kind} {quoted(bound.arguments[name])}."
            return problem(message, did_you_mean(bound.arguments[name], ids))
    if not called.inline and not call.alone:
        message = f"{call.component} stands within a line."
        return problem(message, "Give it a line of its own, not indented.")
    return None


def _write(called: Component) -> str:
    return f"Write {called.example}."
