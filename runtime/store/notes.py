"""What officers of a unit write for one another: never sent, erased with the letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from runtime.commands import Actor
from runtime.store.tables import account, note


@dataclass(frozen=True, slots=True)
class Note:
    """`item` is the step that it is about, '' for an opinion; `by` is a name."""

    item: str
    body: str
    by: str
    at: datetime


def keep(
    connection: Connection,
    dossier: str,
    *,
    id: str,
    item: str,
    body: str,
    actor: Actor,
    now: datetime,
) -> None:
    row = {"id": id, "item": item, "body": body, "by": actor.account, "at": now}
    connection.execute(insert(note).values(dossier=dossier, **row))


def notes_of(connection: Connection, dossier: str, unit: str) -> tuple[Note, ...]:
    """Those of one unit, in the order in which they were written."""
    rows = connection.execute(
        select(note.c.item, note.c.body, account.c.name, note.c.at)
        .join(account, account.c.id == note.c.by)
        .where(note.c.dossier == dossier, account.c.unit == unit)
        .order_by(note.c.at, note.c.id)
    )
    return tuple(Note(*row) for row in rows)
