"""Citizens show that a telephone number or an e-mail address is theirs: by a code sent there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from catalogue.kinds.phone import as_written
from renderers.account import ContactLine
from renderers.messages import Channel, code_message
from runtime.ports import Carrier, Outgoing
from runtime.security import Keys, same, token
from runtime.service import Service
from runtime.store import contacts, messages
from runtime.store.contacts import Contact
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.messages import Sent
from runtime.visits import Visit

TOPIC = "contact_code"


def contact_lines(connection: Transaction, visit: Visit) -> tuple[ContactLine, ...]:
    found = contacts.contacts_of(connection, visit.citizen, visit.now)
    return tuple(
        ContactLine(
            one.channel, as_written(one.address), one.proved_at is not None, one.nonce is not None
        )
        for one in found
    )


def ask(visit: Visit) -> None:
    """A new code, by the way that was chosen."""
    visit.limit("code", visit.citizen)

    def write(connection: Transaction) -> None:
        contacts.ask(connection, _chosen(connection, visit), token(), visit.now)

    visit.service.store.write(write)


def check(visit: Visit) -> bool:
    """Whether the code is the one that was sent; each wrong one counts."""
    visit.limit("sign_in", f"code {visit.citizen}")
    typed = "".join(visit.posted.one("code").split())

    def write(connection: Transaction) -> bool:
        one = _chosen(connection, visit)
        if one.nonce is None or not contacts.try_one(connection, one, visit.now):
            return False
        right = same(typed, _code(visit.service.keys, one))
        if right:
            contacts.prove(connection, one, visit.now)
        return right

    return visit.service.store.write(write)


def send_codes(service: Service, carriers: Mapping[Channel, Carrier]) -> None:
    """Straight from the request for it, not by way of the outbox: a code is worth nothing after
    minutes, belongs to no dossier, and lies nowhere as it is typed. Each goes out once; what no
    carrier takes is tried again while the code is good."""
    now = service.clock.now()
    for one in service.store.read(partial(contacts.unsent, now=now)):
        if not service.store.write(partial(contacts.take, one=one, now=now)):
            continue
        text = code_message(one.channel, _code(service.keys, one), one.lang)
        try:
            carriers[one.channel].carry(Outgoing(one.channel, one.address, text.subject, text.text))
        except OSError:
            service.store.write(partial(contacts.give_back, one=one))
            continue
        if service.config.demo:
            kept = Sent(
                None, one.channel, one.address, None, None, TOPIC, text.subject, text.text,
                one.lang, now,
            )  # fmt: skip
            service.store.write(partial(messages.keep, one=kept))


def _chosen(connection: Transaction, visit: Visit) -> Contact:
    """Not proved yet, and of the holder's own account."""
    for one in contacts.contacts_of(connection, visit.citizen, visit.now):
        if one.channel == visit.posted.one("channel") and one.proved_at is None:
            return one
    raise Missing("channel")


def _code(keys: Keys, one: Contact) -> str:
    return keys.contact_code(one.account, one.address, one.nonce or "")
