"""Sends what the outbox holds: at least once, later again on failure."""

from __future__ import annotations

from functools import partial

from runtime.logs import LOG
from runtime.ports import Clock, Notifier
from runtime.store import outbox
from runtime.store.engine import Store


def send_waiting(store: Store, notifier: Notifier, clock: Clock) -> None:
    """Everything that is due now, as long as the lease is sure to hold.

    Each message on its own: whatever is wrong with one, those behind it are sent.
    """
    taken = clock.now()
    for one in store.write(partial(outbox.lease, now=taken)):
        if not taken <= clock.now() < taken + outbox.LEASE / 2:
            return
        body = {**one.body, "dossier": one.dossier}
        try:
            notifier.send(str(one.id), one.topic, body)
        except Exception:
            LOG.warning("message %s (%s) was not sent", one.id, one.topic, exc_info=True)
            store.write(partial(outbox.failed, message=one, now=clock.now()))
        else:
            store.write(partial(outbox.sent, id=one.id, now=clock.now()))
