"""Shares work out among processes, in the order of its items."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")

FORKS = sys.platform == "linux"
"""Whether a new process begins with all that this one has in memory, without any copying."""

_work: Callable[[Any], Any] | None = None


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if FORKS else os.cpu_count() or 1


MANY = 200
"""So many procedures are worth the start of other processes."""


def jobs_for(many: int, jobs: int = 0) -> int:
    """As many processes as asked for; with 0, one a processor where that is worth while."""
    return jobs or (cores() if FORKS and many > MANY else 1)


def each_of(work: Callable[[Item], Done], items: Sequence[Item], jobs: int) -> Iterator[Done]:
    """The first here, so that what is made once for all is made before there are several."""
    yield from map(work, items[:1])
    yield from shared_out(work, items[1:], jobs, at_a_time=20)


def shared_out(
    work: Callable[[Item], Done], items: Sequence[Item], jobs: int, at_a_time: int
) -> Iterator[Done]:
    """What the work makes of each item. Where processes do not fork, the work is pickled once
    for each; items and results always are."""
    if jobs == 1:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if FORKS else "spawn")
    with ProcessPoolExecutor(jobs, context, _begin, (work,)) as pool:
        yield from pool.map(_do, items, chunksize=at_a_time)


def _begin(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work


def _do(item: Any) -> Any:
    assert _work is not None
    return _work(item)
