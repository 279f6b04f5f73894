"""Sends what the outbox holds: at least once, later again on failure."""

from __future__ import annotations

from functools import partial

from runtime.logs import LOG
from runtime.ports import Clock, Notifier
from runtime.store import outbox
from runtime.store.engine import Store
from runtime.store.outbox import Leased


def send_waiting(store: Store, notifier: Notifier, clock: Clock) -> None:
    """Everything that is due now, however much has come together."""
    while _send_some(store, notifier, clock) == outbox.BATCH:
        pass


def _send_some(store: Store, notifier: Notifier, clock: Clock) -> int:
    """As long as the lease is sure to hold; how many were sent."""
    taken = clock.now()
    done: list[int] = []
    try:
        for one in store.write(partial(outbox.lease, now=taken)):
            if not taken <= clock.now() < taken + outbox.LEASE / 2:
                break
            if _sent(notifier, one):
                done.append(one.id)
            else:
                store.write(partial(outbox.failed, message=one, now=clock.now()))
    finally:
        if done:
            store.write(partial(outbox.sent, ids=done, now=clock.now()))
    return len(done)


def _sent(notifier: Notifier, one: Leased) -> bool:
    """Each on its own: whatever is wrong with one, those behind it are sent."""
    try:
        notifier.send(str(one.id), one.topic, {**one.body, "dossier": one.dossier})
    except Exception:
        LOG.warning("message %s (%s) was not sent", one.id, one.topic, exc_info=True)
        return False
    return True
