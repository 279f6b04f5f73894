"""The documents of a dossier as the program holds them: outline, papers, generated questions."""

from __future__ import annotations

from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.walk import both
from tests.compiler.laying import BASIS, CASES, FAST, ONLINE, made

DECLARED = "components:\n  - declaration: don_de_nghi\n"
SO_HUU = ir.Ref("so_huu", "bool")
ORIGINAL = (ir.CopiesRow(ir.TRUE, ((ir.Paper(1, "original"),),)),)


def papers(text: str) -> dict[str, ir.Component]:
    return {one.id: one for one in made(text).components}


def questions(program: ir.Program, page: str = "nop_giay_to") -> dict[str, ir.Field]:
    pages = {one.id: one.items for one in program.pages}
    return {one.id: one for one in pages.get(page, ()) if isinstance(one, ir.Field)}


def chosen(question: str, code: str, how: ir.CompareHow = "eq") -> ir.Cmp:
    type_ = "choices" if how == "has" else "choice"
    return ir.Cmp(how, ir.Ref(question, type_), ir.Lit("choice", code))  # type: ignore[arg-type]


def test_members_inherit_and_a_group_stands_under_the_words_of_its_case() -> None:
    program = made(
        CASES
        + DECLARED
        + """\
  - when: so_huu
    submit: 1 original
    need: optional
    satisfied_by: csdl_dan_cu for nguoi_nop
    basis: 63/2010/NĐ-CP Điều 8
    all_of:
      - giay_a
      - {document: giay_b, present: original, when: nha, need: required, name: Giấy B của chủ}
      - {note: Không cần công chứng.}
"""
    )
    lookup = ir.Lookup(("csdl_dan_cu",), ("nguoi_nop",))
    shared = {"copies": ORIGINAL, "lookup": lookup, "group": "nhom_1", "basis": BASIS}
    nha = both(SO_HUU, ir.Ref("nha", "bool"))
    assert program.components[1:] == (
        ir.Component(
            "giay_a", "giay_a", "Giấy A", "submit", asked=SO_HUU, asked_in_case=SO_HUU,
            need="optional", **shared,  # type: ignore[arg-type]
        ),
        ir.Component(
            "giay_b", "giay_b", "Giấy B của chủ", "present", asked=nha, asked_in_case=nha,
            **shared,  # type: ignore[arg-type]
        ),
    )  # fmt: skip
    members = (
        ir.ComponentLine("giay_a"),
        ir.ComponentLine("giay_b"),
        ir.ComponentNote("Không cần công chứng.", SO_HUU),
    )
    group = ir.ComponentGroup("nhom_1", "all_of", "nhà của mình", SO_HUU, members)
    assert program.outline == (ir.ComponentLine("don_de_nghi"), group)


def test_a_document_brings_its_own_register_and_basis() -> None:
    paper = papers(DECLARED + "  - {document: giay_c, submit: 2 plain}\n")["giay_c"]
    assert paper.lookup == ir.Lookup(("csdl_dan_cu",))
    assert paper.basis == (ir.Citation("45/2019/QH14", None, ("Điều 1",)),)
    assert paper.copies == (ir.CopiesRow(ir.TRUE, ((ir.Paper(2, "plain"),),)),)


def test_copies_may_depend_on_the_case_and_the_day() -> None:
    paper = papers(
        DECLARED
        + """\
  - document: giay_a
    submit:
      - {is: 1 original and 2 plain or 1 certified, when: loai == nhanh, until: 30/06/2026}
      - {is: 1 plain}
"""
    )["giay_a"]
    lodged = ir.Ref("lodged", "date", "filing")
    before = ir.Cmp("lt", lodged, ir.Lit("date", "2026-07-01"))
    assert paper.copies == (
        ir.CopiesRow(
            ir.All((FAST, before)),
            ((ir.Paper(1, "original"), ir.Paper(2, "plain")), (ir.Paper(1, "certified"),)),
        ),
        ir.CopiesRow(ir.TRUE, ((ir.Paper(1, "plain"),),)),
    )


def test_a_choice_asks_which_paper_and_asks_only_for_that() -> None:
    for how in ("one_of", "first_of"):
        program = made(f"{DECLARED}  - {how}: [giay_a, giay_b]\n    submit: 1 original\n")
        first, second = program.components[1:]
        assert first.asked == chosen("giay_a", "giay_a")
        assert second.asked == chosen("giay_a", "giay_b")
        assert first.asked_in_case == second.asked_in_case == ir.TRUE
        assert first.choice == second.choice == first.group == "giay_a"
        assert questions(program)["giay_a"] == ir.Field(
            "giay_a",
            Choice(options=(Option("giay_a", "Giấy A"), Option("giay_b", "Giấy B"))),
            "Ông, bà nộp giấy tờ nào trong số sau đây?",
            source="papers",
        )


def test_the_heading_of_a_choice_says_what_it_is_about() -> None:
    program = made(
        f"{DECLARED}  - heading: Giấy tờ về đất\n    one_of: [giay_a, giay_b]\n"
        "    submit: 1 original\n"
    )
    label = questions(program)["giay_a"].label
    assert label == "Giấy tờ về đất: ông, bà nộp giấy tờ nào trong số sau đây?"


def test_of_any_of_several_may_be_chosen() -> None:
    program = made(
        f"{DECLARED}  - id: kem\n    ask: Ông, bà có giấy nào?\n    any_of: [giay_a, giay_b]\n"
        "    submit: 1 original\n    when: co_ban_sao\n"
    )
    copy = ir.Ref("co_ban_sao", "bool")
    question = questions(program)["kem"]
    assert question.kind == Choices(
        options=(Option("giay_a", "Giấy A"), Option("giay_b", "Giấy B")), min=1
    )
    assert (question.label, question.when) == ("Ông, bà có giấy nào?", copy)
    assert program.components[1].asked == both(copy, chosen("kem", "giay_a", "has"))
    assert program.components[1].asked_in_case == copy


def test_alternatives_may_be_groups_declarations_and_hold_notes() -> None:
    program = made(
        DECLARED
        + """\
  - id: cach
    submit: 1 original
    one_of:
      - note: Chọn một trong các cách sau.
      - all_of: [giay_a, giay_b]
      - {heading: Giấy thay thế, all_of: [giay_c, {document: giay_mien, id: mien}]}
      - declaration: to_khai
"""
    )
    question = questions(program)["cach"]
    assert isinstance(question.kind, Choice)
    assert question.kind.options == (
        Option("giay_a", "Giấy A; Giấy B"),
        Option("giay_c", "Giấy thay thế"),
        Option("to_khai", "Tờ khai"),
    )
    asked = {one.id: one.asked for one in program.components[1:]}
    assert asked == {
        "giay_a": chosen("cach", "giay_a"),
        "giay_b": chosen("cach", "giay_a"),
        "giay_c": chosen("cach", "giay_c"),
        "mien": chosen("cach", "giay_c"),
        "to_khai": chosen("cach", "to_khai"),
    }
    declared = program.components[-1]
    assert (declared.verb, declared.choice, declared.asked_in_case) == ("declare", "cach", ir.TRUE)


def test_a_choice_inside_a_choice_is_asked_behind_it() -> None:
    program = made(
        DECLARED
        + """\
  - id: ngoai
    submit: 1 original
    one_of:
      - giay_c
      - {id: trong, one_of: [giay_a, giay_b]}
"""
    )
    outer = chosen("ngoai", "trong")
    assert list(questions(program))[:2] == ["ngoai", "trong"]
    assert questions(program)["trong"].when == outer
    last = program.components[-1]
    assert last.asked == both(outer, chosen("trong", "giay_b"))
    assert (last.group, last.choice) == ("trong", "trong")


def test_of_several_declarations_the_first_that_holds_is_asked() -> None:
    found = papers(
        """\
components:
  - basis: 63/2010/NĐ-CP Điều 8
    declaration:
      - {is: to_khai, when: loai == nhanh, basis: 45/2019/QH14 Điều 1}
      - {is: don_de_nghi}
"""
    )
    assert found["to_khai"].asked == FAST
    assert found["don_de_nghi"].asked == ir.Not(FAST)
    assert found["to_khai"].basis == (ir.Citation("45/2019/QH14", None, ("Điều 1",)),)
    assert found["don_de_nghi"].basis == BASIS


def test_a_paper_is_uploaded_online_unless_a_register_answers() -> None:
    program = made(
        DECLARED
        + """\
  - {document: giay_a, submit: 1 original, when: co_ban_sao}
  - {document: giay_b, submit: 1 original, need: optional}
  - {document: giay_mien, submit: 1 original, need: advised}
  - {document: to_khai, submit: 1 original, need: to_decide}
  - {document: giay_to_tuy_than, present: original, satisfied_by: csdl_dan_cu for nguoi_nop}
"""
    )
    missed = ir.Not(ir.Found("csdl_dan_cu", "nguoi_nop", "giay_to_tuy_than"))
    not_had = ir.Not(ir.Found("csdl_dan_cu", "nguoi_nop", "giay_to_tuy_than", sure=True))
    copy = ir.Ref("co_ban_sao", "bool")
    asked: dict[str, tuple[str, ir.Expr, ir.Expr]] = {
        "giay_a": ("Giấy A", ir.All((copy, ONLINE)), ir.TRUE),
        "giay_b": ("Giấy B", ONLINE, ir.FALSE),
        "giay_to_tuy_than": ("Giấy tờ tùy thân", ir.All((ONLINE, not_had)), missed),
    }
    files = {id_: it for id_, it in questions(program).items() if it.source == "upload"}
    assert files == {
        f"nop.{id_}": ir.Field(
            f"nop.{id_}", FileUpload(), label, when=when, required=required, source="upload"
        )
        for id_, (label, when, required) in asked.items()
    }


def test_the_proof_of_a_relief_is_asked_once_and_only_where_it_is_claimed() -> None:
    fee = """\
  - id: {}
    type: phi
    name: Phí
    amount: 1.000đ
    when: co_ban_sao
    relief: {{off: 50%, when: loai == nhanh, proof: giay_mien, until: 31/12/2026}}
"""
    program = made(DECLARED + "fees:\n" + fee.format("mot") + fee.format("hai"))
    (proof,) = (one for one in program.components if one.proof_of)
    lodged = ir.Ref("lodged", "date", "filing")
    claimed = ir.All(
        (
            ir.Ref("co_ban_sao", "bool"),
            FAST,
            ir.Cmp("lt", lodged, ir.Lit("date", "2027-01-01")),
        )
    )
    assert (proof.id, proof.verb, proof.copies) == ("giay_mien", "present", ORIGINAL)
    assert proof.proof_of == "mot"
    assert proof.asked == proof.asked_in_case == claimed
    assert questions(program)["nop.giay_mien"].when == both(claimed, ONLINE)


def test_a_proof_that_is_listed_anyway_is_not_added() -> None:
    program = made(
        f"{DECLARED}  - {{document: giay_mien, submit: 1 plain}}\n"
        "fees:\n  - {id: mot, type: phi, name: Phí, amount: 1.000đ,"
        " relief: {off: 50%, when: co_ban_sao, proof: giay_mien}}\n"
    )
    assert [one.id for one in program.components] == ["don_de_nghi", "giay_mien"]
