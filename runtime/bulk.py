"""One deed on many dossiers of the queue: take in, pass on, or give to a colleague."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlencode

from starlette.responses import Response

from runtime.commands import Actor, Command
from runtime.handing import give
from runtime.handling import handle
from runtime.issuing import issue_papers
from runtime.records import Judged, judged, load_record
from runtime.refusals import Refused
from runtime.sessions import HOME, actor_of, signed_in
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict, Missing
from runtime.transitions import passable
from runtime.visits import Unreadable, Visit, see_other

MOST = 50


def act_on_many(visit: Visit) -> Response:
    """Each on its own: what cannot be done with one is no matter of the others."""
    account = signed_in(visit)
    codes = visit.posted.fields.get("code", ())
    deed = DEEDS.get(visit.posted.one("do"))
    if deed is None or len(codes) > MOST or not visit.posted.fields.keys() <= FIELDS:
        raise Unreadable("hang-loat")
    actor, to = actor_of(account), visit.posted.one("to")
    done = sum(_done(visit, deed, code, actor, to) for code in codes)
    told = urlencode({"xong": done, "con": len(codes) - done})
    return see_other(f"{HOME}?{told}")


FIELDS = frozenset({"code", "do", "to"})


Deed = Callable[[Transaction, Visit, Judged, Actor, str], None]


def _done(visit: Visit, deed: Deed, code: str, actor: Actor, to: str) -> bool:
    try:
        visit.service.store.write(
            partial(_do, visit=visit, deed=deed, code=code, actor=actor, to=to)
        )
    except (Refused, Conflict, Missing):
        return False
    return True


def _do(
    connection: Transaction, *, visit: Visit, deed: Deed, code: str, actor: Actor, to: str
) -> None:
    case = judged(visit.catalogue, load_record(connection, code, actor), visit.now)
    deed(connection, visit, case, actor, to)


def _receive(connection: Transaction, visit: Visit, case: Judged, actor: Actor, to: str) -> None:
    _handle(connection, visit, case, Command("receive", actor))


def _pass(connection: Transaction, visit: Visit, case: Judged, actor: Actor, to: str) -> None:
    """Only where there is no choice of the step."""
    steps = passable(case.record.state, actor, case.way, visit.now)
    if len(steps) != 1:
        raise Conflict(case.record.dossier.code)
    _handle(connection, visit, case, Command("pass_step", actor, steps[0]))


def _assign(connection: Transaction, visit: Visit, case: Judged, actor: Actor, to: str) -> None:
    one = case.record.dossier
    give(connection, one, one.version, to, actor, visit.now)


def _take(connection: Transaction, visit: Visit, case: Judged, actor: Actor, to: str) -> None:
    _assign(connection, visit, case, actor, actor.account)


def _handle(connection: Transaction, visit: Visit, case: Judged, command: Command) -> None:
    one = case.record.dossier
    handle(connection, visit.catalogue, one, one.version, command, visit.now)
    issue_papers(connection, visit.service, visit.catalogue, one.id, command.name, visit.now)


DEEDS: Mapping[str, Deed] = {
    "receive": _receive, "pass_step": _pass, "assign": _assign, "take": _take,
}  # fmt: skip
