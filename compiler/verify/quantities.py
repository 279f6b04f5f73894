"""Numbers and days as linear terms: a whole number times a fixed fraction; year, month and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import gcd

from compiler.verify import solver as s
from compiler.verify.solver import Term


class NotLinear(Exception):
    """A product of two answers: more than the solver is asked to decide."""


@dataclass(frozen=True, slots=True)
class Amount:
    """`term` times `per`, which is positive."""

    term: Term
    per: Fraction = Fraction(1)
    exactly: Fraction | None = None
    """Its value where it is a constant."""


def fixed(value: Fraction) -> Amount:
    per = Fraction(1, value.denominator)
    return Amount(s.constant(value.numerator), per, value)


def scaled(one: Amount, by: Fraction) -> Amount:
    if one.exactly is not None:
        return fixed(one.exactly * by)
    if by == 0:
        return fixed(by)
    term = one.term if by > 0 else -one.term
    return Amount(term, one.per * abs(by))


def alike(one: Amount, other: Amount) -> tuple[Term, Term, Fraction]:
    """Both as multiples of one fraction."""
    top = gcd(one.per.numerator * other.per.denominator, other.per.numerator * one.per.denominator)
    per = Fraction(top, one.per.denominator * other.per.denominator)
    left, right = (s.multiple(int(each.per / per), each.term) for each in (one, other))
    return left, right, per


def plus(one: Amount, other: Amount) -> Amount:
    if one.exactly is not None and other.exactly is not None:
        return fixed(one.exactly + other.exactly)
    left, right, per = alike(one, other)
    return Amount(s.total((left, right)), per)


def minus(one: Amount, other: Amount) -> Amount:
    return plus(one, scaled(other, Fraction(-1)))


def times(one: Amount, other: Amount) -> Amount:
    if one.exactly is not None:
        return scaled(other, one.exactly)
    if other.exactly is not None:
        return scaled(one, other.exactly)
    raise NotLinear


def below(one: Amount, other: Amount) -> Term:
    left, right, _ = alike(one, other)
    return s.below(left, right)


def at_most(one: Amount, other: Amount) -> Term:
    left, right, _ = alike(one, other)
    return s.at_most(left, right)


def equal(one: Amount, other: Amount) -> Term:
    left, right, _ = alike(one, other)
    return s.same(left, right)


def pick(condition: Term, then: Amount, otherwise: Amount) -> Amount:
    left, right, per = alike(then, otherwise)
    return Amount(s.chosen(condition, left, right), per)


def rounded(one: Amount, how: str, to: int) -> Amount:
    """Down, up, or to the nearest, upwards from the middle: to multiples of `to`."""
    top, bottom = one.per.numerator, one.per.denominator * to
    if how == "up":
        term = -s.divided(-(top * one.term), bottom)
    elif how == "half_up":
        term = s.divided(2 * top * one.term + bottom, 2 * bottom)
    else:
        term = s.divided(top * one.term, bottom)
    return Amount(term, Fraction(to))


FIRST, LAST = 1900, 2100
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Day:
    """A day by its year, month and day, or only by its number where days were added."""

    year: Term
    month: Term
    day: Term
    number: Term | None = None

    @property
    def spelled(self) -> Term:
        """20260501: days in their order."""
        return s.total((s.multiple(10000, self.year), s.multiple(100, self.month), self.day))


def on(day: date) -> Day:
    return Day(*(s.constant(part) for part in (day.year, day.month, day.day)))


def unknown_day(name: str) -> tuple[Day, Term]:
    """A day by name, and what makes it a day that exists."""
    found = Day(*(s.whole(f"{name}#{part}") for part in "ymd"))
    real = s.both(
        s.at_most(s.constant(FIRST), found.year), s.at_most(found.year, s.constant(LAST)),
        s.at_most(s.constant(1), found.month), s.at_most(found.month, s.constant(12)),
        s.at_most(s.constant(1), found.day), s.at_most(found.day, _length(found)),
    )  # fmt: skip
    return found, real


def _leap(year: Term) -> Term:
    """Of the years that are told apart here, only the first and the last are exceptions."""
    odd = s.either(s.same(year, s.constant(FIRST)), s.same(year, s.constant(LAST)))
    return s.both(s.same(s.left_over(year, 4), s.constant(0)), s.negation(odd))


def _length(of: Day) -> Term:
    short = s.chosen(_leap(of.year), s.constant(29), s.constant(28))
    is_30 = s.either(*(s.same(of.month, s.constant(month)) for month in (4, 6, 9, 11)))
    other = s.chosen(is_30, s.constant(30), s.constant(31))
    return s.chosen(s.same(of.month, s.constant(2)), short, other)


def number(of: Day) -> Term:
    """Counted from the first year; leap years before it are every fourth."""
    if of.number is not None:
        return of.number
    past = s.chosen(
        s.at_most(of.year, s.constant(FIRST)), s.constant(0), s.divided(of.year - FIRST - 1, 4)
    )
    before = s.constant(sum(DAYS[:11]))
    for month in range(11, 0, -1):
        before = s.chosen(
            s.at_most(of.month, s.constant(month)), s.constant(sum(DAYS[: month - 1])), before
        )
    late = s.both(_leap(of.year), s.at_most(s.constant(3), of.month))
    return 365 * (of.year - FIRST) + past + before + s.chosen(
        late, s.constant(1), s.constant(0)
    ) + of.day  # fmt: skip


def numbered(number: Term) -> Day:
    """A day that is known by its number only."""
    return Day(s.constant(0), s.constant(0), s.constant(0), number)


def days_later(of: Day, count: int) -> Day:
    return numbered(number(of) + count)


def months_later(of: Day, count: int) -> Day | None:
    """None for a day that is known by its number only."""
    if of.number is not None:
        return None
    months = 12 * of.year + of.month - 1 + count
    found = Day(s.divided(months, 12), s.left_over(months, 12) + 1, of.day)
    last = _length(found)
    return Day(
        found.year, found.month, s.chosen(s.at_most(of.day, last), of.day, last)
    )  # fmt: skip


def order(one: Day, other: Day) -> tuple[Term, Term]:
    if one.number is None and other.number is None:
        return one.spelled, other.spelled
    return number(one), number(other)


def full_years(birth: Day, at: Day) -> Term | None:
    if birth.number is not None or at.number is not None:
        return None
    return s.divided(at.spelled - birth.spelled, 10000)
