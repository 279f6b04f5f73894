"""Accounts, their sessions, and the doors that close after too many failures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from runtime.store.tables import account, lockout, session

OFFICER = "officer"
IDLE = timedelta(minutes=30)
FAILURES = 5
SHUT = timedelta(minutes=15)
EXTENDED_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Account:
    id: str
    name: str
    unit: str
    roles: frozenset[str]
    password_hash: str


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in; `confirmed_at` is when the password was last given."""

    account: Account
    expires_at: datetime
    confirmed_at: datetime


_ACCOUNT = (
    account.c.id, account.c.name, account.c.unit, account.c.roles, account.c.password_hash
)  # fmt: skip


def put_account(
    connection: Connection,
    *,
    id: str,
    name: str,
    unit: str,
    roles: Collection[str],
    password_hash: str,
    email: str = "",
) -> None:
    """Make the account, or give it these values; an address is kept until there is another."""
    values = {
        "name": name,
        "unit": unit,
        "roles": sorted(roles),
        "password_hash": password_hash,
        "active": True,
        **({"email": email} if email else {}),
    }
    changed = connection.execute(update(account).where(account.c.id == id).values(**values))
    if not changed.rowcount:
        connection.execute(insert(account).values(id=id, **values))


def load_account(connection: Connection, id: str, kind: str = OFFICER) -> Account | None:
    """None also for an account that was closed, or is of another kind."""
    row = connection.execute(
        select(*_ACCOUNT).where(account.c.id == id, account.c.active, account.c.kind == kind)
    ).one_or_none()
    return _account(*row) if row else None


def colleagues(connection: Connection, unit: str) -> tuple[Account, ...]:
    """To whom a dossier of the unit may be handed; in the same order on every database."""
    rows = connection.execute(select(*_ACCOUNT).where(account.c.unit == unit, account.c.active))
    return tuple(sorted((_account(*row) for row in rows), key=lambda one: (one.name, one.id)))


def reached_by_mail(connection: Connection) -> tuple[Account, ...]:
    """The officers of all units who have an address."""
    with_address = account.c.active & (account.c.kind == OFFICER) & account.c.email.is_not(None)
    rows = connection.execute(select(*_ACCOUNT).where(with_address).order_by(account.c.id))
    return tuple(_account(*row) for row in rows)


def address_of(connection: Connection, id: str) -> str:
    """Where letters to an officer go, '' when there are none."""
    return connection.scalar(select(account.c.email).where(account.c.id == id)) or ""


def names(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Of officers, also of those who have left; whoever is none has no name here."""
    officers = account.c.kind == OFFICER
    rows = connection.execute(
        select(account.c.id, account.c.name).where(account.c.id.in_(ids), officers)
    )
    return {row.id: row.name for row in rows}


def units(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Of officers, also of those who have left; whoever is none has no unit here."""
    officers = account.c.kind == OFFICER
    rows = connection.execute(
        select(account.c.id, account.c.unit).where(account.c.id.in_(ids), officers)
    )
    return {row.id: row.unit for row in rows}


def close_sessions(connection: Connection, id: str) -> None:
    """Whoever is signed in must sign in again, as with a new password."""
    connection.execute(delete(session).where(session.c.account == id))


def close_account(connection: Connection, id: str) -> None:
    close_sessions(connection, id)
    connection.execute(update(account).where(account.c.id == id).values(active=False))


# Sessions


def stale(session: Session, now: datetime) -> bool:
    """Not extended for a while; or by a clock that has been put back since."""
    return not IDLE - EXTENDED_AFTER <= session.expires_at - now <= IDLE


def open_session(
    connection: Connection,
    token_hash: str,
    id: str,
    now: datetime,
    *,
    longest: timedelta | None = None,
) -> None:
    """It ends after half an hour of rest, and however busy its holder after the longest time."""
    ends = now + longest if longest else None
    row = {"account": id, "expires_at": now + IDLE, "confirmed_at": now, "ends_at": ends}
    connection.execute(insert(session).values(token_hash=token_hash, **row))


def load_session(
    connection: Connection, token_hash: str, now: datetime, kind: str = OFFICER
) -> Session | None:
    """Of an officer, or of a citizen: neither passes for the other."""
    row = connection.execute(
        select(*_ACCOUNT, session.c.expires_at, session.c.confirmed_at)
        .join(session, session.c.account == account.c.id)
        .where(session.c.token_hash == token_hash, session.c.expires_at > now, account.c.active)
        .where(account.c.kind == kind, or_(session.c.ends_at.is_(None), session.c.ends_at > now))
    ).one_or_none()
    return Session(_account(*row[:5]), row.expires_at, row.confirmed_at) if row else None


def extend_session(connection: Connection, token_hash: str, now: datetime) -> None:
    _set_session(connection, token_hash, {"expires_at": now + IDLE})


def confirm_session(connection: Connection, token_hash: str, now: datetime) -> None:
    """The password was given again, as before a decision."""
    _set_session(connection, token_hash, {"expires_at": now + IDLE, "confirmed_at": now})


def close_session(connection: Connection, token_hash: str) -> None:
    connection.execute(delete(session).where(session.c.token_hash == token_hash))


def delete_expired_sessions(connection: Connection, now: datetime) -> None:
    over = or_(session.c.expires_at <= now, session.c.ends_at <= now)
    connection.execute(delete(session).where(over))
    connection.execute(delete(lockout).where(lockout.c.until <= now))


# Lock-outs


def shut_out(connection: Connection, key: str, now: datetime) -> bool:
    """Whether this door is closed after too many failures."""
    found = select(lockout.c.key).where(
        lockout.c.key == key,
        lockout.c.until > now,
        lockout.c.until <= now + SHUT,  # else the clock has been put back since
        lockout.c.failures >= FAILURES,
    )
    return connection.scalar(found) is not None


def note_failure(connection: Connection, key: str, now: datetime) -> None:
    """Count it; failures are forgotten a quarter of an hour after the last one."""
    delete_old = delete(lockout).where(lockout.c.key == key, lockout.c.until <= now)
    connection.execute(delete_old)
    counted = (
        update(lockout)
        .where(lockout.c.key == key)
        .values(failures=lockout.c.failures + 1, until=now + SHUT)
    )
    if not connection.execute(counted).rowcount:
        connection.execute(insert(lockout).values(key=key, failures=1, until=now + SHUT))


def forget_failures(connection: Connection, key: str) -> None:
    connection.execute(delete(lockout).where(lockout.c.key == key))


def _account(id: str, name: str, unit: str, roles: list[str], password_hash: str) -> Account:
    return Account(id, name, unit, frozenset(roles), password_hash)


def _set_session(connection: Connection, token_hash: str, values: dict[str, datetime]) -> None:
    connection.execute(update(session).where(session.c.token_hash == token_hash).values(**values))
