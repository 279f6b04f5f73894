"""After a deed: fees whose moment has come are asked for, and the clock is reckoned anew."""

from __future__ import annotations

from datetime import datetime

from runtime.charging import come_due
from runtime.commands import SYSTEM, Actor, Command
from runtime.differences import Difference, differences
from runtime.national import ENDS
from runtime.records import Judged, judged, record_of
from runtime.service import Catalogue
from runtime.store import outbox, processing, tasks
from runtime.store.dossiers import Dossier, own_dossier
from runtime.store.engine import Transaction
from runtime.store.outbox import Message


def settle(
    connection: Transaction,
    catalogue: Catalogue,
    id: str,
    actor: Actor,
    reason: str,
    now: datetime,
) -> Dossier:
    """The dossier as it is when everything that follows of itself has followed."""
    case = judged(catalogue, record_of(connection, own_dossier(connection, id)), now)
    if changes := _differences(case):
        processing.change_fees(connection, id, changes, SYSTEM, now)
        _tell(connection, case.record.dossier, changes, now)
        case = judged(catalogue, record_of(connection, own_dossier(connection, id)), now)
    _ask_fees(connection, case, now)
    clocks = case.evaluation.clocks
    steps = {step: clocks.get(f"steps/{step}") for step in case.record.state.open}
    dues = {step: clock.due for step, clock in steps.items() if clock}
    tasks.set_due(connection, id, dues)
    return processing.reschedule(connection, id, case.clock, actor=actor, reason=reason, now=now)


def _differences(case: Judged) -> tuple[Difference, ...]:
    """While work goes on: a dossier that waits for money gets what it waits for first."""
    settled = case.record.state.name in (*ENDS, "decided", "payment")
    return () if settled else differences(case.record.state.bills, case.way)


def _tell(
    connection: Transaction, one: Dossier, changes: tuple[Difference, ...], now: datetime
) -> None:
    if any(each.after > each.before and not each.excess for each in changes):
        told = Message("payment_asked", {"procedure": one.procedure, "lang": one.lang})
        outbox.post(connection, one.id, (told,), now)


def _ask_fees(connection: Transaction, case: Judged, now: datetime) -> None:
    one, state = case.record.dossier, case.record.state
    owed = come_due(state, case.way)
    if owed and state.name not in ENDS and state.clock != "waiting":
        command = Command("ask_payment", SYSTEM, charges=owed)
        told = Message("payment_asked", {"procedure": one.procedure, "lang": one.lang})
        processing.act(connection, one.id, one.version, command, case.way, now, messages=(told,))
