"""What an author may write, as plain data read off the models: keys, shapes and kinds of text."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, Discriminator, Tag

from catalogue.kinds import KINDS, NAMES
from catalogue.kinds.base import Option, Says
from catalogue.load import ADAPTERS
from catalogue.overlay import CHANGES, PATHS
from catalogue.scalars import Reads
from catalogue.shapes import Model, one_or_more
from catalogue.tree import Map, Node, Scalar, Seq

KIND = "<kind>"
_UNIONS = (Union, types.UnionType)


@dataclass(frozen=True, slots=True)
class Text:
    """One value. `slot` says how it is read; `words`, when there are some, are all it may be."""

    slot: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """A list; `alone` when one entry may stand there without it."""

    of: Shape
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A map whose keys are the author's own."""

    key: Text
    of: Shape


@dataclass(frozen=True, slots=True)
class Entry:
    """A map with known keys: a model of the language, or a field kind with its options."""

    model: Any


@dataclass(frozen=True, slots=True)
class Ways:
    """One of several shapes; `choose` names the one that a node has."""

    of: tuple[tuple[str, Shape], ...]
    choose: Callable[[Any], Any]

    def of_node(self, node: Node) -> Shape | None:
        return dict(self.of).get(self.choose(node))


Shape: TypeAlias = Text | Many | Table | Entry | Ways


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a map; `says` is what a kind tells of its own options."""

    name: str
    shape: Shape
    required: bool
    says: Says | None = None


FREE = Text("option")


@cache
def root(pattern: str) -> Shape:
    """The shape of a whole file."""
    return shape_of(ADAPTERS[pattern])


def shape_of(hint: Any) -> Shape:
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(parts[0], parts[1:])
    if origin in _UNIONS:
        return shape_of(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        return Table(FREE, Text("words")) if parts[0] is Option else Many(shape_of(parts[0]))
    if origin is dict:
        key = shape_of(parts[0])
        assert isinstance(key, Text), "the author's own keys are texts"
        return Table(key, shape_of(parts[1]))
    if origin is Literal:
        return Text("word", parts)
    if isinstance(hint, type) and (issubclass(hint, Model) or is_dataclass(hint)):
        return Entry(hint)
    return FREE


def _annotated(base: Any, marks: tuple[Any, ...]) -> Shape:
    for mark in marks:
        if isinstance(mark, Reads):
            return Text(mark.slot, mark.words)
        if isinstance(mark, Discriminator):
            choose = mark.discriminator
            assert callable(choose), "every union is chosen by a function"
            return Ways(tuple(_tagged(one) for one in get_args(base)), choose)
    inner = shape_of(base)
    if isinstance(inner, Many) and any(_alone(mark) for mark in marks):
        return Many(inner.of, alone=True)
    return inner


def _alone(mark: Any) -> bool:
    return isinstance(mark, BeforeValidator) and mark.func is one_or_more


def _tagged(hint: Any) -> tuple[str, Shape]:
    base, *marks = get_args(hint)
    tag = next(str(mark.tag) for mark in marks if isinstance(mark, Tag))
    return tag, _annotated(base, tuple(marks))


@cache
def keys(model: Any) -> Mapping[str, Key]:
    """The keys of a model or of a field kind, in the order in which they are declared."""
    hints = get_type_hints(model, include_extras=True)
    if is_dataclass(model):
        own = {one.name: one for one in fields(model) if one.name != "kind"}
        return {name: _option(name, hints[name], own[name]) for name in own}
    found = {}
    for name, about in model.model_fields.items():
        alias = about.alias or name
        if alias == KIND:
            found["kind"] = Key("kind", Text("word", NAMES), required=True)
        elif alias == CHANGES:
            found |= {path: Key(path, shape_of(PATHS[path]), required=False) for path in PATHS}
        else:
            found[alias] = Key(alias, shape_of(hints[name]), about.is_required())
    return found


def _option(name: str, hint: Any, about: Any) -> Key:
    says = next((one for one in get_args(hint) if isinstance(one, Says)), None)
    bare = about.default is MISSING and about.default_factory is MISSING
    return Key(name, shape_of(hint), bare, says)


def keys_of(entry: Entry, node: Map) -> Mapping[str, Key]:
    """The keys that a map may have, those of a field's kind among them."""
    own = keys(entry.model)
    if any("*" in name for name in own):
        return {**own} | {str(key): one for key in node for one in own.values() if covers(one, key)}
    if not is_field(entry.model):
        return own
    named = next((value for key, value in node.items() if key == "kind"), None)
    kind = KIND_OF.get(str(named)) if isinstance(named, Scalar) else None
    return {**own, **keys(kind)} if kind else own


def covers(key: Key, name: str) -> bool:
    """Whether a key with a `*`, as in `fees.*.amount`, stands for this one."""
    return "*" in key.name and re.fullmatch(key_pattern(key), name) is not None


def key_pattern(key: Key) -> str:
    return re.escape(key.name).replace(r"\*", "[a-z][a-z0-9_]*")


KIND_OF: Mapping[str, Any] = dict(zip(NAMES, KINDS, strict=True))


def is_field(model: Any) -> bool:
    """Whether some of a map's keys belong to the kind that it names."""
    return not is_dataclass(model) and any(
        about.alias == KIND for about in model.model_fields.values()
    )


def texts(node: Node, shape: Shape | None) -> Iterator[tuple[Scalar, Text | None, str]]:
    """Every value and every key of the author's own, with what it is and the key it stands under.

    What the language does not know comes with no shape: it is a mistake, told elsewhere.
    """
    yield from _texts(node, shape, "")


def _texts(
    node: Node, shape: Shape | None, under: str
) -> Iterator[tuple[Scalar, Text | None, str]]:
    if isinstance(shape, Ways):
        shape = shape.of_node(node)
        return (yield from _texts(node, shape, under))
    if isinstance(shape, Many) and shape.alone and not isinstance(node, Seq):
        shape = shape.of
    if isinstance(node, Scalar):
        yield node, shape if isinstance(shape, Text) else None, under
    elif isinstance(node, Seq):
        for item in node:
            yield from _texts(item, shape.of if isinstance(shape, Many) else None, under)
    elif isinstance(shape, Table):
        for key, value in node.items():
            yield key, shape.key, under
            yield from _texts(value, shape.of, str(key))
    else:
        known = keys_of(shape, node) if isinstance(shape, Entry) else {}
        for key, value in node.items():
            own = known.get(str(key))
            yield from _texts(value, own.shape if own else None, str(key))


def models() -> tuple[Any, ...]:
    """Every map of the language, by the file in which it is first met."""
    found: dict[Any, None] = {}
    for pattern in ADAPTERS:
        _collect(root(pattern), found)
    return tuple(found)


def _collect(shape: Shape, found: dict[Any, None]) -> None:
    match shape:
        case Many(of=of) | Table(of=of):
            _collect(of, found)
        case Ways(of=of):
            for _, one in of:
                _collect(one, found)
        case Entry(model=model) if model not in found:
            found[model] = None
            for key in keys(model).values():
                _collect(key.shape, found)
