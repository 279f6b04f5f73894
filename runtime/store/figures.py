"""Figures kept by day, unit, procedure and channel: what is over is counted once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, delete, extract, func, insert, select

from runtime.store.counting import Count, Key, first_day
from runtime.store.tables import FLOWS, STANDS, rollup

_NAMES = (rollup.c.unit, rollup.c.procedure, rollup.c.channel, rollup.c.domain)


@dataclass(frozen=True, slots=True)
class Figure:
    """The count of one unit, procedure and channel in one month."""

    month: tuple[int, int]
    unit: str
    procedure: str
    channel: str
    domain: str
    count: Count


def put_day(
    connection: Connection, day: date, counts: Mapping[Key, Count], domains: Mapping[str, str]
) -> None:
    """Keep the counts of a day that is over, in place of earlier ones."""
    connection.execute(delete(rollup).where(rollup.c.day == day))
    rows = [_row(day, key, one, domains) for key, one in counts.items()]
    if rows:
        connection.execute(insert(rollup), rows)


def days_to_keep(connection: Connection, today: date) -> tuple[date, ...]:
    """Those that are over and not yet kept, from the first dossier on; the last kept one again,
    as something of its last minute may have been written after it was counted."""
    last = connection.scalar(select(func.max(rollup.c.day)))
    first = first_day(connection)
    if first is None:
        return ()
    begin = last or first
    return tuple(begin + timedelta(days=n) for n in range((today - begin).days))


def days_kept(connection: Connection) -> tuple[date, date] | None:
    """The first and the last."""
    first, last = connection.execute(select(func.min(rollup.c.day), func.max(rollup.c.day))).one()
    return (first, last) if first and last else None


def kept(
    connection: Connection, since: date, until: date, units: Collection[str] | None = None
) -> tuple[Figure, ...]:
    """Kept days of a time, by month; what was open and overdue as each month ended, and the time.

    `units` None is all of them.
    """
    during = _during(since, until, units)
    return (*_flows(connection, during), *_stands(connection, during, closings(since, until)))


def closings(since: date, until: date) -> frozenset[date]:
    """The last day of each month of a time, and of the time itself."""
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    return frozenset(day for day in days if day == until or (day + timedelta(days=1)).day == 1)


def _flows(connection: Connection, during: ColumnElement[bool]) -> Iterator[Figure]:
    month = (extract("year", rollup.c.day), extract("month", rollup.c.day))
    sums = (func.sum(rollup.c[name]) for name in FLOWS)
    rows = connection.execute(
        select(*month, *_NAMES, *sums).where(during).group_by(*month, *_NAMES)
    )
    for year, number, unit, procedure, channel, domain, *flows in rows:
        one = Count(*(int(flow) for flow in flows))
        yield Figure((int(year), int(number)), unit, procedure, channel, domain, one)


def _stands(
    connection: Connection, during: ColumnElement[bool], ends: Collection[date]
) -> Iterator[Figure]:
    stands = (rollup.c[name] for name in STANDS)
    rows = connection.execute(
        select(rollup.c.day, *_NAMES, *stands).where(during, rollup.c.day.in_(ends))
    )
    for day, unit, procedure, channel, domain, left, overdue in rows:
        one = Count(open=left, overdue=overdue)
        yield Figure((day.year, day.month), unit, procedure, channel, domain, one)


def _during(since: date, until: date, units: Collection[str] | None) -> ColumnElement[bool]:
    time = rollup.c.day.between(since, until)
    return time if units is None else time & rollup.c.unit.in_(units)


def _row(day: date, key: Key, one: Count, domains: Mapping[str, str]) -> dict[str, object]:
    unit, procedure, channel = key
    names = {"unit": unit, "procedure": procedure, "channel": channel}
    return {"day": day, **names, "domain": domains.get(procedure, ""), **asdict(one)}
