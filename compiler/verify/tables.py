"""Gaps, overlaps and dead rows of every decision whose rows test one input at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from catalogue.diagnostics import Diagnostic, Report
from compiler import ir
from compiler.boxes import Box, Table, dead_rows, gaps, overlaps, told
from compiler.cutting import Inputs, cells, inputs
from compiler.places import Places
from compiler.verify.wording import Wording, wording


def tables(program: ir.Program, places: Places, names: Mapping[str, str]) -> Iterator[Diagnostic]:
    known, words = inputs(program), wording(program, names)
    for decision in decisions(program):
        yield from judge(decision, known, places, words)


def judge(
    decision: ir.Decision, known: Inputs, places: Places, words: Wording
) -> Iterator[Diagnostic]:
    table = cells(decision, known) if len(decision.rows) > 1 else None
    if table is not None:
        yield from _Judge(decision, table, places, words).found()


def decisions(program: ir.Program) -> Iterator[ir.Decision]:
    """Everything that is chosen by rows; `id` is where it was written."""
    for fee in program.fees:
        yield ir.Decision(
            f"fees/{fee.id}/amount", "money", fee.amount.rows, fee.amount.hit, fee.amount.rest
        )  # fmt: skip
    if program.term is not None:
        yield _clock("term/within", program.term)
        for reply in program.term.replies:
            yield _clock(f"term/replies/{reply.id}/within", reply.clock)
    for result in program.results:
        if result.within is not None:
            yield _clock(f"results/{result.id}/within", result.within)
        yield from _rows(f"results/{result.id}/valid", result.valid)
    for step in program.steps:
        yield _clock(f"steps/{step.id}/within", step.within)
    for component in program.components:
        yield from _rows(f"components/{component.id}/copies", component.copies)
        yield from _rows(f"components/{component.id}/need", component.needs)
        yield from _rows(f"components/{component.id}/max_age", component.max_age)
    for role in ("submitter", "owner", "subject"):
        yield from _rows(f"parties/{role}", getattr(program.parties, role))


class Conditional(Protocol):
    @property
    def when(self) -> ir.Expr: ...


def _rows(path: str, rows: Sequence[Conditional]) -> Iterator[ir.Decision]:
    """Where rows pick no amount and no length, only their conditions matter."""
    if len(rows) > 1 or any(row.when != ir.TRUE for row in rows):
        tests = tuple(ir.Row(row.when, ir.Lit("text", "")) for row in rows)
        yield ir.Decision(path, "text", tests, rest=rows[-1].when == ir.TRUE)


def _clock(path: str, clock: ir.Clock) -> ir.Decision:
    rows = tuple(ir.Row(row.when, _length(row), row.start, row.end) for row in clock.within)
    return ir.Decision(path, "duration", rows, clock.hit, clock.rest)


def _length(row: ir.ClockRow) -> ir.Lit:
    """A word in the place of a length is no length that could be longer than another."""
    if row.word != "span":
        return ir.Lit("text", row.word)
    return ir.Lit("duration", f"{row.amount} {row.unit}")


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
