"""What is asked of people, and one filing as each of the two programs sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from catalogue.domains import Days, Numbers, OneOf, SomeOf
from catalogue.kinds import AnyKind
from catalogue.kinds.base import Json
from compiler import ir
from compiler.answers import questions
from compiler.cells import Cell, State, truth
from compiler.evaluate import Engine
from compiler.evaluation import Evaluation, Filing
from compiler.verify.solver import Term

Direction = Literal["gained", "lost"]
Sides: TypeAlias = "tuple[Seen, Seen]"
Confirm: TypeAlias = "Callable[[Sides, Direction], bool]"
REFUSALS = ("check", "ineligible", "stale")


@dataclass(slots=True)
class Seen:
    """One filing as one of the two programs sees it."""

    engine: Engine
    filing: Filing
    _state: State | None = None
    _evaluation: Evaluation | None = None
    _possible: bool | None = None

    @property
    def evaluation(self) -> Evaluation:
        if self._evaluation is None:
            self._evaluation = self.engine.run(self.filing)
        return self._evaluation

    def read(self, rule: ir.Expr) -> bool | None:
        return truth(self.value(rule))

    def value(self, rule: ir.Expr) -> Cell:
        if self._state is None:
            self._state = self.engine.settled(self.filing)
        return self.engine.reading(rule)(self._state)

    @property
    def possible(self) -> bool:
        """Whether the form takes every answer that is shown in it."""
        if self._possible is None:
            self._possible = self._takes_all()
        return self._possible

    def _takes_all(self) -> bool:
        shown, answers = self.evaluation.fields, self.filing.answers
        return all(
            takes(item.kind, answers[item.id])
            for item in questions(self.engine.program)
            if isinstance(item, ir.Field) and shown.get(item.id) == "shown"
            if answers.get(item.id) is not None
        )

    @property
    def refused(self) -> bool:
        """Whether it cannot be handed in, however much of it is filled in."""
        return not self.possible or any(
            one.level == "must" and one.kind in REFUSALS for one in self.evaluation.faults
        )

    def taken(self, without: Iterable[str] = ()) -> bool:
        """Whether it can be handed in, but for checks with these words."""
        return not any(
            one.level == "must" and one.says not in without for one in self.evaluation.faults
        )


@dataclass(frozen=True, slots=True)
class Question:
    """Who is new among those for whom something holds, and who is left out."""

    gained: tuple[Term, ...]
    lost: tuple[Term, ...]
    confirm: Confirm
    looks: frozenset[str]
    """The answers that may matter, by the names of their questions."""
    without: frozenset[str] = frozenset()
    """What a submission must fulfil and these need not: labels, and the words of checks."""
    says: frozenset[str] = frozenset()
    wish: tuple[Term, ...] = ()
    """Without this the evaluator may not see it."""
    refused: bool = False
    """They are meant whom the other one refuses."""
    open: tuple[Term, ...] = ()
    """Of whom it cannot be said which of both they are."""
    shown: Confirm | None = None
    """How the evaluator tells them apart on some days."""


def takes(kind: AnyKind, answer: Json) -> bool:
    """As far as rules can tell answers apart."""
    match kind.domain():
        case OneOf(codes=codes):
            return answer in codes
        case SomeOf(codes=codes):
            return isinstance(answer, list) and {*answer} <= {*codes}
        case Numbers(low=low, high=high, scale=scale):
            return low <= Decimal(str(answer)).scaleb(scale) <= high
        case Days(low=low, high=high):
            return low.isoformat() <= str(answer) <= high.isoformat()
        case _:
            return True
