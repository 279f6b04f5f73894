"""What a gate looks at, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from catalogue.kinds.base import Json
from catalogue.record import record
from compiler import ir
from compiler.bundle import Index
from compiler.diff.comparison import Compared
from compiler.evaluation import World


@record
class Subject:
    """A version as it is to be, the one that it takes the place of, and where it stands."""

    old: ir.Program | None
    new: ir.Program
    compared: Compared
    index: Index
    world: World
    old_world: World
    reading: Callable[[str], ir.Program | None]
    """The program of that hash in the new edition."""


@record
class Shut:
    """A gate that does not open: where, and what is so now. `was` is the same in the old version,
    for people to compare."""

    slug: str
    path: str
    new: Json
    was: Json = None
    args: tuple[tuple[str, str], ...] = ()
    at: str = ""
    """Where it is written, if that is called otherwise."""


Gate: TypeAlias = Callable[[Subject], Iterable[Shut]]
