"""The store: `read` and `write` run a function of a connection in one transaction.

The functions know nothing of which database it is: `sqlite` and `postgresql` open theirs, and a
conformance suite holds both to the same behaviour.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import DataError

from runtime.store.failures import TROUBLE, Unavailable, Unfit
from runtime.store.lock import Lock

T = TypeVar("T")
Transaction: TypeAlias = Connection
"""What the functions given to `read` and `write` get; the rest of the service only passes it on."""


class Writing(Protocol):
    """How a database carries out writes."""

    def write(self, fn: Callable[[Connection], T]) -> T: ...

    def close(self) -> None: ...


class Reads(Protocol):
    """Whatever runs a function on an unchanging view of the data."""

    def read(self, fn: Callable[[Connection], T]) -> T: ...


class Store:
    """Open with `Store.open(url)`; close it, or use it in a `with` statement."""

    def __init__(self, readers: Engine, writer: Writing, lock: Lock | None) -> None:
        self._readers = readers
        self._writer = writer
        self._lock = lock

    @classmethod
    def open(cls, url: str, *, alone: bool = False) -> Store:
        """The database at `url`, its tables brought up to date.

        `alone` is for the server: a second one on the same SQLite file is refused (`Taken`);
        of PostgreSQL there may be several.
        """
        try:
            return cls(*_opened(url, alone))
        except TROUBLE as error:
            raise Unavailable from error

    def read(self, fn: Callable[[Connection], T]) -> T:
        """What `fn` returns, on one unchanging view of the data."""
        try:
            with self._readers.begin() as connection:
                return fn(connection)
        except TROUBLE as error:
            raise Unavailable from error
        except DataError as error:
            raise Unfit from error

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


def _opened(url: str, alone: bool) -> tuple[Engine, Writing, Lock | None]:
    """Each is imported only where it is used: a driver takes a while."""
    if make_url(url).get_backend_name() == "sqlite":
        from runtime.store import sqlite

        return sqlite.opened(url, alone=alone)
    from runtime.store import postgresql

    return *postgresql.opened(url), None
