"""Between how little and how much: sums and choices of figures of which only ends are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Between: TypeAlias = tuple[int, int]
NOTHING: Between = (0, 0)


def added(parts: Iterable[Between]) -> Between:
    listed = tuple(parts)
    return sum(low for low, _ in listed), sum(high for _, high in listed)


def hull(parts: Iterable[Between]) -> Between:
    """Whichever of them it is; nothing where there are none."""
    listed = tuple(parts) or (NOTHING,)
    return min(low for low, _ in listed), max(high for _, high in listed)


def times(part: Between, least: int, most: int) -> Between:
    return part[0] * least, part[1] * most


def only_if(part: Between, holds: bool | None) -> Between:
    """Nothing where it does not hold; perhaps nothing where that is open."""
    if holds is False:
        return NOTHING
    return part if holds else (0, part[1])
