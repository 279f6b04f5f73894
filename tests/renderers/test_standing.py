"""Rates by the day of a decision: what is over goes, what begins later stays, what is left keeps
its meaning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compiler.evaluation import World
from compiler.ir import TRUE, Component, Decision, Fee, Lit, Program, Ref, Relief, Row
from renderers.masthead import site_of
from renderers.notice import Notice, NoticePapers, notice
from renderers.standing import standing
from tests.compiler.building import EMPTY, TET

START, END, LATER = date(2026, 1, 1), date(2027, 1, 1), date(2028, 1, 1)


def row(amount: int, start: date | None, end: date | None) -> Row:
    return Row(Ref("nhanh", "bool"), Lit("money", str(amount)), start, end)


FIRST, SECOND, THIRD = row(1, START, END), row(2, END, LATER), row(3, LATER, None)
REST = replace(row(4, None, END), when=TRUE)


def of(*rows: Row, rest: bool = False, relief: tuple[Relief, ...] = ()) -> Program:
    decision = Decision("le_phi", "money", rows, rest=rest)
    return replace(EMPTY, fees=(Fee("le_phi", "le_phi", "Lệ phí", decision, relief=relief),))


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2025, 6, 1), (FIRST, SECOND, THIRD)),
        (date(2026, 12, 31), (FIRST, SECOND, THIRD)),
        (END, (SECOND, THIRD)),
        (LATER, (THIRD,)),
    ],
)
def test_a_rate_goes_on_the_day_it_ends(day: date, left: tuple[Row, ...]) -> None:
    (fee,) = standing(of(FIRST, SECOND, THIRD), day).fees
    assert fee.amount.rows == left


def test_a_relief_goes_on_the_day_it_ends() -> None:
    ends, stays = Relief("50", TRUE, end=END), Relief("100", TRUE)
    (fee,) = standing(of(THIRD, relief=(ends, stays)), END).fees
    assert fee.relief == (stays,)


def test_a_fee_of_which_nothing_is_left_stays_as_it_is() -> None:
    program = of(FIRST)
    assert standing(program, LATER) == program


def test_what_is_left_does_not_become_the_rest() -> None:
    """Once the row for all other cases is over, the one before it is still only for its own."""
    (fee,) = standing(of(SECOND, REST, rest=True), END).fees
    assert (fee.amount.rows, fee.amount.rest) == ((SECOND,), False)
    (fee,) = standing(of(FIRST, replace(REST, end=None), rest=True), END).fees
    assert fee.amount.rest


def noticed(program: Program, today: date) -> Notice:
    world = World(TET)
    return notice(site_of(world), program, world, today=today)


def test_a_notice_tells_a_relief_and_its_proof_as_long_as_it_is_given() -> None:
    proof = Component(
        "giay_ho_ngheo", "giay_ho_ngheo", "Giấy chứng nhận hộ nghèo", "present", (), TRUE, TRUE,
        proof_of="le_phi",
    )  # fmt: skip
    ends = Relief("50", TRUE, proof=proof.id, end=END)
    program = replace(of(THIRD, relief=(ends,)), components=(proof,))
    told = noticed(program, START)
    (group,) = told.papers
    assert isinstance(group, NoticePapers)
    (paper,) = group.papers
    assert not isinstance(paper, NoticePapers)
    assert (paper.name, paper.more) == (proof.name, ("Để được miễn, giảm: Lệ phí",))
    assert len(told.fees) == 2
    over = noticed(program, END)
    assert over.papers == ()
    assert len(over.fees) == 1
