"""Rows of which several may hold: whether each of them counts for somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler import ir
from compiler.cells import Number, constant, length
from compiler.walk import both

NOTHING = ir.Lit("money", "0")


def added(row: ir.Row) -> ir.Expr | None:
    """When a row adds something to a sum; None where it always does, or nobody can say."""
    if isinstance(row.value, ir.Lit) and constant(row.value.type, row.value.value) != 0:
        return None
    return ir.Cmp("ne", row.value, NOTHING)


def above(rows: Sequence[ir.Row], rules: Sequence[ir.Expr], number: int) -> Iterator[ir.Expr]:
    """Of each other row when it leaves nothing to this one, where only the largest counts: of two
    alike the first does."""
    own = rows[number].value
    for other, (row, rule) in enumerate(zip(rows, rules, strict=True)):
        if other != number:
            how: ir.CompareHow = "ge" if other < number else "gt"
            larger = _larger(how, row.value, own)
            if larger is not None:
                yield both(rule, larger)


def _larger(how: ir.CompareHow, one: ir.Expr, other: ir.Expr) -> ir.Expr | None:
    """None where it never is; words and lengths of two units are not compared."""
    if not isinstance(one, ir.Lit) or not isinstance(other, ir.Lit):
        return ir.Cmp(how, one, other)
    if "text" in (one.type, other.type):
        return None
    if one.type == "duration" and length(one.value).unit != length(other.value).unit:
        return None
    first, second = (_number(each) for each in (one, other))
    return ir.TRUE if (first >= second if how == "ge" else first > second) else None


def _number(of: ir.Lit) -> Number:
    return length(of.value).amount if of.type == "duration" else int(of.value.partition(" ")[0])
