"""What judging asks about people: does a rule hold for the same ones, with the same outcome."""

from __future__ import annotations

from typing import Protocol

from catalogue.record import record
from compiler import ir
from compiler.diff.comparison import Behaviour


class Asker(Protocol):
    """Of an old and a new program. None stands for a rule or a part that one of them lacks.

    `narrowed`: some are left out (lost) and nobody is taken in; `widened`: the other way round.
    Of a decision or a clock: somebody gets less (or pays less, waits less), or more.
    """

    def condition(
        self, old: ir.Expr, new: ir.Expr, *, within: tuple[ir.Expr, ir.Expr] | None = None
    ) -> Behaviour:
        """For whom a rule holds. `within`: only of those for whom this holds (old, new)."""
        ...

    def decision(self, old: ir.Decision | None, new: ir.Decision | None) -> Behaviour:
        """For whom an amount is another: `widened` when it is more, `narrowed` when it is less."""
        ...

    def clock(self, old: ir.Clock | None, new: ir.Clock | None) -> Behaviour:
        """For whom a length is another: `widened` when it is longer."""
        ...


@record
class Unasked:
    """Asks nobody: what is written alike is the same, all else is unclear."""

    def condition(
        self, old: ir.Expr, new: ir.Expr, *, within: tuple[ir.Expr, ir.Expr] | None = None
    ) -> Behaviour:
        return _alike(old, new)

    def decision(self, old: ir.Decision | None, new: ir.Decision | None) -> Behaviour:
        return _alike(old, new)

    def clock(self, old: ir.Clock | None, new: ir.Clock | None) -> Behaviour:
        return _alike(old, new)


UNASKED: Asker = Unasked()


def _alike(old: object, new: object) -> Behaviour:
    return Behaviour("same" if old == new else "unclear")
