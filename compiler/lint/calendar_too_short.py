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
        ends = [
            (end, one.code)
            for one in whole.summaries
            for end in _ends(one, last, whole.world.calendar)
        ]
        end, code = max(ends, default=(last, ""))
        until = whole.world.calendar.known_until
        if end > until:
            yield finding(
                "calendar-too-short", _place(whole.catalogue), code=code,
                end=f"{end:%d/%m/%Y}", until=f"{until:%d/%m/%Y}",
            )  # fmt: skip


def _ends(one: Summary, last: date, calendar: Calendar) -> Iterator[date]:
    """When each term ends for the last filing of the year, with all that may be added to it."""
    day = min(last, one.end - timedelta(days=1)) if one.end else last
    at = datetime.combine(day, time(9))
    for length in one.lengths:
        yield _end(at, (length, *one.added), calendar)


@lru_cache(maxsize=1024)
def _end(at: datetime, spelled: tuple[Spelled, ...], calendar: Calendar) -> date:
    """Procedures by the thousand have the same few terms."""
    spans = tuple(Length(Decimal(amount), cast(Unit, unit)) for amount, unit in spelled)
    return due(at, spans, None, calendar).day


def lengths(rows: Iterable[ir.ClockRow]) -> list[Length]:
    return [Length(Decimal(row.amount), cast(Unit, row.unit)) for row in rows if row.amount]


def _place(catalogue: Catalogue) -> Span:
    """The last day of the calendar, or the edition when there is no calendar."""
    if catalogue.calendar:
        return catalogue.calendar[-1].span
    assert catalogue.head is not None
    return catalogue.head.key_span("edition")
