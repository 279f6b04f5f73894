"""Invented figures of a year, so that a demonstration has something to show on its first day."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from compiler.bundle import Entry
from runtime.store import figures
from runtime.store.counting import Count, Key
from runtime.store.engine import Transaction

DAYS = 365
SATURDAY = 5
CHANNELS = ("online", "online", "counter")


def invent(
    connection: Transaction, today: date, entries: tuple[Entry, ...], units: tuple[str, ...]
) -> None:
    """Only where nothing was counted yet; always the same."""
    if not units or figures.days_kept(connection):
        return
    domains = {one.code: one.domain for one in entries}
    for day, counts in _days(today, sorted(domains), units):
        figures.put_day(connection, day, counts, domains)


def _days(
    today: date, codes: list[str], units: tuple[str, ...]
) -> Iterator[tuple[date, Mapping[Key, Count]]]:
    """Some procedures are asked for often, most are not."""
    chance = random.Random(1)
    for number in range(DAYS, 0, -1):
        day = today - timedelta(days=number)
        counts: dict[Key, Count] = {}
        for _ in range(12 if day.weekday() < SATURDAY else 2):
            often = int(len(codes) * chance.random() ** 2)
            key = (chance.choice(units), codes[often], chance.choice(CHANNELS))
            late = int(chance.random() < 0.06)
            one = Count(lodged=1, decided=1, on_time=1 - late, late=late)
            counts[key] = counts.get(key, Count()) + one
        yield day, counts
