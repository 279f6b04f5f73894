"""Payment by bank transfer: a VietQR code to scan, and the sealed notice that the money has come.

The notice may come twice, late, or again next year: it settles what it names, and only once.
"""

from __future__ import annotations

import hashlib
import hmac
import json

from renderers.vietqr import Transfer, payload
from runtime.payees import Agencies, Payees
from runtime.ports import Arrived, Offer, Owed
from runtime.refusals import Refusal

METHOD = "vietqr"
LONGEST_REFERENCE = 100


class BankTransfers:
    """`key` is shared with whoever sends the notices; without one none is believed."""

    def __init__(self, payees: Payees, agencies: Agencies, key: bytes) -> None:
        self._payees = payees
        self._agencies = agencies
        self._key = key

    def request(self, owed: Owed) -> Offer | None:
        payee = self._payees.of(owed.unit, self._agencies)
        if not payee.account:
            return None
        code = payload(Transfer(payee.bank, payee.account, owed.amount, owed.purpose))
        return Offer(METHOD, payee.unit, payee.holder, payee.bank_name, payee.account, code)

    def verify(self, notice: bytes, seal: str) -> Arrived | Refusal:
        if not self._key or not hmac.compare_digest(
            sealed(self._key, notice).encode(), seal.encode()
        ):
            return Refusal("notice-unsealed")
        try:
            return _read(notice)
        except (ValueError, TypeError, KeyError):
            return Refusal("notice-unreadable")


def sealed(key: bytes, notice: bytes) -> str:
    """What must come with a notice: `sha256=` and its HMAC in hexadecimal digits."""
    return f"sha256={hmac.new(key, notice, hashlib.sha256).hexdigest()}"


def _read(notice: bytes) -> Arrived:
    """`{"purpose": "H29.HT-260302-0001", "amount": 8000, "reference": "FT26061…"}`."""
    told = json.loads(notice)
    purpose, amount, reference = told["purpose"], told["amount"], told["reference"]
    if not isinstance(purpose, str) or not isinstance(reference, str) or type(amount) is not int:
        raise TypeError
    if amount <= 0 or not 0 < len(reference) <= LONGEST_REFERENCE or "\0" in purpose + reference:
        raise ValueError
    return Arrived(purpose.strip(), amount, reference)
