"""Edits of a plain program by chance, as somebody might make them: whatever the delta must tell."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from compiler.diff.plain import Tree, is_rule, ordered

Edited = Callable[[Tree, Random], None]
KEPT = frozenset({"op", "id", "code", "act", "path", "component", "hash", "was"})
"""By these a part is known; another word here is another part."""


def edited(tree: Tree, chance: Random, times: int) -> Tree:
    """The program after so many edits."""
    made = copy.deepcopy(tree)
    for _ in range(times):
        chance.choice(EDITS)(made, chance)
    return ordered(made)


def _lists(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, dict) and not is_rule(value):
        for one in value.values():
            if isinstance(one, list) and one and all(isinstance(it, dict) for it in one):
                yield one
            yield from _lists(one)
    elif isinstance(value, list):
        for one in value:
            yield from _lists(one)


def _maps(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and not is_rule(value):
        yield value
        for one in value.values():
            yield from _maps(one)
    elif isinstance(value, list):
        for one in value:
            yield from _maps(one)


def _word(tree: Tree, chance: Random) -> None:
    maps = [one for one in _maps(tree) if one.keys() - KEPT]
    chosen = chance.choice(maps)
    key = chance.choice(sorted(chosen.keys() - KEPT))
    value = chosen[key]
    if isinstance(value, str):
        chosen[key] = value + ("1" if value.replace(".", "").isdecimal() else " khác")
    elif is_rule(value):
        chosen[key] = {"type": "bool", "value": chance.choice("ab"), "op": "lit"}
    elif isinstance(value, int):
        chosen[key] = value + 1


def _member(tree: Tree, chance: Random) -> None:
    sets = [
        (one, key)
        for one in _maps(tree)
        for key, value in one.items()
        if isinstance(value, list) and all(isinstance(it, str) for it in value)
    ]
    chosen, key = chance.choice(sets)
    words: list[str] = chosen[key]
    if words and chance.random() < 0.5:
        words.remove(chance.choice(words))
    elif words or key in ("audience", "was", "retired"):
        words.append(f"moi_{chance.randrange(9)}")


def _shuffled(tree: Tree, chance: Random) -> None:
    chance.shuffle(chance.choice([*_lists(tree)]))


def _moved(tree: Tree, chance: Random) -> None:
    parts = chance.choice([*_lists(tree)])
    parts.insert(chance.randrange(len(parts)), parts.pop(chance.randrange(len(parts))))


def _gone(tree: Tree, chance: Random) -> None:
    parts = chance.choice([*_lists(tree)])
    parts.pop(chance.randrange(len(parts)))


def _come(tree: Tree, chance: Random) -> None:
    parts = chance.choice([*_lists(tree)])
    part = copy.deepcopy(chance.choice(parts))
    for key in KEPT - {"op", "was"}:
        if key in part:
            part[key] = f"{part[key]}_{chance.randrange(99)}"
    parts.insert(chance.randrange(len(parts) + 1), part)


def _elsewhere(tree: Tree, chance: Random) -> None:
    """To another page, another group of papers, another case above."""
    pairs = [
        (source, to)
        for key in ("items", "checks", "members", "children")
        for source in _named(tree, key)
        for to in _named(tree, key)
        if source and source is not to
    ]
    if pairs:
        source, to = chance.choice(pairs)
        part = source[chance.randrange(len(source))]
        if not any(it is to for it in _within(part)):
            source.remove(part)
            to.insert(chance.randrange(len(to) + 1), part)


def _within(part: Any) -> Iterator[list[Any]]:
    for one in _maps(part):
        yield from (value for value in one.values() if isinstance(value, list))


def _named(tree: Tree, key: str) -> list[list[Any]]:
    return [one[key] for one in _maps(tree) if isinstance(one.get(key), list)]


def _renamed(tree: Tree, chance: Random) -> None:
    fields = [one for one in _maps(tree) if one.get("op") == "field"]
    chosen = chance.choice(fields)
    chosen["was"] = [*chosen["was"], chosen["id"]]
    chosen["id"] = f"{chosen['id']}_ten_moi_{chance.randrange(99)}"


def _onto_a_new_page(tree: Tree, chance: Random) -> None:
    pages: Any = tree["pages"]
    source = chance.choice(pages)
    cut = chance.randrange(len(source["items"]) + 1)
    page = copy.deepcopy({**source, "items": [], "checks": []})
    page["id"] = f"{page['id']}_nua_sau_{chance.randrange(99)}"
    page["items"], source["items"] = source["items"][cut:], source["items"][:cut]
    pages.insert(chance.randrange(len(pages) + 1), page)


EDITS: tuple[Edited, ...] = (
    _word, _word, _member, _shuffled, _moved, _gone, _come, _elsewhere, _renamed, _onto_a_new_page,
)  # fmt: skip
