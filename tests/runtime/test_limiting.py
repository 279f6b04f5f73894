"""Limits on what could be guessed hold over all processes, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest

from runtime.clock import FixedClock
from runtime.limiting import LIMITS, SHARED, SharedLimiter
from runtime.security import Keys
from runtime.store import attempts
from runtime.store.engine import Store
from tests.runtime.filing import NOW

KEYS = Keys(b"k" * 32)


@pytest.fixture
def two(store: Store, url: str) -> Iterator[tuple[SharedLimiter, SharedLimiter]]:
    """As in two processes: a memory of their own, one database."""
    with Store.open(url) as other:
        one, second = (SharedLimiter(each, KEYS, FixedClock(NOW)) for each in (store, other))
        yield one, second


@pytest.mark.parametrize("name", ["sign_in", "track"])
def test_two_processes_count_together(two: tuple[SharedLimiter, SharedLimiter], name: str) -> None:
    assert name in SHARED
    most = LIMITS[name]
    with ThreadPoolExecutor(4) as pool:
        tries = list(pool.map(lambda at: two[at % 2].allow(name, "x"), range(most + 6)))
    assert tries.count(True) == most
    assert two[0].allow(name, "y")


def test_what_only_costs_work_is_counted_by_each_process(
    two: tuple[SharedLimiter, SharedLimiter], store: Store
) -> None:
    assert [one.allow("paper", "x") for one in two] == [True, True]
    assert store.read(lambda c: c.exec_driver_sql("SELECT count(*) FROM attempt").scalar()) == 0


def test_tries_are_forgotten_as_the_minute_passes(store: Store) -> None:
    def tries(seconds: int, number: int) -> list[bool]:
        at = NOW + timedelta(seconds=seconds)
        return [
            store.write(partial(attempts.allow, key="k", most=4, now=at)) for _ in range(number)
        ]

    assert tries(30, 5) == [True] * 4 + [False]
    assert tries(60, 1) == [False], "half a minute ago there were four"
    assert tries(75, 2) == [True, False], "three quarters of four still count"
    assert tries(90, 2) == [True, False]
    assert tries(300, 5) == [True] * 4 + [False]
    assert tries(-600, 1) == [True], "the clock was put right"
    store.write(partial(attempts.forget, now=NOW))
    assert tries(-600, 4) == [True] * 4
