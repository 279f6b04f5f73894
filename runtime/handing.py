"""An open step goes to one officer of the unit: by hand, with a note, or taken by oneself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial

from starlette.responses import Response

from runtime.commands import Actor
from runtime.desk import draw_dossier
from runtime.records import judged, load_record
from runtime.refusals import Refusal, Refused
from runtime.security import identifier
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store import accounts, assigning, dossiers, notes, tasks
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.trail import may_give, may_hold
from runtime.visits import Unreadable, Visit, see_other

FIELDS = frozenset({"_v", "step", "to", "text"})
LONGEST_NOTE = 1_000


def hand_over(visit: Visit) -> Response:
    """Whoever takes it oneself comes without a note."""
    account = signed_in(visit)
    actor, code, posted = actor_of(account), visit.path("code"), visit.posted
    if not posted.fields.keys() <= FIELDS:
        raise Unreadable("giao-viec")
    steps = posted.fields.get("step")
    version, to = posted.version(), posted.one("to") or account.id
    text = posted.one("text").strip()[:LONGEST_NOTE]

    def store(connection: Transaction) -> None:
        id = dossiers.id_of_code(connection, code)
        if id is None:
            raise Missing(code)
        one = dossiers.load_dossier(connection, id, actor)
        given = give(connection, one, version, to, actor, visit.now, steps)
        if text:
            notes.keep(
                connection, id, id=identifier(), item=given[0], body=text, actor=actor,
                now=visit.now,
            )  # fmt: skip

    try:
        visit.service.store.write(store)
    except Refused as refused:
        load = partial(load_record, code=code, actor=actor)
        case = judged(visit.catalogue, visit.service.store.read(load))
        error = refused.refusal.text(visit.lang)
        return draw_dossier(visit, account, case, error=error, status=422)
    return see_other(f"{HOME}/ho-so/{code}")


def give(
    connection: Transaction,
    dossier: Dossier,
    version: int,
    to: str,
    actor: Actor,
    now: datetime,
    steps: Collection[str] | None = None,
) -> tuple[str, ...]:
    """The steps that are theirs now: those of the meant ones that are of their role.

    Raises Refused when there is none, Missing for somebody of another unit.
    """
    colleague = next(
        (one for one in accounts.colleagues(connection, actor.unit) if one.id == to), None
    )
    if colleague is None:
        raise Missing(to)
    here = tasks.open_with(connection, dossier.id, actor.unit)
    meant = tuple(
        one.step
        for one in here
        if (steps is None or one.step in steps)
        and may_give(actor, one)
        and may_hold(colleague, one)
    )
    if not meant:
        raise Refused(Refusal("wrong-role" if here else "step-not-open"))
    assigning.assign(connection, dossier.id, version, to, actor, now, steps=meant)
    return meant
