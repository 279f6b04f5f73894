"""What a proof says of small programs; and of a solver that is wrong, or gives up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import cli
from catalogue.diagnostics import Span
from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.messages import say
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.pipeline import compile_texts
from compiler.places import Places
from compiler.verify.forms import Form
from compiler.verify.outcome import Outcome
from compiler.verify.prove import prove
from compiler.verify.proving import Disagreement, Prover
from compiler.verify.solver import Solver
from tests.compiler.building import (
    COUNT,
    TET,
    at_least,
    case,
    equals,
    fee,
    lit,
    page,
    paper,
    program,
    question,
    span,
)
from tests.compiler.laying import CASES, laid

WORLD = World(TET)
FORM = page(question("so", COUNT), question("them", when=at_least("so", 8)))


def found(*pages: ir.Page, **parts: Any) -> list[tuple[str, str]]:
    return [(one.slug, one.path) for one in outcomes(*pages, **parts)]


def outcomes(*pages: ir.Page, **parts: Any) -> tuple[Outcome, ...]:
    proof = prove(program(pages=pages, **parts), WORLD)
    assert proof.open == 0
    return proof.found


def test_a_witness_that_the_evaluator_denies_is_a_fault_inside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The answers that the solver finds meet the evaluator of a program with another bound."""
    first, more = page(question("so", COUNT)), question("them", when=at_least("so", 9))
    seen, other = (
        program(pages=(first, page(more, id="hai", when=at_least("so", least))))
        for least in (8, 21)
    )
    with pytest.raises(Disagreement, match="field-never-shown fields/them"):
        [*Prover(Form(seen, WORLD), engine(other, WORLD)).judge()]
    with pytest.raises(SystemExit) as stopped:
        cli.main(lambda **_: prove(seen, WORLD, judge=engine(other, WORLD)))
    assert stopped.value.code == cli.INTERNAL
    assert "internal error: Disagreement" in capsys.readouterr().err


def test_what_the_solver_gives_up_is_said() -> None:
    small = program(pages=(FORM,), facts=(ir.Fact("nhieu", at_least("so", 5), "nhiều bản"),))
    assert prove(small, WORLD).open == 0
    proof = prove(small, WORLD, solver=Solver(resources=1))
    assert (proof.open, proof.found) == (proof.claims, ())
    (told,) = proof.told(Places(Span("mau.yaml", 1, 1, 1, 1)))
    assert say(told, "en") == f"{proof.claims} statements about this procedure are not proved"


def test_a_question_to_the_solver_has_a_limit_of_time_and_of_work() -> None:
    solver = Solver()
    assert (solver.milliseconds, solver.resources) == (2000, 20_000_000)


def test_what_nobody_sees_is_told() -> None:
    assert found(FORM) == []
    never = question("them", when=ir.All((at_least("so", 8), ir.Not(at_least("so", 3)))))
    assert found(page(question("so", COUNT), never)) == [("field-never-shown", "fields/them")]


def rows(hit: ir.Hit, *amounts: tuple[ir.Expr, ir.Expr], type: Any = "money") -> ir.Decision:
    listed = tuple(ir.Row(when, value) for when, value in amounts)
    return ir.Decision("fees/phi", type, listed, hit)


def money(amount: int) -> ir.Lit:
    return lit("money", amount)


PER = ir.Arith("mul", money(5), case("so", "integer"), "money")
ANY, FEW, SOME, MANY = (at_least("so", least) for least in (0, 1, 8, 15))
COUNTED: dict[str, tuple[ir.Decision, list[tuple[str, str]]]] = {
    "the largest of rows, each of which is that for somebody": (
        rows("max", (ANY, money(10)), (SOME, money(20)), (MANY, money(30))), [],
    ),
    "a row below another that holds whenever it does": (
        rows("max", (ANY, money(20)), (SOME, money(10)), (MANY, money(30))),
        [("row-never-counts", "fees/phi/amount/2")],
    ),
    "of two rows that are the same the second": (
        rows("max", (SOME, money(20)), (ANY, money(10)), (SOME, money(20))),
        [("row-never-counts", "fees/phi/amount/3")],
    ),
    "a row below some other one, whoever it is": (
        rows("max", (ir.Not(SOME), money(30)), (SOME, money(40)), (FEW, money(25))),
        [("row-never-counts", "fees/phi/amount/3")],
    ),
    "amounts that grow": (rows("max", (ANY, PER), (SOME, money(60))), []),
    "amounts that outgrow a row": (
        rows("max", (ANY, PER), (SOME, money(40))), [("row-never-counts", "fees/phi/amount/2")],
    ),
    "rows that are added up": (rows("sum", (FEW, money(10)), (SOME, PER)), []),
    "nothing to add": (
        rows("sum", (FEW, money(10)), (SOME, money(0))),
        [("row-adds-nothing", "fees/phi/amount/2")],
    ),
    "nothing to add for those whom it is for": (
        rows("sum", (FEW, money(10)), (ir.Not(FEW), PER)),
        [("row-adds-nothing", "fees/phi/amount/2")],
    ),
    "a row of a sum that holds for nobody": (
        rows("sum", (FEW, money(10)), (ir.All((SOME, ir.Not(FEW))), money(10))),
        [("row-never-holds", "fees/phi/amount/2")],
    ),
    "a row that others set": (
        rows("max", (ANY, ir.Open("set_by", "hdnd", "money")), (SOME, money(10))), [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("amount", "wrong"), COUNTED.values(), ids=COUNTED)
def test_every_row_counts_for_somebody(amount: ir.Decision, wrong: list[tuple[str, str]]) -> None:
    form = page(question("so", COUNT))
    assert found(form, fees=(fee(amount),)) == wrong


def test_of_lengths_of_one_unit_the_longest_counts() -> None:
    always = at_least("so", 0)
    within = (span(5, "day", always), span(3, "day", SOME), span(1, "working_day", MANY))
    wrong = found(page(question("so", COUNT)), term=ir.Clock(within, hit="max"))
    assert wrong == [("row-never-counts", "term/within/2")]


# choosing


def options(name: str, *codes: str) -> ir.Field:
    return question(name, Choice(options=tuple(Option(code, f"giấy {code}") for code in codes)))


def asked_for(of: str, code: str, when: ir.Expr = ir.TRUE, **parts: Any) -> ir.Component:
    whole = ir.All((when, equals(of, code)))
    return paper(code, whole, asked_in_case=when, choice=of, group=of, **parts)


def chain(*papers: ir.Component, **parts: Any) -> list[tuple[str, str]]:
    return [(one.slug, one.path) for one in told_of_chain(*papers, **parts)]


def told_of_chain(*papers: ir.Component, **parts: Any) -> tuple[Outcome, ...]:
    group = ir.ComponentGroup(
        "giay", "first_of", "", ir.TRUE, tuple(ir.ComponentLine(one.id) for one in papers)
    )  # fmt: skip
    item = replace(options("giay", *(one.id for one in papers)), source="papers")
    form = (page(question("so", COUNT)), page(item, id="nop"))
    return outcomes(*form, components=papers, outline=(group,), **parts)


KNOWN = ir.Lookup(("csdl",))
SURE = (ir.Requirement("co", "Có trong cơ sở dữ liệu", ir.Found("csdl", "")),)


def test_a_paper_is_never_looked_for_behind_one_that_is_always_there() -> None:
    plain, other = asked_for("giay", "a"), asked_for("giay", "b")
    assert chain(plain, other) == []
    written = replace(plain, verb="declare")
    assert chain(written, other) == [("alternative-never-reached", "components/b")]
    assert chain(other, written) == []
    for_few = asked_for("giay", "a", ir.Not(SOME), verb="declare")
    assert chain(for_few, other) == []
    assert chain(for_few, asked_for("giay", "b", ir.Not(MANY)), asked_for("giay", "c", MANY)) == []
    assert chain(for_few, asked_for("giay", "b", ir.Not(SOME)), asked_for("giay", "c")) == [
        ("alternative-never-reached", "components/b")
    ]


def test_a_paper_is_never_looked_for_behind_one_that_a_register_is_sure_to_have() -> None:
    known, other = asked_for("giay", "a", lookup=KNOWN), asked_for("giay", "b")
    assert chain(known, other) == []
    sure = (replace(SURE[0], test=ir.Found("csdl", "", "a")),)
    assert chain(known, other, requirements=sure) == [("alternative-never-reached", "components/b")]


def test_who_must_choose_has_something_to_choose_from() -> None:
    few, many = asked_for("giay", "a", ir.Not(SOME)), asked_for("giay", "b", MANY)
    (told,) = told_of_chain(few, many)
    assert (told.slug, told.path) == ("nothing-to-choose", "components/giay")
    assert "so: 10" in dict(told.args)["case"]


# causes


def test_what_keeps_everybody_out_is_shown_beside_it() -> None:
    fields = question("so", COUNT, when=case("nhieu")), question("them", when=SOME)
    first = page(
        question("nhieu"), checks=(ir.Check("trang/1", ir.Not(case("nhieu")), "Ít", "must"),)
    )
    (told,) = outcomes(first, page(*fields, id="hai", when=case("nhieu")))
    assert (told.slug, told.related) == ("page-never-shown", ("pages/trang/checks/1",))
    shut = page(question("nhieu"), fields[0]), page(fields[1], id="hai", when=ir.Not(case("nhieu")))
    (told,) = outcomes(*shut)
    assert (told.slug, told.path) == ("field-never-shown", "fields/them")
    assert set(told.related) == {"pages/hai/:when", "fields/so/:when"}
    over = page(question("so", COUNT), question("them", when=at_least("so", 21)))
    assert [one.related for one in outcomes(over)] == [("fields/so/:kind",)]


def test_checks_that_contradict_are_told_without_those_that_do_not() -> None:
    rules: tuple[ir.Expr, ...] = (ir.Not(SOME), FEW, MANY)
    checks = tuple(ir.Check(f"trang/{n}", rule, "Số", "must") for n, rule in enumerate(rules, 1))
    (told,) = outcomes(page(question("so", COUNT), checks=checks))
    assert (told.slug, told.path) == ("checks-contradict", "pages/trang/checks/1")
    assert told.related == ("pages/trang/checks/3",)


def test_a_case_that_checks_refuse_is_told_with_their_words() -> None:
    viec = replace(options("viec", "moi", "cu"), source="case")
    listed = (ir.CaseOption("moi", "cấp mới"), ir.CaseOption("cu", "cấp lại"))
    case_ = ir.Case("viec", "Việc gì?", "one_of", listed)
    few = ir.Check("trang/1", ir.Any((equals("viec", "moi"), MANY)), "Cấp lại thì từ 15", "must")
    less = ir.Check("trang/2", ir.Any((equals("viec", "moi"), ir.Not(SOME))), "Dưới 8", "must")
    form = page(viec, question("so", COUNT), checks=(few,))
    assert found(form, cases=(case_,)) == []
    (told,) = outcomes(replace(form, checks=(few, less)), cases=(case_,))
    assert (told.slug, told.path) == ("case-refused", "cases/viec/cu")
    assert dict(told.args) == {"name": "cấp lại", "checks": "Cấp lại thì từ 15; Dưới 8"}
    assert set(told.related) == {"pages/trang/checks/1", "pages/trang/checks/2"}


SHUT = """\
      - {id: cuoi, kind: yes_no, label: Cuối, when: so_ban > 20}
  - page: hai
    title: Hai
    when: so_ban < 5
    fields:
      - {id: them, kind: yes_no, label: Thêm, when: so_ban > 9}
"""


def test_what_shuts_a_part_is_shown_where_it_was_written() -> None:
    files, _ = laid(CASES + SHUT)
    made = compile_texts(files)
    (one,) = made.procedures
    lines = files[one.summary.file].decode().splitlines()
    shown = [
        (lines[it.span.line - 1].strip(), [lines[at.line - 1].strip() for at in it.related])
        for it in prove(one.program, made.world).told(one.places)
    ]
    cuoi, _, _, when, _, them = (line.strip() for line in SHUT.splitlines())
    asked = next(line.strip() for line in CASES.splitlines() if "id: so_ban" in line)
    assert shown == [(f"{cuoi}", [asked]), (them, [when])]


# who


def test_of_somebody_only_what_puts_them_there_is_told() -> None:
    few, other = ir.Any((SOME, case("nhieu"))), ir.Any((MANY, case("khac")))
    two = fee(rows("unique", (few, money(1)), (other, money(2)), (ir.Not(FEW), money(3))))
    form = page(question("so", COUNT), question("nhieu"), question("khac"))
    told = outcomes(form, fees=(two,))
    assert [(one.slug, dict(one.args)["case"]) for one in told] == [
        ("rows-overlap", "nhieu: ~yes; khac: ~yes"), ("rows-overlap", "so: 0; nhieu: ~yes"),
        ("rows-leave-gap", "so: 1; nhieu: ~no; khac: ~no"),
    ]  # fmt: skip


def test_one_row_with_a_condition_leaves_a_gap_too() -> None:
    one = fee(rows("unique", (SOME, money(1))))
    assert found(page(question("so", COUNT)), fees=(one,)) == [
        ("rows-leave-gap", "fees/phi/amount")
    ]


def test_somebody_files_on_an_ordinary_day_of_these_years() -> None:
    lodged = ir.Ref("lodged", "date", "filing")
    one = fee(rows("unique", (ir.Cmp("lt", lodged, lit("date", "2026-02-01")), money(1))))
    (told,) = outcomes(page(question("so", COUNT)), fees=(one,))
    assert dict(told.args)["case"] in ("~lodged: 15/06/2026", "~lodged: 15/06/2027")
