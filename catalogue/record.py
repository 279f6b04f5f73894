"""Frozen, slotted dataclasses that are quick to define: every command defines hundreds of them."""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, cast, dataclass_transform

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
    """As `dataclass(frozen=True, slots=True)`, which compiles six methods, each on its own.

    Here one text is compiled for what has to be fast; the rest is the same for all.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in _methods(made, fields(made)).items():
        setattr(made, name, method)
    made.__repr__, made.__getstate__, made.__setstate__ = _shown, _state, _restored
    made.__setattr__ = made.__delattr__ = _refused
    return cast(type[T], made)


def _methods(cls: Any, listed: tuple[Field[Any], ...]) -> dict[str, Any]:
    known: dict[str, Any] = {"MISSING": MISSING}
    for one in listed:
        known[f"_put_{one.name}"] = getattr(cls, one.name).__set__
        known[f"_default_{one.name}"] = one.default
        known[f"_make_{one.name}"] = one.default_factory
    after_form = [one for one in listed if one.kw_only]
    places = [_parameter(one) for one in listed if not one.kw_only]
    named = ["*", *map(_parameter, after_form)] if after_form else []
    body = [f"_put_{one.name}(self, {_given(one)})" for one in listed]
    body += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    compared = [one.name for one in listed if one.compare]
    made: dict[str, Any] = {}
    exec(METHODS.format(
        parameters=", ".join(("self", *places, *named)),
        body="; ".join(body) or "pass",
        ours="".join(f"self.{name}," for name in compared),
        theirs="".join(f"other.{name}," for name in compared),
    ), known, made)  # fmt: skip
    return made


def _parameter(one: Field[Any]) -> str:
    if one.default is not MISSING:
        return f"{one.name}=_default_{one.name}"
    return one.name if one.default_factory is MISSING else f"{one.name}=MISSING"


def _given(one: Field[Any]) -> str:
    if one.default_factory is MISSING:
        return one.name
    return f"_make_{one.name}() if {one.name} is MISSING else {one.name}"


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
