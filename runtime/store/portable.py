"""All rows of a database as plain values, and back into an empty one, of either kind."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Literal, TypeAlias

from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    Engine,
    Integer,
    LargeBinary,
    TableClause,
    Text,
    column,
    func,
    insert,
    make_url,
    select,
    table,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from runtime.store import events
from runtime.store.failures import Taken
from runtime.store.schema import upgrade
from runtime.store.tables import dossier, file, metadata

Kind: TypeAlias = Literal["text", "integer", "boolean", "date", "bytes"]
Plain: TypeAlias = str | int | bool | None
TYPES: Mapping[Kind, type[TypeEngine[Any]]] = {
    "boolean": Boolean, "integer": Integer, "date": Date, "bytes": LargeBinary, "text": Text,
}  # fmt: skip
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Shape:
    """A table by its columns, so that an older one is understood by a newer program."""

    name: str
    columns: tuple[tuple[str, Kind], ...]

    @property
    def clause(self) -> TableClause:
        return table(self.name, *(column(name, TYPES[kind]()) for name, kind in self.columns))


def shapes() -> tuple[Shape, ...]:
    """Of all tables, each after those that it refers to."""
    return tuple(
        Shape(one.name, tuple((each.name, _kind(each.type)) for each in one.columns))
        for one in metadata.sorted_tables
    )


def revision(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def rows(connection: Connection, shape: Shape) -> Iterator[list[Plain]]:
    """As they are kept: times, amounts and JSON are text in every database."""
    found = connection.execution_options(yield_per=BATCH).execute(select(shape.clause))
    for row in found:
        yield [_plain(value) for value in row]


def kept_files(connection: Connection) -> tuple[tuple[str, bool], ...]:
    """The hash of each file, and whether anything uses it."""
    used = set[str]()
    for one in metadata.sorted_tables:
        for each in one.columns:
            if each.references(file.c.sha256):
                used.update(connection.scalars(select(each).where(each.is_not(None)).distinct()))
    return tuple((hash_, hash_ in used) for hash_ in connection.scalars(select(file.c.sha256)))


def fill(url: str, at: str, filled: Iterable[tuple[Shape, Iterable[list[Plain]]]]) -> None:
    """An empty database, made as it was at a revision, filled at once, then brought up to date.

    Raises Taken when there is anything in it.
    """
    engine = _engine(url)
    try:
        upgrade(engine, at)
        with engine.begin() as connection:
            for shape, some in filled:
                _put(connection, shape, some)
        upgrade(engine)
    finally:
        engine.dispose()


def broken_chains(connection: Connection) -> Iterator[str]:
    """The dossiers whose events do not agree with themselves."""
    for id in connection.scalars(select(dossier.c.id)).all():
        if events.verify_chain(connection, id) is not None:
            yield id


def _put(connection: Connection, shape: Shape, some: Iterable[list[Plain]]) -> None:
    if connection.scalar(select(func.count()).select_from(shape.clause)):
        raise Taken(shape.name)
    left = iter(some)
    names = [name for name, _ in shape.columns]
    kinds = [kind for _, kind in shape.columns]
    while batch := list(islice(left, BATCH)):
        values = [dict(zip(names, map(_value, kinds, row), strict=True)) for row in batch]
        connection.execute(insert(shape.clause), values)
    if connection.dialect.name == "postgresql" and ("id", "integer") in shape.columns:
        number = f"pg_get_serial_sequence('\"{shape.name}\"', 'id')"
        most = f'SELECT setval({number}, coalesce(max(id), 0) + 1, false) FROM "{shape.name}"'
        connection.exec_driver_sql(most)


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        from runtime.store import sqlite

        sqlite.sqlite_path(url).parent.mkdir(parents=True, exist_ok=True)
        return sqlite.writing_engine(url)
    from runtime.store import postgresql

    return postgresql.writing_engine(url)


def _kind(type_: TypeEngine[Any]) -> Kind:
    plain = type_.impl if isinstance(type_, TypeDecorator) else type_
    return next((kind for kind, known in TYPES.items() if isinstance(plain, known)), "text")


def _plain(value: object) -> Plain:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    assert value is None or isinstance(value, str | int), "No other kind of value is kept"
    return value


def _value(kind: Kind, plain: Plain) -> object:
    if isinstance(plain, str) and kind == "date":
        return date.fromisoformat(plain)
    return b64decode(plain) if isinstance(plain, str) and kind == "bytes" else plain
