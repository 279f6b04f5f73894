"""Drafts: what a citizen has written so far, saved page by page, and who may open it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Executable, bindparam, delete, insert, select, update

from catalogue.kinds.base import Json
from runtime.lookups import LookedUp
from runtime.store.failures import Conflict, Difference, Missing, PageConflict
from runtime.store.tables import draft, draft_access, file_use


@dataclass(frozen=True, slots=True)
class Draft:
    """`answers` flat, as in a filing; `pages` (page → version) counts the saves of each page."""

    id: str
    program: str
    answers: Mapping[str, Json]
    previous: Mapping[str, Json] | None
    pages: Mapping[str, int]
    version: int
    expires_at: datetime
    updated_at: datetime
    lookups: tuple[LookedUp, ...] = ()
    """What registers have said about its parties."""
    representation: str | None = None
    """In whose name, where it is written for another."""
    assisted_by: str | None = None


@dataclass(frozen=True, slots=True)
class PageSave:
    """One page as posted: the page's version it was read at, the names on it, their answers.

    A name without an answer becomes unanswered.
    """

    page: str
    seen: int
    names: Collection[str]
    answers: Mapping[str, Json]


_COLUMNS = (
    draft.c.id,
    draft.c.program,
    draft.c.answers,
    draft.c.previous,
    draft.c.pages,
    draft.c.version,
    draft.c.expires_at,
    draft.c.updated_at,
    draft.c.lookups,
    draft.c.representation,
    draft.c.assisted_by,
)
_CURRENT = (draft.c.id == bindparam("of")) & (draft.c.expires_at > bindparam("now"))
_LOAD = select(*_COLUMNS).where(_CURRENT)
_HOLD = _LOAD.with_for_update()
_VERSION = select(draft.c.version).where(_CURRENT).with_for_update()
_ACCESS = (
    (draft_access.c.visitor_hash == bindparam("visitor"))
    & (draft_access.c.draft == bindparam("of"))
    & (draft_access.c.expires_at > bindparam("now"))
)
_MAY_OPEN = select(draft_access.c.draft).where(_ACCESS)
_LOAD_OWN = select(*_COLUMNS).select_from(draft_access.outerjoin(draft, _CURRENT)).where(_ACCESS)
_OF_DOSSIER = select(draft.c.id).where(
    draft.c.dossier == bindparam("of"), draft.c.expires_at > bindparam("now")
)
_DELETE = delete(draft).where(draft.c.id == bindparam("of"), draft.c.version == bindparam("seen"))


def create_draft(
    connection: Connection,
    *,
    id: str,
    program: str,
    page: str,
    answers: Mapping[str, Json],
    visitor_hash: str,
    now: datetime,
    expires_at: datetime,
) -> None:
    """The first save of the first page; the browser that made it may open it."""
    row = {
        "id": id,
        "program": program,
        "answers": dict(answers),
        "pages": {page: 1},
        "version": 1,
        "expires_at": expires_at,
        "updated_at": now,
    }
    connection.execute(insert(draft), row)
    grant(connection, visitor_hash, id, expires_at)


def load_draft(connection: Connection, id: str, now: datetime) -> Draft:
    """Raises Missing when there is none, or no longer."""
    return _loaded(connection, _LOAD, id, now)


def load_own(connection: Connection, visitor_hash: str, id: str, now: datetime) -> Draft | None:
    """None when this browser has no right to it; raises Missing when it is no longer there."""
    row = connection.execute(
        _LOAD_OWN, {"visitor": visitor_hash, "of": id, "now": now}
    ).one_or_none()
    if row is None:
        return None
    if row.id is None:
        raise Missing(id)
    return Draft(*tuple(row))


def version_of(connection: Connection, id: str, now: datetime) -> int | None:
    """How often it has been saved; None when there is no such draft, or no longer."""
    return connection.scalar(_VERSION, {"of": id, "now": now})


def save_page(connection: Connection, id: str, save: PageSave, now: datetime) -> Draft:
    """Merge one page into the draft.

    Other pages may have been saved meanwhile; the same page may not (`PageConflict`, with both
    values), unless it says the same: a button pressed twice is no conflict.
    """
    old = _loaded(connection, _HOLD, id, now)
    version = old.pages.get(save.page, 0)
    found = _differences(old.answers, save)
    if version != save.seen:
        if found:
            raise PageConflict(version, found)
        return old
    kept = {name: value for name, value in old.answers.items() if name not in save.names}
    connection.execute(
        update(draft)
        .where(draft.c.id == id)
        .values(
            answers={**kept, **_named(save)},
            pages={**old.pages, save.page: version + 1},
            version=old.version + 1,
            updated_at=now,
        )
    )
    return load_draft(connection, id, now)


def keep_lookups(
    connection: Connection, id: str, fresh: Collection[LookedUp], now: datetime
) -> Draft:
    """What registers have just said takes the place of what they had said before."""
    old = _loaded(connection, _HOLD, id, now)
    asked = {(one.register, one.party) for one in fresh}
    kept = (one for one in old.lookups if (one.register, one.party) not in asked)
    values = {"lookups": (*kept, *fresh), "version": old.version + 1}
    _update_at(connection, id, old.version, values)
    return load_draft(connection, id, now)


def move_draft(
    connection: Connection,
    id: str,
    *,
    version: int,
    program: str,
    answers: Mapping[str, Json],
    dropped: Mapping[str, Json],
    now: datetime,
) -> None:
    """To another program, with migrated answers; what was dropped is kept until submission."""
    old = _loaded(connection, _HOLD, id, now)
    values = {
        "program": program,
        "answers": dict(answers),
        "previous": {**(old.previous or {}), **dropped} or None,
        "version": version + 1,
        "updated_at": now,
    }
    _update_at(connection, id, version, values)


def delete_draft(connection: Connection, id: str, version: int) -> None:
    """Raises Conflict when it has been saved since `version`."""
    gone = connection.execute(_DELETE, {"of": id, "seen": version})
    if not gone.rowcount:
        raise Conflict(id)


def delete_expired(connection: Connection, now: datetime) -> int:
    """Drafts past their day, with the uses of their files; how many."""
    old = select(draft.c.id).where(draft.c.expires_at <= now)
    connection.execute(delete(file_use).where(file_use.c.draft.in_(old)))
    connection.execute(delete(draft_access).where(draft_access.c.expires_at <= now))
    return connection.execute(delete(draft).where(draft.c.expires_at <= now)).rowcount


def _loaded(connection: Connection, query: Executable, id: str, now: datetime) -> Draft:
    row = connection.execute(query, {"of": id, "now": now}).one_or_none()
    if row is None:
        raise Missing(id)
    return Draft(*row)


# What is to supplement a dossier: nobody has a right to the draft itself, only to the dossier


def begin_supplement(
    connection: Connection,
    *,
    id: str,
    dossier: str,
    program: str,
    answers: Mapping[str, Json],
    looked_up: Collection[LookedUp],
    now: datetime,
    expires_at: datetime,
) -> str:
    """Its one draft, with the filed answers; the one that is there when it was begun before."""
    begun = supplement_of(connection, dossier, now)
    if begun:
        return begun
    drop_supplement(connection, dossier)
    row = {
        "id": id, "dossier": dossier, "program": program, "answers": dict(answers), "pages": {},
        "lookups": tuple(looked_up), "version": 1, "expires_at": expires_at, "updated_at": now,
    }  # fmt: skip
    connection.execute(insert(draft), row)
    return id


def drop_supplement(connection: Connection, dossier: str) -> None:
    mine = select(draft.c.id).where(draft.c.dossier == dossier)
    connection.execute(delete(file_use).where(file_use.c.draft.in_(mine)))
    connection.execute(delete(draft).where(draft.c.dossier == dossier))


def supplement_of(connection: Connection, dossier: str, now: datetime) -> str | None:
    """The id of the draft that is to supplement it, while one is begun."""
    found: str | None = connection.scalar(_OF_DOSSIER, {"of": dossier, "now": now})
    return found


# Who may open it


def grant(connection: Connection, visitor_hash: str, id: str, expires_at: datetime) -> None:
    """Let the browser with this cookie open the draft."""
    mine = (draft_access.c.visitor_hash == visitor_hash) & (draft_access.c.draft == id)
    renewed = connection.execute(update(draft_access).where(mine).values(expires_at=expires_at))
    if not renewed.rowcount:
        row = {"visitor_hash": visitor_hash, "draft": id, "expires_at": expires_at}
        connection.execute(insert(draft_access), row)


def may_open(connection: Connection, visitor_hash: str, id: str, now: datetime) -> bool:
    """True also after submission, so that the receipt can be shown again."""
    who = {"visitor": visitor_hash, "of": id, "now": now}
    return connection.scalar(_MAY_OPEN, who) is not None


def set_resume_link(connection: Connection, id: str, token_hash: str) -> None:
    """The link that opens the draft in another browser; a new one replaces the old."""
    connection.execute(update(draft).where(draft.c.id == id).values(token_hash=token_hash))


def exchange_link(
    connection: Connection, token_hash: str, visitor_hash: str, now: datetime
) -> str | None:
    """Turn a resume link into a right of this browser; the draft's id, None for an unknown link."""
    row = connection.execute(
        select(draft.c.id, draft.c.expires_at).where(
            draft.c.token_hash == token_hash, draft.c.expires_at > now
        )
    ).one_or_none()
    if row is None:
        return None
    grant(connection, visitor_hash, row.id, row.expires_at)
    return str(row.id)


def _update_at(connection: Connection, id: str, version: int, values: Mapping[str, object]) -> None:
    changed = connection.execute(
        update(draft).where(draft.c.id == id, draft.c.version == version).values(**values)
    )
    if not changed.rowcount:
        raise Conflict(id)


def _named(save: PageSave) -> dict[str, Json]:
    return {name: save.answers[name] for name in save.names if name in save.answers}


def _differences(answers: Mapping[str, Json], save: PageSave) -> tuple[Difference, ...]:
    pairs = ((name, answers.get(name), save.answers.get(name)) for name in sorted(save.names))
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])
