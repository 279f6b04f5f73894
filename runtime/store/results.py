"""The documents in which a dossier ends: what was signed, by whom, and where its file is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from runtime.store.tables import dossier, file_use, result_document


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


def origins(
    connection: Connection, hashes: Collection[str], but: str
) -> Mapping[str, tuple[str, str]]:
    """Of files, those that are results of other dossiers: code and unit, by the hash."""
    rows = connection.execute(
        select(file_use.c.sha256, dossier.c.code, dossier.c.unit)
        .join(dossier, dossier.c.id == file_use.c.dossier)
        .join(
            result_document,
            (result_document.c.dossier == dossier.c.id) & (result_document.c.file == file_use.c.id),
        )
        .where(file_use.c.sha256.in_(tuple(hashes)), dossier.c.id != but)
        .order_by(dossier.c.code.desc())
    )
    return {row.sha256: (row.code, row.unit) for row in rows}


def issued(connection: Connection, dossier: str) -> ResultDocument | None:
    """The last one that was issued for a dossier."""
    return next(reversed(results_of(connection, dossier)), None)
