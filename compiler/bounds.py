"""How small and how large an amount can still become, as closures like those of the rules.

An interval is (low, high) with None for an end that nobody knows. More answers only narrow it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from itertools import product
from typing import TypeAlias, cast

from catalogue.domains import Domain, Numbers
from catalogue.kinds.base import BLANK
from catalogue.kinds.limits import EXACT
from compiler import ir
from compiler.arithmetic import minus, operation, plus, rounded, tariff, times
from compiler.cells import Cell, Entries, Number, State, number
from compiler.closures import Layout, closure, row_closure
from compiler.reads import Read

Interval: TypeAlias = "tuple[Number | None, Number | None]"
Bounds: TypeAlias = Callable[[State], Interval]

OPEN: Interval = (None, None)


def of_domain(domain: Domain) -> Interval:
    if not isinstance(domain, Numbers):
        return OPEN
    return (
        _scaled(domain.low, domain.scale) if domain.low > -EXACT else None,
        _scaled(domain.high, domain.scale) if domain.high < EXACT else None,
    )


def _scaled(count: int, scale: int) -> Number:
    return Fraction(count, 10**scale) if scale else count


def hull(intervals: list[Interval]) -> Interval:
    lows = [low for low, _ in intervals]
    highs = [high for _, high in intervals]
    return (
        None if None in lows else min(cast("list[Number]", lows)),
        None if None in highs else max(cast("list[Number]", highs)),
    )


def added(first: Interval, second: Interval) -> Interval:
    return (_both(plus, first[0], second[0]), _both(plus, first[1], second[1]))


def _both(
    compute: Callable[[Number, Number], Number | None], left: Number | None, right: Number | None
) -> Number | None:
    return None if left is None or right is None else compute(left, right)


class Narrowing:
    """Builds bounds for the expressions of one program; `known` are the bounds of what is read."""

    def __init__(self, layout: Layout, known: Mapping[Read, Bounds]) -> None:
        self.layout = layout
        self.known = known

    def bounds(self, expr: ir.Expr, items: str = "") -> Bounds:
        value = closure(expr, self.layout, items)
        around = self._around(expr, items)

        def bound(state: State) -> Interval:
            amount = number(value(state))
            return around(state) if amount is None else (amount, amount)

        return bound

    def _around(self, expr: ir.Expr, items: str) -> Bounds:
        match expr:
            case ir.Ref(path=path, scope=scope):
                place = Read(scope, path, items if scope == "row" else "")
                return self.known.get(place, _nothing)
            case ir.Arith(how="add" | "sub" | "mul"):
                return _arith(expr, self.bounds(expr.left, items), self.bounds(expr.right, items))
            case ir.Choose(condition=condition, then=then, otherwise=otherwise):
                test = closure(condition, self.layout, items)
                return _choose(test, self.bounds(then, items), self.bounds(otherwise, items))
            case ir.Default(of=of, otherwise=otherwise):
                cell = closure(of, self.layout, items)
                return _default(cell, self.bounds(of, items), self.bounds(otherwise, items))
            case ir.Call(name="min" | "max" as name, args=args):
                return _extreme(name, [self.bounds(arg, items) for arg in args])
            case ir.Call(name="negate", args=(arg,)):
                return _negate(self.bounds(arg, items))
            case ir.Over(how="sum" | "count"):
                return self._over(expr)
            case ir.Tiers():
                return self._tiers(expr, items)
            case ir.Open(type="money"):
                return lambda state: (0, None)
            case ir.Pick():
                return self._pick(expr, items)
            case ir.Round(how=how, to=to, of=of):
                return _round(how, to, self.bounds(of, items))
            case _:
                return _nothing

    def _over(self, expr: ir.Over) -> Bounds:
        slot = self.layout.slots[Read("case", expr.items)]
        stretch = self.layout.rows[expr.items]
        where = closure(expr.where, self.layout, expr.items)
        one: Bounds = lambda state: (1, 1)  # noqa: E731
        of = one if expr.how == "count" else self.bounds(expr.of, expr.items)

        empty: list[Cell] = [None] * (stretch.stop - stretch.start)

        def over(state: State) -> Interval:
            entries = state[slot]
            outer = state[stretch]
            if entries is None:
                state[stretch] = empty
                low, _ = of(state)
                state[stretch] = outer
                return OPEN if low is None or low < 0 else (0, None)
            total: Interval = (0, 0)
            for row in entries if isinstance(entries, Entries) else ():
                state[stretch] = row
                chosen = where(state)
                if chosen is not False:
                    part = of(state)
                    total = added(total, part if chosen is True else hull([part, (0, 0)]))
            state[stretch] = outer
            return total

        return over

    def _pick(self, expr: ir.Pick, items: str) -> Bounds:
        """Between the rows that may hold; each of them may count where they are added up."""
        rows = [
            (row_closure(row, self.layout, items), self.bounds(row.value, items))
            for row in expr.rows
        ]

        def pick(state: State) -> Interval:
            parts = [
                (when(state), bounds(state)) for when, bounds in rows if when(state) is not False
            ]
            if expr.hit == "sum":
                nothing: Interval = (0, 0)
                return reduce(added, (_maybe(*part) for part in parts), nothing)
            return hull([interval for _, interval in parts]) if parts else OPEN

        return pick

    def _tiers(self, expr: ir.Tiers, items: str) -> Bounds:
        per = self.bounds(expr.per, items)
        tiers = [
            (
                closure(tier.to or ir.TRUE, self.layout, items),
                closure(tier.rate, self.layout, items),
            )
            for tier in expr.tiers
        ]

        def marginal(state: State) -> Interval:
            steps = [(number(to(state)), number(rate(state))) for to, rate in tiers]
            rates = [rate for _, rate in steps]
            if None in rates or any(to is None for to, _ in steps[:-1]):
                return (0, None)
            known = cast("list[tuple[Number | None, Number]]", steps)
            low, high = per(state)
            return (tariff(low or 0, known), None if high is None else tariff(high, known))

        return marginal


def _maybe(holds: Cell, interval: Interval) -> Interval:
    return interval if holds is True else hull([interval, (0, 0)])


def _nothing(state: State) -> Interval:
    return OPEN


def _arith(expr: ir.Arith, left: Bounds, right: Bounds) -> Bounds:
    compute = operation(expr)

    def arith(state: State) -> Interval:
        first, second = left(state), right(state)
        match expr.how:
            case "add":
                return added(first, second)
            case "sub":
                return (_both(minus, first[0], second[1]), _both(minus, first[1], second[0]))
            case _:
                return _product(compute, first, second)

    return arith


def _product(
    compute: Callable[[Number, Number], Number | None], first: Interval, second: Interval
) -> Interval:
    if None not in first and None not in second:
        ends = [cast(Number, _both(compute, a, b)) for a, b in product(first, second)]
        return (min(ends), max(ends))
    low, high = _both(compute, first[0], second[0]), _both(compute, first[1], second[1])
    positive = all(end is not None and end >= 0 for end in (first[0], second[0]))
    return (low, high) if positive else OPEN


def _choose(test: Callable[[State], Cell], then: Bounds, otherwise: Bounds) -> Bounds:
    def choose(state: State) -> Interval:
        value = test(state)
        if value is True:
            return then(state)
        return otherwise(state) if value is False else hull([then(state), otherwise(state)])

    return choose


def _default(cell: Callable[[State], Cell], of: Bounds, otherwise: Bounds) -> Bounds:
    def default(state: State) -> Interval:
        if cell(state) is BLANK:
            return otherwise(state)
        return hull([of(state), otherwise(state)])

    return default


def _extreme(name: str, parts: list[Bounds]) -> Bounds:
    """The least is no more than any high that is known; the largest no less than any low."""

    def extreme(state: State) -> Interval:
        intervals = [part(state) for part in parts]
        low, high = hull(intervals)
        lows = [low for low, _ in intervals if low is not None]
        highs = [high for _, high in intervals if high is not None]
        if name == "min":
            return (low, min(highs) if highs else None)
        return (max(lows) if lows else None, high)

    return extreme


def _negate(part: Bounds) -> Bounds:
    def negate(state: State) -> Interval:
        low, high = part(state)
        return (_both(times, high, -1), _both(times, low, -1))

    return negate


def _round(how: str, to: int, part: Bounds) -> Bounds:
    def rounding(state: State) -> Interval:
        low, high = part(state)
        return (
            None if low is None else rounded(low, how, to),
            None if high is None else rounded(high, how, to),
        )

    return rounding
