"""Two versions of one procedure, the second in the place of the first, with what they stand in."""

from __future__ import annotations

from datetime import date

from catalogue.record import record
from compiler import ir
from compiler.evaluation import Calendar, World

NOWHERE = World(Calendar(frozenset(), frozenset(), date.max))


@record
class Pair:
    old: ir.Program
    new: ir.Program
    old_world: World = NOWHERE
    new_world: World = NOWHERE
