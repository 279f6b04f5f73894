"""A paper asked once per row of a list: for which rows, and which of them a register saves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from compiler import ir
from compiler.cells import Closure, Entries, Told
from compiler.evaluation import Lookup, Rows
from compiler.reads import ROW, Asked, Read
from compiler.run import Run, Wiring

Outcome: TypeAlias = Lookup | Literal[""]


@dataclass(frozen=True, slots=True)
class EachRow:
    """The rows of one list, ready to be gone through."""

    items: str
    slot: int
    row: int
    stretch: slice
    where: Closure
    registers: tuple[Asked, ...]

    def asked(self, run: Run, lookup: Outcome) -> tuple[tuple[str, ...], Outcome]:
        """The keys of the rows that the paper is asked for, and what registers said of all."""
        seen = list(self._seen(run))
        keys = tuple(key for key, outcome in seen if outcome != "found")
        outcomes = {outcome for _, outcome in seen if outcome}
        if not outcomes:
            return keys, lookup
        if outcomes == {"found"}:
            return (), "found"
        return keys, "unreachable" if "unreachable" in outcomes else "not_found"

    def _seen(self, run: Run) -> Iterator[tuple[str, Outcome]]:
        entries, rows = run.state[self.slot], run.values.get(self.items)
        if not isinstance(entries, Entries) or not isinstance(rows, Rows):
            return
        outer = run.state[self.stretch]
        for row, cells in zip(rows.rows, entries, strict=True):
            run.state[self.stretch] = cells
            if self.where(run.state) is True:
                yield row.key, self._outcome(cells[-1])
        run.state[self.stretch] = outer

    def _outcome(self, row: object) -> Outcome:
        if not self.registers or not isinstance(row, Told):
            return ""
        answers = [row.of(asked) for asked in self.registers]
        if True in answers:
            return "found"
        return "unreachable" if None in answers else "not_found"


def each_row(component: ir.Component, wiring: Wiring) -> EachRow | None:
    each, lookup = component.each, component.lookup
    if each is None:
        return None
    layout = wiring.layout
    registers = lookup.registers if each.items in lookup.parties else ()
    layout.of_rows.update((register, each.items) for register in registers)
    return EachRow(
        each.items,
        layout.slots[Read("case", each.items)],
        layout.slots[Read("row", ROW, each.items)],
        layout.rows[each.items],
        wiring.test(each.where, each.items).value,
        tuple(Asked(register, each.items, component.document) for register in registers),
    )
