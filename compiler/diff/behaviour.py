"""Whom a change of a rule touches: asked of the solver, where one is installed."""

from __future__ import annotations

from compiler import ir
from compiler.diff.asking import UNASKED, Asker
from compiler.diff.pair import Pair
from compiler.evaluation import World
from compiler.verify.folder import has_solver


def asker(old: ir.Program, new: ir.Program, old_world: World, new_world: World) -> Asker:
    """Without a solver nothing is known but of rules that are written alike."""
    if not has_solver():
        return UNASKED
    from compiler.diff.solved import Solved

    return Solved(Pair(old, new, old_world, new_world))
