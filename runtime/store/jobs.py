"""Work that one process does for all, once in each day or hour; who dies in it is replaced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from runtime.store.tables import job

LEASE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Claim:
    """`before` is when the job was done last."""

    name: str
    period: str
    before: datetime | None


def claim(connection: Connection, name: str, period: str, now: datetime) -> Claim | None:
    """None when it is done for this period, or somebody is doing it."""
    row = connection.execute(
        select(job.c.done_for, job.c.done_at, job.c.lease_until)
        .where(job.c.name == name)
        .with_for_update()
    ).one_or_none()
    if row is None:
        values = {"name": name, "done_for": "", "lease_until": now + LEASE}
        connection.execute(insert(job).values(**values))
        return Claim(name, period, None)
    taken = row.lease_until is not None and now < row.lease_until <= now + LEASE
    if row.done_for == period or taken:
        return None
    connection.execute(update(job).where(job.c.name == name).values(lease_until=now + LEASE))
    return Claim(name, period, row.done_at)


def renew(connection: Connection, claim: Claim, now: datetime) -> None:
    """It is still being worked on: nobody else takes it until a lease from now."""
    values = {"lease_until": now + LEASE}
    connection.execute(update(job).where(job.c.name == claim.name).values(**values))


def done(connection: Connection, claim: Claim, now: datetime) -> None:
    values = {"done_for": claim.period, "done_at": now, "lease_until": None}
    connection.execute(update(job).where(job.c.name == claim.name).values(**values))


def given_up(connection: Connection, claim: Claim, retry_at: datetime) -> None:
    """It failed: somebody may try again then."""
    connection.execute(update(job).where(job.c.name == claim.name).values(lease_until=retry_at))
