"""Column types of our own: each stores plain text, in any database, and gives back a value."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.canonical import canonical
from runtime.clock import VIETNAM
from runtime.lookups import LookedUp, packed, unpacked


class Instant(TypeDecorator[datetime]):
    """An aware instant as UTC text of one width, so that texts sort as instants do.

    It comes back on the wall clock of the country, as pages and papers show it.
    """

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).astimezone(VIETNAM)


class CanonicalJson(TypeDecorator[Json]):
    """A JSON value in its canonical text; None is the missing value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Json | None, dialect: Dialect) -> str | None:
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Json:
        return None if value is None else json.loads(value)


class LookUps(TypeDecorator[tuple[LookedUp, ...]]):
    """What registers have said, in canonical text; the missing value is that nothing was asked."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self, value: tuple[LookedUp, ...] | None, dialect: Dialect
    ) -> str | None:
        return canonical(packed(value)) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[LookedUp, ...]:
        return unpacked(json.loads(value)) if value else ()


class DueDate(TypeDecorator[Due]):
    """A due day, with a time of day where the clock runs in hours."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: Due | None, dialect: Dialect) -> str | None:
        return None if value is None else due_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Due | None:
        return None if value is None else due_from_text(value)


def instant_text(value: datetime) -> str:
    assert value.tzinfo is not None, "An instant without a time zone is not an instant"
    plain = value.astimezone(UTC).replace(tzinfo=None)
    return f"{plain.isoformat(timespec='microseconds')}Z"


def due_text(due: Due) -> str:
    return f"{due.day}T{due.time:%H:%M}" if due.time else due.day.isoformat()


def due_from_text(text: str) -> Due:
    day, _, hour = text.partition("T")
    return Due(date.fromisoformat(day), time.fromisoformat(hour) if hour else None)
