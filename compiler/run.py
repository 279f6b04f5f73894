"""One running evaluation: the slots, what is still open, and what was found so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from compiler import ir
from compiler.cells import Closure, State
from compiler.closures import Layout, closure
from compiler.evaluation import Alarm, Fault, Filing, Known
from compiler.evaluation import State as Shown
from compiler.reads import reads


class Run:
    """The masks have one bit per slot.

    `unanswered`: the applicant may still answer. `outside`: for officers and registers to tell.
    `missing`: required and left empty. An unknown that reads none of the first two stays unknown.
    """

    __slots__ = (
        "alarms", "facts", "faults", "fields", "filing", "gaps", "lodged", "missing", "outside",
        "owed", "pages", "required", "state", "submit", "unanswered", "values",
    )  # fmt: skip

    def __init__(self, filing: Filing, lodged: date, state: State) -> None:
        self.filing = filing
        self.lodged = lodged
        self.state = state
        self.submit = filing.stage == "submit"
        self.unanswered = 0
        self.outside = 0
        self.missing = 0
        self.pages: dict[str, Shown] = {}
        self.fields: dict[str, Shown] = {}
        self.values: dict[str, Known] = {}
        self.facts: dict[str, Known] = {}
        self.required: set[str] = set()
        self.faults: list[tuple[int, Fault]] = []
        self.gaps: dict[int, list[str]] = {}
        self.alarms: list[Alarm] = []
        self.owed: dict[str, bool] = {}

    def gap(self, slot: int, path: str) -> None:
        """The applicant may still answer this question."""
        if not self.submit:
            self.unanswered |= 1 << slot
            self.gaps.setdefault(slot, []).append(path)

    def asked(self, wanted: int) -> Iterator[str]:
        """The open questions among these slots, in the order of the form."""
        open = wanted & self.unanswered
        while open:
            lowest = open & -open
            yield from self.gaps.get(lowest.bit_length() - 1, ())
            open ^= lowest

    def decided(self, test: Test) -> bool | None:
        """None only while somebody can still decide it."""
        value = test.value(self.state)
        if value is True or value is False:
            return value
        if not test.reads & (self.unanswered | self.outside):
            return False
        return None

    def alarm(self, decision: str, rows: Iterable[int], reads: int) -> None:
        """What the applicant left out of a submission is no fault of the catalogue."""
        if not (self.submit and reads & self.missing):
            self.alarms.append(Alarm(decision, tuple(rows)))


@dataclass(frozen=True, slots=True)
class Test:
    """A condition, and everything that it reads, directly or not."""

    value: Closure
    reads: int


class Wiring:
    """Turns expressions into tests once the slots are laid out and their sources are known."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.sources: dict[int, int] = {}

    def mask(self, expr: ir.Expr, items: str = "") -> int:
        found = 0
        for read in reads(expr, items):
            slot = self.layout.slots[read]
            found |= self.sources.get(slot, 0) | 1 << slot
        return found

    def test(self, expr: ir.Expr, items: str = "") -> Test:
        return Test(closure(expr, self.layout, items), self.mask(expr, items))
