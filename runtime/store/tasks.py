"""Open steps of dossiers: one row for each, lying with a role in a unit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from compiler.evaluation import Due
from runtime.store.tables import account, task
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
    closed_by: str | None = None


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
    connection: Connection,
    dossier: str,
    *,
    steps: Collection[str],
    result: str,
    by: str,
    now: datetime,
) -> None:
    connection.execute(
        update(task)
        .where(_open(dossier), task.c.opinion.is_(None), task.c.step.in_(steps))
        .values(closed_at=now, closed_by=by, result=result)
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
    connection: Connection,
    dossier: str,
    ids: Collection[str],
    *,
    result: str,
    by: str,
    now: datetime,
) -> None:
    connection.execute(
        update(task)
        .where(_open(dossier), task.c.opinion.in_(ids))
        .values(closed_at=now, closed_by=by, result=result)
    )


def assign(
    connection: Connection, dossier: str, *, unit: str, steps: Collection[str], to: str
) -> None:
    """Open steps of the unit become one officer's; '' is an opinion that it was asked for."""
    connection.execute(
        update(task)
        .where(_open(dossier), task.c.unit == unit, task.c.step.in_(steps))
        .values(assignee=to)
    )


def holders(
    connection: Connection, dossiers: Collection[str], unit: str
) -> dict[str, tuple[str, ...]]:
    """The names of those in the unit who hold open steps of each dossier."""
    rows = connection.execute(
        select(task.c.dossier, account.c.name)
        .join(account, account.c.id == task.c.assignee)
        .where(task.c.dossier.in_(dossiers), task.c.unit == unit, task.c.closed_at.is_(None))
        .order_by(task.c.id)
    )
    held: dict[str, tuple[str, ...]] = {}
    for row in rows:
        held[row.dossier] = tuple(dict.fromkeys((*held.get(row.dossier, ()), row.name)))
    return held


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
        task.c.due_at, task.c.assignee, task.c.opinion, task.c.closed_by,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(task.c.dossier == dossier).order_by(task.c.id))
    return tuple(Task(*tuple(row)) for row in rows)


def steps_of(connection: Connection, dossier: str) -> tuple[Task, ...]:
    return tuple(one for one in tasks_of(connection, dossier) if one.opinion is None)


def open_with(connection: Connection, dossier: str, unit: str) -> tuple[Task, ...]:
    """What a unit has to do there: steps, and opinions that it was asked for."""
    every = tasks_of(connection, dossier)
    return tuple(one for one in every if one.closed_at is None and one.unit == unit)


def _open(dossier: str) -> ColumnElement[bool]:
    return and_(task.c.dossier == dossier, task.c.closed_at.is_(None))
