"""Open steps become the work of one officer of the unit with which they lie."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, update

from catalogue.kinds.base import Json
from runtime.commands import Actor, Event
from runtime.refusals import Refusal, Refused
from runtime.store import events, tasks
from runtime.store.dossiers import Dossier, load_dossier
from runtime.store.failures import Conflict
from runtime.store.tables import dossier


def assign(
    connection: Connection,
    id: str,
    version: int,
    assignee: str,
    actor: Actor,
    now: datetime,
    *,
    steps: Collection[str] | None = None,
) -> Dossier:
    """Hand what lies open with the unit, or some of it, to one of its officers.

    Step '' is the opinion that the unit was asked for. Raises Refused when nothing lies there.
    """
    load_dossier(connection, id, actor)
    here = tasks.open_with(connection, id, actor.unit)
    meant = [each.step for each in here if steps is None or each.step in steps]
    if not meant:
        raise Refused(Refusal("step-not-open"))
    tasks.assign(connection, id, unit=actor.unit, steps=meant, to=assignee)
    held = {"assignee": assignee} if any(meant) else {}
    changed = connection.execute(
        update(dossier)
        .where(dossier.c.id == id, dossier.c.version == version)
        .values(**held, version=version + 1)
    )
    if not changed.rowcount:
        raise Conflict(id)
    data: dict[str, Json] = {"assignee": assignee, "steps": [*meant]}
    events.append(connection, id, (Event(now, actor.account, "assigned", data),))
    return load_dossier(connection, id, actor)
