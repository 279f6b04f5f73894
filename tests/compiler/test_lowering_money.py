"""Fees as the program holds them: every spelling of an amount is rows of one decision."""

from __future__ import annotations

from datetime import date

import pytest

from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from compiler import ir
from tests.compiler.laying import CASES, FAST, ONLINE, made

COPIES = ir.Ref("so_ban", "integer")
COPY = ir.Ref("co_ban_sao", "bool")
COUNTER = ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), ir.Lit("choice", "counter"))
PER_COPY = ir.Arith("mul", ir.Lit("money", "20000"), COPIES, "money")


def dong(amount: int) -> ir.Lit:
    return ir.Lit("money", str(amount))


def least(value: ir.Expr, amount: int) -> ir.Call:
    return ir.Call("max", (value, dong(amount)), "money")


def most(value: ir.Expr, amount: int) -> ir.Call:
    return ir.Call("min", (value, dong(amount)), "money")


def fee(text: str, base: str = "") -> ir.Fee:
    (found,) = made(f"{base}fees:\n  - id: phi\n    type: phi\n    name: Phí\n{text}").fees
    return found


def one(value: ir.Expr) -> ir.Decision:
    return ir.Decision("fees/phi", "money", (ir.Row(ir.TRUE, value),))


AMOUNTS = {
    "a constant": ("amount: 8.000đ", one(dong(8000))),
    "a rate": ("amount: 20.000đ per so_ban", one(PER_COPY)),
    "a rate between bounds": (
        "amount: 20.000đ per so_ban\n    min: 30.000đ\n    max: 90.000đ",
        one(most(least(PER_COPY, 30_000), 90_000)),
    ),
    "an amount per channel": (
        "amount: {online: 10.000đ, counter: 20.000đ}\n    max: 15.000đ",
        ir.Decision(
            "fees/phi",
            "money",
            (
                ir.Row(ONLINE, most(dong(10_000), 15_000)),
                ir.Row(COUNTER, most(dong(20_000), 15_000)),
            ),
        ),
    ),
    "rows and a rest": (
        "amount:\n      - {is: 5.000đ, when: loai == nhanh, max: 4.000đ, round: up to 1.000đ}\n"
        "      - {is: 3.000đ}\n    min: 2.000đ",
        ir.Decision(
            "fees/phi",
            "money",
            (
                ir.Row(FAST, ir.Round("up", 1000, least(most(dong(5000), 4000), 2000))),
                ir.Row(ir.TRUE, least(dong(3000), 2000)),
            ),
            rest=True,
        ),
    ),
    "dated rows": (
        "amount:\n      - {is: 5.000đ, until: 30/06/2026}\n      - {is: 3.000đ, from: 01/07/2026}",
        ir.Decision(
            "fees/phi",
            "money",
            (
                ir.Row(ir.TRUE, dong(5000), None, date(2026, 7, 1)),
                ir.Row(ir.TRUE, dong(3000), date(2026, 7, 1)),
            ),
        ),
    ),
    "a table whose last row is the rest": (
        "amount:\n      inputs: [loai, so_ban]\n      rows:\n"
        "        - {when: [nhanh, ..5], is: 5.000đ}\n        - {when: [any, any], is: 3.000đ}",
        ir.Decision(
            "fees/phi",
            "money",
            (
                ir.Row(ir.All((FAST, ir.Cmp("le", COPIES, ir.Lit("integer", "5")))), dong(5000)),
                ir.Row(ir.TRUE, dong(3000)),
            ),
            rest=True,
        ),
    ),
    "a table of which all rows count": (
        "amount:\n      inputs: [loai]\n      hit: sum\n      rows:\n"
        "        - {when: [nhanh], is: 5.000đ, round: down to 10đ}\n"
        "        - {when: [any], is: 3.000đ}",
        ir.Decision(
            "fees/phi",
            "money",
            (ir.Row(FAST, ir.Round("down", 10, dong(5000))), ir.Row(ir.TRUE, dong(3000))),
            "sum",
        ),
    ),
    "tiers, bounded, times copies": (
        "amount: {tiers: [{to: 2, is: 2.000đ}, {is: 1.000đ}], per: so_ban, min: 100đ,"
        " max: 200.000đ, times: so_ban, round: half_up to 100đ}",
        one(
            ir.Round(
                "half_up",
                100,
                ir.Arith(
                    "mul",
                    most(
                        least(
                            ir.Tiers(
                                COPIES,
                                (
                                    ir.Tier(ir.Lit("integer", "2"), dong(2000)),
                                    ir.Tier(None, dong(1000)),
                                ),
                            ),
                            100,
                        ),
                        200_000,
                    ),
                    COPIES,
                    "money",
                ),
            )
        ),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), AMOUNTS.values(), ids=AMOUNTS)
def test_an_amount_is_rows_of_one_decision(text: str, wanted: ir.Decision) -> None:
    assert fee(f"    {text}\n").amount == wanted


def test_tiers_may_be_summed_over_a_list() -> None:
    found = fee(
        "    amount: {tiers: [{is: 1.000đ}], per: g.so_trang, each: g in ho_so where g.goc}\n",
        CASES,
    )
    pages = ir.Ref("so_trang", "integer", "row")
    tiers = ir.Tiers(pages, (ir.Tier(None, dong(1000)),))
    assert found.amount == one(
        ir.Over("sum", "ho_so", ir.Ref("goc", "bool", "row"), tiers, "money")
    )
    assert found.unit == "trang"


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        ("20.000đ per so_ban", "bản"),
        ("{tiers: [{is: 1.000đ}], per: so_ban}", "bản"),
        ("20.000đ", ""),
        ("20.000đ per (so_ban + 1)", ""),
    ],
)
def test_a_rate_has_the_unit_of_what_it_is_counted_by(amount: str, unit: str) -> None:
    assert fee(f"    amount: {amount}\n").unit == unit


def test_a_fee_has_a_condition_a_moment_and_a_rounding() -> None:
    found = fee(
        "    amount: 1.000đ\n    when: co_ban_sao\n    due: return\n    round: up to 500đ\n"
    )
    assert (found.when, found.due, found.round) == (COPY, "return", ir.Rounding("up", 500))


RELIEF = "    amount: 1.000đ\n    relief:\n"


def test_relief_is_by_a_rule_or_by_a_group_that_is_claimed() -> None:
    found = fee(
        f"{RELIEF}      - {{off: 100%, group: dien_mien, proof: giay_mien}}\n"
        "      - {off: 50%, when: loai == nhanh, from: 01/03/2026, until: 31/03/2026}\n"
    )
    claimed = ir.Given(ir.Ref("dien_mien", "choice"))
    assert found.relief == (
        ir.Relief("100", claimed, "dien_mien", "giay_mien"),
        ir.Relief("50", FAST, start=date(2026, 3, 1), end=date(2026, 4, 1)),
    )


def test_a_group_is_asked_once_and_its_answer_may_be_read() -> None:
    fees = "".join(
        f"  - {{id: {id_}, type: phi, name: Phí, amount: 1.000đ,"
        " relief: {off: 100%, group: dien_mien}}\n"
        for id_ in ("mot", "hai")
    )
    program = made(f"fees:\n{fees}term:\n  within: 5 days\n"
                   "  plus: {is: 1 day, when: dien_mien == tre_em}\n")  # fmt: skip
    (page,) = (page for page in program.pages if page.id == "mien_giam")
    options = (Option("ho_ngheo", "Hộ nghèo"), Option("tre_em", "Trẻ em"))
    label = "Ông, bà có thuộc diện được miễn, giảm nào sau đây không?"
    assert page.items == (
        ir.Field("dien_mien", Choice(options=options), label, required=ir.FALSE, source="relief"),
    )
    assert program.term is not None
    assert program.term.plus[0].when == ir.Cmp(
        "eq", ir.Ref("dien_mien", "choice"), ir.Lit("choice", "tre_em")
    )


def test_a_long_list_is_named_and_a_short_one_stands_in_the_program() -> None:
    program = made(
        "fees:\n  - {id: mot, type: phi, name: Phí, amount: 1.000đ,"
        " relief: {off: 100%, group: nghe}}\n"
    )
    (field,) = (item for page in program.pages if page.id == "mien_giam" for item in page.items)
    assert isinstance(field, ir.Field)
    assert field.kind == Choice(options="nghe")
    assert [one.name for one in program.lists] == ["nghe"]


BLOCK = CASES.replace("      - case: viec\n", "      - use: to@1 as giay\n      - case: viec\n")


def test_a_table_and_a_claim_may_name_questions_of_blocks() -> None:
    found = fee(
        "    monotone: giay.so_trang\n    amount:\n      inputs: [giay.so_trang]\n      rows:\n"
        "        - {when: [..<5], is: 1.000đ}\n        - {when: [5..], is: 2.000đ}\n",
        BLOCK,
    )
    pages = ir.Ref("giay.so_trang", "integer")
    assert found.monotone == pages.path
    assert [row.when for row in found.amount.rows] == [
        ir.Cmp("lt", pages, ir.Lit("integer", "5")), ir.Cmp("ge", pages, ir.Lit("integer", "5")),
    ]  # fmt: skip
