"""PostgreSQL: a transaction for each function, run again when another got in its way."""

from __future__ import annotations

from collections.abc import Callable
from threading import local
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from runtime.store.failures import TROUBLE, Unavailable, Unfit
from runtime.store.schema import upgrade

T = TypeVar("T")
TRIES = 4
IN_EACH_OTHERS_WAY = frozenset({"40001", "40P01"})  # serialisation failure, deadlock
SETTINGS = "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
CONNECTIONS, MORE_AT_PEAK, WAIT_SECONDS = 10, 15, 5
"""For one process; the server's `max_connections` has to hold all processes."""


def opened(url: str) -> tuple[Engine, Transactions]:
    """Readers, and what writes."""
    engine = writing_engine(url)
    upgrade(engine)
    # Reads must not change anything, and see one moment; both share the connections with writes.
    view = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return view, Transactions(engine)


class Transactions:
    """At the level READ COMMITTED: rows that are to be changed are locked when they are read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._closed = False
        self._writing = local()

    def write(self, fn: Callable[[Connection], T]) -> T:
        inside = getattr(self._writing, "now", False)
        assert not inside, "A write inside a write would wait for itself"
        if self._closed:
            raise Unavailable("closed")
        self._writing.now = True
        try:
            return self._carried_out(fn)
        finally:
            self._writing.now = False

    def close(self) -> None:
        self._closed = True
        self._engine.dispose()

    def _carried_out(self, fn: Callable[[Connection], T]) -> T:
        tries = 0
        while True:
            tries += 1
            try:
                with self._engine.begin() as connection:
                    return fn(connection)
            except (*TROUBLE, IntegrityError) as error:
                if tries < TRIES and _worth_another_try(error):
                    continue
                if isinstance(error, TROUBLE):
                    raise Unavailable from error
                raise
            except DataError as error:
                raise Unfit from error


def _worth_another_try(error: SQLAlchemyError) -> bool:
    """A key that another has just taken is found the next time, and then is no failure."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return isinstance(error, IntegrityError) or state in IN_EACH_OTHERS_WAY


def writing_engine(url: str) -> Engine:
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=CONNECTIONS,
        max_overflow=MORE_AT_PEAK,
        pool_timeout=WAIT_SECONDS,
        pool_pre_ping=True,
        connect_args={"options": SETTINGS, "connect_timeout": 5, "application_name": "motcua"},
    )
    event.listen(engine, "handle_error", _conceal)
    return engine


def _conceal(context: ExceptionContext) -> None:
    """The server quotes the row in its second line; only the first says what went wrong."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error and error.args:
            error.args = (str(error.args[0]).partition("\n")[0],)
