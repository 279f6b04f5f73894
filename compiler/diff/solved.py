"""The answers of the solver to what judging asks about people."""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler import ir
from compiler.diff.comparison import Behaviour
from compiler.diff.pair import Pair
from compiler.diff.rules_compared import condition
from compiler.diff.somebody import Seeker
from compiler.diff.touched import Touched, touched

SAME, UNCLEAR = Behaviour("same"), Behaviour("unclear")


@dataclass(slots=True)
class Solved:
    """Asks each thing once, and nothing that is the same with all that it rests on."""

    pair: Pair
    seeker: Seeker = field(init=False)
    known: dict[object, Behaviour] = field(default_factory=dict)
    _touched: Touched | None = None

    def __post_init__(self) -> None:
        self.seeker = Seeker(self.pair)

    @property
    def touched(self) -> Touched:
        if self._touched is None:
            pair = self.pair
            self._touched = touched(pair.old, pair.new, pair.old_world, pair.new_world)
        return self._touched

    def condition(
        self, old: ir.Expr, new: ir.Expr, *, within: tuple[ir.Expr, ir.Expr] | None = None
    ) -> Behaviour:
        if old == new and not self.touched.by(old):
            return SAME
        key = ("condition", old, new, within)
        if key not in self.known:
            question = condition(self.seeker.sides, (old, new), within)
            self.known[key] = self.seeker.behaviour(question) if question else UNCLEAR
        return self.known[key]

    def decision(self, old: ir.Decision | None, new: ir.Decision | None) -> Behaviour:
        return UNCLEAR

    def clock(self, old: ir.Clock | None, new: ir.Clock | None) -> Behaviour:
        return UNCLEAR
