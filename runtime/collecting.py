"""Money that comes in: what a notice settles, at once with its receipt, and only once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import datetime

from starlette.responses import JSONResponse, Response

from renderers.vietqr import LONGEST_PURPOSE
from runtime.commands import SYSTEM, Command, Settlement
from runtime.handling import handle
from runtime.ports import Arrived
from runtime.receipts import issue
from runtime.refusals import Refusal, Refused
from runtime.service import Catalogue, Service
from runtime.states import Bill
from runtime.store import dossiers, payments
from runtime.store.dossiers import own_dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Conflict
from runtime.store.payments import Payment
from runtime.transfers import METHOD
from runtime.visits import Visit

DONG = "VND"
TRIES = 3
STATUS = {"notice-unsealed": 401, "notice-unreadable": 400, "purpose-unknown": 404}


def purpose(code: str) -> str:
    """What a transfer says it is for: the code of the dossier, of a long one its end."""
    return code[-LONGEST_PURPOSE:]


def owed(bills: Iterable[Bill | Payment]) -> int:
    """What can be transferred: the sum of all that is asked in đồng."""
    return sum(one.amount for one in bills if one.state == "asked" and one.currency == DONG)


def take_notice(visit: Visit) -> Response:
    """Another program tells that money has come; the same notice again changes nothing."""
    visit.limit("notice", visit.origin)
    seal = visit.request.headers.get("x-motcua-seal", "")
    arrived = visit.service.payments[METHOD].verify(visit.posted.body, seal)
    if isinstance(arrived, Refusal):
        return _refused(arrived)
    try:
        new = _collected(visit, arrived)
    except Refused as refused:
        return _refused(refused.refusal)
    return JSONResponse({"outcome": "settled" if new else "known"})


def _collected(visit: Visit, arrived: Arrived) -> bool:
    """Once more when the dossier has changed meanwhile: perhaps by this very notice elsewhere."""
    for _ in range(TRIES):
        with suppress(Conflict):
            return visit.service.store.write(
                lambda c: collect(c, visit.service, visit.catalogue, arrived, visit.now)
            )
    raise Conflict(arrived.purpose)


def collect(
    connection: Transaction, service: Service, catalogue: Catalogue, arrived: Arrived, now: datetime
) -> bool:
    """Whether it settles anything; raises Refused for money that nobody waits for."""
    short = len(arrived.purpose) == LONGEST_PURPOSE
    id = dossiers.dossier_named(connection, arrived.purpose, shortened=short)
    if id is None:
        raise Refused(Refusal("purpose-unknown"))
    one = own_dossier(connection, id)
    fees = meant(payments.bills(connection, id), arrived.amount)
    # In this order: whoever settles the same bills meanwhile has left the reference, or a version.
    if any(each.reference == arrived.reference for each in payments.payments_of(connection, id)):
        return False
    if not fees:
        raise Refused(Refusal("amount-differs"))
    settled = Settlement(fees, arrived.amount, arrived.reference, METHOD)
    command = Command("confirm_payment", SYSTEM, settlement=settled)
    handle(connection, catalogue, one, one.version, command, now)
    issue(connection, service.payees.of(one.unit, catalogue.agency), id, fees, now)
    return True


def meant(bills: Collection[Bill], amount: int) -> tuple[str, ...]:
    """All that is owed, else the one fee of this amount; nothing when that is not certain."""
    asked = [one for one in bills if one.state == "asked" and one.currency == DONG]
    if sum(one.amount for one in asked) == amount:
        return tuple(one.fee for one in asked)
    alone = [one.fee for one in asked if one.amount == amount]
    return tuple(alone) if len(alone) == 1 else ()


def _refused(refusal: Refusal) -> Response:
    body = {"refused": refusal.id, "says": refusal.text("en")}
    return JSONResponse(body, STATUS.get(refusal.id, 409))
