"""A dossier that owes what no program knows: an officer sets it by a notice."""

from __future__ import annotations

from datetime import datetime, timedelta

from catalogue.kinds.base import Json
from compiler.evaluation import Filing
from runtime.charging import at_lodging, charges
from runtime.codes import CodeFormat
from runtime.filed import skipped
from runtime.service import Catalogue
from runtime.store import drafts
from runtime.store.answers import Known
from runtime.store.engine import Transaction
from runtime.store.lodging import Lodging, submit_dossier
from runtime.ways import way
from tests.runtime.serving import WARD

CODE, FEE = "1.012765", "tham_dinh"
ANSWERS: dict[str, Json] = {
    "nguoi_nop.ho_ten": "Nguyễn Văn Bình", "nguoi_nop.dien_thoai": "+84903123456",
    "nguoi_nop.email": "binh@motcua.example",
}  # fmt: skip


def lodge_owing(
    connection: Transaction, *, catalogue: Catalogue, now: datetime, id: str = "x"
) -> None:
    """Only its applicant is known: enough for what it owes."""
    entry = next(one for one in catalogue.index.entries if one.code == CODE)
    loaded = catalogue.program(entry.hash)
    program = loaded.program
    evaluation = loaded.engine.run(Filing(ANSWERS, now, "online", stage="submit"))
    drafts.create_draft(
        connection, id=f"draft-{id}", program=entry.hash, page=program.pages[0].id,
        answers=ANSWERS, visitor_hash="v" * 64, now=now, expires_at=now + timedelta(days=1),
    )  # fmt: skip
    one = Lodging(
        draft=f"draft-{id}", draft_version=1, dossier=id, seal_key=bytes(32), program=entry.hash,
        procedure=CODE, sector="DATDAI", unit=WARD, owner="Nguyễn Văn Bình",
        submitter="Nguyễn Văn Bình", channel="online", at=now, due=None, latest_due=None,
        answers=ANSWERS, known=Known(), facts={}, way=way(program.steps, skipped(evaluation)),
        charges=at_lodging(charges(program, evaluation)),
    )  # fmt: skip
    submit_dossier(connection, one, CodeFormat("H29.{sector}-{yymmdd}-{serial:04}"))
