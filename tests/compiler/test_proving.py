"""What a proof says of small programs; and of a solver that is wrong, or gives up."""

from __future__ import annotations

from typing import Any

import pytest

import cli
from catalogue.diagnostics import Span
from catalogue.messages import say
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.places import Places
from compiler.verify.forms import Form
from compiler.verify.outcome import Outcome
from compiler.verify.prove import prove
from compiler.verify.proving import Disagreement, Prover
from compiler.verify.solver import Solver
from tests.compiler.building import COUNT, TET, at_least, page, program, question

WORLD = World(TET)
FORM = page(question("so", COUNT), question("them", when=at_least("so", 8)))


def found(*pages: ir.Page, **parts: Any) -> list[tuple[str, str]]:
    return [(one.slug, one.path) for one in outcomes(*pages, **parts)]


def outcomes(*pages: ir.Page, **parts: Any) -> tuple[Outcome, ...]:
    proof = prove(program(pages=pages, **parts), WORLD)
    assert proof.open == 0
    return proof.found


def test_a_witness_that_the_evaluator_denies_is_a_fault_inside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The answers that the solver finds meet the evaluator of a program with another bound."""
    first, more = page(question("so", COUNT)), question("them", when=at_least("so", 9))
    seen, other = (
        program(pages=(first, page(more, id="hai", when=at_least("so", least))))
        for least in (8, 21)
    )
    with pytest.raises(Disagreement, match="field-never-shown fields/them"):
        [*Prover(Form(seen, WORLD), engine(other, WORLD)).judge()]
    with pytest.raises(SystemExit) as stopped:
        cli.main(lambda **_: prove(seen, WORLD, judge=engine(other, WORLD)))
    assert stopped.value.code == cli.INTERNAL
    assert "internal error: Disagreement" in capsys.readouterr().err


def test_what_the_solver_gives_up_is_said() -> None:
    small = program(pages=(FORM,), facts=(ir.Fact("nhieu", at_least("so", 5), "nhiều bản"),))
    assert prove(small, WORLD).open == 0
    proof = prove(small, WORLD, solver=Solver(resources=1))
    assert (proof.open, proof.found) == (proof.claims, ())
    (told,) = proof.told(Places(Span("mau.yaml", 1, 1, 1, 1)))
    assert say(told, "en") == f"{proof.claims} statements about this procedure are not proved"


def test_a_question_to_the_solver_has_a_limit_of_time_and_of_work() -> None:
    solver = Solver()
    assert (solver.milliseconds, solver.resources) == (2000, 20_000_000)


def test_what_nobody_sees_is_told() -> None:
    assert found(FORM) == []
    never = question("them", when=ir.All((at_least("so", 8), ir.Not(at_least("so", 3)))))
    assert found(page(question("so", COUNT), never)) == [("field-never-shown", "fields/them")]
