"""Gates: each opens for a sound change and shuts, with exactly its slug, on the other one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest

from catalogue.kinds.integer import Integer
from catalogue.kinds.text import Text
from compiler import ir
from compiler.diff.burden import burden
from compiler.diff.comparison import Change, Compared, Severity
from compiler.diff.fingerprints import fingerprint
from compiler.diff.gates import GATES, gates
from compiler.diff.gating.burdens import DEARER, RAISING
from compiler.diff.pair import Pair
from compiler.diff.registry import GATE, KINDS
from compiler.evaluation import World
from tests.compiler.building import TET, fee, lit, page, paper, program, question, span
from tests.compiler.diff.sides import listed, side

START = date(2026, 7, 1)
ACT = (ir.Citation("60/2014/QH13", None, ("Điều 13",)),)
OTHER = (ir.Citation("60/2014/QH13", None, ("Điều 14",)),)
WORLD = World(TET)


def decided(by: str, day: date) -> ir.Citation:
    return ir.Citation(by, day)


def rated(*windows: tuple[date | None, date | None], rest: bool = False, **parts: Any) -> ir.Fee:
    rows = tuple(ir.Row(ir.TRUE, lit("money", 8000), *window) for window in windows)
    return fee(ir.Decision("phi/muc", "money", rows, rest=rest), **parts)


def worked(days: int) -> dict[str, Any]:
    step = ir.Step("thu_ly", "Thẩm định", "thu_ly_hs", ir.Clock((span(days, "working_day"),)))
    return {"term": ir.Clock((span(5, "working_day"),), basis=ACT), "steps": (step,)}


def asked(id: str, **parts: Any) -> dict[str, Any]:
    return {"pages": (page(question(id, Text(), required=ir.FALSE, **parts)),)}


def filed_together(*members: ir.Program, **parts: Any) -> dict[str, Any]:
    made = (
        ir.BundleMember(f"m{number}", one.code, one.name, listed(one).hash)
        for number, one in enumerate(members)
    )
    return {"members": tuple(made), **parts}


DRAFT = program(code="1.000009", name="Thủ tục nháp")
MADE_KNOWN = replace(DRAFT, published_by=decided("1/QĐ-BTP", date(2026, 1, 1)))
TOGETHER = {"code": "2.000001", "published_by": decided("2/QĐ-BTP", date(2025, 12, 1))}


class Trial(NamedTuple):
    """Parts of the version before (None: there was none), of a sound and of an unsound one."""

    slug: str
    before: Mapping[str, Any] | None
    sound: Mapping[str, Any]
    shut: Mapping[str, Any]
    path: str
    others: tuple[ir.Program, ...] = ()


BY_MINISTRY, BY_PROVINCE = "163/QĐ-BTP", "12/QĐ-UBND"
TRIALS = (
    Trial(
        "effective-date-retroactive",
        {},
        {"start": START, "published_by": decided(BY_MINISTRY, date(2026, 6, 1))},
        {"start": START, "published_by": decided(BY_MINISTRY, date(2026, 7, 2))},
        "start",
    ),
    Trial(
        "effective-date-retroactive",
        None,
        {"start": START, "published_by": decided(BY_MINISTRY, date(2026, 6, 1))},
        {"start": START, "published_by": decided(BY_MINISTRY, date(2026, 7, 2))},
        "start",
    ),
    Trial(
        "notice-too-short",
        {},
        {"start": START, "published_by": decided(BY_MINISTRY, date(2026, 6, 11))},
        {"start": START, "published_by": decided(BY_MINISTRY, date(2026, 6, 12))},
        "start",
    ),
    Trial(
        "notice-too-short",
        {},
        {"start": START, "published_by": decided(BY_PROVINCE, date(2026, 6, 26))},
        {"start": START, "published_by": decided(BY_PROVINCE, date(2026, 7, 1))},
        "start",
    ),
    Trial(
        "fee-validity-gap",
        {"fees": (rated((None, None)),)},
        {"fees": (rated((None, START), (START, None)),)},
        {"fees": (rated((None, START), (date(2026, 7, 2), None)),)},
        "fees/phi/amount/2026-07-01",
    ),
    Trial(
        "fee-validity-gap",
        {"fees": (rated((None, None)),)},
        {"fees": (rated((None, START)),), "end": START},
        {"fees": (rated((None, START)),)},
        "fees/phi/amount/2026-07-01",
    ),
    Trial(
        "fee-validity-gap",
        {"fees": (rated((None, None)),)},
        {"fees": (rated((None, None)),), "end": date(2026, 8, 1)},
        {"fees": (rated((None, None)),), "end": START},
        "fees/phi/amount/2026-07-01",
        (program(start=date(2026, 8, 1)),),
    ),
    Trial(
        "fee-validity-overlap",
        {"fees": (rated((None, None)),)},
        {"fees": (rated((None, START), (START, None)),)},
        {"fees": (rated((None, START), (date(2026, 6, 1), None)),)},
        "fees/phi/amount/2026-06-01",
    ),
    Trial("step-time-sum-exceeds-deadline", worked(4), worked(5), worked(6), "steps"),
    Trial(
        "change-without-legal-basis",
        {"components": (paper("don"),), "basis": ACT},
        {"components": (paper("don"), paper("anh")), "basis": (*ACT, *OTHER)},
        {"components": (paper("don"), paper("anh")), "basis": ACT},
        "burden",
    ),
    Trial(
        "change-without-legal-basis",
        {"fees": (rated((None, None), basis=ACT),)},
        {"fees": (fee(lit("money", 9000), basis=OTHER),)},
        {"fees": (fee(lit("money", 9000), basis=ACT),)},
        "burden",
    ),
    Trial(
        "change-without-legal-basis",
        {"term": ir.Clock((span(5, "working_day"),)), "basis": ACT},
        {"term": ir.Clock((span(4, "working_day"),)), "basis": ACT},
        {"term": ir.Clock((span(6, "working_day"),)), "basis": ()},
        "burden",
    ),
    Trial(
        "personal-data-class-raised",
        asked("ho_ten"),
        asked("ton_giao", basis=ACT),
        asked("ton_giao"),
        "pages/trang/items/ton_giao",
    ),
    Trial(
        "personal-data-class-raised",
        {"basis": ACT},
        {"components": (paper("giay_kham_suc_khoe", basis=OTHER),), "basis": ACT},
        {"components": (paper("giay_kham_suc_khoe"),), "basis": OTHER},
        "components/giay_kham_suc_khoe",
    ),
    Trial(
        "personal-data-class-raised",
        None,
        {**asked("ton_giao"), "basis": ACT},
        asked("ton_giao"),
        "pages/trang/items/ton_giao",
    ),
    Trial(
        "draft-used-by-published",
        TOGETHER,
        {**TOGETHER, **filed_together(MADE_KNOWN)},
        {**TOGETHER, **filed_together(DRAFT)},
        "members/m0",
        (DRAFT, MADE_KNOWN),
    ),
)
"""Each with a version that goes through and one that must not."""


def found(
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    others: tuple[ir.Program, ...] = (),
    changes: tuple[Change, ...] = (),
) -> tuple[Change, ...]:
    new = program(**after)
    old = None if before is None else program(**before)
    was = (old,) if old else ()
    compared = Compared(
        new.code, new.name, "amended" if old else "new", listed(old) if old else None, listed(new),
        changes, burden=(burden(old, WORLD) if old else None, burden(new, WORLD)),
    )  # fmt: skip
    pair = Pair(old, new, WORLD, WORLD) if old else None
    return gates(side(*was, *others), side(new, *others), compared, pair)


@pytest.mark.parametrize("trial", TRIALS, ids=lambda one: one.slug)
def test_a_gate_shuts_with_exactly_its_slug(trial: Trial) -> None:
    told = found(trial.before, trial.shut, trial.others)
    assert [(one.slug, one.path) for one in told] == [(trial.slug, trial.path)]
    change = told[0]
    kind = KINDS[trial.slug]
    assert (change.severity, change.action, change.edits) == (kind.severity, kind.action, ())
    assert change.fingerprint == fingerprint(
        change.slug, change.code, change.path, change.old, change.new
    )


@pytest.mark.parametrize("trial", TRIALS, ids=lambda one: one.slug)
def test_a_gate_opens_for_what_is_sound(trial: Trial) -> None:
    assert found(trial.before, trial.sound, trial.others) == ()


@pytest.mark.parametrize("trial", TRIALS, ids=lambda one: one.slug)
def test_what_was_so_before_is_no_news(trial: Trial) -> None:
    assert found(trial.shut, trial.shut, trial.others) == ()


def test_every_gate_of_the_registry_is_tried() -> None:
    slugs = {slug for slug, kind in KINDS.items() if kind.alone == GATE}
    assert {trial.slug for trial in TRIALS} == slugs
    assert len(GATES) == len(slugs)
    blocks = {slug for slug, kind in KINDS.items() if kind.action == "block"}
    assert slugs - blocks == {"notice-too-short"}
    assert KINDS.keys() >= DEARER
    assert KINDS.keys() >= set().union(*RAISING.values())


def test_a_fee_that_the_solver_calls_dearer_wants_a_basis_too() -> None:
    """Where a quantity decides, the figures of two versions cannot be held against each other."""
    metered = fee(ir.Arith("mul", lit("money", 8000), lit("integer", 2), "money"), basis=ACT)
    parts = {"fees": (metered,)}
    dearer = Change("fee-increased", "1.000001", "fees/phi/amount", Severity(), "keep", 8, 9)
    assert found(parts, parts) == ()
    told = found(parts, parts, (), (dearer,))
    assert [one.slug for one in told] == ["change-without-legal-basis"]
    assert told[0].new == {"fee": [9]}


def test_a_rate_that_was_over_anyway_raises_nothing() -> None:
    """The old version had a cheaper rate once; on the days of the new one both say the same."""
    rows = (
        ir.Row(ir.TRUE, lit("money", 8000), None, START),
        ir.Row(ir.TRUE, lit("money", 9000), START, None),
    )
    before = {"fees": (fee(ir.Decision("phi/muc", "money", rows)),), "end": START}
    assert found(before, {"fees": (fee(lit("money", 9000)),), "start": START}) == ()
    told = found(before, {"fees": (fee(lit("money", 9500)),), "start": START})
    assert [one.slug for one in told] == ["change-without-legal-basis"]


def test_a_fee_by_quantity_is_dearer_when_the_same_filing_costs_more() -> None:
    def parts(amount: int, *copies: int) -> dict[str, Any]:
        per_copy = ir.Arith("mul", lit("money", amount), ir.Ref("so_ban", "integer"), "money")
        filings = (
            ir.Scenario(f"{count}", "", "2026-03-02T09:00", "counter", (("so_ban", f"{count}"),))
            for count in copies
        )
        asked = page(question("so_ban", Integer(min=0, max=20)))
        return {"pages": (asked,), "fees": (fee(per_copy),), "scenarios": tuple(filings)}

    told = found(parts(8000, 3), parts(9000, 3))
    assert [one.slug for one in told] == ["change-without-legal-basis"]
    assert (told[0].old, told[0].new) == ({"fee": [0, 24_000]}, {"fee": [0, 27_000]})
    assert found(parts(8000, 3), parts(8000, 3, 4)) == ()


def test_a_question_keeps_its_class_when_it_moves_or_is_renamed() -> None:
    before = asked("dan_toc")
    moved = {"pages": (page(question("dan_toc", Text(), required=ir.FALSE), id="hai"),)}
    assert found(before, moved) == ()
    assert found(before, asked("dan_toc_khai", was=("dan_toc",))) == ()
    told = found(before, asked("dan_toc_khai"))
    assert [one.slug for one in told] == ["personal-data-class-raised"]


def test_an_abolished_procedure_passes_no_gate() -> None:
    old = program()
    gone = Compared(old.code, old.name, "abolished", listed(old), None)
    assert gates(side(old), side(), gone, None) == ()
