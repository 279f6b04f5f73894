"""Sends what the outbox holds: at least once, later again on failure."""

from __future__ import annotations

from functools import partial

from runtime.ports import Clock, Notifier
from runtime.store import outbox
from runtime.store.engine import Store


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
