"""An answer to a change lasts while the change says the same, whatever else an edition changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from compiler import ir
from compiler.diff.acknowledging import acknowledged, changes, place
from compiler.diff.comparing import compare
from compiler.diff.comparison import Acknowledgement, Comparison
from compiler.diff.rates import Rates
from tests.compiler.building import fee, lit, page, paper, program, question, span
from tests.compiler.diff.sides import side

TODAY = date(2026, 11, 22)
BEFORE: dict[str, Any] = {
    "pages": (page(question("a"), question("b")),),
    "components": (paper("don"),),
    "fees": (fee(lit("money", 8000)),),
    "term": ir.Clock((span(5, "working_day"),)),
}
DEARER = {**BEFORE, "fees": (fee(lit("money", 9000)),)}
ELSEWHERE: dict[str, dict[str, Any]] = {
    "a question's label": {"pages": (page(question("a", label="Khác"), question("b")),)},
    "the order of questions": {"pages": (page(question("b"), question("a")),)},
    "a shorter term": {"term": ir.Clock((span(4, "working_day"),))},
    "the name": {"name": "Tên khác"},
    "one paper less": {"components": ()},
    "another fee": {"fees": (*DEARER["fees"], fee(lit("money", 1), id="khac"))},
}


def compared(after: dict[str, Any], **parts: Any) -> Comparison:
    old, new = side(program(**BEFORE)), side(program(**after))
    return compare(old, new, behaviour=False, **parts)


def answers(comparison: Comparison) -> tuple[Acknowledgement, ...]:
    return tuple(
        Acknowledgement(one.slug, place(one), one.fingerprint, "B", TODAY, "1/QĐ-UBND", "đã xem")
        for one in changes(comparison)
        if one.slug.startswith("fee-")
    )


@pytest.mark.parametrize("what", ELSEWHERE)
def test_an_answer_outlives_edits_elsewhere(what: str) -> None:
    given = answers(compared(DEARER))
    assert given
    later = acknowledged(compared({**DEARER, **ELSEWHERE[what]}), given, TODAY)
    assert (later.acknowledged, later.stale) == (given, ())


def test_an_answer_is_no_answer_to_a_higher_fee() -> None:
    given = answers(compared(DEARER))
    later = compared({**BEFORE, "fees": (fee(lit("money", 10_000)),)})
    assert acknowledged(later, given, TODAY).stale == given


def test_an_answer_does_not_depend_on_how_costs_are_reckoned() -> None:
    first = compared(DEARER)
    other = compared(DEARER, rates=Rates(hour=1), volumes={"1.000001": 7})
    assert [one.fingerprint for one in changes(first)] == [
        one.fingerprint for one in changes(other)
    ]
    assert other.procedures[0].dossiers_a_year == 7
