"""What was sent to whom: each message of the outbox once by each channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from runtime.store.tables import dossier, message


@dataclass(frozen=True, slots=True)
class Sent:
    """`outbox` is the number of what gave rise to it, None where that is no deed; `channel` is
    mail or sms."""

    outbox: int | None
    channel: str
    recipient: str
    account: str | None
    dossier: str | None
    topic: str
    subject: str
    body: str
    lang: str
    at: datetime


_NAMES = tuple(Sent.__dataclass_fields__)
_COLUMNS = tuple(message.c[name] for name in _NAMES)
_KEEP = insert(message)
_SENT = select(message.c.channel).where(message.c.outbox == bindparam("of"))


def sent_by(connection: Connection, outbox: int) -> frozenset[str]:
    """The channels that have taken it already."""
    return frozenset(connection.scalars(_SENT, {"of": outbox}))


def keep(connection: Connection, one: Sent) -> None:
    row: Mapping[str, object] = {name: getattr(one, name) for name in _NAMES}
    connection.execute(_KEEP, dict(row))


def latest(connection: Connection, limit: int = 50) -> tuple[Sent, ...]:
    """All that a demonstration has sent, the latest first."""
    query = select(*_COLUMNS).order_by(message.c.at.desc(), message.c.id.desc()).limit(limit)
    return tuple(Sent(*row) for row in connection.execute(query))


@dataclass(frozen=True, slots=True)
class Told:
    """Something that an account was told of one of its dossiers, by whatever channels."""

    code: str
    topic: str
    at: datetime
    unread: bool


def told(connection: Connection, account: str, limit: int = 20) -> tuple[Told, ...]:
    """The latest first."""
    first = func.min(message.c.at)
    rows = connection.execute(
        select(dossier.c.code, message.c.topic, first, func.max(message.c.read_at).is_(None))
        .join(dossier, dossier.c.id == message.c.dossier)
        .where(message.c.account == account)
        .group_by(message.c.outbox, message.c.topic, dossier.c.code)
        .order_by(first.desc(), func.max(message.c.id).desc())
        .limit(limit)
    )
    return tuple(Told(*row) for row in rows)


def have_read(connection: Connection, account: str, now: datetime) -> None:
    unread = (message.c.account == account) & message.c.read_at.is_(None)
    connection.execute(update(message).where(unread).values(read_at=now))
