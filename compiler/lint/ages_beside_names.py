"""Lint: how old a paper may be, and how long a result is valid, agree with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject

SAID = re.compile(
    r"(?:không quá|trong vòng|trong thời hạn|có giá trị(?: trong)?|thời hạn)\s(?:\w+\s)?"
    r"0?(\d+)\s(ngày làm việc|ngày|tháng|năm)\b",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
UNITS = {"ngày làm việc": "working_day", "ngày": "day", "tháng": "month", "năm": "year"}


class AgesBesideNames(Rule):
    """A name says how old a paper may be, or how long a result is valid, and its key does not.

    `max_age` and `valid` are what the form tests and the officer sees. A name that says six months
    beside a key of three, or beside none, is decided by whoever reads it last.
    """

    slugs = ("age-differs-from-name", "age-only-in-name")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        program = subject.program
        for paper in program.components:
            path = f"components/{paper.id}"
            yield from _compared(subject, path, paper.name, paper.max_age, "max_age")
        for result in program.results:
            path = f"results/{result.id}"
            yield from _compared(subject, path, result.name, result.valid, "valid")


def _compared(
    subject: Subject, path: str, name: str, rows: tuple[ir.ClockRow, ...], key: str
) -> Iterator[Diagnostic]:
    found = DIGIT.search(name) and SAID.search(name)
    if found is None:
        return
    said = (found[1], UNITS[found[2].casefold()])
    written = [(row.amount, row.unit) for row in rows]
    slug = "age-differs-from-name" if written else "age-only-in-name"
    if said not in written:
        yield subject.finding(slug, path, text=found[0], key=f"~{key}")
