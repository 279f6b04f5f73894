"""Every value that authors wrote in a file, with its way and its place: one walk for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from catalogue.diagnostics import Span
from catalogue.kinds.base import Kind
from catalogue.load import Loaded
from catalogue.shapes import Model
from catalogue.syntax import Phrase
from catalogue.tree import Scalar

NAMED_BY = ("id", "page", "step", "fee", "act", "case", "list", "group", "document", "declaration")
"""The keys by which an entry of a list is called; the others are counted."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text or phrase: `way` is `fees/ban_sao/amount`, `key` the last key on it."""

    way: str
    key: str
    value: object
    span: Span

    @property
    def words(self) -> str:
        """As written."""
        return str(self.value.text if isinstance(self.value, Phrase) else self.value)


def leaves(file: Loaded) -> Iterator[Leaf]:
    """In the order of the models' keys."""
    yield from _leaves(file.value, "", "", Span(file.file, 1, 1, 1, 1))


def _leaves(value: object, way: str, key: str, at: Span) -> Iterator[Leaf]:
    match value:
        case Model():
            for name in type(value).model_fields:
                written = name.rstrip("_")
                part, place = getattr(value, name), value.key_span(written)
                yield from _leaves(part, _join(way, written), written, place)
        case Phrase():
            yield Leaf(way, key, value, value.span)
        case Scalar():
            yield Leaf(way, key, value, value.span)
        case Kind():
            for option in fields(value):
                part = getattr(value, option.name)
                if isinstance(part, str) and option.name != "kind":
                    beside = _join(way.rpartition("/")[0], option.name)
                    yield Leaf(beside, option.name, part, at)
        case Mapping():
            for name, part in value.items():
                place = name.span if isinstance(name, Scalar) else at
                yield Leaf(_join(way, str(name)), f"{key}:", name, place)
                yield from _leaves(part, _join(way, str(name)), key, place)
        case tuple():
            for number, part in enumerate(value, 1):
                yield from _leaves(part, _join(way, _called(part, number)), key, at)


def _called(part: object, number: int) -> str:
    names = (getattr(part, name, None) for name in NAMED_BY)
    words = (one.text if isinstance(one, Phrase) else one for one in names)
    return next((str(one) for one in words if isinstance(one, Scalar)), str(number))


def _join(way: str, name: str) -> str:
    return f"{way}/{name}" if way else name


def nodes(tree: object) -> Iterator[object]:
    """Every node of a phrase."""
    open_nodes = [tree]
    while open_nodes:
        one = open_nodes.pop()
        if isinstance(one, tuple):
            open_nodes.extend(one)
        elif is_dataclass(one):
            yield one
            open_nodes.extend(getattr(one, part.name) for part in fields(one))
