"""What an expression looks at when it is evaluated, row by row and register by register."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.record import record
from compiler import ir
from compiler.walk import parts


@record
class Read:
    """A place that an expression looks at; `items` is the list whose row is meant, or ''."""

    scope: ir.Scope
    path: str
    items: str = ""


@record
class Asked:
    """A register that an expression asks about a party, or about one paper of it; `sure` when an
    unknown outcome counts as not found."""

    register: str
    party: str
    document: str = ""
    sure: bool = False


@record
class Opened:
    """Whether a page is shown: read by everything that stands on it."""

    page: str


@record
class Unset:
    """A value that is left to others; no answer tells it."""

    how: str
    who: str


ROW = "_row"
"""In the row of a list: what stands for the row itself."""


def asked(found: ir.Found) -> Asked:
    return Asked(found.register, found.party, found.document, found.sure)


def reads(expr: ir.Expr, items: str = "") -> Iterator[Read | Asked | Unset]:
    """Everything that the expression looks at itself, in order; `items` is the row's list."""
    match expr:
        case ir.Lit():
            return
        case ir.Ref(scope=scope, path=path):
            yield Read(scope, path, items if scope == "row" else "")
            return
        case ir.Found(row=row):
            yield Read("row", ROW, items) if row else asked(expr)
        case ir.Open(how=how, who=who):
            yield Unset(how, who)
        case ir.Over(items=inner):
            yield Read("case", inner)
            items = inner
        case _:
            pass
    for child in parts(expr):
        yield from reads(child, items)
