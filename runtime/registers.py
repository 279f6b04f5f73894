"""The registers that are connected: asked side by side, and none is waited for too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from runtime.lookups import UNREACHABLE, Answer
from runtime.ports import Enquiry, Register

LONGEST_WAIT = 3.0


class Registers:
    """Adapters by register; whatever goes wrong with one, it is unreachable and nothing worse."""

    def __init__(
        self, adapters: Mapping[str, Register], longest_wait: float = LONGEST_WAIT
    ) -> None:
        self._adapters = dict(adapters)
        self._longest_wait = longest_wait

    def connects(self, register: str) -> bool:
        return register in self._adapters

    def ask(self, enquiries: Sequence[Enquiry]) -> tuple[Answer, ...]:
        """An answer to each, in order; of those that are slow, unreachable."""
        told: SimpleQueue[tuple[int, Answer]] = SimpleQueue()
        for number, one in enumerate(enquiries):
            Thread(target=self._ask, args=(number, one, told), daemon=True).start()
        answers = dict(self._collect(len(enquiries), told))
        return tuple(answers.get(number, UNREACHABLE) for number in range(len(enquiries)))

    def _ask(self, number: int, one: Enquiry, told: SimpleQueue[tuple[int, Answer]]) -> None:
        try:
            told.put((number, self._adapters[one.register].ask(one)))
        except Exception:  # An adapter speaks to a system of others: it may fail in any way.
            told.put((number, UNREACHABLE))

    def _collect(
        self, count: int, told: SimpleQueue[tuple[int, Answer]]
    ) -> Iterator[tuple[int, Answer]]:
        end = monotonic() + self._longest_wait
        for _ in range(count):
            try:
                yield told.get(timeout=max(0.0, end - monotonic()))
            except Empty:
                return
