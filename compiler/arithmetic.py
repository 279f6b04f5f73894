"""The sums of the rules: exact on numbers, by the calendar on dates, never an error."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from compiler import ir
from compiler.cells import Cell, Number, half_up, number, ratio
from compiler.evaluation import Calendar
from compiler.working_days import Length, add

HUNDRED = 100


def exact(
    whole: Callable[[int, int], int], parts: Callable[[Fraction, Fraction], Fraction]
) -> Callable[[Number, Number], Number]:
    def compute(left: Number, right: Number) -> Number:
        if type(left) is int and type(right) is int:
            return whole(left, right)
        return parts(Fraction(left), Fraction(right))

    return compute


plus = exact(operator.add, operator.add)
minus = exact(operator.sub, operator.sub)
times = exact(operator.mul, operator.mul)


def divided(left: Number, right: Number) -> Number | None:
    return Fraction(left) / Fraction(right) if right else None


OPERATIONS: Mapping[ir.ArithHow, Callable[[Number, Number], Number | None]] = {
    "add": plus,
    "sub": minus,
    "mul": times,
    "div": divided,
}


def type_of(expr: ir.Expr) -> str:
    match expr:
        case ir.Not() | ir.Given() | ir.All() | ir.Any() | ir.Cmp() | ir.Found():
            return "bool"
        case ir.Default(of=of) | ir.Round(of=of):
            return type_of(of)
        case _:
            return expr.type


def share(expr: ir.Arith) -> bool:
    """A percentage of something: the percents are hundredths there."""
    percents = (type_of(expr.left) == "percent") + (type_of(expr.right) == "percent")
    return expr.how == "mul" and percents == 1 and expr.type != "percent"


def operation(expr: ir.Arith) -> Callable[[Number, Number], Number | None]:
    compute = OPERATIONS[expr.how]
    if not share(expr):
        return compute
    return lambda left, right: hundredths(times(left, right))


def hundredths(count: Number) -> Number:
    """Whole where it is, so that sums of money rarely need fractions."""
    if type(count) is int and count % HUNDRED == 0:
        return count // HUNDRED
    return Fraction(count) / HUNDRED


def shifted(day: date, length: Length, calendar: Calendar) -> date | None:
    try:
        return add(day, length, calendar)
    except (OverflowError, ValueError):  # outside of the years that exist
        return None


def negated(cell: Cell) -> Cell:
    if isinstance(cell, Length):
        return Length(-cell.amount, cell.unit)
    value = number(cell)
    return None if value is None else -value


def full_years(birth: date, at: date) -> int:
    return at.year - birth.year - ((at.month, at.day) < (birth.month, birth.day))


def rounded(amount: Number, how: str, unit: int) -> int:
    if how == "half_up":
        return half_up(amount, unit)
    exactly = ratio(amount)
    return unit * (-(-exactly // unit) if how == "up" else exactly // unit)


def tariff(quantity: Number, tiers: Iterable[tuple[Number | None, Number]]) -> Number:
    """Each tier's units at that tier's rate; `None` is the tier without an upper bound."""
    total: Number = 0
    below: Number = 0
    for to, rate in tiers:
        top = quantity if to is None or quantity < to else to
        if top > below:
            total = plus(total, times(minus(top, below), rate))
            below = top
    return total
