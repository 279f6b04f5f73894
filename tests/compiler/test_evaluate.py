"""What an evaluation says about pages, questions, papers, requirements and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from catalogue.kinds.base import BLANK, Json, Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.computed import Computed
from compiler import ir
from compiler.evaluation import Alarm, ComponentState, Fault, Row, Rows
from tests.compiler.building import (
    COLOURS,
    COUNT,
    at_least,
    case,
    equals,
    fee,
    finding,
    lit,
    page,
    paper,
    question,
    ready,
    run,
)  # fmt: skip

RED = equals("mau", "do")
FORM = (page(question("mau", COLOURS), question("so", COUNT, when=RED)),)
ORIGINAL = ((ir.Paper(1, "original"),),)
SO = case("so", "integer")


@pytest.mark.parametrize(
    ("answers", "state", "value"),
    [
        ({}, "pending", None),
        ({"so": 3}, "pending", None),
        ({"mau": None, "so": 3}, "pending", None),
        ({"mau": "xanh", "so": 3}, "hidden", BLANK),
        ({"mau": "do"}, "shown", None),
        ({"mau": "do", "so": None}, "shown", BLANK),
        ({"mau": "do", "so": 3}, "shown", 3),
        ({"mau": "do", "so": "ba"}, "shown", None),
    ],
)
def test_a_condition_decides_what_an_answer_counts_for(
    answers: Mapping[str, Json], state: str, value: object
) -> None:
    found = run(ready(pages=FORM), answers)
    assert (found.fields["so"], found.values["so"]) == (state, value)


@pytest.mark.parametrize(
    ("answers", "state"), [({}, "hidden"), ({"mau": None}, "hidden"), ({"mau": "do"}, "shown")]
)
def test_what_is_undecided_at_submission_is_not_shown(
    answers: Mapping[str, Json], state: str
) -> None:
    found = run(ready(pages=FORM), answers, stage="submit")
    assert (found.fields["so"], found.values["so"]) == (state, BLANK)


def test_everything_on_a_hidden_page_is_hidden() -> None:
    pages = (page(question("mau", COLOURS)), page(question("so", COUNT), when=RED, id="hai"))
    found = run(ready(pages=pages), {"mau": "vang", "so": 4})
    assert (found.pages, found.fields["so"]) == ({"trang": "shown", "hai": "hidden"}, "hidden")
    assert run(ready(pages=pages), {"so": 4}).fields["so"] == "pending"


def test_a_question_may_wait_for_one_further_down() -> None:
    pages = (page(question("so", COUNT, when=RED), question("mau", COLOURS)),)
    found = run(ready(pages=pages), {"mau": "do", "so": 2})
    assert found.values == {"mau": "do", "so": 2}


def test_required_and_empty_is_missing_at_every_stage() -> None:
    optional = question("ghi", required=ir.FALSE)
    depends = question("them", required=RED)
    judge = ready(pages=(page(question("mau", COLOURS), optional, depends),))
    missing = [Fault("mau", "missing", "trang")]
    assert run(judge).faults == tuple(missing)
    assert run(judge, {"mau": None}, stage="submit").faults == tuple(missing)
    found = run(judge, {"mau": "do"})
    assert found.required == {"mau", "them"}
    assert found.faults == (Fault("them", "missing", "trang"),)
    assert not found.complete
    assert run(judge, {"mau": "xanh"}, stage="submit").complete


def test_a_computed_value_follows_its_rule_and_is_never_missing() -> None:
    rule = ir.Arith("mul", SO, lit("decimal", "0.5"), "decimal")
    total = question("tong", Computed(type="decimal"), value=rule, required=ir.FALSE)
    judge = ready(pages=(page(question("so", COUNT), total),))
    assert str(run(judge, {"so": 3}).values["tong"]) == "1.5"
    assert run(judge).values["tong"] is None
    assert run(judge, stage="submit").values["tong"] is BLANK
    assert run(judge).asks == ()


def test_checks_are_silent_while_they_are_unknown() -> None:
    must = ir.Check("1", at_least("so", 2), "Ít quá", "must", ("so",))
    should = ir.Check("2", at_least("so", 5), "Hơi ít", "should", ("so", "mau"))
    judge = ready(pages=(page(question("so", COUNT, required=ir.FALSE), checks=(must, should)),))
    assert run(judge).faults == run(judge, stage="submit").faults == ()
    assert run(judge, {"so": 1}).faults == (
        Fault("so", "check", "trang", "Ít quá"),
        Fault("", "check", "trang", "Hơi ít", "should"),
    )
    assert run(judge, {"so": 4}).complete


def test_rows_are_judged_one_by_one_before_the_case() -> None:
    older = ir.Cmp("ge", ir.Ref("so", "integer", "row"), lit("integer", 10))
    group = ir.Group("con", "Con", (question("so", COUNT), question("ky", when=older)), min=1)
    judge = ready(pages=(page(group),))
    found = run(judge, {"con": [{"_row": "a", "so": 12}, {"_row": "b", "so": 3, "ky": True}]})
    assert found.fields == {
        "con": "shown", "con.a.so": "shown", "con.a.ky": "shown",
        "con.b.so": "shown", "con.b.ky": "hidden",
    }  # fmt: skip
    assert found.values["con"] == Rows(
        (Row("a", {"so": 12, "ky": None}), Row("b", {"so": 3, "ky": BLANK}))
    )
    assert found.faults == (Fault("con.a.ky", "missing", "trang"),)
    assert run(judge).values["con"] is None
    assert run(judge, stage="submit").values["con"] == Rows(())
    too_few = Fault("con", "too_few", "trang", args=(("min", "1"),))
    assert run(judge).faults == run(judge, {"con": []}).faults == (too_few,)


def test_too_many_rows_are_a_fault() -> None:
    group = ir.Group("con", "Con", (question("so", COUNT, required=ir.FALSE),), max=1)
    found = run(ready(pages=(page(group),)), {"con": [{"_row": "a"}, {"_row": "b"}]})
    assert found.faults == (Fault("con", "too_many", "trang", args=(("max", "1"),)),)


def test_options_end_on_their_day() -> None:
    kind = Choice(options=(Option("cu", "Cũ", end=date(2026, 3, 2)), Option("moi", "Mới")))
    judge = ready(pages=(page(question("loai", kind)),))
    assert run(judge, {"loai": "cu"}).faults == (Fault("loai", "stale", "trang"),)
    assert run(judge, {"loai": "moi"}).faults == ()


def test_a_case_with_a_condition_is_offered_only_while_it_is_possible() -> None:
    options = (ir.CaseOption("do", "Đỏ", at_least("so", 5)), ir.CaseOption("xanh", "Xanh"))
    pages = (page(question("so", COUNT), question("mau", COLOURS, source="case")),)
    judge = ready(pages=pages, cases=(ir.Case("mau", "Màu nào?", "one_of", options),))
    assert run(judge).offered == {"mau": {"do", "xanh"}}
    found = run(judge, {"so": 1, "mau": "do"})
    assert found.offered == {"mau": {"xanh"}}
    assert found.faults == (Fault("mau", "stale", "trang"),)


def test_a_paper_is_among_the_choices_while_it_may_be_asked() -> None:
    pages = (page(question("mau", COLOURS, source="papers"), question("so", COUNT)),)
    papers = (
        paper("do", ir.All((RED, at_least("so", 5))), asked_in_case=at_least("so", 5)),
        paper("xanh", equals("mau", "xanh"), asked_in_case=ir.TRUE),
    )
    judge = ready(pages=pages, components=papers)
    assert run(judge, {"so": 7}).offered == {"mau": {"do", "xanh"}}
    assert run(judge, {"so": 1}).offered == {"mau": {"xanh"}}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [({}, None), ({"mau": "do"}, True), ({"mau": "xanh"}, False), ({"mau": None}, None)],
)
def test_papers_follow_their_condition(answers: Mapping[str, Json], asked: bool | None) -> None:
    found = run(ready(pages=FORM, components=(paper("giay", RED),)), answers)
    copies = () if asked is False else ORIGINAL
    assert found.components == (ComponentState("giay", asked, copies),)
    assert found.asks == (("mau",) if asked is None else ())


def test_a_paper_that_waits_for_a_hidden_answer_is_not_asked() -> None:
    judge = ready(pages=FORM, components=(paper("giay", at_least("so", 2)),))
    assert run(judge, {"mau": "xanh"}).components[0].asked is False


def test_copies_are_those_of_the_first_row_that_holds() -> None:
    rows = (ir.CopiesRow(RED, ((ir.Paper(2, "plain"),),)), ir.CopiesRow(ir.TRUE, ORIGINAL))
    judge = ready(pages=FORM, components=(paper("giay", copies=rows),))
    assert run(judge).components[0].copies == ()
    assert run(judge).asks == ("mau",)
    assert run(judge, {"mau": "do"}).components[0].copies == ((ir.Paper(2, "plain"),),)
    assert run(judge, {"mau": "vang"}).components[0].copies == ORIGINAL


REGISTERED = paper("giay", lookup=ir.Lookup(("dan_cu", "kho"), ("cha", "me")))
PARTIES = (
    page(question("mau", COLOURS)),
    page(question("cha.ten"), when=RED, id="cha"),
    page(question("me.ten"), id="me"),
)


@pytest.mark.parametrize(
    ("registers", "answers", "asked", "lookup"),
    [
        ({}, {"mau": "do"}, True, "unreachable"),
        ({("dan_cu", "me"): "found"}, {}, False, "found"),
        ({("dan_cu", ""): "not_found", ("kho", ""): "not_found"}, {}, True, "not_found"),
        ({("kho", "cha"): "found"}, {"mau": "do"}, False, "found"),
        ({("kho", "cha"): "found"}, {"mau": "xanh"}, True, "unreachable"),
        ({("kho", "cha"): "found"}, {}, None, "unreachable"),
    ],
)
def test_a_register_answers_for_any_party_that_is_there(
    registers: Any, answers: Mapping[str, Json], asked: bool | None, lookup: str
) -> None:
    found = run(ready(pages=PARTIES, components=(REGISTERED,)), answers, registers=registers)
    copies = () if asked is False else ORIGINAL
    holders = tuple({register: "" for (register, _), it in registers.items() if it == lookup})
    found_in = holders if lookup == "found" else ()
    assert found.components == (ComponentState("giay", asked, copies, lookup, found_in),)  # type: ignore[arg-type]


def test_registers_and_officers_never_stop_a_filing() -> None:
    rules = (
        ir.Requirement("dan_cu", "Có dữ liệu", ir.Found("csdl", "")),
        ir.Requirement("ky", "Đã kiểm tra", finding("kiem_tra")),
        ir.Requirement("xem", "Xem xét", judged="Cán bộ xem xét"),
    )
    judge = ready(requirements=rules, components=(paper("giay", finding("kiem_tra")),))
    found = run(judge, stage="submit")
    assert found.requirements == {"dan_cu": None, "ky": None, "xem": None}
    assert (found.complete, found.components[0].asked, found.asks) == (True, None, ())
    known = run(judge, registers={("csdl", ""): "not_found"}, findings={"kiem_tra": True})
    assert known.requirements == {"dan_cu": False, "ky": True, "xem": None}
    assert known.faults == (Fault("", "ineligible", "", "Có dữ liệu"),)


def test_a_requirement_that_nobody_could_decide_is_the_fault_of_the_catalogue() -> None:
    optional = question("so", COUNT, required=ir.FALSE)
    rules = (ir.Requirement("du", "Đủ số", at_least("so", 1)),)
    assert run(ready(pages=(page(optional),), requirements=rules), stage="submit").alarms == (
        Alarm("du", ()),
    )
    judge = ready(pages=(page(question("so", COUNT)),), requirements=rules)
    assert run(judge, stage="submit").alarms == ()
    assert run(judge).asks == ("so",)


def test_facts_are_worked_out_in_order_and_officers_facts_are_findings() -> None:
    facts = (
        ir.Fact("do_ruc", ir.All((RED, case("nhieu"))), "đỏ rực"),
        ir.Fact("nhieu", at_least("so", 5), "nhiều"),
        ir.Fact("kho", finding("kho"), "khó", by="xem"),
    )
    judge = ready(pages=FORM, facts=facts)
    assert run(judge).facts == {"nhieu": None, "do_ruc": None, "kho": None}
    assert run(judge, {"mau": "do", "so": 6}, findings={"kho": True}).facts == {
        "nhieu": True, "do_ruc": True, "kho": True,
    }  # fmt: skip
    assert run(judge).asks == ("mau",)
    assert run(judge, {"mau": "do"}).asks == ("so",)


def test_asks_name_the_questions_of_rows() -> None:
    rate = ir.Arith("mul", lit("money", 8000), ir.Ref("so", "integer", "row"), "money")
    total = ir.Over("sum", "con", ir.TRUE, rate, "money")
    group = ir.Group("con", "Con", (question("so", COUNT), question("ky")))
    judge = ready(pages=(page(group),), fees=(fee(total),))
    assert run(judge).asks == ("con",)
    assert run(judge, {"con": [{"_row": "a"}, {"_row": "b"}]}).asks == ("con.a.so", "con.b.so")


def test_notes_steps_and_places_have_their_own_conditions() -> None:
    place = ir.Place(RED, "ubnd_xa", "at", ("cha.noi_o",))
    judge = ready(
        pages=(page(*FORM[0].items, ir.Note("Xin lưu ý", RED)),),
        steps=(
            ir.Step("xem", "Xem", "ky", ir.Clock(()), RED),
            ir.Step("ky", "", "ky", ir.Clock(())),
        ),
        authority=ir.Authority((place,), (place, ir.Place(ir.TRUE, "ubnd_tinh", "fixed"))),
    )
    found = run(judge, {"mau": "do"})
    assert (found.texts, found.steps) == ({"trang/3": "shown"}, {"xem": True, "ky": True})
    assert (found.receives, found.decides) == ((True,), (True, True))
    assert run(judge).texts == {"trang/3": "pending"}
    assert run(judge, {"mau": "vang"}).steps == {"xem": False, "ky": True}
