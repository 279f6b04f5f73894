"""A small house to lodge dossiers in: one program, its way, officers, and a draft to submit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.codes import CodeFormat
from runtime.commands import Actor
from runtime.security import identifier, seal_key
from runtime.store import accounts, drafts
from runtime.store.answers import Known
from runtime.store.engine import Store
from runtime.store.lodging import Lodging, Receipt, submit_dossier
from runtime.store.outbox import Message
from runtime.store.programs import Artefact, ProgramText, import_release
from runtime.ways import Stop, Way

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=VIETNAM)
LATER = NOW + timedelta(days=30)
CODES = CodeFormat("H29.{sector}-{yymmdd}-{serial:04}")
PROGRAM = "p" * 32
VISITOR = "v" * 64
UNIT = "ubnd_sai_gon"
ELSEWHERE = "ubnd_ben_thanh"
WAY = Way(
    (
        (Stop("tiep_nhan", "tiep_nhan_hs"),),
        (Stop("tham_tra", "thu_ly_hs"),),
        (Stop("ky", "ky"),),
        (Stop("tra_kq", "tra_kq"),),
    )
)
RECEIVER = Actor("thu", UNIT, frozenset({"tiep_nhan_hs"}))
WORKER = Actor("ly", UNIT, frozenset({"thu_ly_hs"}))
SIGNER = Actor("ky", UNIT, frozenset({"ky"}))
RETURNER = Actor("tra", UNIT, frozenset({"tra_kq"}))
STRANGER = Actor("la", ELSEWHERE, frozenset({"tiep_nhan_hs", "thu_ly_hs", "ky", "tra_kq"}))
ANSWERS: Mapping[str, Json] = {"tre.ho_ten": "Nguyễn Bảo An", "so_ban_sao": 2}


def furnish(connection: Connection) -> None:
    """The catalogue and the officers."""
    import_release(
        connection,
        index="{}",
        programs=[ProgramText(PROGRAM, "1.001193", date(2026, 1, 20), "{}")],
        artefacts=[Artefact("c" * 32, "calendar", "{}")],
        now=NOW,
    )
    for one in (RECEIVER, WORKER, SIGNER, RETURNER, STRANGER):
        accounts.put_account(
            connection,
            id=one.account,
            name=one.account,
            unit=one.unit,
            roles=one.roles,
            password_hash="-",
        )


def start_draft(
    store: Store, answers: Mapping[str, Json] = ANSWERS, *, id: str | None = None
) -> str:
    id = id or identifier()
    store.write(
        lambda connection: drafts.create_draft(
            connection,
            id=id,
            program=PROGRAM,
            page="tre",
            answers=answers,
            visitor_hash=VISITOR,
            now=NOW,
            expires_at=LATER,
        )
    )
    return id


def lodging(draft: str, *, version: int = 1, at: datetime = NOW, unit: str = UNIT) -> Lodging:
    return Lodging(
        draft=draft,
        draft_version=version,
        dossier=identifier(),
        seal_key=seal_key(),
        program=PROGRAM,
        procedure="1.001193",
        sector="15",
        unit=unit,
        owner="Nguyễn Bảo An",
        submitter="Nguyễn Văn Bình",
        channel="online",
        at=at,
        due=Due(date(2026, 3, 3)),
        latest_due=Due(date(2026, 3, 6)),
        answers=ANSWERS,
        known=Known((("csdl_dan_cu", "", "unreachable"),)),
        way=WAY,
        facts={"fees": {"ban_sao": 16000}},
        messages=(Message("lodged", {"draft": draft}),),
    )


def submit(store: Store, one: Lodging) -> Receipt:
    return store.write(lambda connection: submit_dossier(connection, one, CODES))
