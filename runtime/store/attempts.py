"""How often somebody has tried something lately, counted for all processes together."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from runtime.store.tables import attempt

WINDOW = timedelta(minutes=1)
SECONDS = 60


def allow(connection: Connection, key: str, most: int, now: datetime) -> bool:
    """Count one try; False, and not counted, when there were `most` of them in a minute.

    Of the minute before, as much counts as still lies less than a minute back. Whatever is of a
    time to come was written by a clock that has been put right since.
    """
    since = now.replace(second=0, microsecond=0)
    row = connection.execute(
        select(attempt.c.since, attempt.c.count, attempt.c.before)
        .where(attempt.c.key == key)
        .with_for_update()
    ).one_or_none()
    if row is None:
        values = {"key": key, "since": since, "count": 1, "before": 0}
        connection.execute(insert(attempt).values(**values))
        return most > 0
    begun, last, earlier = tuple(row)
    ago = (since - begun) // WINDOW
    count = last if ago == 0 else 0
    before = (earlier, last)[ago] if ago in (0, 1) else 0
    if before * (SECONDS - now.second) + count * SECONDS >= most * SECONDS:
        return False
    counted = {"since": since, "count": count + 1, "before": before}
    connection.execute(update(attempt).where(attempt.c.key == key).values(**counted))
    return True


def forget(connection: Connection, now: datetime) -> None:
    """Those who have not tried for long."""
    connection.execute(delete(attempt).where(attempt.c.since < now - 2 * WINDOW))
