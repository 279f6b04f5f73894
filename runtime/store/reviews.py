"""Reports on editions, and what reviewers say of each change in them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from runtime.store.tables import account, approval, remark, review

MOST_REVIEWS = 50
_SUMMARY = (review.c.old, review.c.new, review.c.waits, review.c.deposited_by,
            review.c.deposited_at)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """What the command line has found out about two editions, but for the report itself; `waits`
    are the fingerprints of what somebody has to stand by."""

    old: str
    new: str
    waits: tuple[str, ...]
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """`name` is that of who wrote it."""

    id: str
    fingerprint: str
    body: str
    by: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody stands by a change: by which decision, and why."""

    fingerprint: str
    by: str
    name: str
    decision: str
    reason: str
    at: datetime


def deposit(connection: Connection, one: Summary, report: str) -> None:
    """The latest report on a pair takes the place of the one before."""
    here = (review.c.old == one.old) & (review.c.new == one.new)
    connection.execute(delete(review).where(here))
    connection.execute(
        insert(review).values(
            old=one.old, new=one.new, report=report, waits=list(one.waits),
            deposited_by=one.author, deposited_at=one.at,
        )
    )  # fmt: skip


def find(connection: Connection, old: str, new: str) -> tuple[Summary, str] | None:
    """With its report."""
    here = (review.c.old == old) & (review.c.new == new)
    row = connection.execute(select(*_SUMMARY, review.c.report).where(here)).one_or_none()
    return (_summary(row), row.report) if row else None


def latest(connection: Connection) -> tuple[Summary, ...]:
    order = (review.c.deposited_at.desc(), review.c.new, review.c.old)
    rows = connection.execute(select(*_SUMMARY).order_by(*order).limit(MOST_REVIEWS))
    return tuple(_summary(row) for row in rows)


def _summary(row: Row[*tuple[Any, ...]]) -> Summary:
    return Summary(row.old, row.new, tuple(row.waits), row.deposited_by, row.deposited_at)


def remarks(connection: Connection, about: Collection[str]) -> tuple[Remark, ...]:
    rows = connection.execute(
        select(remark.c.id, remark.c.fingerprint, remark.c.body, remark.c.by, account.c.name,
               remark.c.at)
        .join(account, account.c.id == remark.c.by)
        .where(remark.c.fingerprint.in_(about))
        .order_by(remark.c.at, remark.c.id)
    )  # fmt: skip
    return tuple(Remark(*row) for row in rows)


def say(connection: Connection, one: Remark) -> None:
    row = {"id": one.id, "fingerprint": one.fingerprint, "body": one.body, "at": one.at}
    connection.execute(insert(remark).values(**row, by=one.by))


def approvals(connection: Connection, about: Collection[str]) -> tuple[Approval, ...]:
    """Those that stand, in the order in which they were given."""
    rows = connection.execute(
        select(approval.c.fingerprint, approval.c.by, account.c.name, approval.c.decision,
               approval.c.reason, approval.c.at)
        .join(account, account.c.id == approval.c.by)
        .where(approval.c.fingerprint.in_(about), approval.c.revoked_at.is_(None))
        .order_by(approval.c.at, approval.c.by)
    )  # fmt: skip
    return tuple(Approval(*row) for row in rows)


def approve(connection: Connection, one: Approval) -> None:
    """Once by each reviewer; said again, it says what was said last."""
    values = {"decision": one.decision, "reason": one.reason, "at": one.at, "revoked_at": None}
    mine = (approval.c.fingerprint == one.fingerprint) & (approval.c.by == one.by)
    renewed = connection.execute(update(approval).where(mine).values(**values))
    if not renewed.rowcount:
        row = {**values, "fingerprint": one.fingerprint, "by": one.by}
        connection.execute(insert(approval), row)


def revoke(connection: Connection, fingerprint: str, by: str, now: datetime) -> None:
    mine = (approval.c.fingerprint == fingerprint) & (approval.c.by == by)
    standing = mine & approval.c.revoked_at.is_(None)
    connection.execute(update(approval).where(standing).values(revoked_at=now))
