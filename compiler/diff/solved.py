"""The answers of the solver to what judging asks about people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from compiler.diff.touched import Touched, touched

WHOLE: Mapping[str, Callable[[SideBySide], Question]] = {
    "eligible": eligible, "total": total, "papers": papers, "decides": decides,
}  # fmt: skip
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
        if old is None and new is None:
            return SAME
        if old == new and old is not None and not any(map(self.touched.by, _in_rows(old.rows))):
            return SAME
        key = ("decision", old, new)
        if key not in self.known:
            self.known[key] = self.seeker.behaviour(decision(self.seeker.sides, old, new))
        return self.known[key]

    def clock(self, old: ir.Clock | None, new: ir.Clock | None) -> Behaviour:
        if old is None and new is None:
            return SAME
        rows = (*old.within, *old.plus) if old is not None else ()
        if old == new and not any(self.touched.by(row.when) for row in rows):
            return SAME
        key = ("clock", old, new)
        if key not in self.known:
            question = clock(self.seeker.sides, old, new)
            self.known[key] = self.seeker.behaviour(question) if question else UNCLEAR
        return self.known[key]

    def eligible(self) -> Behaviour:
        """Who may hand in a filing at all."""
        return self._whole("eligible", eligible)

    def outcomes(self) -> Mapping[str, Behaviour]:
        """What comes of a whole filing: eligible, total, papers, term, decides."""
        found = {name: self._whole(name, made) for name, made in WHOLE.items()}
        return {**found, "term": self.clock(self.pair.old.term, self.pair.new.term)}

    def _whole(self, name: str, made: Callable[[SideBySide], Question]) -> Behaviour:
        if name not in self.known:
            self.known[name] = self.seeker.behaviour(made(self.seeker.sides))
        return self.known[name]


def _in_rows(rows: Iterable[ir.Row]) -> Iterator[ir.Expr]:
    for row in rows:
        yield from (row.when, row.value)
