"""The papers that citizens keep with their account: their own, and those of dossiers of theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, select, union, update

from runtime.clock import VIETNAM
from runtime.national import ENDS
from runtime.store.failures import Missing
from runtime.store.tables import (
    bundle_part,
    dossier,
    draft_access,
    file,
    file_use,
    holding,
    representation,
    submission,
)
from runtime.store.tables import result_document as document

Provenance = Literal["own", "handed_in", "issued"]
OWN: Provenance = "own"
HANDED_IN: Provenance = "handed_in"
ISSUED: Provenance = "issued"
whole = bundle_part.alias()
MOST = 200
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Paper:
    """`paper` is the id of a document of the catalogue, '' for any other; `code` and `unit` are of
    the dossier that it was handed in with or issued for. `sha256` None: on paper only."""

    id: str
    paper: str
    title: str
    provenance: Provenance
    dossier: str | None
    name: str
    sha256: str | None
    issued_on: date | None
    expires_on: date | None
    added_at: datetime
    code: str = ""
    unit: str = ""
    size: int = 0
    type: str = ""

    def valid_on(self, day: date) -> bool:
        return self.expires_on is None or self.expires_on >= day


_COLUMNS = (
    holding.c.id,
    holding.c.paper,
    holding.c.title,
    holding.c.provenance,
    holding.c.dossier,
    holding.c.name,
    holding.c.sha256,
    holding.c.issued_on,
    holding.c.expires_on,
    holding.c.added_at,
    dossier.c.code,
    dossier.c.unit,
    file.c.size,
    file.c.type,
)


def keep(connection: Connection, account: str, one: Paper) -> None:
    """Its bytes have been recorded before."""
    row = {column.name: getattr(one, column.name) for column in _COLUMNS[:10]}
    connection.execute(insert(holding).values(account=account, **row))


def kept_by(connection: Connection, account: str) -> tuple[Paper, ...]:
    """The latest first."""
    return _kept(connection, holding.c.account == account)


def kept(connection: Connection, account: str, id: str) -> Paper:
    """Raises Missing also when it is somebody else's."""
    found = _kept(connection, (holding.c.account == account) & (holding.c.id == id))
    if not found:
        raise Missing(id)
    return found[0]


def dated(
    connection: Connection, account: str, id: str, *, title: str, issued_on: date | None,
    expires_on: date | None,
) -> None:  # fmt: skip
    """What its holder says of it, put right; what an authority has issued says it itself."""
    mine = (holding.c.account == account) & (holding.c.id == id)
    values = {"title": title, "issued_on": issued_on, "expires_on": expires_on}
    stated = holding.c.provenance != ISSUED
    if not connection.execute(update(holding).where(mine, stated).values(**values)).rowcount:
        raise Missing(id)


def remove(connection: Connection, account: str, id: str) -> None:
    """Only what its holder has brought. The caller has asked whether anything rests on it."""
    mine = (holding.c.account == account) & (holding.c.id == id)
    ended = (representation.c.paper == id) & representation.c.revoked_at.is_not(None)
    connection.execute(update(representation).where(ended).values(paper=None))
    if not connection.execute(delete(holding).where(mine, holding.c.provenance == OWN)).rowcount:
        raise Missing(id)


def resting_on(connection: Connection, account: str, one: Paper) -> str:
    """The code of a dossier of theirs that is going on with this very file, '' without one."""
    code = connection.scalar(
        select(dossier.c.code)
        .join(file_use, file_use.c.dossier == dossier.c.id)
        .where(
            dossier.c.account == account,
            dossier.c.state.not_in(tuple(ENDS)),
            file_use.c.sha256 == one.sha256,
        )
        .order_by(dossier.c.code)
        .limit(1)
    )
    return code or ""


def authorises(connection: Connection, id: str) -> bool:
    """Whether somebody is acting for another on the strength of it."""
    living = (representation.c.paper == id) & representation.c.revoked_at.is_(None)
    return connection.scalar(select(representation.c.id).where(living).limit(1)) is not None


# What came of dossiers


def issued_to(
    connection: Connection, account: str, visitor_hash: str, now: datetime
) -> tuple[Paper, ...]:
    """Results of what this account has lodged, or others in the name of its holder. The caller
    asks of each whether it is open yet."""
    return _issued(connection, account, visitor_hash, now, document.c.id.is_not(None))


def issued(
    connection: Connection, account: str, visitor_hash: str, id: str, now: datetime
) -> Paper | None:
    return next(iter(_issued(connection, account, visitor_hash, now, document.c.id == id)), None)


def _issued(
    connection: Connection, account: str, visitor_hash: str, now: datetime,
    which: ColumnElement[bool],
) -> tuple[Paper, ...]:  # fmt: skip
    lodged = (
        select(submission.c.dossier)
        .join(draft_access, draft_access.c.draft == submission.c.key)
        .where(draft_access.c.visitor_hash == visitor_hash, draft_access.c.expires_at > now)
    )
    parts = (
        select(bundle_part.c.dossier)
        .join(whole, whole.c.bundle == bundle_part.c.bundle)
        .where(whole.c.dossier.in_(lodged))
    )
    named = select(representation.c.id).where(representation.c.owner_account == account)
    for_them = select(dossier.c.id).where(dossier.c.representation.in_(named))
    theirs = union(lodged, parts, for_them).subquery()
    rows = connection.execute(
        select(
            document.c.id, document.c.result, document.c.title, dossier.c.id.label("dossier"),
            file_use.c.name, file.c.sha256, document.c.valid_until, document.c.issued_at,
            dossier.c.code, dossier.c.unit, file.c.size, file.c.type,
        )
        .join(dossier, dossier.c.id == document.c.dossier)
        .outerjoin(file_use, file_use.c.id == document.c.file)
        .outerjoin(file, file.c.sha256 == file_use.c.sha256)
        .where(document.c.dossier.in_(select(theirs.c[0])), which)
        .order_by(document.c.issued_at.desc(), document.c.id)
        .limit(MOST)
    )  # fmt: skip
    return tuple(
        Paper(
            row.id, row.result, row.title, ISSUED, row.dossier, row.name or "", row.sha256,
            row.issued_at.astimezone(VIETNAM).date(), row.valid_until, row.issued_at,
            row.code, row.unit, row.size or 0, row.type or "",
        )
        for row in rows
    )  # fmt: skip


def _kept(connection: Connection, which: ColumnElement[bool]) -> tuple[Paper, ...]:
    rows = connection.execute(
        select(*_COLUMNS)
        .outerjoin(dossier, dossier.c.id == holding.c.dossier)
        .outerjoin(file, file.c.sha256 == holding.c.sha256)
        .where(which)
        .order_by(holding.c.added_at.desc(), holding.c.id)
        .limit(MOST)
    )
    found = (Paper(*row) for row in rows)
    return tuple(
        replace(one, code=one.code or "", unit=one.unit or "", size=one.size or 0,
                type=one.type or "")
        for one in found
    )  # fmt: skip
