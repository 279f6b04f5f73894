"""Which rows of a decision hold, and which may still come to hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from compiler import ir
from compiler.run import Run, Test, Wiring


class Dated(Protocol):
    @property
    def when(self) -> ir.Expr: ...
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its condition, and the days on which it is in force."""

    test: Test
    start: date | None
    end: date | None

    def in_force(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Matched:
    """`maybe`: open to the applicant. `later`: open only to officers and registers.

    `for_now`: the row that holds is the rest, and one of `later` may still replace it.
    """

    holds: list[int]
    maybe: list[int]
    later: list[int]
    for_now: bool = False

    @property
    def certain(self) -> bool:
        return bool(self.holds) and not self.for_now

    @property
    def candidates(self) -> list[int]:
        return sorted({*self.holds, *self.maybe, *self.later})


def lines(rows: Iterable[Dated], wiring: Wiring) -> tuple[Line, ...]:
    return tuple(Line(wiring.test(row.when), row.start, row.end) for row in rows)


def matched(run: Run, rows: Sequence[Line], *, rest: bool) -> Matched:
    found = Matched([], [], [])
    for number, row in enumerate(rows[:-1] if rest else rows):
        _judge(run, number, row, found)
    if not rest or found.holds or not rows[-1].in_force(run.lodged):
        return found
    if found.maybe:
        return Matched([], [*found.maybe, len(rows) - 1], found.later)
    return Matched([len(rows) - 1], [], found.later, for_now=bool(found.later))


def _judge(run: Run, number: int, row: Line, found: Matched) -> None:
    value = row.test.value(run.state)
    if value is False or not row.in_force(run.lodged):
        return
    if value is True:
        found.holds.append(number)
    elif row.test.reads & run.unanswered:
        found.maybe.append(number)
    elif row.test.reads & run.outside:
        found.later.append(number)


def reads(rows: Iterable[Line]) -> int:
    found = 0
    for row in rows:
        found |= row.test.reads
    return found
