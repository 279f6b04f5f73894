"""Citizens' accounts: how they sign in, what is remembered of them, and what they have filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, insert, literal, or_, select, update

from catalogue.kinds.base import Json
from runtime.store.accounts import Account, load_account
from runtime.store.columns import Instant
from runtime.store.failures import Conflict
from runtime.store.tables import account, assisted, draft, draft_access, profile, submission

CITIZEN = "citizen"


@dataclass(frozen=True, slots=True)
class Citizen:
    """`phone` in its canonical form; `email` may be ''."""

    id: str
    name: str
    phone: str
    email: str
    lang: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A form that has been begun, not filed yet."""

    id: str
    program: str
    updated_at: datetime
    expires_at: datetime


def enrol(connection: Connection, one: Citizen, password_hash: str, now: datetime) -> None:
    """Raises Conflict when somebody signs in with this telephone number or e-mail address."""
    if find(connection, one.phone) or (one.email and find(connection, one.email)):
        raise Conflict(one.phone)
    row = {"id": one.id, "name": one.name, "unit": "", "roles": [], "active": True}
    connection.execute(insert(account).values(**row, password_hash=password_hash, kind=CITIZEN))
    known = {"phone": one.phone, "email": one.email or None, "lang": one.lang, "updated_at": now}
    connection.execute(insert(profile).values(account=one.id, answers={}, notices={}, **known))


def find(connection: Connection, login: str) -> str | None:
    """The account that signs in with this telephone number or e-mail address."""
    mine = or_(profile.c.phone == login, profile.c.email == login)
    return connection.scalar(select(profile.c.account).where(mine).limit(1))


def account_of(connection: Connection, login: str) -> Account | None:
    """By what people type to sign in; the account itself is never known to them."""
    known = find(connection, spelled(login))
    return load_account(connection, known, CITIZEN) if known else None


def spelled(login: str) -> str:
    """A telephone number in its canonical form; an e-mail address in small letters."""
    digits = "".join(sign for sign in login if sign not in " .()-")
    number = digits.removeprefix("0") if digits.startswith("0") else ""
    return f"+84{number}" if number.isascii() and number.isdecimal() else digits.lower()


def load(connection: Connection, id: str) -> Citizen | None:
    columns = (account.c.id, account.c.name, profile.c.phone, profile.c.email, profile.c.lang)
    row = connection.execute(
        select(*columns)
        .join(profile, profile.c.account == account.c.id)
        .where(account.c.id == id, account.c.active)
    ).one_or_none()
    return Citizen(row.id, row.name, row.phone, row.email or "", row.lang) if row else None


def remembered(connection: Connection, id: str) -> Mapping[str, Json]:
    """What the account has said of its holder in earlier forms, by the name of the question."""
    found = connection.scalar(select(profile.c.answers).where(profile.c.account == id))
    return found or {}


def remember(connection: Connection, id: str, said: Mapping[str, Json], now: datetime) -> None:
    whole = {**remembered(connection, id), **said}
    mine = update(profile).where(profile.c.account == id)
    connection.execute(mine.values(answers=whole, updated_at=now))


def adopt(connection: Connection, browser: str, own: str, now: datetime, until: datetime) -> None:
    """What this browser may open belongs to the account from now on: what it has begun or filed
    until a day far off, what it only looks at no longer than before. What an officer wrote on it
    for others stays where it is."""
    mine = select(draft_access.c.draft).where(draft_access.c.visitor_hash == own)
    begun, filed = select(draft.c.id), select(submission.c.key)
    helped = begun.where(draft.c.assisted_by.is_not(None)).union(
        filed.join(assisted, assisted.c.dossier == submission.c.dossier)
    )
    opened = draft_access.c.draft
    work = or_(opened.in_(begun), opened.in_(filed))
    connection.execute(
        update(draft_access)
        .where(draft_access.c.visitor_hash == browser, draft_access.c.expires_at > now)
        .where(opened.not_in(mine), opened.not_in(helped))
        .values(
            visitor_hash=own,
            expires_at=case((work, literal(until, Instant)), else_=draft_access.c.expires_at),
        )
    )


def begun_by(connection: Connection, visitor: str, now: datetime) -> tuple[Begun, ...]:
    """Forms not filed yet, the latest first."""
    rows = connection.execute(
        select(draft.c.id, draft.c.program, draft.c.updated_at, draft.c.expires_at)
        .join(draft_access, draft_access.c.draft == draft.c.id)
        .where(draft_access.c.visitor_hash == visitor, draft.c.expires_at > now)
        .order_by(draft.c.updated_at.desc())
        .limit(50)
    )
    return tuple(Begun(*row) for row in rows)
