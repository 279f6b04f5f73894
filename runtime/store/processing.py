"""What officers do with a dossier: commands, ticks, findings, letters, new due dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from catalogue.kinds.base import Json
from runtime.commands import Actor, Command, Event
from runtime.differences import Difference
from runtime.national import ENDS
from runtime.reckoning import Reckoning
from runtime.refusals import Refusal, Refused
from runtime.states import State
from runtime.store import events, opinions, outbox, payments, tasks
from runtime.store.columns import due_text
from runtime.store.dossiers import Dossier, load_dossier, own_dossier, state_of
from runtime.store.failures import Conflict
from runtime.store.tables import dossier, finding, letter, tick
from runtime.transitions import step
from runtime.ways import SUBMITTER, SYSTEM_ROLE, Way


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to the applicant: `kind` is supplement, refusal or result."""

    id: str
    kind: str
    body: str
    by: str
    at: datetime


Verdict = Literal["ok", "wanting"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the checklist that was looked at; `note` says what is wrong or missing there."""

    item: str
    done_by: str
    at: datetime
    note: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """What an officer has found out about a fact of the procedure."""

    fact: str
    value: bool
    by: str
    at: datetime


_VERSION = select(dossier.c.version).where(dossier.c.id == bindparam("of")).with_for_update()


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
    # Held, or what is read next might belong to another version.
    held = connection.scalar(_VERSION, {"of": id})
    one = _seen_by(connection, id, command.actor)
    if held != version:
        raise Conflict(id)
    before = state_of(connection, one)
    outcome = step(before, command, way, now)
    if isinstance(outcome, Refusal):
        raise Refused(outcome)
    after, happened = outcome
    _change(connection, one, _state_columns(before, after, now))
    _move_tasks(connection, one, before, after, way, command, now)
    _keep(connection, id, command, now)
    gone = {asked.id for asked in before.opinions} - {asked.id for asked in after.opinions}
    if command.name != "give_opinion":
        opinions.cancel(connection, id, gone, command.actor.account, now)
    events.append(connection, id, happened)
    outbox.post(connection, id, messages, now)
    return _seen_by(connection, id, command.actor)


def reschedule(
    connection: Connection, id: str, now_is: Reckoning, *, actor: Actor, reason: str, now: datetime
) -> Dossier:
    """Keep what the clock shows; a new promised date is an event, nothing new is nothing."""
    one = own_dossier(connection, id)
    shown = (now_is.due, now_is.latest, now_is.state, now_is.waits or None)
    if shown == (one.due, one.latest_due, one.clock, one.waits):
        return one
    names = ("due_at", "latest_due_at", "clock", "waits")
    _change(connection, one, dict(zip(names, shown, strict=True)))
    if (one.due, one.latest_due) != (now_is.due, now_is.latest):
        data: dict[str, Json] = {
            "from": due_text(one.due) if one.due else None,
            "to": due_text(now_is.due) if now_is.due else None,
            "reason": reason,
        }
        events.append(connection, id, (Event(now, actor.account, "due_changed", data),))
    return own_dossier(connection, id)


def change_fees(
    connection: Connection, id: str, changes: Collection[Difference], actor: Actor, now: datetime
) -> Dossier:
    """Other amounts than were asked for: a page that shows the old ones has become old."""
    one = own_dossier(connection, id)
    payments.settle_differences(connection, id, changes, actor.account, now)
    _change(connection, one, {})
    data: dict[str, Json] = {
        "fees": {each.fee: each.after for each in changes},
        "before": {each.fee: each.before for each in changes},
    }
    events.append(connection, id, (Event(now, actor.account, "fees_changed", data),))
    return own_dossier(connection, id)


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
    connection: Connection,
    dossier_id: str,
    item: str,
    note: str,
    actor: Actor,
    now: datetime,
    verdict: Verdict = "ok",
) -> None:
    """Mark an item of the checklist as seen; again to change the note."""
    untick_item(connection, dossier_id, item, actor)
    row = {"item": item, "done_by": actor.account, "at": now, "note": note, "verdict": verdict}
    connection.execute(insert(tick).values(dossier=dossier_id, **row))


def untick_item(connection: Connection, dossier_id: str, item: str, actor: Actor) -> None:
    load_dossier(connection, dossier_id, actor)
    connection.execute(delete(tick).where(tick.c.dossier == dossier_id, tick.c.item == item))


def untouch(
    connection: Connection, dossier_id: str, items: Collection[str], facts: Collection[str]
) -> None:
    """What was in order or found out rests on answers that are others now: to be looked at anew.

    What is noted as wanting stays, for whoever compares.
    """
    ok = (tick.c.dossier == dossier_id) & (tick.c.verdict == "ok")
    connection.execute(delete(tick).where(ok, tick.c.item.in_(items)))
    here = finding.c.dossier == dossier_id
    connection.execute(delete(finding).where(here, finding.c.fact.in_(facts)))


def rename(connection: Connection, dossier_id: str, owner: str, submitter: str) -> None:
    """Lists name the people as the answers do."""
    here = dossier.c.id == dossier_id
    connection.execute(update(dossier).where(here).values(owner=owner, submitter=submitter))


def ticks_of(connection: Connection, dossier_id: str) -> Mapping[str, Tick]:
    columns = (tick.c.item, tick.c.done_by, tick.c.at, tick.c.note, tick.c.verdict)
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
    """The right of an applicant has been checked by whoever let them in."""
    within = bool(actor.unit) or not actor.roles & {SUBMITTER, SYSTEM_ROLE}
    return load_dossier(connection, id, actor) if within else own_dossier(connection, id)


def _keep(connection: Connection, id: str, command: Command, now: datetime) -> None:
    """What a command brings beside the change of the state."""
    actor, settled = command.actor.account, command.settlement
    if command.question:
        opinions.ask(connection, id, command.question, command.step, actor, now)
    if command.reply:
        opinions.give(connection, id, command.reply, actor, now)
    if command.adoption:
        _follow(connection, id, command.adoption.program)
    payments.ask(connection, id, command.charges, actor, now)
    if settled and command.name == "confirm_payment":
        payments.confirm(connection, id, settled, actor, now)
    if settled and command.name == "refund_payment":
        payments.refund(connection, id, settled, actor, now)


def _follow(connection: Connection, id: str, program: str) -> None:
    connection.execute(update(dossier).where(dossier.c.id == id).values(program=program))


def _change(connection: Connection, one: Dossier, values: Mapping[str, object]) -> None:
    changed = connection.execute(
        update(dossier)
        .where(dossier.c.id == one.id, dossier.c.version == one.version)
        .values(**values, version=one.version + 1)
    )
    if not changed.rowcount:
        raise Conflict(one.id)


def _state_columns(before: State, after: State, now: datetime) -> dict[str, object]:
    columns: dict[str, object] = {
        "state": after.name,
        "clock": after.clock,
        "supplements": after.supplements,
        "supplement_until": after.cut_off,
        "extensions": after.extensions,
    }
    if after.open != before.open:  # whoever held what was open need not hold what is open now
        columns["assignee"] = None
    if after.name == "decided" != before.name:
        columns["decided_at"] = now
    if after.name in ENDS and before.name not in ENDS:
        columns["ended_at"] = now
    return columns


def _move_tasks(
    connection: Connection,
    one: Dossier,
    before: State,
    after: State,
    way: Way,
    command: Command,
    now: datetime,
) -> None:
    done = [name for name in before.open if name not in after.open]
    due = [name for name in after.open if name not in before.open]
    tasks.close_steps(
        connection, one.id, steps=done, result=command.name, by=command.actor.account, now=now
    )
    tasks.open_steps(connection, one.id, steps=due, way=way, unit=after.unit, now=now)
