"""How accounts are reached, and the codes by which their holders show that they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from runtime.store.tables import contact_code, profile

Channel = Literal["mail", "sms"]
VALID = timedelta(minutes=15)
TRIES = 5
CHANNELS: tuple[Channel, ...] = ("sms", "mail")
_ADDRESS = {"sms": profile.c.phone, "mail": profile.c.email}
_PROVED = {"sms": profile.c.phone_proved_at, "mail": profile.c.email_proved_at}


@dataclass(frozen=True, slots=True)
class Contact:
    """`nonce` is that of a code which was sent and may still be typed, None when there is none."""

    account: str
    channel: Channel
    address: str
    lang: str
    proved_at: datetime | None
    nonce: str | None


def contacts_of(connection: Connection, account: str, now: datetime) -> tuple[Contact, ...]:
    """Those there are; the telephone number first."""
    row = connection.execute(select(profile).where(profile.c.account == account)).one_or_none()
    codes = connection.execute(
        select(contact_code.c.channel, contact_code.c.nonce).where(
            contact_code.c.account == account, *_valid(now)
        )
    )
    asked = {code.channel: code.nonce for code in codes}
    if row is None:
        return ()
    every = (
        Contact(
            account, channel, getattr(row, _ADDRESS[channel].name) or "", row.lang,
            getattr(row, _PROVED[channel].name), asked.get(channel),
        )
        for channel in CHANNELS
    )  # fmt: skip
    return tuple(one for one in every if one.address)


def ask(connection: Connection, one: Contact, nonce: str, now: datetime) -> None:
    """A new code takes the place of the one before."""
    connection.execute(delete(contact_code).where(*_of(one)))
    row = {"account": one.account, "channel": one.channel, "nonce": nonce}
    connection.execute(insert(contact_code).values(**row, expires_at=now + VALID, tries=0))


def unsent(connection: Connection, now: datetime) -> tuple[Contact, ...]:
    asked = connection.scalars(
        select(contact_code.c.account)
        .where(contact_code.c.sent_at.is_(None), *_valid(now))
        .distinct()
    ).all()
    every = (one for account in asked for one in contacts_of(connection, account, now))
    return tuple(one for one in every if one.nonce and _is_unsent(connection, one))


def take(connection: Connection, one: Contact, now: datetime) -> bool:
    """Whoever takes a code sends it: of two processes one."""
    mine = (*_of(one), contact_code.c.nonce == one.nonce, contact_code.c.sent_at.is_(None))
    taken = connection.execute(update(contact_code).where(*mine).values(sent_at=now))
    return bool(taken.rowcount)


def give_back(connection: Connection, one: Contact) -> None:
    """It was not sent after all."""
    mine = (*_of(one), contact_code.c.nonce == one.nonce)
    connection.execute(update(contact_code).where(*mine).values(sent_at=None))


def try_one(connection: Connection, one: Contact, now: datetime) -> bool:
    """Counts a try; False when there have been too many for this code."""
    mine = (*_of(one), *_valid(now), contact_code.c.nonce == one.nonce)
    counted = update(contact_code).where(*mine).values(tries=contact_code.c.tries + 1)
    return bool(connection.execute(counted).rowcount)


def prove(connection: Connection, one: Contact, now: datetime) -> None:
    """Whoever typed the code is reached there; the code is worth nothing any more."""
    column, address = _PROVED[one.channel], _ADDRESS[one.channel]
    mine = (profile.c.account == one.account, address == one.address)
    connection.execute(update(profile).where(*mine).values({column: now}))
    connection.execute(delete(contact_code).where(*_of(one)))


def forget(connection: Connection, now: datetime) -> None:
    connection.execute(delete(contact_code).where(contact_code.c.expires_at <= now))


def _is_unsent(connection: Connection, one: Contact) -> bool:
    mine = (*_of(one), contact_code.c.sent_at.is_(None))
    return connection.execute(select(contact_code.c.nonce).where(*mine)).first() is not None


def _of(one: Contact) -> tuple[ColumnElement[bool], ...]:
    return (contact_code.c.account == one.account, contact_code.c.channel == one.channel)


def _valid(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Also not beyond what is ever set: a clock has been put back since."""
    end = contact_code.c.expires_at
    return (end > now, end <= now + VALID, contact_code.c.tries < TRIES)
