"""A house of two units with five small procedures: each way to count a term, each time to pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from catalogue.kinds.base import Json
from compiler import ir
from compiler.bundle import INDEX, read_index
from compiler.evaluation import Filing
from compiler.pipeline import check_folder
from compiler.publish import bundle_files
from runtime.charging import at_lodging, charges
from runtime.clock import VIETNAM
from runtime.codes import CodeFormat
from runtime.commands import Actor
from runtime.filed import skipped
from runtime.installing import install_files, needed
from runtime.service import Catalogue
from runtime.store import accounts, drafts, programs
from runtime.store.answers import Known
from runtime.store.engine import Store, Transaction
from runtime.store.lodging import Lodging, submit_dossier
from runtime.ways import way
from tests.runtime.editions import rebuilt, with_term

CATALOGUE = Path(__file__).with_name("lives")
HOUSE, ASKED, ELSEWHERE = "so_mau", "so_xay_dung", "so_khac"
ROLES = ("tiep_nhan_hs", "thu_ly_hs", "ky", "tra_kq")
OFFICERS = tuple(
    Actor(f"{unit}.{role}", unit, frozenset({role}))
    for unit in (HOUSE, ASKED, ELSEWHERE)
    for role in ROLES
)
HOUSE_OFFICERS = OFFICERS[: len(ROLES)]
CODES = CodeFormat("H29.{sector}-{yymmdd}-{serial:04}")
SEAL_KEY = bytes(32)
BEGINNING = datetime(2026, 1, 5, 8, tzinfo=VIETNAM)
ANSWERS: Mapping[str, Json] = {"nguoi_nop.ten": "Nguyễn Văn Bình"}
COPIES = "9.000005"
FILED: Mapping[str, Mapping[str, Json]] = {COPIES: {**ANSWERS, "so_ban": 3}}
"""Where more is asked than who files it."""


@cache
def _files() -> tuple[tuple[str, bytes], ...]:
    return tuple(bundle_files(check_folder(CATALOGUE)))


def furnish(store: Store) -> Catalogue:
    """The small catalogue and its officers, in a store that is empty."""
    install_files(store, _files(), BEGINNING)
    for one in OFFICERS:
        store.write(
            partial(
                accounts.put_account, id=one.account, name=one.account, unit=one.unit,
                roles=one.roles, password_hash="-",
            )
        )  # fmt: skip
    return catalogue_of(store)


def catalogue_of(store: Store) -> Catalogue:
    release = store.read(programs.active_release)
    assert release is not None
    return Catalogue(store, release.id, read_index(dict(_files())[INDEX]))


def furnish_later(store: Store) -> Catalogue:
    """The edition after it, which nobody serves yet: one term is shorter, also for what goes on."""

    def sooner(program: ir.Program) -> ir.Program:
        return replace(with_term(program, "8"), transition="apply")

    later = rebuilt(dict(_files()), "9.000001", sooner)
    names = (INDEX, *needed(later.index))
    id = install_files(store, ((one, later.file(one)) for one in names), BEGINNING, publish=False)
    return Catalogue(store, id, later.index)


@cache
def furnished() -> bytes:
    """An SQLite database with all this in it, made once for all tests of a process."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "house.sqlite"
        with Store.open(f"sqlite:///{path}") as store:
            furnish(store)
        return path.read_bytes()


def lodge(store: Store, catalogue: Catalogue, procedure: str, id: str, at: datetime) -> None:
    """A dossier under this id, filed by a citizen at that moment."""
    entry = next(one for one in catalogue.index.entries if one.code == procedure)
    loaded = catalogue.program(entry.hash)
    program, given = loaded.program, FILED.get(procedure, ANSWERS)
    evaluation = loaded.engine.run(Filing(given, at, "online", stage="submit"))
    draft = f"draft-{id}"
    lodging = Lodging(
        draft=draft, draft_version=1, dossier=id, seal_key=SEAL_KEY, program=entry.hash,
        procedure=program.code, sector="MAU", unit=HOUSE, owner="Nguyễn Văn Bình",
        submitter="Nguyễn Văn Bình", channel="online", at=at, due=evaluation.term.due,
        latest_due=evaluation.term.latest, waits=evaluation.term.waits, answers=given,
        known=Known(), facts={}, way=way(program.steps, skipped(evaluation)),
        charges=at_lodging(charges(program, evaluation)),
    )  # fmt: skip

    def write(connection: Transaction) -> None:
        drafts.create_draft(
            connection, id=draft, program=entry.hash, page="ho_so", answers=given,
            visitor_hash="v" * 64, now=at, expires_at=at + timedelta(days=30),
        )  # fmt: skip
        submit_dossier(connection, lodging, CODES)

    store.write(write)
