"""What every key and every kind of value is for, in two languages: data of its own, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from catalogue.kinds.base import Says
from catalogue.outline import Key
from catalogue.source import read_file
from catalogue.tree import Map, Node, Scalar, Seq

FOLDER = Path(__file__).parent
PARTS = ("procedure", "form", "papers", "money", "time", "shared", "linked")


@dataclass(frozen=True, slots=True)
class Note:
    """What one map of the language is for, one good example and one common mistake."""

    says: Says
    example: str
    mistake: Says
    keys: Mapping[str, Says]
    part: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What one kind of value is, with examples of it."""

    says: Says
    examples: tuple[str, ...]


@cache
def notes() -> Mapping[str, Note]:
    """By the name of the model, in the order of the pages."""
    return dict(_notes())


def _notes() -> Iterator[tuple[str, Note]]:
    for part in PARTS:
        tree = _tree(part)
        shared = _words(tree.get(_COMMON, Map()))
        for name, about in tree.items():
            if name != _COMMON:
                assert isinstance(about, Map), f"{part}.yaml: {name} is a map"
                own = shared | _words(_part(about, "keys"))
                example, mistake = str(_part(about, "example")), _says(_part(about, "mistake"))
                yield str(name), Note(_says(about), example, mistake, own, part)


@cache
def common() -> Mapping[str, Says]:
    """Keys that mean the same wherever they stand."""
    return _words(_part(_tree("common"), "keys"))


@cache
def slots() -> Mapping[str, Slot]:
    found = {}
    for name, about in _tree("slots").items():
        examples = _part(about, "examples")
        assert isinstance(examples, Seq), f"slots.yaml: {name} has examples"
        found[str(name)] = Slot(_says(about), tuple(str(one) for one in examples))
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """Fixed words of one kind, each with its meaning."""

    says: Says
    words: Mapping[str, Says]


@cache
def groups() -> Mapping[str, Group]:
    return {
        str(name): Group(_says(about), _words(_part(about, "words")))
        for name, about in _tree("words").items()
    }


def group_of(words: Iterable[str]) -> str | None:
    """The group that tells what all of these words mean."""
    wanted = set(words)
    return next((name for name, one in groups().items() if wanted <= set(one.words)), None)


def about_key(model: Any, key: Key) -> Says | None:
    """What a key is for; a kind's options say it themselves."""
    if key.says is not None:
        return key.says
    note = notes().get(model.__name__)
    return (note.keys.get(key.name) if note else None) or common().get(key.name)


_COMMON = Scalar("common")


def _tree(name: str) -> Map:
    tree, report = read_file(FOLDER / f"{name}.yaml", f"{name}.yaml")
    assert isinstance(tree, Map), f"{name}.yaml must be readable: {report.sorted()}"
    return tree


def _words(about: Node) -> dict[str, Says]:
    return {str(key): _says(says) for key, says in about.items()} if isinstance(about, Map) else {}


def _says(about: Node) -> Says:
    return Says(str(_part(about, "vi")), str(_part(about, "en")))


def _part(about: Node, name: str) -> Node:
    return cast("dict[str, Node]", about).get(name, Map()) if isinstance(about, Map) else Map()
