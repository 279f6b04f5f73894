"""When the case has changed after a fee was asked for: what is still to be paid, what goes back.

A row of money is named by its fee; `le_phi+1` is what was asked besides, `le_phi-1` or `le_phi+1-1`
what was paid too much on that row. No id of a fee holds such a sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from runtime.states import Bill, base, given_back
from runtime.ways import Way

Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is to hold another amount: 0 for one that is to go, `before` 0 for a new one."""

    fee: str
    before: int
    after: int
    excess: bool = False
    """Paid too much, to be given back."""


def differences(bills: Iterable[Bill], way: Way) -> tuple[Difference, ...]:
    """Of fees that were asked for and whose amount is known; of a fee of open amount nothing."""
    every = tuple(bills)
    now = {one.fee: one.amount for one in way.terms.charges}
    fees = dict.fromkeys(base(one.fee) for one in every)
    return tuple(
        difference
        for fee in fees
        if fee not in way.terms.open_fees
        for difference in _of_fee(fee, [one for one in every if base(one.fee) == fee], now)
    )


def _of_fee(fee: str, rows: list[Bill], now: Mapping[str, int]) -> Iterator[Difference]:
    owed = sum(one.amount for one in rows if one.state == "asked")
    paid = sum(one.amount for one in rows if one.state in ("paid", "refunded") and not one.back)
    back = sum(one.amount for one in rows if one.back)
    missing = now.get(fee, 0) - (owed + paid - back)
    if missing > 0:
        yield from _more(fee, rows, missing)
    elif missing < 0:
        yield from _less(rows, -missing)


def _more(fee: str, rows: list[Bill], missing: int) -> Iterator[Difference]:
    """What was to go back stays first; the rest is asked for, with what is asked already."""
    for one in rows:
        if one.state == "excess" and missing:
            part = min(missing, one.amount)
            missing -= part
            yield Difference(one.fee, one.amount, one.amount - part, excess=True)
    asked = next((one for one in rows if one.state == "asked"), None)
    if missing and asked:
        yield Difference(asked.fee, asked.amount, asked.amount + missing)
    elif missing:
        yield Difference(_free(f"{fee}+", rows), 0, missing)


def _less(rows: list[Bill], surplus: int) -> Iterator[Difference]:
    """What nobody has paid yet is no longer asked for; the rest is to go back."""
    for one in reversed(rows):
        if one.state == "asked" and surplus:
            part = min(surplus, one.amount)
            surplus -= part
            yield Difference(one.fee, one.amount, one.amount - part)
    for one in reversed(rows):
        left = one.amount - given_back(one, rows) if one.state == "paid" else 0
        if left and surplus:
            part = min(surplus, left)
            surplus -= part
            yield Difference(_free(f"{one.fee}-", rows), 0, part, excess=True)


def _free(start: str, rows: Iterable[Bill]) -> str:
    taken = {one.fee for one in rows}
    return next(name for number in count(1) if (name := f"{start}{number}") not in taken)
