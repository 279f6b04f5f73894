"""Faults seeded into the examples: each that matters is found, by its name and at its place.

A few are tried each time; MOTCUA_MUTANTS=all tries every one.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from compiler import ir
from compiler.compiled import Compiled
from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.verify.forms import Form
from compiler.verify.prove import WITH_PERSON
from compiler.verify.proving import Prover, Wrong
from tests.built import built
from tests.compiler.equivalence import differ
from tests.compiler.judging import findings, told
from tests.compiler.mutants import GAPS, MUTATORS, Mutant, mutants

FOLDERS = ("hcmc", "rules", "overlay/quoc_gia")
FEW = 60
PARTS = 12
"""Shared out when the tests run: making the faults takes longer than listing tests should."""
TABLES = (*GAPS, "rows-overlap")


@cache
def written() -> tuple[tuple[Compiled, World], ...]:
    builds = [built(folder) for folder in FOLDERS]
    return tuple((one, made.world) for made in builds for one in made.procedures)


@cache
def everything() -> tuple[tuple[Compiled, World, Mutant], ...]:
    return tuple(
        (one, world, mutant)
        for one, world in written()
        if not one.program.members
        for mutant in mutants(one.program)
    )


@cache
def tried() -> list[int]:
    """A few of every sort, the same ones every time."""
    numbers = range(len(everything()))
    if os.environ.get("MOTCUA_MUTANTS") == "all":
        return [*numbers]
    chance, sorts = Random(20260501), dict[str, list[int]]()
    for number in numbers:
        sorts.setdefault(everything()[number][2].how, []).append(number)
    each = max(1, FEW // len(sorts))
    return sorted(
        one for some in sorts.values() for one in chance.sample(some, k=min(each, len(some)))
    )


def test_there_are_enough_faults_of_every_sort() -> None:
    assert len(everything()) >= 300
    assert len({mutant.how for *_, mutant in everything()}) >= len(MUTATORS)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_seeded_fault_is_found_at_its_place(part: int) -> None:
    """Unless the solver shows that nobody notices it; all that are missed are told together."""
    missed = []
    for one, world, mutant in (everything()[number] for number in tried()[part::PARTS]):
        found = findings(mutant.program, one, world)
        for each in found:
            assert each.slug not in WITH_PERSON or dict(each.args).get("case", "")
        if not told(mutant, found) and differ(one.program, mutant.program, world):
            missed.append((one.program.code, mutant.how, mutant.path, found))
    assert not missed


def test_who_falls_between_rows_does_so_in_the_service_too() -> None:
    """The production evaluator raises its alarm at the very table, for the person that is named;
    unless nothing is due from that person anyway."""
    spoilt = [it for it in everything() if it[2].how in ("row doubled", "rest dropped")]
    alarmed = 0
    for _, world, mutant in Random(20260501).sample(spoilt, k=12):
        fees = tuple(replace(fee, relief=()) for fee in mutant.program.fees)
        program = replace(mutant.program, fees=fees)
        judge = engine(program, world)
        for wrong in Prover(Form(program, world), judge).judge():
            if isinstance(wrong, Wrong) and wrong.witness and wrong.claim.slug in TABLES:
                alarms = judge.run(wrong.witness.filing).alarms
                assert any(wrong.claim.path.startswith(one.decision) for one in alarms)
                alarmed += 1
    assert alarmed


def test_programs_that_do_the_same_are_recognised() -> None:
    for one, world in written()[:6]:
        fees = tuple(replace(fee, when=ir.Not(ir.Not(fee.when))) for fee in one.program.fees)
        same = replace(one.program, fees=fees)
        assert not differ(one.program, same, world)
