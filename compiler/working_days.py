"""The calendar of the country: which days are worked, and where a length of time ends.

The day of the event is not counted. Calendar lengths that end on a day off end on the next
working day (Civil Code 2015, art. 148); working days simply skip the days off.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Literal
from zoneinfo import ZoneInfo

from catalogue.record import record
from compiler.evaluation import Calendar, Due

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SATURDAY = 5
ONE_DAY = timedelta(days=1)
LEAP = 8
"""29/02 comes round within so many years."""

Unit = Literal["day", "working_day", "hour", "month", "year"]


@record
class Length:
    """A length of time as the law says it: `3 working_day`, `0.25 working_day`, `8 hour`."""

    amount: Decimal
    unit: Unit

    @property
    def whole(self) -> int:
        return int(self.amount.to_integral_value(ROUND_CEILING))


def local(at: datetime) -> datetime:
    """The wall clock of the country at that instant; a naive moment is taken as it stands."""
    return at.astimezone(VIETNAM) if at.tzinfo else at.replace(tzinfo=VIETNAM)


def is_working(day: date, calendar: Calendar) -> bool:
    return day in calendar.work or (day.weekday() < SATURDAY and day not in calendar.off)


def working_from(day: date, calendar: Calendar, step: timedelta = ONE_DAY) -> date:
    """That day, or the first working day after it."""
    while not is_working(day, calendar):
        day += step
    return day


def add_working(day: date, count: int, calendar: Calendar) -> date:
    """Counts back from the day when `count` is negative."""
    step = ONE_DAY if count >= 0 else -ONE_DAY
    for _ in range(abs(count)):
        day = working_from(day + step, calendar, step)
    return day


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the month's last day when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, length: Length, calendar: Calendar) -> date:
    """Where a length that begins on that day ends, be it a working day or not."""
    match length.unit:
        case "working_day":
            return add_working(day, length.whole, calendar)
        case "day":
            return day + timedelta(days=length.whole)
        case "month":
            return add_months(day, length.whole)
        case "year":
            return add_months(day, 12 * length.whole)
        case "hour":
            return day + timedelta(days=length.whole // 24)


def received(at: datetime, cut_off: time | None, calendar: Calendar) -> date:
    """The day on which a filing counts as received: with a cut-off, always a working day."""
    now = local(at)
    if cut_off is None:
        return now.date()
    if is_working(now.date(), calendar) and now.time() >= cut_off:
        return working_from(now.date() + ONE_DAY, calendar)
    return working_from(now.date(), calendar)


def until_day(at: datetime, text: str, *, before: bool) -> Due:
    """The next `25/04` after that moment, or the day before it; days off do not move it."""
    today = local(at).date()
    day, month = (int(part) for part in text.split("/"))
    years = (today.year + more for more in range(LEAP + 1))
    days = (date(year, month, day) for year in years if _exists(year, month, day))
    ends = (one - ONE_DAY if before else one for one in days)
    return Due(next(one for one in ends if one >= today))


def _exists(year: int, month: int, day: int) -> bool:
    return day <= monthrange(year, month)[1]


def pushed(end: Due, begun: datetime, ended: datetime, calendar: Calendar, *, working: bool) -> Due:
    """The end of a clock that stood between two moments; what is over by then is not moved."""
    first, last = local(begun), local(ended)
    if end.time is not None:
        moved = datetime.combine(end.day, end.time) + (last - first)
        return Due(moved.date(), moved.time().replace(second=0, microsecond=0))
    if first.date() > end.day:
        return end
    if not working:
        return Due(end.day + (last.date() - first.date()))
    stood = (first.date() + ONE_DAY * n for n in range(1, (last.date() - first.date()).days + 1))
    count = sum(1 for day in stood if is_working(day, calendar))
    return Due(add_working(end.day, count, calendar))


def due(at: datetime, lengths: Iterable[Length], cut_off: time | None, calendar: Calendar) -> Due:
    """When something filed at that moment is due; no length at all means the same day."""
    return rolled(ending(at, lengths, cut_off, calendar), calendar)


def rolled(end: Due, calendar: Calendar) -> Due:
    """A term whose last day is a day off ends on the next working day; hours end when they end."""
    return end if end.time is not None else Due(working_from(end.day, calendar))


def ending(
    at: datetime, lengths: Iterable[Length], cut_off: time | None, calendar: Calendar
) -> Due:
    """The last day of the lengths as counted, be it a working day or not.

    Hours run from the moment itself, by day and night, and are added after the days.
    """
    spans = tuple(lengths)
    day = received(at, cut_off, calendar)
    for length in spans:
        if length.unit != "hour":
            day = add(day, length, calendar)
    hours = sum((length.amount for length in spans if length.unit == "hour"), Decimal())
    if not hours:
        return Due(day)
    end = datetime.combine(day, local(at).time()) + timedelta(minutes=int(hours * 60))
    return Due(end.date(), end.time().replace(second=0, microsecond=0))
