"""How long there is until a result is due, in words that an officer reads at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Literal

from compiler.evaluation import Calendar, Due
from compiler.working_days import is_working, local
from renderers.saying import say

Tone = Literal["", "soon", "late"]
ONE_DAY = timedelta(days=1)
FAR = 400
"""More days than this are not counted one by one."""


@dataclass(frozen=True, slots=True)
class Left:
    """`tone` is `late` past the end, `soon` on the last day and the working day before it."""

    text: str
    tone: Tone = ""


def time_left(due: Due, now: datetime, calendar: Calendar, lang: str) -> Left:
    """Working days between two days, or hours on the last of them."""
    here = local(now)
    today = here.date()
    if due.day < today:
        days = _working_days(due.day, today, calendar)
        return Left(say(lang, "left/late_days", count=days or 1), "late")
    if due.day > today:
        days = _working_days(today, due.day, calendar)
        text = say(lang, "left/days", count=days) if days else say(lang, "left/next")
        return Left(text, "" if days > 1 else "soon")
    if due.time is None:
        return Left(say(lang, "left/today"), "soon")
    end = datetime.combine(due.day, due.time, here.tzinfo)
    if here > end:
        return Left(say(lang, "left/late_hours", count=_hours(here - end)), "late")
    return Left(say(lang, "left/hours", count=_hours(end - here)), "soon")


def _working_days(first: date, last: date, calendar: Calendar) -> int:
    """The working days after the first day, until the last."""
    days = min((last - first).days, FAR)
    return sum(is_working(first + number * ONE_DAY, calendar) for number in range(1, days + 1))


def _hours(span: timedelta) -> int:
    return max(1, ceil(span / timedelta(hours=1)))
