"""Proves one program, and tells what was shown by paths and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler import ir
from compiler.evaluate import Engine, engine
from compiler.evaluation import World
from compiler.verify.claims import Claim
from compiler.verify.forms import Form
from compiler.verify.outcome import Outcome, Proof
from compiler.verify.paths import is_check
from compiler.verify.person import Person
from compiler.verify.proving import Contradiction, Prover, Undecided, Wrong
from compiler.verify.resting import concerned
from compiler.verify.solver import Solver

WITH_PERSON = frozenset({"rows-leave-gap", "rows-overlap", "rule-open", "requirement-open",
                         "row-open", "fee-falls"})  # fmt: skip
MOST = 3
"""No author follows more causes than this."""


def prove(
    program: ir.Program, world: World, *, judge: Engine | None = None, solver: Solver | None = None
) -> Proof:
    """`judge` has the last word on every person that the solver finds."""
    form = Form(program, world, solver or Solver())
    prover = Prover(form, judge or engine(program, world))
    found = tuple(prover.judge())
    return Proof(
        prover.asked,
        sum(isinstance(one, Undecided) for one in found),
        tuple(_outcomes(prover, found)),
    )


def _outcomes(
    prover: Prover, found: Iterable[Wrong | Contradiction | Undecided]
) -> Iterator[Outcome]:
    for one in found:
        match one:
            case Contradiction(paths=paths):
                first, *others = sorted(paths, key=_rank) or [""]
                yield Outcome("checks-contradict", first, (), tuple(others))
            case Wrong(claim=claim):
                args = claim.args + tuple(_person(prover, one))
                yield Outcome(claim.slug, claim.path, args, _related(claim, one))


def _rank(path: str) -> tuple[bool, str]:
    """What an author wrote as a check is the likelier place of the fault."""
    return not is_check(path), path


def _person(prover: Prover, wrong: Wrong) -> Iterator[tuple[str, str]]:
    if wrong.claim.slug in WITH_PERSON:
        assert wrong.witness is not None
        case = wrong.claim.case
        person = Person(prover.program, prover.form.world, wrong.witness.filing)
        yield "case", person.told(concerned(prover.program, case.rules, case.shown))


def _related(claim: Claim, wrong: Wrong) -> tuple[str, ...]:
    judged = [path for path in wrong.causes if is_check(path)]
    return (*claim.related, *judged[:MOST])
