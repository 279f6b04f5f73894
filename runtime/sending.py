"""Sends what the outbox holds, in a thread of its own: at least once, later again on failure."""

from __future__ import annotations

from functools import partial
from threading import Event, Thread

from runtime.logs import LOG
from runtime.ports import Clock, Notifier
from runtime.store import outbox
from runtime.store.engine import Store
from runtime.store.failures import Unavailable

PAUSE_SECONDS = 2.0


class Sender:
    """Works from `__enter__` to `__exit__`."""

    def __init__(self, store: Store, notifier: Notifier, clock: Clock) -> None:
        self._store = store
        self._notifier = notifier
        self._clock = clock
        self._stopping = Event()
        self._thread = Thread(target=self._work, name="outbox", daemon=True)

    def __enter__(self) -> Sender:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._stopping.wait(PAUSE_SECONDS):
            try:
                send_waiting(self._store, self._notifier, self._clock)
            except Unavailable:
                LOG.error("the outbox cannot be read or written now")


def send_waiting(store: Store, notifier: Notifier, clock: Clock) -> None:
    """Everything that is due now, each message on its own, as long as the lease is sure to hold."""
    taken = clock.now()
    for one in store.write(partial(outbox.lease, now=taken)):
        if not taken <= clock.now() < taken + outbox.LEASE / 2:
            return
        body = {**one.body, "dossier": one.dossier}
        try:
            notifier.send(str(one.id), one.topic, body)
        except OSError:
            store.write(partial(outbox.failed, message=one, now=clock.now()))
        else:
            store.write(partial(outbox.sent, id=one.id, now=clock.now()))
