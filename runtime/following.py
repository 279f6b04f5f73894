"""What the end of one dossier means for the others that were filed with it."""

from __future__ import annotations

from datetime import datetime

from runtime.commands import Actor, CommandName
from runtime.national import UNDECIDED
from runtime.records import judged, record_of
from runtime.service import Catalogue
from runtime.settling import settle
from runtime.store import bundles
from runtime.store.bundles import Part
from runtime.store.dossiers import Dossier, own_dossier
from runtime.store.engine import Transaction

FAILING: frozenset[CommandName] = frozenset({"refuse", "withdraw", "stop", "expire"})


def follow(
    connection: Transaction,
    catalogue: Catalogue,
    ended: Dossier,
    command: CommandName,
    result: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Begins the dossiers that waited for this result, or stops them; when it was filed alone,
    nothing follows."""
    part = bundles.part_of(connection, ended.id) if command in (*FAILING, "decide") else None
    if part is None:
        return
    program = catalogue.program(ended.program).program
    outcomes = {one.id: one.outcome for one in program.results}
    failed = command in FAILING or outcomes.get(result) == "refused"
    for other in bundles.parts_of(connection, part.bundle):
        if other.dossier == part.dossier:
            continue
        if failed and part.if_refused == "stop_all":
            _stop(connection, other, actor, now)
        elif other.after == part.member:
            _go_on(connection, catalogue, other, part, result, failed, actor, now)


def _go_on(
    connection: Transaction,
    catalogue: Catalogue,
    other: Part,
    part: Part,
    result: str,
    failed: bool,
    actor: Actor,
    now: datetime,
) -> None:
    if other.result == result or (failed and part.if_refused == "go_on"):
        _release(connection, catalogue, other, actor, now)
    else:
        _stop(connection, other, actor, now)


def _release(
    connection: Transaction, catalogue: Catalogue, part: Part, actor: Actor, now: datetime
) -> None:
    one = own_dossier(connection, part.dossier)
    case = judged(catalogue, record_of(connection, one))
    if one.state != "submitted" or case.record.state.open:
        return
    bundles.release(connection, one, case.way, actor=actor.account, now=now)
    settle(connection, catalogue, one.id, actor, "released", now)


def _stop(connection: Transaction, part: Part, actor: Actor, now: datetime) -> None:
    one = own_dossier(connection, part.dossier)
    if one.state in UNDECIDED:
        bundles.stop(connection, one, actor=actor.account, now=now)
