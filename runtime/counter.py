"""Payment at the counter: the officer takes the money and confirms it with a reference."""

from __future__ import annotations

from runtime.ports import Arrived, Offer, Owed
from runtime.refusals import Refusal

METHOD = "counter"


class Counter:
    """Every office has one; nobody but the officer says that money has come there."""

    def request(self, owed: Owed) -> Offer:
        return Offer(METHOD, owed.counter)

    def verify(self, notice: bytes, seal: str) -> Arrived | Refusal:
        return Refusal("notice-unsealed")
