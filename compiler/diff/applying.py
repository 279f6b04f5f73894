"""Edits applied to a program: what the differences of two programs make of the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from catalogue.kinds.base import Json
from compiler import ir
from compiler.diff.comparison import Edit, Path
from compiler.diff.homes import family
from compiler.diff.keys import keys
from compiler.diff.plain import Tree, is_leaf, plain, texts

Open: TypeAlias = "Json | Parts | dict[str, Open]"


class Parts(dict[str, Open]):
    """A list by the keys of its parts, in order."""

    def put(self, key: str, part: Open, behind: str) -> None:
        """Behind another part, or first."""
        after = [*self.items()]
        place = [one for one, _ in after].index(behind) + 1 if behind else 0
        after.insert(place, (key, part))
        self.clear()
        self.update(after)

    def rename(self, old: str, new: str) -> None:
        named = [(new if key == old else key, part) for key, part in self.items()]
        self.clear()
        self.update(named)


def applied(old: ir.Program | Mapping[str, Json], edits: Iterable[Edit]) -> Tree:
    """The plain program that these edits make; KeyError or ValueError when they do not fit."""
    listed = tuple(edits)
    program = _opened(plain(old) if isinstance(old, ir.Program) else dict(old))
    carried = {one.path: one.source for one in listed if one.source}
    deepest = sorted(carried, key=lambda path: -len(carried[path]))
    taken = {path: _inside(program, carried[path][:-1]).pop(carried[path][-1]) for path in deepest}
    for edit in listed:
        _apply(program, edit, taken)
    made = _shut(program)
    assert isinstance(made, dict)
    return made


def _apply(program: Open, edit: Edit, taken: dict[Path, Open]) -> None:
    *above, key = edit.path
    if edit.how == "set" and key == "id" and edit.path[-2] == edit.new:
        _rename(program, edit)
        return
    there = _inside(program, tuple(above))
    if edit.how == "remove":
        if _holds_more(there.pop(key), edit.path):
            raise ValueError(f"{edit.path} still holds parts that go on their own")
    elif edit.how == "move" and isinstance(there, Parts):
        part = taken.pop(edit.path) if edit.source else there.pop(key)
        there.put(edit.source[-1] if edit.source else key, part, str(edit.new))
    elif edit.how == "add" and isinstance(there, Parts):
        there.put(key, _part(edit.new), edit.behind)
    else:
        there[key] = (_part if isinstance(there, Parts) else _opened)(edit.new)


def _holds_more(part: Open, path: Path) -> bool:
    inner = part.items() if isinstance(part, dict) else ()
    return any(one and family((*path, key)) is not None for key, one in inner)


def _rename(program: Open, edit: Edit) -> None:
    parts = _inside(program, edit.path[:-2])
    old, new = str(edit.old), str(edit.new)
    part = parts[old]
    if not isinstance(parts, Parts) or not isinstance(part, dict):
        raise KeyError(old)
    part["id"] = new
    parts.rename(old, new)


def _inside(value: Open, path: Path) -> dict[str, Open]:
    for key in path:
        if not isinstance(value, dict):
            raise KeyError(key)
        value = value[key]
    if not isinstance(value, dict):
        raise KeyError(path)
    return value


def _opened(value: Json) -> Open:
    if is_leaf(value):
        return value
    if isinstance(value, list):
        return Parts(zip(keys(value), map(_part, value), strict=True))
    assert isinstance(value, dict)
    return {key: _opened(one) for key, one in value.items()}


def _part(value: Json) -> Open:
    """A line of a table is no list of parts."""
    return value if isinstance(value, list) else _opened(value)


def _shut(value: Open) -> Json:
    if isinstance(value, Parts):
        parts = [_shut(one) for one in value.values()]
        words = texts(parts)
        return parts if words is None else [*sorted(words)]
    if isinstance(value, dict):
        return {key: _shut(one) for key, one in value.items()}
    return value
