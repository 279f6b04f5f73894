"""What is to be remembered: by a unit what waits there, by applicants what waits for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    case,
    exists,
    func,
    insert,
    literal,
    null,
    select,
)

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.commands import Actor
from runtime.national import ENDS
from runtime.store.counting import midnight
from runtime.store.tables import dossier, letter, payment, reminder, task

Found = Select[str, str, str, Due]
WORKING = ("received", "processing", "opinion")
_DUE = dossier.c.due_at.type


@dataclass(frozen=True, slots=True)
class Matter:
    """A dossier that waits for somebody at a unit until `due`."""

    code: str
    program: str
    owner: str
    due: Due


@dataclass(frozen=True, slots=True)
class Group:
    """So many there are; the most urgent of them first, not all."""

    count: int
    first: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """`soon` and `near` are the last days of what is due soon, and of cut-offs that are near.

    `asked_by`: days of receipt after which the time for asking for a supplement ends soon, each
    with its last day.
    """

    today: date
    soon: date
    near: date
    asked_by: Mapping[date, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier that waits for its applicant: since a day, and for a thing of some day."""

    dossier: str
    since: date
    day: date


def note(connection: Connection, about: str, topic: str, day: date, now: datetime) -> bool:
    """Whether this has not been told yet; from now on it has."""
    row = {"about": about, "topic": topic, "day": day}
    same = (reminder.c[name] == value for name, value in row.items())
    if connection.execute(select(reminder.c.at).where(*same)).first():
        return False
    connection.execute(insert(reminder).values(**row, at=now))
    return True


# By a unit


def groups(connection: Connection, actor: Actor, window: Window, most: int) -> Mapping[str, Group]:
    """Of the tasks that are this officer's by unit and role."""
    return {
        topic: Group(_count(connection, found), _first(connection, found, most))
        for topic, found in _found(actor, window).items()
    }


def counts(connection: Connection, actor: Actor, window: Window) -> Mapping[str, int]:
    return {topic: _count(connection, found) for topic, found in _found(actor, window).items()}


def most_urgent(connection: Connection, actor: Actor, window: Window) -> str | None:
    """The id of one dossier that is to be remembered, None when there is none."""
    for found in _found(actor, window).values():
        code = connection.execute(found.limit(1)).first()
        if code:
            return connection.scalar(select(dossier.c.id).where(dossier.c.code == code[0]))
    return None


def _found(actor: Actor, window: Window) -> Mapping[str, Found]:
    today, after_soon = Due(window.today), Due(window.soon + timedelta(days=1))
    runs = (task.c.opinion.is_(None), dossier.c.clock == "running")
    ends = dossier.c.due_at
    asked = (dossier.c.state == "supplement", dossier.c.supplement_until <= window.near)
    return {
        "overdue": _open(actor, ends, *runs, ends < today),
        "soon": _open(actor, ends, *runs, ends >= today, ends < after_soon),
        **_to_ask(actor, window.asked_by),
        "opinions": _open(actor, task.c.due_at, task.c.opinion.is_not(None)),
        "cut_offs": _open(actor, dossier.c.supplement_until, task.c.opinion.is_(None), *asked),
    }


def _to_ask(actor: Actor, days: Mapping[date, date]) -> Mapping[str, Found]:
    """Received not long ago, by the last day for asking; none where no time ends soon."""
    if not days:
        return {}
    intake = task.alias()
    last = case(
        *(
            (intake.c.closed_at < midnight(day + timedelta(days=1)), literal(Due(end), _DUE))
            for day, end in sorted(days.items())
        ),
        else_=null(),
    )
    received = (intake.c.dossier == dossier.c.id, intake.c.result == "receive")
    since, until = midnight(min(days)), midnight(max(days) + timedelta(days=1))
    free = (dossier.c.supplements == 0, dossier.c.state.in_(WORKING), task.c.opinion.is_(None))
    return {
        "to_ask": _open(
            actor, last, *received, *free, intake.c.closed_at >= since, intake.c.closed_at < until
        )
    }


def _open(actor: Actor, due: ColumnElement[Due], *which: ColumnElement[bool]) -> Found:
    """One line for a dossier, however many of its steps are open."""
    columns = (dossier.c.code, dossier.c.program, dossier.c.owner)
    return (
        select(*columns, func.min(due, type_=due.type).label("due"))
        .join(task, task.c.dossier == dossier.c.id)
        .where(task.c.unit == actor.unit, task.c.role.in_(actor.roles), task.c.closed_at.is_(None))
        .where(*which)
        .group_by(*columns)
        .order_by(func.min(due), dossier.c.code)
    )


def _count(connection: Connection, found: Found) -> int:
    lines = found.order_by(None).subquery()
    return int(connection.execute(select(func.count()).select_from(lines)).scalar_one())


def _first(connection: Connection, found: Found, most: int) -> tuple[Matter, ...]:
    return tuple(_matter(row) for row in connection.execute(found.limit(most)))


def _matter(row: Row[str, str, str, Due]) -> Matter:
    due = row[3]
    return Matter(row[0], row[1], row[2], due if isinstance(due, Due) else Due(due))


# By applicants, for the service itself


def supplements(
    connection: Connection, first: date, last: date, after: str, limit: int
) -> tuple[Waiting, ...]:
    """Cut-offs of these days."""
    rows = connection.execute(
        select(
            dossier.c.id, func.max(letter.c.at, type_=letter.c.at.type), dossier.c.supplement_until
        )
        .join(letter, (letter.c.dossier == dossier.c.id) & (letter.c.kind == "supplement"))
        .where(dossier.c.state == "supplement", dossier.c.supplement_until.between(first, last))
        .where(dossier.c.id > after)
        .group_by(dossier.c.id, dossier.c.supplement_until)
        .order_by(dossier.c.id)
        .limit(limit)
    )
    return tuple(Waiting(row[0], _day(row[1]), row[2]) for row in rows)


def unpaid(
    connection: Connection, first: date, last: date, after: str, limit: int
) -> tuple[Waiting, ...]:
    """What was first asked for on these days, and has not been paid."""
    since = func.min(payment.c.asked_at, type_=payment.c.asked_at.type)
    rows = connection.execute(
        select(dossier.c.id, since)
        .join(payment, payment.c.dossier == dossier.c.id)
        .where(payment.c.state == "asked", dossier.c.state.not_in(ENDS), dossier.c.id > after)
        .where(payment.c.asked_at < midnight(last + timedelta(days=1)))
        .group_by(dossier.c.id)
        .having(since >= midnight(first))
        .order_by(dossier.c.id)
        .limit(limit)
    )
    return tuple(Waiting(row[0], _day(row[1]), _day(row[1])) for row in rows)


def unfetched(
    connection: Connection, first: date, last: date, after: str, limit: int
) -> tuple[Waiting, ...]:
    """Decided on these days, all paid, and not handed over."""
    owed = exists().where(payment.c.dossier == dossier.c.id, payment.c.state == "asked")
    rows = connection.execute(
        select(dossier.c.id, dossier.c.decided_at)
        .where(dossier.c.state == "decided", dossier.c.id > after, ~owed)
        .where(dossier.c.decided_at >= midnight(first))
        .where(dossier.c.decided_at < midnight(last + timedelta(days=1)))
        .order_by(dossier.c.id)
        .limit(limit)
    )
    return tuple(Waiting(row[0], _day(row[1]), _day(row[1])) for row in rows)


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()
