"""Until when a supplement is asked for as a matter of course: three working days from receipt.

An office that asks later may do so, but says why (Decree 61/2018, article 19).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from compiler.evaluation import Calendar
from compiler.working_days import add_working, local
from runtime.reckoning import Happened

WORKING_DAYS = 3
LONGEST_HOLIDAY = timedelta(days=21)


def last_day(history: Iterable[Happened], calendar: Calendar) -> date | None:
    """None before receipt; the day of receipt itself is not counted."""
    received = next((one.at for one in history if one.kind == "received"), None)
    return add_working(local(received).date(), WORKING_DAYS, calendar) if received else None


def receipts(first: date, last: date, calendar: Calendar) -> Mapping[date, date]:
    """Days of receipt whose last day for asking lies among these, each with it."""
    days = (
        last - timedelta(days=number)
        for number in range((last - first + LONGEST_HOLIDAY).days, -1, -1)
    )
    ends = {day: add_working(day, WORKING_DAYS, calendar) for day in days}
    return {day: end for day, end in ends.items() if first <= end <= last}
