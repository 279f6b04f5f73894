"""Numbers, amounts and days of rules as terms of the solver: what is linear, and bounds beside."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from fractions import Fraction
from typing import cast

from catalogue.kinds.base import Type
from compiler import ir
from compiler.arithmetic import share, type_of
from compiler.reads import Read
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.quantities import Amount, Day, NotLinear
from compiler.verify.rows import Row
from compiler.verify.solver import FALSE, TRUE, Term
from compiler.verify.values import (
    LODGED,
    NOTHING,
    Content,
    Known,
    Rule,
    Span,
    Thing,
    all_of,
    decided,
)
from compiler.working_days import Length


class Counting(ABC):
    """The part of an encoder that counts; what it reads, the encoder tells."""

    __slots__ = ()

    things: dict[Read, Thing]
    bounds: list[Term]
    extremes: list[tuple[Term, Term]]

    @abstractmethod
    def thing(self, expr: ir.Expr, row: Row | None = None) -> Thing: ...

    @abstractmethod
    def rule(self, expr: ir.Expr, row: Row | None = None) -> Rule: ...

    @abstractmethod
    def unknown(self, type_: Type, expr: object, row: Row | None = None) -> Thing: ...

    @abstractmethod
    def looked_through(self, expr: ir.Expr) -> ir.Expr: ...

    @abstractmethod
    def loose(self, expr: object, row: Row | None = None, part: str = "") -> str: ...

    def counted(self, expr: ir.Expr, row: Row | None) -> Thing:
        match expr:
            case ir.Arith() if "date" in (type_of(expr.left), type_of(expr.right)):
                return self._shifted(expr, row)
            case ir.Arith():
                return self._reckoned(expr, row)
            case ir.Call():
                return self._called(expr, row)
            case ir.Round(how=how, to=to, of=of):
                number = self._number(of, row)
                return Known(q.rounded(amount(number), how, to), number.known)
            case ir.Tiers():
                return self._tiers(expr, row)
            case ir.Pick():
                return self._picked(expr, row)
            case _:
                return NOTHING

    def _number(self, expr: ir.Expr, row: Row | None) -> Known:
        found = self.thing(expr, row)
        if isinstance(found, Known) and isinstance(found.value, Amount):
            return found
        return Known(q.fixed(Fraction(0)), FALSE)

    def _reckoned(self, expr: ir.Arith, row: Row | None) -> Thing:
        left, right = self._number(expr.left, row), self._number(expr.right, row)
        if expr.how == "div" and amount(right).exactly == 0:
            return Known(amount(right), FALSE)
        try:
            return Known(self._computed(expr, left, right), s.both(left.known, right.known))
        except NotLinear:
            parted = self._parted(expr)
            if parted is None:
                raise
            return self.thing(parted, row)

    def _parted(self, expr: ir.Arith) -> ir.Expr | None:
        """A product with one of several fixed numbers, as one of several products."""

        def on_the_right(one: ir.Expr) -> ir.Expr:
            return replace(expr, right=one)

        def on_the_left(one: ir.Expr) -> ir.Expr:
            return replace(expr, left=one)

        for side, made in ((expr.right, on_the_right), (expr.left, on_the_left)):
            match self.looked_through(side):
                case ir.Choose(condition=condition, then=then, otherwise=otherwise):
                    return ir.Choose(condition, made(then), made(otherwise), expr.type)
                case ir.Pick(rows=rows, hit="unique" | "first" | "sum") as picked:
                    several = tuple(replace(row, value=made(row.value)) for row in rows)
                    return replace(picked, rows=several, type=expr.type)
        return None

    def _computed(self, expr: ir.Arith, left: Known, right: Known) -> Amount:
        one, other = amount(left), amount(right)
        match expr.how:
            case "add":
                return q.plus(one, other)
            case "sub":
                return q.minus(one, other)
            case "mul":
                product = q.times(one, other)
                return q.scaled(product, Fraction(1, 100)) if share(expr) else product
            case "div":
                if other.exactly is None:
                    raise NotLinear
                return q.scaled(one, 1 / other.exactly)

    def _shifted(self, expr: ir.Arith, row: Row | None) -> Thing:
        left, right = self.thing(expr.left, row), self.thing(expr.right, row)
        if not isinstance(left, Known) or not isinstance(right, Known):
            return NOTHING
        if isinstance(left.value, Span):
            left, right = right, left
        if not isinstance(left.value, Day) or not isinstance(right.value, Span):
            return NOTHING
        known = s.both(left.known, right.known)
        later = _later(left.value, right.value.length, back=expr.how == "sub")
        if later is None:
            days = right.value.length.whole if right.value.length.unit == "working_day" else 0
            sign = -1 if expr.how == "sub" else 1
            return Known(self._about(expr, row, left.value, sign * days), known)
        return Known(later, known)

    def _about(self, expr: ir.Arith, row: Row | None, day: Day, days: int) -> Content:
        """So many working days later or, below zero, earlier: not sooner, and not much later."""
        if not days:
            return cast(Known, self.unknown("date", expr, row)).value
        sign, count = (1 if days > 0 else -1), abs(days)
        between = s.whole(self.loose(expr, row))
        least, most = s.constant(count), s.constant(count + days_off(count))
        self.bounds += [s.at_most(least, between), s.at_most(between, most)]
        self.extremes.append((s.same(between, least), s.same(between, most)))
        return q.numbered(q.number(day) + sign * between)

    def _called(self, expr: ir.Call, row: Row | None) -> Thing:
        if expr.name == "negate":
            number = self._number(expr.args[0], row)
            return Known(q.scaled(amount(number), Fraction(-1)), number.known)
        if expr.name == "age":
            return self._age(expr, row)
        parts = [self._number(arg, row) for arg in expr.args]
        value = amount(parts[0])
        for part in parts[1:]:
            one, other = (value, amount(part)) if expr.name == "min" else (amount(part), value)
            value = q.pick(q.at_most(one, other), value, amount(part))
        return Known(value, s.both(*(part.known for part in parts)))

    def _age(self, expr: ir.Call, row: Row | None) -> Thing:
        birth = self.thing(expr.args[0], row)
        at = self.thing(expr.args[1], row) if len(expr.args) > 1 else self.things[LODGED]
        if not isinstance(birth, Known) or not isinstance(at, Known):
            return NOTHING
        known = s.both(birth.known, at.known)
        if isinstance(birth.value, Day) and isinstance(at.value, Day):
            years = q.full_years(birth.value, at.value)
            if years is not None:
                return Known(Amount(years), known)
        return Known(cast(Known, self.unknown("integer", expr, row)).value, known)

    def _tiers(self, expr: ir.Tiers, row: Row | None) -> Thing:
        quantity = self._number(expr.per, row)
        rates = [self._number(tier.rate, row) for tier in expr.tiers]
        tops = [self._number(tier.to, row) if tier.to else None for tier in expr.tiers]
        most = amount(quantity)
        total, below = q.fixed(Fraction(0)), q.fixed(Fraction(0))
        for top, rate in zip(tops, rates, strict=True):
            here = most if top is None else q.pick(q.below(most, amount(top)), most, amount(top))
            units = q.pick(q.below(below, here), q.minus(here, below), q.fixed(Fraction(0)))
            total = q.plus(total, q.times(units, amount(rate)))
            below = q.pick(q.below(below, here), here, below)
        known = [one.known for one in (quantity, *rates, *tops) if one is not None]
        return Known(total, s.both(*known))

    def _picked(self, expr: ir.Pick, row: Row | None) -> Thing:
        """Unknown while a row that could change the outcome is; and when no row holds, or two of
        which only one may."""
        holds = [self.row(one, row) for one in expr.rows]
        if expr.rest:
            first = s.negation(s.either(*(it.holds for it in holds[:-1])))
            holds[-1] = Rule(first, s.negation(first))
        values = [self._number(one.value, row) for one in expr.rows]
        if expr.hit in ("sum", "max"):
            known = s.both(*(it.known for it in holds))
            return self._together(expr.hit, holds, values, known)
        found, told = q.fixed(Fraction(0)), FALSE
        for place, (held, value) in enumerate(zip(holds, values, strict=True)):
            others = holds[:place] if expr.hit == "first" else [*holds[:place], *holds[place + 1 :]]
            alone = s.both(held.holds, *(other.fails for other in others))
            found = q.pick(alone, amount(value), found)
            told = s.either(told, s.both(alone, value.known))
        return Known(found, told)

    def _together(self, hit: str, holds: list[Rule], values: list[Known], known: Term) -> Thing:
        nothing = q.fixed(Fraction(0))
        total, told, above = nothing, [known], FALSE
        for held, value in zip(holds, values, strict=True):
            much = amount(value)
            if hit == "sum":
                total = q.plus(total, q.pick(held.holds, much, nothing))
            else:
                larger = s.either(s.negation(above), q.below(total, much))
                total = q.pick(s.both(held.holds, larger), much, total)
                above = s.either(above, held.holds)
            told.append(s.implies(held.holds, value.known))
        if hit == "max":
            told.append(above)
        return Known(total, s.both(*told))

    def row(self, row: ir.Row, of: Row | None = None) -> Rule:
        """Whether a row of a decision holds, on the days on which it counts."""
        rules = [self.rule(row.when, of)]
        day = self.things[LODGED]
        if isinstance(day, Known) and isinstance(day.value, Day):
            if row.start is not None:
                rules.append(decided(TRUE, s.at_most(q.on(row.start).spelled, day.value.spelled)))
            if row.end is not None:
                rules.append(decided(TRUE, s.below(day.value.spelled, q.on(row.end).spelled)))
        return all_of(rules)


def amount(of: Known) -> Amount:
    return of.value if isinstance(of.value, Amount) else q.fixed(Fraction(0))


def days_off(working: int) -> int:
    """No more days than these are off among so many working days: weekends, Tết, other feasts."""
    return 2 * (working // 5 + 1) + 20 * (working // 250 + 1)


def _later(day: Day, length: Length, *, back: bool) -> Day | None:
    """None for lengths that only the calendar of the country can count."""
    count = -length.whole if back else length.whole
    if length.amount != length.whole:
        return None
    match length.unit:
        case "day":
            return q.days_later(day, count)
        case "month":
            return q.months_later(day, count)
        case "year":
            return q.months_later(day, 12 * count)
        case _:
            return None
