"""How each database would find things among very many dossiers: never by reading a table whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, event

from runtime.commands import Actor
from runtime.reminding import REMINDERS
from runtime.store.book import booked
from runtime.store.counting import counted, midnight
from runtime.store.engine import Store
from runtime.store.late_supplements import asked_late
from tests.bench.crowd import code_of, fill, unit_of
from tests.bench.queueing import look_at_queue, track
from tests.runtime.filing import NOW

LARGE = "dossier|task|event|answers|letter|bundle_part"
WHOLE = re.compile(rf"(?:SCAN|Seq Scan on) (?:{LARGE})\b")
COUNT = 3_000


@pytest.fixture
def crowded(url: str) -> Iterator[Store]:
    with Store.open(url) as opened:
        fill(opened, COUNT)
        yield opened


def count_day(connection: Connection) -> None:
    day = NOW.date()
    counted(connection, day, midnight(day + timedelta(days=1)))


def write_book(connection: Connection, actor: Actor) -> None:
    first = midnight(NOW.date())
    booked(connection, actor, first, first + timedelta(days=1), limit=100, offset=100)


READS: tuple[Callable[[Connection], object], ...] = (
    partial(look_at_queue, actor=Actor("thu", unit_of(7), frozenset({"thu_ly_hs"}))),
    partial(write_book, actor=Actor("thu", unit_of(7), frozenset({"thu_ly_hs"}))),
    partial(track, code=code_of(COUNT)),
    count_day,
    partial(asked_late, since=NOW.date(), until=NOW.date()),
    *(
        partial(one.find, first=NOW.date(), last=NOW.date(), after="", limit=100)
        for one in REMINDERS
    ),
)


def test_nothing_large_is_read_whole(crowded: Store) -> None:
    asked = [one for read in READS for one in crowded.read(partial(statements, read=read))]
    assert len(asked) > len(READS)
    plans = [crowded.read(partial(plan, asked=one)) for one in asked]
    assert [one for one in plans if WHOLE.search(one)] == []
    by_name = ("SELECT id FROM dossier WHERE owner = 'Nguyễn Văn Bình'", ())
    assert WHOLE.search(crowded.read(partial(plan, asked=by_name))), "a plan that does is told"


Statement = tuple[str, object]


def statements(connection: Connection, read: Callable[[Connection], object]) -> list[Statement]:
    """What is sent to the database, with its values."""
    found: list[Statement] = []

    def note(_: object, __: object, text: str, values: object, *___: object) -> None:
        found.append((text, values))

    with listening(connection, note):
        read(connection)
    return found


@contextmanager
def listening(connection: Connection, note: Callable[..., None]) -> Iterator[None]:
    event.listen(connection, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", note)


def plan(connection: Connection, asked: Statement) -> str:
    """On few rows PostgreSQL rather reads them all: the question is whether it could do better."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        how = "EXPLAIN "
    else:
        how = "EXPLAIN QUERY PLAN "
    cursor = connection.connection.cursor()
    text, values = asked
    cursor.execute(how + text, values)  # type: ignore[arg-type]
    return "\n".join(str(row[-1]) for row in cursor.fetchall())
