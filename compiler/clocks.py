"""When a result is due: the length that holds, everything that adds to it, and the calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

from compiler import ir
from compiler.evaluation import Calendar, Due, TermState
from compiler.rows import Line, Matched, lines, matched, reads
from compiler.run import Run, Wiring
from compiler.working_days import Length, Unit, due

UNDECIDED = TermState(None, None, decided=False)
UNTIMED = TermState(None, None, decided=True)
TERM = "term"


@dataclass(frozen=True, slots=True)
class Timer:
    """One clock, ready to run."""

    clock: ir.Clock
    within: tuple[Line, ...]
    plus: tuple[Line, ...]
    cut_off: time | None
    reads: int

    def state(self, run: Run, start: datetime | None, calendar: Calendar) -> TermState:
        """`start` is known for clocks that wait for a payment or a step only when that is done."""
        base = matched(run, self.within, rest=self.clock.rest)
        extra = matched(run, self.plus, rest=False)
        self._alarm(run, base)
        at = start or (run.filing.at if self.clock.start in ("complete", "lodged") else None)
        if at is None or len(base.holds) != 1 or extra.maybe or (base.maybe and not base.certain):
            return UNDECIDED
        now = self._due(at, base.holds[0], extra.holds, calendar)
        if now is None:
            return UNTIMED
        slowest = sorted((*extra.holds, *extra.later))
        rows = base.holds if base.certain else base.candidates
        ends = [self._due(at, row, slowest, calendar) for row in rows]
        return TermState(now, max((end for end in ends if end), key=_moment), decided=True)

    def _alarm(self, run: Run, base: Matched) -> None:
        if len(base.holds) > 1:
            run.alarm(TERM, base.holds, 0)
        elif not base.candidates:
            run.alarm(TERM, (), self.reads)

    def _due(self, at: datetime, row: int, plus: Iterable[int], calendar: Calendar) -> Due | None:
        chosen = self.clock.within[row]
        if chosen.word not in ("span", "same_day"):
            return None
        lengths = [chosen, *(self.clock.plus[number] for number in plus)]
        return due(
            at, [_length(entry) for entry in lengths if entry.amount], self.cut_off, calendar
        )


def _length(row: ir.ClockRow) -> Length:
    return Length(Decimal(row.amount), cast(Unit, row.unit))


def _moment(end: Due) -> tuple[date, time]:
    return (end.day, end.time or time.max)


def timer(clock: ir.Clock, wiring: Wiring) -> Timer:
    within = lines(clock.within, wiring)
    plus = lines(clock.plus, wiring)
    return Timer(clock, within, plus, _time(clock.cut_off), reads((*within, *plus)))


def _time(text: str) -> time | None:
    return time.fromisoformat(text.zfill(5)) if text else None
