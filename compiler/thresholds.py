"""Bounds inside rules: where a number or a day meets one exactly, and where it misses it by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from catalogue.kinds.base import Type
from compiler import ir
from compiler.arithmetic import type_of
from compiler.currencies import amount
from compiler.walk import parts

COUNTED = ("integer", "money", "decimal", "percent")
BESIDE: Mapping[ir.CompareHow, tuple[int, ...]] = {
    "le": (1,),
    "gt": (1,),
    "lt": (-1,),
    "ge": (-1,),
    "eq": (1, -1),
    "ne": (1, -1),
}
"""On which side of the bound the truth turns over."""
TURNED: Mapping[ir.CompareHow, ir.CompareHow] = {
    "le": "ge",
    "ge": "le",
    "lt": "gt",
    "gt": "lt",
    "eq": "eq",
    "ne": "ne",
}


def within(value: ir.Expr, items: str = "") -> Iterator[tuple[str, ir.Expr]]:
    """Every part of an expression, with the list of whose rows it speaks, or ''."""
    yield items, value
    inner = value.items if isinstance(value, ir.Over) else items
    for part in parts(value):
        yield from within(part, inner)


def thresholds(rule: ir.Expr) -> Iterator[tuple[ir.Expr, ir.Expr]]:
    """For each bound that this part compares with: met, and missed by one."""
    match rule:
        case ir.Cmp(how=how, left=left, right=right) if how in BESIDE and _ordered(rule):
            if isinstance(left, ir.Lit):
                how, left, right = TURNED[how], right, left
            if not isinstance(left, ir.Lit):
                missed = [_equal(left, moved(right, by)) for by in BESIDE[how]]
                beside = missed[0] if len(missed) == 1 else ir.Any(tuple(missed))
                yield _equal(left, right), beside
        case ir.Tiers(per=per, tiers=tiers):
            for tier in tiers:
                if tier.to is not None:
                    yield _equal(per, tier.to), _equal(per, moved(tier.to, 1))


def _ordered(rule: ir.Cmp) -> bool:
    return all(type_of(side) in (*COUNTED, "date") for side in (rule.left, rule.right))


def _equal(left: ir.Expr, right: ir.Expr) -> ir.Expr:
    return ir.Cmp("eq", left, right)


def moved(bound: ir.Expr, by: int) -> ir.Expr:
    """The next one up or down: a day, a đồng, or one of the last place that is written."""
    match bound:
        case ir.Lit(type="date", value=day):
            return ir.Lit("date", (date.fromisoformat(day) + timedelta(days=by)).isoformat())
        case ir.Lit(type="money", value=text):
            return ir.Lit("money", text.replace(str(amount(bound)), str(amount(bound) + by), 1))
        case ir.Lit(type="integer" | "decimal" | "percent" as type_, value=text):
            number = Decimal(text)
            return ir.Lit(type_, str(number + by * Decimal(1).scaleb(_places(number))))
    how: ir.ArithHow = "add" if by > 0 else "sub"
    if type_of(bound) == "date":
        return ir.Arith(how, bound, ir.Lit("duration", "1 day"), "date")
    one = ir.Lit("money", "1") if type_of(bound) == "money" else ir.Lit("integer", "1")
    return ir.Arith(how, bound, one, _type(bound))


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) and exponent < 0 else 0


def _type(bound: ir.Expr) -> Type:
    found = type_of(bound)
    return "money" if found == "money" else "decimal" if found == "decimal" else "integer"
