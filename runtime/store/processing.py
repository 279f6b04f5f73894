"""What officers do with a dossier: commands, ticks, findings, letters, new due dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.commands import APPLICANT, Actor, Command, Event
from runtime.refusals import Refusal, Refused
from runtime.states import State, step
from runtime.store import events, outbox, tasks
from runtime.store.columns import due_text
from runtime.store.dossiers import Dossier, load_dossier, own_dossier, state_of
from runtime.store.failures import Conflict
from runtime.store.tables import dossier, finding, letter, tick
from runtime.ways import Way


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to the applicant: `kind` is supplement, refusal or result."""

    id: str
    kind: str
    body: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tick:
    item: str
    done_by: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What an officer has found out about a fact of the procedure."""

    fact: str
    value: bool
    by: str
    at: datetime


def act(
    connection: Connection,
    id: str,
    version: int,
    command: Command,
    way: Way,
    now: datetime,
    *,
    messages: tuple[outbox.Message, ...] = (),
) -> Dossier:
    """Carry out a command on the dossier as the actor saw it; the dossier as it is then.

    Raises Missing (not theirs), Conflict (changed since `version`), Refused (not now, not them).
    """
    one = _seen_by(connection, id, command.actor)
    if one.version != version:
        raise Conflict(id)
    before = state_of(connection, one)
    outcome = step(before, command, way, now)
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    after, happened = outcome
    _change(connection, one, _state_columns(after))
    _move_tasks(connection, one, before, after, way, command.name, now)
    events.append(connection, id, happened)
    outbox.post(connection, id, messages, now)
    return _seen_by(connection, id, command.actor)


def assign(
    connection: Connection, id: str, version: int, assignee: str, actor: Actor, now: datetime
) -> Dossier:
    """Hand the dossier to one officer of the unit."""
    one = load_dossier(connection, id, actor)
    if one.version != version:
        raise Conflict(id)
    _change(connection, one, {"assignee": assignee})
    data: dict[str, Json] = {"assignee": assignee}
    events.append(connection, id, (Event(now, actor.account, "assigned", data),))
    return load_dossier(connection, id, actor)


def reschedule(
    connection: Connection,
    id: str,
    actor: Actor,
    *,
    due: Due | None,
    latest_due: Due | None,
    reason: str,
    now: datetime,
) -> Dossier:
    """A new promised date, as after a supplement or a finding; nothing when it is the same."""
    one = _seen_by(connection, id, actor)
    if (one.due, one.latest_due) == (due, latest_due):
        return one
    _change(connection, one, {"due_at": due, "latest_due_at": latest_due})
    data: dict[str, Json] = {
        "from": due_text(one.due) if one.due else None,
        "to": due_text(due) if due else None,
        "reason": reason,
    }
    events.append(connection, id, (Event(now, actor.account, "due_changed", data),))
    return _seen_by(connection, id, actor)


def write_letter(connection: Connection, dossier_id: str, one: Letter, actor: Actor) -> None:
    load_dossier(connection, dossier_id, actor)
    row = {"id": one.id, "kind": one.kind, "body": one.body, "by": one.by, "at": one.at}
    connection.execute(insert(letter).values(dossier=dossier_id, **row))


def letters_of(connection: Connection, dossier_id: str) -> tuple[Letter, ...]:
    columns = (letter.c.id, letter.c.kind, letter.c.body, letter.c.by, letter.c.at)
    rows = connection.execute(
        select(*columns).where(letter.c.dossier == dossier_id).order_by(letter.c.at)
    )
    return tuple(Letter(*row) for row in rows)


def tick_item(
    connection: Connection, dossier_id: str, item: str, note: str, actor: Actor, now: datetime
) -> None:
    """Mark an item of the checklist as seen; again to change the note."""
    untick_item(connection, dossier_id, item, actor)
    row = {"item": item, "done_by": actor.account, "at": now, "note": note}
    connection.execute(insert(tick).values(dossier=dossier_id, **row))


def untick_item(connection: Connection, dossier_id: str, item: str, actor: Actor) -> None:
    load_dossier(connection, dossier_id, actor)
    connection.execute(delete(tick).where(tick.c.dossier == dossier_id, tick.c.item == item))


def ticks_of(connection: Connection, dossier_id: str) -> Mapping[str, Tick]:
    columns = (tick.c.item, tick.c.done_by, tick.c.at, tick.c.note)
    rows = connection.execute(select(*columns).where(tick.c.dossier == dossier_id))
    return {row.item: Tick(*row) for row in rows}


def find(
    connection: Connection, dossier_id: str, fact: str, value: bool, actor: Actor, now: datetime
) -> None:
    """Record an officer's fact, or revise it. The chain tells that, not what, was found."""
    load_dossier(connection, dossier_id, actor)
    here = (finding.c.dossier == dossier_id) & (finding.c.fact == fact)
    connection.execute(delete(finding).where(here))
    row = {"fact": fact, "value": value, "by": actor.account, "at": now}
    connection.execute(insert(finding).values(dossier=dossier_id, **row))
    data: dict[str, Json] = {"fact": fact}
    events.append(connection, dossier_id, (Event(now, actor.account, "finding", data),))


def findings_of(connection: Connection, dossier_id: str) -> Mapping[str, Finding]:
    columns = (finding.c.fact, finding.c.value, finding.c.by, finding.c.at)
    rows = connection.execute(select(*columns).where(finding.c.dossier == dossier_id))
    return {row.fact: Finding(*row) for row in rows}


def renew_track_secret(
    connection: Connection, id: str, version: int, actor: Actor, now: datetime
) -> Dossier:
    """The look-up code changes with its number; who knows the old one is shut out."""
    one = load_dossier(connection, id, actor)
    if one.version != version:
        raise Conflict(id)
    _change(connection, one, {"track_number": one.track_number + 1})
    events.append(connection, id, (Event(now, actor.account, "track_secret_renewed", {}),))
    return load_dossier(connection, id, actor)


def _seen_by(connection: Connection, id: str, actor: Actor) -> Dossier:
    return (
        own_dossier(connection, id) if actor == APPLICANT else load_dossier(connection, id, actor)
    )


def _change(connection: Connection, one: Dossier, values: Mapping[str, object]) -> None:
    changed = connection.execute(
        update(dossier)
        .where(dossier.c.id == one.id, dossier.c.version == one.version)
        .values(**values, version=one.version + 1)
    )
    if not changed.rowcount:
        raise Conflict(one.id)


def _state_columns(state: State) -> dict[str, object]:
    return {"state": state.name, "clock": state.clock, "supplements": state.supplements}


def _move_tasks(
    connection: Connection,
    one: Dossier,
    before: State,
    after: State,
    way: Way,
    result: str,
    now: datetime,
) -> None:
    done = [name for name in before.open if name not in after.open]
    due = [name for name in after.open if name not in before.open]
    tasks.close_steps(connection, one.id, steps=done, result=result, now=now)
    tasks.open_steps(connection, one.id, steps=due, way=way, unit=one.unit, now=now)
