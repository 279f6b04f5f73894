"""The authored calendar as days off and working weekend days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from catalogue import shared
from catalogue.diagnostics import Report
from catalogue.shapes import Model
from compiler.evaluation import Calendar

SATURDAY = 5


def calendar(days: Iterable[shared.CalendarDay], report: Report) -> Calendar:
    """Known until the end of the last year for which a day off is stated."""
    off: dict[date, Model] = {}
    work: dict[date, Model] = {}
    for day in days:
        if isinstance(day, shared.DayOff):
            _once(off, day.off, day, report)
        else:
            _once(work, day.work, day, report)
            if day.work.weekday() < SATURDAY:
                report.add("working-day-on-weekday", day, day=f"{day.work:%d/%m/%Y}")
    last = max((day.year for day in off), default=1)
    return Calendar(frozenset(off), frozenset(work), date(last, 12, 31))


def _once(seen: dict[date, Model], day: date, entry: Model, report: Report) -> None:
    first = seen.setdefault(day, entry)
    if first is not entry:
        report.add("calendar-day-twice", entry, related=[first.span], day=f"{day:%d/%m/%Y}")
