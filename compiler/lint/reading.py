"""Which answers and facts a procedure ever looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

from compiler import ir, walk

EXPRESSIONS = frozenset(get_args(get_args(ir.Expr)[0]))
RULELESS = (ir.Citation, ir.Paper, ir.Lookup, ir.ComponentLine)
PLAIN = ("str", "int", "bool", "date", "date | None", "Basis", "Literal", "Type")
"""How the types of what is no rule begin."""
HOLDERS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if not str(field.type).startswith(PLAIN))
    for kind in vars(ir).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind not in EXPRESSIONS.union(RULELESS)
}
"""The parts of a program in which rules may stand, with the names of what may hold them."""
RULED = (
    "authority", "parties", "cases", "pages", "components", "outline", "fees", "term",
    "results", "requirements", "steps",
)  # fmt: skip
"""The parts of a program, beside its facts, in which rules stand."""


def expressions(part: object) -> Iterator[ir.Expr]:
    """Every rule and amount that stands in a part of a program, but constants."""
    open_parts = [part]
    while open_parts:
        one = open_parts.pop()
        kind = type(one)
        if kind is tuple:
            open_parts.extend(one)  # type: ignore[arg-type]
        elif kind in EXPRESSIONS:
            if kind is not ir.Lit:
                yield one  # type: ignore[misc]
        elif kind in HOLDERS:
            open_parts.extend([getattr(one, name) for name in HOLDERS[kind]])


def unread(program: ir.Program, names: Iterable[str]) -> set[str]:
    """Those of some fields, lists and facts that nothing other than themselves reads."""
    left = set(names)
    for fact in program.facts:
        left.difference_update(one for one in fact.reads if one != fact.id)
    seen: set[int] = set()  # conditions are inherited as they are, and so are their parts
    waiting: list[ir.Expr] = []
    parts = [getattr(program, name) for name in RULED]
    while left and (waiting or parts):
        if not waiting:
            waiting.extend(expressions(parts.pop()))
            continue
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, ir.Ref):
            if one.scope in ("case", "officer"):
                left.discard(one.path)
        else:
            if isinstance(one, ir.Over):
                left.discard(one.items)
            waiting.extend(walk.parts(one))
    return left


def parties(program: ir.Program) -> frozenset[str]:
    """Blocks and lists whose whole content identifies somebody."""
    who = program.parties
    roles = (name for row in (*who.submitter, *who.owner, *who.subject) for name in row.parties)
    looked_up = (party for paper in program.components for party in paper.lookup.parties)
    asked = (
        one.party
        for expr in expressions((program.facts, program.requirements, program.fees, program.term))
        for one in walk.every(expr)
        if isinstance(one, ir.Found)
    )
    return frozenset((*roles, *looked_up, *asked))


def addresses(program: ir.Program) -> frozenset[str]:
    """Addresses that decide which agency acts."""
    places = (*program.authority.receives, *program.authority.decides)
    return frozenset(path for place in places for path in place.places)


def amounts(expr: ir.Expr) -> Iterator[int]:
    """Every amount of money written in an expression."""
    for one in walk.every(expr):
        if isinstance(one, ir.Lit) and one.type == "money":
            yield int(one.value.partition(" ")[0])  # `1000 USD` are cents


def questions(program: ir.Program) -> Iterator[tuple[ir.Field, str]]:
    """Every question that an author wrote, those of lists too, with its path."""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field) and item.source == "authored":
                yield item, f"fields/{item.id}"
            elif isinstance(item, ir.Group):
                yield from ((field, f"fields/{item.id}/{field.id}") for field in item.fields)
