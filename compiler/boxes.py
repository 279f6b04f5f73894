"""Exact box algebra on decisions whose rows test one input at a time: gap, overlap, dead row.

Every input is cut into segments at the values that rows mention, so a row is one bit mask per
input and every question about rows is a question about whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from operator import and_
from typing import TypeAlias

from catalogue.record import record

Box: TypeAlias = tuple[int, ...]
"""One mask per column; a box with an empty mask is empty."""

MOST = 50
"""No author reads more gaps than this."""
WIDE = 12
"""Of more columns than these not every choice is tried."""


@record
class Segment:
    """Values of one input that no row tells apart; `low` and `high` are texts to print."""

    low: str
    high: str


@record
class Column:
    """`ordered`: neighbouring segments are printed as one stretch."""

    input: str
    segments: tuple[Segment, ...]
    ordered: bool = False

    @property
    def full(self) -> int:
        return (1 << len(self.segments)) - 1


@record
class Table:
    """`rest`: the last row of the decision takes whatever remains; it is not among `rows`.

    `numbers` tell which row of the decision each of `rows` is.
    """

    columns: tuple[Column, ...]
    rows: tuple[Box, ...]
    numbers: tuple[int, ...]
    rest: bool = False

    @property
    def universe(self) -> Box:
        return tuple(column.full for column in self.columns)


@record
class Overlap:
    first: int
    second: int
    where: Box


def meet(left: Box, right: Box) -> Box | None:
    both = tuple(map(and_, left, right))
    return None if 0 in both else both


def without(box: Box, row: Box) -> Iterator[Box]:
    """The parts of a box that lie outside of a row, disjoint."""
    inside = list(box)
    for column, mask in enumerate(row):
        outside = inside[column] & ~mask
        if outside:
            yield (*inside[:column], outside, *inside[column + 1 :])
        inside[column] &= mask


def left_over(boxes: Iterable[Box], rows: Iterable[Box]) -> list[Box]:
    left = list(boxes)
    for row in rows:
        parts: list[Box] = []
        for box in left:
            if 0 in map(and_, box, row):
                parts.append(box)
            else:
                parts.extend(without(box, row))
        left = parts
    return left


def gaps(table: Table) -> tuple[Box, ...]:
    """Where no row holds, each widened as far as no row is touched."""
    if table.rest:
        return ()
    found: list[Box] = []
    for raw in left_over([table.universe], table.rows):
        if not any(_within(raw, wide) for wide in found):
            found.append(widened(table, raw))
        if len(found) == MOST:
            break
    return tuple(found)


def widened(table: Table, box: Box) -> Box:
    """As few inputs as will do stay narrower than they could be; these as wide as they can."""
    kept = _fewest(table, box)
    wide = [box[n] if n in kept else column.full for n, column in enumerate(table.columns)]
    for number in kept:
        column, blocked = table.columns[number], 0
        for row in table.rows:
            others = (a & b for i, (a, b) in enumerate(zip(wide, row, strict=True)) if i != number)
            if all(others):
                blocked |= row[number]
        wide[number] = column.full & ~blocked
    return tuple(wide)


def _fewest(table: Table, box: Box) -> tuple[int, ...]:
    """The fewest columns by which the box lies outside of every row."""
    apart = {
        frozenset(n for n, both in enumerate(map(and_, box, row)) if not both)
        for row in table.rows
        if all(row)
    }
    every = range(len(box))
    if len(box) > WIDE:
        return tuple(every)
    sizes = (kept for size in every for kept in combinations(every, size))
    return next((kept for kept in sizes if all(map(set(kept).intersection, apart))), tuple(every))


def _within(box: Box, wide: Box) -> bool:
    return all(a & ~b == 0 for a, b in zip(box, wide, strict=True))


def overlaps(table: Table) -> tuple[Overlap, ...]:
    """Every pair of rows that can hold together, with all the cases in which they do."""
    found = []
    for number, first in enumerate(table.rows):
        for other in range(number + 1, len(table.rows)):
            both = meet(first, table.rows[other])
            if both:
                found.append(Overlap(table.numbers[number], table.numbers[other], both))
    return tuple(found)


def dead_rows(table: Table) -> tuple[int, ...]:
    """Rows that never hold, or that earlier rows always forestall; the rest row included."""
    dead = [
        table.numbers[number]
        for number, row in enumerate(table.rows)
        if not all(row) or not left_over([row], table.rows[:number])
    ]
    if table.rest and not left_over([table.universe], table.rows):
        dead.append(max(table.numbers, default=-1) + 1)
    return tuple(dead)


def told(table: Table, box: Box) -> Mapping[str, tuple[str, ...]]:
    """The box in the author's words, by input; inputs that do not matter are left out."""
    return {
        column.input: tuple(_stretches(column, mask))
        for column, mask in zip(table.columns, box, strict=True)
        if mask != column.full
    }


def _stretches(column: Column, mask: int) -> Iterator[str]:
    chosen = [number for number in range(len(column.segments)) if mask >> number & 1]
    runs: list[list[int]] = []
    for number in chosen:
        if column.ordered and runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        low, high = column.segments[run[0]].low, column.segments[run[-1]].high
        yield low if low == high else f"{low}..{high}"
