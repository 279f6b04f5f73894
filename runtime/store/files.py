"""Which files are kept, and what for. A file's bytes go when nothing uses them any more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Result,
    bindparam,
    delete,
    exists,
    insert,
    select,
    update,
)

from runtime.ports import Stored
from runtime.store.failures import Missing
from runtime.store.tables import file, file_use, holding, opinion

UNSEEN = "unseen"
NOTICE = "payment/"
"""Before the id of a fee: the path of the notice that set its amount."""
SUPPLEMENT = "supplement"
"""The path of what an applicant has written with a supplement."""
RESULT = "result/"
"""Before the id of a result: the path of its document."""
AUTHORITY = "authority"
"""The path of the paper by which somebody has filed for another."""

_HAND_OVER = (
    update(file_use)
    .where(file_use.c.draft == bindparam("from_draft"))
    .values(draft=None, dossier=bindparam("to_dossier"))
)
_USES = select(
    file_use.c.id, file_use.c.path, file_use.c.name, file.c.sha256, file.c.size, file.c.type
).join(file, file.c.sha256 == file_use.c.sha256)
_OF_DRAFT = _USES.where(file_use.c.draft == bindparam("of_draft"))


@dataclass(frozen=True, slots=True)
class FileUse:
    """A file in one place: `path` is the question it answers, `result/<id>`, `SUPPLEMENT` or
    `AUTHORITY`."""

    id: str
    path: str
    name: str
    sha256: str
    size: int
    type: str


def record_file(connection: Connection, stored: Stored, type: str, now: datetime) -> None:
    """Note that the bytes are kept; the same bytes again only make the note younger."""
    here = file.c.sha256 == stored.sha256
    if not connection.execute(update(file).where(here).values(at=now)).rowcount:
        row = {
            "sha256": stored.sha256,
            "size": stored.size,
            "type": type,
            "verdict": UNSEEN,
            "at": now,
        }
        connection.execute(insert(file), row)


def attach_to_draft(
    connection: Connection, draft: str, *, id: str, path: str, name: str, sha256: str
) -> None:
    row = {"id": id, "draft": draft, "path": path, "name": name, "sha256": sha256}
    connection.execute(insert(file_use), row)


def attach_to_dossier(
    connection: Connection, dossier: str, *, id: str, path: str, name: str, sha256: str
) -> None:
    row = {"id": id, "dossier": dossier, "path": path, "name": name, "sha256": sha256}
    connection.execute(insert(file_use), row)


def detach_from_draft(connection: Connection, draft: str, id: str) -> None:
    connection.execute(delete(file_use).where(file_use.c.id == id, file_use.c.draft == draft))


def hand_over(connection: Connection, draft: str, dossier: str) -> None:
    """The files of a draft become those of the dossier, under the same ids."""
    connection.execute(_HAND_OVER, {"from_draft": draft, "to_dossier": dossier})


def hand_over_one(connection: Connection, draft: str, id: str, dossier: str, path: str) -> None:
    """One file of a draft becomes that of a dossier, to the question that it answers there."""
    here = (file_use.c.id == id) & (file_use.c.draft == draft)
    values = {"draft": None, "dossier": dossier, "path": path}
    connection.execute(update(file_use).where(here).values(**values))


def files_of_draft(connection: Connection, draft: str) -> tuple[FileUse, ...]:
    return _files(connection.execute(_OF_DRAFT, {"of_draft": draft}))


def files_of_dossier(connection: Connection, dossier: str) -> tuple[FileUse, ...]:
    return _uses(connection, file_use.c.dossier == dossier)


def file_of_dossier(connection: Connection, dossier: str, id: str) -> FileUse:
    """The one file of this dossier; Missing also when the id is of another dossier."""
    found = _uses(connection, (file_use.c.dossier == dossier) & (file_use.c.id == id))
    if not found:
        raise Missing(id)
    return found[0]


def release(connection: Connection, dossier: str) -> None:
    """What was handed in and written goes; a result was given to its owner and stays theirs."""
    here = (file_use.c.dossier == dossier) & ~file_use.c.path.startswith(RESULT)
    gone = select(file_use.c.id).where(here)
    connection.execute(update(opinion).where(opinion.c.file.in_(gone)).values(file=None))
    connection.execute(delete(file_use).where(here))


def forget_unused(connection: Connection, unused_since: datetime) -> tuple[str, ...]:
    """Drop the notes of files without a use, not put since then; their bytes are to go next."""
    used = exists().where(file_use.c.sha256 == file.c.sha256)
    kept = exists().where(holding.c.sha256 == file.c.sha256)
    unused = (~used) & (~kept) & (file.c.at <= unused_since)
    return tuple(connection.scalars(delete(file).where(unused).returning(file.c.sha256)))


def unnoted(connection: Connection, hashes: Collection[str]) -> tuple[str, ...]:
    """Those that nobody has noted: a process was killed, or a form refused, after they were put."""
    noted = set(connection.scalars(select(file.c.sha256).where(file.c.sha256.in_(hashes))))
    return tuple(one for one in hashes if one not in noted)


def _uses(connection: Connection, which: ColumnElement[bool]) -> tuple[FileUse, ...]:
    return _files(connection.execute(_USES.where(which)))


def _files(rows: Result[str, str, str, str, int, str]) -> tuple[FileUse, ...]:
    return tuple(sorted((FileUse(*row) for row in rows), key=lambda one: (one.path, one.id)))
