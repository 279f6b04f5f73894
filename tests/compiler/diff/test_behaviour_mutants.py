"""Real procedures with one thing changed: whom it touches, and that nobody is made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random

import pytest

from compiler import ir
from compiler.diff.behaviour import asker
from compiler.diff.comparison import Behaviour
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.verify.resting import in_force
from tests.built import built
from tests.compiler.equivalence import differ
from tests.compiler.mutants import MUTATORS, Mutant

EACH, PARTS = 1, 4
ELSEWHERE = ("step lengthened", "case impossible")
"""What happens to nobody when a filing is handed in, and what nobody can answer any more."""


@dataclass(frozen=True, slots=True)
class Changed:
    old: ir.Program
    mutant: Mutant
    world: World


@cache
def changed() -> tuple[Changed, ...]:
    """A few of every sort."""
    chance = Random(20260701)
    programs = [one.program for one in built("hcmc").procedures if not one.program.members]
    found = []
    for mutator in MUTATORS:
        listed = [(one, mutant) for one in programs for mutant in mutator(one)]
        some = chance.sample(listed, k=min(EACH, len(listed)))
        found += [Changed(one, mutant, built("hcmc").world) for one, mutant in some]
    return tuple(found)


def rules(program: ir.Program) -> Iterator[tuple[str, ir.Expr]]:
    for page in program.pages:
        yield f"page {page.id}", page.when
        for item in page.items:
            if isinstance(item, (ir.Field, ir.Group)):
                yield f"field {item.id}", item.when
            if isinstance(item, ir.Field) and item.value is None:
                yield f"required {item.id}", item.required
        for check in page.checks:
            yield f"check {check.id} {check.level}", check.rule
    for one in program.components:
        yield f"paper {one.id}", one.asked
        yield f"paper in case {one.id}", one.asked_in_case
    for fee in program.fees:
        yield f"fee {fee.id}", fee.when
        for number, relief in enumerate(fee.relief):
            yield f"relief {fee.id} {number}", ir.All((relief.when, *in_force(relief)))
    for step in program.steps:
        yield f"step {step.id}", step.when
    for need in program.requirements:
        yield f"requirement {need.id}", need.test


def behaviours(one: Changed) -> Iterator[tuple[str, Behaviour]]:
    old, new = one.old, one.mutant.program
    ask = asker(old, new, one.world, one.world)
    before, after = dict(rules(old)), dict(rules(new))
    for name in {**before, **after}:
        yield name, ask.condition(before.get(name, ir.TRUE), after.get(name, ir.TRUE))
    for fee, newer in zip(old.fees, new.fees, strict=True):
        yield f"amount {fee.id}", ask.decision(fee.amount, newer.amount)
    yield "term", ask.clock(old.term, new.term)


@pytest.mark.parametrize("part", range(PARTS))
def test_somebody_is_touched_just_where_two_programs_differ(part: int) -> None:
    for one in changed()[part::PARTS]:
        if one.mutant.how in ELSEWHERE:
            continue
        found = dict(behaviours(one))
        other = {name: it.verdict for name, it in found.items() if it.verdict != "same"}
        if one.mutant.path not in lists(one.old):
            assert "unclear" not in other.values(), (one.old.code, one.mutant.how, other)
        assert bool(other) == differ(one.old, one.mutant.program, one.world), (
            one.old.code, one.mutant.how, one.mutant.path, other,
        )  # fmt: skip
        for behaviour in found.values():
            replayed(one, behaviour)


def lists(program: ir.Program) -> frozenset[str]:
    """Where others are asked for a list, rows beyond the first few may be anything."""
    items = (item for page in program.pages for item in page.items)
    return frozenset(f"fields/{item.id}" for item in items if isinstance(item, ir.Group))


def replayed(one: Changed, found: Behaviour) -> None:
    if found.verdict != "unclear":
        assert (found.gained is not None) == (found.verdict in ("widened", "different"))
        assert (found.lost is not None) == (found.verdict in ("narrowed", "different"))
    for case in (found.gained, found.lost):
        if case is not None:
            assert engine(one.old, one.world).run(case.filing) == case.old
            assert engine(one.mutant.program, one.world).run(case.filing) == case.new
            known = {*case.filing.answers, *case.filing.findings}
            known |= {"/".join(asked) for asked in case.filing.registers}
            assert {name for name, answer in case.told if answer != "null"} <= known


def test_nothing_of_a_real_procedure_is_other_than_itself() -> None:
    for made in built("hcmc").procedures[:6]:
        one = made.program
        again = replace(one, name=f"{one.name} ")
        assert {
            found.verdict
            for _, found in behaviours(Changed(one, Mutant("", again, "", ()), built("hcmc").world))
        } == {"same"}
