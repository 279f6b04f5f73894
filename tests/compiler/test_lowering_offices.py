"""Who is competent by the case, and the questions that let the applicant choose."""

from __future__ import annotations

import pytest

from catalogue.kinds.address import Address
from catalogue.kinds.base import Json
from catalogue.kinds.choice import Choice
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import World
from tests.compiler.building import NOON, TET, run
from tests.compiler.laying import BASIS, CASES, FAST, MORE, laid, made
from tests.compiler.rules import lowered

OFFICES = """\
- {id: so_mot, kind: so_tu_phap, name: Sở Một, serves: any}
- {id: so_hai, kind: so_tu_phap, name: Sở Hai, serves: any}
"""
TWO_OFFICES = {**MORE, "agencies.yaml": OFFICES}
TWO_HOMES = "authority: so_tu_phap at nha_cu or nha_moi\n" + CASES.replace(
    "      - list: ho_so",
    """\
      - {id: nha_moi, kind: address, label: Nhà mới, provinces: tinh, communes: xa}
      - list: ho_so""",
)
SEVERAL_WAYS = """\
results:
  - {id: giay, name: Giấy, delivery: [counter, post]}
  - {id: tu_choi, name: Từ chối, outcome: refused, delivery: [electronic]}
"""
HOME: Json = {"tinh": "79", "xa": "1", "dong": "1 A"}
AWAY: Json = {"tinh": "79", "xa": "2", "dong": "1 A"}


def asked(program: ir.Program) -> dict[str, ir.Field]:
    items = (item for page in program.pages for item in page.items)
    return {item.id: item for item in items if isinstance(item, ir.Field)}


def test_rows_say_who_is_competent_in_which_case() -> None:
    text = """\
authority:
  - {is: so_tu_phap at nha_cu, when: loai == nhanh, basis: 63/2010/NĐ-CP Điều 8}
  - {is: so_tu_phap}
"""
    authority = made(text + CASES).authority
    assert authority.receives == authority.decides
    assert authority.decides == (
        ir.Place(FAST, "so_tu_phap", "at", ("nha_cu",), basis=BASIS),
        ir.Place(ir.Not(FAST), "so_tu_phap", "fixed"),
    )


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("authority:\n  - {is: so_tu_phap, when: loai == nhanh}\n", ["authority-without-rest"]),
        (
            "authority: {decides: [{is: so_tu_phap}, {is: so_tu_phap, when: loai == nhanh}]}\n",
            ["rest-not-last", "authority-without-rest"],
        ),
        ("authority: [{is: so_tu_phap}]\n", []),
    ],
)
def test_somebody_is_competent_in_every_case(text: str, slugs: list[str]) -> None:
    _, found = lowered(laid(text + CASES)[0])
    assert [one.slug for one in found] == slugs


def test_of_several_addresses_the_applicant_chooses_one_that_is_given() -> None:
    program = made(TWO_HOMES)
    question = asked(program)["noi_giai_quyet"]
    assert (question.source, question.required) == ("office", ir.FALSE)
    assert isinstance(question.kind, Choice)
    assert [(one.code, one.label) for one in question.kind.options] == [  # type: ignore[union-attr]
        ("nha_cu", "Nhà cũ"), ("nha_moi", "Nhà mới"),
    ]  # fmt: skip
    assert program.authority.decides[0].asked == "noi_giai_quyet"
    judge = engine(program, World(TET))
    one = run(judge, {"nha_cu": HOME}, at=NOON)
    assert one.fields["noi_giai_quyet"] == "pending"
    assert run(judge, {"nha_cu": HOME, "nha_moi": HOME}).fields["noi_giai_quyet"] == "hidden"
    two = run(judge, {"nha_cu": HOME, "nha_moi": AWAY})
    assert two.fields["noi_giai_quyet"] == "shown"
    assert two.offered["noi_giai_quyet"] == {"nha_cu", "nha_moi"}


def test_of_any_office_the_applicant_chooses_where_there_are_several() -> None:
    text = "authority: any so_tu_phap in tinh\n" + CASES
    assert "noi_nop" not in asked(made(text))
    program, found = lowered(laid(text, TWO_OFFICES)[0])
    assert found == ()
    kind = asked(program)["noi_nop"].kind
    assert isinstance(kind, Choice)
    assert [one.code for one in kind.options] == ["so_mot", "so_hai"]  # type: ignore[union-attr]
    assert program.authority.receives[0].asked == "noi_nop"


def test_how_results_come_back_is_asked_where_there_are_several_ways() -> None:
    fields = asked(made(SEVERAL_WAYS + CASES))
    kind = fields["nhan_ket_qua"].kind
    assert isinstance(kind, Choice)
    assert [one.code for one in kind.options] == ["counter", "post"]  # type: ignore[union-attr]
    assert isinstance(fields["noi_nhan"].kind, Address)
    by_post = ir.Cmp("eq", ir.Ref("nhan_ket_qua", "choice"), ir.Lit("choice", "post"))
    assert fields["noi_nhan"].when == by_post
    one_way = SEVERAL_WAYS.replace(", post]", "]")
    assert "nhan_ket_qua" not in asked(made(one_way + CASES))


def test_a_fee_may_depend_on_how_the_result_is_sent() -> None:
    fee = """\
fees:
  - {id: gui, type: phi, name: Phí gửi, amount: 5.000đ, when: nhan_ket_qua == post, basis: 63/2010/NĐ-CP Điều 8}
"""  # noqa: E501
    assert made(SEVERAL_WAYS + CASES + fee).fees[0].when != ir.TRUE
