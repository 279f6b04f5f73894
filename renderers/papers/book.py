"""Form 07, the register of an office: one line for each dossier of some days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from catalogue.kinds.base import Says
from compiler.evaluation import Due
from renderers import i18n
from renderers.papers.case import Office, plain
from renderers.papers.sheet import NOTHING, Column, Sheet, Sign, Table
from renderers.saying import say

BOOK = (
    ("no", 2), ("code", 5), ("procedure", 7), ("sets", 2), ("owner", 5), ("contact", 6),
    ("handler", 5), ("received", 4), ("due", 4), ("passed", 4), ("result", 4), ("returned", 4),
    ("note", 3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register tells of a dossier; `contact` '' once its answers are erased."""

    code: str
    procedure: str
    sets: int
    owner: str
    contact: str
    handler: str
    received: datetime | None
    due: Due | None
    passed: datetime | None
    result: datetime | None
    returned: datetime | None


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of these days from number `first` on, of `count` in all."""

    since: date
    until: date
    first: int
    count: int


def register(entries: tuple[Entry, ...], office: Office, span: Span, at: datetime) -> Sheet:
    """In Vietnamese: it stays in the house."""
    days = {"since": i18n.day(span.since), "until": i18n.day(span.until)}
    last = span.first + len(entries) - 1
    told = _says("register/part", first=span.first, last=last, count=span.count)
    title = told if len(entries) < span.count else _says("register/count", count=span.count)
    columns = tuple(Column(_says(f"book/{key}"), share) for key, share in BOOK)
    rows = tuple(_row(number, one) for number, one in enumerate(entries, span.first))
    day = say("vi", "sheet/day", day=f"{at.day:02}", month=f"{at.month:02}", year=at.year)
    return Sheet(
        id="register",
        size="A4 landscape",
        nation=_says("nation"),
        motto=_says("motto"),
        form=_says("form", number="07"),
        above=office.above,
        office=office.name,
        number=_says("number", number=f"{at:%Y}/STD"),
        day=plain(f"{office.town}, {day}" if office.town else f"{day[:1].upper()}{day[1:]}"),
        title=_says("register"),
        subtitle=_says("register/days", **days),
        blocks=(Table(title, columns, rows),),
        signs=(Sign(_says("sign/keeper")),),
        sign_here=_says("sign_here"),
        scan="",
        scan_says=NOTHING,
    )


def _row(number: int, one: Entry) -> tuple[Says, ...]:
    texts = (
        str(number), one.code, one.procedure, f"{one.sets:02}", one.owner, one.contact,
        one.handler, _stamp(one.received), _due(one.due), _stamp(one.passed), _stamp(one.result),
        _stamp(one.returned), "",
    )  # fmt: skip
    return tuple(map(plain, texts))


def _stamp(at: datetime | None) -> str:
    return i18n.moment(at) if at else ""


def _due(at: Due | None) -> str:
    if at is None:
        return say("vi", "sheet/no_due")
    return f"{at.time:%H:%M}, {i18n.weekday(at.day)}" if at.time else i18n.weekday(at.day)


def _says(key: str, **values: object) -> Says:
    return plain(say("vi", f"sheet/{key}", **values))
