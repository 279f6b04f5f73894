"""What any, all, count and sum make of the rows of a list, some of which may be unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from compiler.arithmetic import plus
from compiler.cells import Cell, Number, number

Seen: TypeAlias = "list[tuple[Cell, Cell]]"
"""For each row that `where` does not exclude: whether it is chosen for certain, and its value."""


def _any(seen: Seen) -> Cell:
    if any(chosen is True and value is True for chosen, value in seen):
        return True
    return False if all(value is False for _, value in seen) else None


def _all(seen: Seen) -> Cell:
    if any(chosen is True and value is False for chosen, value in seen):
        return False
    return True if all(value is True for _, value in seen) else None


def _count(seen: Seen) -> Cell:
    return len(seen) if all(chosen is True for chosen, _ in seen) else None


def _sum(seen: Seen) -> Cell:
    total: Number = 0
    for chosen, value in seen:
        amount = number(value)
        if chosen is not True or amount is None:
            return None
        total = plus(total, amount)
    return total


FOLDS: Mapping[str, Callable[[Seen], Cell]] = {
    "any": _any,
    "all": _all,
    "count": _count,
    "sum": _sum,
}
