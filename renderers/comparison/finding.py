"""What stands in a program at a path of a change, and under which heading a person finds it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from renderers.words import Words

LONGEST = 4
"""So many pieces an id parts into: `chu_ho/1`, `281/2016/TT-BTC`."""
NAMED_BY = ("id", "component", "act", "code", "path", "name")


def found(program: ir.Program | None, path: str) -> object:
    """The part of the program, None where it has none."""
    return [program, *_way(program, path)][-1]


def _way(program: ir.Program | None, path: str) -> Iterator[object]:
    """The parts on the way; None where there is none. An id may have signs that part paths."""
    at: object = program
    names = [name for name in path.split("/") if name]
    while names:
        size, at = next(_candidates(at, names), (len(names), None))
        names = names[size:]
        yield at


def _candidates(of: object, names: list[str]) -> Iterator[tuple[int, object]]:
    """How many names lead to which part: the longest id first, a place in the list last."""
    for size in range(min(LONGEST, len(names)) if isinstance(of, tuple) else 1, 0, -1):
        inside = _inside(of, "/".join(names[:size]))
        if inside is not None:
            yield size, inside
    number = names[0].removeprefix("+")
    if isinstance(of, tuple) and number.isdecimal() and 0 < int(number) <= len(of):
        yield 1, of[int(number) - 1]


def _inside(of: object, name: str) -> object:
    if isinstance(of, tuple):
        return _member(of, name)
    if isinstance(of, ir.Program) and name in ("items", "checks"):
        return tuple(one for page in of.pages for one in getattr(page, name))
    return getattr(of, name, None)


def _member(of: tuple[object, ...], name: str) -> object:
    named = (
        one for one in of if one == name or any(getattr(one, by, 0) == name for by in NAMED_BY)
    )
    return next(named, None)


def trail(program: ir.Program, path: str, known: Words) -> Iterator[str]:
    """The names that a person knows of the parts on the way to it, no id among them."""
    return filter(None, (title(at, known) for at in _way(program, path)))


def title(part: object, known: Words) -> str:
    """By what people know a part, '' where it has no name of its own."""
    match part:
        case ir.Fee(name=name) | ir.Component(name=name) | ir.Result(name=name):
            return name
        case ir.Field(label=label) | ir.Group(label=label):
            return label
        case ir.Page(title=text) | ir.ComponentGroup(heading=text):
            return text
        case ir.Step(id=id_):
            return known.steps.get(id_, "")
        case ir.Fact(says=says) | ir.Requirement(says=says) | ir.CaseOption(says=says):
            return says
        case ir.Case(ask=ask):
            return ask
        case _:
            return ""
