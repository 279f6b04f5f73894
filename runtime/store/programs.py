"""Programs and the releases of the catalogue that the service has taken in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from runtime.store.tables import artefact, program, release


@dataclass(frozen=True, slots=True)
class ProgramText:
    """One version of one procedure in its canonical text."""

    hash: str
    code: str
    from_day: date
    body: str


@dataclass(frozen=True, slots=True)
class Artefact:
    """Something else of the bundle that is needed at run time: `kind` is list, calendar, texts …"""

    hash: str
    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Release:
    id: int
    index: str
    imported_at: datetime


def import_release(
    connection: Connection,
    *,
    index: str,
    programs: Iterable[ProgramText],
    artefacts: Iterable[Artefact],
    now: datetime,
) -> int:
    """Take in a bundle and make it the active one; what is known by its hash is kept as it is."""
    active = active_release(connection)
    if active and active.index == index:
        return active.id
    known = set(connection.scalars(select(program.c.hash)))
    fresh = [_program_row(one, now) for one in programs if one.hash not in known]
    held = set(connection.scalars(select(artefact.c.hash)))
    new = [_artefact_row(one) for one in artefacts if one.hash not in held]
    if fresh:
        connection.execute(insert(program), fresh)
    if new:
        connection.execute(insert(artefact), new)
    return _activate(connection, index, now)


def active_release(connection: Connection) -> Release | None:
    row = connection.execute(
        select(release.c.id, release.c.index, release.c.imported_at).where(release.c.active)
    ).one_or_none()
    return Release(*row) if row else None


def program_text(connection: Connection, hash_: str) -> str | None:
    return connection.scalar(select(program.c.body).where(program.c.hash == hash_))


def hash_starting(connection: Connection, code: str, start: str) -> str | None:
    """The version of a procedure whose hash starts so: what a form drawn long ago still names."""
    mine = (program.c.code == code) & program.c.hash.startswith(start, autoescape=True)
    return connection.scalar(select(program.c.hash).where(mine).limit(1))


def artefact_text(connection: Connection, hash_: str) -> str | None:
    return connection.scalar(select(artefact.c.body).where(artefact.c.hash == hash_))


def _activate(connection: Connection, index: str, now: datetime) -> int:
    connection.execute(update(release).where(release.c.active).values(active=False))
    row = insert(release).values(index=index, imported_at=now, active=True)
    return int(connection.execute(row.returning(release.c.id)).scalar_one())


def _program_row(one: ProgramText, now: datetime) -> dict[str, object]:
    return {
        "hash": one.hash,
        "code": one.code,
        "from_day": one.from_day,
        "body": one.body,
        "imported_at": now,
    }


def _artefact_row(one: Artefact) -> dict[str, object]:
    return {"hash": one.hash, "kind": one.kind, "body": one.body}
