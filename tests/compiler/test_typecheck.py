"""Every rule gets its types, or one finding at the words that do not fit."""

from __future__ import annotations

import pytest

from compiler import ir
from compiler.operators import type_of
from tests.catalogue.marked import BASE
from tests.compiler.building import case, finding, lit
from tests.compiler.rules import found, lowered, place, with_rules

LODGED = ir.Ref("lodged", "date", "filing")
CHANNEL = ir.Ref("channel", "choice", "filing")
SO_BAN = case("so_ban", "integer")
ROWS = ir.Over("count", "thanh_vien", ir.TRUE, ir.TRUE, "integer")


def _is(path: str, code: str, how: ir.CompareHow = "eq") -> ir.Cmp:
    return ir.Cmp(how, case(path, "choices" if how == "has" else "choice"), lit("choice", code))


def _number(how: ir.CompareHow, value: int) -> ir.Cmp:
    return ir.Cmp(how, SO_BAN, lit("integer", value))


def _row(name: str) -> ir.Ref:
    return ir.Ref(name, "text", "row")


GOOD: dict[str, ir.Expr] = {
    "so_ban > 1": _number("gt", 1),
    "cuoi": case("cuoi"),
    "not cuoi": ir.Not(case("cuoi")),
    "cuoi and co_ban_sao and so_ban > 1": ir.All(
        (case("cuoi"), case("co_ban_sao"), _number("gt", 1))
    ),
    "loai == nhanh": _is("loai", "nhanh"),
    "loai != nhanh": ir.Not(_is("loai", "nhanh")),
    "loai == cach": ir.Cmp("eq", case("loai", "choice"), case("cach", "choice")),
    "loai in thuong | nhanh": ir.Any((_is("loai", "thuong"), _is("loai", "nhanh"))),
    "nhieu in nhanh": _is("nhieu", "nhanh", "has"),
    "channel == online": ir.Cmp("eq", CHANNEL, lit("choice", "online")),
    "nha": case("nha"),
    "so_huu": case("so_huu"),
    "viec == thue": _is("viec", "thue"),
    "viec == so_huu": ir.Any((_is("viec", "nha"), _is("viec", "phuong_tien"))),
    "viec != so_huu": ir.Not(ir.Any((_is("viec", "nha"), _is("viec", "phuong_tien")))),
    "them in doi | cap": ir.Any(
        (_is("them", "doi", "has"), _is("them", "moi", "has"), _is("them", "lai", "has"))
    ),
    "so_ban in 2": _number("eq", 2),
    "so_ban in 1..5": ir.All((_number("ge", 1), _number("le", 5))),
    "so_ban in 1..<5": ir.All((_number("ge", 1), _number("lt", 5))),
    "so_ban in ..5 | 8": ir.Any((_number("le", 5), _number("eq", 8))),
    "-so_ban < 0": ir.Cmp("lt", ir.Call("negate", (SO_BAN,), "integer"), lit("integer", 0)),
    "so_ban > -1": _number("gt", -1),
    "so_ban or_else 1 > 0": ir.Cmp("gt", ir.Default(SO_BAN, lit("integer", 1)), lit("integer", 0)),
    "so_ban * 2 > dien_tich": ir.Cmp(
        "gt", ir.Arith("mul", SO_BAN, lit("integer", 2), "integer"), case("dien_tich", "decimal")
    ),
    "max(so_ban, 2) == 2": ir.Cmp(
        "eq", ir.Call("max", (SO_BAN, lit("integer", 2)), "integer"), lit("integer", 2)
    ),
    "lodged <= ngay_sinh + 60 days": ir.Cmp(
        "le", LODGED,
        ir.Arith("add", case("ngay_sinh", "date"), lit("duration", "60 day"), "date"),
    ),
    "lodged - ngay_sinh < 60": ir.Cmp(
        "lt", ir.Arith("sub", LODGED, case("ngay_sinh", "date"), "integer"), lit("integer", 60)
    ),
    "age(ngay_sinh) >= 18": ir.Cmp(
        "ge", ir.Call("age", (case("ngay_sinh", "date"), LODGED), "integer"), lit("integer", 18)
    ),
    "tien > 10.000đ": ir.Cmp("gt", case("tien", "money"), lit("money", 10000)),
    "10% of tien > 1.000đ": ir.Cmp(
        "gt", ir.Arith("mul", case("tien", "money"), lit("percent", "10"), "money"),
        lit("money", 1000),
    ),
    "if cuoi then so_ban > 1 else co_ban_sao": ir.Choose(
        case("cuoi"), _number("gt", 1), case("co_ban_sao"), "bool"
    ),
    "given(ghi)": ir.Given(case("ghi", "text")),
    "count(thanh_vien) > 1": ir.Cmp("gt", ROWS, lit("integer", 1)),
    "any t in thanh_vien where given(t.dien_thoai)": ir.Over(
        "any", "thanh_vien", ir.TRUE, ir.Given(_row("dien_thoai")), "bool"
    ),
    "all t in thanh_vien where t.dien_thoai == ghi": ir.Over(
        "all", "thanh_vien", ir.TRUE, ir.Cmp("eq", _row("dien_thoai"), case("ghi", "text")), "bool"
    ),
    "found csdl_dan_cu": ir.Found("csdl_dan_cu", ""),
    "found csdl_dan_cu for nguoi_nop": ir.Found("csdl_dan_cu", "nguoi_nop"),
    "phuc_tap": finding("phuc_tap"),
    "lau": case("lau"),
    "chung": case("chung"),
    "dien_tich >= m2 * count(thanh_vien)": ir.Cmp(
        "ge", case("dien_tich", "decimal"),
        ir.Arith("mul", case("m2", "decimal"), ROWS, "decimal"),
    ),
    "tien > muc_thu": ir.Cmp("gt", case("tien", "money"), case("muc_thu", "money")),
}  # fmt: skip

BAD = [
    ("⟦so_bam > 1", "name-not-known"),
    ("cuoi and ⟦so_bam > 1", "name-not-known"),
    ("⟦nguoi_nop.ten == ghi", "name-not-known"),
    ("loai == ⟦cham", "option-not-known"),
    ("loai in thuong | ⟦cham", "option-not-known"),
    ("viec == ⟦doi", "option-not-known"),
    ("channel == ⟦buu_dien", "option-not-known"),
    ("⟦loai < thuong", "choice-has-no-order"),
    ("⟦so_ban", "type-not-wanted"),
    ("not ⟦so_ban", "type-not-wanted"),
    ("cuoi or ⟦so_ban", "type-not-wanted"),
    ("⟦so_ban == cuoi", "sides-do-not-compare"),
    ("nhieu == ⟦ghi", "option-not-known"),
    ("⟦noi_o == ghi", "sides-do-not-compare"),
    ("⟦tien + so_ban > 1", "sides-do-not-fit"),
    ("⟦tien * tien > 1", "sides-do-not-fit"),
    ("⟦lodged + 5 > lodged", "sides-do-not-fit"),
    ("⟦so_ban * dien_tich > 1", "answers-multiplied"),
    ("cuoi and 1 + ⟦so_ban * so_ban > dien_tich", "answers-multiplied"),
    ("⟦so_ban / dien_tich > 1", "answers-multiplied"),
    ("⟦1 / so_ban == 2", "answers-multiplied"),
    ("⟦tien * so_ban > 1.000đ", "answers-multiplied"),
    ("if ⟦so_ban * so_ban > 1 then cuoi else cuoi", "answers-multiplied"),
    ("so_ban or_else ⟦cuoi", "type-not-wanted"),
    ("if so_ban > 1 then cuoi else ⟦so_ban", "type-not-wanted"),
    ("if ⟦so_ban then cuoi else cuoi", "type-not-wanted"),
    ("10% of ⟦so_ban > 1", "type-not-wanted"),
    ("⟦nguoi_nop", "block-is-no-value"),
    ("given(⟦nguoi_nop)", "block-is-no-value"),
    ("⟦thanh_vien", "list-needs-quantifier"),
    ("count(⟦nguoi_nop) > 1", "list-of-rows-wanted"),
    ("any t in ⟦nguoi where t.ho_ten == ghi", "list-of-rows-wanted"),
    ("⟦any t in thanh_vien", "quantifier-needs-where"),
    ("⟦sum t in thanh_vien > 1", "sum-needs-of"),
    ("any t in thanh_vien where ⟦t.tuoi > 1", "name-not-known"),
    ("found ⟦csdl for nguoi_nop", "register-not-known"),
    ("found csdl_dan_cu for ⟦nguoi", "party-not-known"),
    ("⟦min(so_ban) > 1", "function-arguments"),
    ("⟦tuoi(ngay_sinh) > 1", "function-not-known"),
    ("⟦given(so_ban + 1)", "given-needs-field"),
]
LINEAR = [
    "dien_tich >= m2 * (count(thanh_vien) + 1)",
    "tien > muc_thu * so_ban",
    "tien / 3 > 5% of tien",
    "(if cuoi then 2 else 3) * so_ban > dien_tich / m2",
    "min(so_ban, 3) * 2 > age(ngay_sinh)",
]
IN_THE_FORM = [
    ("⟦phuc_tap", "officer-fact-in-form"),
    ("⟦lau", "officer-fact-in-form"),
    ("⟦cuoi", "reads-below"),
    ("⟦xa", "reads-below"),
    ("⟦co_ban_sao", "reads-below"),
]


def test_the_procedure_of_these_tests_is_clean() -> None:
    assert found() == []


@pytest.mark.parametrize(("rule", "expected"), GOOD.items(), ids=GOOD)
def test_a_good_rule_becomes_an_expression(rule: str, expected: ir.Expr) -> None:
    program, wrong = lowered(with_rules(f"'{rule}'"))
    assert (program.requirements[0].test, wrong) == (expected, ())
    assert type_of(expected) == "bool"


@pytest.mark.parametrize(("rule", "slug"), BAD)
def test_a_bad_rule_is_one_finding_at_its_words(rule: str, slug: str) -> None:
    assert found(rule=f"'{rule}'") == [(slug, *place(rule=f"'{rule}'"))]


@pytest.mark.parametrize("rule", LINEAR)
def test_what_is_compared_may_count_one_answer_with_what_nobody_answers(rule: str) -> None:
    assert found(rule=f"'{rule}'") == []


@pytest.mark.parametrize(("rule", "slug"), IN_THE_FORM)
def test_a_rule_in_the_form_reads_only_what_stands_above(rule: str, slug: str) -> None:
    assert found(form=rule) == [(slug, *place(form=rule))]


@pytest.mark.parametrize(
    "rule", ["so_ban > 1", "so_huu", "chung", "m2 > 1", "count(thanh_vien) > 1"]
)
def test_a_rule_in_the_form_may_read_what_stands_above(rule: str) -> None:
    assert found(form=rule) == []


def test_facts_stand_after_what_they_read() -> None:
    program, _ = lowered(with_rules("xa"))
    order = [fact.id for fact in program.facts]
    assert order.index("gan") < order.index("xa")
    assert order.index("phuc_tap") < order.index("lau")


def test_a_case_is_a_fact_and_a_parent_holds_with_its_children() -> None:
    facts = {fact.id: fact for fact in lowered(with_rules())[0].facts}
    assert facts["thue"].value == _is("viec", "thue")
    assert facts["so_huu"].value == ir.Any((_is("viec", "nha"), _is("viec", "phuong_tien")))
    assert facts["cap"].value == ir.Any((_is("them", "moi", "has"), _is("them", "lai", "has")))
    assert facts["so_huu"].says == "nhà của mình"


def test_dated_rows_of_a_parameter_are_chosen_on_the_day_of_filing() -> None:
    facts = {fact.id: fact for fact in lowered(with_rules("tien > muc_thu"))[0].facts}
    until = ir.Cmp("le", LODGED, lit("date", "2026-06-30"))
    assert facts["muc_thu"].value == ir.Choose(
        until, lit("money", 10000), lit("money", 12000), "money"
    )


def test_a_name_of_a_block_is_read_inside_the_block_only() -> None:
    block = BASE["blocks/nguoi_nop@1.yaml"].decode()
    inside = block.replace("    required: no", "    required: no\n    when: given(ho_ten)")
    program, wrong = lowered({**with_rules(), "blocks/nguoi_nop@1.yaml": inside.encode()})
    assert wrong == ()
    field = next(
        item for item in program.pages[0].items if getattr(item, "id", "").endswith("thoai")
    )
    assert isinstance(field, ir.Field)
    assert field.when == ir.Given(case("nguoi_nop.ho_ten", "text"))
    group = next(item for item in program.pages[0].items if isinstance(item, ir.Group))
    assert group.fields[2].when == ir.Given(_row("ho_ten"))
    outside = block.replace("    required: no", "    required: no\n    when: loai == nhanh")
    slugs = {
        one.slug
        for one in lowered({**with_rules(), "blocks/nguoi_nop@1.yaml": outside.encode()})[1]
    }
    assert slugs == {"name-not-known"}


def test_a_circle_of_facts_is_told_where_it_closes() -> None:
    texts = with_rules("xa")
    ((name, text),) = texts.items()
    circle = text.decode().replace("{is: cuoi, says: ở gần}", "{is: xa, says: ở gần}")
    (one,) = lowered({name: circle.encode()})[1]
    assert (one.slug, dict(one.args)["name"]) == ("fact-in-circle", "xa")


def test_the_fix_of_an_unknown_name_writes_the_nearest_one() -> None:
    (one,) = lowered(with_rules("cuoi and so_bam > 1"))[1]
    assert one.fix is not None
    assert [edit.text for edit in one.fix.edits] == ["so_ban"]
    assert [edit.span for edit in one.fix.edits] == [one.span]
