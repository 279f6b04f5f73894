"""Several dossiers filed as one: lodged together, found together, one begun by the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.codes import CodeFormat
from runtime.commands import Event
from runtime.states import State, lodged, stopped
from runtime.store import drafts, events, files, opinions, tasks
from runtime.store.dossiers import Dossier, state_of
from runtime.store.failures import Conflict
from runtime.store.lodging import (
    Lodging,
    lodged_before,
    next_code,
    note_submitted,
    put_dossier,
)  # fmt: skip
from runtime.store.tables import bundle, bundle_part, dossier
from runtime.ways import Way


@dataclass(frozen=True, slots=True)
class Whole:
    """What was filed once for several dossiers."""

    id: str
    code: str
    program: str
    unit: str
    channel: str
    lodged_at: datetime
    due: Due | None
    latest_due: Due | None
    track_number: int
    lang: str


@dataclass(frozen=True, slots=True)
class Part:
    """A dossier's part in the whole: what it waits for, and what follows from its refusal."""

    dossier: str
    bundle: str
    member: str
    after: str
    result: str
    if_refused: str
    covers: tuple[str, ...]
    """Its papers that the result of an earlier dossier stands for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One dossier to be lodged, its part, and its files: (id, the question they answer)."""

    lodging: Lodging
    part: Part
    files: tuple[tuple[str, str], ...]


def submit_bundle(
    connection: Connection,
    whole: Whole,
    pieces: tuple[Piece, ...],
    sector: str,
    codes: CodeFormat,
) -> None:
    """All in one transaction. A draft that was lodged before is left as it is."""
    first = pieces[0].lodging
    if drafts.version_of(connection, first.draft, whole.lodged_at) is None:
        lodged_before(connection, first.draft)
        return
    code = next_code(connection, codes, sector, whole.unit, whole.lodged_at)
    connection.execute(insert(bundle), _row(whole, code))
    for place, piece in enumerate(pieces):
        put_dossier(connection, piece.lodging, codes)
        for id, path in piece.files:
            files.hand_over_one(connection, first.draft, id, piece.lodging.dossier, path)
        connection.execute(insert(bundle_part), _part_row(piece.part, place))
    note_submitted(connection, first.draft, first.draft_version, first.dossier)


def part_of(connection: Connection, dossier_id: str) -> Part | None:
    """The dossier's part in a bundle, None when it was filed alone."""
    return next(iter(_parts(connection, bundle_part.c.dossier == dossier_id)), None)


def parts_of(connection: Connection, bundle_id: str) -> tuple[Part, ...]:
    return _parts(connection, bundle_part.c.bundle == bundle_id)


def whole_of_code(connection: Connection, code: str) -> Whole | None:
    return _whole(connection, bundle.c.code == code)


def whole_of(connection: Connection, id: str) -> Whole | None:
    return _whole(connection, bundle.c.id == id)


def release(connection: Connection, one: Dossier, way: Way, *, actor: str, now: datetime) -> None:
    """The result that it waited for has been given: it is taken in, and its clock begins."""
    state = lodged(way)
    _change(connection, one, state, {})
    tasks.open_steps(connection, one.id, steps=state.open, way=way, unit=one.unit, now=now)
    events.append(connection, one.id, (Event(now, actor, "released", {}),))


def stop(connection: Connection, one: Dossier, *, actor: str, now: datetime) -> None:
    """Another dossier of the filing was refused, and this one cannot go on without it."""
    before = state_of(connection, one)
    after = stopped(before)
    _change(connection, one, after, {"ended_at": now, "supplement_until": None})
    tasks.close_steps(connection, one.id, steps=before.open, result="stopped", by=actor, now=now)
    opinions.cancel(connection, one.id, [asked.id for asked in before.opinions], actor, now)
    data: dict[str, Json] = {"from": before.name, "to": after.name, "national": after.national}
    events.append(connection, one.id, (Event(now, actor, "stopped", data),))


def _change(connection: Connection, one: Dossier, state: State, values: dict[str, object]) -> None:
    changed = connection.execute(
        update(dossier)
        .where(dossier.c.id == one.id, dossier.c.version == one.version)
        .values(state=state.name, clock=state.clock, version=one.version + 1, **values)
    )
    if not changed.rowcount:
        raise Conflict(one.id)


def _row(whole: Whole, code: str) -> dict[str, object]:
    return {
        "id": whole.id,
        "code": code,
        "program": whole.program,
        "unit": whole.unit,
        "channel": whole.channel,
        "lodged_at": whole.lodged_at,
        "due_at": whole.due,
        "latest_due_at": whole.latest_due,
        "track_number": whole.track_number,
        "lang": whole.lang,
    }


def _part_row(part: Part, place: int) -> dict[str, object]:
    return {
        "dossier": part.dossier,
        "bundle": part.bundle,
        "place": place,
        "member": part.member,
        "after": part.after,
        "result": part.result,
        "if_refused": part.if_refused,
        "covers": list(part.covers),
    }


def _parts(connection: Connection, which: ColumnElement[bool]) -> tuple[Part, ...]:
    columns = (
        bundle_part.c.dossier, bundle_part.c.bundle, bundle_part.c.member, bundle_part.c.after,
        bundle_part.c.result, bundle_part.c.if_refused, bundle_part.c.covers,
    )  # fmt: skip
    rows = connection.execute(select(*columns).where(which).order_by(bundle_part.c.place))
    return tuple(Part(*row[:-1], tuple(row.covers)) for row in rows)


def _whole(connection: Connection, which: ColumnElement[bool]) -> Whole | None:
    columns = (
        bundle.c.id, bundle.c.code, bundle.c.program, bundle.c.unit, bundle.c.channel,
        bundle.c.lodged_at, bundle.c.due_at, bundle.c.latest_due_at, bundle.c.track_number,
        bundle.c.lang,
    )  # fmt: skip
    row = connection.execute(select(*columns).where(which)).one_or_none()
    return Whole(*tuple(row)) if row else None
