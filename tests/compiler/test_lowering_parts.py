"""Clocks, steps, who acts, results, requirements and scenarios as the program holds them."""

from __future__ import annotations

from datetime import date

from compiler import ir
from tests.compiler.laying import BASIS, CASES, FAST, MORE, laid, made
from tests.compiler.rules import lowered

COPY = ir.Ref("co_ban_sao", "bool")


def days(amount: str, when: ir.Expr = ir.TRUE, **rest: object) -> ir.ClockRow:
    return ir.ClockRow(when, "span", amount, "working_day", **rest)  # type: ignore[arg-type]


def test_a_term_has_rows_additions_a_start_and_a_cut_off() -> None:
    term = made(
        """\
term:
  from: done thu_ly
  cut_off: 15:00
  basis: 63/2010/NĐ-CP Điều 8
  within:
    - {is: 3 working_days, when: loai == nhanh, until: 30/06/2026}
    - {is: 5 working_days}
  plus:
    - {is: 2 working_days, when: co_ban_sao, basis: 63/2010/NĐ-CP Điều 8}
    - {is: 1 working_day}
"""
    ).term
    assert term == ir.Clock(
        (days("3", FAST, end=date(2026, 7, 1)), days("5")),
        (days("2", COPY, basis=BASIS), days("1")),
        "15:00",
        "done",
        "thu_ly",
        rest=True,
        basis=BASIS,
    )


def test_a_plain_term_is_one_row_from_a_complete_dossier() -> None:
    assert made("term: {within: same_day}\n").term == ir.Clock((ir.ClockRow(ir.TRUE, "same_day"),))
    assert made("term: none\n").term is None


def test_a_term_may_run_from_a_payment() -> None:
    term = made("term: {within: 5 days, from: paid phi}\n").term
    assert term is not None
    assert (term.start, term.start_step) == ("paid", "phi")


SHARED = """\
steps: chung@1
of:
  - {step: tiep_nhan, by: tiep_nhan_hs, within: 1 working_day, says: Tiếp nhận hồ sơ}
  - {step: thu_ly, by: thu_ly_hs, says: Thẩm định}
"""
STEPS = """\
steps:
  - use: chung@1
  - {step: ky, by: ky, within: untimed, says: Ký}
  - {step: y_kien, by: thu_ly_hs, within: none, says: Hỏi, after: tiep_nhan, parallel: yes}
  - step: tra
    by: tra_kq
    says: Trả kết quả
    when: co_ban_sao
    basis: 63/2010/NĐ-CP Điều 8
    within: [{is: 2 working_days, when: loai == nhanh}, {is: rest}]
"""


def test_steps_run_as_listed_shared_ones_in_place() -> None:
    files, _ = laid(STEPS, {**MORE, "steps/chung@1.yaml": SHARED})
    program, found = lowered(files)
    assert found == ()

    def word(name: str) -> ir.Clock:
        return ir.Clock((ir.ClockRow(ir.TRUE, name),))  # type: ignore[arg-type]

    assert program.steps == (
        ir.Step("tiep_nhan", "Tiếp nhận hồ sơ", "tiep_nhan_hs", ir.Clock((days("1"),))),
        ir.Step("y_kien", "Hỏi", "thu_ly_hs", word("none"), parallel=True),
        ir.Step("thu_ly", "Thẩm định", "thu_ly_hs", word("rest")),
        ir.Step("ky", "Ký", "ky", word("untimed")),
        ir.Step(
            "tra", "Trả kết quả", "tra_kq",
            ir.Clock((days("2", FAST), ir.ClockRow(ir.TRUE, "rest")), rest=True),
            when=COPY, basis=BASIS,
        ),
    )  # fmt: skip


def test_an_authority_is_fixed_at_an_address_or_chosen_in_a_level() -> None:
    fixed = ir.Place(ir.TRUE, "so_tu_phap", "fixed")
    assert made("").authority == ir.Authority((fixed,), (fixed,))
    two = "authority: {receives: any so_tu_phap in tinh, decides: so_tu_phap at nha_cu}\n"
    assert made(two + CASES).authority == ir.Authority(
        (ir.Place(ir.TRUE, "so_tu_phap", "any_in", level="tinh"),),
        (ir.Place(ir.TRUE, "so_tu_phap", "at", ("nha_cu",)),),
    )


def test_parties_are_blocks_or_lists() -> None:
    text = "parties: {submitter: nguoi_nop, owner: nguoi_nop, subject: [nguoi_nop, ho_so]}\n"
    me = (ir.PartyRow(ir.TRUE, ("nguoi_nop",)),)
    assert made(text + CASES).parties == ir.Parties(
        me, me, (ir.PartyRow(ir.TRUE, ("nguoi_nop", "ho_so")),)
    )


def test_who_a_party_is_may_depend_on_the_case() -> None:
    text = """\
parties:
  submitter: nguoi_nop
  owner: [{is: ho_so, when: so_huu}, {is: nguoi_nop}]
  subject:
    - {is: [nguoi_nop, ho_so], when: so_huu}
    - is: nguoi_nop
"""
    me, owned = ir.PartyRow(ir.TRUE, ("nguoi_nop",)), ir.Ref("so_huu", "bool")
    assert made(text + CASES).parties == ir.Parties(
        (me,),
        (ir.PartyRow(owned, ("ho_so",)), me),
        (ir.PartyRow(owned, ("nguoi_nop", "ho_so")), me),
    )


def test_every_procedure_can_be_refused() -> None:
    granted = "results:\n  - {id: giay, name: Giấy, code: KQ.1, delivery: [post]}\n"
    given = ir.Result("giay", "Giấy", "granted", "KQ.1", ("post",))
    refused = ir.Result("tu_choi", "Thông báo từ chối giải quyết hồ sơ", "refused")
    assert made(granted).results == (given, refused)
    assert made("results: none\n").results == (refused,)
    own = "  - {id: phieu, name: Phiếu từ chối, outcome: refused}\n"
    assert made(granted + own).results == (given, ir.Result("phieu", "Phiếu từ chối", "refused"))


def test_a_requirement_is_tested_or_judged() -> None:
    found = made(
        """\
requirements:
  - {test: found csdl_dan_cu for nguoi_nop, says: Có trong cơ sở dữ liệu}
  - {judged: Nhà ở đủ điều kiện, id: nha_o, basis: 63/2010/NĐ-CP Điều 8}
  - {judged: Hồ sơ thật, says: Giấy tờ là thật}
"""
    ).requirements
    assert found == (
        ir.Requirement("1", "Có trong cơ sở dữ liệu", ir.Found("csdl_dan_cu", "nguoi_nop")),
        ir.Requirement("nha_o", "Nhà ở đủ điều kiện", ir.TRUE, "Nhà ở đủ điều kiện", BASIS),
        ir.Requirement("3", "Giấy tờ là thật", ir.TRUE, "Hồ sơ thật"),
    )


def test_a_case_is_a_fact_and_so_is_each_above_it() -> None:
    program = made(CASES)
    asked = ir.Ref("viec", "choice")

    def leaf(code: str) -> ir.Cmp:
        return ir.Cmp("eq", asked, ir.Lit("choice", code))

    facts = {one.id: (one.value, one.says, one.basis) for one in program.facts}
    assert facts == {
        "so_huu": (ir.Any((leaf("nha"), leaf("phuong_tien"))), "nhà của mình", BASIS),
        "nha": (leaf("nha"), "nhà ở", ()),
        "phuong_tien": (leaf("phuong_tien"), "phương tiện", ()),
        "thue": (leaf("thue"), "nhà thuê", ()),
    }
    (case,) = program.cases
    assert [one.id for one in case.options] == ["so_huu", "thue"]
    assert [one.id for one in case.options[0].children] == ["nha", "phuong_tien"]


def test_facts_stand_behind_those_that_they_read() -> None:
    program = made(
        "facts:\n  xa: {is: gan and so_ban > 5, says: xa}\n  gan: {is: co_ban_sao, says: gần}\n"
    )
    assert [one.id for one in program.facts] == ["gan", "xa"]
    assert program.facts[1].reads == ("co_ban_sao", "gan", "so_ban")


def test_a_scenario_keeps_its_texts_and_the_names_of_rows_and_parties() -> None:
    program = made(
        CASES
        + """\
components:
  - {document: giay_a, submit: 1 original, when: phuc_tap}
facts:
  phuc_tap: {by: thu_ly, says: phức tạp}
scenarios:
  - name: Hai giấy tờ
    at: 02/03/2026
    channel: counter
    answers: {viec: nha, ho_so: 2 rows, ho_so.r1.so_trang: 3, nguoi_nop.ho_ten: Nguyễn Văn A}
    registers: {csdl_dan_cu: found, csdl_dan_cu for nguoi_nop: unreachable}
    officer: {phuc_tap: yes}
    expect: {fees: {phi: 0đ}, due: 09/03/2026 15:30, components: [giay_a], includes: []}
  - {name: Trống, at: 02/03/2026 09:00, channel: online, expect: {fees: 1.000đ}}
"""
    )
    assert program.scenarios == (
        ir.Scenario(
            "1", "Hai giấy tờ", "2026-03-02T12:00", "counter",
            (("viec", "nha"), ("ho_so", "2 rows"), ("ho_so.r1.so_trang", "3"),
             ("nguoi_nop.ho_ten", "Nguyễn Văn A")),
            (("csdl_dan_cu", "", "found"), ("csdl_dan_cu", "nguoi_nop", "unreachable")),
            (("phuc_tap", True),),
            (("phi", 0),), "2026-03-09T15:30", ("giay_a",), (),
        ),
        ir.Scenario("2", "Trống", "2026-03-02T09:00", "online", fees=(("", 1000),)),
    )  # fmt: skip


def test_what_is_given_written_as_none_or_not_stated_stays_apart() -> None:
    assert made("").stated == ir.Stated(requirements="none")
    text = "fees: none\nterm: none\nsteps: none\n"
    stated = made(text).stated
    assert (stated.fees, stated.term, stated.steps, stated.sets) == (*("none",) * 3, "given")
    bare, _ = laid("")
    (name,) = (one for one in bare if one.startswith("procedures/"))
    without = bare[name].decode().replace("requirements: none\n", "").replace("sets: 1\n", "")
    program, _ = lowered({**bare, name: without.encode()})
    assert (program.stated.requirements, program.stated.sets) == ("not_stated", "not_stated")
    assert program.sets == 1
