"""Which answers and facts a procedure ever looks at."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import cast, get_args

from catalogue.kinds.base import Kind
from compiler import ir, walk

EXPRESSIONS = frozenset(get_args(ir.Expr))
RULELESS = frozenset((str, int, bool, ir.Citation, ir.Paper, ir.Lookup, ir.ComponentLine))
RULED = (
    "authority", "cases", "pages", "components", "outline", "fees", "term", "requirements", "steps",
)  # fmt: skip
"""The parts of a program, beside its facts, in which rules stand."""


def expressions(part: object) -> Iterator[ir.Expr]:
    """Every rule and amount that stands in a part of a program, but constants."""
    open_parts = [part]
    while open_parts:
        one = open_parts.pop()
        if isinstance(one, tuple):
            open_parts.extend(one)
        elif type(one) in EXPRESSIONS:
            if type(one) is not ir.Lit:
                yield one  # type: ignore[misc]
        else:
            open_parts.extend(_held(one))


def _held(part: object) -> Iterator[object]:
    """What stands in a part, without the many texts."""
    for name in _slots(part.__class__):
        inside = getattr(part, name)
        if inside and inside.__class__ is not str:
            yield inside


@cache
def _slots(kind: Hashable) -> tuple[str, ...]:
    """The names of what a class holds; field kinds, laws and papers hold no rules."""
    if kind in RULELESS or issubclass(cast(type, kind), Kind):
        return ()
    return tuple(getattr(kind, "__slots__", ()))


def read(program: ir.Program) -> frozenset[str]:
    """Paths of fields, lists and facts that something other than themselves reads."""
    found: set[str] = set()
    for expr in set(expressions(tuple(getattr(program, name) for name in RULED))):
        found |= walk.reads(expr)
    for fact in program.facts:
        found |= walk.reads(fact.value) - {fact.id}
    return frozenset(found)


def parties(program: ir.Program) -> frozenset[str]:
    """Blocks and lists whose whole content identifies somebody."""
    who = program.parties
    looked_up = (party for paper in program.components for party in paper.lookup.parties)
    asked = (
        one.party
        for expr in expressions((program.facts, program.requirements, program.fees, program.term))
        for one in walk.every(expr)
        if isinstance(one, ir.Found)
    )
    return frozenset((who.submitter, who.owner, *who.subject, *looked_up, *asked))


def addresses(program: ir.Program) -> frozenset[str]:
    """Addresses that decide which agency acts."""
    places = (*program.authority.receives, *program.authority.decides)
    return frozenset(path for place in places for path in place.places)


def amounts(expr: ir.Expr) -> Iterator[int]:
    """Every amount of money written in an expression."""
    for one in walk.every(expr):
        if isinstance(one, ir.Lit) and one.type == "money":
            yield int(one.value)
