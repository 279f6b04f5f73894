"""Lint: a term of a few days is in working days."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject

LEAST = 3


class ShortCalendarTerm(Rule):
    """The term is one or two calendar days.

    Filed on a Friday it ends on a day off, so it is hardly ever what the law says. Terms in
    calendar days are a quarter of all, and nearly all of them are ten days or more.
    """

    slugs = ("short-term-in-days",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        term = subject.program.term
        for number, row in enumerate(term.within if term else (), 1):
            if row.word == "span" and row.unit == "day" and _days(row) < LEAST:
                path = f"term/within/{number}"
                yield subject.finding("short-term-in-days", path, amount=row.amount)


def _days(row: ir.ClockRow) -> int:
    return int(row.amount.partition(".")[0])
