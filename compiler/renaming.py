"""Gives every name of a program a new one: how a member's names stand in the whole of a bundle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from compiler import ir

T = TypeVar("T")

UPLOAD = "nop."
"""The head of the names of uploads; what follows is the paper's id."""
NAMES: Mapping[type, tuple[str, ...]] = {
    ir.Over: ("items",),
    ir.Found: ("party",),
    ir.Field: ("id",),
    ir.Group: ("id",),
    ir.Page: ("id",),
    ir.Check: ("id", "fields"),
    ir.Case: ("id",),
    ir.Fact: ("id", "by", "reads"),
    ir.Lookup: ("parties",),
    ir.Each: ("items",),
    ir.Consent: ("party", "question"),
    ir.Component: ("id", "group", "choice", "proof_of", "foreign", "signed_by"),
    ir.ComponentGroup: ("id",),
    ir.ComponentLine: ("component",),
    ir.Relief: ("proof",),
    ir.Fee: ("id", "due_step", "monotone"),
    ir.Decision: ("id",),
    ir.Clock: ("start_step",),
    ir.Event: ("of",),
    ir.Step: ("id",),
    ir.Result: ("id",),
    ir.Requirement: ("id",),
    ir.Place: ("places", "asked"),
    ir.PartyRow: ("parties",),
}
"""Which attributes of a part hold names that a procedure gave. The codes of options, a case's
among them, are values and stay; what a notice tells is named by its step; the fields of rows
belong to their list."""


def inside(name: str, path: str) -> str:
    """`ks` and `tre.ho_ten` → `ks.tre.ho_ten`; uploads keep their head: `nop.ks.giay_to`."""
    if not path:
        return path
    if path.startswith(UPLOAD):
        return f"{UPLOAD}{name}.{path.removeprefix(UPLOAD)}"
    return f"{name}.{path}"


def outside(name: str, path: str) -> str | None:
    """The member's own name of a path in the whole; None for another member's."""
    head = f"{UPLOAD}{name}." if path.startswith(UPLOAD) else f"{name}."
    if not path.startswith(head):
        return None
    own = path.removeprefix(head)
    return f"{UPLOAD}{own}" if path.startswith(UPLOAD) else own


def renamed(part: T, name: Callable[[str], str]) -> T:
    """The same part of a program with every name in it replaced."""
    found: T = _renamed(part, name)  # type: ignore[assignment]
    return found


def _renamed(part: object, name: Callable[[str], str]) -> object:
    if isinstance(part, tuple):
        return tuple(_renamed(one, name) for one in part)
    if isinstance(part, ir.Ref):
        return replace(part, path=name(part.path)) if part.scope in ("case", "officer") else part
    if isinstance(part, ir.Open):
        return replace(part, who=name(part.who)) if part.how == "by_notice" else part
    if type(part).__module__ != ir.__name__ or not is_dataclass(part) or isinstance(part, type):
        return part
    own = NAMES.get(type(part), ())
    changes: dict[str, object] = {}
    for one in _attributes(type(part)):
        value = getattr(part, one)
        if one in own:
            changes[one] = tuple(map(name, value)) if isinstance(value, tuple) else name(value)
        elif isinstance(part, ir.Group) and one == "fields":
            changes[one] = tuple(_row_field(field, name) for field in part.fields)
        else:
            changes[one] = _renamed(value, name)
    kind: Any = type(part)
    return kind(**changes)


def _row_field(field: ir.Field, name: Callable[[str], str]) -> ir.Field:
    return replace(renamed(field, name), id=field.id)


@cache
def _attributes(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))
