"""Who collects money for which office: tax code, series of receipts, bank account.

That is told to the service, not to the catalogue: who writes procedures directs no money.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compiler.bundle import Agency
from renderers.vietqr import Transfer, payload

FORM = "01BLP0-001"
"""Electronic receipts without a printed amount, the first form."""
SERIES = "MC-{yy}E"
LONGEST_BOOK = 48
Agencies = Callable[[str], Agency | None]


@dataclass(frozen=True, slots=True)
class Payee:
    """`bank` is the number of the bank with NAPAS, '' where only the counter takes money."""

    unit: str
    tax_code: str = ""
    form: str = FORM
    series: str = SERIES
    bank: str = ""
    bank_name: str = ""
    account: str = ""
    holder: str = ""

    def series_in(self, year: int) -> str:
        return self.series.replace("{yy}", f"{year % 100:02}")

    def book(self, day: date) -> str:
        """What the numbers of its receipts are counted within."""
        return f"{self.tax_code or self.unit[:24]} {self.form} {self.series_in(day.year)}"


class Payees:
    """By office; one that is not listed collects for the account of the one above it."""

    def __init__(self, listed: Mapping[str, Payee] = {}) -> None:
        self._listed = listed

    def of(self, unit: str, agencies: Agencies) -> Payee:
        for id in _upwards(unit, agencies):
            if id in self._listed:
                return self._listed[id]
        return Payee(unit)


def read_payees(path: Path) -> Payees:
    """`{"ubnd_sai_gon": {"tax_code": "0301…", "bank": "970405", "account": "…", …}}`.

    Raises ValueError for what cannot be paid to.
    """
    listed = json.loads(path.read_text("utf-8-sig"))
    if not isinstance(listed, dict):
        raise ValueError("payees are listed by office")
    return Payees({unit: _payee(unit, given) for unit, given in listed.items()})


def _payee(unit: str, given: object) -> Payee:
    if not isinstance(given, dict) or not all(isinstance(one, str) for one in given.values()):
        raise ValueError(unit)
    try:
        one = replace(Payee(unit), **given)
    except TypeError as error:
        raise ValueError(unit) from error
    if one.bank or one.account:
        payload(Transfer(one.bank, one.account, 1, "x"))
    book = one.book(date.min)
    if one.unit != unit or len(book) > LONGEST_BOOK or len(book.split()) != 3:
        raise ValueError(unit)
    return one


def _upwards(unit: str, agencies: Agencies) -> Iterator[str]:
    seen = set[str]()
    while unit and unit not in seen:
        seen.add(unit)
        yield unit
        found = agencies(unit)
        unit = found.under if found else ""
