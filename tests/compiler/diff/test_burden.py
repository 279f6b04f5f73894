"""The burden of a filing: exact where nothing is open, and bounds around every real filing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from catalogue.kinds.integer import Integer
from compiler import ir
from compiler.compiled import Compiled
from compiler.diff.burden import burden
from compiler.diff.comparison import Burden
from compiler.diff.everybody import metered
from compiler.diff.rates import STANDARD, Piece, Rates
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.scenarios import read, settled
from tests.built import built
from tests.compiler.building import (
    TET,
    at_least,
    case,
    decision,
    fee,
    lit,
    page,
    paper,
    program,
    question,
    span,
)

WORLD = World(TET)
FREE = Rates(hour=0, question=0, visit=Piece(), copies=dict.fromkeys(STANDARD.copies, Piece()))
MANY = at_least("so_ban", 5)
COUNTED = page(question("so_ban", Integer(min=0, max=20)))


def of(rates: Rates = STANDARD, **parts: Any) -> Burden:
    return burden(program(**parts), WORLD, rates)


def outlined(how: Any, *papers: ir.Component, when: ir.Expr = ir.TRUE) -> dict[str, Any]:
    lines = tuple(ir.ComponentLine(one.id) for one in papers)
    group = ir.ComponentGroup("nhom", how, "", when, lines)
    return {"components": papers, "outline": (group,)}


A, B, SOME = paper("a"), paper("b"), paper("c", MANY)
SPARED = replace(A, lookup=ir.Lookup(("csdl_dan_cu",), ("nguoi_nop",)))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, (0, 0)),
        ({"components": (A, B)}, (2, 2)),
        ({"components": (A, SOME)}, (1, 2)),
        ({"components": (replace(A, verb="present"),)}, (1, 1)),
        ({"components": (replace(A, verb="declare"),)}, (0, 0)),
        ({"components": (replace(A, need="optional"),)}, (0, 0)),
        ({"components": (replace(A, proof_of="phi"),)}, (0, 1)),
        ({"components": (SPARED,)}, (0, 1)),
        (outlined("all_of", A, B, SOME), (2, 3)),
        (outlined("one_of", A, B), (1, 1)),
        (outlined("first_of", A, SPARED), (0, 1)),
        (outlined("any_of", A, SOME), (1, 1)),
        (outlined("one_of", SOME), (0, 1)),
    ],
)
def test_documents(parts: dict[str, Any], expected: tuple[int, int]) -> None:
    assert of(pages=(COUNTED,), **parts).documents == expected


def rows(least: int) -> ir.Group:
    return ir.Group("con", "Con", (question("ten"), question("ghi", required=ir.FALSE)), min=least)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((question("a"), question("b")), (2, 2)),
        ((question("a"), question("b", required=ir.FALSE)), (1, 1)),
        ((question("a"), question("b", value=ir.TRUE)), (1, 1)),
        ((question("a"), question("b", when=case("a"))), (1, 2)),
        ((question("a"), question("b", required=case("a"))), (1, 2)),
        ((rows(0),), (0, 1)),
        ((rows(3),), (3, 3)),
    ],
)
def test_questions(items: tuple[ir.Item, ...], expected: tuple[int, int]) -> None:
    assert of(pages=(page(*items),)).questions == expected


def granted(*delivery: str) -> tuple[ir.Result, ...]:
    return (ir.Result("kq", "Kết quả", "granted", delivery=delivery),)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"channels": ("counter",), "online": "none"}, (1, 1)),
        ({"channels": ("online",), "online": "full"}, (0, 0)),
        ({"channels": ("online",), "online": "partial"}, (1, 1)),
        ({"channels": ("post", "counter")}, (0, 1)),
        ({"channels": ("online",), "results": granted("counter")}, (1, 1)),
        ({"channels": ("counter",), "results": granted("counter", "post")}, (1, 2)),
        (
            {
                "channels": ("counter",), "results": granted("counter"),
                "term": ir.Clock((ir.ClockRow(ir.TRUE, "same_day"),)),
            },
            (1, 1),
        ),
        (
            {
                "channels": ("post",), "components": (replace(A, verb="present"),),
                "present_means": (("post", "original"),),
            },
            (1, 1),
        ),
    ],
)  # fmt: skip
def test_visits(parts: dict[str, Any], expected: tuple[int, int]) -> None:
    assert of(**parts).visits == expected


def lasting(*rows: ir.ClockRow, plus: tuple[ir.ClockRow, ...] = ()) -> ir.Clock:
    return ir.Clock(rows, plus)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (None, (0, 0)),
        (lasting(span(5, "working_day")), (5, 5)),
        (lasting(span(7, "day")), (5, 5)),
        (lasting(span(4, "hour")), (1, 1)),
        (lasting(span(1, "month")), (21, 21)),
        (lasting(ir.ClockRow(ir.TRUE, "same_day")), (1, 1)),
        (lasting(span(3, "working_day", MANY), span(10, "working_day")), (3, 10)),
        (lasting(span(3, "working_day"), plus=(span(4, "working_day", MANY),)), (3, 7)),
        (lasting(span(3, "working_day"), plus=(span(4, "working_day"),)), (7, 7)),
        (lasting(ir.ClockRow(ir.TRUE, "untimed")), (0, 0)),
    ],
)
def test_waiting_days(term: ir.Clock | None, expected: tuple[int, int]) -> None:
    assert of(pages=(COUNTED,), term=term).days == expected


COSTS = lit("money", 8000)


@pytest.mark.parametrize(
    ("fees", "expected"),
    [
        ((), (0, 0)),
        ((fee(COSTS),), (8000, 8000)),
        ((fee(COSTS, when=MANY),), (0, 8000)),
        ((fee(COSTS), fee(COSTS, id="khac", when=MANY)), (8000, 16_000)),
        ((fee(COSTS, currency="USD"),), (0, 0)),
        ((fee(COSTS, relief=(ir.Relief("50", MANY),)),), (4000, 8000)),
        ((fee(ir.Open("set_by", "hdnd", "money")),), (0, 0)),
        (
            (
                fee(
                    decision(
                        ir.Row(ir.TRUE, COSTS, None, date(2026, 7, 1)),
                        ir.Row(ir.TRUE, lit("money", 9000), date(2026, 7, 1), None),
                    )
                ),
            ),
            (8000, 9000),
        ),
    ],
)  # fmt: skip
def test_fees(fees: tuple[ir.Fee, ...], expected: tuple[int, int]) -> None:
    assert of(pages=(COUNTED,), fees=fees).fee == expected


def test_a_fee_by_quantity_is_at_most_what_a_real_filing_came_to() -> None:
    per_copy = fee(ir.Arith("mul", COSTS, ir.Ref("so_ban", "integer"), "money"), id="phi")
    parts: dict[str, Any] = {"pages": (COUNTED,), "fees": (per_copy,)}
    assert of(**parts).fee == (0, 0)
    three = ir.Scenario("ba", "Ba bản", "2026-03-02T09:00", "counter", (("so_ban", "3"),))
    assert of(**parts, scenarios=(three,)).fee == (0, 24_000)


@pytest.mark.parametrize(
    ("steps", "term", "expected"),
    [
        ([("thu_ly_hs", span(2, "working_day"), ir.TRUE)], None, (960, 960)),
        ([("thu_ly_hs", span(2, "hour"), ir.TRUE)], None, (120, 120)),
        ([("thu_ly_hs", span(2, "hour"), MANY)], None, (0, 120)),
        ([("submitter", span(2, "hour"), ir.TRUE)], None, (0, 0)),
        (
            [
                ("tiep_nhan_hs", span(1, "hour"), ir.TRUE),
                ("thu_ly_hs", ir.ClockRow(ir.TRUE, "rest"), ir.TRUE),
            ],
            lasting(span(3, "working_day")),
            (1440, 1440),
        ),
    ],
)
def test_office_minutes(steps: Any, term: ir.Clock | None, expected: tuple[int, int]) -> None:
    made = (
        ir.Step(f"b{number}", "", role, ir.Clock((row,)), when)
        for number, (role, row, when) in enumerate(steps)
    )
    assert of(pages=(COUNTED,), steps=tuple(made), term=term).office_minutes == expected


def test_minutes_and_cost_by_the_standard_model() -> None:
    """Two questions, two certified copies in two sets, one visit, a fee of 8.000 đồng."""
    copies = (ir.CopiesRow(ir.TRUE, ((ir.Paper(2, "certified"),),)),)
    parts: dict[str, Any] = {
        "channels": ("counter",),
        "sets": 2,
        "pages": (page(question("a"), question("b")),),
        "components": (replace(A, copies=copies),),
        "fees": (fee(COSTS),),
    }
    rates = Rates(60_000, 3, Piece(100, 15_000), {**STANDARD.copies, "certified": Piece(10, 500)})
    found = of(rates, **parts)
    assert found.minutes == (146, 146) == (2 * 3 + 4 * 10 + 100,) * 2
    assert found.cost == (171_000, 171_000) == (146 * 1000 + 4 * 500 + 15_000 + 8000,) * 2
    assert of(FREE, **parts).cost == found.fee


def test_what_is_only_shown_is_looked_out_once() -> None:
    parts: dict[str, Any] = {"channels": ("online",), "sets": 3}
    assert of(**parts, components=(A,)).minutes == (45, 45)
    assert of(**parts, components=(replace(A, verb="present"),)).minutes == (15, 15)


def test_the_cheaper_way_is_the_least_and_the_dearer_the_most() -> None:
    ways = ((ir.Paper(1, "certified"),), (ir.Paper(1, "plain"),))
    found = of(
        channels=("online",), components=(replace(A, copies=(ir.CopiesRow(ir.TRUE, ways),)),)
    )
    assert found.minutes == (5, 45)


CATALOGUES = [(name, one) for name in ("hcmc", "rules") for one in built(name).procedures]


@pytest.mark.parametrize(
    ("name", "one"), CATALOGUES, ids=lambda it: it.entry.code if isinstance(it, Compiled) else it
)
def test_every_real_filing_lies_between(name: str, one: Compiled) -> None:
    """But for lists, which may have more rows than they must."""
    world, whole = built(name).world, one.program
    found = burden(whole, world)
    judge = engine(whole, world)
    per_row = {it.id: it.each for it in whole.components}
    declared = {it.id for it in whole.components if it.verb == "declare"}
    listed = any(isinstance(item, ir.Group) for page in whole.pages for item in page.items)
    for low, high in (getattr(found, figure) for figure in Burden.__match_args__):
        assert 0 <= low <= high
    for scenario in whole.scenarios:
        evaluation = settled(judge, read(judge, scenario)[0])[1]
        papers = [
            it for it in evaluation.components
            if it.asked and it.id not in declared and not it.found_in
            and it.need in ("required", "to_decide") and per_row[it.id] is None
        ]  # fmt: skip
        assert len(papers) <= found.documents[1]
        if not listed:
            least, most = found.questions
            assert least <= len(evaluation.required) <= most + len(_unasked(whole))
        if evaluation.total.decided and not any(map(metered, whole.fees)):
            assert found.fee[0] <= evaluation.total.low <= found.fee[1]


def _unasked(whole: ir.Program) -> list[str]:
    """Required questions that are papers or the office's, so no questions here."""
    items = [item for page in whole.pages for item in page.items if isinstance(item, ir.Field)]
    return [item.id for item in items if item.source in ("upload", "office")]
