"""Papers are kept in the transaction that gives rise to them, as everything stands then."""

from __future__ import annotations

from datetime import datetime

from renderers.papers import PAPERS
from renderers.papers.kept import packed
from runtime.commands import CommandName
from runtime.paper_cases import case_of
from runtime.service import Catalogue, Service
from runtime.store import bundles, issued
from runtime.store.dossiers import own_dossier
from runtime.store.engine import Transaction

ISSUING: frozenset[CommandName] = frozenset(
    {"receive", "ask_supplement", "refuse", "extend", "stop", "withdraw", "expire", "decide"}
)


def issue_papers(
    connection: Transaction,
    service: Service,
    catalogue: Catalogue,
    dossier: str,
    command: CommandName,
    now: datetime,
) -> None:
    """Whatever there is now and was not there before; also of dossiers that ended with it."""
    if command not in ISSUING:
        return
    part = bundles.part_of(connection, dossier)
    others = bundles.parts_of(connection, part.bundle) if part else ()
    for id in dict.fromkeys((dossier, *(one.dossier for one in others))):
        _keep(connection, service, catalogue, id, now)


def _keep(
    connection: Transaction, service: Service, catalogue: Catalogue, id: str, now: datetime
) -> None:
    case = case_of(connection, service, catalogue, own_dossier(connection, id), now)
    before = issued.kept(connection, id)
    for paper in PAPERS:
        letter = case.letter(paper.id)
        key = letter.id if letter else ""
        if paper.kept and paper.copies(case.standing) and (paper.id, key) not in before:
            sheet = packed(paper.draw(case, ""))
            issued.keep(connection, id, paper=paper.id, letter=key, sheet=sheet, at=now)
