"""A case that becomes several: who chose it before is compared with who chooses a part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from compiler import ir
from compiler.diff.behaviour import asker
from compiler.diff.pair import Pair
from compiler.diff.split_cases import with_parts
from compiler.evaluation import World
from tests.compiler.building import TET, decision, fee, lit, page, program, question

WORLD = World(TET)
FREE = ir.Row(ir.Ref("mat", "bool"), lit("money", 0))


def fact(id: str, *codes: str) -> ir.Fact:
    asked = ir.Ref("ly_do", "choice")
    tests = [ir.Cmp("eq", asked, lit("choice", code)) for code in codes]
    rule = tests[0] if len(tests) == 1 else ir.Any(tuple(tests))
    return ir.Fact(id, rule, id, reads=("ly_do",), source="case")


def written(*rows: ir.Row, parts: tuple[str, ...] = ()) -> ir.Program:
    """Lost or broken; broken may have parts."""
    codes = [Option("mat", "mat"), Option("hong", "hong")]
    kind = Choice(options=(*codes, *(Option(one, one, "hong") for one in parts)))
    broken = ir.CaseOption("hong", "hong", children=tuple(ir.CaseOption(p, p) for p in parts))
    return program(
        pages=(page(question("ly_do", kind, source="case")),),
        cases=(ir.Case("ly_do", "Vì sao?", "one_of", (ir.CaseOption("mat", "mat"), broken)),),
        facts=(fact("mat", "mat"), fact("hong", *(parts or ("hong",))), *map(fact, parts, parts)),
        fees=(fee(decision(FREE, *rows)),),
    )


def costs(id: str, amount: int) -> ir.Row:
    return ir.Row(ir.Ref(id, "bool"), lit("money", amount))


WHOLE = written(costs("hong", 400))
DEAR = written(costs("hong", 400), parts=("do_lu", "khac"))
CHEAP = written(costs("do_lu", 200), costs("khac", 400), parts=("do_lu", "khac"))


@pytest.mark.parametrize(
    ("old", "new", "verdict", "answer"),
    [
        (WHOLE, CHEAP, "narrowed", '"do_lu"'),
        (CHEAP, WHOLE, "widened", '"do_lu"'),
        (WHOLE, DEAR, "same", ""),
        (DEAR, WHOLE, "same", ""),
    ],
)
def test_the_parts_of_a_case_pay_what_is_asked_of_them(
    old: ir.Program, new: ir.Program, verdict: str, answer: str
) -> None:
    found = asker(old, new, WORLD, WORLD).decision(old.fees[0].amount, new.fees[0].amount)
    assert found.verdict == verdict
    case = found.lost or found.gained
    assert dict(case.told if case else ()).get("ly_do", "") == answer


def test_where_no_case_is_split_nothing_is_told_of_parts() -> None:
    assert with_parts(Pair(WHOLE, WHOLE)) == Pair(WHOLE, WHOLE)
    assert with_parts(Pair(CHEAP, DEAR)) == Pair(CHEAP, DEAR)


def test_a_case_that_something_else_compares_with_stays_whole() -> None:
    check = ir.Check(
        "a", ir.Cmp("eq", ir.Ref("ly_do", "choice"), lit("choice", "hong")), "", "must"
    )
    read = replace(WHOLE, pages=(replace(WHOLE.pages[0], checks=(check,)),))
    assert with_parts(Pair(read, CHEAP)).old == read
