"""Whom a change of a rule touches: asked of the solver, where one is installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compiler import ir
from compiler.diff.asking import Asker
from compiler.diff.comparison import Behaviour
from compiler.diff.pair import Pair
from compiler.diff.touched import Touched, touched
from compiler.evaluation import World
from compiler.verify.folder import has_solver

if TYPE_CHECKING:
    from compiler.diff.solved import Solved

SAME, UNCLEAR = Behaviour("same"), Behaviour("unclear")


def asker(old: ir.Program, new: ir.Program, old_world: World, new_world: World) -> Asker:
    return Behaviours(Pair(old, new, old_world, new_world))


@dataclass
class Behaviours:
    """What is written alike and rests on nothing that changed is the same; the solver, which takes
    a while to start, is asked of the rest."""

    pair: Pair

    def condition(
        self, old: ir.Expr, new: ir.Expr, *, within: tuple[ir.Expr, ir.Expr] | None = None
    ) -> Behaviour:
        if old == new and not self.touched.by(old):
            return SAME
        return self.solved.condition(old, new, within) if self.solved else UNCLEAR

    def decision(self, old: ir.Decision | None, new: ir.Decision | None) -> Behaviour:
        if old == new and not any(map(self.touched.by, _of_amount(old))):
            return SAME
        return self.solved.decision(old, new) if self.solved else UNCLEAR

    def clock(self, old: ir.Clock | None, new: ir.Clock | None) -> Behaviour:
        if old == new and not any(map(self.touched.by, _of_length(old))):
            return SAME
        return self.solved.clock(old, new) if self.solved else UNCLEAR

    @cached_property
    def touched(self) -> Touched:
        pair = self.pair
        return touched(pair.old, pair.new, pair.old_world, pair.new_world)

    @cached_property
    def solved(self) -> Solved | None:
        if not has_solver():
            return None
        from compiler.diff.solved import Solved

        return Solved(self.pair)


def _of_amount(one: ir.Decision | None) -> Iterator[ir.Expr]:
    for row in one.rows if one is not None else ():
        yield from (row.when, row.value)


def _of_length(one: ir.Clock | None) -> Iterable[ir.Expr]:
    return (row.when for row in (*one.within, *one.plus)) if one is not None else ()
