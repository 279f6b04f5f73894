"""Lint: every year of the calendar has the days off that the law fixes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from catalogue.diagnostics import Diagnostic
from compiler.lint.calendar_too_short import place_of_calendar
from compiler.lint.rule import CatalogueRule, Whole, finding

FIXED = ((1, 1), (30, 4), (1, 5), (2, 9))
"""Days of the month on which the Labour Code, art. 112, gives everybody the day off."""
SATURDAY = 5
BEGUN = 4
"""A year with fewer days off has only been begun, which another rule says."""


class Holidays(CatalogueRule):
    """A year of the calendar lacks New Year, 30 April, 1 May or 2 September.

    The office would be counted as open, and every term over the day ends one day too early.
    """

    slugs = ("holiday-missing",)

    def check(self, whole: Whole) -> Iterator[Diagnostic]:
        off = whole.world.calendar.off
        if not off:
            return
        for year, listed in Counter(day.year for day in off).items():
            if listed < BEGUN:
                continue
            days = (date(year, month, day) for day, month in FIXED)
            missing = [day for day in days if day.weekday() < SATURDAY and day not in off]
            if missing:
                named = ", ".join(f"{day:%d/%m/%Y}" for day in missing)
                yield finding("holiday-missing", place_of_calendar(whole.catalogue), days=named)
