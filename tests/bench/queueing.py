"""The queue of a unit and the tracking of a dossier, among few dossiers and among very many."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from runtime.commands import Actor
from runtime.queueing import ROWS, SEARCHED, TABS
from runtime.store import bundles, dossiers, events, processing, reminders, tasks
from runtime.store.engine import Store
from runtime.store.reminders import Window
from tests import postgres
from tests.bench.crowd import code_of, fill, unit_of
from tests.bench.measuring import Measured, Scale, pairs
from tests.runtime.filing import NOW

BUDGET = 2
TODAY = NOW.date()
WINDOW = Window(
    TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=3), {TODAY: TODAY + timedelta(days=3)}
)
VERY_MANY = 100_000
ROLES = frozenset({"tiep_nhan_hs", "thu_ly_hs"})


def queue(scale: Scale) -> Iterator[Measured]:
    """Many against a hundredth of them; a server is started where there are very many."""
    few = max(scale.crowd // 100, 20)
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        files = [f"sqlite:///{folder}/{count}.sqlite" for count in (scale.crowd, few)]
        yield from _compared("SQLite", files, scale, few)
        if scale.crowd >= VERY_MANY:
            with postgres.shared(Path(folder)) as server:
                databases = postgres.Databases(server, lambda url: Store.open(url).close())
                yield from _compared(
                    "PostgreSQL", [databases.fresh(), databases.fresh()], scale, few
                )


def _compared(name: str, urls: Sequence[str], scale: Scale, few: int) -> Iterator[Measured]:
    with _filled(urls[0], scale.crowd) as many, _filled(urls[1], few) as some:
        for what, act in (("the queue of a unit", _queues), ("tracking by code", _tracks)):
            ours, theirs, ratio = pairs(
                partial(act, many, scale.crowd, scale.calls), partial(act, some, few, scale.calls),
                scale.rounds,
            )  # fmt: skip
            yield Measured(f"{what}, {scale.crowd:,} : {few:,}, {name}", ratio, "times", BUDGET)
            yield Measured("  one among many", ours / _times(scale.calls) * 1000, "ms")
            yield Measured("  one among few", theirs / _times(scale.calls) * 1000, "ms")


@contextmanager
def _filled(url: str, count: int) -> Iterator[Store]:
    with Store.open(url) as store:
        fill(store, count)
        yield store


def _times(calls: int) -> int:
    return max(calls // 40, 1)


def _queues(store: Store, count: int, calls: int) -> None:
    for number in range(_times(calls)):
        actor = Actor("thu", unit_of(number), ROLES)
        store.read(partial(look_at_queue, actor=actor))


def look_at_queue(connection: Connection, actor: Actor) -> None:
    """All that the page of the queue reads, and the longest of its other lists."""
    found = dossiers.queue(connection, actor, limit=ROWS + 1)
    tasks.holders(connection, [one.id for one in found], actor.unit)
    for mine in (False, True):
        dossiers.queue_length(connection, actor, mine=mine)
    reminders.counts(connection, actor, WINDOW)
    for _, _, states in TABS:
        if states:
            dossiers.number_in_state(connection, actor, states, most=SEARCHED)
    dossiers.in_state(connection, actor, TABS[-1][2], limit=ROWS + 1)


def _tracks(store: Store, count: int, calls: int) -> None:
    chance = random.Random(count)
    for _ in range(_times(calls)):
        store.read(partial(track, code=code_of(chance.randint(1, count))))


def track(connection: Connection, code: str) -> None:
    id = dossiers.id_of_code(connection, code)
    assert id is not None, code
    bundles.part_of(connection, id)
    one = dossiers.own_dossier(connection, id)
    dossiers.state_of(connection, one)
    events.history(connection, id)
    processing.letters_of(connection, id)
    tasks.tasks_of(connection, id)
