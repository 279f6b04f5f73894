"""What the register of a unit needs of its dossiers: a page of them, in a handful of statements."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, select

from runtime.commands import Actor, CommandName
from runtime.store import answers
from runtime.store.answers import Revision
from runtime.store.dossiers import Dossier, lodged, visible_to
from runtime.store.tables import dossier, event, result_document, task

HANDED_ON: tuple[CommandName, ...] = ("receive", "pass_step")


@dataclass(frozen=True, slots=True)
class Booked:
    """`revision` is None once the answers are erased."""

    dossier: Dossier
    revision: Revision | None
    received: datetime | None
    passed: datetime | None
    result: datetime | None
    returned: datetime | None


def booked(
    connection: Connection,
    actor: Actor,
    first: datetime,
    before: datetime,
    *,
    limit: int,
    offset: int,
) -> tuple[int, tuple[Booked, ...]]:
    """How many there are in that time, and a page of them in the order in which they came."""
    theirs = and_(visible_to(actor), dossier.c.lodged_at >= first, dossier.c.lodged_at < before)
    found = lodged(connection, theirs, limit=limit, offset=offset)
    ids = [one.id for one in found]
    given = answers.latest_of(connection, ids)
    passed, results = _passed(connection, ids), _results(connection, ids)
    received, decided, returned = (
        _happened(connection, ids, kind) for kind in ("received", "decided", "returned")
    )
    count = connection.scalar(select(func.count()).select_from(dossier).where(theirs))
    return count or 0, tuple(
        Booked(
            one,
            given.get(one.id),
            received.get(one.id),
            passed.get(one.id),
            results.get(one.id) or decided.get(one.id),
            returned.get(one.id),
        )
        for one in found
    )


def _happened(connection: Connection, ids: Collection[str], kind: str) -> Mapping[str, datetime]:
    rows = connection.execute(
        select(event.c.dossier, event.c.at).where(event.c.dossier.in_(ids), event.c.kind == kind)
    )
    return {row.dossier: row.at for row in rows}


def _passed(connection: Connection, ids: Collection[str]) -> Mapping[str, datetime]:
    """When the first step was done; what ends a dossier closes its steps undone."""
    first = func.min(task.c.closed_at, type_=task.c.closed_at.type)
    rows = connection.execute(
        select(task.c.dossier, first)
        .where(
            task.c.dossier.in_(ids),
            task.c.opinion.is_(None),
            task.c.result.in_(HANDED_ON),
        )
        .group_by(task.c.dossier)
    )
    return {row[0]: row[1] for row in rows}


def _results(connection: Connection, ids: Collection[str]) -> Mapping[str, datetime]:
    last = func.max(result_document.c.issued_at, type_=result_document.c.issued_at.type)
    rows = connection.execute(
        select(result_document.c.dossier, last)
        .where(result_document.c.dossier.in_(ids))
        .group_by(result_document.c.dossier)
    )
    return {row[0]: row[1] for row in rows}
