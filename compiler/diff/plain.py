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
    """Both plain, but only those of their keys that are not equal as they are."""
    keys = {
        one.name
        for one in fields(ir.Program)
        if one.name not in APART and getattr(old, one.name) != getattr(new, one.name)
    }
    return ordered(part(old, keys)), ordered(part(new, keys))


def ordered(stored: Tree) -> Tree:
    kept = {key: _sorted(value) for key, value in stored.items() if key not in APART}
    return kept | {key: _by_key(kept[key]) for key in UNORDERED if key in kept}


def _sorted(value: Json) -> Json:
    if isinstance(value, dict):
        return value if is_rule(value) else {key: _sorted(one) for key, one in value.items()}
    if isinstance(value, list):
        words = texts(value)
        return [*map(_part, value)] if words is None else [*sorted(set(words))]
    return value


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
