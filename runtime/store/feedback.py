"""What people say about a page of the service, and which officer has seen to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from runtime.store.failures import Missing
from runtime.store.tables import account, feedback

MOST = 100


@dataclass(frozen=True, slots=True)
class Feedback:
    """`contact` only where an answer is wished; `handled_by` is the name of an officer."""

    id: str
    page: str
    text: str
    contact: str
    lang: str
    at: datetime
    handled_by: str | None = None
    handled_at: datetime | None = None


_SAID = tuple(feedback.c[name] for name in ("id", "page", "text", "contact", "lang", "at"))


def keep(connection: Connection, one: Feedback) -> None:
    row: dict[str, object] = {column.name: getattr(one, column.name) for column in _SAID}
    connection.execute(insert(feedback).values(**row))


def latest(connection: Connection) -> tuple[Feedback, ...]:
    """What nobody has seen to yet, then the rest, the latest first."""
    rows = connection.execute(
        select(*_SAID, account.c.name.label("handled_by"), feedback.c.handled_at)
        .outerjoin(account, account.c.id == feedback.c.handled_by)
        .order_by(feedback.c.handled_at.is_not(None), feedback.c.at.desc(), feedback.c.id)
        .limit(MOST)
    )
    return tuple(Feedback(**row) for row in rows.mappings())


def handle(connection: Connection, id: str, officer: str, now: datetime) -> None:
    """Raises Missing for an invented one; the first officer stays."""
    if connection.scalar(select(feedback.c.id).where(feedback.c.id == id)) is None:
        raise Missing(id)
    waiting = (feedback.c.id == id) & feedback.c.handled_at.is_(None)
    values = {"handled_by": officer, "handled_at": now}
    connection.execute(update(feedback).where(waiting).values(**values))
