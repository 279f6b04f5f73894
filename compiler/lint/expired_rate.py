"""Lint: no rate is shown that never applies."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler import ir
from compiler.lint.rule import Rule, Subject


class ExpiredRate(Rule):
    """A rate or relief ends before its version begins, or begins after it ends.

    Nobody will ever pay it, and everybody reads it: reduced rates stayed on notices for years
    after their last day. Half-price rates until a day of the year are in one procedure of thirty.
    """

    slugs = ("rate-expired", "rate-never-begins")
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for fee in subject.program.fees:
            dated: list[tuple[str, ir.Row | ir.Relief]] = [
                *((f"fees/{fee.id}/amount/{n}", row) for n, row in enumerate(fee.amount.rows, 1)),
                *((f"fees/{fee.id}/relief/{n}", one) for n, one in enumerate(fee.relief, 1)),
            ]
            for path, one in dated:
                if slug := _never(subject.program, one):
                    yield subject.finding(slug, path, name=fee.name)


def _never(program: ir.Program, one: ir.Row | ir.Relief) -> str:
    if one.end is not None and one.end <= program.start:
        return "rate-expired"
    begins_late = one.start is not None and program.end is not None and one.start >= program.end
    return "rate-never-begins" if begins_late else ""
