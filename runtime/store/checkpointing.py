"""Moves what was committed from SQLite's log into the file, beside the writer and not within it.

By itself SQLite does so in whichever commit finds the log long: that one then waits for two more
syncs of the disk, and everybody behind it too. Here a thread does it, on a connection of its own;
a checkpoint of the passive sort waits for nobody and holds nobody up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

from sqlalchemy import Connection

from runtime.store.writer import Writer

T = TypeVar("T")

EVERY = 1.0
"""Seconds from one to the next."""
AT_THE_LATEST = 16_000
"""Pages of the log (of 4 KiB) at which a commit does it after all: the thread cannot keep up."""


class Checkpointed:
    """A writer whose commits need not do it."""

    def __init__(self, writer: Writer, path: Path) -> None:
        self._writer = writer
        self._over = Event()
        self._thread = Thread(target=self._work, args=(path,), name="store-checkpoint", daemon=True)
        self._thread.start()

    def write(self, fn: Callable[[Connection], T]) -> T:
        return self._writer.write(fn)

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._writer.close()

    def _work(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            while not self._over.wait(EVERY):
                checkpoint(connection)


def checkpoint(connection: sqlite3.Connection) -> None:
    """Of trouble with the disk the writer tells: until it is over, the log holds everything."""
    with suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
