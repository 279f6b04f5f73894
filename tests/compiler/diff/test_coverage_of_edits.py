"""Whatever is edited is told once: by one change, or among the edits that mean nothing.

A few edits of every sort are tried each time; MOTCUA_DELTAS=all tries many more, and every fault
that the other tests seed into programs and texts.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from random import Random

import pytest

from compiler import ir
from compiler.diff.asking import UNASKED, Asker
from compiler.diff.behaviour import asker
from compiler.diff.comparison import Change, Edit
from compiler.diff.delta import delta
from compiler.diff.judging import judge
from compiler.diff.pair import Pair
from compiler.diff.plain import Tree, canonical, plain
from compiler.diff.registry import KINDS
from compiler.ir_codec import decode
from tests.built import built
from tests.compiler.diff.random_edits import edited
from tests.compiler.mutants import mutants
from tests.compiler.spoilt import FOLDERS, spoiling

ALL = os.environ.get("MOTCUA_DELTAS") == "all"
SEEDS = range(1500 if ALL else 60)
ASKED = range(100 if ALL else 4)


@cache
def examples() -> tuple[ir.Program, ...]:
    return tuple(one.program for one in built("hcmc").procedures)


def program_of(tree: Tree) -> ir.Program | None:
    """A program of it, if it is one at all: not every word stands for something."""
    whole: Tree = {"ir": ir.FORMAT, "catalogue": "hcmc/2026", **tree}
    try:
        return decode(canonical_in_order(whole))
    except ValueError:
        return None


def canonical_in_order(tree: Tree) -> bytes:
    return b'{"ir":%d,' % ir.FORMAT + canonical(tree)[1:]


def generated(seed: int) -> tuple[ir.Program, ir.Program]:
    chance = Random(seed)
    old = chance.choice(examples())
    while True:
        new = program_of(edited(plain(old), chance, times=1 + seed % 7))
        if new is not None:
            return old, new


def accounted(old: ir.Program, new: ir.Program, asks: Asker = UNASKED) -> tuple[Change, ...]:
    edits = delta(old, new)
    changes, equal = judge(Pair(old, new), edits, asks)
    told = [*(edit for one in changes for edit in one.edits), *equal]
    assert Counter(map(spelled, told)) == Counter(map(spelled, edits))
    assert len({(one.slug, one.path) for one in changes}) == len(changes)
    for one in changes:
        assert (one.severity, one.action) == (KINDS[one.slug].severity, KINDS[one.slug].action)
        assert one.code == new.code
    return changes


def spelled(edit: Edit) -> tuple[str, ...]:
    return (edit.how, *edit.path)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_edited_is_told_once(seed: int) -> None:
    old, new = generated(seed)
    accounted(old, new)
    accounted(new, old)


@pytest.mark.parametrize("seed", ASKED)
def test_it_is_told_once_when_the_solver_is_asked(seed: int) -> None:
    old, new = generated(seed)
    world = built("hcmc").world
    accounted(old, new, asker(old, new, world, world))


def test_seeded_faults_are_told_once() -> None:
    chance = Random(5)
    for one in examples() if ALL else chance.sample(examples(), 6):
        faulty = [*mutants(one)]
        for mutant in faulty if ALL else chance.sample(faulty, min(12, len(faulty))):
            accounted(one, mutant.program)
            accounted(mutant.program, one)


@pytest.mark.parametrize("name", FOLDERS if ALL else ("rules",))
def test_faults_in_texts_are_told_once(name: str) -> None:
    work, chance = spoiling(name), Random(3)
    faults = [*work.faults()]
    for fault in faults if ALL else chance.sample(faults, 12):
        made = work.shop.build({**work.texts, fault.file: fault.text.encode()})
        for one in made.procedures:
            sound = work.sound[one.summary.file].program
            if one.program != sound:
                accounted(sound, one.program)
                accounted(one.program, sound)


def test_nothing_is_told_of_a_program_beside_itself() -> None:
    for one in examples():
        assert judge(Pair(one, one), (), UNASKED) == ((), ())
