"""Opinions asked of other units: each is a task there, and its texts can be erased."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, insert, select, update

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.commands import Question, Reply
from runtime.states import Consulted
from runtime.store import tasks
from runtime.store.tables import opinion

CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Opinion:
    """`verdict` None while it is waited for; `cancelled` when the dossier ended before."""

    id: str
    unit: str
    silence: str
    question: str
    asked_by: str
    asked_at: datetime
    due: Due
    verdict: str | None
    answer: str | None
    file: str | None
    answered_by: str | None
    answered_at: datetime | None


def ask(
    connection: Connection, dossier: str, question: Question, step: str, actor: str, now: datetime
) -> None:
    row = {
        "id": question.id,
        "step": step,
        "unit": question.unit,
        "silence": question.silence,
        "question": question.text,
        "asked_by": actor,
        "asked_at": now,
        "due_at": question.due,
    }
    connection.execute(insert(opinion).values(dossier=dossier, **row))
    tasks.open_opinion(
        connection, dossier, opinion=question.id, unit=question.unit, due=question.due, now=now
    )


def give(connection: Connection, dossier: str, reply: Reply, actor: str, now: datetime) -> None:
    values = {
        "verdict": reply.verdict,
        "answer": reply.text,
        "file": reply.file or None,
        "answered_by": actor,
        "answered_at": now,
    }
    here = and_(opinion.c.id == reply.question, opinion.c.dossier == dossier)
    connection.execute(update(opinion).where(here).values(**values))
    tasks.close_opinions(
        connection, dossier, [reply.question], result=reply.verdict, by=actor, now=now
    )


def cancel(
    connection: Connection, dossier: str, ids: Collection[str], by: str, now: datetime
) -> None:
    """The dossier has ended: nobody is to answer any more."""
    if not ids:
        return
    connection.execute(
        update(opinion)
        .where(opinion.c.dossier == dossier, opinion.c.id.in_(ids))
        .values(verdict=CANCELLED, answered_at=now)
    )
    tasks.close_opinions(connection, dossier, ids, result=CANCELLED, by=by, now=now)


def opinions_of(connection: Connection, dossier: str) -> tuple[Opinion, ...]:
    """In the order in which they were asked."""
    columns = (
        opinion.c.id, opinion.c.unit, opinion.c.silence, opinion.c.question, opinion.c.asked_by,
        opinion.c.asked_at, opinion.c.due_at, opinion.c.verdict, opinion.c.answer, opinion.c.file,
        opinion.c.answered_by, opinion.c.answered_at,
    )  # fmt: skip
    rows = connection.execute(
        select(*columns)
        .where(opinion.c.dossier == dossier)
        .order_by(opinion.c.asked_at, opinion.c.id)
    )
    return tuple(Opinion(*tuple(row)) for row in rows)


def consulted(connection: Connection, dossier: str) -> tuple[Consulted, ...]:
    """Who still has to answer."""
    return tuple(
        Consulted(one.id, one.unit, one.due, one.silence)
        for one in opinions_of(connection, dossier)
        if one.verdict is None
    )


def overdue(connection: Connection, now: datetime, limit: int = 100) -> tuple[tuple[str, str], ...]:
    """(dossier, opinion) whose silence means something, and whose day for the reply is over."""
    today = Due(now.astimezone(VIETNAM).date())
    rows = connection.execute(
        select(opinion.c.dossier, opinion.c.id)
        .where(opinion.c.answered_at.is_(None), opinion.c.silence != "", opinion.c.due_at < today)
        .order_by(opinion.c.due_at)
        .limit(limit)
    )
    return tuple((row.dossier, row.id) for row in rows)
