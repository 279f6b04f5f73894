"""A thread that does something again and again, whatever becomes of it each time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from runtime.logs import LOG
from runtime.store.failures import Unavailable

PATIENCE = 10.0
"""Seconds. What is leased comes back by itself, and what is half done is undone."""


class Repeating:
    """Works from `__enter__` to `__exit__`, with a pause before each time.

    Work that goes on at the end is waited for as long as `patience`, then left to end with the
    process: a mail server that does not answer holds up no restart.
    """

    def __init__(
        self, name: str, seconds: float, work: Callable[[], object], patience: float = PATIENCE
    ) -> None:
        self._name = name
        self._seconds = seconds
        self._work = work
        self._patience = patience
        self._stopping = Event()
        self._thread = Thread(target=self._repeat, name=name, daemon=True)

    def __enter__(self) -> Repeating:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join(self._patience)
        if self._thread.is_alive():
            LOG.warning("%s: still at work, left behind", self._name)

    def _repeat(self) -> None:
        while not self._stopping.wait(self._seconds):
            try:
                self._work()
            except Unavailable:
                LOG.error("%s: the database cannot be reached now", self._name)
            except Exception:
                LOG.exception("%s failed", self._name)
