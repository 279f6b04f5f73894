"""Who acts for whom, by which paper, in which procedures and until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from runtime.national import StateName
from runtime.store.failures import Missing
from runtime.store.tables import account, dossier, draft, representation

Relation = Literal["parent", "guardian", "authorised", "organisation"]
RELATIONS: tuple[Relation, ...] = ("parent", "guardian", "authorised", "organisation")
MOST = 50


@dataclass(frozen=True, slots=True)
class Owner:
    """The person or organisation in whose name somebody acts, as that person states it."""

    name: str
    number: str
    """Personal identification number, or tax code of an organisation."""


@dataclass(frozen=True, slots=True)
class Representation:
    """`procedures` empty: all. `owner_account` once the represented person has confirmed it."""

    id: str
    account: str
    kind: Relation
    owner: Owner
    procedures: tuple[str, ...]
    paper: str | None
    from_day: date
    until_day: date | None
    made_at: datetime
    owner_account: str | None = None
    verified_by: str | None = None
    revoked_at: datetime | None = None

    def covers(self, procedures: Collection[str], day: date) -> bool:
        """Whether it may be used today for filings of these procedures, all of them."""
        named = not self.procedures or set(procedures) <= set(self.procedures)
        return named and self.stands_on(day)

    def stands_on(self, day: date) -> bool:
        ends = self.until_day is not None and self.until_day < day
        return self.revoked_at is None and self.from_day <= day and not ends


@dataclass(frozen=True, slots=True)
class InTheirName:
    """A dossier that somebody has filed for another."""

    code: str
    program: str
    state: StateName
    lodged_at: datetime
    submitter: str


_COLUMNS = (
    representation.c.id,
    representation.c.account,
    representation.c.kind,
    representation.c.owner,
    representation.c.procedures,
    representation.c.paper,
    representation.c.from_day,
    representation.c.until_day,
    representation.c.made_at,
    representation.c.owner_account,
    representation.c.verified_by,
    representation.c.revoked_at,
)


def make(connection: Connection, one: Representation) -> None:
    values: dict[str, object] = {column.name: getattr(one, column.name) for column in _COLUMNS}
    values["owner"] = {"name": one.owner.name, "number": one.owner.number}
    values["procedures"] = list(one.procedures)
    connection.execute(insert(representation).values(**values))


def made_by(connection: Connection, account_id: str) -> tuple[Representation, ...]:
    """The latest first, ended ones too."""
    return _found(connection, representation.c.account == account_id)


def naming(connection: Connection, account_id: str) -> tuple[Representation, ...]:
    """Those in which the holder of this account has confirmed to be the one acted for."""
    return _found(connection, representation.c.owner_account == account_id)


def load(connection: Connection, id: str) -> Representation:
    """For whoever has been found to have the right to see it. Raises Missing."""
    found = _found(connection, representation.c.id == id)
    if not found:
        raise Missing(id)
    return found[0]


def own(connection: Connection, account_id: str, id: str) -> Representation:
    """Raises Missing also when it is neither made by this account nor for its holder."""
    mine = or_(representation.c.account == account_id, representation.c.owner_account == account_id)
    found = _found(connection, (representation.c.id == id) & mine)
    if not found:
        raise Missing(id)
    return found[0]


def revoke(connection: Connection, account_id: str, id: str, now: datetime) -> None:
    """By either side; nothing new is filed under it, what has been filed goes on."""
    own(connection, account_id, id)
    living = (representation.c.id == id) & representation.c.revoked_at.is_(None)
    connection.execute(update(representation).where(living).values(revoked_at=now))


def confirm(connection: Connection, account_id: str, id: str) -> Representation:
    """By the represented person, once. Raises Missing when it has ended, was confirmed by another,
    or is one's own."""
    open_ = (
        (representation.c.id == id)
        & (representation.c.account != account_id)
        & representation.c.revoked_at.is_(None)
        & or_(
            representation.c.owner_account.is_(None), representation.c.owner_account == account_id
        )
    )
    changed = connection.execute(
        update(representation).where(open_).values(owner_account=account_id)
    )
    if not changed.rowcount:
        raise Missing(id)
    return load(connection, id)


def verify(connection: Connection, id: str, officer: str) -> None:
    """The first officer who has held the paper against the person stays."""
    unseen = (representation.c.id == id) & representation.c.verified_by.is_(None)
    connection.execute(update(representation).where(unseen).values(verified_by=officer))


# Drafts and dossiers under it


def choose(connection: Connection, draft_id: str, id: str) -> None:
    """The draft is begun in the name of another."""
    connection.execute(update(draft).where(draft.c.id == draft_id).values(representation=id))


def of_drafts(connection: Connection, ids: Collection[str]) -> Mapping[str, Owner]:
    """By draft, those that are written for somebody else."""
    return _owners(connection, draft.c.id, draft.c.representation, ids)


def of_dossiers(connection: Connection, ids: Collection[str]) -> Mapping[str, Owner]:
    """By dossier, those that were filed for somebody else."""
    return _owners(connection, dossier.c.id, dossier.c.representation, ids)


def dossiers_under(connection: Connection, id: str) -> tuple[str, ...]:
    rows = connection.scalars(select(dossier.c.id).where(dossier.c.representation == id))
    return tuple(sorted(rows))


def filed_for(connection: Connection, owner_account: str) -> tuple[InTheirName, ...]:
    """What others have filed in the name of the holder of this account, the latest first."""
    rows = connection.execute(
        select(
            dossier.c.code, dossier.c.program, dossier.c.state, dossier.c.lodged_at, account.c.name
        )
        .join(representation, representation.c.id == dossier.c.representation)
        .join(account, account.c.id == representation.c.account)
        .where(representation.c.owner_account == owner_account)
        .order_by(dossier.c.lodged_at.desc(), dossier.c.code)
        .limit(MOST)
    )
    return tuple(InTheirName(*row) for row in rows)


def _owners(
    connection: Connection,
    key: ColumnElement[str],
    reference: ColumnElement[str],
    ids: Collection[str],
) -> Mapping[str, Owner]:
    rows = connection.execute(
        select(key, representation.c.owner)
        .join(representation, representation.c.id == reference)
        .where(key.in_(tuple(ids)))
    )
    return {id: Owner(**said) for id, said in rows}


def _found(connection: Connection, which: ColumnElement[bool]) -> tuple[Representation, ...]:
    rows = connection.execute(
        select(*_COLUMNS)
        .where(which)
        .order_by(representation.c.made_at.desc(), representation.c.id)
        .limit(MOST)
    )
    return tuple(
        Representation(row.id, row.account, row.kind, Owner(**row.owner), tuple(row.procedures),
                       *tuple(row)[5:])
        for row in rows
    )  # fmt: skip
