"""What those who run the service watch: messages that wait, dossiers by state."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from runtime.store.tables import dossier, outbox


def waiting(connection: Connection, now: datetime) -> tuple[int, timedelta]:
    """How many messages are not sent yet, and since when the oldest of them could have been."""
    count, oldest = connection.execute(
        select(func.count(), func.min(outbox.c.not_before)).where(outbox.c.done_at.is_(None))
    ).one()
    return int(count), max(now - oldest, timedelta()) if oldest else timedelta()


def by_state(connection: Connection) -> dict[str, int]:
    """Of all units."""
    rows = connection.execute(select(dossier.c.state, func.count()).group_by(dossier.c.state))
    return {state: int(number) for state, number in rows}
