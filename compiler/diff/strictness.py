"""Which of two ways to hand in a paper asks more of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from catalogue.record import record
from compiler import ir

Ways: TypeAlias = tuple[tuple[ir.Paper, ...], ...]
FORMS: Mapping[str, int] = {
    "electronic": 0, "plain": 1, "compared": 2, "certified": 3, "notarised": 4, "original": 5,
}  # fmt: skip
"""From what anybody has at hand to what there is but once."""


@record
class Compared:
    """1: more is asked, or there is more to choose from; -1: less; 0: neither."""

    alternatives: int = 0
    form: int = 0
    count: int = 0


def compared_ways(old: Ways, new: Ways) -> Compared:
    before, after = set(old), set(new)
    if before < after:
        return Compared(alternatives=1)
    if after < before:
        return Compared(alternatives=-1)
    if len(old) != len(new):
        return Compared()
    return Compared(form=_step(_forms(old), _forms(new)), count=_step(_count(old), _count(new)))


def _forms(ways: Ways) -> tuple[int, ...]:
    """The easiest way decides."""
    return min(tuple(sorted(FORMS[paper.kind] for paper in way)) for way in ways)


def _count(ways: Ways) -> int:
    return min(sum(paper.count for paper in way) for way in ways)


def _step(old: object, new: object) -> int:
    if old == new:
        return 0
    return 1 if _pair(new) > _pair(old) else -1


def _pair(value: object) -> tuple[int, ...]:
    return value if isinstance(value, tuple) else (int(str(value)),)
