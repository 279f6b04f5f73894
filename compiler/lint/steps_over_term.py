"""Lint: the steps fit into the term, whenever the dossier is filed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache

from catalogue.diagnostics import Diagnostic
from catalogue.record import record
from compiler import ir
from compiler.evaluation import Calendar
from compiler.lint.calendar_too_short import lengths
from compiler.lint.rule import Rule, Subject
from compiler.working_days import (
    Length,
    Unit,
    add_working,
    due,
    is_working,
    until_day,
    working_from,
)

OPENING = time(8)
NOTHING = Decimal()
NO_TIME = Length(NOTHING, "working_day")
DAYS: dict[Unit, Decimal] = {
    "hour": Decimal(1) / 8,
    "working_day": Decimal(1),
    "day": Decimal(5) / 7,
    "month": Decimal(21),
    "year": Decimal(250),
}
"""About how many working days a unit is; for hours and working days it is exact."""
DAYS_OFF_TOO: dict[Unit, int] = {"day": 1, "month": 30, "year": 365}
"""Units that run on days off too."""


class StepsOverTerm(Rule):
    """The times of the steps, one after the other, are longer than the term.

    The office plans to be late, and the applicant is promised a day that cannot be kept. Only
    steps that surely happen are counted, each with its shortest time, parallel ones once. A term
    in days is compared with steps in working days over every day of the calendar, because five
    working days before Tết are two weeks. A term that ends on one day of every year is compared
    for whoever files right after that day.
    """

    slugs = ("steps-over-term",)

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for number, late in overruns(subject.program, subject.world.calendar):
            yield subject.finding(
                "steps-over-term", "key/steps",
                related=[subject.places[f"term/within/{number}"]],
                filed=f"{late.filed:%d/%m/%Y}", done=f"{late.done:%d/%m/%Y}",
                due=f"{late.due:%d/%m/%Y}",
            )  # fmt: skip


@record
class Work:
    """Time in calendar days and, apart from them, in working days."""

    days: int = 0
    working: Decimal = NOTHING

    def end(self, day: date, calendar: Calendar) -> date:
        whole = int(self.working.to_integral_value(ROUND_CEILING))
        return add_working(day + timedelta(days=self.days), whole, calendar)


@record
class Late:
    """A filing whose steps end after it is due."""

    filed: date
    done: date
    due: date


def overruns(program: ir.Program, calendar: Calendar) -> Iterator[tuple[int, Late]]:
    """Each row of the term (its number, from 1) that is shorter than the steps of its case."""
    term = program.term
    for number, row in enumerate(term.within if term else (), 1):
        if term is None or term.start == "paid":
            continue
        late = _late(row, term, _work(_counted(program.steps, term), row), calendar)
        if late:
            yield number, late


def _late(row: ir.ClockRow, term: ir.Clock, work: Work, calendar: Calendar) -> Late | None:
    match row.word:
        case "span" | "same_day":
            sure = (one for one in term.plus if one.when in (ir.TRUE, row.when))
            return worst(work, tuple(lengths((row, *sure))), calendar)
        case "before" | "by":
            return yearly(work, row.amount, row.word == "before", calendar)
    return None


@lru_cache(maxsize=1024)
def yearly(work: Work, day: str, before: bool, calendar: Calendar) -> Late | None:
    """Where even a whole year is too short for the steps, from one such day to the next."""
    if not calendar.off:
        return None
    last = _promised(date(min(calendar.off).year, 1, 1), day, before)
    filed = working_from(last + timedelta(days=1), calendar)
    done, promised = work.end(filed, calendar), _promised(filed, day, before)
    return Late(filed, done, promised) if done > promised else None


def _promised(filed: date, day: str, before: bool) -> date:
    return until_day(datetime.combine(filed, OPENING), day, before=before).day


@lru_cache(maxsize=1024)
def worst(work: Work, term: tuple[Length, ...], calendar: Calendar) -> Late | None:
    """The first filing within the calendar that the steps make late."""
    if not calendar.off or _surely_fits(work, term):
        return None
    first, last = date(min(calendar.off).year, 1, 1), calendar.known_until
    for filed in (first + timedelta(days=n) for n in range((last - first).days)):
        if not is_working(filed, calendar):
            continue
        done = work.end(filed, calendar)
        promised = due(datetime.combine(filed, OPENING), term, None, calendar).day
        if max(done, promised) > last:
            return None
        if done > promised:
            return Late(filed, done, promised)
    return None


def _counted(steps: tuple[ir.Step, ...], term: ir.Clock) -> tuple[ir.Step, ...]:
    """The steps for which the clock runs: from its start on, and while it does not stand."""
    ids = [step.id for step in steps]
    standing: set[str] = set()
    if term.start == "done" and term.start_step in ids:
        standing.update(ids[: ids.index(term.start_step) + 1])
    for stop in term.stops:
        first, last = (_done(end, ids) for end in (stop.start, stop.end))
        if first is not None:
            last = _own_step(steps, first) if last is None else last
            standing.update(ids[first + 1 : len(ids) if last is None else last + 1])
    return tuple(step for step in steps if step.id not in standing)


def _own_step(steps: tuple[ir.Step, ...], after: int) -> int | None:
    """The first thing that the applicant has to do: to pay, or to mend something."""
    own = (number for number, step in enumerate(steps) if step.role == "submitter")
    return next((number for number in own if number > after), None)


def _done(event: ir.Event | None, ids: list[str]) -> int | None:
    """The place of the step whose end is meant."""
    named = event is not None and event.kind == "done" and event.of in ids
    return ids.index(event.of) if named and event is not None else None


def _surely_fits(work: Work, term: tuple[Length, ...]) -> bool:
    """Working days against working days need no calendar."""
    alike = not work.days and all(length.unit == "working_day" for length in term)
    return alike and work.working <= sum(length.whole for length in term)


def _work(steps: tuple[ir.Step, ...], term: ir.ClockRow) -> Work:
    """What the steps surely take in a case of the term: parallel ones count as their longest.

    One day of work fits into the day of filing, for terms that end within hours.
    """
    stretches: list[list[Length]] = []
    for step in steps:
        if step.when in (ir.TRUE, term.when) and step.role != "submitter":
            if not (step.parallel and stretches):
                stretches.append([])
            stretches[-1].append(_shortest(step.within, term.when))
    chosen = [max(stretch, key=_about) for stretch in stretches]
    days = sum(one.whole * DAYS_OFF_TOO[one.unit] for one in chosen if one.unit in DAYS_OFF_TOO)
    working = sum((_about(one) for one in chosen if one.unit not in DAYS_OFF_TOO), NOTHING)
    hurried = term.word == "same_day" or term.unit == "hour"
    return Work(days, max(working - 1, NOTHING) if hurried else working)


def _shortest(clock: ir.Clock, case: ir.Expr) -> Length:
    """A row of the very case is its length; else the shortest that may hold."""
    rows = [row for row in clock.within if row.when == case and case != ir.TRUE] or clock.within
    spans = [lengths((row,))[0] if row.word == "span" else NO_TIME for row in rows]
    return min(spans, key=_about, default=NO_TIME)


def _about(length: Length) -> Decimal:
    return length.amount * DAYS[length.unit]
