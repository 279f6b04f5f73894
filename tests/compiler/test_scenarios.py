"""An author's scenarios: what is run, what is assumed, and what is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from catalogue.kinds.base import Option, Problem
from catalogue.kinds.choice import Choice
from compiler import ir
from compiler.answers import Unread
from compiler.evaluation import Alarm
from compiler.scenarios import (
    Blocked,
    Finding,
    Left,
    Mismatch,
    Unasked,
    Undecided,
    Unreadable,
    Untaken,
    fails,
    run_scenario,
)
from tests.compiler.building import (
    COLOURS,
    COUNT,
    case,
    decision,
    equals,
    fee,
    finding,
    lit,
    page,
    paper,
    question,
    ready,
    span,
)  # fmt: skip

PICK = Choice(options=(Option("giay_a", "A"), Option("giay_b", "B")))
GROUP = Choice(options=(Option("ngheo", "Hộ nghèo"),))
RATE = ir.Arith("mul", lit("money", 8000), case("so", "integer"), "money")
PARTS: dict[str, Any] = {
    "pages": (
        page(
            question("mau", COLOURS),
            question("so", COUNT),
            question("giay_a", PICK, source="papers"),
            question("dien", GROUP, source="relief", required=ir.FALSE),
        ),
    ),
    "components": (
        paper("giay_a", equals("giay_a", "giay_a"), asked_in_case=equals("mau", "do")),
        paper("giay_b", equals("giay_a", "giay_b"), asked_in_case=ir.TRUE),
        paper("the", lookup=ir.Lookup(("dan_cu",), ("cha", "me"))),
    ),
    "fees": (fee(RATE, relief=(ir.Relief("100", ir.Given(case("dien", "choice"))),)),),
    "term": ir.Clock((span(3, "working_day"),), (span(2, "working_day", finding("kho")),)),
}
BASE = ir.Scenario("1", "Thử", "2026-02-12T10:00", "counter", (("mau", "do"), ("so", "2")))


def findings(parts: dict[str, Any] = PARTS, **about: Any) -> tuple[Finding, ...]:
    return run_scenario(ready(**parts), replace(BASE, **about))


def test_a_scenario_that_holds_says_nothing() -> None:
    assert findings(
        fees=(("", 16000), ("phi", 16000)), due="2026-02-24", components=("the", "giay_a")
    ) == ()  # fmt: skip
    assert findings() == ()


def test_what_comes_out_differently_is_told() -> None:
    assert findings(
        fees=(("phi", 8000),), due="2026-02-25", components=("the",), includes=("giay_b",)
    ) == (
        Mismatch("1", "fees/phi", "8000", "16000"),
        Mismatch("1", "due", "2026-02-25", "2026-02-24"),
        Mismatch("1", "components", "the", "giay_a, the"),
        Mismatch("1", "includes", "giay_b", "giay_a, the"),
    )


def test_an_expectation_that_the_answers_leave_open_names_what_to_add() -> None:
    found = findings(answers=(("mau", "do"),), fees=(("", 0),))
    assert found == (Undecided("1", "fees", ("so",)),)


def test_the_first_possible_paper_and_no_relief_are_assumed() -> None:
    green = (("mau", "xanh"), ("so", "1"))
    assert findings(answers=green, components=("giay_b", "the"), fees=(("", 8000),)) == ()
    chosen = (*BASE.answers, ("giay_a", "giay_b"), ("dien", "ngheo"))
    assert findings(answers=chosen, components=("giay_b", "the"), fees=(("", 0),)) == ()


@pytest.mark.parametrize("registers", [(("dan_cu", "", "found"),), (("dan_cu", "me", "found"),)])
def test_a_register_that_is_not_named_knows_nobody(
    registers: tuple[tuple[str, str, str], ...],
) -> None:
    assert findings(components=("giay_a", "the")) == ()
    assert findings(registers=registers, components=("giay_a",)) == ()


def test_officers_findings_and_the_hour_count() -> None:
    assert findings(officer=(("kho", True),), due="2026-02-26") == ()
    hours = {**PARTS, "term": ir.Clock((span(8, "hour"),))}
    assert findings(hours, due="2026-02-12T18:00") == ()
    assert findings(hours, due="2026-02-12") == ()
    assert findings(hours, due="2026-02-12T17:00") == (
        Mismatch("1", "due", "2026-02-12T17:00", "2026-02-12T18:00"),
    )


def test_an_answer_that_cannot_be_read_is_told() -> None:
    assert findings(answers=(("mau", "tim"), ("la", "1"))) == (
        Unreadable("1", Unread("la", "1")),
        Unreadable("1", Unread("mau", "tim", Problem("not_offered"))),
    )


def test_an_answer_to_what_is_not_asked_is_told() -> None:
    only_red = question("so", COUNT, when=equals("mau", "do"))
    parts = {"pages": (page(question("mau", COLOURS), only_red),)}
    assert findings(parts) == ()
    assert findings(parts, answers=(("mau", "xanh"), ("so", "2"))) == (Unasked("1", "so"),)
    assert findings(parts, answers=(("so", "2"),)) == ()


def test_a_step_that_is_done_in_a_filing_without_it_is_told() -> None:
    only_red = ir.Step("xem", "Xem xét", "thu_ly_hs", ir.Clock(()), equals("mau", "do"))
    parts, done = {**PARTS, "steps": (only_red,)}, (("done xem", "2026-02-13T09:00"),)
    assert findings(parts, events=done) == ()
    assert findings(parts, answers=(("mau", "xanh"), ("so", "2")), events=done) == (
        Untaken("1", "xem"),
    )


def test_a_case_without_an_answer_in_the_catalogue_is_told() -> None:
    nothing = {**PARTS, "fees": (fee(decision(ir.Row(equals("mau", "vang"), lit("money", 1)))),)}
    assert findings(nothing) == (Blocked("1", Alarm("phi/muc", ())),)


def test_an_amount_that_a_council_sets_is_told_and_is_no_failure() -> None:
    left = fee(ir.Open("set_by", "hdnd_tinh", "money"), id="le_phi")
    judge = ready(**{**PARTS, "fees": (*PARTS["fees"], left)})
    answers = (("so", "2"), ("mau", "do"))
    fees = (("le_phi", 8000), (PARTS["fees"][0].id, 16000))
    scenario = ir.Scenario("1", "Thử", "2026-03-02T09:00", "counter", answers, fees=fees)
    found = run_scenario(judge, scenario)
    assert found == (Left("1", "fees/le_phi", "set_by", "hdnd_tinh"),)
    assert not fails(found)
    assert fails(run_scenario(judge, replace(scenario, fees=((PARTS["fees"][0].id, 1),))))


def test_an_amount_that_others_set_can_be_expected() -> None:
    left = fee(ir.Open("set_by", "hdnd_tinh", "money"), id="le_phi")
    judge = ready(**{**PARTS, "fees": (*PARTS["fees"], left)})

    def told(*expected: tuple[str, str, str]) -> tuple[Finding, ...]:
        return run_scenario(judge, replace(BASE, left_open=expected))

    assert told(("le_phi", "set_by", "hdnd_tinh")) == ()
    assert told(("le_phi", "set_by", "bo_tai_chinh")) == (
        Mismatch("1", "fees/le_phi", "set_by bo_tai_chinh", "set_by hdnd_tinh"),
    )
    assert told(("phi", "by_agreement", "")) == (
        Mismatch("1", "fees/phi", "by_agreement", "16000"),
    )
    open_ = replace(BASE, answers=(), left_open=(("phi", "by_agreement", ""),))
    assert run_scenario(judge, open_) == (Undecided("1", "fees/phi", ("so",)),)


def test_sums_in_other_money_are_expected_by_their_currency() -> None:
    dollars = fee(lit("money", "150 USD"), id="phep", currency="USD")
    judge = ready(fees=(dollars,))
    scenario = ir.Scenario("1", "Thử", "2026-03-02T09:00", "counter", fees=(("USD", 150),))
    assert run_scenario(judge, scenario) == ()


def test_a_register_may_know_somebody_and_hold_no_paper() -> None:
    engine = ready(**PARTS)
    expected = ("giay_a", "the")
    known = replace(BASE, registers=(("dan_cu", "", "no_papers"),), components=expected)
    assert run_scenario(engine, known) == ()
    found = replace(known, registers=(("dan_cu", "", "found"),))
    assert run_scenario(engine, found) == (Mismatch("1", "components", "giay_a, the", "giay_a"),)
