"""The checklist that officers post: what is in order, what is wanting and why, what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from starlette.responses import Response

from renderers.checklist import check_lines
from renderers.words import words
from runtime.commands import Actor
from runtime.desk import may_check, open_facts
from runtime.records import Judged, judged, load_record
from runtime.represented import ITEM
from runtime.sessions import HOME, actor_of, signed_in
from runtime.settling import settle
from runtime.store import answers, processing, representations
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict
from runtime.told import told
from runtime.visits import Forbidden, Unreadable, Visit, see_other

LONGEST_NOTE = 500
FACT, NOTE, TICK = "fact.", "note.", "tick"


def check(visit: Visit) -> Response:
    """Ticks, notes and findings; a finding may move the due date."""
    actor = actor_of(signed_in(visit))
    version = visit.posted.version()
    fields = visit.posted.fields
    code = visit.path("code")
    if not all(name in ("_v", TICK) or name.startswith((FACT, NOTE)) for name in fields):
        raise Unreadable("kiem-tra")

    def store(connection: Transaction) -> None:
        case = judged(visit.catalogue, load_record(connection, code, actor))
        if case.record.dossier.version != version:
            raise Conflict(code)
        if not may_check(actor, case):
            raise Forbidden(code)
        _look(connection, case, actor, fields, visit.now)
        if _find(connection, case, actor, _facts(fields), visit.now):
            id = case.record.dossier.id
            settle(connection, visit.catalogue, id, actor, "finding", visit.now)

    visit.service.store.write(store)
    return see_other(f"{HOME}/ho-so/{code}")


def _look(
    connection: Transaction,
    case: Judged,
    actor: Actor,
    fields: Mapping[str, Sequence[str]],
    now: datetime,
) -> None:
    """Each line as posted; one that says the same as before keeps who looked, and when."""
    known = words(case.loaded.program, case.loaded.world)
    items = {one.id for one in check_lines(case.loaded.program, case.evaluation, known)}
    representation = case.record.dossier.representation
    if representation:
        items.add(ITEM)
    ticked, notes = frozenset(fields.get(TICK, ())), _notes(fields)
    if not ticked | notes.keys() <= items:
        raise Unreadable(TICK)
    id, before = case.record.dossier.id, case.record.ticks
    for item in sorted(items):
        note = notes.get(item, "")
        kept = before.get(item)
        if item in ticked or note:
            verdict: processing.Verdict = "ok" if item in ticked else "wanting"
            if kept is None or (kept.note, kept.verdict) != (note, verdict):
                processing.tick_item(connection, id, item, note, actor, now, verdict)
            if representation and item == ITEM and verdict == "ok":
                representations.verify(connection, representation, actor.account)
        elif kept is not None:
            processing.untick_item(connection, id, item, actor)


def _notes(fields: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found = {}
    for name, texts in fields.items():
        if name.startswith(NOTE):
            if len(texts) != 1:
                raise Unreadable(name)
            found[name.removeprefix(NOTE)] = texts[0].strip()[:LONGEST_NOTE]
    return found


def _facts(fields: Mapping[str, Sequence[str]]) -> dict[str, bool]:
    given = {}
    for name, texts in fields.items():
        if name.startswith(FACT):
            if texts not in (("yes",), ("no",)):
                raise Unreadable(name)
            given[name.removeprefix(FACT)] = texts == ("yes",)
    return given


def _find(
    connection: Transaction, case: Judged, actor: Actor, found: Mapping[str, bool], now: datetime
) -> bool:
    """Whether anything new was found."""
    fresh = {
        name: value for name, value in found.items() if case.record.findings.get(name) != value
    }
    if not fresh.keys() <= {*open_facts(actor, case), *(one.id for one in told(case))}:
        raise Unreadable("fact")
    record, id = case.record, case.record.dossier.id
    for fact, value in fresh.items():
        processing.find(connection, id, fact, value, actor, now)
    if fresh:
        known = replace(record.revision.known, findings={**record.findings, **fresh})
        revision = record.revision
        answers.seal_next(
            connection, id, given=revision.answers, known=known, now=now, after=revision.number
        )
    return bool(fresh)
