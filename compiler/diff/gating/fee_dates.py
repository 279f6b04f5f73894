"""Gates: on every day a fee says what it is, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TypeAlias

from compiler import ir
from compiler.bundle import Entry
from compiler.diff.gating.subject import Shut, Subject

Stretch: TypeAlias = tuple[date, date]
"""From a day on, before another."""
Find: TypeAlias = Callable[[ir.Fee, Stretch], Iterator[Stretch]]
FOR_GOOD = date.max


def uncovered(subject: Subject) -> Iterator[Shut]:
    """Days on which no row of a fee holds, and days between two versions."""
    for fee, stretch in _fresh(subject, _gaps):
        yield _shut("fee-validity-gap", fee, stretch)
    yield from _between_versions(subject)


def overlapping(subject: Subject) -> Iterator[Shut]:
    """Days on which two rows hold for the same people."""
    for fee, stretch in _fresh(subject, _overlaps):
        yield _shut("fee-validity-overlap", fee, stretch)


def _fresh(subject: Subject, find: Find) -> Iterator[tuple[ir.Fee, Stretch]]:
    """What the change has brought about."""
    fees = subject.old.fees if subject.old else ()
    known = {(fee.id, stretch) for fee in fees for stretch in find(fee, _force(subject.old))}
    for fee in subject.new.fees:
        for stretch in find(fee, _force(subject.new)):
            if (fee.id, stretch) not in known:
                yield fee, stretch


def _force(program: ir.Program | None) -> Stretch:
    return (program.start, program.end or FOR_GOOD) if program else (FOR_GOOD, FOR_GOOD)


def _gaps(fee: ir.Fee, force: Stretch) -> Iterator[Stretch]:
    windows = [_window(row, force) for row in fee.amount.rows]
    days = {force[0], force[1], *(day for window in windows for day in window)}
    for first, end in pairwise(sorted(day for day in days if force[0] <= day <= force[1])):
        if not any(start <= first < last for start, last in windows):
            yield first, end


def _overlaps(fee: ir.Fee, force: Stretch) -> Iterator[Stretch]:
    """Rows of the same condition; whether others can hold together is for the proof to say."""
    rows = fee.amount.rows[:-1] if fee.amount.rest else fee.amount.rows
    for one, other in combinations(rows if fee.amount.hit == "unique" else (), 2):
        first = max(_window(one, force)[0], _window(other, force)[0])
        end = min(_window(one, force)[1], _window(other, force)[1])
        if one.when == other.when and first < end:
            yield first, end


def _window(row: ir.Row, force: Stretch) -> Stretch:
    return row.start or force[0], row.end or force[1]


def _between_versions(subject: Subject) -> Iterator[Shut]:
    """A hole before the next version, where there was none."""
    entries = sorted(
        (one for one in subject.index.entries if one.code == subject.new.code), key=_start
    )
    for one, following in pairwise(entries):
        end = one.end or following.start
        if one.start == subject.new.start and end < following.start and not _was_open(subject, end):
            for fee in subject.new.fees:
                yield _shut("fee-validity-gap", fee, (end, following.start))


def _start(one: Entry) -> date:
    return one.start


def _was_open(subject: Subject, end: date) -> bool:
    return subject.old is not None and subject.old.end == end


def _shut(slug: str, fee: ir.Fee, stretch: Stretch) -> Shut:
    first, end = stretch
    last = "" if end == FOR_GOOD else f"{end - timedelta(days=1):%d/%m/%Y}"
    args = (("name", fee.name), ("first", f"{first:%d/%m/%Y}"), ("last", last))
    path = f"fees/{fee.id}/amount/{first.isoformat()}"
    return Shut(slug, path, [first.isoformat(), last], args=args)
