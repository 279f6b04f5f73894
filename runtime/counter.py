"""Payment at the counter: the officer takes the money and confirms it with a reference."""

from __future__ import annotations

from runtime.payees import Agencies
from runtime.ports import Arrived, Offer, Owed
from runtime.refusals import Refusal

METHOD = "counter"


class Counter:
    """Every office has one; nobody but the officer says that money has come there."""

    def __init__(self, agencies: Agencies) -> None:
        self._agencies = agencies

    def request(self, owed: Owed) -> Offer:
        office = self._agencies(owed.unit)
        return Offer(METHOD, office.name if office else owed.unit)

    def verify(self, notice: bytes, seal: str) -> Arrived | Refusal:
        return Refusal("notice-unsealed")
