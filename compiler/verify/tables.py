"""Gaps, overlaps and dead rows of every decision whose rows test one input at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalogue.diagnostics import Diagnostic, Report
from compiler import ir
from compiler.boxes import Box, Table, dead_rows, gaps, overlaps, told
from compiler.cutting import cells, inputs
from compiler.places import Places
from compiler.verify.wording import Wording


def tables(program: ir.Program, places: Places, names: Mapping[str, str]) -> Iterator[Diagnostic]:
    known, wording = inputs(program), Wording(program, names)
    for decision in decisions(program):
        table = cells(decision, known) if len(decision.rows) > 1 else None
        if table is not None:
            yield from _Judge(decision, table, places, wording).found()


def decisions(program: ir.Program) -> Iterator[ir.Decision]:
    """Everything that is chosen by rows; `id` is where it was written."""
    for fee in program.fees:
        yield ir.Decision(
            f"fees/{fee.id}/amount", "money", fee.amount.rows, fee.amount.hit, fee.amount.rest
        )  # fmt: skip
    if program.term is not None:
        yield _clock("term/within", program.term)
    for step in program.steps:
        yield _clock(f"steps/{step.id}/within", step.within)
    for component in program.components:
        rows = tuple(ir.Row(row.when, ir.Lit("text", "")) for row in component.copies)
        rest = bool(rows) and rows[-1].when == ir.TRUE
        yield ir.Decision(f"components/{component.id}/copies", "text", rows, rest=rest)


def _clock(path: str, clock: ir.Clock) -> ir.Decision:
    rows = tuple(
        ir.Row(row.when, ir.Lit("duration", row.amount), row.start, row.end) for row in clock.within
    )
    return ir.Decision(path, "duration", rows, rest=clock.rest)


class _Judge:
    def __init__(
        self, decision: ir.Decision, table: Table, places: Places, wording: Wording
    ) -> None:
        self.decision, self.table, self.places, self.wording = decision, table, places, wording

    def found(self) -> Iterator[Diagnostic]:
        report = Report()
        path = self.decision.id
        pairs = overlaps(self.table) if self.decision.hit == "unique" else ()
        for pair in pairs:
            first, second = self.row(pair.first), self.row(pair.second)
            report.add(
                    "rows-overlap", self.places[second], path=path, related=[self.places[first]],
                    first=pair.first + 1, second=pair.second + 1, case=self.told(pair.where),
                )  # fmt: skip
        for number in set(self.dead()) - {pair.second for pair in pairs}:
            report.add("row-never-holds", self.places[self.row(number)], path=path, row=number + 1)
        for gap in gaps(self.table) if self.decision.hit != "sum" else ():
            report.add("rows-leave-gap", self.places[path], path=path, case=self.told(gap))
        yield from report

    def dead(self) -> tuple[int, ...]:
        """Where all rows that hold count, no row takes anything from another."""
        if self.decision.hit in ("sum", "max"):
            rows = zip(self.table.numbers, self.table.rows, strict=True)
            return tuple(number for number, row in rows if not all(row))
        return dead_rows(self.table)

    def row(self, number: int) -> str:
        return f"{self.decision.id}/{number + 1}"

    def told(self, box: Box) -> str:
        return self.wording.case(told(self.table, box))
