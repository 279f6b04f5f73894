"""Messages to the world outside: written with the deed, sent later, at least once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from catalogue.kinds.base import Json
from runtime.store.tables import outbox

LEASE = timedelta(minutes=2)
BATCH = 20
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)

_POST = insert(outbox)


@dataclass(frozen=True, slots=True)
class Message:
    topic: str
    body: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Leased:
    """A message taken for sending; `attempts` counts this one."""

    id: int
    topic: str
    dossier: str
    body: Mapping[str, Json]
    attempts: int


def post(connection: Connection, dossier: str, messages: Iterable[Message], now: datetime) -> None:
    rows = [
        {
            "topic": one.topic,
            "dossier": dossier,
            "body": dict(one.body),
            "not_before": now,
            "attempts": 0,
        }
        for one in messages
    ]
    if rows:
        connection.execute(_POST, rows)


def lease(connection: Connection, now: datetime, limit: int = BATCH) -> tuple[Leased, ...]:
    """Take messages that are due; who does not report within the lease gives them back.

    A time further off than any that is ever set is of a clock that has been put right since.
    """
    free = or_(
        outbox.c.lease_until.is_(None),
        outbox.c.lease_until <= now,
        outbox.c.lease_until > now + LEASE,
    )
    due = (
        select(outbox.c.id, outbox.c.topic, outbox.c.dossier, outbox.c.body, outbox.c.attempts)
        .where(outbox.c.done_at.is_(None), _is_due(now), free)
        .order_by(outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = connection.execute(due).all()
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_([row.id for row in rows]))
        .values(lease_until=now + LEASE, attempts=outbox.c.attempts + 1)
    )
    return tuple(Leased(row.id, row.topic, row.dossier, row.body, row.attempts + 1) for row in rows)


def sent(connection: Connection, ids: Collection[int], now: datetime) -> None:
    connection.execute(
        update(outbox).where(outbox.c.id.in_(ids)).values(done_at=now, lease_until=None)
    )


def failed(connection: Connection, message: Leased, now: datetime) -> None:
    """Later again, each time twice as long; what another has taken since is left to them."""
    wait = min(FIRST_WAIT * 2 ** min(message.attempts - 1, 10), LONGEST_WAIT)
    connection.execute(
        update(outbox)
        .where(outbox.c.id == message.id, outbox.c.attempts == message.attempts)
        .values(not_before=now + wait, lease_until=None)
    )


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(outbox.c.not_before <= now, outbox.c.not_before > now + LONGEST_WAIT)
