"""The store: `read` and `write` run a function of a connection in one transaction.

This is the SQLite store: readers in their own threads, all writes in one writer thread. The
functions know nothing of it, so that another database is another class beside this one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from runtime.store.failures import Unavailable
from runtime.store.lock import Lock
from runtime.store.schema import upgrade
from runtime.store.writer import Writer

T = TypeVar("T")
Transaction: TypeAlias = Connection
"""What the functions given to `read` and `write` get; the rest of the service only passes it on."""
BUSY_MILLISECONDS = 5_000


class Store:
    """Open with `Store.open(url)`; close it, or use it in a `with` statement."""

    def __init__(self, readers: Engine, writer: Writer, lock: Lock | None) -> None:
        self._readers = readers
        self._writer = writer
        self._lock = lock

    @classmethod
    def open(cls, url: str, *, alone: bool = False) -> Store:
        """The database at `url`, its tables brought up to date.

        `alone` is for the server: a second one on the same file is refused (`Taken`).
        """
        path = sqlite_path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = Lock(path.with_name(f"{path.name}.lock")) if alone else None
        writing = _engine(url, "BEGIN IMMEDIATE", ("PRAGMA synchronous=FULL",))
        upgrade(writing)
        return cls(_engine(url, "BEGIN", ("PRAGMA query_only=ON",)), Writer(writing), lock)

    def read(self, fn: Callable[[Connection], T]) -> T:
        """What `fn` returns, on one unchanging view of the data."""
        try:
            with self._readers.begin() as connection:
                return fn(connection)
        except OperationalError as error:
            raise Unavailable from error

    def write(self, fn: Callable[[Connection], T]) -> T:
        """What `fn` returns, once it is safely stored; what it raises, after it is all undone.

        `fn` may run again, or in another thread: it must touch nothing but the connection.
        """
        return self._writer.write(fn)

    def close(self) -> None:
        self._writer.close()
        self._readers.dispose()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def sqlite_path(url: str) -> Path:
    """The file of an SQLite address."""
    parsed = make_url(url)
    assert parsed.get_backend_name() == "sqlite", "Only SQLite is connected so far"
    assert parsed.database, "The address of the database names a file"
    return Path(parsed.database)


def _engine(url: str, begin: str, pragmas: tuple[str, ...]) -> Engine:
    # Bound values are answers of citizens: without hide_parameters they would stand in the logs.
    engine = create_engine(url, hide_parameters=True, pool_size=8, max_overflow=40)
    every = (
        "PRAGMA journal_mode=WAL",
        "PRAGMA foreign_keys=ON",
        f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
        *pragmas,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late for a read view
        for pragma in every:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
