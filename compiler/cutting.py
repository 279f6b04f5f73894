"""Reads the rows of a decision as boxes, where each part of a condition tests one input only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from catalogue.domains import Days, Domain, Numbers, OneOf, Truth
from catalogue.record import record
from compiler import ir
from compiler.boxes import Box, Column, Segment, Table
from compiler.cells import Cell, constant
from compiler.closures import Layout, closure
from compiler.evaluation import Calendar
from compiler.reads import Read
from compiler.walk import every, reads

NO_CALENDAR = Calendar(frozenset(), frozenset(), date.max)
LODGED = Read("filing", "lodged")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
PLAIN = (ir.All, ir.Any, ir.Not, ir.Cmp, ir.Ref, ir.Lit)
"""What a condition may consist of so that its segments can be cut at its constants."""
CUTTABLE = (Numbers, Days, OneOf, Truth)


@record
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
    tests = [tuple(_tests(row, inputs)) for row in rows]
    asked: dict[ir.Expr, Read] = {}
    for test in dict.fromkeys(test for row in tests for test in row):  # tables repeat their bounds
        read = _only_input(test)
        if read is None or not isinstance(inputs.domains.get(read), CUTTABLE):
            return None
        asked[test] = read
    cuts = {
        read: _cut(inputs.domains[read], _constants(asked, read))
        for read in dict.fromkeys(asked.values())
    }
    masks = {test: _mask(test, read, cuts[read]) for test, read in asked.items()}
    columns = {read: Column(read.path, cut.segments, cut.ordered) for read, cut in cuts.items()}
    boxes = tuple(_box(row, columns, asked, masks) for row in tests)
    return Table(tuple(columns.values()), boxes, tuple(range(len(rows))), decision.rest)


def _tests(row: ir.Row, inputs: Inputs) -> Iterator[ir.Expr]:
    """All that must hold for a row."""
    when = through(row.when, inputs.facts) if reads(row.when) & inputs.facts.keys() else row.when
    yield from (one for one in _conjuncts(when) if one != ir.TRUE)
    yield from window(row)


def _only_input(test: ir.Expr) -> Read | None:
    """The input that a plain condition tests, when it is one."""
    nodes = tuple(every(test))
    asked = {Read(node.scope, node.path) for node in nodes if isinstance(node, ir.Ref)}
    if len(asked) != 1 or not all(isinstance(node, PLAIN) for node in nodes):
        return None
    return asked.pop()


def through(expr: ir.Expr, facts: Mapping[str, ir.Expr]) -> ir.Expr:
    """The condition with every fact replaced by its own rule."""
    match expr:
        case ir.Ref(scope="case", path=path) if path in facts:
            return through(facts[path], facts)
        case ir.All(of=parts):
            return ir.All(tuple(through(part, facts) for part in parts))
        case ir.Any(of=parts):
            return ir.Any(tuple(through(part, facts) for part in parts))
        case ir.Not(of=of):
            return ir.Not(through(of, facts))
        case ir.Cmp(how=how, left=left, right=right):
            return ir.Cmp(how, through(left, facts), through(right, facts))
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


def window(row: ir.Row | ir.Relief | ir.ClockRow) -> Iterator[ir.Expr]:
    """The days on which it counts, as rules."""
    lodged = ir.Ref("lodged", "date", "filing")
    if row.start:
        yield ir.Cmp("ge", lodged, ir.Lit("date", row.start.isoformat()))
    if row.end:
        yield ir.Cmp("lt", lodged, ir.Lit("date", row.end.isoformat()))


def _constants(asked: Mapping[ir.Expr, Read], wanted: Read) -> list[Cell]:
    return [
        constant(node.type, node.value)
        for test, read in asked.items()
        if read == wanted
        for node in every(test)
        if isinstance(node, ir.Lit)
    ]


@record
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


def _mask(test: ir.Expr, read: Read, cut: Cut) -> int:
    """The segments in which a condition on one input holds."""
    holds = closure(test, Layout({read: 0}, {}, NO_CALENDAR))
    return sum(1 << n for n, value in enumerate(cut.samples) if holds([value]) is True)


def _box(
    row: Iterable[ir.Expr],
    columns: Mapping[Read, Column],
    asked: Mapping[ir.Expr, Read],
    masks: Mapping[ir.Expr, int],
) -> Box:
    box = {read: column.full for read, column in columns.items()}
    for test in row:
        box[asked[test]] &= masks[test]
    return tuple(box.values())
