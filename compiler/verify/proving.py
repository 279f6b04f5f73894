"""Asks the solver about every claim of a program; of a person the evaluator has the last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler import ir
from compiler.evaluate import Engine, engine
from compiler.evaluation import Evaluation, Filing, World
from compiler.verify import solver as s
from compiler.verify.applicant import Applicant
from compiler.verify.claims import Case, Claim, claims, constant_facts
from compiler.verify.forms import Form
from compiler.verify.solver import Answer, Term


class Disagreement(Exception):
    """The solver and the evaluator say different things of one filing: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody in the case of a claim, and what the evaluator says of the filing."""

    filing: Filing
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Wrong:
    """A claim that does not hold; with the person for whom, where somebody should not be there."""

    claim: Claim
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Nobody can submit: these paths cannot hold together."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    claim: Claim


@dataclass(slots=True)
class Prover:
    """One program; one solver, which learns from question to question."""

    program: ir.Program
    world: World
    form: Form = field(init=False)
    engine: Engine = field(init=False)
    seen: list[Witness] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.form = Form(self.program, self.world)
        self.engine = engine(self.program, self.world)

    def judge(self) -> Iterator[Wrong | Contradiction | Undecided]:
        first = self._ask((), self.form.labels)
        if first.verdict == "no":
            yield Contradiction(first.culprits)
            return
        constant: set[str] = set()
        silent: set[str] = set()
        for claim in claims(self.program):
            if self.program.members and claim.wrong == "nobody":
                continue  # what is fixed by joining procedures is no fault of their rules
            if claim.path in silent or self._rests(claim, frozenset(constant)):
                continue
            found = self._judge(claim)
            if found is not None:
                yield found
                silent.add(claim.path)
                if claim.path.startswith("facts/"):
                    constant.add(claim.path.removeprefix("facts/"))

    def _rests(self, claim: Claim, constant: frozenset[str]) -> bool:
        own = claim.path.removeprefix("facts/")
        others = constant - {own}
        return bool(others) and any(constant_facts(rule, others) for rule in claim.case.rules)

    def _judge(self, claim: Claim) -> Wrong | Undecided | None:
        if claim.wrong == "nobody" and any(self.confirms(claim.case, one) for one in self.seen):
            return None
        labels = [label for label in self.form.labels if label not in claim.case.without]
        terms = tuple(self.terms(claim.case))
        answer = self._ask(terms, labels)
        if answer.verdict == "undecided":
            return Undecided(claim)
        if claim.wrong == "nobody":
            if answer.verdict == "no":
                return Wrong(claim)
            self._remember(answer)
            return None
        if answer.verdict == "no":
            return None
        witness = self._witness(answer, terms, labels)
        if self.confirms(claim.case, witness):
            return Wrong(claim, witness)
        return Undecided(claim)

    def _ask(self, terms: tuple[Term, ...], labels: list[str]) -> Answer:
        """First among cases that are written out whole, then among all."""
        outside, near = self.form.outside_known(), self.form.near()
        answer = self.form.solver.ask(*terms, *outside, *near, labels=labels)
        if answer.verdict == "yes" or not near:
            return answer
        return self.form.solver.ask(*terms, *outside, labels=labels)

    def terms(self, case: Case) -> Iterator[Term]:
        for name in case.shown:
            yield self.form.shown[name]
        for rule in case.holds:
            yield self.form.rule(rule, "").holds
        for rule in case.fails:
            yield self.form.rule(rule, "").fails
        for rule in case.lacks:
            yield s.negation(self.form.rule(rule, "").holds)
        for rule in case.open:
            yield s.negation(self.form.rule(rule, "").known)

    def _remember(self, answer: Answer) -> None:
        assert answer.model is not None
        filing = Applicant(self.form, answer.model).filing()
        self.seen.append(Witness(filing, self.engine.run(filing)))

    def _witness(self, answer: Answer, terms: tuple[Term, ...], labels: list[str]) -> Witness:
        """Somebody ordinary: as few answers and as plain ones as the case allows."""
        kept: list[Term] = [*terms, *self.form.outside_known(), *self.form.near()]
        for wish in self.form.plain():
            better = self.form.solver.ask(*kept, wish, labels=labels)
            if better.verdict == "yes":
                answer = better
                kept.append(wish)
        assert answer.model is not None
        filing = Applicant(self.form, answer.model).filing()
        return Witness(filing, self.engine.run(filing))

    def confirms(self, case: Case, witness: Witness) -> bool:
        """Whether the evaluator too sees this filing in the case."""
        evaluation = witness.evaluation
        for name in case.shown:
            page = name.removeprefix("page ")
            states = evaluation.pages if name.startswith("page ") else evaluation.fields
            if states.get(page) != "shown":
                return False
        judged = self.engine.judge(witness.filing, case.rules)
        wanted = (
            *((True,),) * len(case.holds),
            *((False,),) * len(case.fails),
            *((False, None),) * len(case.lacks),
            *((None,),) * len(case.open),
        )
        return all(one in allowed for one, allowed in zip(judged, wanted, strict=True))
