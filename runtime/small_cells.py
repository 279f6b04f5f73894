"""Keeps small numbers out of public tables, so that none can be worked out from the totals.

Each column of a table is a list of numbers whose sum is public. Numbers below five are told as
such; where the sum would betray them, larger ones are kept back as well, until each small one
could still be anything from nought to four.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from renderers.figures import LEAST, Cell


def published(numbers: Sequence[int]) -> tuple[tuple[Cell, ...], Cell]:
    """The numbers and their sum as everybody may see them."""
    total = sum(numbers)
    if total < LEAST:
        return _all("few", numbers), "few"
    small = [one for one in numbers if one < LEAST]
    large = sorted(one for one in numbers if one >= LEAST)
    enough = next((n for n in range(len(large) + 1) if _safe(small, large[:n])), None)
    if enough is None:
        return _all("withheld", numbers), total
    return _told(numbers, large[:enough]), total


def _safe(small: Sequence[int], kept_back: Sequence[int]) -> bool:
    """What is hidden adds up to a known sum; a reader knows the least and most of each part."""
    if not small:
        return True
    known = sum(small) + sum(kept_back)
    may_be_four = known - LEAST * len(kept_back) >= LEAST - 1
    may_be_nought = bool(kept_back) or known <= (LEAST - 1) * (len(small) - 1)
    return may_be_four and may_be_nought


def _all(cell: Cell, numbers: Sequence[int]) -> tuple[Cell, ...]:
    return (cell,) * len(numbers)


def _told(numbers: Sequence[int], kept_back: Sequence[int]) -> tuple[Cell, ...]:
    left = Counter(kept_back)
    cells: list[Cell] = []
    for one in numbers:
        hidden = left[one] > 0
        left[one] -= hidden
        cells.append("few" if one < LEAST else "withheld" if hidden else one)
    return tuple(cells)
