"""The solver says of random rules what trying every filing says; days are those of the calendar."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from compiler import ir
from compiler.cells import truth
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.verify import solver as s
from compiler.verify.forms import Form
from tests.compiler.building import TET, case, lit, page, program, question
from tests.compiler.small_worlds import KINDS, LODGED, Rules, Small, small

GOALS = int(os.environ.get("MOTCUA_ORACLE", "600"))
"""Five thousand were tried when this was written, and are to be when the encoding changes."""
EACH = 10
"""Rules of one program; of each is asked whether it holds, fails, or stays open for somebody."""


def warning(of: ir.Program, rules: list[ir.Expr]) -> ir.Program:
    """The program with rules that stop nobody, so that it looks at all that they read."""
    checks = [ir.Check(f"cuoi/{n}", rule, "Xem lại", "should") for n, rule in enumerate(rules)]
    last = replace(of.pages[-1], checks=(*of.pages[-1].checks, *checks))
    return replace(of, pages=(*of.pages[:-1], last))


def differences(one: Small, rules: list[ir.Expr]) -> tuple[int, list[str]]:
    """How many goals both sides decided, and those of which they say different things."""
    whole = warning(one.program, rules)
    form, found = Form(whole, World(TET)), tried(one, whole, rules)
    asked, wrong = 0, []
    for number, rule in enumerate(rules):
        skipped = len(form.skipped)
        encoded = form.rule(rule, "")
        if len(form.skipped) > skipped:
            continue
        cases = {True: encoded.holds, False: encoded.fails, None: s.negation(encoded.known)}
        for (verdict, term), taken in product(cases.items(), (False, True)):
            if not s.loose((term, *(form.solver.rules if taken else ()))):
                answer = form.solver.ask(term, labels=form.labels if taken else ()).verdict
                asked += 1
                if (answer == "yes") != ((taken, number, verdict) in found):
                    wrong.append(f"{rule} {verdict} of filings taken {taken}: solver {answer}")
    return asked, wrong


def tried(
    one: Small, whole: ir.Program, rules: list[ir.Expr]
) -> set[tuple[bool, int, bool | None]]:
    """What each rule comes to for some filing; and for one that is taken."""
    judge = engine(whole, World(TET))
    readings = [judge.reading(rule) for rule in rules]
    found: set[tuple[bool, int, bool | None]] = set()
    for filing in one.filings():
        state = judge.settled(filing)
        met = {(number, truth(reading(state))) for number, reading in enumerate(readings)}
        found |= {(False, *it) for it in met}
        fresh = {(True, *it) for it in met} - found
        if fresh and not any(fault.level == "must" for fault in judge.run(filing).faults):
            found |= fresh
    return found


def test_the_solver_says_what_trying_every_filing_says() -> None:
    asked, seed = 0, 0
    while asked < GOALS:
        chance = Random(seed)
        one = small(chance)
        count, wrong = differences(one, [one.rules.rule(3) for _ in range(EACH)])
        assert wrong == [], seed
        asked, seed = asked + count, seed + 1


def rows(hit: ir.Hit, *picked: tuple[ir.Expr, int]) -> ir.Pick:
    return ir.Pick("bieu", tuple(ir.Row(when, lit("integer", n)) for when, n in picked), hit=hit)


A, M = case("a"), case("m", "integer")
SURE = ir.Default(A, ir.FALSE)
ONE = lit("integer", 1)
ONCE_WRONG = (
    ir.Cmp("eq", rows("first", (ir.TRUE, 1), (A, 2)), ONE),
    ir.Cmp("eq", rows("unique", (ir.TRUE, 1), (SURE, 1)), ONE),
    ir.Cmp("lt", rows("max", (ir.TRUE, -1), (SURE, -2)), lit("integer", 0)),
    ir.Cmp("eq", ir.Default(ir.Choose(SURE, M, ONE, "integer"), lit("integer", 5)), ONE),
    ir.Cmp("eq", ir.Default(ir.Default(M, M), lit("integer", 5)), lit("integer", 5)),
)


@pytest.mark.parametrize("rule", ONCE_WRONG)
def test_what_the_solver_once_said_wrongly(rule: ir.Expr) -> None:
    fields = (question(name, KINDS[name], required=ir.FALSE) for name in ("a", "m"))
    rules = Rules(Random(0), officer=False, register=False, names=["a", "m"])
    one = Small(program(pages=(page(*fields),), start=LODGED[0], end=LODGED[2]), rules)
    asked, wrong = differences(one, [rule])
    assert (asked, wrong) == (6, [])
