"""What applicants say afterwards: marks for a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from runtime.store.failures import Conflict
from runtime.store.tables import MARKS, rating


@dataclass(frozen=True, slots=True)
class Rating:
    """A mark of 1 to 5 for each of `MARKS`, once for a dossier."""

    marks: Mapping[str, int]
    comment: str
    at: datetime


def rate(connection: Connection, dossier: str, one: Rating) -> None:
    """Raises Conflict when it has been rated before."""
    if rating_of(connection, dossier):
        raise Conflict(dossier)
    row = {"dossier": dossier, **one.marks, "comment": one.comment, "at": one.at}
    connection.execute(insert(rating), row)


def rating_of(connection: Connection, dossier: str) -> Rating | None:
    found = connection.execute(select(rating).where(rating.c.dossier == dossier)).mappings()
    row = found.one_or_none()
    if row is None:
        return None
    return Rating({name: row[name] for name in MARKS}, row["comment"], row["at"])
