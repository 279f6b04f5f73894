"""Frozen, slotted dataclasses that are quick to define: every command defines hundreds of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from types import CodeType, FunctionType
from typing import Any, NamedTuple, TypeVar, cast, dataclass_transform

T = TypeVar("T")
METHODS = """\
def __init__({parameters}):
    {body}
def __eq__(self, other):
    if other.__class__ is not self.__class__:
        return NotImplemented
    return ({ours}) == ({theirs})
def __hash__(self):
    return hash(({ours}))
"""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """As `dataclass(frozen=True, slots=True)`, which compiles six methods for each class.

    Here what has to be fast is compiled once for all records of a shape and then takes the names
    of their fields; the rest is the same for all.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for method in _methods(made, fields(made)):
        setattr(made, method.__name__, method)
    made.__repr__, made.__getstate__, made.__setstate__ = _shown, _state, _restored
    made.__setattr__ = made.__delattr__ = _refused
    return cast(type[T], made)


class Place(NamedTuple):
    """A field of a shape: what its methods have to know of it, but for its name."""

    number: int
    made: bool
    by_name: bool
    compared: bool

    @property
    def given(self) -> str:
        name = f"field{self.number}"
        return f"make{self.number}() if {name} is MISSING else {name}" if self.made else name


def _methods(cls: Any, listed: tuple[Field[Any], ...]) -> Iterator[FunctionType]:
    known: dict[str, Any] = {"MISSING": MISSING}
    for number, one in enumerate(listed):
        known[f"put{number}"] = getattr(cls, one.name).__set__
        known[f"make{number}"] = one.default_factory
    names = {f"field{number}": one.name for number, one in enumerate(listed)}
    optional = [one for one in listed if _is_made(one) or one.default is not MISSING]
    for code in _compiled(_shape(listed), hasattr(cls, "__post_init__")):
        method = FunctionType(_renamed(code, names), known)
        if method.__name__ == "__init__":
            method.__defaults__ = tuple(one.default for one in optional if not one.kw_only)
            method.__kwdefaults__ = {one.name: one.default for one in optional if one.kw_only}
        yield method


def _shape(listed: tuple[Field[Any], ...]) -> tuple[Place, ...]:
    return tuple(
        Place(number, _is_made(one), one.kw_only is True, one.compare)
        for number, one in enumerate(listed)
    )


def _is_made(one: Field[Any]) -> bool:
    return one.default_factory is not MISSING


def _renamed(code: CodeType, names: Mapping[str, str]) -> CodeType:
    return code.replace(
        co_varnames=tuple(names.get(one, one) for one in code.co_varnames),
        co_names=tuple(names.get(one, one) for one in code.co_names),
    )


@cache
def _compiled(shape: tuple[Place, ...], has_more: bool) -> tuple[CodeType, ...]:
    """The methods of all records of a shape; `has_more` to do once a record is made."""
    places = [f"field{one.number}" for one in shape if not one.by_name]
    named = [f"field{one.number}" for one in shape if one.by_name]
    body = [f"put{one.number}(self, {one.given})" for one in shape]
    compared = [one.number for one in shape if one.compared]
    text = METHODS.format(
        parameters=", ".join(("self", *places, *(["*", *named] if named else []))),
        body="; ".join((*body, *(["self.__post_init__()"] if has_more else []))) or "pass",
        ours="".join(f"self.field{number}," for number in compared),
        theirs="".join(f"other.field{number}," for number in compared),
    )
    methods: dict[str, FunctionType] = {}
    exec(text, {}, methods)
    return tuple(one.__code__ for one in methods.values())


def _shown(self: Any) -> str:
    told = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refused(self: object, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restored(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
