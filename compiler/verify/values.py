"""What an expression is to the solver: a value, when it is known, and when it is blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from compiler.reads import Read
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.quantities import Amount, Day
from compiler.verify.solver import FALSE, TRUE, Term
from compiler.working_days import Length


@dataclass(frozen=True, slots=True)
class Rule:
    """True, false, or neither; `blank` where that is because nothing was answered."""

    holds: Term
    fails: Term
    blank: Term = FALSE

    @property
    def known(self) -> Term:
        return s.either(self.holds, self.fails)


@dataclass(frozen=True, slots=True)
class Known:
    """A value of any other type."""

    value: Content
    known: Term = TRUE
    blank: Term = FALSE


@dataclass(frozen=True, slots=True)
class Code:
    """One of a list, as the number of its code; also texts that are only compared."""

    number: Term


@dataclass(frozen=True, slots=True)
class Codes:
    """Several of a list: for each code whether it is among them."""

    has: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time, which is always written and never answered."""

    length: Length


@dataclass(frozen=True, slots=True)
class Anything:
    """A value that rules only ask whether it was given."""


Content: TypeAlias = Amount | Day | Code | Codes | Span | Anything
Thing: TypeAlias = Rule | Known

UNKNOWN = Rule(FALSE, FALSE)
HOLDS, FAILS = Rule(TRUE, FALSE), Rule(FALSE, TRUE)
NOTHING = Known(Anything(), FALSE)


def negated(rule: Rule) -> Rule:
    return Rule(rule.fails, rule.holds)


def all_of(rules: list[Rule]) -> Rule:
    return Rule(s.both(*(it.holds for it in rules)), s.either(*(it.fails for it in rules)))


def any_of(rules: list[Rule]) -> Rule:
    return Rule(s.either(*(it.holds for it in rules)), s.both(*(it.fails for it in rules)))


def decided(known: Term, holds: Term) -> Rule:
    return Rule(s.both(known, holds), s.both(known, s.negation(holds)))


def pick(condition: Term, then: Content, otherwise: Content) -> Content:
    match then, otherwise:
        case Amount(), Amount():
            return q.pick(condition, then, otherwise)
        case Code(number=one), Code(number=other):
            return Code(s.chosen(condition, one, other))
        case Day(), Day():
            if then.number is not None or otherwise.number is not None:
                number = s.chosen(condition, q.number(then), q.number(otherwise))
                return Day(then.year, then.month, then.day, number)
            parts = zip(
                (then.year, then.month, then.day),
                (otherwise.year, otherwise.month, otherwise.day), strict=True,
            )  # fmt: skip
            return Day(*(s.chosen(condition, one, other) for one, other in parts))
        case Codes(has=one), Codes(has=other):
            names = {*one, *other}
            return Codes(
                {it: s.chosen(condition, one.get(it, FALSE), other.get(it, FALSE)) for it in names}
            )
        case _:
            return then


def choose(condition: Rule, then: Thing, otherwise: Thing) -> Thing:
    """One or the other, even where that was left empty; unknown while it is not known which."""
    blank = s.either(
        s.both(condition.holds, then.blank), s.both(condition.fails, otherwise.blank)
    )  # fmt: skip
    if isinstance(then, Rule) and isinstance(otherwise, Rule):
        return Rule(
            s.either(s.both(condition.holds, then.holds), s.both(condition.fails, otherwise.holds)),
            s.either(s.both(condition.holds, then.fails), s.both(condition.fails, otherwise.fails)),
            blank,
        )
    if isinstance(then, Known) and isinstance(otherwise, Known):
        known = s.either(
            s.both(condition.holds, then.known), s.both(condition.fails, otherwise.known)
        )
        return Known(pick(condition.holds, then.value, otherwise.value), known, blank)
    return UNKNOWN


LODGED = Read("filing", "lodged")
