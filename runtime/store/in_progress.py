"""All that is being written or worked on, a page of rows at a time, in the order of their ids."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from runtime.national import UNDECIDED
from runtime.store.tables import dossier, draft

PAGE = 500
Pinned = tuple[str, str]
"""The id, and the program by its hash."""


def being_written(connection: Connection, now: datetime) -> Iterator[Pinned]:
    """What is to become a dossier; what supplements one follows that."""
    last = ""
    alive = (draft.c.expires_at > now) & draft.c.dossier.is_(None)
    while rows := connection.execute(
        select(draft.c.id, draft.c.program)
        .where(alive, draft.c.id > last)
        .order_by(draft.c.id)
        .limit(PAGE)
    ).all():
        yield from ((row.id, row.program) for row in rows)
        last = rows[-1].id


def undecided(connection: Connection) -> Iterator[Pinned]:
    last = ""
    while rows := connection.execute(
        select(dossier.c.id, dossier.c.program)
        .where(dossier.c.state.in_(UNDECIDED), dossier.c.id > last)
        .order_by(dossier.c.id)
        .limit(PAGE)
    ).all():
        yield from ((row.id, row.program) for row in rows)
        last = rows[-1].id
