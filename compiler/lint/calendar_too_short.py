"""Lint: the calendar reaches as far as the longest term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import cast

from catalogue.diagnostics import Diagnostic, Span
from catalogue.load import Catalogue
from compiler import ir
from compiler.evaluation import Calendar
from compiler.lint.rule import CatalogueRule, Whole, finding
from compiler.summary import Spelled, Summary
from compiler.working_days import Length, Unit, due


class CalendarTooShort(CatalogueRule):
    """A dossier filed on the last day of the edition's year is due after the calendar ends.

    Days off that the calendar does not know are counted as working days, so the applicant is
    promised a date on which the office is closed.
    """

    slugs = ("calendar-too-short",)

    def check(self, whole: Whole) -> Iterator[Diagnostic]:
        head = whole.catalogue.head
        if head is None or not head.edition.isdigit():
            return
        last = date(int(head.edition), 12, 31)
        calendar, told = whole.world.calendar, whole.summaries
        alike = {(one.end, one.lengths, one.added): one for one in told if one.lengths}
        ends = ((_end(one, last, calendar), one.code) for one in alike.values())
        end, code = max(ends, default=(last, ""))
        until = calendar.known_until
        if end > until:
            yield finding(
                "calendar-too-short", place_of_calendar(whole.catalogue), code=code,
                end=f"{end:%d/%m/%Y}", until=f"{until:%d/%m/%Y}",
            )  # fmt: skip


def _end(one: Summary, last: date, calendar: Calendar) -> date:
    """When the longest term ends for the last filing of the year."""
    day = min(last, one.end - timedelta(days=1)) if one.end else last
    return _due(day, one.lengths, one.added, calendar)


@lru_cache(maxsize=1024)
def _due(
    day: date, terms: tuple[Spelled, ...], added: tuple[Spelled, ...], calendar: Calendar
) -> date:
    """With all that may be added; procedures by the thousand have the same few terms."""
    at = datetime.combine(day, time(9))
    return max(due(at, tuple(map(_length, (term, *added))), None, calendar).day for term in terms)


def _length(spelled: Spelled) -> Length:
    amount, unit = spelled
    return Length(Decimal(amount), cast(Unit, unit))


def lengths(rows: Iterable[ir.ClockRow]) -> list[Length]:
    return [_length((row.amount, row.unit)) for row in rows if row.amount]


def place_of_calendar(catalogue: Catalogue) -> Span:
    """The last day of the calendar, or the edition when there is no calendar."""
    if catalogue.calendar:
        return catalogue.calendar[-1].span
    assert catalogue.head is not None
    return catalogue.head.key_span("edition")
