"""Payments of a dossier: one row for each fee, so that none is collected twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Connection, CursorResult, delete, insert, select, update

from runtime.commands import Settlement
from runtime.differences import Difference
from runtime.states import Bill
from runtime.store.failures import Conflict
from runtime.store.tables import payment
from runtime.terms import Charge

PaymentState = Literal["asked", "paid", "excess", "refunded"]
_ASK = insert(payment)


@dataclass(frozen=True, slots=True)
class Payment:
    """`asked_by` is an officer or the service; `receipt` the number of the e-receipt."""

    id: str
    fee: str
    nature: str
    amount: int
    currency: str
    due: str
    due_step: str
    state: PaymentState
    asked_by: str
    asked_at: datetime
    method: str | None
    reference: str | None
    confirmed_by: str | None
    paid_at: datetime | None
    receipt: str | None
    refund_reference: str | None
    refunded_by: str | None
    refunded_at: datetime | None


_COLUMNS = (
    payment.c.id, payment.c.fee, payment.c.nature, payment.c.amount, payment.c.currency,
    payment.c.due, payment.c.due_step, payment.c.state, payment.c.asked_by, payment.c.asked_at,
    payment.c.method, payment.c.reference, payment.c.confirmed_by, payment.c.paid_at,
    payment.c.receipt, payment.c.refund_reference, payment.c.refunded_by, payment.c.refunded_at,
)  # fmt: skip


def ask(
    connection: Connection, dossier: str, charges: Iterable[Charge], actor: str, now: datetime
) -> None:
    rows = [
        {
            "id": _id(dossier, one.fee),
            "dossier": dossier,
            "fee": one.fee,
            "nature": one.nature,
            "amount": one.amount,
            "currency": one.currency,
            "due": one.due,
            "due_step": one.step,
            "state": "asked",
            "asked_by": actor,
            "asked_at": now,
        }
        for one in charges
    ]
    if rows:
        connection.execute(_ASK, rows)


def confirm(
    connection: Connection, dossier: str, paid: Settlement, actor: str, now: datetime
) -> None:
    """Raises Conflict when one of them is not waited for any more."""
    values = {
        "method": paid.method,
        "reference": paid.reference,
        "confirmed_by": actor,
        "paid_at": now,
    }
    _move(connection, dossier, paid, ("asked",), "paid", values)


def refund(
    connection: Connection, dossier: str, back: Settlement, actor: str, now: datetime
) -> None:
    values = {"refund_reference": back.reference, "refunded_by": actor, "refunded_at": now}
    _move(connection, dossier, back, ("paid", "excess"), "refunded", values)


def settle_differences(
    connection: Connection,
    dossier: str,
    changes: Iterable[Difference],
    actor: str,
    now: datetime,
) -> None:
    """Raises Conflict when one of the rows is no longer what it was, as when it has been paid."""
    known = {one.fee: one for one in payments_of(connection, dossier)}
    for one in changes:
        state = "excess" if one.excess else "asked"
        here = (payment.c.dossier == dossier) & (payment.c.fee == one.fee)
        same = here & (payment.c.state == state) & (payment.c.amount == one.before)
        if not one.before:
            like = known[one.fee.rpartition("-" if one.excess else "+")[0]]
            connection.execute(_ASK, _further(like, dossier, one, state, actor, now))
        elif one.after:
            _changed(connection.execute(update(payment).where(same).values(amount=one.after)))
        else:
            _changed(connection.execute(delete(payment).where(same)))


def _further(
    like: Payment, dossier: str, one: Difference, state: str, actor: str, now: datetime
) -> dict[str, object]:
    """A row beside the one that it is a part of, or comes on top of."""
    return {
        "id": _id(dossier, one.fee), "dossier": dossier, "fee": one.fee, "nature": like.nature,
        "amount": one.after, "currency": like.currency, "due": like.due,
        "due_step": like.due_step, "state": state, "asked_by": actor, "asked_at": now,
    }  # fmt: skip


def _changed(done: CursorResult[Any]) -> None:
    if not done.rowcount:
        raise Conflict("a payment")


def payments_of(connection: Connection, dossier: str) -> tuple[Payment, ...]:
    """In the order in which they were asked."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(payment.c.dossier == dossier)
        .order_by(payment.c.asked_at, payment.c.fee)
    )
    return tuple(Payment(*tuple(row)) for row in rows)


def number_receipt(connection: Connection, id: str, number: str) -> None:
    """The number of the receipt for a payment, given once."""
    connection.execute(
        update(payment)
        .where(payment.c.id == id, payment.c.state != "asked", payment.c.receipt.is_(None))
        .values(receipt=number)
    )


def bills(connection: Connection, dossier: str) -> tuple[Bill, ...]:
    """What has been asked for, and what became of it."""
    columns = (payment.c.fee, payment.c.amount, payment.c.currency, payment.c.state)
    rows = connection.execute(
        select(*columns).where(payment.c.dossier == dossier).order_by(payment.c.fee)
    )
    return tuple(
        Bill(row.fee, row.amount, row.currency, cast(PaymentState, row.state)) for row in rows
    )


def _id(dossier: str, fee: str) -> str:
    return hashlib.sha256(f"{dossier} {fee}".encode()).hexdigest()[:32]


def _move(
    connection: Connection,
    dossier: str,
    meant: Settlement,
    before: tuple[PaymentState, ...],
    after: PaymentState,
    values: dict[str, object],
) -> None:
    changed = connection.execute(
        update(payment)
        .where(
            payment.c.dossier == dossier,
            payment.c.fee.in_(meant.fees),
            payment.c.state.in_(before),
        )
        .values(state=after, **values)
    )
    if changed.rowcount != len(set(meant.fees)):
        raise Conflict(dossier)
