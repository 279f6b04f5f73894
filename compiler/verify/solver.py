"""The one door to the solver: terms, and questions with a time limit. Nothing else names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import z3

Term: TypeAlias = Any
"""A truth or a whole number of the solver; only the functions here look inside."""

Verdict = Literal["yes", "no", "undecided"]
MILLISECONDS = 2000
RESOURCES = 20_000_000
"""The same on every machine, so that what is undecided here is undecided everywhere."""

TRUE: Term = z3.BoolVal(True)
FALSE: Term = z3.BoolVal(False)


def truth(name: str) -> Term:
    return z3.Bool(name)


def whole(name: str) -> Term:
    return z3.Int(name)


def constant(value: int) -> Term:
    return z3.IntVal(value)


def both(*terms: Term) -> Term:
    """All of them."""
    open_terms = [term for term in terms if not z3.is_true(term)]
    if any(z3.is_false(term) for term in open_terms):
        return FALSE
    if len(open_terms) < 2:
        return open_terms[0] if open_terms else TRUE
    return z3.And(*open_terms)


def either(*terms: Term) -> Term:
    open_terms = [term for term in terms if not z3.is_false(term)]
    if any(z3.is_true(term) for term in open_terms):
        return TRUE
    if len(open_terms) < 2:
        return open_terms[0] if open_terms else FALSE
    return z3.Or(*open_terms)


def negation(term: Term) -> Term:
    if z3.is_true(term):
        return FALSE
    return TRUE if z3.is_false(term) else z3.Not(term)


def implies(one: Term, other: Term) -> Term:
    return either(negation(one), other)


def same(one: Term, other: Term) -> Term:
    return one == other


def at_most(one: Term, other: Term) -> Term:
    return one <= other


def below(one: Term, other: Term) -> Term:
    return one < other


def chosen(condition: Term, then: Term, otherwise: Term) -> Term:
    if z3.is_true(condition):
        return then
    return otherwise if z3.is_false(condition) else z3.If(condition, then, otherwise)


def total(terms: Sequence[Term]) -> Term:
    return z3.Sum(*terms) if terms else constant(0)


def divided(term: Term, by: int) -> Term:
    """Rounded down."""
    return term / by


def left_over(term: Term, by: int) -> Term:
    return term % by


@dataclass(frozen=True, slots=True)
class Model:
    """An example that the solver found."""

    of: Any

    def truth(self, term: Term) -> bool:
        return bool(z3.is_true(self.of.eval(term, model_completion=True)))

    def whole(self, term: Term) -> int:
        return int(self.of.eval(term, model_completion=True).as_long())


@dataclass(frozen=True, slots=True)
class Answer:
    verdict: Verdict
    model: Model | None = None
    culprits: tuple[str, ...] = ()
    """Where the verdict is no: the labels that cannot hold together."""


@dataclass(slots=True)
class Solver:
    """What always holds is added once; every question brings its own assumptions."""

    questions: int = 0
    _labels: dict[str, Term] = field(default_factory=dict)
    _solver: Any = None

    def __post_init__(self) -> None:
        self._solver = z3.SolverFor("QF_LIA")
        self._solver.set("timeout", MILLISECONDS)
        self._solver.set("rlimit", RESOURCES)

    def add(self, term: Term) -> None:
        if not z3.is_true(term):
            self._solver.add(term)

    def label(self, name: str, term: Term) -> None:
        """Holds where a question assumes the label."""
        flag = self._labels.get(name)
        if flag is None:
            flag = self._labels[name] = truth(f"<{name}>")
        self._solver.add(implies(flag, term))

    def ask(self, *terms: Term, labels: Iterable[str] = ()) -> Answer:
        """Whether there is a case in which all of this holds."""
        self.questions += 1
        flags = {name: self._labels[name] for name in labels if name in self._labels}
        assumed = [self._assumed(term) for term in terms if not z3.is_true(term)]
        found = self._solver.check(*flags.values(), *assumed)
        if found == z3.sat:
            return Answer("yes", Model(self._solver.model()))
        if found == z3.unsat:
            return Answer("no", culprits=self._culprits(flags))
        return Answer("undecided")

    def _assumed(self, term: Term) -> Term:
        """A question's own condition under a name, for assumptions must be plain."""
        name = truth(f"?{self.questions}.{term.get_id()}")
        self._solver.add(implies(name, term))
        return name

    def _culprits(self, flags: Mapping[str, Term]) -> tuple[str, ...]:
        core = {str(one) for one in self._solver.unsat_core()}
        return tuple(name for name, flag in flags.items() if str(flag) in core)
