"""The chain of events of a dossier: each row carries the hash of the one before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, select

from catalogue.kinds.base import Json
from runtime.canonical import canonical
from runtime.commands import Event
from runtime.store.columns import instant_text
from runtime.store.tables import anchor, event

START = "0" * 64

_APPEND = insert(event)
_HEAD = (
    select(event.c.seq, event.c.hash)
    .where(event.c.dossier == bindparam("of"))
    .order_by(event.c.seq.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One row of the chain."""

    seq: int
    at: datetime
    actor: str
    kind: str
    data: Mapping[str, Json]
    prev: str
    hash: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The heads of all chains on one day in one hash, to be kept outside the database as well."""

    day: date
    heads_hash: str
    count: int


def begin(connection: Connection, dossier: str, events: Iterable[Event]) -> None:
    """The first events of a dossier that has just been made."""
    _chain(connection, dossier, events, 0, START)


def append(connection: Connection, dossier: str, events: Iterable[Event]) -> None:
    head = connection.execute(_HEAD, {"of": dossier}).one_or_none()
    seq, prev = (head.seq, head.hash) if head else (0, START)
    _chain(connection, dossier, events, seq, prev)


def _chain(
    connection: Connection, dossier: str, events: Iterable[Event], seq: int, prev: str
) -> None:
    """Behind the row with this number and hash."""
    rows = []
    for number, one in enumerate(events, start=seq + 1):
        hash_ = link(prev, dossier, number, one)
        rows.append(_row(dossier, number, one, prev, hash_))
        prev = hash_
    if rows:
        connection.execute(_APPEND, rows)


def link(prev: str, dossier: str, seq: int, one: Event) -> str:
    """The hash of a row: over the hash before it and the row's canonical text."""
    row: list[Json] = [
        dossier, seq, instant_text(one.at), one.actor, one.kind, dict(one.data)
    ]  # fmt: skip
    return hashlib.sha256(f"{prev}{canonical(row)}".encode()).hexdigest()


def history(connection: Connection, dossier: str) -> tuple[Recorded, ...]:
    columns = (
        event.c.seq, event.c.at, event.c.actor, event.c.kind, event.c.data, event.c.prev,
        event.c.hash,
    )  # fmt: skip
    rows = connection.execute(
        select(*columns).where(event.c.dossier == dossier).order_by(event.c.seq)
    )
    return tuple(Recorded(*row) for row in rows)


def verify_chain(connection: Connection, dossier: str) -> int | None:
    """The number of the first row that does not fit, None when the chain holds.

    A chain cut short holds as well: only an anchor kept elsewhere shows that.
    """
    prev = START
    for number, row in enumerate(history(connection, dossier), start=1):
        one = Event(row.at, row.actor, row.kind, row.data)
        fits = row.seq == number and row.prev == prev
        if not fits or row.hash != link(prev, dossier, number, one):
            return number
        prev = row.hash
    return None


def anchor_day(connection: Connection, day: date, written_to: str) -> Anchor:
    """Seal all chains as they stand; once a day, again gives the anchor of the day."""
    row = connection.execute(
        select(anchor.c.day, anchor.c.heads_hash, anchor.c.count).where(anchor.c.day == day)
    ).one_or_none()
    if row:
        return Anchor(*row)
    made = Anchor(day, *_heads(connection))
    values = {"heads_hash": made.heads_hash, "count": made.count, "written_to": written_to}
    connection.execute(insert(anchor).values(day=day, **values))
    return made


def _heads(connection: Connection) -> tuple[str, int]:
    last = (
        select(event.c.dossier, func.max(event.c.seq).label("seq"))
        .group_by(event.c.dossier)
        .subquery()
    )
    heads = select(event.c.dossier, event.c.hash).join(
        last, (last.c.dossier == event.c.dossier) & (last.c.seq == event.c.seq)
    )
    digest = hashlib.sha256()
    lines = sorted(f"{row.dossier} {row.hash}\n" for row in connection.execute(heads))
    digest.update("".join(lines).encode())
    return digest.hexdigest(), len(lines)


def _row(dossier: str, seq: int, one: Event, prev: str, hash_: str) -> dict[str, object]:
    return {
        "dossier": dossier,
        "seq": seq,
        "at": one.at,
        "actor": one.actor,
        "kind": one.kind,
        "data": dict(one.data),
        "prev": prev,
        "hash": hash_,
    }
