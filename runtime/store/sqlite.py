"""SQLite: one file, readers in their own threads, all writes in one thread that groups them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, PoolProxiedConnection, create_engine, event, make_url

from runtime.store.checkpointing import AT_THE_LATEST, Checkpointed
from runtime.store.lock import Lock
from runtime.store.schema import upgrade
from runtime.store.writer import Writer

BUSY_MILLISECONDS = 5_000
READING = "BEGIN"


def opened(url: str, *, alone: bool) -> tuple[Engine, Checkpointed, Lock | None]:
    """Readers, the writer, and the lock of a server."""
    path = sqlite_path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = Lock(path.with_name(f"{path.name}.lock")) if alone else None
    writing = writing_engine(url)
    upgrade(writing)
    reading = _engine(url, READING, ("PRAGMA query_only=ON",))
    return reading, Checkpointed(Writer(writing), path), lock


def writing_engine(url: str) -> Engine:
    late = f"PRAGMA wal_autocheckpoint={AT_THE_LATEST}"
    return _engine(url, "BEGIN IMMEDIATE", ("PRAGMA synchronous=FULL", late))


def sqlite_path(url: str) -> Path:
    """The file of an SQLite address."""
    parsed = make_url(url)
    assert parsed.get_backend_name() == "sqlite", "Only SQLite lives in a file"
    assert parsed.database, "The address of the database names a file"
    return Path(parsed.database)


def _engine(url: str, begin: str, pragmas: tuple[str, ...]) -> Engine:
    # Bound values are answers of citizens: without hide_parameters they would stand in the logs.
    engine = create_engine(url, hide_parameters=True, pool_size=8, max_overflow=40)
    every = (
        "PRAGMA journal_mode=WAL",
        "PRAGMA foreign_keys=ON",
        "PRAGMA case_sensitive_like=ON",
        f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
        *pragmas,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late for a read view
        for pragma in every:
            connection.execute(pragma)

    def start(dbapi_connection: PoolProxiedConnection) -> None:
        dbapi_connection.cursor().execute(begin)

    # Not a listener: with one, every statement would be announced before and after.
    engine.dialect.do_begin = start  # type: ignore[method-assign]
    return engine
