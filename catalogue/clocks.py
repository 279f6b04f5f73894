"""How long and since when: the phrases of clocks, of events, of days and moments."""

from __future__ import annotations

from datetime import date, time
from typing import Literal, get_args

from catalogue import literals
from catalogue.cursor import Cursor, read
from catalogue.syntax import Annual, Clock, ClockWord, Event, PhraseError

ClockName = Literal["same_day", "rest", "untimed", "none"]
EventName = Literal[
    "complete", "lodged", "paid", "done", "intake", "supplement", "return", "before", "after"
]

CLOCKS: tuple[ClockName, ...] = get_args(ClockName)
EVENTS: tuple[EventName, ...] = get_args(EventName)
EVENTS_OF_A_STEP = ("done", "before", "after")
EVENTS_OF_SOMETHING = (*EVENTS_OF_A_STEP, "paid")
LEAP_YEAR = 2024


def clock(text: str) -> Clock:
    """How long: `7 working_days`, `same_day`; or until a day of the year: `before 25/04`."""
    return read(text, _clock)


def event(text: str) -> Event:
    """When something starts or falls due: `complete`, `after tiep_nhan`."""
    return read(text, _event)


def literal_date(text: str) -> date:
    return read(text, _date)


def moment(text: str) -> tuple[date, time | None]:
    """A day, and the time of day when it is given: `13/02/2026 15:30`."""
    return read(text, _moment)


def _clock(cursor: Cursor) -> Clock:
    token = cursor.peek
    if token.kind == "number":
        return literals.span(cursor)
    if cursor.at("before", "by"):
        return _annual(cursor)
    word = cursor.word(CLOCKS, "unknown-clock")
    return ClockWord(token.start, token.end, word)


def _annual(cursor: Cursor) -> Clock:
    token = cursor.next()
    word: Literal["before", "by"] = "before" if token.text == "before" else "by"
    if not cursor.has("number"):
        raise PhraseError("not-a-day-of-year", token.start, token.end)
    day = literals.whole(cursor)
    month = literals.whole(cursor) if cursor.accept("/") and cursor.has("number") else 0
    try:
        date(LEAP_YEAR, month, day)
    except ValueError:
        raise PhraseError("not-a-day-of-year", token.start, cursor.last.end) from None
    return Annual(token.start, cursor.last.end, word, day, month)


def _event(cursor: Cursor) -> Event:
    token = cursor.peek
    word = cursor.word(EVENTS, "unknown-event")
    if word in EVENTS_OF_A_STEP and cursor.has("end"):
        raise PhraseError("event-of-no-step", token.start, token.end, word=word)
    named = word in EVENTS_OF_SOMETHING and not cursor.has("end")
    step = cursor.id() if named else None
    return Event(token.start, cursor.last.end, word, step)


def _date(cursor: Cursor) -> date:
    if not cursor.has("date"):
        raise PhraseError("not-a-date", 0, len(cursor.text), text=cursor.text)
    return literals.day(cursor).value


def _moment(cursor: Cursor) -> tuple[date, time | None]:
    if not cursor.has("date"):
        raise PhraseError("not-a-moment", 0, len(cursor.text), text=cursor.text)
    day = literals.day(cursor).value
    if cursor.has("end"):
        return day, None
    if not cursor.has("time"):
        raise PhraseError("not-a-moment", 0, len(cursor.text), text=cursor.text)
    return day, literals.clock_time(cursor)
