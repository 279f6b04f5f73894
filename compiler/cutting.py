"""Reads the rows of a decision as boxes, where each part of a condition tests one input only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from catalogue.domains import Days, Domain, Numbers, OneOf, Truth
from compiler import ir
from compiler.boxes import Box, Column, Segment, Table
from compiler.cells import Cell, constant
from compiler.closures import Layout, closure
from compiler.evaluation import Calendar
from compiler.reads import Read, reads
from compiler.walk import every

NO_CALENDAR = Calendar(frozenset(), frozenset(), date.max)
LODGED = Read("filing", "lodged")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
PLAIN = (ir.All, ir.Any, ir.Not, ir.Cmp, ir.Ref, ir.Lit)
"""What a condition may consist of so that its segments can be cut at its constants."""

Part: TypeAlias = tuple[Read, ir.Expr]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the rows of a program may test: domains of questions, and facts to look through."""

    domains: Mapping[Read, Domain]
    facts: Mapping[str, ir.Expr]


def inputs(program: ir.Program) -> Inputs:
    fields = [it for page in program.pages for it in page.items if isinstance(it, ir.Field)]
    domains: dict[Read, Domain] = {
        Read("case", field.id): field.kind.domain() for field in fields if field.value is None
    }
    domains[LODGED] = Days(FIRST_DAY, LAST_DAY)
    domains[Read("filing", "channel")] = OneOf(program.channels)
    for fact in program.facts:
        if fact.by:
            domains[Read("officer", fact.id)] = Truth()
    facts = {
        fact.id: ir.Ref(fact.id, fact.type, "officer") if fact.by else fact.value
        for fact in program.facts
    }
    return Inputs(domains, facts)


def cells(decision: ir.Decision, inputs: Inputs) -> Table | None:
    """None when some row tests more than one input at once: boxes would not be exact."""
    rows = decision.rows[:-1] if decision.rest else decision.rows
    parts = [_row_parts(row, inputs) for row in rows]
    if any(part is None for part in parts):
        return None
    exact = [part for part in parts if part is not None]
    asked = dict.fromkeys(read for row in exact for read, _ in row)
    cuts = {read: _cut(inputs.domains[read], _constants(exact, read)) for read in asked}
    columns = tuple(_column(read, cut) for read, cut in cuts.items())
    boxes = tuple(_box(row, cuts) for row in exact)
    return Table(columns, boxes, tuple(range(len(rows))), decision.rest)


def _row_parts(row: ir.Row, inputs: Inputs) -> list[Part] | None:
    found: list[Part] = []
    for expr in (*_conjuncts(_through(row.when, inputs)), *_window(row)):
        asked = set(reads(expr))
        if not asked and isinstance(expr, ir.Lit):
            if expr != ir.TRUE:
                return None
            continue
        if len(asked) != 1 or not all(isinstance(node, PLAIN) for node in every(expr)):
            return None
        read = asked.pop()
        if not isinstance(read, Read) or not isinstance(
            inputs.domains.get(read), (Numbers, Days, OneOf, Truth)
        ):
            return None
        found.append((read, expr))
    return found


def _through(expr: ir.Expr, inputs: Inputs) -> ir.Expr:
    """The condition with every fact replaced by its own rule."""
    match expr:
        case ir.Ref(scope="case", path=path) if path in inputs.facts:
            return _through(inputs.facts[path], inputs)
        case ir.All(of=parts):
            return ir.All(tuple(_through(part, inputs) for part in parts))
        case ir.Any(of=parts):
            return ir.Any(tuple(_through(part, inputs) for part in parts))
        case ir.Not(of=of):
            return ir.Not(_through(of, inputs))
        case ir.Cmp(how=how, left=left, right=right):
            return ir.Cmp(how, _through(left, inputs), _through(right, inputs))
    return expr


def _conjuncts(expr: ir.Expr) -> Iterator[ir.Expr]:
    if isinstance(expr, ir.All):
        for part in expr.of:
            yield from _conjuncts(part)
    elif isinstance(expr, ir.Not) and isinstance(expr.of, ir.Any):
        for part in expr.of.of:
            yield from _conjuncts(ir.Not(part))
    else:
        yield expr


def _window(row: ir.Row) -> Iterator[ir.Expr]:
    lodged = ir.Ref("lodged", "date", "filing")
    if row.start:
        yield ir.Cmp("ge", lodged, ir.Lit("date", row.start.isoformat()))
    if row.end:
        yield ir.Cmp("lt", lodged, ir.Lit("date", row.end.isoformat()))


def _constants(rows: Iterable[list[Part]], asked: Read) -> list[Cell]:
    return [
        constant(node.type, node.value)
        for row in rows
        for read, expr in row
        if read == asked
        for node in every(expr)
        if isinstance(node, ir.Lit)
    ]


@dataclass(frozen=True, slots=True)
class Cut:
    """An input in segments, with one value of each to try the conditions on."""

    segments: tuple[Segment, ...]
    samples: tuple[Cell, ...]
    ordered: bool


def _cut(domain: Domain, constants: list[Cell]) -> Cut:
    match domain:
        case Truth():
            return Cut((Segment("no", "no"), Segment("yes", "yes")), (False, True), False)
        case OneOf(codes=codes):
            return Cut(tuple(Segment(code, code) for code in codes), codes, False)
        case Days(low=low, high=high):
            days = [day.toordinal() for day in constants if isinstance(day, date)]
            runs = list(_runs(low.toordinal(), high.toordinal(), days))
            return _ordered([(date.fromordinal(a), date.fromordinal(b)) for a, b in runs])
        case Numbers(low=low, high=high, scale=scale):
            unit = 10**scale
            points = [n for value in constants for n in _points(value, unit)]
            spread = list(_runs(low, high, points))
            return _ordered([(_number(a, scale), _number(b, scale)) for a, b in spread])
    raise AssertionError("Only inputs with listed or ordered values are cut")


def _points(value: Cell, unit: int) -> Iterator[int]:
    """The multiples of a unit on both sides of a constant, which may lie between two."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        scaled = value * unit
        yield int(scaled // 1)
        yield int(-(-scaled // 1))


def _number(value: int, scale: int) -> int | Decimal:
    return value if not scale else Decimal(value).scaleb(-scale)


def _runs(low: int, high: int, points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each constant alone, and the stretches between constants."""
    start = low
    for point in sorted(set(points)):
        if not low <= point <= high:
            continue
        if start < point:
            yield (start, point - 1)
        yield (point, point)
        start = point + 1
    if start <= high:
        yield (start, high)


def _ordered(runs: list[tuple[Cell, Cell]]) -> Cut:
    segments = tuple(Segment(_text(low), _text(high)) for low, high in runs)
    return Cut(segments, tuple(low for low, _ in runs), True)


def _text(value: Cell) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _column(read: Read, cut: Cut) -> Column:
    return Column(read.path, cut.segments, cut.ordered)


def _box(row: list[Part], cuts: Mapping[Read, Cut]) -> Box:
    masks = {read: (1 << len(cut.segments)) - 1 for read, cut in cuts.items()}
    for read, expr in row:
        holds = closure(expr, Layout({read: 0}, {}, NO_CALENDAR))
        mask = sum(1 << n for n, value in enumerate(cuts[read].samples) if holds([value]) is True)
        masks[read] &= mask
    return tuple(masks.values())
