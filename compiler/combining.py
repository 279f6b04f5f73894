"""Closures made of other closures: comparing, choosing, shifting days; nothing here knows of
programs."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce
from typing import TypeAlias, cast

from catalogue.kinds.base import BLANK, Parts
from compiler import ir
from compiler.arithmetic import full_years, plus, rounded, shifted
from compiler.cells import Cell, Closure, Number, State, known, number
from compiler.evaluation import Calendar
from compiler.working_days import Length

Order: TypeAlias = Callable[[Cell, Cell], bool]


def apart(one: Parts, other: Parts) -> bool:
    """Whether two addresses lie in different communes."""
    return [*map(one.get, COMMUNE)] != [*map(other.get, COMMUNE)]


COMMUNE = ("tinh", "xa", "xa_ten")

# Types were checked when the procedure was compiled, so both sides can be compared.
ORDERS = cast(
    Mapping[ir.CompareHow, Order],
    {
        "eq": operator.eq,
        "ne": operator.ne,
        "lt": operator.lt,
        "le": operator.le,
        "gt": operator.gt,
        "ge": operator.ge,
        "has": operator.contains,
        "apart": apart,
    },
)


def given(of: Closure) -> Closure:
    def is_given(state: State) -> Cell:
        value = of(state)
        return None if value is None else value is not BLANK

    return is_given


def default(of: Closure, otherwise: Closure) -> Closure:
    def defaulted(state: State) -> Cell:
        value = of(state)
        return otherwise(state) if value is BLANK else value

    return defaulted


def against(order: Order, left: Closure, value: Cell) -> Closure:
    def compare(state: State) -> Cell:
        first = left(state)
        return None if first is None or first is BLANK else order(first, value)

    return compare


def slot_against(order: Order, slot: int, value: Cell) -> Closure:
    def compare(state: State) -> Cell:
        first = state[slot]
        return None if first is None or first is BLANK else order(first, value)

    return compare


def shifting(left: Closure, right: Closure, calendar: Calendar, *, back: bool) -> Closure:
    def shift(state: State) -> Cell:
        day = left(state)
        length = right(state)
        if isinstance(day, Length):
            day, length = length, day
        if not isinstance(day, date) or not isinstance(length, Length):
            return None
        return shifted(day, Length(-length.amount, length.unit) if back else length, calendar)

    return shift


def choosing(condition: Closure, then: Closure, otherwise: Closure) -> Closure:
    def choose(state: State) -> Cell:
        value = condition(state)
        if value is True:
            return then(state)
        return otherwise(state) if value is False else None

    return choose


def age(birth: Closure, at: Closure) -> Closure:
    def years(state: State) -> Cell:
        born = birth(state)
        day = at(state)
        both = isinstance(born, date) and isinstance(day, date)
        return full_years(cast(date, born), cast(date, day)) if both else None

    return years


def extreme(args: tuple[Closure, ...], pick: Callable[[list[Number]], Number]) -> Closure:
    def picked(state: State) -> Cell:
        values = [arg(state) for arg in args]
        return pick(cast("list[Number]", values)) if all(map(known, values)) else None

    return picked


def counted(hit: ir.Hit, held: list[Number]) -> Cell:
    """Of the rows that hold: the only one, all together, or the largest."""
    if hit == "sum":
        nothing: Number = 0
        return reduce(plus, held, nothing)
    if hit == "max" and held:
        return max(held)
    return held[0] if len(held) == 1 else None


def rounding(how: str, to: int, of: Closure) -> Closure:
    def rounded_off(state: State) -> Cell:
        amount = number(of(state))
        return None if amount is None else rounded(amount, how, to)

    return rounded_off
