"""What was sent to whom: each message of the outbox once by each channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from runtime.store.tables import message


@dataclass(frozen=True, slots=True)
class Sent:
    """`outbox` is the number of what gave rise to it, `channel` mail or sms."""

    outbox: int
    channel: str
    recipient: str
    account: str | None
    dossier: str
    topic: str
    subject: str
    body: str
    lang: str
    at: datetime


_NAMES = tuple(Sent.__dataclass_fields__)
_COLUMNS = tuple(message.c[name] for name in _NAMES)


def was_sent(connection: Connection, outbox: int, channel: str) -> bool:
    same = (message.c.outbox == outbox) & (message.c.channel == channel)
    return connection.execute(select(message.c.id).where(same)).first() is not None


def keep(connection: Connection, one: Sent) -> None:
    row: Mapping[str, object] = {name: getattr(one, name) for name in _NAMES}
    connection.execute(insert(message), dict(row))


def latest(
    connection: Connection, *, account: str | None = None, limit: int = 50
) -> tuple[Sent, ...]:
    """The latest first: those to one account, or all of a demonstration."""
    query = select(*_COLUMNS).order_by(message.c.at.desc(), message.c.id.desc()).limit(limit)
    mine = query.where(message.c.account == account) if account else query
    return tuple(Sent(*row) for row in connection.execute(mine))
