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
from compiler.evaluation import World
from compiler.verify.prove import WITH_PERSON
from tests.built import built
from tests.compiler.equivalence import differ
from tests.compiler.judging import findings, told
from tests.compiler.mutants import MUTATORS, Mutant, mutants

FOLDERS = ("hcmc", "rules", "overlay/quoc_gia")
FEW = 60


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


@pytest.mark.parametrize("number", tried())
def test_a_seeded_fault_is_found_at_its_place(number: int) -> None:
    """Unless the solver shows that nobody notices it."""
    one, world, mutant = everything()[number]
    found = findings(mutant.program, one, world)
    if not told(mutant, found):
        assert not differ(one.program, mutant.program, world), (mutant.how, mutant.path, found)
    for each in found:
        assert each.slug not in WITH_PERSON or dict(each.args).get("case", "")


def test_programs_that_do_the_same_are_recognised() -> None:
    for one, world in written()[:6]:
        fees = tuple(replace(fee, when=ir.Not(ir.Not(fee.when))) for fee in one.program.fees)
        same = replace(one.program, fees=fees)
        assert not differ(one.program, same, world)
