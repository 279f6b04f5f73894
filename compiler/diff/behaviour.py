"""Whom a change of a rule touches: asked of the solver, where one is installed."""

from __future__ import annotations

from compiler import ir
from compiler.diff.asking import UNASKED, Asker
from compiler.evaluation import World
from compiler.verify.folder import has_solver


def asker(old: ir.Program, new: ir.Program, old_world: World, new_world: World) -> Asker:
    """Without a solver nothing is known but of rules that are written alike."""
    return UNASKED
