"""What an expression looks at when it is evaluated, row by row and register by register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler import ir
from compiler.walk import parts


@dataclass(frozen=True, slots=True)
class Read:
    """A place that an expression looks at; `items` is the list whose row is meant, or ''."""

    scope: ir.Scope
    path: str
    items: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A register that an expression asks about a party."""

    register: str
    party: str


@dataclass(frozen=True, slots=True)
class Opened:
    """Whether a page is shown: read by everything that stands on it."""

    page: str


def reads(expr: ir.Expr, items: str = "") -> Iterator[Read | Asked]:
    """Everything that the expression looks at itself, in order; `items` is the row's list."""
    match expr:
        case ir.Lit():
            return
        case ir.Ref(scope=scope, path=path):
            yield Read(scope, path, items if scope == "row" else "")
            return
        case ir.Found(register=register, party=party):
            yield Asked(register, party)
        case ir.Over(items=inner):
            yield Read("case", inner)
            items = inner
        case _:
            pass
    for child in parts(expr):
        yield from reads(child, items)
