"""An expression as a closure over the slots of a running evaluation, in three values.

An atom that touches an unanswered or a blank field is unknown; only `given` and `or_else` tell the
two apart. Unknown is never collapsed here: that is for whoever asked the question.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import TypeAlias, cast

from catalogue.kinds.base import BLANK, Parts
from compiler import ir
from compiler.arithmetic import (
    full_years,
    negated,
    operation,
    plus,
    rounded,
    shifted,
    tariff,
    type_of,
)
from compiler.cells import Cell, Closure, Entries, Number, State, Told, constant, known, number
from compiler.connectives import fold, negation
from compiler.evaluation import Calendar
from compiler.quantifiers import FOLDS, Seen
from compiler.reads import ROW, Asked, Opened, Read, Unset, asked
from compiler.working_days import Length

LODGED = Read("filing", "lodged")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each readable thing stands in the state; a list's row has its own stretch."""

    slots: Mapping[Read | Asked | Opened | Unset, int]
    rows: Mapping[str, slice]
    calendar: Calendar
    of_rows: set[tuple[str, str]] = field(default_factory=set)
    """The registers asked about rows, each with the list."""


def closure(expr: ir.Expr, layout: Layout, items: str = "") -> Closure:
    """`items` is the list to which `row` references belong."""
    match expr:
        case ir.Lit():
            return _lit(expr)
        case ir.Ref():
            return _slot(layout, _place(expr, items))
        case ir.Found():
            return _of_row(expr, layout) if expr.row else _slot(layout, asked(expr))
        case ir.Not(of=of):
            return negation(closure(of, layout, items))
        case ir.Given(of=of):
            return _given(closure(of, layout, items))
        case ir.Default(of=of, otherwise=otherwise):
            return _default(closure(of, layout, items), closure(otherwise, layout, items))
        case ir.All(of=parts):
            return fold(tuple(closure(part, layout, items) for part in parts), decisive=False)
        case ir.Any(of=parts):
            return fold(tuple(closure(part, layout, items) for part in parts), decisive=True)
        case ir.Cmp():
            return _cmp(expr, layout, items)
        case ir.Arith():
            return _arith(expr, layout, items)
        case ir.Choose(condition=condition, then=then, otherwise=otherwise):
            return _choose(
                closure(condition, layout, items),
                closure(then, layout, items),
                closure(otherwise, layout, items),
            )
        case ir.Call():
            return _call(expr, layout, items)
        case ir.Over():
            return _over(expr, layout)
        case ir.Tiers():
            return _tiers(expr, layout, items)
        case ir.Open():
            return _unset
        case ir.Pick():
            return _pick(expr, layout, items)
        case ir.Round(how=how, to=to, of=of):
            return _round(how, to, closure(of, layout, items))


def _place(ref: ir.Ref, items: str) -> Read:
    return Read(ref.scope, ref.path, items if ref.scope == "row" else "")


def _lit(expr: ir.Lit) -> Closure:
    value = constant(expr.type, expr.value)
    return lambda state: value


def _slot(layout: Layout, place: Read | Asked | Opened) -> Closure:
    slot = layout.slots[place]
    return lambda state: state[slot]


def _of_row(expr: ir.Found, layout: Layout) -> Closure:
    slot, question = layout.slots[Read("row", ROW, expr.party)], asked(expr)
    layout.of_rows.add((expr.register, expr.party))

    def found(state: State) -> Cell:
        row = state[slot]
        return row.of(question) if isinstance(row, Told) else None

    return found


def _given(of: Closure) -> Closure:
    def given(state: State) -> Cell:
        value = of(state)
        return None if value is None else value is not BLANK

    return given


def _default(of: Closure, otherwise: Closure) -> Closure:
    def default(state: State) -> Cell:
        value = of(state)
        return otherwise(state) if value is BLANK else value

    return default


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


def _cmp(expr: ir.Cmp, layout: Layout, items: str) -> Closure:
    order = ORDERS[expr.how]
    if isinstance(expr.right, ir.Lit):
        value = constant(expr.right.type, expr.right.value)
        if isinstance(expr.left, ir.Ref):
            return _slot_against(order, layout.slots[_place(expr.left, items)], value)
        return _against(order, closure(expr.left, layout, items), value)
    left = closure(expr.left, layout, items)
    right = closure(expr.right, layout, items)

    def compare(state: State) -> Cell:
        first = left(state)
        second = right(state)
        return order(first, second) if known(first) and known(second) else None

    return compare


def _against(order: Order, left: Closure, value: Cell) -> Closure:
    def compare(state: State) -> Cell:
        first = left(state)
        return None if first is None or first is BLANK else order(first, value)

    return compare


def _slot_against(order: Order, slot: int, value: Cell) -> Closure:
    def compare(state: State) -> Cell:
        first = state[slot]
        return None if first is None or first is BLANK else order(first, value)

    return compare


def _arith(expr: ir.Arith, layout: Layout, items: str) -> Closure:
    left = closure(expr.left, layout, items)
    right = closure(expr.right, layout, items)
    if "date" in (type_of(expr.left), type_of(expr.right)):
        return _dates(left, right, layout.calendar, back=expr.how == "sub")
    compute = operation(expr)

    def arith(state: State) -> Cell:
        first = number(left(state))
        second = number(right(state))
        return None if first is None or second is None else compute(first, second)

    return arith


def _dates(left: Closure, right: Closure, calendar: Calendar, *, back: bool) -> Closure:
    def shift(state: State) -> Cell:
        day = left(state)
        length = right(state)
        if isinstance(day, Length):
            day, length = length, day
        if not isinstance(day, date) or not isinstance(length, Length):
            return None
        return shifted(day, Length(-length.amount, length.unit) if back else length, calendar)

    return shift


def _choose(condition: Closure, then: Closure, otherwise: Closure) -> Closure:
    def choose(state: State) -> Cell:
        value = condition(state)
        if value is True:
            return then(state)
        return otherwise(state) if value is False else None

    return choose


def _call(expr: ir.Call, layout: Layout, items: str) -> Closure:
    args = tuple(closure(arg, layout, items) for arg in expr.args)
    match expr.name:
        case "negate":
            return lambda state: negated(args[0](state))
        case "age":
            at = args[1] if len(args) > 1 else _slot(layout, LODGED)
            return _age(args[0], at)
        case "min" | "max":
            return _extreme(args, min if expr.name == "min" else max)


def _age(birth: Closure, at: Closure) -> Closure:
    def age(state: State) -> Cell:
        born = birth(state)
        day = at(state)
        both = isinstance(born, date) and isinstance(day, date)
        return full_years(cast(date, born), cast(date, day)) if both else None

    return age


def _extreme(args: tuple[Closure, ...], pick: Callable[[list[Number]], Number]) -> Closure:
    def extreme(state: State) -> Cell:
        values = [arg(state) for arg in args]
        return pick(cast("list[Number]", values)) if all(map(known, values)) else None

    return extreme


def _over(expr: ir.Over, layout: Layout) -> Closure:
    slot = layout.slots[Read("case", expr.items)]
    where = closure(expr.where, layout, expr.items)
    of = closure(expr.of, layout, expr.items)
    folded = FOLDS[expr.how]
    stretch = layout.rows[expr.items]

    def over(state: State) -> Cell:
        entries = state[slot]
        if entries is None:
            return None
        outer = state[stretch]
        seen: Seen = []
        for row in entries if isinstance(entries, Entries) else ():
            state[stretch] = row
            chosen = where(state)
            if chosen is not False:
                seen.append((chosen, of(state)))
        state[stretch] = outer
        return folded(seen)

    return over


def _tiers(expr: ir.Tiers, layout: Layout, items: str) -> Closure:
    per = closure(expr.per, layout, items)
    tiers = tuple(
        (closure(tier.to, layout, items) if tier.to else None, closure(tier.rate, layout, items))
        for tier in expr.tiers
    )

    def marginal(state: State) -> Cell:
        quantity = number(per(state))
        steps = [(None if to is None else number(to(state)), rate(state)) for to, rate in tiers]
        bounded = all(
            to is not None or limit is None
            for (limit, _), (to, _) in zip(tiers, steps, strict=True)
        )
        if quantity is None or not bounded or not all(known(rate) for _, rate in steps):
            return None
        return tariff(quantity, cast("list[tuple[Number | None, Number]]", steps))

    return marginal


def _unset(state: State) -> Cell:
    return None


def in_force(row: ir.Row, layout: Layout) -> Closure:
    """Whether the filing falls on the days on which a row counts."""
    slot, start, end = layout.slots[LODGED], row.start, row.end

    def counts(state: State) -> Cell:
        day = cast(date, state[slot])
        return (start is None or start <= day) and (end is None or day < end)

    return counts


def row_closure(row: ir.Row, layout: Layout, items: str) -> Closure:
    """Whether a row holds, on the days on which it counts."""
    when = closure(row.when, layout, items)
    if row.start is None and row.end is None:
        return when
    return fold((in_force(row, layout), when), decisive=False)


def _pick(expr: ir.Pick, layout: Layout, items: str) -> Closure:
    """Unknown while a row that could change the outcome is; and when no row holds."""
    rows = tuple(
        (row_closure(row, layout, items), closure(row.value, layout, items)) for row in expr.rows
    )

    def pick(state: State) -> Cell:
        held: list[Number] = []
        for place, (when, value) in enumerate(rows):
            last = expr.rest and place == len(rows) - 1
            holds = not held if last else when(state)
            if holds is None or holds is BLANK:
                return None
            if holds:
                amount = number(value(state))
                if amount is None or expr.hit == "first":
                    return amount
                held.append(amount)
        return _counted(expr.hit, held)

    return pick


def _counted(hit: ir.Hit, held: list[Number]) -> Cell:
    """Of the rows that hold: the only one, all together, or the largest."""
    if hit == "sum":
        nothing: Number = 0
        return reduce(plus, held, nothing)
    if hit == "max" and held:
        return max(held)
    return held[0] if len(held) == 1 else None


def _round(how: str, to: int, of: Closure) -> Closure:
    def rounding(state: State) -> Cell:
        amount = number(of(state))
        return None if amount is None else rounded(amount, how, to)

    return rounding
