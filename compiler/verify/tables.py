"""Gaps, overlaps and dead rows of every decision whose rows test one input at a time."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic, Report
from compiler import ir
from compiler.boxes import Box, Table, dead_rows, gaps, overlaps, told
from compiler.cutting import cells, inputs
from compiler.places import Places


def tables(program: ir.Program, places: Places) -> Iterator[Diagnostic]:
    known = inputs(program)
    for decision in decisions(program):
        table = cells(decision, known) if len(decision.rows) > 1 else None
        if table is not None:
            yield from _Judge(program, decision, table, places).found()


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
        yield ir.Decision(f"components/{component.id}", "text", rows, rest=rest)


def _clock(path: str, clock: ir.Clock) -> ir.Decision:
    rows = tuple(
        ir.Row(row.when, ir.Lit("duration", row.amount), row.start, row.end) for row in clock.within
    )
    return ir.Decision(path, "duration", rows, rest=clock.rest)


class _Judge:
    def __init__(
        self, program: ir.Program, decision: ir.Decision, table: Table, places: Places
    ) -> None:
        self.decision, self.table, self.places = decision, table, places
        self.labels = _labels(program)

    def found(self) -> Iterator[Diagnostic]:
        report = Report()
        path = self.decision.id
        if self.decision.hit == "unique":
            for pair in overlaps(self.table):
                first, second = self.row(pair.first), self.row(pair.second)
                report.add(
                    "rows-overlap", self.places[second], path=path, related=[self.places[first]],
                    first=pair.first + 1, second=pair.second + 1, case=self.told(pair.where),
                )  # fmt: skip
        for number in dead_rows(self.table):
            report.add("row-never-holds", self.places[self.row(number)], path=path, row=number + 1)
        for gap in gaps(self.table):
            report.add("rows-leave-gap", self.places[path], path=path, case=self.told(gap))
        yield from report

    def row(self, number: int) -> str:
        return f"{self.decision.id}/{number + 1}"

    def told(self, box: Box) -> str:
        """`Loại hồ sơ = nhanh; Số bản = 3..5`, or that any case does."""
        words = told(self.table, box)
        return "; ".join(
            f"{self.labels.get(name, name)} = {' | '.join(values)}"
            for name, values in words.items()
        )


def _labels(program: ir.Program) -> dict[str, str]:
    fields = [it for page in program.pages for it in page.items if isinstance(it, ir.Field)]
    return {field.id: field.label for field in fields} | {
        fact.id: fact.says for fact in program.facts
    }
