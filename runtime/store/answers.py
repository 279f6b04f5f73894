"""The answers of a dossier, by revision: sealed with the dossier's own key, and erasable."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from catalogue.kinds.base import Json
from compiler.evaluation import Lookup
from runtime.canonical import canonical
from runtime.lookups import LookedUp, documents, packed, pair_of, unpacked
from runtime.store.drafts import drop_supplement
from runtime.store.failures import Broken, Conflict, Missing
from runtime.store.files import release
from runtime.store.tables import (
    answers,
    dossier_key,
    finding,
    issued,
    letter,
    message,
    note,
    opinion,
    rating,
    tick,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What was known besides the answers when they were sealed: registers and officers' findings.

    Without it, nobody could compute the same fee and the same date again.
    """

    registers: tuple[tuple[str, str, Lookup], ...] = ()
    """(register, party or '', what came of it)"""
    findings: Mapping[str, bool] = field(default_factory=dict)
    looked_up: tuple[LookedUp, ...] = ()
    """What the connected registers said, with their extracts."""

    @property
    def outcomes(self) -> dict[tuple[str, str], Lookup]:
        """What an evaluation needs of the registers; an officer's own look-up counts most."""
        asked = {(register, party): outcome for register, party, outcome in self.registers}
        return {**asked, **self.found_out}

    @property
    def documents(self) -> dict[tuple[str, str], frozenset[str]]:
        """What an officer has looked up was found in person: nothing narrows it."""
        told = documents(self.looked_up)
        return {pair: held for pair, held in told.items() if pair not in self.found_out}

    @property
    def found_out(self) -> dict[tuple[str, str], Lookup]:
        """Registers that an officer has looked into, among the findings by `csdl for party`."""
        return {
            pair: "found" if value else "not_found"
            for fact, value in self.findings.items()
            if (pair := pair_of(fact))
        }


# Statements of every submission are built once: building one takes as long as running it.
_KEEP_KEY = insert(dossier_key)
_KEEP_ANSWERS = insert(answers)
_ERASED: tuple[tuple[Table, Mapping[str, str | None]], ...] = (
    (answers, {"body": None, "known": None}),
    (tick, {"note": ""}),
    (opinion, {"question": "", "answer": None}),
    (message, {"recipient": "", "subject": "", "body": ""}),
    (rating, {"comment": ""}),
)
_SEALED = select(
    answers.c.revision, answers.c.body, answers.c.known, answers.c.hmac, answers.c.created_at,
    dossier_key.c.key,
).join(dossier_key, dossier_key.c.dossier == answers.c.dossier)  # fmt: skip
_LATEST = (
    _SEALED.where(answers.c.dossier == bindparam("of")).order_by(answers.c.revision.desc()).limit(1)
)
_BEFORE = _LATEST.where(answers.c.revision < bindparam("number"))
_KEY = select(dossier_key.c.key).where(dossier_key.c.dossier == bindparam("of"))


@dataclass(frozen=True, slots=True)
class Revision:
    number: int
    answers: Mapping[str, Json]
    known: Known
    created_at: datetime


def seal_first(
    connection: Connection,
    dossier: str,
    *,
    key: bytes,
    given: Mapping[str, Json],
    known: Known,
    now: datetime,
) -> str:
    """Keep the answers as lodged; their HMAC goes into the chain of events."""
    connection.execute(_KEEP_KEY, {"dossier": dossier, "key": key})
    return _seal(connection, dossier, 1, key, given, known, now)


def seal_next(
    connection: Connection,
    dossier: str,
    *,
    given: Mapping[str, Json],
    known: Known,
    now: datetime,
    after: int | None = None,
) -> str:
    """A further revision, as after a supplement or a finding.

    Raises Conflict when it was written from revision `after`, and there is a later one by now.
    """
    last = connection.scalar(
        select(func.max(answers.c.revision)).where(answers.c.dossier == dossier)
    )
    if after not in (None, last):
        raise Conflict(dossier)
    number = (last or 0) + 1
    return _seal(connection, dossier, number, _key(connection, dossier), given, known, now)


def latest(connection: Connection, dossier: str) -> Revision:
    """The answers that count. Missing when erased; Broken when somebody has changed them."""
    return _revision(connection, _LATEST, {"of": dossier})


def latest_of(connection: Connection, ids: Collection[str]) -> Mapping[str, Revision]:
    """By dossier, without those that are erased. Raises Broken as `latest` does."""
    last = (
        select(answers.c.dossier, func.max(answers.c.revision).label("revision"))
        .where(answers.c.dossier.in_(ids))
        .group_by(answers.c.dossier)
        .subquery()
    )
    found = connection.execute(
        _SEALED.add_columns(answers.c.dossier).join(
            last,
            (last.c.dossier == answers.c.dossier) & (last.c.revision == answers.c.revision),
        )
    )
    return {row.dossier: _read(row, row.dossier) for row in found if row.body is not None}


def before(connection: Connection, dossier: str, number: int) -> Revision:
    """Those that counted until a revision took their place."""
    return _revision(connection, _BEFORE, {"of": dossier, "number": number})


def _revision(connection: Connection, query: Select[Any], of: Mapping[str, object]) -> Revision:
    """Without a key there is nothing left to read."""
    row = connection.execute(query, of).one_or_none()
    if row is None or row.body is None:
        raise Missing(of["of"])
    return _read(row, of["of"])


def _read(row: Row[Any], dossier: object) -> Revision:
    if not hmac.compare_digest(row.hmac, _hmac(bytes(row.key), row.body, row.known)):
        raise Broken(dossier)
    return Revision(row.revision, json.loads(row.body), _known(row.known), row.created_at)


def erase(connection: Connection, dossier: str) -> None:
    """All that anybody wrote or attached goes, and with the key every hash of it becomes
    meaningless; the bytes of files go once nothing else uses them."""
    for table, values in _ERASED:
        connection.execute(update(table).where(table.c.dossier == dossier).values(**values))
    for table in (finding, letter, note, issued):
        connection.execute(delete(table).where(table.c.dossier == dossier))
    drop_supplement(connection, dossier)
    release(connection, dossier)
    connection.execute(delete(dossier_key).where(dossier_key.c.dossier == dossier))


def _seal(
    connection: Connection,
    dossier: str,
    number: int,
    key: bytes,
    given: Mapping[str, Json],
    known: Known,
    now: datetime,
) -> str:
    body, beside = canonical(given), _known_text(known)
    seal = _hmac(key, body, beside)
    row = {
        "dossier": dossier,
        "revision": number,
        "body": body,
        "known": beside,
        "hmac": seal,
        "created_at": now,
    }
    connection.execute(_KEEP_ANSWERS, row)
    return seal


def _key(connection: Connection, dossier: str) -> bytes:
    key = connection.scalar(_KEY, {"of": dossier})
    if key is None:
        raise Missing(dossier)
    return bytes(key)


def _hmac(key: bytes, body: str, known: str) -> str:
    return hmac.digest(key, f"{body}\n{known}".encode(), hashlib.sha256).hex()


def _known_text(known: Known) -> str:
    registers: list[Json] = [list(one) for one in sorted(known.registers)]
    text: dict[str, Json] = {"findings": dict(known.findings), "registers": registers}
    return canonical({**text, "looked_up": packed(known.looked_up)})


def _known(text: str) -> Known:
    row = json.loads(text)
    registers = tuple(tuple(one) for one in row["registers"])
    return Known(registers, row["findings"], unpacked(row.get("looked_up", ())))
