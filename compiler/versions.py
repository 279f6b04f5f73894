"""Places the versions of each procedure on the calendar: no overlap, holes told, ends filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from catalogue.diagnostics import Report
from compiler.ir_codec import encode, program_hash

if TYPE_CHECKING:
    from compiler.pipeline import Compiled


def versions(compiled: tuple[Compiled, ...], report: Report) -> tuple[Compiled, ...]:
    """By code and first day; a version without an end lasts until the next one begins."""
    by_code: dict[str, list[Compiled]] = {}
    for one in sorted(compiled, key=lambda one: (one.program.code, one.program.start, one.file)):
        by_code.setdefault(one.program.code, []).append(one)
    return tuple(placed for group in by_code.values() for placed in _placed(group, report))


def _placed(group: list[Compiled], report: Report) -> list[Compiled]:
    placed = []
    for one, following in pairwise(group):
        placed.append(_until(one, following, report))
    return [*placed, group[-1]]


def _until(one: Compiled, following: Compiled, report: Report) -> Compiled:
    start, end = following.program.start, one.program.end
    at, before = following.places["key/in_force"], one.places["key/in_force"]
    if one.program.start == start or (end is not None and end > start):
        words = {"code": one.program.code, "day": _vn(start)}
        report.add("versions-overlap", at, related=[before], **words)
        return one
    if end is not None and end < start:
        words = {"code": one.program.code, "first": _vn(end), "last": _vn(start)}
        report.add("versions-hole", at, related=[before], **words)
        return one
    program = replace(one.program, end=start)
    content = encode(program)
    return replace(one, program=program, content=content, hash=program_hash(content))


def _vn(day: date) -> str:
    return f"{day:%d/%m/%Y}"
