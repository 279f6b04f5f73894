"""Whether two programs do the same for every filing."""

from __future__ import annotations

from compiler import ir
from compiler.diff.pair import Pair
from compiler.diff.side_by_side import side_by_side
from compiler.diff.whole import alike
from compiler.evaluation import World


def differ(one: ir.Program, other: ir.Program, world: World) -> bool:
    """Somebody's filing is refused by one of them only, or comes to something else."""
    return alike(side_by_side(Pair(one, other, world, world))) is False
