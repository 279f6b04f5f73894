"""Whether one length of time can never end after another, whichever day it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from catalogue import syntax
from catalogue.spelling import spell
from compiler.evaluation import Calendar
from compiler.working_days import Length, due

MORNING = time(8)


def never_longer(local: Any, base: Any, calendar: Calendar) -> str:
    """'' when each local row is surely no longer than the base's row of the same case; else why.

    A case that the base does not name is held against all of the base's rows, the rest against
    all that the local rows do not name.
    """
    bases, locals_ = dict(_rows(base)), dict(_rows(local))
    for case, clock in locals_.items():
        named = [bases[case]] if case and case in bases else []
        others = [one for name, one in bases.items() if case or name == case or name not in locals_]
        for one in named or others:
            verdict = _fits(clock, one, calendar)
            if verdict is not True:
                return "override-term-unproved" if verdict is None else "override-term-longer"
    return ""


def _rows(within: Any) -> Iterator[tuple[str, syntax.Clock]]:
    """Each row with its condition as it would be spelled."""
    if not isinstance(within, tuple):
        yield "", within.tree
        return
    for row in within:
        case = "" if row.when is None else spell(row.when.tree)
        window = f"{row.from_ or ''}-{row.until or ''}" if row.from_ or row.until else ""
        yield f"{case}{window}", row.is_.tree


def _fits(local: syntax.Clock, base: syntax.Clock, calendar: Calendar) -> bool | None:
    one, other = _length(local), _length(base)
    if one is None or other is None:
        return True if local == base else None
    if one.unit == other.unit:
        return one.amount <= other.amount
    if not calendar.off:
        return None
    first, last = min(calendar.off), calendar.known_until
    for day in (first + timedelta(days=n) for n in range((last - first).days)):
        filed = datetime.combine(day, MORNING)
        until = due(filed, (other,), None, calendar).day
        if until > last:
            break
        if due(filed, (one,), None, calendar).day > until:
            return False
    return True


def _length(clock: syntax.Clock) -> Length | None:
    """None for clocks that are no countable length."""
    if isinstance(clock, syntax.Annual):
        return None
    if isinstance(clock, syntax.ClockWord):
        return Length(Decimal(), "working_day") if clock.word == "same_day" else None
    if not isinstance(clock, syntax.Duration):
        return None
    return Length(Decimal(clock.amount), clock.unit)
