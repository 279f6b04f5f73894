"""Lint: a version ends, or cites another act, when its act ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

from catalogue.diagnostics import Diagnostic
from compiler.law import act_number
from compiler.lint.rule import CatalogueRule, Whole, finding
from compiler.summary import Summary


class ActEndsWithin(CatalogueRule):
    """A version stays in force after an act that it cites has ended.

    On the day after, notice and fee table go on promising what no law backs any more, and nobody
    remembers to look. Nearly half of all citations are to acts of the last two years, so this
    happens to every catalogue. Rows that end with their act are in order.
    """

    slugs = ("act-ends-within",)

    def check(self, whole: Whole) -> Iterator[Diagnostic]:
        acts = {act_number(one): one.act.span for one in whole.catalogue.acts}
        for one, end in _with_end(whole.summaries):
            for number, until in one.outlived:
                last = date.fromisoformat(until)
                if end is None or last + timedelta(days=1) < end:
                    yield finding(
                        "act-ends-within", one.in_force, path=f"{one.code}/in_force",
                        related=[acts[number]], name=number, day=f"{last:%d/%m/%Y}",
                    )  # fmt: skip


def _with_end(told: tuple[Summary, ...]) -> Iterator[tuple[Summary, date | None]]:
    """Each version with the day from which it is no longer in force, its next version counted."""
    for one, following in zip_longest(told, told[1:]):
        succeeded = following is not None and following.code == one.code
        yield one, one.end or (following.start if succeeded else None)
