"""Which answers and facts a procedure ever looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from catalogue.kinds.base import Kind
from compiler import ir, walk

EXPRESSIONS = get_args(ir.Expr)


def expressions(part: object) -> Iterator[ir.Expr]:
    """Every rule and amount that stands in a part of a program."""
    if isinstance(part, EXPRESSIONS):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from expressions(one)
    elif hasattr(part, "__slots__") and not isinstance(part, Kind):
        for name in part.__slots__:
            yield from expressions(getattr(part, name))


def read(program: ir.Program) -> frozenset[str]:
    """Paths of fields, lists and facts that something other than themselves reads."""
    found: set[str] = set()
    for expr in expressions(replace(program, facts=())):
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
        for expr in expressions(program)
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
