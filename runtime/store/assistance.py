"""Officers who filled in a form for somebody at the counter; both names stay."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from runtime.store.tables import account, assisted, draft


@dataclass(frozen=True, slots=True)
class Assisted:
    officer: str
    name: str
    unit: str
    at: datetime
    signed_at: datetime | None = None
    """When the applicant signed what had been written."""


def begin(connection: Connection, draft_id: str, officer: str) -> None:
    """The draft is the officer's work for somebody else."""
    connection.execute(update(draft).where(draft.c.id == draft_id).values(assisted_by=officer))


def keep(connection: Connection, dossier: str, officer: str, now: datetime) -> None:
    """When it is lodged; the unit is the officer's at that moment."""
    unit = connection.scalar(select(account.c.unit).where(account.c.id == officer))
    row = {"dossier": dossier, "officer": officer, "unit": unit or "", "at": now}
    connection.execute(insert(assisted).values(**row))


def assisted_of(connection: Connection, dossier: str) -> Assisted | None:
    row = connection.execute(
        select(
            assisted.c.officer, account.c.name, assisted.c.unit, assisted.c.at, assisted.c.signed_at
        )
        .join(account, account.c.id == assisted.c.officer)
        .where(assisted.c.dossier == dossier)
    ).one_or_none()
    return Assisted(*row) if row else None


def sign(connection: Connection, dossiers: Collection[str], now: datetime) -> bool:
    """Whether one of them waited for it: a signature is noted once, and stays."""
    waiting = assisted.c.dossier.in_(dossiers) & assisted.c.signed_at.is_(None)
    return bool(connection.execute(update(assisted).where(waiting).values(signed_at=now)).rowcount)
