"""Lint: no text promises what is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from catalogue.diagnostics import Diagnostic
from compiler.lint.rule import Rule, Subject

UNTIL = re.compile(r"đến (?:hết )?(?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})")


class PastDates(Rule):
    """A text says that something holds until a day before the version begins.

    Passports were still advertised at a reduced rate "đến hết 31/12/2023" years later, because
    the rate stood in a note, where nothing ends by itself.
    """

    slugs = ("past-date-in-text",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for text in subject.texts:
            for found in UNTIL.finditer(text.words) if "/" in text.words else ():
                day, month, year = map(int, found.groups())
                if (year, month, day) < _parts(subject.program.start):
                    yield subject.finding("past-date-in-text", text.path, text=found[0])


def _parts(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
