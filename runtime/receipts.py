"""Receipts for what was paid: numbered without gaps in the book of who collects, and never anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from runtime.payees import Payee
from runtime.store import payments
from runtime.store.engine import Transaction
from runtime.store.lodging import next_number
from runtime.store.payments import Payment

DIGITS = 7


@dataclass(frozen=True, slots=True)
class Receipt:
    """One number for all that was paid together."""

    tax_code: str
    form: str
    series: str
    number: str
    payments: tuple[Payment, ...]


def issue(
    connection: Transaction, payee: Payee, dossier: str, fees: Collection[str], now: datetime
) -> None:
    """In the transaction in which they were confirmed; what has a number keeps it."""
    paid = [
        one
        for one in payments.payments_of(connection, dossier)
        if one.fee in fees and one.state == "paid" and one.receipt is None
    ]
    if not paid:
        return
    book = payee.book(now.date())
    number = next_number(connection, f"receipt {book}", date(now.year, 1, 1))
    for line, one in enumerate(paid, 1):
        payments.number_receipt(connection, one.id, f"{book} {number:0{DIGITS}}/{line}")


def receipts(paid: Collection[Payment]) -> Iterator[Receipt]:
    """In the order in which they were given."""
    numbered: dict[str, dict[int, Payment]] = {}
    for one in paid:
        if one.receipt:
            key, _, line = one.receipt.rpartition("/")
            numbered.setdefault(key, {})[int(line)] = one
    for key in sorted(numbered, key=lambda one: (_paid_at(numbered[one]), one)):
        lines = numbered[key]
        tax_code, form, series, number = key.split(" ")
        told = tuple(lines[line] for line in sorted(lines))
        yield Receipt(tax_code, form, series, number, told)


def _paid_at(lines: Mapping[int, Payment]) -> datetime:
    return min(one.paid_at or one.asked_at for one in lines.values())
