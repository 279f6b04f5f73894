"""How many days a length of time takes, at least and at most, whenever it begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from compiler.evaluation import Calendar
from compiler.working_days import is_working

DAYS: Mapping[str, tuple[int, int]] = {"day": (1, 1), "month": (28, 31), "year": (365, 366)}
PLAIN = date(2026, 1, 1)


def days_of(unit: str, number: Fraction, calendar: Calendar) -> tuple[int, int]:
    """At least, and at most, so many days, whenever they begin."""
    if unit == "working_day":
        return spread(int(number), calendar)
    low, high = DAYS.get(unit, (0, 0))
    return int(low * number), int(high * number)


@cache
def spread(count: int, calendar: Calendar) -> tuple[int, int]:
    """In how many days so many working days go by, in times of feasts and in plain weeks."""
    first = min((*calendar.off, *calendar.work), default=PLAIN)
    last = max((*calendar.off, *calendar.work), default=PLAIN)
    around = timedelta(days=2 * count + 30)
    days = [first - around + timedelta(days=it) for it in range((last - first + 3 * around).days)]
    worked = [number for number, day in enumerate(days) if is_working(day, calendar)]
    found = [
        worked[bisect_right(worked, number) + count - 1] - number
        for number in range((last - first + around + around / 2).days)
    ]
    return min(found, default=0), max(found, default=0)
