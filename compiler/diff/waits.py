"""How many days a length of time lasts at most, whichever day it begins."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

from compiler import ir
from compiler.evaluation import Calendar
from compiler.working_days import Length, due

MORNING = time(8)
YEAR = 366


def longest(clock: ir.Clock, calendar: Calendar) -> int | None:
    """From a morning until the day it is due, within a year that the calendar knows; None where
    it is not one length."""
    lengths = [one for row in clock.within if (one := _length(row))]
    if len(lengths) != len(clock.within) or len(lengths) != 1 or not calendar.off:
        return None
    first = min(calendar.off)
    days = (first + timedelta(days=number) for number in range(YEAR))
    ends = ((day, due(datetime.combine(day, MORNING), lengths, None, calendar)) for day in days)
    known = ((end.day - day).days for day, end in ends if end.day <= calendar.known_until)
    return max(known, default=None)


def _length(row: ir.ClockRow) -> Length | None:
    if row.word != "span" or not row.unit:
        return None
    return Length(Decimal(row.amount), row.unit)
