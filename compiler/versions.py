"""Places the versions of each procedure on the calendar: no overlap, holes told, ends filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise, zip_longest

from catalogue.diagnostics import Report
from compiler.compiled import Compiled
from compiler.summary import Summary


def judge_versions(summaries: Iterable[Summary], report: Report) -> None:
    """Summaries by code and first day; neighbours may not overlap and should not leave a hole."""
    for one, following in pairwise(summaries):
        if one.code == following.code:
            _judge(one, following, report)


def _judge(one: Summary, following: Summary, report: Report) -> None:
    start, end = following.start, one.end
    at, before = following.in_force, one.in_force
    if one.start == start or (end is not None and end > start):
        report.add("versions-overlap", at, related=[before], code=one.code, day=_spelled(start))
    elif end is not None and end < start:
        first, last = _spelled(end), _spelled(start)
        report.add("versions-hole", before, related=[at], code=one.code, first=first, last=last)


def until_next(compiled: Iterable[Compiled]) -> tuple[Compiled, ...]:
    """By code and first day; a version without an end lasts until the next one begins."""
    listed = sorted(compiled, key=lambda one: (one.summary.code, one.summary.start))
    return tuple(_ended(one, other) for one, other in zip_longest(listed, listed[1:]))


def _ended(one: Compiled, following: Compiled | None) -> Compiled:
    if following is None or following.summary.code != one.summary.code or one.summary.end:
        return one
    return replace(one, source=replace(one.program, end=following.summary.start))


def _spelled(day: date) -> str:
    return f"{day:%d/%m/%Y}"
