"""Dossiers as officers and applicants see them; every look of an officer goes by `visible_to`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Result,
    Select,
    bindparam,
    exists,
    func,
    or_,
    select,
    union_all,
)

from compiler.evaluation import Due
from runtime.commands import Actor
from runtime.national import UNDECIDED, StateName
from runtime.states import Clock, State
from runtime.store.failures import Missing
from runtime.store.opinions import consulted
from runtime.store.payments import bills
from runtime.store.tables import dossier, payment, task
from runtime.store.tasks import steps_of

QUEUE_STATES: tuple[StateName, ...] = (
    "submitted", "received", "processing", "opinion", "decided"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dossier:
    """The row of a dossier; what was answered is `answers.latest`."""

    id: str
    code: str
    program: str
    procedure: str
    state: StateName
    unit: str
    owner: str
    submitter: str
    channel: str
    lang: str
    """In which it was filed."""
    lodged_at: datetime
    due: Due | None
    latest_due: Due | None
    clock: Clock
    supplements: int
    assignee: str | None
    track_number: int
    version: int
    supplement_until: date | None = None
    """The last day for the supplement that is asked for."""
    extensions: int = 0
    waits: str | None = None
    """The event without which the clock does not go on."""
    account: str | None = None
    """The citizen's own account, where it was filed from one."""
    representation: str | None = None
    decided_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def other_submitter(self) -> str:
        """Who handed it in, where that is not the owner; else ''."""
        return self.submitter if self.submitter != self.owner else ""


_COLUMNS = (
    dossier.c.id,
    dossier.c.code,
    dossier.c.program,
    dossier.c.procedure,
    dossier.c.state,
    dossier.c.unit,
    dossier.c.owner,
    dossier.c.submitter,
    dossier.c.channel,
    dossier.c.lang,
    dossier.c.lodged_at,
    dossier.c.due_at.label("due"),
    dossier.c.latest_due_at.label("latest_due"),
    dossier.c.clock,
    dossier.c.supplements,
    dossier.c.assignee,
    dossier.c.track_number,
    dossier.c.version,
    dossier.c.supplement_until,
    dossier.c.extensions,
    dossier.c.waits,
    dossier.c.account,
    dossier.c.representation,
    dossier.c.decided_at,
    dossier.c.ended_at,
)
_OWN = select(*_COLUMNS).where(dossier.c.id == bindparam("of"))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """A unit sees its own dossiers, and those in which it has or had a task."""
    shared = exists().where(task.c.dossier == dossier.c.id, task.c.unit == actor.unit)
    return or_(dossier.c.unit == actor.unit, shared)


def load_dossier(connection: Connection, id: str, actor: Actor) -> Dossier:
    """Raises Missing when there is none, or not for this officer: nobody can tell which."""
    return _one(connection, (dossier.c.id == id) & visible_to(actor))


def own_dossier(connection: Connection, id: str) -> Dossier:
    """For the applicant, whose right (draft or track secret) the caller has checked."""
    return _found(connection.execute(_OWN, {"of": id}))


def id_of_code(connection: Connection, code: str) -> str | None:
    """For tracking: the caller answers alike for an unknown code and a wrong secret."""
    return connection.scalar(select(dossier.c.id).where(dossier.c.code == code))


def queue(
    connection: Connection,
    actor: Actor,
    *,
    mine: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> tuple[Dossier, ...]:
    """What waits for this officer: open tasks of the unit in their roles, earliest due first.

    `mine`: only what has been given to this very officer.
    """
    rows = connection.execute(
        select(*_COLUMNS)
        .where(visible_to(actor), dossier.c.id.in_(_waiting(actor, mine)))
        .order_by(dossier.c.due_at.is_(None), dossier.c.due_at, dossier.c.lodged_at, dossier.c.code)
        .limit(limit)
        .offset(offset)
    )
    return tuple(Dossier(**row) for row in rows.mappings())


def queue_length(connection: Connection, actor: Actor, *, mine: bool = False) -> int:
    counted = select(func.count()).select_from(dossier)
    waiting = counted.where(visible_to(actor), dossier.c.id.in_(_waiting(actor, mine)))
    return int(connection.execute(waiting).scalar_one())


def in_state(
    connection: Connection,
    actor: Actor,
    states: Collection[StateName],
    *,
    limit: int = 50,
    offset: int = 0,
) -> tuple[Dossier, ...]:
    """The unit's dossiers in these states, latest first."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(visible_to(actor), dossier.c.id.in_(_latest(tuple(states))))
        .order_by(dossier.c.lodged_at.desc())
        .limit(limit)
        .offset(offset),
        {"here": actor.unit, "most": limit + offset},
    )
    return tuple(Dossier(**row) for row in rows.mappings())


def number_in_state(
    connection: Connection, actor: Actor, states: Collection[StateName], *, most: int
) -> int:
    """How many there are, counted no further than `most`."""
    found = _latest(tuple(states)).distinct().limit(bindparam("most")).subquery()
    counted = select(func.count()).select_from(found)
    return int(connection.scalar(counted, {"here": actor.unit, "most": most}) or 0)


def lodged(
    connection: Connection, during: ColumnElement[bool], *, limit: int, offset: int
) -> tuple[Dossier, ...]:
    """In the order in which they came; `during` says of whom, by `visible_to`."""
    found = select(*_COLUMNS).where(during).order_by(dossier.c.lodged_at, dossier.c.code)
    rows = connection.execute(found.limit(limit).offset(offset))
    return tuple(Dossier(**row) for row in rows.mappings())


def dossier_named(connection: Connection, purpose: str, *, shortened: bool) -> str | None:
    """The dossier with fees that a transfer names by its code, or by the end of a long one; None
    when there is none, and when there are several."""
    named = dossier.c.code.endswith(purpose, autoescape=True)
    exact = dossier.c.code == purpose
    rows = connection.scalars(
        select(dossier.c.id)
        .join(payment, payment.c.dossier == dossier.c.id)
        .where(named if shortened else exact)
        .distinct()
        .limit(2)
    ).all()
    return rows[0] if len(rows) == 1 else None


def past_cut_off(connection: Connection, today: date, limit: int = 100) -> tuple[str, ...]:
    """For the service itself: what was asked for by a day that is over, and has not come."""
    return tuple(
        connection.scalars(
            select(dossier.c.id)
            .where(dossier.c.state == "supplement", dossier.c.supplement_until < today)
            .order_by(dossier.c.supplement_until, dossier.c.id)
            .limit(limit)
        )
    )


def going(connection: Connection, after: str = "", limit: int = 100) -> tuple[str, ...]:
    """For the service itself: the dossiers of all units whose clock may still move, by id."""
    return tuple(
        connection.scalars(
            select(dossier.c.id)
            .where(dossier.c.id > after, dossier.c.state.in_(UNDECIDED))
            .order_by(dossier.c.id)
            .limit(limit)
        )
    )


def state_of(connection: Connection, one: Dossier) -> State:
    done = steps_of(connection, one.id)
    now = [task for task in done if task.closed_at is None]
    return State(
        one.state,
        tuple(task.step for task in now),
        one.supplements,
        one.clock,
        one.supplement_until,
        one.extensions,
        consulted(connection, one.id),
        bills(connection, one.id),
        unit=now[0].unit if now else one.unit,
        intake=done[0].unit if done else one.unit,
        home=one.unit,
    )


def _waiting(actor: Actor, mine: bool = False) -> Select[str]:
    """By its open tasks: a unit has few of them, however many dossiers there are."""
    theirs = [
        task.c.unit == actor.unit,
        task.c.role.in_(actor.roles),
        task.c.closed_at.is_(None),
    ]
    if mine:
        theirs.append(task.c.assignee == actor.account)
    going = or_(task.c.opinion.is_not(None), dossier.c.state.in_(QUEUE_STATES))
    return select(dossier.c.id).join(task, task.c.dossier == dossier.c.id).where(*theirs, going)


@cache
def _latest(states: tuple[StateName, ...]) -> Select[str]:
    """No more than `most` of each state, each in the order of an index: whether the unit `here`
    decides it, received it, or was asked about it."""
    here: BindParameter[str] = bindparam("here")
    most = bindparam("most", type_=Integer)
    asked = select(task.c.dossier).where(task.c.unit == here, task.c.opinion.is_not(None))
    whose = (dossier.c.unit == here, dossier.c.intake == here, dossier.c.id.in_(asked))
    parts = (
        select(dossier.c.id)
        .where(how, dossier.c.state == state)
        .order_by(dossier.c.lodged_at.desc())
        .limit(most)
        .subquery()
        for how in whose
        for state in states
    )
    return select(union_all(*(select(part) for part in parts)).subquery())


def _one(connection: Connection, which: ColumnElement[bool]) -> Dossier:
    return _found(connection.execute(select(*_COLUMNS).where(which)))


def _found(rows: Result[Any]) -> Dossier:
    row = rows.mappings().one_or_none()
    if row is None:
        raise Missing
    return Dossier(**row)
