"""Which papers a filing needs, in which copies, and which of them a register already holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from catalogue.kinds.choice import Choice
from compiler import ir
from compiler.cells import truth
from compiler.evaluation import ComponentState
from compiler.evaluation import Lookup as Outcome
from compiler.paper_details import Details, details
from compiler.paper_rows import EachRow, each_row
from compiler.paper_rows import Outcome as Lookup
from compiler.reads import Asked, Read, reads
from compiler.run import Run, Test, Wiring
from compiler.walk import every


@dataclass(frozen=True, slots=True)
class Party:
    """A party counts while one of its questions is shown; one without questions always does."""

    paths: tuple[str, ...]

    def shown(self, run: Run) -> bool | None:
        states = [run.fields.get(path) for path in self.paths]
        if not states or "shown" in states:
            return True
        return None if "pending" in states else False


@dataclass(frozen=True, slots=True)
class Paper:
    """One component, ready to run."""

    component: ir.Component
    asked: Test
    copies: tuple[tuple[Test, tuple[tuple[ir.Paper, ...], ...]], ...]
    registers: tuple[tuple[int, Party], ...]
    details: Details | None
    rows: EachRow | None
    reads: int

    def state(self, run: Run) -> ComponentState:
        if self.component.id in run.filing.covered:
            return ComponentState(self.component.id, False)
        asked = run.decided(self.asked)
        lookup: Lookup = self._lookup(run) if self.registers and asked is not False else ""
        asked = self._asked(run, asked, lookup)
        rows: tuple[str, ...] = ()
        if self.rows is not None and asked is not False:
            rows, lookup = self.rows.asked(run, lookup)
            asked = False if asked and not rows else asked
        copies = () if asked is False else self._copies(run)
        found_in = self._holders(run) if lookup == "found" else ()
        one = self.component
        state = ComponentState(one.id, asked, copies, lookup, found_in, rows, one.need)
        if asked is False or self.details is None:
            return state
        return self.details.added(run, state)

    def _asked(self, run: Run, asked: bool | None, lookup: Lookup) -> bool | None:
        if asked is False or not lookup:
            return asked
        if lookup == "found":
            return False
        return None if any(self._found(run, *it) is None for it in self.registers) else asked

    def _found(self, run: Run, slot: int, party: Party) -> bool | None:
        """None: found, if the party is there at all."""
        return party.shown(run) if run.state[slot] is True else False

    def _lookup(self, run: Run) -> Outcome:
        if any(self._found(run, *it) for it in self.registers):
            return "found"
        unreachable = any(
            run.state[slot] is None and party.shown(run) is not False
            for slot, party in self.registers
        )
        return "unreachable" if unreachable else "not_found"

    def _holders(self, run: Run) -> tuple[str, ...]:
        """The registers that have it, in the order of the procedure."""
        named = zip(pairs(self.component), self.registers, strict=True)
        found = tuple(pair.register for pair, slot in named if self._found(run, *slot))
        return tuple(dict.fromkeys(found)) or self.component.lookup.registers

    def _copies(self, run: Run) -> tuple[tuple[ir.Paper, ...], ...]:
        for test, ways in self.copies:
            holds = run.decided(test)
            if holds:
                return ways
            if holds is None:
                break
        return ()


def paper(component: ir.Component, wiring: Wiring, parties: dict[str, Party]) -> Paper:
    asked = wiring.test(component.asked)
    copies = tuple((wiring.test(row.when), row.ways) for row in component.copies)
    registers = tuple((wiring.layout.slots[pair], parties[pair.party]) for pair in pairs(component))
    mask = asked.reads
    for test, _ in copies:
        mask |= test.reads
    return Paper(
        component, asked, copies, registers, details(component, wiring),
        each_row(component, wiring), mask,
    )  # fmt: skip


def pairs(component: ir.Component) -> tuple[Asked, ...]:
    """What registers are asked about the case; of rows they are asked one by one."""
    lookup, rows = component.lookup, component.each.items if component.each else ""
    return tuple(
        Asked(register, party, component.document)
        for register in lookup.registers
        for party in lookup.parties or ("",)
        if not rows or party != rows
    )


@dataclass(frozen=True, slots=True)
class Offering:
    """A generated question: which of its options are possible in this case."""

    field: str
    page: str
    slot: int
    rank: int
    options: tuple[tuple[str, tuple[Test, ...]], ...]

    def codes(self, run: Run) -> frozenset[str]:
        return frozenset(code for code, tests in self.options if _possible(run, tests))


def _possible(run: Run, tests: tuple[Test, ...]) -> bool:
    """Any of them will do; an option without a condition is always possible."""
    return not tests or any(truth(test.value(run.state)) is not False for test in tests)


def offerings(program: ir.Program, wiring: Wiring, ranks: Mapping[str, int]) -> list[Offering]:
    """For choices of papers, and for questions of cases some of which have conditions."""
    cases = {case.id: list(_leaves(case.options, ir.TRUE, wiring)) for case in program.cases}
    found = []
    for page in program.pages:
        for item in page.items:
            if not isinstance(item, ir.Field) or item.source not in OFFERING:
                continue
            options = cases.get(item.id, []) or OFFERING[item.source](program, item, wiring)
            if any(tests for _, tests in options):
                slot = wiring.layout.slots[Read("case", item.id)]
                found.append(Offering(item.id, page.id, slot, ranks[page.id], tuple(options)))
    return found


Options: TypeAlias = "list[tuple[str, tuple[Test, ...]]]"


def _leaves(
    options: Iterable[ir.CaseOption], above: ir.Expr, wiring: Wiring
) -> Iterator[tuple[str, tuple[Test, ...]]]:
    for option in options:
        when = ir.All((above, option.when)) if above != ir.TRUE else option.when
        yield (option.id, () if when == ir.TRUE else (wiring.test(when),))
        yield from _leaves(option.children, when, wiring)


def _addresses(program: ir.Program, field: ir.Field, wiring: Wiring) -> Options:
    """An address can be chosen when it is given."""
    authority = program.authority
    places = (one for one in (*authority.decides, *authority.receives) if one.asked == field.id)
    paths = dict.fromkeys(path for one in places for path in one.places)
    codes = {} if not isinstance(field.kind, Choice) else dict(_coded(field.kind, paths))
    return [
        (code, (wiring.test(ir.Given(ir.Ref(path, "address"))),)) for code, path in codes.items()
    ]


def _coded(kind: Choice, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The path that each option stands for; inside a bundle it stands below its member's name."""
    known = tuple(paths)
    for option in kind.options if not isinstance(kind.options, str) else ():
        path = next((path for path in known if f".{path}".endswith(f".{option.code}")), "")
        if path:
            yield option.code, path


def _choices(program: ir.Program, field: ir.Field, wiring: Wiring) -> Options:
    """An option is possible while any of the papers that it stands for is."""
    asked = Read("case", field.id)
    found: dict[str, list[Test]] = {}
    for component in program.components:
        for test in every(component.asked):
            if not isinstance(test, ir.Cmp) or not isinstance(test.right, ir.Lit):
                continue
            if tuple(reads(test)) == (asked,):
                found.setdefault(test.right.value, []).append(wiring.test(component.asked_in_case))
    return [(code, tuple(tests)) for code, tests in found.items()]


OFFERING: Mapping[str, Callable[[ir.Program, ir.Field, Wiring], Options]] = {
    "case": _choices,
    "papers": _choices,
    "office": _addresses,
}
"""Which generated questions may offer less than all their options."""
