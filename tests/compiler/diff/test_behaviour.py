"""Whom a change of a rule touches, by hand: the verdict, the person, and what comes of both."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date

import pytest

from catalogue.kinds.address import Address
from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.date import CalendarDate
from compiler import ir
from compiler.diff.behaviour import Behaviours, asker
from compiler.diff.comparison import Behaviour, Case
from compiler.diff.pair import Pair
from compiler.diff.solved import Solved
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.verify import solver
from tests.compiler.building import (
    COLOURS,
    COUNT,
    TET,
    at_least,
    case,
    decision,
    equals,
    fee,
    lit,
    page,
    paper,
    program,
    question,
    span,
)

WORLD = World(TET)
AGE = ir.Call("age", (case("sinh", "date"),), "integer")
BORN = question("sinh", CalendarDate())
COLOUR, NUMBER, POOR = question("mau", COLOURS), question("so", COUNT), question("ngheo")
ASKED = (COLOUR, NUMBER, POOR, BORN)


def form(*items: ir.Item, **parts: object) -> ir.Program:
    return program(**{"pages": (page(*(items or ASKED)),), **parts})


def solved(old: ir.Program, new: ir.Program) -> Behaviours:
    return Behaviours(Pair(old, new, WORLD, WORLD))


def whole(old: ir.Program, new: ir.Program, name: str) -> Behaviour:
    return Solved(Pair(old, new, WORLD, WORLD)).outcomes()[name]


def at_age(years: int) -> ir.Cmp:
    return ir.Cmp("ge", AGE, lit("integer", years))


def of_papers(old: ir.Expr, new: ir.Expr) -> Behaviour:
    before, after = (form(components=(paper("giay", one),)) for one in (old, new))
    return solved(before, after).condition(old, new)


def outcome(found: Case | None) -> tuple[bool | None, bool | None]:
    """Whether the paper is asked."""
    assert found is not None
    assert found.old is not None
    assert found.new is not None
    return found.old.components[0].asked, found.new.components[0].asked


def told(found: Case) -> int:
    """The one answer that matters."""
    ((name, answer),) = found.told
    assert name == "so"
    return int(answer)


def test_a_lower_age_asks_more_people() -> None:
    found = of_papers(at_age(16), at_age(14))
    assert found.verdict == "widened"
    assert outcome(found.gained) == (False, True)
    assert found.gained is not None
    ((name, born),) = found.gained.told
    year = int(born.strip('"')[:4])
    assert name == "sinh"
    assert found.gained.filing.at.year - 16 <= year <= found.gained.filing.at.year - 14
    assert of_papers(at_age(14), at_age(16)).verdict == "narrowed"


def test_another_branch_asks_those_in_it() -> None:
    found = of_papers(equals("mau", "do"), ir.Any((equals("mau", "do"), equals("mau", "vang"))))
    assert found.verdict == "widened"
    assert found.gained is not None
    assert found.gained.told == (("mau", '"vang"'),)
    assert found.lost is None


def test_an_answer_that_is_left_empty_may_be_what_matters() -> None:
    several = question("loai", Choices(options=COLOURS.options), required=ir.FALSE)
    red = ir.Cmp("has", case("loai", "choices"), lit("choice", "do"))
    old, new = ir.Given(case("loai", "choices")), ir.TRUE
    before, after = (form(several, components=(paper("giay", one),)) for one in (old, new))
    found = solved(before, after).condition(old, new)
    assert found.gained is not None
    assert found.gained.told == (("loai", "null"),)
    assert solved(before, after).condition(red, ir.Not(ir.Not(red))) == Behaviour("same")


def test_somebody_is_left_out_and_somebody_taken_in() -> None:
    found = of_papers(equals("mau", "do"), equals("mau", "vang"))
    assert found.verdict == "different"
    assert outcome(found.gained) == (False, True)
    assert outcome(found.lost) == (True, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (case("ngheo"), ir.Not(ir.Not(case("ngheo")))),
        (at_least("so", 5), ir.Cmp("gt", case("so", "integer"), lit("integer", 4))),
        (
            ir.Not(ir.All((case("ngheo"), at_least("so", 2)))),
            ir.Any((ir.Not(case("ngheo")), ir.Cmp("lt", case("so", "integer"), lit("integer", 2)))),
        ),
    ],
)
def test_the_same_rule_in_other_words(old: ir.Expr, new: ir.Expr) -> None:
    assert of_papers(old, new) == Behaviour("same")


def test_a_fact_in_other_words_changes_nothing_that_reads_it() -> None:
    rule = case("duoc_giam")
    facts = [
        ir.Fact("duoc_giam", one, "Được giảm")
        for one in (at_least("so", 5), ir.Cmp("gt", case("so", "integer"), lit("integer", 4)),
                    at_least("so", 4))
    ]  # fmt: skip
    first, alike, other = (form(facts=(one,), components=(paper("giay", rule),)) for one in facts)
    assert solved(first, alike).condition(rule, rule) == Behaviour("same")
    found = solved(first, other).condition(rule, rule)
    assert found.verdict == "widened"
    assert found.gained is not None
    assert found.gained.told == (("so", "4"),)


def test_what_nobody_can_be_any_more_is_no_difference() -> None:
    """Who comes to be asked for a paper must be able to fill in both forms."""
    few = ir.Cmp("lt", case("so", "integer"), lit("integer", 10))
    check = ir.Check("trang/1", few, "Quá mười", "must")
    old, new = at_least("so", 12), at_least("so", 15)
    pages = (page(*ASKED, checks=(check,)),)
    before, after = (form(components=(paper("giay", one),), pages=pages) for one in (old, new))
    assert solved(before, after).condition(old, new) == Behaviour("same")


def test_within_only_those_are_meant_for_whom_it_applies() -> None:
    old, new, only = at_least("so", 5), at_least("so", 3), at_least("so", 7)
    before, after = (
        form(components=(paper("giay", one), paper("khac", only))) for one in (old, new)
    )
    ask = solved(before, after)
    assert ask.condition(old, new).verdict == "widened"
    assert ask.condition(old, new, within=(only, only)) == Behaviour("same")


# who may file


def needing(rule: ir.Expr) -> ir.Program:
    return form(requirements=(ir.Requirement("tuoi", "Đủ tuổi", rule),))


def test_a_lower_age_limit_takes_in_people_who_were_refused() -> None:
    old, new = at_age(16), at_age(14)
    before, after = needing(old), needing(new)
    asked = solved(before, after).condition(old, new), whole(before, after, "eligible")
    for found in asked:
        assert found.verdict == "widened"
        assert found.gained is not None
        assert found.gained.old is not None
        assert [one.kind for one in found.gained.old.faults] == ["ineligible"]
        assert found.gained.new is not None
        assert found.gained.new.complete


def test_a_new_check_refuses_somebody() -> None:
    rule = ir.Cmp("le", case("so", "integer"), lit("integer", 10))
    pages = (page(*ASKED, checks=(ir.Check("trang/1", rule, "Quá mười", "must"),)),)
    before, after = form(), form(pages=pages)
    found = solved(before, after).condition(ir.TRUE, rule)
    assert found.verdict == "narrowed"
    assert found.lost is not None
    assert told(found.lost) > 10


def test_an_option_that_is_gone_leaves_no_filing() -> None:
    fewer = Choice(options=tuple(one for one in COLOURS.options if isinstance(one, Option))[:2])
    found = whole(form(), form(question("mau", fewer), NUMBER, POOR, BORN), "eligible")
    assert found.verdict == "narrowed"
    assert found.lost is not None
    assert found.lost.old is not None
    assert found.lost.new is None
    assert found.lost.told == (("mau", '"vang"'),)
    assert found.lost.filing.answers["mau"] == "vang"


# questions that are not the same on both sides


def test_a_renamed_question_has_the_same_answer() -> None:
    old, new = at_least("so", 5), at_least("so_nguoi", 3)
    before = form(NUMBER, components=(paper("giay", old),))
    renamed = question("so_nguoi", COUNT, was=("so",))
    after = form(renamed, components=(paper("giay", new),))
    found = solved(before, after).condition(old, new)
    assert found.verdict == "widened"
    assert found.gained is not None
    answers = found.gained.filing.answers
    assert answers["so"] == answers["so_nguoi"] in (3, 4)
    same = at_least("so_nguoi", 5)
    after = form(renamed, components=(paper("giay", same),))
    assert solved(before, after).condition(old, same) == Behaviour("same")


def test_a_question_that_is_new_may_be_answered_in_any_way() -> None:
    old, new = at_least("so", 5), ir.All((at_least("so", 5), case("them")))
    before = form(NUMBER, components=(paper("giay", old),))
    after = form(NUMBER, question("them"), components=(paper("giay", new),))
    found = solved(before, after).condition(old, new)
    assert found.verdict == "narrowed"
    assert found.lost is not None
    assert ("them", "false") in found.lost.told


def test_a_question_that_only_one_form_asks_is_blank_in_the_other() -> None:
    rule = case("ngheo")
    wide, narrow = (
        form(NUMBER, replace(POOR, when=one), components=(paper("giay", rule),))
        for one in (ir.TRUE, at_least("so", 3))
    )
    found = solved(wide, narrow).condition(rule, rule)
    assert found.verdict == "narrowed"
    assert outcome(found.lost) == (True, False)


def test_a_rule_about_a_row_is_compared_row_by_row() -> None:
    def listing(when: ir.Expr) -> ir.Program:
        rows = (question("tuoi", COUNT), question("truong", when=when, required=ir.FALSE))
        return form(ir.Group("con", "Con", rows))

    old, new = (
        ir.Cmp("ge", ir.Ref("tuoi", "integer", "row"), lit("integer", age)) for age in (6, 5)
    )
    found = solved(listing(old), listing(new)).condition(old, new)
    assert found.verdict == "widened"
    assert found.gained is not None
    assert found.gained.filing.answers["con"] == [{"_row": "r1", "tuoi": 5}]
    twice = ir.Not(ir.Not(old))
    assert solved(listing(old), listing(twice)).condition(old, twice) == Behaviour("same")


def test_people_who_live_apart_are_found() -> None:
    homes = [question(name, Address()) for name in ("cha", "me")]
    rule = ir.Cmp("apart", case("cha", "address"), case("me", "address"))
    both = tuple(ir.Given(case(one.id, "address")) for one in homes)
    old, new = ir.All((*both, rule)), ir.All(both)
    before, after = (form(*homes, components=(paper("giay", one),)) for one in (old, new))
    assert solved(before, after).condition(old, new).verdict == "widened"
    assert solved(after, before).condition(new, old).verdict == "narrowed"
    assert solved(before, before).condition(old, ir.Not(ir.Not(old))) == Behaviour("same")


# amounts and lengths


def priced(*rows: ir.Row, rest: bool = False) -> tuple[ir.Program, ir.Decision]:
    amount = decision(*rows, rest=rest)
    return form(fees=(fee(amount),)), amount


def test_a_fee_split_into_rows() -> None:
    before, one = priced(ir.Row(ir.TRUE, lit("money", 10000)))
    after, two = priced(
        ir.Row(at_least("so", 5), lit("money", 15000)),
        ir.Row(ir.TRUE, lit("money", 10000)),
        rest=True,
    )
    found = solved(before, after).decision(one, two)
    assert found.verdict == "widened"
    assert found.gained is not None
    assert found.gained.old is not None
    assert found.gained.new is not None
    assert (found.gained.old.total.low, found.gained.new.total.low) == (10000, 15000)
    assert told(found.gained) >= 5


def test_a_fee_for_each_is_compared_in_dong() -> None:
    each = [ir.Arith("mul", lit("money", rate), case("so", "integer"), "money") for rate in (2, 3)]
    plain = ir.Arith("add", each[0], lit("money", 5), "money")
    (before, one), (dearer, two), (crossing, three) = (
        priced(ir.Row(ir.TRUE, value))
        for value in (plain, ir.Arith("add", each[1], lit("money", 5), "money"), each[1])
    )
    assert solved(before, dearer).decision(one, two).verdict == "widened"
    assert solved(before, crossing).decision(one, three).verdict == "different"


def test_an_amount_left_to_others_is_not_the_same_as_one_left_to_somebody_else() -> None:
    council = ir.Open("set_by", "hdnd", "money")
    before, one = priced(ir.Row(ir.TRUE, council))
    after, two = priced(ir.Row(ir.TRUE, replace(council, who="bo_tai_chinh")))
    assert solved(before, after).decision(one, two).verdict == "different"
    free, three = priced(ir.Row(ir.TRUE, lit("money", 0)))
    assert solved(before, free).decision(one, three).verdict == "different"


def test_a_fee_that_is_new() -> None:
    after, amount = priced(ir.Row(ir.TRUE, lit("money", 10000)))
    assert solved(form(), after).decision(None, amount).verdict == "widened"
    assert solved(after, form()).decision(amount, None).verdict == "narrowed"


def timed(*rows: ir.ClockRow) -> ir.Program:
    return form(term=ir.Clock(rows))


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (span(5, "working_day"), span(3, "working_day"), "narrowed"),
        (span(3, "working_day"), span(5, "working_day"), "widened"),
        (span("2.5", "working_day"), span(3, "working_day"), "same"),
        (span(30, "working_day"), span(10, "day"), "narrowed"),
        (span(10, "working_day"), span(14, "day"), "different"),
        (span(10, "working_day"), span(30, "day"), "widened"),
        (span(10, "day"), span(9, "working_day"), "widened"),
        (span(8, "hour"), span(1, "working_day"), "unclear"),
        (span(1, "month"), span(2, "month"), "widened"),
        (ir.ClockRow(ir.TRUE, "untimed"), span(90, "day"), "narrowed"),
    ],
)
def test_terms_are_compared_where_they_can_be(
    old: ir.ClockRow, new: ir.ClockRow, verdict: str
) -> None:
    before, after = timed(old), timed(new)
    found = solved(before, after).clock(before.term, after.term)
    assert found.verdict == verdict


def test_the_end_of_a_shorter_term_comes_earlier() -> None:
    before, after = timed(span(5, "working_day")), timed(span(3, "working_day"))
    lost = solved(before, after).clock(before.term, after.term).lost
    assert lost is not None
    assert lost.old is not None
    assert lost.new is not None
    assert lost.old.term.due is not None
    assert lost.new.term.due is not None
    assert lost.new.term.due.day < lost.old.term.due.day


# what nobody may guess


def test_versions_of_different_times_are_compared_on_the_days_of_the_later() -> None:
    old, new = at_age(16), at_age(14)
    before = replace(needing(old), end=date(2026, 7, 1))
    after = replace(needing(new), start=date(2026, 7, 1))
    found = solved(before, after).condition(old, new)
    assert found.verdict == "widened"
    assert found.gained is not None
    assert found.gained.filing.at.date() >= date(2026, 7, 1)


def test_what_is_more_than_linear_stays_unclear() -> None:
    square = ir.Arith("mul", case("so", "integer"), case("so", "integer"), "integer")
    old, new = (ir.Cmp("ge", square, lit("integer", bound)) for bound in (-1, -2))
    assert of_papers(old, old) == Behaviour("same")
    assert of_papers(old, new).verdict == "unclear"


def test_out_of_time_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver.Solver, "ask", lambda *_, **__: solver.Answer("undecided"))
    assert of_papers(at_age(16), at_age(14)) == Behaviour("unclear")


def test_without_a_solver_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    assert of_papers(at_age(16), at_age(14)) == Behaviour("unclear")
    assert of_papers(at_age(16), at_age(16)) == Behaviour("same")


def test_every_case_comes_out_so_again() -> None:
    old, new = at_age(16), at_age(14)
    before, after = (form(components=(paper("giay", one),)) for one in (old, new))
    gained = asker(before, after, WORLD, WORLD).condition(old, new).gained
    assert gained is not None
    assert engine(before, WORLD).run(gained.filing) == gained.old
    assert engine(after, WORLD).run(gained.filing) == gained.new


def test_one_person_stands_for_every_change_that_they_show() -> None:
    old, four, three = at_least("so", 5), at_least("so", 4), at_least("so", 3)
    before, after = (
        form(components=(paper("mot", one), paper("hai", two)))
        for one, two in ((old, old), (four, three))
    )

    def found(*rules: ir.Expr) -> list[tuple[int, bool]]:
        """Who gains by each rule, and whether it is the first of them."""
        asked = solved(before, after)
        cases = [asked.condition(old, one).gained for one in rules]
        assert cases[0] is not None
        return [(told(one), one.filing == cases[0].filing) for one in cases if one is not None]

    assert found(four, three) == [(4, True), (4, True)]
    assert found(three, four) == [(3, True), (4, False)]
