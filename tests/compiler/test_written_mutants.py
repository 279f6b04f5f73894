"""Faults written into the texts of the examples: each is told of by its name, where it stands.

A few are tried each time; MOTCUA_MUTANTS=all tries every one. `python -m tests.bench.faults`
counts who found what.
"""

from __future__ import annotations

import os
from functools import cache
from random import Random

import pytest

from compiler.compiled import is_error
from tests.compiler.spoilt import FOLDERS, everything, spoiling

FEW = 120
SORTS = 60
PARTS = 12
"""Shared out when the tests run: making the faults takes longer than listing tests should."""


@cache
def tried() -> list[int]:
    """A few of every sort, the same ones every time."""
    faults = everything()
    if os.environ.get("MOTCUA_MUTANTS") == "all":
        return [*range(len(faults))]
    chance, sorts = Random(20260501), dict[str, list[int]]()
    for number, (_, fault) in enumerate(faults):
        sorts.setdefault(fault.how, []).append(number)
    each = max(1, FEW // len(sorts))
    return sorted(
        one for some in sorts.values() for one in chance.sample(some, k=min(each, len(some)))
    )


def test_there_are_enough_faults_of_every_sort() -> None:
    assert len(everything()) >= 1000
    assert len({fault.how for _, fault in everything()}) >= SORTS


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_is_found_before_anything_is_spoilt(name: str) -> None:
    made = spoiling(name).shop.build(spoiling(name).texts)
    assert not [one for one in made.report if is_error(one)]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_written_fault_is_found_at_its_place(part: int) -> None:
    """All that are missed are told together."""
    some = [everything()[number] for number in tried()[part::PARTS]]
    missed = [
        (name, fault.how, fault.file, fault.told)
        for name, fault in some
        if spoiling(name).found_by(fault) == "missed"
    ]
    assert not missed
