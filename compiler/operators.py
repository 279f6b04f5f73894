"""Which types fit together: one table for arithmetic, one rule for comparison."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue.kinds.base import Type
from compiler import ir
from compiler.ir import ArithHow, CompareHow

_NUMBERS: tuple[Type, ...] = ("integer", "decimal")

ARITHMETIC: dict[tuple[ArithHow, Type, Type], Type] = {
    ("add", "money", "money"): "money",
    ("sub", "money", "money"): "money",
    ("add", "date", "duration"): "date",
    ("sub", "date", "duration"): "date",
    ("sub", "date", "date"): "integer",
    ("add", "duration", "duration"): "duration",
    ("mul", "percent", "money"): "money",
    ("mul", "money", "percent"): "money",
    ("div", "money", "money"): "decimal",
    **{("mul", "money", number): "money" for number in _NUMBERS},
    **{("mul", number, "money"): "money" for number in _NUMBERS},
    **{("div", "money", number): "money" for number in _NUMBERS},
    **{("div", a, b): "decimal" for a in _NUMBERS for b in _NUMBERS},
    **{
        (how, a, b): "integer" if a == b == "integer" else "decimal"
        for how in ("add", "sub", "mul")
        for a in _NUMBERS
        for b in _NUMBERS
    },
}
"""(sign, left, right) → result. A date less a date is a number of days."""

_ORDERED: frozenset[Type] = frozenset({"integer", "decimal", "money", "percent", "date"})
_EQUAL: frozenset[Type] = _ORDERED | {"bool", "text", "choice"}


def arithmetic(how: ArithHow, left: Type, right: Type) -> Type | None:
    """The type of the result, None when the two do not fit."""
    return ARITHMETIC.get((how, left, right))


def comparable(how: CompareHow, left: Type, right: Type) -> bool:
    alike = left == right or {left, right} <= set(_NUMBERS)
    return alike and left in (_EQUAL if how in ("eq", "ne") else _ORDERED)


def type_of(expr: ir.Expr) -> Type:
    match expr:
        case ir.Not() | ir.Given() | ir.All() | ir.Any() | ir.Cmp() | ir.Found():
            return "bool"
        case ir.Default() | ir.Round():
            return type_of(expr.of)
        case _:
            return expr.type


def as_money(expr: ir.Expr, wanted: Sequence[Type]) -> str:
    """`8.000đ` for the bare number 8000 where only money will do; empty for anything else."""
    if isinstance(expr, ir.Lit) and expr.type == "integer" and "money" in wanted:
        return f"{int(expr.value):,}đ".replace(",", ".")
    return ""
