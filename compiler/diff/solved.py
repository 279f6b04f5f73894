"""The answers of the solver to what judging asks about people, each found once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from compiler import ir
from compiler.diff.amounts_compared import decision
from compiler.diff.comparison import Behaviour
from compiler.diff.lengths_compared import clock
from compiler.diff.outcomes_compared import decides, eligible, papers, total
from compiler.diff.pair import Pair
from compiler.diff.question import Question
from compiler.diff.rules_compared import condition
from compiler.diff.side_by_side import SideBySide
from compiler.diff.somebody import Seeker
from compiler.diff.split_cases import with_parts
from compiler.diff.whole import alike

Asking = Callable[[SideBySide], Question | None]
WHOLE: Mapping[str, Asking] = {
    "eligible": eligible, "total": total, "papers": papers, "decides": decides,
}  # fmt: skip


@dataclass(slots=True)
class Solved:
    pair: Pair
    seeker: Seeker = field(init=False)
    known: dict[object, Behaviour] = field(default_factory=dict)
    kept: list[object] = field(default_factory=list)
    """What is known by where it stands must not be gone."""

    def __post_init__(self) -> None:
        self.seeker = Seeker(with_parts(self.pair))

    def condition(
        self, old: ir.Expr, new: ir.Expr, within: tuple[ir.Expr, ir.Expr] | None = None
    ) -> Behaviour:
        self.kept += (old, new)
        return self._asked(
            (id(old), id(new), within), lambda sides: condition(sides, (old, new), within)
        )

    def decision(self, old: ir.Decision | None, new: ir.Decision | None) -> Behaviour:
        return self._asked((old, new), lambda sides: decision(sides, old, new))

    def clock(self, old: ir.Clock | None, new: ir.Clock | None) -> Behaviour:
        self.kept += (old, new)
        return self._asked((id(old), id(new)), lambda sides: clock(sides, old, new))

    def outcomes(self) -> Mapping[str, Behaviour]:
        """What comes of a whole filing: who may hand it in, its fees, papers, term and agency."""
        terms = self.pair.old.term, self.pair.new.term
        asked: dict[str, Asking] = {**WHOLE, "term": lambda sides: clock(sides, *terms)}
        if alike(self.seeker.sides):
            return dict.fromkeys(asked, Behaviour("same"))
        return {name: self._asked(name, asking) for name, asking in asked.items()}

    def _asked(self, key: object, asking: Asking) -> Behaviour:
        if key not in self.known:
            question = asking(self.seeker.sides)
            found = self.seeker.behaviour(question) if question else Behaviour("unclear")
            self.known[key] = found
        return self.known[key]
