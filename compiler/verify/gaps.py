"""The gaps of a table, each as the rule of those who would fall into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from catalogue.domains import OneOf, Truth
from catalogue.kinds.base import Type
from compiler import ir
from compiler.boxes import gaps, told
from compiler.cutting import cells, inputs
from compiler.walk import both, either


def gap_rules(program: ir.Program, decision: ir.Decision) -> Iterator[ir.Expr]:
    """In the order in which `check` tells of them; nothing where the rows are no boxes."""
    known = inputs(program)
    table = cells(decision, known) if len(decision.rows) > 1 else None
    if table is None:
        return
    named = {read.path: read for read in known.domains}
    types = dict(_types(program))
    for box in gaps(table):
        tests = []
        for name, values in told(table, box).items():
            read, type_ = named[name], types.get(name, "bool")
            asked = ir.Ref(read.path, type_, read.scope)
            domain = known.domains[read]
            tests.append(either(*(_within(asked, domain, one) for one in values)))
        yield both(*tests)


def _types(program: ir.Program) -> Iterator[tuple[str, Type]]:
    yield "lodged", "date"
    yield "channel", "choice"
    for page in program.pages:
        yield from ((it.id, it.kind.type) for it in page.items if isinstance(it, ir.Field))


def _within(asked: ir.Ref, domain: object, value: str) -> ir.Expr:
    match domain:
        case Truth():
            return asked if value == "yes" else ir.Not(asked)
        case OneOf():
            return ir.Cmp("eq", asked, ir.Lit("choice", value))
    low, dots, high = value.partition("..")
    first, last = (_constant(asked.type, one) for one in (low, high if dots else low))
    return both(ir.Cmp("ge", asked, first), ir.Cmp("le", asked, last))


def _constant(type_: Type, text: str) -> ir.Lit:
    if type_ == "date":
        return ir.Lit(type_, datetime.strptime(text, "%d/%m/%Y").date().isoformat())
    return ir.Lit(type_, text)
