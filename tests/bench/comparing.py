"""Two editions of a large catalogue, fifty procedures of it changed.

Structure is to find the procedures that differ, to tell in what, and to judge that without the
solver; less the time to read the two indexes. The whole comparison reckons burdens and looks at
gates too. Behaviour is what it takes more with the solver, for each procedure that differs. All in
seconds of work, in a process that has compared once; the files of both bundles are in memory.

Those edits are of a few common sorts. How long the rarer ones take is told of the real examples:
some edits of every sort of fault, and named rules turned round, on which much else may rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random
from statistics import median
from time import process_time
from typing import TypeAlias

from compiler import ir
from compiler.diff.pair import Pair
from compiler.diff.side import Side
from tests.bench.generator import Texts, catalogue, mutate
from tests.bench.measuring import Measured, Scale
from tests.compiler.mutants import MUTATORS, Mutant

CHANGED, SOME = 50, 5
Files: TypeAlias = Mapping[str, bytes]


def diff(scale: Scale) -> Iterator[Measured]:
    from compiler.diff.comparing import compare
    from compiler.verify.folder import has_solver

    count, rounds = scale.procedures, min(scale.rounds, 3)
    changed = min(CHANGED, count)
    both = editions(count, changed)

    def timed(work: Callable[[Side, Side], object]) -> float:
        return median(_seconds(both, work)[1] for _ in range(rounds))

    without = _seconds(both, lambda old, new: compare(old, new, behaviour=False))
    name = f"diff: structure of {count} and {count}, {changed} changed"
    yield Measured(name, timed(_structure), "s", 0.5)
    yield Measured("  reading both indexes", without[0], "s")
    whole = timed(lambda old, new: compare(old, new, behaviour=False))
    yield Measured("  with burdens and gates", whole, "s")
    if has_solver():
        each = (timed(compare) - whole) / changed
        yield Measured("diff: behaviour of a procedure that differs", each, "s", 0.3)
        yield from _of_every_sort(min(SOME, scale.rounds))


def _of_every_sort(some: int) -> Iterator[Measured]:
    taken = sorted((_judging(pair), sort) for sort, pair in edits(some))
    seconds = [one for one, _ in taken]
    slowest, sort = taken[-1]
    name = f"diff: behaviour, {len(taken)} edits of every sort"
    yield Measured(f"{name}, p95", seconds[len(seconds) * 95 // 100], "s", 0.3)
    yield Measured("  half of them", median(seconds), "s")
    yield Measured(f"  the slowest of them: {sort}", slowest, "s", 0.3)


def edits(some: int) -> Iterator[tuple[str, Pair]]:
    """Of the examples: the same few of every sort each time."""
    from tests.built import built

    chance, world = Random(1), built("hcmc").world
    programs = [one.program for one in built("hcmc").procedures if not one.program.members]
    for mutator in (*MUTATORS, turned_round):
        made = [(one, mutant) for one in programs for mutant in mutator(one)]
        for old, mutant in chance.sample(made, min(len(made), some)):
            yield mutant.how, Pair(old, mutant.program, world, world)


def turned_round(program: ir.Program) -> Iterator[Mutant]:
    """Whoever fell under a named rule does not, and the other way round."""
    for number, fact in enumerate(program.facts):
        if fact.type == "bool" and not fact.by:
            rule = replace(fact, value=ir.Not(fact.value))
            facts = (*program.facts[:number], rule, *program.facts[number + 1 :])
            made = replace(program, facts=facts)
            yield Mutant("rule turned round", made, f"facts/{fact.id}", ())


def _judging(pair: Pair) -> float:
    """What judging takes more with the solver than without."""
    from compiler.diff.asking import UNASKED
    from compiler.diff.behaviour import asker
    from compiler.diff.delta import delta
    from compiler.diff.judging import judge
    from compiler.uncollected import uncollected

    edited = delta(pair.old, pair.new)
    asked = asker(pair.old, pair.new, pair.old_world, pair.new_world)
    with uncollected():
        start = process_time()
        judge(pair, edited, UNASKED)
        without = process_time()
        judge(pair, edited, asked)
        return process_time() - without - (without - start)


def _structure(old: Side, new: Side) -> None:
    from compiler.diff.comparing import Comparing
    from compiler.diff.pairing import paired
    from compiler.diff.rates import STANDARD

    work = Comparing(old, new, False, STANDARD, {})
    for one in paired(old.index.entries, new.index.entries):
        if one.standing != "same":
            work.judged(one, work.pair(one))


def _seconds(
    both: tuple[Files, Files], work: Callable[[Side, Side], object]
) -> tuple[float, float]:
    """To read the two indexes, and to work on them then."""
    from compiler.diff.side import of_files
    from compiler.uncollected import uncollected

    start = process_time()
    old, new = (of_files("", files) for files in both)
    assert old.index.entries
    assert new.index.entries
    read = process_time()
    with uncollected():  # as the command does it
        work(old, new)
    return read - start, process_time() - read


def editions(count: int, changed: int) -> tuple[Files, Files]:
    """The files of two bundles."""
    from compiler.publish import bundle_files
    from compiler.workshop import Workshop

    texts: Texts = catalogue(count)
    shop, seed = Workshop(), 0
    edited: set[str] = set()
    old = dict(bundle_files(shop.build(texts)))
    while len(edited) < changed:
        seed += 1
        edit = mutate(texts, seed)
        if edit.file not in edited:
            edited.add(edit.file)
            texts = edit.texts
    return old, dict(bundle_files(shop.build(texts)))
