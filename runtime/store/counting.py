"""Counts a day from the dossiers as they stood in it: what happened, and what was left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime, time
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, and_, func, select, union_all

from compiler.evaluation import Due
from runtime.clock import VIETNAM
from runtime.national import StateName
from runtime.store.columns import due_from_text
from runtime.store.tables import FLOWS, STANDS, dossier, event

UNCOUNTED: frozenset[StateName] = frozenset({"supplement"})
"""While a supplement is awaited, nothing is overdue."""
ENDINGS: Mapping[str, str] = {
    "refused": "refused", "withdrawn": "withdrawn", "stopped": "stopped", "expired": "stopped"
}  # fmt: skip
Key: TypeAlias = tuple[str, str, str]
"""Unit, procedure and channel."""
_KEY = (dossier.c.unit, dossier.c.procedure, dossier.c.channel)


@dataclass(frozen=True, slots=True)
class Count:
    """What happened in a time, and what was open and overdue when it ended.

    Decided dossiers without a due date are neither on time nor late.
    """

    lodged: int = 0
    decided: int = 0
    on_time: int = 0
    late: int = 0
    refused: int = 0
    withdrawn: int = 0
    stopped: int = 0
    open: int = 0
    overdue: int = 0

    def __add__(self, other: Count) -> Count:
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Count(*(one + two for one, two in pairs))

    def __bool__(self) -> bool:
        return any(astuple(self))


assert tuple(one.name for one in fields(Count)) == (*FLOWS, *STANDS), "A column for each number"


def midnight(day: date) -> datetime:
    """When the day begins."""
    return datetime.combine(day, time(), VIETNAM)


def first_day(connection: Connection) -> date | None:
    """On which the first dossier was lodged."""
    first = connection.scalar(select(func.min(dossier.c.lodged_at)))
    return first.astimezone(VIETNAM).date() if first else None


def counted(connection: Connection, day: date, until: datetime) -> dict[Key, Count]:
    """The day up to a moment: at its end everything, today as far as it has come."""
    found: dict[Key, Count] = {}
    for key, one in (*_moved(connection, day, until), *_standing(connection, until)):
        found[key] = found.get(key, Count()) + one
    return found


# What happened on a day


def _moved(connection: Connection, day: date, until: datetime) -> Iterator[tuple[Key, Count]]:
    since = midnight(day)
    came = select(*_KEY, func.count()).where(_within(dossier.c.lodged_at, since, until))
    for *key, number in connection.execute(came.group_by(*_KEY)):
        yield _key(key), Count(lodged=number)
    decided = select(*_KEY, dossier.c.decided_at, dossier.c.due_at)
    for *key, at, due in connection.execute(
        decided.where(_within(dossier.c.decided_at, since, until))
    ):
        yield _key(key), _decision(at, due)
    ended = select(*_KEY, dossier.c.state, func.count()).where(
        _within(dossier.c.ended_at, since, until), dossier.c.decided_at.is_(None)
    )
    for *key, state, number in connection.execute(ended.group_by(*_KEY, dossier.c.state)):
        yield _key(key), Count(**{ENDINGS[state]: number})


def _decision(at: datetime, due: Due | None) -> Count:
    if due is None:
        return Count(decided=1)
    late = _passed(due, at)
    return Count(decided=1, on_time=int(not late), late=int(late))


def _passed(due: Due, at: datetime) -> bool:
    """A day is over when it ends; an hour when it has struck."""
    local = at.astimezone(VIETNAM)
    if local.date() != due.day or due.time is None:
        return local.date() > due.day
    return local.time() > due.time


# What was open at a moment


def _standing(connection: Connection, until: datetime) -> Iterator[tuple[Key, Count]]:
    """By the row of each dossier, but as it was then where it has changed since."""
    changed = _before_later_events(connection, until)
    found: Counter[tuple[Key, bool]] = Counter()
    for id, *key, state, due in connection.execute(_open_at(until)):
        was, was_due = changed.get(id, (state, due))
        found[_key(key), _overdue(was, was_due, until)] += 1
    for (of, overdue), number in found.items():
        yield of, Count(open=number, overdue=number * overdue)


def _overdue(state: str, due: Due | None, at: datetime) -> bool:
    return due is not None and state not in UNCOUNTED and _passed(due, at)


def _open_at(until: datetime) -> Select[*tuple[Any, ...]]:
    """Three parts, each with an index of its own."""
    undecided = dossier.c.decided_at.is_(None)
    parts = (
        and_(undecided, dossier.c.ended_at.is_(None)),
        and_(undecided, dossier.c.ended_at >= until),
        dossier.c.decided_at >= until,
    )
    columns = (dossier.c.id, *_KEY, dossier.c.state, dossier.c.due_at)
    chosen = (select(*columns).where(dossier.c.lodged_at < until, part) for part in parts)
    return select(union_all(*chosen).subquery())


def _before_later_events(
    connection: Connection, until: datetime
) -> dict[str, tuple[str, Due | None]]:
    """State and due date at a moment, of open dossiers that have changed since."""
    then = _open_at(until).subquery()
    later = (
        select(then.c.id, then.c.state, then.c.due_at, event.c.kind, event.c.data)
        .join(event, event.c.dossier == then.c.id)
        .where(event.c.at >= until)
        .order_by(event.c.dossier, event.c.seq)
    )
    rows = groupby(connection.execute(later), lambda row: row.id)
    return {id: _before(list(some)) for id, some in rows}


def _before(events: Sequence[Row[*tuple[Any, ...]]]) -> tuple[str, Due | None]:
    """An event says what it changed; where none did, the row is as it was."""
    state, due = events[0].state, events[0].due_at
    for one in reversed(events):
        if one.kind == "due_changed":
            due = due_from_text(one.data["from"]) if one.data["from"] else None
        else:
            state = one.data.get("from", state)
    return state, due


def _within(column: Column[datetime], since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(column >= since, column < until)


def _key(names: Sequence[str]) -> Key:
    unit, procedure, channel = names
    return unit, procedure, channel
