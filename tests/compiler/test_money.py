"""What a filing costs, and between what bounds while answers are missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from catalogue.kinds.base import Json
from catalogue.kinds.decimal import DecimalNumber
from catalogue.kinds.integer import Integer
from compiler import ir
from compiler.evaluation import Alarm, Evaluation, FeeState, Range
from tests.compiler.building import (
    COLOURS,
    COUNT,
    VIETNAM,
    at_least,
    case,
    decision,
    equals,
    fee,
    finding,
    lit,
    page,
    question,
    ready,
    run,
)

SO = case("so", "integer")
RATE = ir.Arith("mul", lit("money", 8000), SO, "money")
FORM = (page(question("mau", COLOURS), question("so", COUNT)),)
THIRD = ir.Arith("div", ir.Lit("money", "5000"), lit("integer", 3), "money")
RED, GREEN = equals("mau", "do"), equals("mau", "xanh")


def dong(amount: int) -> ir.Lit:
    return lit("money", amount)


def cost(charge: ir.Fee, answers: Mapping[str, Json] | None = None) -> FeeState:
    return run(ready(pages=FORM, fees=(charge,)), answers).fees[0]


def amounts(found: Evaluation) -> tuple[int, int | None]:
    return found.total.low, found.total.high


@pytest.mark.parametrize(
    ("amount", "answers", "low", "high"),
    [
        (dong(5000), {}, 5000, 5000),
        (RATE, {"so": 3}, 24000, 24000),
        (RATE, {}, 0, 160000),
        (RATE, {"so": None}, 0, 160000),
        (ir.Arith("add", dong(1000), RATE, "money"), {}, 1000, 161000),
        (ir.Arith("sub", dong(200000), RATE, "money"), {}, 40000, 200000),
        (ir.Arith("mul", lit("percent", "5"), dong(1010), "money"), {}, 51, 51),
        (ir.Call("min", (RATE, dong(50000)), "money"), {}, 0, 50000),
        (ir.Call("max", (RATE, dong(50000)), "money"), {}, 50000, 160000),
        (ir.Call("max", (RATE, dong(50000)), "money"), {"so": 2}, 50000, 50000),
        (ir.Choose(RED, dong(1), dong(9), "money"), {}, 1, 9),
        (ir.Choose(RED, dong(1), dong(9), "money"), {"mau": "vang"}, 9, 9),
        (ir.Round("up", 1000, THIRD), {}, 2000, 2000),
        (ir.Arith("div", dong(5000), SO, "money"), {"so": 0}, 0, None),
    ],
)
def test_an_amount_lies_between_what_the_answers_still_allow(
    amount: ir.Expr, answers: Mapping[str, Json], low: int, high: int | None
) -> None:
    assert cost(fee(amount), answers).amount == Range(low, high)


def test_a_number_without_bounds_has_no_upper_amount() -> None:
    pages = (page(question("so", Integer(min=0))),)
    assert amounts(run(ready(pages=pages, fees=(fee(RATE),)))) == (0, None)


def test_decimals_stay_exact_until_the_last_rounding() -> None:
    pages = (page(question("m2", DecimalNumber(min=None, max=None))),)
    share = ir.Arith("mul", case("m2", "decimal"), dong(3), "money")
    judge = ready(pages=pages, fees=(fee(share, round=ir.Rounding("down", 1)),))
    assert amounts(run(judge, {"m2": "1.65"})) == (4, 4)


TIERS = ir.Tiers(SO, (ir.Tier(lit("integer", 2), dong(2000)), ir.Tier(None, dong(1000))))


@pytest.mark.parametrize(
    ("answers", "low", "high"),
    [({"so": 0}, 0, 0), ({"so": 1}, 2000, 2000), ({"so": 5}, 7000, 7000), ({}, 0, 22000)],
)
def test_each_tier_has_its_own_rate(answers: Mapping[str, Json], low: int, high: int) -> None:
    assert cost(fee(TIERS), answers).amount == Range(low, high)


def test_copies_are_summed_over_the_rows_of_a_list() -> None:
    pages_of = ir.Ref("so_trang", "integer", "row")
    tiers = ir.Tiers(pages_of, (ir.Tier(lit("integer", 2), dong(2000)), ir.Tier(None, dong(1000))))
    capped = ir.Call("min", (tiers, dong(200000)), "money")
    each = ir.Arith("mul", capped, ir.Ref("so_ban", "integer", "row"), "money")
    group = ir.Group(
        "giay", "Giấy", (question("so_trang", Integer(min=1)), question("so_ban", COUNT))
    )
    judge = ready(pages=(page(group),), fees=(fee(ir.Over("sum", "giay", ir.TRUE, each, "money")),))
    rows: list[Json] = [
        {"_row": "a", "so_trang": 250, "so_ban": 2},
        {"_row": "b", "so_trang": 1, "so_ban": 1},
    ]
    assert amounts(run(judge, {"giay": rows})) == (402000, 402000)
    assert amounts(run(judge, {"giay": [*rows, {"_row": "c", "so_ban": 1}]})) == (404000, 602000)
    assert amounts(run(judge)) == (0, None)
    assert amounts(run(judge, stage="submit")) == (0, 0)


ROWS = (ir.Row(RED, dong(100)), ir.Row(GREEN, dong(200)), ir.Row(ir.TRUE, dong(300)))


@pytest.mark.parametrize(
    ("hit", "answers", "low", "high"),
    [
        ("unique", {}, 100, 300),
        ("unique", {"mau": "do"}, 100, 100),
        ("unique", {"mau": "vang"}, 300, 300),
        ("first", {}, 100, 300),
        ("first", {"mau": "xanh"}, 200, 200),
        ("sum", {"mau": "xanh"}, 200, 200),
        ("max", {}, 100, 300),
    ],
)
def test_rows_are_candidates_until_one_is_certain(
    hit: str, answers: Mapping[str, Json], low: int, high: int
) -> None:
    found = cost(fee(decision(*ROWS, rest=True, hit=hit)), answers)
    assert found.amount == Range(low, high)


def test_all_rows_that_hold_are_added_or_the_largest_taken() -> None:
    rows = (ir.Row(at_least("so", 1), dong(10)), ir.Row(at_least("so", 5), dong(20)))
    assert cost(fee(decision(*rows, hit="sum")), {"so": 7}).amount == Range(30, 30)
    assert cost(fee(decision(*rows, hit="sum"))).amount == Range(0, 30)
    assert cost(fee(decision(*rows, hit="max")), {"so": 7}).amount == Range(20, 20)
    assert cost(fee(decision(*rows, hit="first")), {"so": 7}).amount == Range(10, 10)


def test_rows_count_from_their_first_day_until_the_day_before_the_next() -> None:
    turn = date(2026, 7, 1)
    rows = (ir.Row(ir.TRUE, dong(10), end=turn), ir.Row(ir.TRUE, dong(20), start=turn))
    judge = ready(fees=(fee(decision(*rows)),))
    june, july = datetime(2026, 6, 30, 23, tzinfo=VIETNAM), datetime(2026, 7, 1, tzinfo=VIETNAM)
    assert (run(judge, at=june).total.low, run(judge, at=july).total.low) == (10, 20)


def test_two_rows_or_none_block_the_case_and_accuse_the_catalogue() -> None:
    rows = (ir.Row(at_least("so", 1), dong(10)), ir.Row(at_least("so", 5), dong(20)))
    judge = ready(pages=FORM, fees=(fee(decision(*rows)),))
    assert run(judge, {"so": 7}).alarms == (Alarm("phi/muc", (0, 1)),)
    assert run(judge, {"so": 0}).alarms == (Alarm("phi/muc", ()),)
    assert run(judge).alarms == ()
    assert not run(judge, {"so": 7}).total.decided


def test_an_amount_that_stays_unknown_is_an_alarm_only_when_nothing_is_missing() -> None:
    optional = (page(question("so", COUNT, required=ir.FALSE)),)
    assert run(ready(pages=optional, fees=(fee(RATE),)), stage="submit").alarms
    assert not run(ready(pages=FORM, fees=(fee(RATE),)), stage="submit").alarms


def test_a_fee_of_another_case_is_not_due() -> None:
    charge = fee(dong(500), when=RED)
    assert cost(charge, {"mau": "vang"}) == FeeState("phi", False, Range(0, 0), Range(0, 0))
    assert cost(charge) == FeeState("phi", None, Range(0, 500), Range(0, 500))
    assert cost(charge, {"mau": "do"}) == FeeState("phi", True, Range(500, 500), Range(500, 500))


HALF, WHOLE = ir.Relief("50", RED), ir.Relief("100", at_least("so", 10))


@pytest.mark.parametrize(
    ("answers", "low", "high", "held"),
    [
        ({}, 0, 1001, ()),
        ({"so": 1}, 501, 1001, ()),
        ({"so": 1, "mau": "vang"}, 1001, 1001, ()),
        ({"so": 1, "mau": "do"}, 501, 501, (0,)),
        ({"so": 11, "mau": "do"}, 0, 0, (0, 1)),
        ({"so": 11}, 0, 0, (1,)),
    ],
)
def test_the_largest_relief_counts(
    answers: Mapping[str, Json], low: int, high: int, held: tuple[int, ...]
) -> None:
    found = cost(fee(dong(1001), relief=(HALF, WHOLE)), answers)
    assert (found.amount, found.before, found.relief) == (Range(low, high), Range(1001, 1001), held)


def test_full_relief_frees_even_from_an_amount_that_nobody_knows() -> None:
    nothing = decision(ir.Row(GREEN, dong(10)))
    judge = ready(pages=FORM, fees=(fee(nothing, relief=(WHOLE,)),))
    found = run(judge, {"mau": "do", "so": 10}, stage="submit")
    assert (found.total, found.alarms) == (Range(0, 0), ())
    assert run(judge, {"mau": "do", "so": 1}).alarms == (Alarm("phi/muc", ()),)


def test_relief_ends_and_is_rounded_as_the_fee_says() -> None:
    ended = replace(HALF, end=date(2026, 3, 2))
    assert cost(fee(dong(1001), relief=(ended,)), {"mau": "do"}).amount == Range(1001, 1001)
    up = ir.Rounding("up", 1000)
    assert cost(fee(dong(1001), relief=(HALF,), round=up), {"mau": "do"}).amount == Range(
        1000, 1000
    )


def test_what_an_officer_has_not_said_yet_does_not_count_at_submission() -> None:
    judge = ready(fees=(fee(dong(1000), relief=(ir.Relief("100", finding("ngheo")),)),))
    assert amounts(run(judge)) == (0, 1000)
    assert amounts(run(judge, stage="submit")) == (1000, 1000)
    assert amounts(run(judge, findings={"ngheo": True}, stage="submit")) == (0, 0)
    rows = (ir.Row(finding("kho"), dong(900)), ir.Row(ir.TRUE, dong(300)))
    judge = ready(fees=(fee(decision(*rows, rest=True)),))
    assert amounts(run(judge)) == (300, 900)
    assert amounts(run(judge, stage="submit")) == (300, 300)


def test_a_fee_by_channel_is_a_range_until_the_channel_is_chosen() -> None:
    def by(channel: str) -> ir.Expr:
        return ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), lit("choice", channel))

    rows = (ir.Row(by("online"), dong(10000)), ir.Row(by("counter"), dong(20000)))
    judge = ready(fees=(fee(decision(*rows)),))
    assert amounts(run(judge, channel=None)) == (10000, 20000)
    assert amounts(run(judge, channel="online")) == (10000, 10000)
