"""A program as plain data in which only what means something can differ.

What is a set (an audience, the channels) stands sorted; facts and the other parts that nobody sees
in an order stand by id. The edition that a program belongs to is not part of what it says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import TypeAlias, get_args

from catalogue.kinds.base import Json
from compiler import ir
from compiler.ir_codec import encode, part

Tree: TypeAlias = "dict[str, Json]"

EXPRESSIONS = frozenset(
    str(each.default)
    for one in get_args(get_args(ir.Expr)[0])
    for each in fields(one)
    if each.name == "op"
)
APART = ("ir", "catalogue")
UNORDERED = ("facts", "registers", "lists", "scenarios")


def plain(program: ir.Program) -> Tree:
    """The program as the JSON of its file, in a canonical order."""
    return ordered(json.loads(encode(program)))


def unlike(old: ir.Program, new: ir.Program) -> tuple[Tree, Tree]:
    """Both plain, but only those of their keys that are not equal as they are; of a part that
    stands in both at one place only its id."""
    known = {one.name: (getattr(old, one.name), getattr(new, one.name)) for one in fields(old)}
    both = {
        key: values for key, values in known.items() if key not in APART and values[0] != values[1]
    }
    alike = {key: _alike(*values) for key, values in both.items()}
    return _without(old, alike), _without(new, alike)


def _alike(old: object, new: object) -> Mapping[int, str]:
    """The ids of parts that are the same on both sides, by their place in the list."""
    if not isinstance(old, tuple) or not isinstance(new, tuple):
        return {}
    both = enumerate(zip(old, new, strict=False))
    return {place: one.id for place, (one, two) in both if hasattr(one, "id") and one == two}


def _without(program: ir.Program, alike: Mapping[str, Mapping[int, str]]) -> Tree:
    """These keys of it, with the ids alone of parts that are alike."""
    wanted = {
        key: {*range(len(getattr(program, key)))} - ids.keys() if ids else True
        for key, ids in alike.items()
    }
    tree = _sorted_parts(part(program, wanted))
    for key, ids in alike.items():
        if ids:
            tree[key] = _filled(tree.get(key, []), ids)
    return _listed(tree)


def _filled(parts: Json, ids: Mapping[int, str]) -> Json:
    assert isinstance(parts, list)
    others = iter(parts)
    length = len(parts) + len(ids)
    return [{"id": ids[place]} if place in ids else next(others) for place in range(length)]


def ordered(stored: Tree) -> Tree:
    return _listed(_sorted_parts({key: stored[key] for key in stored if key not in APART}))


def _sorted_parts(tree: Tree) -> Tree:
    return {
        key: _sorted(one) if isinstance(one, (dict, list)) else one for key, one in tree.items()
    }


def _listed(tree: Tree) -> Tree:
    return tree | {key: _by_key(tree[key]) for key in UNORDERED if key in tree}


def _sorted(value: Json) -> Json:
    if isinstance(value, dict):
        return value if is_rule(value) else _sorted_parts(value)
    return _as_set([*map(_part, value)]) if isinstance(value, list) else value


def _as_set(parts: list[Json]) -> Json:
    words = texts(parts)
    return parts if words is None else [*sorted(set(words))]


def _part(value: Json) -> Json:
    """A line of a table is no set: a question and its answer stand in this order."""
    return value if isinstance(value, list) else _sorted(value)


def _by_key(value: Json) -> Json:
    if not isinstance(value, list):
        return value
    parts = [one for one in value if isinstance(one, dict)]
    return [*sorted(parts, key=lambda one: str(one.get("id", one.get("name"))))]


def is_rule(value: Json) -> bool:
    """Whether it is an expression: one leaf, however large."""
    return isinstance(value, dict) and value.get("op") in EXPRESSIONS


def is_leaf(value: Json) -> bool:
    """Whether it is told as a whole: a rule, and a list of lists that are no lines of a table."""
    if isinstance(value, list):
        return any(not isinstance(one, (str, dict)) and not is_line(one) for one in value)
    return not isinstance(value, dict) or is_rule(value)


def is_line(value: Json) -> bool:
    """Whether it is a short list of single values, such as a question and its answer."""
    if not isinstance(value, list) or not value:
        return False
    return not any(isinstance(one, (dict, list)) for one in value)


def texts(value: list[Json]) -> list[str] | None:
    """The members of a list of nothing but texts, which is a set."""
    words = [one for one in value if isinstance(one, str)]
    return words if len(words) == len(value) else None


def canonical(value: Json | Mapping[str, Json]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
