"""What an account was told of its dossiers: once for all channels, new until it was read."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from runtime.store import messages
from runtime.store.engine import Store, Transaction
from runtime.store.messages import Sent
from runtime.store.tables import outbox
from tests.runtime.filing import NOW, RECEIVER, WORKER

MINE, THEIRS = RECEIVER.account, WORKER.account


def test_an_account_sees_what_it_was_told(store: Store, dossier: str) -> None:
    def tell(connection: Transaction) -> None:
        number = connection.scalar(select(outbox.c.id).where(outbox.c.dossier == dossier))
        assert number
        for minutes, channel in enumerate(("mail", "sms")):
            at = NOW + timedelta(minutes=minutes)
            one = Sent(number, channel, "a", MINE, dossier, "lodged", "Tin", "Nội dung", "vi", at)
            messages.keep(connection, one)

    def told(account: str) -> list[tuple[str, bool]]:
        found = store.read(lambda connection: messages.told(connection, account))
        assert all(one.at == NOW for one in found)
        return [(one.topic, one.unread) for one in found]

    store.write(tell)
    assert told(MINE) == [("lodged", True)]
    assert told(THEIRS) == []
    store.write(lambda connection: messages.have_read(connection, THEIRS, NOW))
    assert told(MINE) == [("lodged", True)]
    store.write(lambda connection: messages.have_read(connection, MINE, NOW))
    assert told(MINE) == [("lodged", False)]
