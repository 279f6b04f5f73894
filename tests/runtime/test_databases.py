"""What is particular to each database: files and flushes here, levels and new tries there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import Connection, func, insert, select, update

from runtime.store import accounts, citizens, programs
from runtime.store.citizens import Citizen
from runtime.store.engine import Store
from runtime.store.failures import Conflict, Taken, Unavailable, Unfit
from runtime.store.tables import lockout, profile, release
from tests.runtime.filing import NOW, furnish

ROW = {"key": "a", "failures": 1, "until": NOW}


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    with Store.open(sqlite_url) as opened:
        yield opened


@pytest.fixture
def postgresql(databases: Callable[[], str]) -> Iterator[Store]:
    with Store.open(databases()) as opened:
        yield opened


def asked(connection: Connection, question: str) -> object:
    return connection.exec_driver_sql(question).scalar()


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(Unavailable):
        store.read(lambda c: c.execute(insert(lockout).values(**ROW)))


# SQLite


def test_writes_are_flushed_in_full(sqlite_store: Store) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys")
    found = [sqlite_store.write(lambda c, n=name: asked(c, f"PRAGMA {n}")) for name in names]  # type: ignore[misc]
    assert found == ["wal", 2, 1]


def test_one_server_at_a_time_on_a_file(sqlite_url: str) -> None:
    with Store.open(sqlite_url, alone=True):
        with pytest.raises(Taken):
            Store.open(sqlite_url, alone=True)
        Store.open(sqlite_url).close()
    Store.open(sqlite_url, alone=True).close()


def test_the_database_stays_in_its_folder(sqlite_store: Store, tmp_path: Path) -> None:
    names = {path.name.split(".sqlite")[0] for path in tmp_path.iterdir()}
    assert names == {"motcua"}


# PostgreSQL


def test_reads_see_one_moment_and_writes_what_is_there(postgresql: Store) -> None:
    level = "SHOW transaction_isolation"
    assert postgresql.read(lambda c: asked(c, level)) == "repeatable read"
    assert postgresql.write(lambda c: asked(c, level)) == "read committed"
    assert postgresql.write(lambda c: asked(c, "SHOW synchronous_commit")) == "on"


def test_several_servers_share_a_database(databases: Callable[[], str]) -> None:
    url = databases()
    with Store.open(url, alone=True) as one, Store.open(url, alone=True) as other:
        one.write(furnish)
        assert other.read(programs.active_release) == one.read(programs.active_release)


def test_a_deadlock_is_undone_and_tried_again(postgresql: Store) -> None:
    """Two writes take two rows in opposite orders, and wait for each other the first time."""
    for key in ("a", "b"):
        postgresql.write(lambda c, k=key: c.execute(insert(lockout).values({**ROW, "key": k})))  # type: ignore[misc]
    both = Barrier(2)
    first = {"ab": True, "ba": True}

    def take(order: str) -> None:
        def count(connection: Connection) -> None:
            for key in order:
                raised = update(lockout).where(lockout.c.key == key)
                connection.execute(raised.values(failures=lockout.c.failures + 1))
                if key == order[0] and first.pop(order, False):
                    both.wait(60)

        postgresql.write(count)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(take, ("ab", "ba")))
    counted = postgresql.read(lambda c: c.scalars(select(lockout.c.failures)).all())
    assert list(counted) == [3, 3]


def test_a_key_taken_meanwhile_is_found_by_the_next_try(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        done = [
            pool.submit(store.write, lambda c: accounts.note_failure(c, "door", NOW))
            for _ in range(40)
        ]
    assert [one.exception() for one in done] == [None] * 40
    assert store.read(lambda c: c.scalar(select(lockout.c.failures))) == 40


def test_a_number_becomes_one_account_however_often_the_button_is_pressed(store: Store) -> None:
    """Each has looked before the other is stored."""
    both, first = Barrier(2), {"a", "b"}

    def press(id: str) -> bool:
        def enrol(connection: Connection) -> None:
            citizens.enrol(connection, Citizen(id, "Bình", "+84903123456", "", "vi"), "-", NOW)
            if id in first:
                first.discard(id)
                with suppress(BrokenBarrierError):
                    both.wait(1)

        try:
            store.write(enrol)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, ("a", "b"))) == [False, True]
    assert store.read(lambda c: c.scalar(select(func.count()).select_from(profile))) == 1


def test_two_servers_that_start_at_once_bring_in_one_release(databases: Callable[[], str]) -> None:
    url = databases()
    together = Barrier(4)

    def start(_: int) -> None:
        with Store.open(url) as opened:
            together.wait(60)
            opened.write(furnish)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))
    with Store.open(url) as opened:
        active = select(release.c.id).where(release.c.active)
        assert len(opened.read(lambda c: c.scalars(active).all())) == 1


def test_text_that_no_column_holds_is_a_failure_of_its_own(postgresql: Store) -> None:
    with pytest.raises(Unfit):
        postgresql.read(lambda c: accounts.load_account(c, "a\0b"))
    long = {**ROW, "key": "k" * 65}
    with pytest.raises(Unfit):
        postgresql.write(lambda c: c.execute(insert(lockout).values(long)))
