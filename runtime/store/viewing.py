"""A database looked into from outside: one unchanging view, and nothing of it can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError

from runtime.store.failures import TROUBLE, Outdated, Unavailable
from runtime.store.portable import revision
from runtime.store.schema import newest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """Reads all that is asked of it on the one connection."""

    connection: Connection

    def read(self, fn: Callable[[Connection], T]) -> T:
        return fn(self.connection)


@contextmanager
def viewed(url: str) -> Iterator[View]:
    """Raises Unavailable where there is no such database, Outdated where it is of another form."""
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            if _revision(connection) != newest():
                raise Outdated
            yield View(connection)
    except TROUBLE as error:
        raise Unavailable from error
    finally:
        engine.dispose()


def _revision(connection: Connection) -> str:
    """Of what is no database of the service there is none."""
    try:
        return revision(connection)
    except DatabaseError as error:
        raise Unavailable from error


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        return _file(Path(make_url(url).database or ""))
    from runtime.store import postgresql

    return postgresql.writing_engine(url).execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )


def _file(path: Path) -> Engine:
    address = f"sqlite:///file:{quote(str(path.absolute()))}?mode=ro&uri=true"
    engine = create_engine(address, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: object, record: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined]

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine
