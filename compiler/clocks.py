"""When a result is due: the length that holds, everything that adds to it, and the calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

from compiler import ir
from compiler.evaluation import Calendar, Due, TermState
from compiler.rows import Line, Matched, lines, matched, reads
from compiler.run import Run, Wiring
from compiler.working_days import Length, Unit, ending, pushed, rolled, until_day

UNDECIDED = TermState(None, None, decided=False)
UNTIMED = TermState(None, None, decided=True)
TERM = "term"
AT_ONCE = ("complete", "lodged")
COUNTED = ("span", "same_day", "before", "by")


@dataclass(frozen=True, slots=True)
class Timer:
    """One clock, ready to run; `path` tells which."""

    clock: ir.Clock
    within: tuple[Line, ...]
    plus: tuple[Line, ...]
    extend: tuple[Line, ...]
    stops: tuple[Line, ...]
    cut_off: time | None
    reads: int
    path: str

    def state(self, run: Run, start: datetime | None, calendar: Calendar) -> TermState:
        """`start` is when the clock starts where that is not the filing itself."""
        base = matched(run, self.within, rest=self.clock.rest)
        extra = matched(run, self.plus, rest=False)
        self._alarm(run, base)
        chosen = self._chosen(base)
        if not chosen or extra.maybe or (base.maybe and not base.certain):
            return UNDECIDED
        if all(self.clock.within[number].word not in COUNTED for number in chosen):
            return UNTIMED
        at = start or self._starts(run)
        if at is None:
            return TermState(None, None, decided=False, waits=self.clock.starts.key)
        stopped, waits = self._stopped(run)
        if waits:
            return TermState(None, None, decided=False, waits=waits)
        stood = () if self.path != TERM else run.filing.stood
        ends = _Ends(self, at, (*stopped, *stood), calendar)
        slowest = sorted((*extra.holds, *extra.later))
        rows = [chosen] if base.certain else [[row] for row in base.candidates]
        allowed = self._allowed(run) if self.path == TERM else []
        granted = allowed[: run.filing.extensions]
        now = ends.due(chosen, extra.holds, granted)
        found = [end for row in rows if (end := ends.due(row, slowest, granted)) is not None]
        return TermState(
            now, max(found, key=_moment, default=now), decided=True,
            extended=ends.due(chosen, slowest, self._extensions(run)) if self.extend else None,
            extensions=len(allowed),
        )  # fmt: skip

    def _starts(self, run: Run) -> datetime | None:
        """A supplement for which the clock only stands does not begin it anew."""
        resumes = self.clock.start == "complete" and any(
            stop.end == ir.Event("complete") and line.test.value(run.state) is not False
            for stop, line in zip(self.clock.stops, self.stops, strict=True)
        )
        return run.filing.at if resumes else happened(run, self.clock.starts)

    @property
    def of_step(self) -> bool:
        return self.path.startswith("steps/")

    def _chosen(self, base: Matched) -> list[int]:
        """Of the rows that hold those that count."""
        if len(base.holds) < 2 or self.clock.hit in ("sum", "max"):
            return base.holds
        return base.holds[:1] if self.clock.hit == "first" else []

    def _stopped(self, run: Run) -> tuple[list[tuple[datetime, datetime]], str]:
        """The stretches in which the clock stood, and what it still waits for."""
        found = []
        for stop, line in zip(self.clock.stops, self.stops, strict=True):
            if stop.start is None or stop.end is None or line.test.value(run.state) is False:
                continue
            begun = happened(run, stop.start)
            ended = happened(run, stop.end)
            if begun is None:
                continue
            if ended is not None and ended >= begun:
                found.append((begun, ended))
            elif ended is None or not stop.end.once:
                return [], stop.end.key
        return found, ""

    def _extensions(self, run: Run) -> list[Length]:
        """All that may still be granted: extensions that hold, or that an officer may find to."""
        return self._lengths(matched(run, self.extend, rest=False).candidates)

    def _allowed(self, run: Run) -> list[Length]:
        """All that may be granted as things stand."""
        return self._lengths(matched(run, self.extend, rest=False).holds)

    def _lengths(self, numbers: Collection[int]) -> list[Length]:
        return [
            _length(one.by)
            for number, one in enumerate(self.clock.extend)
            for _ in range(one.times if number in numbers else 0)
        ]

    def _alarm(self, run: Run, base: Matched) -> None:
        if len(base.holds) > 1 and self.clock.hit == "unique":
            run.alarm(self.path, base.holds, 0)
        elif not base.candidates:
            run.alarm(self.path, (), self.reads)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a clock ends that started at this moment and stood in these stretches."""

    timer: Timer
    at: datetime
    stopped: tuple[tuple[datetime, datetime], ...]
    calendar: Calendar

    def due(self, rows: list[int], plus: Iterable[int], more: Iterable[Length] = ()) -> Due | None:
        """Rows that are added up are one length, of others the one that ends last counts."""
        clock = self.timer.clock
        added = [*(_length(clock.plus[number]) for number in plus), *more]
        within = [clock.within[number] for number in rows]
        if clock.hit == "sum":
            return self._end([_length(row) for row in within if row.amount] + added, "")
        ends = (self._one(row, added) for row in within)
        return max((end for end in ends if end), key=_moment, default=None)

    def _one(self, row: ir.ClockRow, added: list[Length]) -> Due | None:
        if row.word in ("before", "by"):
            return until_day(self.at, row.amount, before=row.word == "before")
        if row.word not in COUNTED:
            return None
        own = [_length(row)] if row.amount else []
        return self._end(own + added, row.unit)

    def _end(self, spans: list[Length], unit: str) -> Due:
        end = ending(self.at, spans, self.timer.cut_off, self.calendar)
        for begun, ended in self.stopped:
            if ended <= self.at:
                continue
            end = pushed(end, begun, ended, self.calendar, working=unit in ("", "working_day"))
        return rolled(end, self.calendar)


def happened(run: Run, event: ir.Event) -> datetime | None:
    """When it happened; what costs nothing is paid when the dossier is lodged."""
    events, at = run.filing.events, run.filing.at
    if event.kind != "paid" or event.key in events:
        return events.get(event.key, at if event.kind in AT_ONCE else None)
    fees = [event.of] if event.of else list(run.owed)
    paid = [events.get(f"paid {fee}", None if run.owed.get(fee, True) else at) for fee in fees]
    return None if None in paid else max(filter(None, paid), default=None)


def _length(row: ir.ClockRow) -> Length:
    return Length(Decimal(row.amount), cast(Unit, row.unit))


def _moment(end: Due) -> tuple[date, time]:
    return (end.day, end.time or time.max)


def timer(clock: ir.Clock, wiring: Wiring, path: str = TERM) -> Timer:
    within = lines(clock.within, wiring)
    plus = lines(clock.plus, wiring)
    extend = lines([one.by for one in clock.extend], wiring)
    stops = tuple(Line(wiring.test(stop.when), None, None) for stop in clock.stops)
    mask = reads((*within, *plus))
    return Timer(clock, within, plus, extend, stops, _time(clock.cut_off), mask, path)


def timers(program: ir.Program, wiring: Wiring) -> Iterator[Timer]:
    """The clocks beside the term's: of results, of replies, and of steps that have one."""
    for result in program.results:
        if result.within is not None:
            yield timer(result.within, wiring, f"results/{result.id}")
    for reply in program.term.replies if program.term else ():
        yield timer(reply.clock, wiring, f"replies/{reply.id}")
    before = ""
    for step in program.steps:
        own = step.within
        if any(row.word in COUNTED for row in own.within):
            if before and own.starts == ir.Event("complete"):
                own = replace(own, start="done", start_step=before)
            yield timer(own, wiring, f"steps/{step.id}")
        before = step.id


def _time(text: str) -> time | None:
    return time.fromisoformat(text.zfill(5)) if text else None
