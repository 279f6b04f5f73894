"""Programs and the releases of the catalogue that the service has taken in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from compiler.bundle import content_hash
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


@dataclass(frozen=True, slots=True)
class Edition:
    """A release by the hash of its index; `author` is the account that handed it in, '' for whoever
    started the service with it."""

    hash: str
    imported_at: datetime
    active: bool
    author: str


_EDITIONS = select(
    release.c.hash, release.c.imported_at, release.c.active,
    func.coalesce(release.c.deposited_by, ""),
).order_by(release.c.active.desc(), release.c.id.desc())  # fmt: skip


def import_release(
    connection: Connection,
    *,
    index: str,
    programs: Iterable[ProgramText],
    artefacts: Iterable[Artefact],
    now: datetime,
    author: str = "",
    publish: bool = True,
) -> int:
    """Take in a bundle and make it the active one, unless it is only to be looked at; what is
    known by its hash is kept as it is."""
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
    return _take_in(connection, index, now, author, publish=publish)


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


def edition(connection: Connection, hash_: str) -> Edition | None:
    row = connection.execute(_EDITIONS.where(release.c.hash == hash_).limit(1)).one_or_none()
    return Edition(*row) if row else None


def index_text(connection: Connection, hash_: str) -> str | None:
    """The index of an edition that was handed in, whether it is served or not."""
    return connection.scalar(select(release.c.index).where(release.c.hash == hash_).limit(1))


def editions(connection: Connection, limit: int = 20) -> tuple[Edition, ...]:
    """The latest first; what was served twice stands there once."""
    found = [Edition(*row) for row in connection.execute(_EDITIONS.limit(2 * limit))]
    return tuple({one.hash: one for one in reversed(found)}.values())[::-1][:limit]


def _take_in(
    connection: Connection, index: str, now: datetime, author: str, *, publish: bool
) -> int:
    """Who handed it in first stays its author, whoever publishes it."""
    hash_ = content_hash(index.encode())
    known = select(release.c.id).where(release.c.hash == hash_).order_by(release.c.id.desc())
    id = connection.scalar(known.limit(1))
    if id is None:
        row = insert(release).values(
            index=index, imported_at=now, active=False, hash=hash_, deposited_by=author or None
        )
        id = int(connection.execute(row.returning(release.c.id)).scalar_one())
    if publish:
        connection.execute(update(release).where(release.c.active).values(active=False))
        connection.execute(update(release).where(release.c.id == id).values(active=True))
    return id


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
