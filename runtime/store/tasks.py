"""Open steps of dossiers: one row for each, lying with a role in a unit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from compiler.evaluation import Due
from runtime.store.tables import task
from runtime.ways import WORK_ROLE, Way

_OPEN = insert(task)


@dataclass(frozen=True, slots=True)
class Task:
    """A step, or with `opinion` (its id) an opinion that another unit was asked for."""

    step: str
    role: str
    unit: str
    opened_at: datetime
    closed_at: datetime | None
    result: str | None
    due: Due | None = None
    assignee: str | None = None
    opinion: str | None = None


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
        .where(_open(dossier), task.c.opinion.is_(None), task.c.step.in_(steps))
        .values(closed_at=now, result=result)
    )


def open_opinion(
    connection: Connection, dossier: str, *, opinion: str, unit: str, due: Due, now: datetime
) -> None:
    """A task of the unit that is asked."""
    connection.execute(
        _OPEN,
        {
            "dossier": dossier,
            "step": "",
            "role": WORK_ROLE,
            "unit": unit,
            "opened_at": now,
            "due_at": due,
            "opinion": opinion,
        },
    )


def close_opinions(
    connection: Connection, dossier: str, ids: Collection[str], *, result: str, now: datetime
) -> None:
    connection.execute(
        update(task)
        .where(_open(dossier), task.c.opinion.in_(ids))
        .values(closed_at=now, result=result)
    )


def set_due(connection: Connection, dossier: str, dues: Mapping[str, Due | None]) -> None:
    """When each open step is due, as its own clock says now."""
    for step, due in dues.items():
        connection.execute(
            update(task)
            .where(_open(dossier), task.c.opinion.is_(None), task.c.step == step)
            .values(due_at=due)
        )


def tasks_of(connection: Connection, dossier: str) -> tuple[Task, ...]:
    """In the order in which they were opened."""
    columns = (
        task.c.step, task.c.role, task.c.unit, task.c.opened_at, task.c.closed_at, task.c.result,
        task.c.due_at, task.c.assignee, task.c.opinion,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(task.c.dossier == dossier).order_by(task.c.id))
    return tuple(Task(*row) for row in rows)


def steps_of(connection: Connection, dossier: str) -> tuple[Task, ...]:
    return tuple(one for one in tasks_of(connection, dossier) if one.opinion is None)


def _open(dossier: str) -> ColumnElement[bool]:
    return and_(task.c.dossier == dossier, task.c.closed_at.is_(None))
