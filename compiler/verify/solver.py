"""The one door to the solver: terms, and questions with a time limit. Nothing else names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, TypeAlias

import z3

Term: TypeAlias = Any
"""A truth or a whole number of the solver; only the functions here look inside."""

Verdict = Literal["yes", "no", "undecided"]
MILLISECONDS = 2000
RESOURCES = 20_000_000

CONTEXT = z3.main_ctx()
REF = CONTEXT.ref()
BOOL, INT = z3.BoolSort().ast, z3.IntSort().ast
TRUE: Term = z3.BoolVal(True)
FALSE: Term = z3.BoolVal(False)
LOOSE = "free "
"""How the names of terms begin that stand for more than the solver is told."""

# Terms are made by the thousand; the operators of the library look at every part again and again.


def truth(name: str) -> Term:
    return z3.BoolRef(z3.Z3_mk_const(REF, z3.Z3_mk_string_symbol(REF, name), BOOL), CONTEXT)


def whole(name: str) -> Term:
    return z3.ArithRef(z3.Z3_mk_const(REF, z3.Z3_mk_string_symbol(REF, name), INT), CONTEXT)


@lru_cache(maxsize=4096)
def constant(value: int) -> Term:
    return z3.IntVal(value)


def both(*terms: Term) -> Term:
    """All of them."""
    return _joined(z3.Z3_mk_and, terms, TRUE, FALSE)


def either(*terms: Term) -> Term:
    return _joined(z3.Z3_mk_or, terms, FALSE, TRUE)


def _joined(make: Any, terms: tuple[Term, ...], nothing: Term, everything: Term) -> Term:
    parts = [term for term in terms if term is not nothing]
    if any(term is everything for term in parts):
        return everything
    if len(parts) < 2:
        return parts[0] if parts else nothing
    return z3.BoolRef(make(REF, *_listed(parts)), CONTEXT)


def _listed(terms: Sequence[Term]) -> tuple[int, Any]:
    return len(terms), (z3.Ast * len(terms))(*[term.as_ast() for term in terms])


def negation(term: Term) -> Term:
    if term is TRUE:
        return FALSE
    return TRUE if term is FALSE else z3.BoolRef(z3.Z3_mk_not(REF, term.as_ast()), CONTEXT)


def implies(one: Term, other: Term) -> Term:
    return either(negation(one), other)


def same(one: Term, other: Term) -> Term:
    return z3.BoolRef(z3.Z3_mk_eq(REF, one.as_ast(), other.as_ast()), CONTEXT)


def at_most(one: Term, other: Term) -> Term:
    return z3.BoolRef(z3.Z3_mk_le(REF, one.as_ast(), other.as_ast()), CONTEXT)


def below(one: Term, other: Term) -> Term:
    return z3.BoolRef(z3.Z3_mk_lt(REF, one.as_ast(), other.as_ast()), CONTEXT)


def chosen(condition: Term, then: Term, otherwise: Term) -> Term:
    if condition is TRUE or then is otherwise:
        return then
    if condition is FALSE:
        return otherwise
    picked = z3.Z3_mk_ite(REF, condition.as_ast(), then.as_ast(), otherwise.as_ast())
    return (z3.BoolRef if isinstance(then, z3.BoolRef) else z3.ArithRef)(picked, CONTEXT)


def total(terms: Sequence[Term]) -> Term:
    return _reckoned(z3.Z3_mk_add, terms) if terms else constant(0)


def multiple(count: int, term: Term) -> Term:
    return term if count == 1 else _reckoned(z3.Z3_mk_mul, (constant(count), term))


def _reckoned(make: Any, terms: Sequence[Term]) -> Term:
    return z3.ArithRef(make(REF, *_listed(terms)), CONTEXT)


def divided(term: Term, by: int) -> Term:
    """Rounded down."""
    return term / by


def left_over(term: Term, by: int) -> Term:
    return term % by


def with_next(term: Term, name: str, by: int) -> Term:
    """The same term where a whole number is larger by so much."""
    number = whole(name)
    return z3.substitute(term, (number, number + by))


def _place(term: Term) -> int:
    """Where the solver keeps it: the same for all that is written alike, as long as it is kept."""
    found: int = term.ast.value
    return found


def loose(terms: Iterable[Term]) -> bool:
    """Whether something stands in them of which the solver is not told everything."""
    waiting, seen = list(terms), set[int]()
    while waiting:
        term = waiting.pop()
        if term.get_id() not in seen:
            seen.add(term.get_id())
            waiting.extend(term.children())
            if z3.is_const(term) and term.decl().name().startswith(LOOSE):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Model:
    """An example that the solver found."""

    of: Any

    def truth(self, term: Term) -> bool:
        return bool(z3.Z3_get_bool_value(REF, self._value(term)) == z3.Z3_L_TRUE)

    def whole(self, term: Term) -> int:
        return int(z3.Z3_get_numeral_string(REF, self._value(term)))

    def _value(self, term: Term) -> Any:
        """What is not settled by the example may be anything, and becomes something."""
        found = (z3.Ast * 1)()
        z3.Z3_model_eval(REF, self.of.model, term.as_ast(), True, found)
        return found[0]


@dataclass(frozen=True, slots=True)
class Answer:
    verdict: Verdict
    model: Model | None = None


@dataclass(slots=True)
class Solver:
    """What always holds is added once; every question brings its own assumptions."""

    milliseconds: int = MILLISECONDS
    resources: int = RESOURCES
    """What one question may take; the same work on every machine, so that what is undecided here
    is undecided everywhere."""
    easy: bool = False
    """Its questions are many and mostly easy: less is worked out ahead of each."""
    questions: int = 0
    rules: list[Term] = field(default_factory=list)
    """All that was added, under a label or not."""
    _labels: dict[str, Term] = field(default_factory=dict)
    _assumed: dict[int, tuple[Term, Term]] = field(default_factory=dict)
    _solver: Any = None

    def __post_init__(self) -> None:
        if self.easy:
            self._solver = z3.SimpleSolver()
            self._solver.set("arith.propagation_mode", 0)
        else:
            self._solver = z3.SolverFor("QF_LIA")
        self._solver.set("timeout", self.milliseconds)
        self._solver.set("rlimit", self.resources)

    def allow(self, resources: int) -> None:
        """What each question may take from now on."""
        self._solver.set("rlimit", resources)

    def add(self, term: Term) -> None:
        if term is not TRUE:
            self.rules.append(term)
            z3.Z3_solver_assert(REF, self._solver.solver, term.as_ast())

    def label(self, name: str, term: Term) -> None:
        """Holds where a question assumes the label."""
        flag = self._labels.get(name)
        if flag is None:
            flag = self._labels[name] = truth(f"<{name}>")
        self.add(implies(flag, term))

    def ask(self, *terms: Term, labels: Iterable[str] = ()) -> Answer:
        """Whether there is a case in which all of this holds."""
        found = self._check(terms, self._flags(labels).values())
        if found == z3.sat:
            return Answer("yes", Model(self._solver.model()))
        return Answer("no" if found == z3.unsat else "undecided")

    @contextmanager
    def supposing(self, terms: Iterable[Term], labels: Iterable[str] = ()) -> Iterator[None]:
        """All of this holds for a while: less work than to assume it with each question."""
        held = [*self._flags(labels).values(), *map(self._plain, terms)]
        outside = {**self._assumed}
        self._solver.push()
        try:
            for flag in held:
                self.suppose(flag)
            yield
        finally:
            self._solver.pop()
            self._assumed = outside

    def suppose(self, term: Term) -> None:
        """Also this, as long as the rest is supposed."""
        z3.Z3_solver_assert(REF, self._solver.solver, term.as_ast())

    def culprits(self, *terms: Term, labels: Iterable[str]) -> tuple[str, ...]:
        """The labels that cannot hold together with these terms; none where they can."""
        flags = self._flags(labels)
        if self._check(terms, flags.values()) != z3.unsat:
            return ()
        core = self._core()
        return tuple(name for name, flag in flags.items() if _place(flag) in core)

    def against(self, terms: Sequence[Term]) -> frozenset[int]:
        """The places of those among the terms just asked for that a `no` rests on."""
        core = self._core()
        return frozenset(at for at, term in enumerate(terms) if _place(self._plain(term)) in core)

    def _core(self) -> frozenset[int]:
        return frozenset(_place(one) for one in self._solver.unsat_core())

    def _flags(self, labels: Iterable[str]) -> Mapping[str, Term]:
        return {name: self._labels[name] for name in labels if name in self._labels}

    def _check(self, terms: Iterable[Term], flags: Iterable[Term]) -> Any:
        self.questions += 1
        assumed = [*flags, *(self._plain(term) for term in terms if term is not TRUE)]
        return z3.CheckSatResult(
            z3.Z3_solver_check_assumptions(REF, self._solver.solver, *_listed(assumed))
        )

    def _plain(self, term: Term) -> Term:
        """A question's own condition under a name, for assumptions must be plain."""
        known = self._assumed.get(_place(term))
        if known is None:
            name = truth(f"?{len(self._assumed)}")
            z3.Z3_solver_assert(REF, self._solver.solver, implies(name, term).as_ast())
            known = self._assumed[_place(term)] = (term, name)
        return known[1]
