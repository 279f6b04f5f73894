"""Editions for tests: programs as a bundle that stands nowhere but in memory."""

from __future__ import annotations

from compiler import ir
from compiler.bundle import Agency, Entry, Index, entry, files
from compiler.diff.side import Side, of_files
from compiler.evaluation import Calendar
from compiler.ir_codec import encode, program_hash
from tests.compiler.building import TET


def listed(program: ir.Program) -> Entry:
    return entry(program, program_hash(encode(program)))


def side(
    *programs: ir.Program,
    name: str = "ấn bản",
    calendar: Calendar = TET,
    agencies: tuple[Agency, ...] = (),
) -> Side:
    contents = {program_hash(encode(one)): encode(one) for one in programs}
    index = Index("thu", "Thử", tuple(map(listed, programs)), agencies, (), calendar, {})
    return of_files(name, dict(files(index, contents, {}, {}, {})))
