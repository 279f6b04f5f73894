"""Papers as they were given out: kept once, printed again as they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from catalogue.kinds.base import Json
from runtime.store.tables import issued


@dataclass(frozen=True, slots=True)
class Issued:
    at: datetime
    sheet: Json


def keep(
    connection: Connection, dossier: str, *, paper: str, letter: str, sheet: Json, at: datetime
) -> None:
    """`letter` is the text that the paper brings, '' for one that brings none."""
    row = {"dossier": dossier, "paper": paper, "letter": letter, "sheet": sheet, "at": at}
    connection.execute(insert(issued).values(**row))


def kept(connection: Connection, dossier: str) -> frozenset[tuple[str, str]]:
    """(paper, letter) of each."""
    rows = connection.execute(
        select(issued.c.paper, issued.c.letter).where(issued.c.dossier == dossier)
    )
    return frozenset((row.paper, row.letter) for row in rows)


def latest(connection: Connection, dossier: str, paper: str) -> Issued | None:
    """The last one of its kind; None for papers of a time when none was kept."""
    row = connection.execute(
        select(issued.c.at, issued.c.sheet)
        .where(issued.c.dossier == dossier, issued.c.paper == paper)
        .order_by(issued.c.at.desc(), issued.c.letter)
        .limit(1)
    ).one_or_none()
    return Issued(row.at, row.sheet) if row else None
