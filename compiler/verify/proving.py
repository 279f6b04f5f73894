"""Asks the solver about every claim of a program; of a person the evaluator has the last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from compiler import ir
from compiler.cells import Closure, State, truth
from compiler.evaluate import Engine
from compiler.evaluation import Evaluation, Filing
from compiler.scenarios import read
from compiler.verify import solver as s
from compiler.verify.applicant import Applicant
from compiler.verify.authored import filed
from compiler.verify.claim import Case, Claim
from compiler.verify.claims import claims
from compiler.verify.forms import Form
from compiler.verify.ordinary import plain
from compiler.verify.resting import constant_facts
from compiler.verify.rising import Rising
from compiler.verify.solver import Answer, Term
from compiler.working_days import local

MET = "check-never-met"
NEVER = frozenset({"page-never-shown", "field-never-shown", "fee-never-due", "paper-never-asked",
                   "step-never-done"})  # fmt: skip
"""Of what lies within such a part nothing more is told."""


class Disagreement(Exception):
    """The solver and the evaluator say different things of one filing: a fault of motcua."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody in the case of a claim, and what the evaluator says of the filing."""

    filing: Filing
    evaluation: Evaluation
    state: State = field(compare=False)
    without: frozenset[str] = frozenset()
    """What a submission must fulfil and this filing need not."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A claim that does not hold; with the person for whom, where somebody should not be there."""

    claim: Claim
    witness: Witness | None = None
    causes: tuple[str, ...] = ()
    """What a submission must fulfil that a scenario does not; of other claims it is looked for."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Nobody can submit: these paths cannot hold together."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    claim: Claim


@dataclass(slots=True)
class Prover:
    """One form; one solver, which learns from question to question; one evaluator to judge."""

    form: Form
    engine: Engine
    seen: list[Witness] = field(default_factory=list)
    asked: int = 0
    """How many claims there were to judge."""
    dropped: frozenset[str] = frozenset()
    """Checks that refuse everybody; all else is judged without them."""
    _readings: dict[int, tuple[ir.Expr, Closure]] = field(default_factory=dict)

    @property
    def program(self) -> ir.Program:
        return self.form.program

    def judge(self) -> Iterator[Wrong | Contradiction | Undecided]:
        first = self._ask((), self.form.labels)
        if first.verdict == "no":
            yield Contradiction(self._why((), self.form.labels))
            return
        everything = [*claims(self.program)]
        if not self.program.members:  # what is fixed by joining procedures is no fault of theirs
            yield from self._meetings(one for one in everything if one.slug == MET)
        yield from self._scenarios()
        yield from self._falling()
        constant: set[str] = set()
        silent: set[str] = set()
        never: set[str] = set()
        for claim in everything:
            if claim.slug == MET:
                continue
            if self.program.members and claim.wrong == "nobody":
                continue
            if claim.path in silent or self._rests(claim, frozenset(constant)):
                continue
            if any(_inside(claim, path) for path in never):
                continue
            self.asked += 1
            found = self._judge(claim)
            if found is not None:
                yield found
            if isinstance(found, Wrong):
                silent.add(claim.path)
                if claim.slug in NEVER:
                    never.add(claim.path)
                if claim.path.startswith("facts/"):
                    constant.add(claim.path.removeprefix("facts/"))

    def _meetings(self, listed: Iterable[Claim]) -> Iterator[Wrong | Undecided]:
        """A check that refuses everybody is told once, and no more of all that follows from it."""
        for claim in listed:
            self.asked += 1
            found = self._judge(claim)
            if isinstance(found, Wrong) and self._blameless(claim):
                continue
            if found is not None:
                yield found
            if isinstance(found, Wrong):
                self.form.labels.remove(claim.path)
                self.dropped |= {claim.path}

    def _blameless(self, claim: Claim) -> bool:
        """Whether nobody comes as far as a check, whatever it says."""
        case = replace(claim.case, holds=(), without=frozenset({claim.path}))
        return self._ask(tuple(self.form.meant(case)), self._labels(case)).verdict == "no"

    def _scenarios(self) -> Iterator[Wrong | Undecided]:
        """What an author has filed shows much of what is to be shown anyway."""
        for scenario in self.program.scenarios:
            filing = read(self.engine, scenario)[0]
            day, end = local(filing.at).date(), self.program.end
            if day < self.program.start or (end is not None and day >= end):
                continue
            self.asked += 1
            terms = tuple(filed(self.form, scenario, filing))
            answer = self._ask(terms, self.form.labels)
            claim = Claim(
                "scenario-impossible", f"scenarios/{scenario.id}", Case(), "nobody",
                (("name", scenario.name),),
            )  # fmt: skip
            if answer.verdict == "yes":
                self._seen(answer, self.dropped)
            elif answer.verdict == "no":
                yield Wrong(claim, causes=self._why(terms, self.form.labels))
            else:
                yield Undecided(claim)

    def _falling(self) -> Iterator[Wrong | Undecided]:
        """Fees that are claimed to rise with a number, and fall."""
        for fee in self.program.fees:
            question = Rising(self.form, fee)
            terms = question.falls() if fee.monotone else None
            if terms is None:
                continue
            self.asked += 1
            answer = self._ask(terms, self.form.labels)
            if answer.verdict == "no":
                continue
            witness = pair = None
            if answer.verdict == "yes":
                ordinary = self._ordinary(answer, terms, self.form.labels)
                witness = self._seen(ordinary, self.dropped)
                pair = question.replayed(self.engine, witness.filing)
            claim = Claim(
                "fee-falls", f"fees/{fee.id}/amount", question.case(), "somebody", pair or ()
            )
            yield Wrong(claim, witness) if pair else Undecided(claim)

    def _rests(self, claim: Claim, constant: frozenset[str]) -> bool:
        own = claim.path.removeprefix("facts/")
        others = constant - {own}
        return bool(others) and any(constant_facts(rule, others) for rule in claim.case.rules)

    def _judge(self, claim: Claim) -> Wrong | Undecided | None:
        case = claim.case
        if claim.wrong == "nobody" and any(
            one.without <= case.without | self.dropped and self.confirms(case, one)
            for one in self.seen
        ):
            return None
        labels = self._labels(case)
        terms = tuple(self.form.meant(case))
        answer = self._ask(terms, labels)
        if answer.verdict == "undecided":
            return Undecided(claim)
        if answer.verdict == "no":
            return Wrong(claim) if claim.wrong == "nobody" else None
        without = case.without | self.dropped | frozenset(self.form.labels).difference(labels)
        if claim.wrong == "somebody":
            answer = self._ordinary(answer, terms, labels)
        found = self._people(answer, terms, labels, without)
        witness = next((one for one in found if self.confirms(case, one)), None)
        if witness is not None:
            return Wrong(claim, witness) if claim.wrong == "somebody" else None
        if self._exact(terms, labels, answer):
            filed = f"{self.seen[-1].filing} {self.seen[-1].evaluation.faults}"
            raise Disagreement(f"{self.program.code} {claim.slug} {claim.path}: {filed}")
        return Undecided(claim)

    def _people(
        self, answer: Answer, terms: tuple[Term, ...], labels: list[str], without: frozenset[str]
    ) -> Iterator[Witness]:
        """The person found; then others, for whom what is only bounded lies at its bounds."""
        yield self._seen(answer, without)
        for extreme in zip(*self.form.encoder.extremes, strict=True):
            other = self._ask((*terms, *extreme), labels)
            if other.verdict == "yes":
                yield self._seen(other, without)

    def _labels(self, case: Case) -> list[str]:
        if case.alone:
            return []
        return [label for label in self.form.labels if label not in case.without]

    def _ask(self, terms: tuple[Term, ...], labels: list[str]) -> Answer:
        """First among cases that are written out whole, then among all."""
        outside, near = self.form.outside_known(), self.form.near()
        terms = (*terms, *self.form.encoder.bounds)
        answer = self.form.solver.ask(*terms, *outside, *near, labels=labels)
        if answer.verdict == "yes" or not near:
            return answer
        return self.form.solver.ask(*terms, *outside, labels=labels)

    def _why(self, terms: tuple[Term, ...], labels: list[str]) -> tuple[str, ...]:
        outside = self.form.outside_known()
        return self.form.solver.culprits(
            *terms, *self.form.encoder.bounds, *outside, labels=labels
        )  # fmt: skip

    def _seen(self, answer: Answer, without: frozenset[str]) -> Witness:
        """The person of a model, who may show at once that somebody is in a later case too."""
        assert answer.model is not None
        filing = Applicant(self.form, answer.model).filing()
        witness = Witness(filing, self.engine.run(filing), self.engine.settled(filing), without)
        self.seen.append(witness)
        return witness

    def _ordinary(self, answer: Answer, terms: tuple[Term, ...], labels: list[str]) -> Answer:
        """Somebody with as few answers and as plain ones as the case allows."""
        kept: list[Term] = [*terms, *self.form.encoder.bounds, *self.form.outside_known()]
        for wish in (*self.form.near(), *plain(self.form)):
            better = self.form.solver.ask(*kept, wish, labels=labels)
            if better.verdict == "yes":
                answer = better
                kept.append(wish)
        return answer

    def _exact(self, terms: tuple[Term, ...], labels: list[str], answer: Answer) -> bool:
        """Whether the solver was told all that bears on the case."""
        assert answer.model is not None
        rules = self.form.solver.rules if labels else ()
        near = all(answer.model.truth(term) for term in self.form.near())
        return near and not s.loose((*terms, *rules))

    def confirms(self, case: Case, witness: Witness) -> bool:
        """Whether the evaluator too sees this filing in the case, and would take it."""
        evaluation = witness.evaluation
        if not witness.without and any(one.level == "must" for one in evaluation.faults):
            return False
        for name in case.shown:
            page = name.removeprefix("page ")
            states = evaluation.pages if name.startswith("page ") else evaluation.fields
            if states.get(page) != "shown":
                return False
        return (
            all(self._read(rule, witness) is True for rule in case.holds)
            and all(self._read(rule, witness) is False for rule in case.fails)
            and all(self._read(rule, witness) is not True for rule in case.lacks)
            and all(self._read(rule, witness) is None for rule in case.open)
        )

    def _read(self, rule: ir.Expr, witness: Witness) -> bool | None:
        known = self._readings.get(id(rule))
        if known is None:
            known = self._readings[id(rule)] = (rule, self.engine.reading(rule))
        return truth(known[1](witness.state))


def _inside(claim: Claim, path: str) -> bool:
    """Whether a claim is of something within a part of the program."""
    kind, _, name = path.partition("/")
    shown = {"pages": f"page {name}", "fields": name}.get(kind)
    return claim.path.startswith(f"{path}/") or shown in claim.case.shown
