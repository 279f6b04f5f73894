"""Open steps of dossiers: one row for each, lying with a role in a unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from runtime.store.tables import task
from runtime.ways import Way

_OPEN = insert(task)


@dataclass(frozen=True, slots=True)
class Task:
    step: str
    role: str
    unit: str
    opened_at: datetime
    closed_at: datetime | None
    result: str | None


def open_steps(
    connection: Connection,
    dossier: str,
    *,
    steps: Collection[str],
    way: Way,
    unit: str,
    now: datetime,
) -> None:
    rows = [
        {
            "dossier": dossier,
            "step": step,
            "role": way.role(step),
            "unit": unit,
            "opened_at": now,
        }
        for step in steps
    ]
    if rows:
        connection.execute(_OPEN, rows)


def close_steps(
    connection: Connection, dossier: str, *, steps: Collection[str], result: str, now: datetime
) -> None:
    connection.execute(
        update(task)
        .where(task.c.dossier == dossier, task.c.step.in_(steps), task.c.closed_at.is_(None))
        .values(closed_at=now, result=result)
    )


def tasks_of(connection: Connection, dossier: str) -> tuple[Task, ...]:
    """In the order in which they were opened."""
    columns = (
        task.c.step, task.c.role, task.c.unit, task.c.opened_at, task.c.closed_at, task.c.result
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(task.c.dossier == dossier).order_by(task.c.id))
    return tuple(Task(*row) for row in rows)


def open_of(connection: Connection, dossier: str) -> tuple[str, ...]:
    return tuple(one.step for one in tasks_of(connection, dossier) if one.closed_at is None)
