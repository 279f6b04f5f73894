"""What the rest of the catalogue needs to know of one procedure: a few values, no program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from catalogue.diagnostics import Span
from catalogue.record import record
from compiler import ir
from compiler.places import Places
from compiler.shared import LookUp

Spelled: TypeAlias = tuple[str, str]
"""A length of time as the program spells it: its amount and its unit."""


@record
class Summary:
    """One version of one procedure, as versions and catalogue-wide lint see it.

    `lengths` are those of the term, `added` what may be added to each. `unsure`: a shared file
    that it uses could not be read, so nothing can be said about it. `outlived`: acts that end
    while something still cites them, each with its last day.
    """

    file: str
    code: str
    start: date
    end: date | None
    in_force: Span
    look_ups: frozenset[LookUp]
    lengths: tuple[Spelled, ...]
    added: tuple[Spelled, ...]
    unsure: bool
    outlived: tuple[Spelled, ...] = ()


def summary(
    file: str,
    program: ir.Program,
    places: Places,
    look_ups: frozenset[LookUp],
    *,
    unsure: bool,
    outlived: Iterable[tuple[str, date]] = (),
) -> Summary:
    term = program.term
    within, plus = (term.within, term.plus) if term else ((), ())
    return Summary(
        file, program.code, program.start, program.end, places["key/in_force"], look_ups,
        _spelled(row for row in within if row.word == "span"), _spelled(plus), unsure,
        tuple((act, until.isoformat()) for act, until in outlived),
    )  # fmt: skip


def _spelled(rows: Iterable[ir.ClockRow]) -> tuple[Spelled, ...]:
    return tuple((row.amount, row.unit) for row in rows if row.amount)
