"""The dossiers that a browser has lodged, with what was handed in and what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from catalogue.kinds.base import Json
from runtime.store import answers, events, files
from runtime.store.failures import Missing
from runtime.store.lodging import lodged_by


@dataclass(frozen=True, slots=True)
class Holding:
    """`paths` are those of the files handed in; `result` is what was decided, '' before."""

    code: str
    program: str
    lodged_at: datetime
    answers: Mapping[str, Json]
    paths: tuple[str, ...]
    result: str = ""


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
