"""The dossiers that a browser has lodged, with what was handed in and what came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, select

from catalogue.kinds.base import Json
from runtime.store import answers, events, files
from runtime.store.failures import Missing
from runtime.store.lodging import lodged_by
from runtime.store.tables import dossier_key, event, file_use

Lodged: TypeAlias = tuple[str, str, str, str, datetime]
"""Id, code, program, state and time."""


@dataclass(frozen=True, slots=True)
class Holding:
    """`paths` are those of the files handed in; `result` is what was decided, '' before."""

    code: str
    program: str
    lodged_at: datetime
    answers: Mapping[str, Json]
    paths: tuple[str, ...]
    result: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """What a list says of a dossier: `paths` and `result` as of a holding."""

    code: str
    program: str
    lodged_at: datetime
    paths: tuple[str, ...]
    result: str


def papers_of(connection: Connection, lodged: Sequence[Lodged]) -> tuple[Papers, ...]:
    """However many dossiers there are, with three questions. Of those erased nothing is left."""
    ids = [id for id, *_ in lodged]
    keys = select(dossier_key.c.dossier).where(dossier_key.c.dossier.in_(ids))
    left = set(connection.scalars(keys))
    paths = defaultdict[str, list[str]](list)
    uses = select(file_use.c.dossier, file_use.c.path).where(file_use.c.dossier.in_(ids))
    for id, path in connection.execute(uses.order_by(file_use.c.path, file_use.c.id)):
        paths[id].append(path)
    decided = select(event.c.dossier, event.c.data).where(
        event.c.dossier.in_(ids), event.c.kind == "decided"
    )
    results = {id: str(data.get("result", "")) for id, data in connection.execute(decided)}
    return tuple(
        Papers(code, program, at, tuple(paths[id]), results.get(id, ""))
        for id, code, program, _, at in lodged
        if id in left
    )


def held_by(connection: Connection, visitor_hash: str, now: datetime) -> tuple[Holding, ...]:
    """Of dossiers whose answers have been erased nothing is left to hold."""
    mine = lodged_by(connection, visitor_hash, now)
    return tuple(held for one in mine for held in _holding(connection, *one))


def _holding(
    connection: Connection, id: str, code: str, program: str, state: str, lodged_at: datetime
) -> Iterator[Holding]:
    try:
        given = answers.latest(connection, id).answers
    except Missing:
        return
    paths = tuple(one.path for one in files.files_of_dossier(connection, id))
    yield Holding(code, program, lodged_at, given, paths, _result(connection, id, state))


def _result(connection: Connection, id: str, state: str) -> str:
    if state not in ("decided", "returned"):
        return ""
    decided = (one for one in events.history(connection, id) if one.kind == "decided")
    return next((str(one.data.get("result", "")) for one in decided), "")
