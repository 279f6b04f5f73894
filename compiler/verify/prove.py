"""Proves one program, and tells what was shown by paths and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler import ir
from compiler.evaluate import Engine, engine
from compiler.evaluation import World
from compiler.places import WHEN
from compiler.verify.causes import KIND, causes
from compiler.verify.claim import Case, Claim
from compiler.verify.forms import Form
from compiler.verify.needed import needed
from compiler.verify.outcome import Outcome, Proof
from compiler.verify.paths import check_names, is_check
from compiler.verify.person import Person
from compiler.verify.proving import Contradiction, Prover, Undecided, Wrong
from compiler.verify.resting import concerned
from compiler.verify.solver import Solver

WITH_PERSON = frozenset({"rows-leave-gap", "rows-overlap", "rule-open", "requirement-open",
                         "row-open", "fee-falls", "nothing-to-choose",
                         "gap-reached"})  # fmt: skip
CASE, FALLS = "case-never-possible", "fee-falls"
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
                why = causes(prover.form, Case()) or paths
                first, *others = sorted(_telling(why) or why, key=_rank) or [""]
                yield Outcome("checks-contradict", first, (), tuple(others))
            case Wrong(claim=Claim(wrong="somebody") as claim):
                args = claim.args + tuple(_person(prover, one))
                yield Outcome(claim.slug, claim.path, args, claim.related)
            case Wrong(claim=claim):
                yield _nobody(prover, claim, one.causes)


def _nobody(prover: Prover, claim: Claim, known: tuple[str, ...]) -> Outcome:
    """With what keeps everybody out, and where a case is shut by checks, with these by name."""
    why = known or causes(prover.form, claim.case, prover.dropped)
    others = (one for one in _telling(why) if one not in (claim.path + WHEN, claim.path))
    related = (*claim.related, *tuple(others)[:MOST])
    checks = [name for path, name in check_names(prover.program) if path in why]
    if claim.slug == CASE and checks:
        args = (*claim.args, ("checks", "; ".join(checks)))
        return Outcome("case-refused", claim.path, args, related)
    return Outcome(claim.slug, claim.path, claim.args, related)


def _telling(why: Iterable[str]) -> list[str]:
    """That a question must be answered is no news."""
    return [one for one in why if is_check(one) or one.endswith((WHEN, KIND))]


def _rank(path: str) -> tuple[bool, str]:
    """What an author wrote as a check is the likelier place of the fault."""
    return not is_check(path), path


def _person(prover: Prover, wrong: Wrong) -> Iterator[tuple[str, str]]:
    if wrong.claim.slug in WITH_PERSON:
        assert wrong.witness is not None
        case, filing = wrong.claim.case, wrong.witness.filing
        looks = concerned(prover.program, case.rules, case.shown)
        if wrong.claim.slug != FALLS:
            looks = needed(prover.form, case, filing, looks)
        yield "case", Person(prover.program, prover.form.world, filing).told(looks)
