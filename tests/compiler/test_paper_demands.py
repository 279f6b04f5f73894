"""What is said of papers besides which they are: need, age, origin, whose consent, for whom."""

from __future__ import annotations

from datetime import datetime

from catalogue.kinds.base import Json, Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.yes_no import YesNo
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import ComponentState, Evaluation, Filing, World
from compiler.ir_codec import decode, encode
from compiler.scenarios import filing, with_defaults
from tests.compiler.building import TET, VIETNAM
from tests.compiler.laying import CASES, FAST, MORE, ONLINE, PAPERS, laid, made, places
from tests.compiler.rules import lowered

NOON = datetime(2026, 3, 2, 12, tzinfo=VIETNAM)
DECLARED = "components:\n  - declaration: don_de_nghi\n"
SO_HUU = ir.Ref("so_huu", "bool")
FOREIGN_PAPERS = {
    **MORE,
    "documents.yaml": PAPERS.replace("name: Giấy B}", "name: Giấy B, foreign: yes}"),
}


def papers(program: ir.Program) -> dict[str, ir.Component]:
    return {one.id: one for one in program.components}


def questions(program: ir.Program) -> dict[str, ir.Field]:
    items = (item for page in program.pages for item in page.items)
    return {one.id: one for one in items if isinstance(one, ir.Field)}


def judged(program: ir.Program, /, **answers: Json) -> Evaluation:
    return handed_in(program, "online", answers)


def handed_in(program: ir.Program, channel: str, answers: dict[str, Json]) -> Evaluation:
    return engine(program, World(TET)).run(Filing(answers, NOON, channel))


def states(program: ir.Program, **answers: Json) -> dict[str, ComponentState]:
    return {one.id: one for one in judged(program, **answers).components}


def from_abroad(text: str) -> ir.Program:
    program, found = lowered(laid(text, FOREIGN_PAPERS)[0])
    assert found == ()
    return program


# need


def test_how_much_a_paper_is_needed_may_depend_on_the_case() -> None:
    program = made(
        DECLARED
        + """\
  - document: giay_a
    submit: 1 original
    need:
      - {is: required, when: loai == nhanh}
      - is: advised
"""
    )
    one = papers(program)["giay_a"]
    assert one.need == "advised"
    assert one.needs == (ir.NeedRow(FAST, "required"), ir.NeedRow(ir.TRUE, "advised"))
    upload = questions(program)["nop.giay_a"]
    assert (upload.when, upload.required) == (ir.All((ONLINE, FAST)), FAST)
    assert states(program, loai="nhanh")["giay_a"].need == "required"
    assert states(program, loai="thuong")["giay_a"].need == "advised"


def test_rows_of_need_leave_no_gap() -> None:
    text = DECLARED + (
        "  - document: giay_a\n    submit: 1 original\n    basis: 63/2010/NĐ-CP Điều 8\n"
        "    need: [{is: required, when: loai == nhanh}, {is: optional, when: loai == nhanh}]\n"
    )
    assert [slug for slug, _, _ in places(text)] == ["rows-leave-gap", "rows-overlap"]


def test_what_is_handed_in_may_depend_on_the_channel() -> None:
    program = made(
        DECLARED
        + """\
  - document: giay_a
    submit:
      - {is: 1 electronic, when: channel == online}
      - is: 1 certified
"""
    )
    ways = {
        channel: handed_in(program, channel, {}).components[1].copies
        for channel in ("online", "counter")
    }
    assert ways["online"] == (((ir.Paper(1, "electronic")),),)
    assert ways["counter"] == (((ir.Paper(1, "certified")),),)


# age


def test_a_paper_may_have_an_age() -> None:
    program = made(
        DECLARED
        + """\
  - submit: 1 original
    max_age: 6 months
    all_of:
      - giay_a
      - document: giay_b
        max_age: [{is: 30 days, when: loai == nhanh}, {is: none}]
"""
    )
    month = ir.ClockRow(ir.TRUE, "span", "6", "month")
    days = ir.ClockRow(FAST, "span", "30", "day")
    assert papers(program)["giay_a"].max_age == (month,)
    assert papers(program)["giay_b"].max_age == (days, ir.ClockRow(ir.TRUE, "none"))
    fast, slow = states(program, loai="nhanh"), states(program, loai="thuong")
    assert (fast["giay_a"].max_age, fast["giay_b"].max_age) == (month, days)
    assert slow["giay_b"].max_age is None


# origin


def test_what_a_paper_from_abroad_needs_is_asked_once() -> None:
    program = from_abroad(
        DECLARED
        + """\
  - submit: 1 original
    when: co_ban_sao
    all_of: [giay_a, giay_b]
  - {document: giay_c, submit: 1 plain, if_foreign: [translated]}
  - {document: giay_to_tuy_than, submit: 1 plain, if_foreign: none}
"""
    )
    needs = {id_: one.if_foreign for id_, one in papers(program).items() if one.if_foreign}
    assert needs == {"giay_b": ("legalised", "translated"), "giay_c": ("translated",)}
    assert questions(program)["giay_nuoc_ngoai"] == ir.Field(
        "giay_nuoc_ngoai",
        YesNo(),
        "Trong các giấy tờ nộp kèm theo, có giấy tờ do cơ quan nước ngoài cấp không?",
        source="foreign",
    )
    abroad = states(program, co_ban_sao=True, giay_nuoc_ngoai=True)
    assert [id_ for id_, one in abroad.items() if one.foreign] == ["giay_b", "giay_c"]
    assert not any(one.foreign for one in states(program, giay_nuoc_ngoai=False).values())


def test_nobody_is_asked_about_papers_that_come_from_here() -> None:
    assert "giay_nuoc_ngoai" not in questions(made(DECLARED))
    asked = questions(
        from_abroad(DECLARED + "  - {document: giay_b, submit: 1 plain, when: co_ban_sao}\n")
    )
    assert asked["giay_nuoc_ngoai"].when == ir.Ref("co_ban_sao", "bool")


def test_a_scenario_that_says_nothing_means_papers_from_here() -> None:
    program = from_abroad(DECLARED + "  - {document: giay_b, submit: 1 plain}\n")
    ready = engine(program, World(TET))
    scenario = ir.Scenario("1", "", "2026-03-02T09:00", "online")
    found = with_defaults(ready, filing(ready, scenario, {}, NOON))
    assert found.values["giay_nuoc_ngoai"] is False


# consents


CONSENT = CASES + DECLARED + "  - {document: giay_a, from: nguoi_nop, ways: [%s]%s}\n"


def test_a_consent_may_be_given_in_several_ways() -> None:
    program = made(CONSENT % ("declaration, vneid, paper", ""))
    one = papers(program)["giay_a"]
    ways = ("declaration", "vneid", "paper")
    assert one.consent == ir.Consent("nguoi_nop", ways, "cach_dong_y.giay_a")
    assert one.copies == (ir.CopiesRow(ir.TRUE, ((ir.Paper(1, "original"),),)),)
    asked = questions(program)
    assert asked["cach_dong_y.giay_a"] == ir.Field(
        "cach_dong_y.giay_a",
        Choice(
            options=(
                Option("declaration", "ghi ý kiến và ký vào tờ khai"),
                Option("vneid", "xác nhận trên ứng dụng VNeID"),
                Option("paper", "lập văn bản riêng"),
            )
        ),
        "Hình thức thể hiện giấy A",
        source="consent",
    )
    by_paper = ir.Cmp("eq", ir.Ref("cach_dong_y.giay_a", "choice"), ir.Lit("choice", "paper"))
    assert asked["nop.giay_a"].when == ir.All((ONLINE, by_paper))
    signed = judged(program, **{"cach_dong_y.giay_a": "vneid"})
    assert signed.components[1].way == "vneid"
    assert signed.fields["nop.giay_a"] == "hidden"
    assert judged(program).components[1].way == ""


def test_the_only_way_needs_no_question() -> None:
    program = made(CONSENT % ("vneid", ""))
    assert papers(program)["giay_a"].copies == ()
    assert {"cach_dong_y.giay_a", "nop.giay_a"}.isdisjoint(questions(program))
    assert states(program)["giay_a"].way == "vneid"
    alone = made(CASES + DECLARED + "  - {document: giay_a, from: nguoi_nop, submit: 1 plain}\n")
    assert papers(alone)["giay_a"].consent == ir.Consent("nguoi_nop", ("paper",))


def test_every_row_of_a_list_consents_for_itself() -> None:
    text = CASES + DECLARED + "  - {document: giay_a, from: ho_so, ways: [paper]}\n"
    program = made(text)
    assert papers(program)["giay_a"].each == ir.Each("ho_so", ir.TRUE)
    found = states(program, ho_so=[{"_row": "a"}, {"_row": "b"}])
    assert found["giay_a"].rows == ("a", "b")
    some = made(
        CASES + DECLARED + "  - {document: giay_a, each: t in ho_so where t.goc, from: t}\n"
    )
    one = papers(some)["giay_a"]
    assert one.consent == ir.Consent("ho_so", ("paper",))
    assert one.each == ir.Each("ho_so", ir.Ref("goc", "bool", "row"))


def test_only_parties_consent_and_sign() -> None:
    text = DECLARED.replace("don_de_nghi", "don_de_nghi\n    signed_by: [nguoi_nop, ai]")
    text += "  - {document: giay_a, from: ai_do, ways: [paper]}\n"
    assert [slug for slug, _, _ in places(text)] == ["party-not-known"] * 2


def test_a_declaration_is_signed_by_parties() -> None:
    program = made(
        CASES + DECLARED.replace("don_de_nghi", "don_de_nghi\n    signed_by: [nguoi_nop, ho_so]")
    )
    assert papers(program)["don_de_nghi"].signed_by == ("nguoi_nop", "ho_so")


# for whom, and how many


def test_a_group_may_be_for_another_agency_in_other_numbers() -> None:
    program = made(
        DECLARED
        + """\
  - to: so_tu_phap
    sets: 2
    submit: 1 original
    all_of:
      - giay_a
      - {document: giay_b, sets: 3}
"""
    )
    found = papers(program)
    assert (found["giay_a"].to, found["giay_a"].sets) == ("so_tu_phap", 2)
    assert (found["giay_b"].to, found["giay_b"].sets) == ("so_tu_phap", 3)
    (group,) = (one for one in program.outline if isinstance(one, ir.ComponentGroup))
    assert (group.to, group.sets) == ("so_tu_phap", 2)


def test_papers_are_handed_over_to_known_kinds_of_agencies() -> None:
    text = DECLARED + "  - {document: giay_a, submit: 1 plain, to: so_mau_mau}\n"
    assert places(text) == [("agency-kind-not-known", 3, 45)]


def test_all_that_is_said_of_papers_is_stored_and_read_back() -> None:
    program = from_abroad(
        CASES
        + """\
components:
  - {declaration: don_de_nghi, signed_by: nguoi_nop}
  - each: t in ho_so where t.goc and found csdl_dan_cu for t
    to: so_tu_phap
    sets: 2
    submit: 1 original
    all_of:
      - {document: giay_a, need: [{is: required, when: so_huu}, {is: optional}]}
      - {document: giay_b, max_age: 6 months}
  - {document: giay_c, from: nguoi_nop, ways: [vneid, paper]}
"""
    )
    assert decode(encode(program)) == program


# parties


def test_who_the_parties_are_is_told_by_the_case() -> None:
    program = made(
        "parties:\n  submitter: nguoi_nop\n  owner: [{is: ho_so, when: so_huu}, {is: nguoi_nop}]\n"
        "  subject: [nguoi_nop, ho_so]\n" + CASES
    )
    assert judged(program).parties.owner == ""
    assert judged(program, viec="nha").parties.owner == "ho_so"
    assert judged(program, viec="thue").parties.owner == "nguoi_nop"
    assert judged(program).parties.submitter == "nguoi_nop"
    assert judged(program).parties.subject == ("nguoi_nop", "ho_so")


def test_a_party_that_there_is_not_is_told_once() -> None:
    text = "parties: {submitter: ai, owner: ai, subject: ai}\n"
    assert places(text) == [("party-not-known", 1, 22)]
