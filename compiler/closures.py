"""An expression as a closure over the slots of a running evaluation, in three values.

An atom that touches an unanswered or a blank field is unknown; only `given` and `or_else` tell the
two apart. Unknown is never collapsed here: that is for whoever asked the question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import cast

from catalogue.kinds.base import BLANK
from catalogue.record import record
from compiler import ir
from compiler.arithmetic import (
    negated,
    operation,
    tariff,
    type_of,
)
from compiler.cells import Cell, Closure, Entries, Number, State, Told, constant, known, number
from compiler.combining import (
    ORDERS,
    against,
    age,
    choosing,
    counted,
    default,
    extreme,
    given,
    rounding,
    shifting,
    slot_against,
)
from compiler.connectives import fold, negation
from compiler.evaluation import Calendar
from compiler.quantifiers import FOLDS, Seen
from compiler.reads import ROW, Asked, Opened, Read, Unset, asked

LODGED = Read("filing", "lodged")


@record
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
            return given(closure(of, layout, items))
        case ir.Default(of=of, otherwise=otherwise):
            return default(closure(of, layout, items), closure(otherwise, layout, items))
        case ir.All(of=parts):
            return fold(tuple(closure(part, layout, items) for part in parts), decisive=False)
        case ir.Any(of=parts):
            return fold(tuple(closure(part, layout, items) for part in parts), decisive=True)
        case ir.Cmp():
            return _cmp(expr, layout, items)
        case ir.Arith():
            return _arith(expr, layout, items)
        case ir.Choose(condition=condition, then=then, otherwise=otherwise):
            return choosing(
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
            return rounding(how, to, closure(of, layout, items))


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


def _cmp(expr: ir.Cmp, layout: Layout, items: str) -> Closure:
    order = ORDERS[expr.how]
    if isinstance(expr.right, ir.Lit):
        value = constant(expr.right.type, expr.right.value)
        if isinstance(expr.left, ir.Ref):
            return slot_against(order, layout.slots[_place(expr.left, items)], value)
        return against(order, closure(expr.left, layout, items), value)
    left = closure(expr.left, layout, items)
    right = closure(expr.right, layout, items)

    def compare(state: State) -> Cell:
        first = left(state)
        second = right(state)
        return order(first, second) if known(first) and known(second) else None

    return compare


def _arith(expr: ir.Arith, layout: Layout, items: str) -> Closure:
    left = closure(expr.left, layout, items)
    right = closure(expr.right, layout, items)
    if "date" in (type_of(expr.left), type_of(expr.right)):
        return shifting(left, right, layout.calendar, back=expr.how == "sub")
    compute = operation(expr)

    def arith(state: State) -> Cell:
        first = number(left(state))
        second = number(right(state))
        return None if first is None or second is None else compute(first, second)

    return arith


def _call(expr: ir.Call, layout: Layout, items: str) -> Closure:
    args = tuple(closure(arg, layout, items) for arg in expr.args)
    match expr.name:
        case "negate":
            return lambda state: negated(args[0](state))
        case "age":
            at = args[1] if len(args) > 1 else _slot(layout, LODGED)
            return age(args[0], at)
        case "min" | "max":
            return extreme(args, min if expr.name == "min" else max)


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
        return counted(expr.hit, held)

    return pick
