"""The document of a result: its number, who signed it and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from runtime.store.tables import result_document


@dataclass(frozen=True, slots=True)
class Issued:
    number: str
    title: str
    signed_by: str
    issued_at: datetime


def issued(connection: Connection, dossier: str) -> Issued | None:
    """The last one that was issued for a dossier."""
    columns = (
        result_document.c.number, result_document.c.title, result_document.c.signed_by,
        result_document.c.issued_at,
    )  # fmt: skip
    row = connection.execute(
        select(*columns)
        .where(result_document.c.dossier == dossier)
        .order_by(result_document.c.issued_at.desc())
        .limit(1)
    ).one_or_none()
    return Issued(*row) if row else None
