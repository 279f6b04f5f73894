"""The documents in which a dossier ends: what was signed, by whom, and where its file is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from runtime.store.tables import result_document


@dataclass(frozen=True, slots=True)
class ResultDocument:
    """`file` is the id of a file of the dossier, None where only paper was signed."""

    id: str
    result: str
    number: str
    title: str
    file: str | None
    signed_by: str
    issued_at: datetime
    valid_until: date | None = None


_NAMES = tuple(ResultDocument.__dataclass_fields__)


def keep(connection: Connection, dossier: str, one: ResultDocument) -> None:
    row: dict[str, object] = {name: getattr(one, name) for name in _NAMES}
    connection.execute(insert(result_document).values(dossier=dossier, **row))


def results_of(connection: Connection, dossier: str) -> tuple[ResultDocument, ...]:
    columns = tuple(result_document.c[name] for name in _NAMES)
    rows = connection.execute(
        select(*columns)
        .where(result_document.c.dossier == dossier)
        .order_by(result_document.c.issued_at, result_document.c.id)
    )
    return tuple(ResultDocument(*row) for row in rows)


def issued(connection: Connection, dossier: str) -> ResultDocument | None:
    """The last one that was issued for a dossier."""
    return next(reversed(results_of(connection, dossier)), None)
