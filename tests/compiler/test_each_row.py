"""Papers that are asked once per row of a list: which rows, which registers, how many files."""

from __future__ import annotations

from datetime import datetime

from catalogue.kinds.base import Json
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import Evaluation, Filing, Lookup, World
from compiler.scenarios import Mismatch, run_scenario
from tests.compiler.building import TET, VIETNAM
from tests.compiler.laying import CASES, ONLINE, arg, made, places, told

GOC = ir.Ref("goc", "bool", "row")
ANY_GOC = ir.Over("any", "ho_so", ir.TRUE, GOC, "bool")
EACH = CASES + "components:\n  - declaration: don_de_nghi\n"
ONE = "  - {document: giay_a, submit: 1 original, each: t in ho_so where t.goc%s}\n"
NOON = datetime(2026, 3, 2, 12, tzinfo=VIETNAM)
Registers = dict[tuple[str, str], Lookup]


def judged(
    program: ir.Program, *rows: Json, registers: Registers | None = None, **more: Json
) -> Evaluation:
    answers: dict[str, Json] = {"ho_so": list(rows), **more}
    return engine(program, World(TET)).run(Filing(answers, NOON, "online", registers or {}))


def row(key: str, *, goc: bool | None = True, so_trang: int = 1) -> Json:
    return {"_row": key, "goc": goc, "so_trang": so_trang}


def paper(program: ir.Program, id_: str = "giay_a") -> ir.Component:
    return next(one for one in program.components if one.id == id_)


def test_a_paper_is_asked_when_there_is_such_a_row() -> None:
    one = paper(made(EACH + ONE % ""))
    assert one.each == ir.Each("ho_so", GOC)
    assert one.asked == one.asked_in_case == ANY_GOC


def test_the_paper_is_asked_for_the_rows_that_are_meant() -> None:
    program = made(EACH + ONE % "")
    (state,) = (
        one
        for one in judged(program, row("a"), row("b", goc=False), row("c")).components
        if one.id == "giay_a"
    )
    assert (state.asked, state.rows) == (True, ("a", "c"))
    assert state.copies == (((ir.Paper(1, "original")),),)
    none = judged(program, row("b", goc=False)).components[1]
    assert (none.asked, none.rows, none.copies) == (False, (), ())
    assert judged(program, {"_row": "a"}).components[1].asked is None


def test_conditions_about_the_row_and_about_the_case_are_kept_apart() -> None:
    program = made(EACH + ONE % ", when: co_ban_sao and t.so_trang > 2")
    more = ir.Cmp("gt", ir.Ref("so_trang", "integer", "row"), ir.Lit("integer", "2"))
    one = paper(program)
    assert one.each == ir.Each("ho_so", ir.All((GOC, more)))
    inside = ir.Over("any", "ho_so", ir.TRUE, ir.All((GOC, more)), "bool")
    assert one.asked == ir.All((ir.Ref("co_ban_sao", "bool"), inside))
    state = judged(program, row("a", so_trang=2), row("b", so_trang=3), co_ban_sao=True)
    assert state.components[1].rows == ("b",)


def test_members_of_a_repeated_group_are_asked_per_row() -> None:
    program = made(
        EACH
        + """\
  - each: t in ho_so
    submit: 1 plain
    all_of:
      - giay_a
      - {document: giay_b, when: t.goc}
"""
    )
    (group,) = (one for one in program.outline if isinstance(one, ir.ComponentGroup))
    assert group.each == ir.Each("ho_so", ir.TRUE)
    assert paper(program, "giay_b").each == ir.Each("ho_so", GOC)
    states = judged(program, row("a"), row("b", goc=False)).components
    assert [one.rows for one in states[1:]] == [("a", "b"), ("a",)]


def test_a_choice_in_a_repeated_group_is_asked_once_for_all_rows() -> None:
    program = made(
        EACH
        + "  - {each: t in ho_so where t.goc, submit: 1 plain, id: nao, one_of: [giay_a, giay_b]}\n"
    )
    (question,) = (
        item
        for page in program.pages
        for item in page.items
        if isinstance(item, ir.Field) and item.id == "nao"
    )
    assert question.when == ANY_GOC
    states = judged(program, row("a"), row("b"), nao="giay_b").components
    assert [one.rows for one in states[1:]] == [(), ("a", "b")]


SAVED = EACH + ONE % ", satisfied_by: csdl_dan_cu for t"


def test_a_register_is_asked_about_each_row() -> None:
    program = made(SAVED)
    assert paper(program).lookup == ir.Lookup(("csdl_dan_cu",), ("ho_so",))
    ready = engine(program, World(TET))
    assert ready.inquiries == {("csdl_dan_cu", "ho_so")}
    assert "csdl_dan_cu" in ready.registers
    found: Registers = {("csdl_dan_cu", "ho_so.a"): "found", ("csdl_dan_cu", ""): "not_found"}
    state = judged(program, row("a"), row("b"), registers=found).components[1]
    assert (state.asked, state.rows, state.lookup) == (True, ("b",), "not_found")
    state = judged(program, row("a"), row("b")).components[1]
    assert (state.asked, state.rows, state.lookup) == (True, ("a", "b"), "unreachable")
    found[("csdl_dan_cu", "ho_so")] = "found"
    state = judged(program, row("a"), row("b"), registers=found).components[1]
    assert (state.asked, state.rows, state.lookup) == (False, (), "found")
    assert state.found_in == ("csdl_dan_cu",)


def test_files_are_required_while_a_row_is_left_that_no_register_has() -> None:
    program = made(SAVED)
    (upload,) = (
        item
        for item in program.pages[-1].items
        if isinstance(item, ir.Field) and item.id == "nop.giay_a"
    )
    assert upload.kind == FileUpload(max_files=50)

    def left(*, sure: bool) -> ir.Expr:
        found = ir.Found("csdl_dan_cu", "ho_so", "giay_a", sure, row=True)
        return ir.Over("any", "ho_so", ir.TRUE, ir.All((GOC, ir.Not(found))), "bool")

    assert upload.when == ir.All((ANY_GOC, ONLINE, left(sure=True)))
    assert upload.required == left(sure=False)
    found: Registers = {("csdl_dan_cu", "ho_so.a"): "found", ("csdl_dan_cu", ""): "not_found"}
    assert judged(program, row("a"), registers=found).fields["nop.giay_a"] == "hidden"
    mixed = judged(program, row("a"), row("b"), registers=found)
    assert mixed.fields["nop.giay_a"] == "shown"
    assert "nop.giay_a" in mixed.required
    away = judged(program, row("a"), row("b"))
    assert away.fields["nop.giay_a"] == "shown"
    assert "nop.giay_a" not in away.required


def test_a_scenario_says_what_registers_know_of_each_row() -> None:
    scenario = """\
scenarios:
  - name: Hai tờ, một tờ đã có
    at: 02/03/2026 09:00
    channel: counter
    answers: {ho_so: 2 rows, ho_so.r1.goc: yes, ho_so.r2.goc: %s}
    registers: {csdl_dan_cu for ho_so.r1: found}
    expect: {includes: [%s]}
"""
    for second, expected in (("yes", "giay_a"), ("no", "don_de_nghi")):
        program = made(SAVED + scenario % (second, expected))
        assert run_scenario(engine(program, World(TET)), program.scenarios[0]) == ()
    (found,) = run_scenario(
        engine(program, World(TET)), made(SAVED + scenario % ("no", "giay_a")).scenarios[0]
    )
    assert isinstance(found, Mismatch)
    unknown = SAVED + scenario.replace("for ho_so.r1", "for con.r1") % ("no", "don_de_nghi")
    assert "party-not-known" in [slug for slug, _, _ in places(unknown)]


def test_a_rule_may_ask_a_register_about_the_row() -> None:
    program = made(EACH + "  - {document: giay_a, submit: 1 plain, each: t in ho_so"
                   " where not found csdl_dan_cu for t}\n")  # fmt: skip
    found: Registers = {("csdl_dan_cu", "ho_so.a"): "found", ("csdl_dan_cu", ""): "not_found"}
    state = judged(program, row("a"), row("b"), registers=found).components[1]
    assert state.rows == ("b",)
    assert judged(program, row("a")).components[1].asked is None


def test_only_lists_have_rows() -> None:
    text = EACH + (
        "  - {document: giay_a, submit: 1 plain, each: t in nguoi_nop where t.goc, when: t.goc,"
        " satisfied_by: csdl_dan_cu for t}\n"
    )
    assert places(text) == [("list-of-rows-wanted", text.count("\n"), 52)]


def test_a_field_of_the_row_has_to_be_one() -> None:
    text = EACH + "  - {document: giay_a, submit: 1 plain, each: t in ho_so where t.to}\n"
    (found,) = told(text)
    assert (found.slug, arg(found, "name")) == ("name-not-known", "t.to")
