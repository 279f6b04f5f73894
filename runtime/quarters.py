"""Quarters of a year that are over, and what was counted in each, read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from runtime.store import figures
from runtime.store.engine import Store
from runtime.store.figures import Figure

KEPT = 16


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    year: int
    number: int

    @property
    def since(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def until(self) -> date:
        return self.next.since - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def id(self) -> str:
        return f"{self.year}-{self.number}"


def over(first: date, last: date, most: int) -> tuple[Quarter, ...]:
    """Those that ended while days were kept, latest first."""
    found = []
    one = Quarter(first.year, (first.month + 2) // 3)
    while one.until <= last:
        found.append(one)
        one = one.next
    return tuple(reversed(found[-most:]))


class Quarters:
    """`found` is what was counted; it does not change any more."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.found: Callable[[Quarter], tuple[Figure, ...]] = lru_cache(KEPT)(self._found)

    def _found(self, quarter: Quarter) -> tuple[Figure, ...]:
        return self._store.read(partial(figures.kept, since=quarter.since, until=quarter.until))
