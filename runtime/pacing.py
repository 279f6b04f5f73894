"""Work that can wait leaves most of the time to those who wait for an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter, sleep
from typing import Protocol, TypeVar

T = TypeVar("T")
SHARE = 4
"""It works one part of the time in so many."""
LONGEST_REST = 1.0
"""Seconds."""


class Pace(Protocol):
    def __call__(self, some: Iterable[T], /) -> Iterator[T]: ...


def at_once(some: Iterable[T]) -> Iterator[T]:
    """Where nobody waits."""
    return iter(some)


def at_leisure(
    some: Iterable[T],
    clock: Callable[[], float] = perf_counter,
    rest: Callable[[float], None] = sleep,
) -> Iterator[T]:
    """Rests after each piece, as much longer as it took as others are to have of the time."""
    for one in some:
        begun = clock()
        yield one
        rest(min((clock() - begun) * (SHARE - 1), LONGEST_REST))
